//! What is told of a law, shown before anything rests on it.
//!
//! A distance between laws is right only if the formulas that tell a law belong together. With t in the range I of the variable, each of the
//! following is shown by normal form, both sides existing, or the law is refused.
//!
//! * p >= 0, and 1 - F is what is told of it.
//! * *F is the distribution function of p.* Either the integral of p up to t is F(t), and that over I is 1. Or F' = p, 0 <= F <= 1, and F takes
//!   every value between 0 and 1, namely u at Q(u): as F does not fall, its limits at the ends of I are then 0 and 1.
//! * *Q is its quantile function.* Either Q(F(t)) = t: F, which does not fall and is continuous, rises, and Q is its inverse. Or F(Q(u)) = u
//!   for 0 < u < 1, with Q(u) in I: there are at most countably many u at which F takes the value u more than once, which no integral sees.
//!   Of 1 - F likewise. Between 0 and 1 are the numbers 1/(1 + v) with v > 0.
//! * *The map does not fall.* Its derivative is not negative, or it is made of what does not fall: positive multiples and sums, products of
//!   what is not negative besides, functions of the language that rise, and sin where its argument goes from -π/2 at least to π/2 at most.

use crate::exact::{Scope, normal};
use crate::formula::{Domain, Domains, Expr, Function, Node, Relation, RelationOp, Symbol};
use crate::proof::identity;
use crate::session::{Question, remembered};

use super::Law;
use super::variable::{VARIABLE, Variable};

/// The number from which those between 0 and 1 are made.
const ODDS: &str = "v";

/// What is not seen of a law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unshown {
    /// Its range has other ends.
    #[error("its variable must range over the line, over 0..oo or between two rational numbers")]
    Range,
    /// p >= 0.
    #[error("`density(t)` is not seen to be 0 or more")]
    Density,
    /// 1 - F is the survival function.
    #[error("`survival(t)` is not seen to be 1 - distribution(t)")]
    Survival,
    /// F is the distribution function of p.
    #[error("`distribution(t)` is not seen to be the distribution function of `density(t)`")]
    Distribution,
    /// Q is the quantile function of F.
    #[error("`quantile(u)` is not seen to be the inverse of `distribution(t)`")]
    Quantile,
    /// The same of 1 - F.
    #[error("`survival_quantile(w)` is not seen to be the inverse of `survival(t)`")]
    SurvivalQuantile,
    /// The map does not fall.
    #[error("`X(t)` is not seen to rise with t")]
    Map,
}

impl Law {
    /// Sees to it that the formulas of the law belong together.
    pub(super) fn shown(&self) -> Result<(), Unshown> {
        let variable = &self.variable;
        let domains = variable.domains()?;
        // Of normal variables and their mixtures nothing is told.
        if variable.is_elementary() {
            remembered(Told(variable.clone()))?;
        }
        let slope = Expr::diff(self.map.clone(), Symbol::new(VARIABLE));
        let scope = Scope::new(&domains);
        let real = normal(&self.map, &scope).is_ok_and(|map| scope.is_real(&map));
        match real && (rises(&self.map, &variable.range, &domains) || not_negative(slope, &domains)) {
            true => Ok(()),
            false => Err(Unshown::Map),
        }
    }
}

/// Whether the formulas of a variable belong together.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Told(Variable);

impl Question for Told {
    const WHAT: &'static str = "variables of laws";
    type Answer = Result<(), Unshown>;

    fn answer(&self) -> Result<(), Unshown> {
        self.0.shown()
    }
}

impl Variable {
    /// Where t ranges; ends that are 0 are left out, as no integral sees them.
    fn domains(&self) -> Result<Domains, Unshown> {
        let [lo, hi] = &self.range;
        let domain = match (lo.as_rational(), hi.as_rational()) {
            _ if *lo == -Expr::infinity() && *hi == Expr::infinity() => Domain::Real,
            (Some(lo), None) if lo == 0 && *hi == Expr::infinity() => Domain::Positive,
            (Some(lo), Some(hi)) if lo < hi => Domain::Between { lo, hi },
            _ => return Err(Unshown::Range),
        };
        Ok([(Symbol::new(VARIABLE), domain)].into_iter().collect())
    }

    fn shown(&self) -> Result<(), Unshown> {
        let domains = self.domains()?;
        let [below, above] = &self.shares;
        let seen = |holds: bool, otherwise: Unshown| if holds { Ok(()) } else { Err(otherwise) };
        seen(not_negative(self.density.clone(), &domains), Unshown::Density)?;
        let rest = Expr::one() - below.clone();
        seen(equal(above.clone(), rest, &domains), Unshown::Survival)?;
        let onto = self.is_onto(0);
        let by_slope = || {
            let slope = Expr::diff(below.clone(), Symbol::new(VARIABLE));
            onto && equal(slope, self.density.clone(), &domains)
                && [below, above]
                    .into_iter()
                    .all(|share| not_negative(share.clone(), &domains))
        };
        seen(self.is_integrated(&domains) || by_slope(), Unshown::Distribution)?;
        seen(onto || self.is_undone(0, &domains), Unshown::Quantile)?;
        seen(
            self.is_onto(1) || self.is_undone(1, &domains),
            Unshown::SurvivalQuantile,
        )
    }

