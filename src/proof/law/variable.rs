//! The variables that laws on the line are told by.

use rug::Rational;

use crate::formula::{Expr, Symbol};

/// The symbol of the variable in densities, distribution functions and maps.
pub(super) const VARIABLE: &str = "t";

/// A real variable t, by formulas in `t`, `u` and `w`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Variable {
    /// Where t ranges, perhaps to infinity.
    pub(super) range: [Expr; 2],
    /// The density p.
    pub(super) density: Expr,
    /// F, and 1 - F, each with its digits where it is small.
    pub(super) shares: [Expr; 2],
    /// The quantile functions: of u = F, and of w = 1 - F.
    pub(super) quantiles: [Expr; 2],
    /// A centre, and for each normal part its mean and a bound of its deviation; empty where the quantile functions are elementary.
    pub(super) normal_parts: Vec<(Rational, Rational)>,
}

impl Variable {
    /// Whether the quantile functions are elementary.
    pub(super) fn is_elementary(&self) -> bool {
        self.normal_parts.is_empty()
    }

    /// The mixture of normal laws given by weights, means and variances; the standard normal law for a single one.
    pub(super) fn normal(parts: &[[Rational; 3]]) -> Variable {
        let t = Expr::symbol(VARIABLE);
        let root = |v: Expr| (Expr::integer(2) * v).sqrt();
        let sum = |term: &dyn Fn(Expr, Expr, Expr) -> Expr| {
            let terms = parts.iter().map(|part| {
                let [c, m, v] = part.each_ref().map(Expr::rational);
                match part[0] == 1 {
                    true => term(Expr::one(), m, v),
                    false => term(c, m, v),
                }
            });
            terms.reduce(|a, b| a + b).unwrap_or_else(Expr::zero)
        };
        let erfc = |argument: Expr| Expr::call(crate::formula::Function::Erfc, vec![argument]);
        let share = |c: Expr, argument: Expr| c * erfc(argument) / Expr::integer(2);
        let distance = |m: Expr| match m.as_rational().is_some_and(|q| q == 0) {
            true => t.clone(),
            false => t.clone() - m,
        };
        let density = sum(&|c, m, v| {
            let square = distance(m).pow(Expr::integer(2)) / (Expr::integer(2) * v.clone());
            c * (-square).exp() / (Expr::integer(2) * Expr::pi() * v).sqrt()
        });
        let below = sum(&|c, m, v| share(c, -distance(m) / root(v)));
        let above = sum(&|c, m, v| share(c, distance(m) / root(v)));
        let symbol = Symbol::new(VARIABLE);
        let mirrored = above.substitute(&symbol, &-t);
        let quantiles = [
            Expr::inverse(symbol.clone(), below.clone(), Expr::symbol("u")),
            -Expr::inverse(symbol, mirrored, Expr::symbol("w")),
        ];
        // √v is at most (v + 1)/2, and at most what Newton's method makes of that.
        let deviation = |v: &Rational| {
            let step = |x: Rational| (Rational::from(v / &x) + x) / 2u32;
            let x = step(step((Rational::from(v + 1u32)) / 2u32));
            (x * 16u32).ceil() / 16u32
        };
        Variable {
            range: [-Expr::infinity(), Expr::infinity()],
            density,
            shares: [below, above],
            quantiles,
            normal_parts: parts.iter().map(|[_, m, v]| (m.clone(), deviation(v))).collect(),
        }
    }

    /// A quantile function at an argument: below for side 0, above for side 1.
    pub(super) fn quantile(&self, side: usize, at: &Expr) -> Expr {
        let symbol = Symbol::new(["u", "w"][side]);
        self.quantiles[side].substitute(&symbol, at)
    }
}