    /// The integral of p up to t is F(t), and that of the whole range is 1.
    fn is_integrated(&self, domains: &Domains) -> bool {
        let (t, [lo, hi]) = (Symbol::new(VARIABLE), self.range.clone());
        let s = Symbol::new("s");
        let density = self.density.substitute(&t, &Expr::from(s.clone()));
        let up_to = |end: Expr| Expr::integral(s.clone(), lo.clone(), end, density.clone());
        equal(up_to(Expr::from(t)), self.shares[0].clone(), domains)
            && equal(up_to(hi), Expr::one(), &Domains::default())
    }

    /// The quantile function of a side takes every number between 0 and 1 to a value of the variable with this share.
    fn is_onto(&self, side: usize) -> bool {
        let odds = Symbol::new(ODDS);
        let domains: Domains = [(odds.clone(), Domain::Positive)].into_iter().collect();
        let share = Expr::one() / (Expr::one() + Expr::from(odds));
        let value = self.quantile(side, &share);
        let [lo, hi] = &self.range;
        let inside = |end: &Expr, distance: Expr| end.as_rational().is_none() || not_negative(distance, &domains);
        let back = self.shares[side].substitute(&Symbol::new(VARIABLE), &value);
        let scope = Scope::new(&domains);
        let real = normal(&value, &scope).is_ok_and(|value| scope.is_real(&value));
        real && equal(back, share, &domains) && inside(lo, value.clone() - lo.clone()) && inside(hi, hi.clone() - value)
    }

    /// The quantile function of a side takes every share back to the value of the variable.
    fn is_undone(&self, side: usize, domains: &Domains) -> bool {
        equal(self.quantile(side, &self.shares[side]), Expr::symbol(VARIABLE), domains)
    }
}

fn equal(left: Expr, right: Expr, domains: &Domains) -> bool {
    identity::holds(&Relation::new(RelationOp::Eq, left, right), domains)
}

fn not_negative(formula: Expr, domains: &Domains) -> bool {
    identity::holds(&Relation::new(RelationOp::Le, Expr::zero(), formula), domains)
}

/// Whether a formula in the variable is made of what does not fall over the range.
fn rises(formula: &Expr, range: &[Expr; 2], domains: &Domains) -> bool {
    let t = Symbol::new(VARIABLE);
    let rising = |part: &Expr| rises(part, range, domains);
    let falling = |part: &Expr| rises(&-part.clone(), range, domains);
    let positive = |part: &Expr| not_negative(part.clone(), domains);
    // What rises and is not negative at its first point is so everywhere.
    let above = |part: &Expr| {
        let first = || positive(&part.substitute(&t, &range[0]));
        rising(part) && (positive(part) || range[0].as_rational().is_some() && first())
    };
    if !formula.depends_on(&t) {
        return true;
    }
    match formula.node() {
        Node::Symbol(_) => true,
        Node::Neg(a) => match a.node() {
            Node::Neg(a) => rising(a),
            Node::Add(a, b) => falling(a) && falling(b),
            Node::Sub(a, b) => falling(a) && rising(b),
            Node::Mul(a, b) | Node::Div(a, b) if !b.depends_on(&t) => {
                positive(&-b.clone()) && rising(a) || positive(b) && falling(a)
            }
            Node::Mul(a, b) if !a.depends_on(&t) => positive(&-a.clone()) && rising(b) || positive(a) && falling(b),
            _ => false,
        },
        Node::Add(a, b) => rising(a) && rising(b),
        Node::Sub(a, b) => rising(a) && falling(b),
        Node::Mul(a, b) if !a.depends_on(&t) => positive(a) && rising(b),
        Node::Mul(a, b) if !b.depends_on(&t) => positive(b) && rising(a),
        Node::Mul(a, b) => above(a) && above(b),
        Node::Div(a, b) => !b.depends_on(&t) && positive(b) && rising(a),
        Node::Pow(a, n) => match n.as_rational() {
            Some(n) => n > 0 && above(a),
            None => *a == Expr::e() && rising(n),
        },
        Node::Call(Function::Sin, arguments) => {
            let quarter = Expr::pi() / Expr::integer(2);
            let at = |end: &Expr| arguments[0].substitute(&t, end);
            let finite = range.iter().all(|end| end.as_rational().is_some());
            finite
                && rising(&arguments[0])
                && positive(&(at(&range[0]) + quarter.clone()))
                && positive(&(quarter - at(&range[1])))
        }
        Node::Call(function, arguments) => RISING.contains(function) && arguments.iter().all(rising),
        _ => false,
    }
}

/// Functions that do not fall in any argument, where they are real.
const RISING: [Function; 8] = [
    Function::Exp,
    Function::Log,
    Function::Sqrt,
    Function::Atan,
    Function::Tanh,
    Function::Erf,
    Function::Max,
    Function::Min,
];
