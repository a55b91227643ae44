//! Laws on the line, given by formulas, and the 2-Wasserstein distance between two of them.
//!
//! A law is told by a variable t with density p and distribution function F, and an increasing map g: it is the law of g(t), and its
//! quantile function is g∘F⁻¹. Laws of one variable, such as normal and log-normal ones, are thus compared without any inverse.

mod distance;
mod error;
mod family;
mod shown;
mod variable;

use rug::Rational;

use crate::formula::{Expr, Node, Symbol, parse_expr};
use crate::proof::likeness::nearest;
use variable::{VARIABLE, Variable};

pub use distance::Distance;
pub use error::{LawError, NoLaw, Unreached};
pub use family::Family;
pub use shown::Unshown;

/// A law on the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Law {
    name: String,
    variable: Variable,
    map: Expr,
}

impl Law {
    /// The law that a text such as `normal(0, 1)` or `mixture(1/3, -1, 1/2, 2/3, 1, 1)` names.
    ///
    /// # Errors
    /// [`LawError::NoLaw`], naming the mistake or what is not seen of the formulas of the family.
    pub fn parse(text: &str, families: &[Family]) -> Result<Law, LawError> {
        let law = parse_expr(text)
            .map_err(NoLaw::from)
            .and_then(|expr| Law::read(&expr, families))
            .and_then(|law| law.shown().map(|()| law).map_err(NoLaw::from));
        law.map_err(|why| {
            let text = text.into();
            LawError::NoLaw { text, why }
        })
    }

    fn read(expr: &Expr, families: &[Family]) -> Result<Law, NoLaw> {
        let unknown = |nearest| NoLaw::Unknown {
            nearest,
            known: families.iter().map(Family::describe).collect(),
        };
        let Node::Apply(name, arguments) = expr.node() else {
            return Err(unknown(None));
        };
        let values: Option<Vec<Rational>> = arguments.iter().map(Expr::as_rational).collect();
        let numbers = || values.ok_or(NoLaw::Irrational);
        if name.as_str() == "mixture" {
            return Law::mixture(&numbers()?);
        }
        match families.iter().find(|family| family.name() == name.as_str()) {
            Some(family) => family.law(&numbers()?),
            None => {
                let names = families.iter().map(Family::name).chain(["mixture"]);
                Err(unknown(nearest(name.as_str(), names)))
            }
        }
    }

    /// Σ c_i N(m_i, v_i) from c₁, m₁, v₁, c₂, m₂, v₂, …
    fn mixture(values: &[Rational]) -> Result<Law, NoLaw> {
        let mut parts: Vec<[Rational; 3]> = Vec::new();
        for triple in values.chunks(3) {
            let [c, m, v] = triple else {
                return Err(NoLaw::NoTriples);
            };
            if *c <= 0 || *v <= 0 {
                return Err(NoLaw::NoWeights);
            }
            match parts.iter_mut().find(|part| part[1] == *m && part[2] == *v) {
                Some(same) => same[0] += c,
                None => parts.push([c.clone(), m.clone(), v.clone()]),
            }
        }
        let total: Rational = parts.iter().map(|[c, ..]| c).sum();
        if total != 1 {
            return Err(NoLaw::Total(total));
        }
        parts.sort_by(|a, b| a[1].cmp(&b[1]).then(a[2].cmp(&b[2])));
        let values: Vec<String> = values.iter().map(Rational::to_string).collect();
        let name = format!("mixture({})", values.join(", "));
        let t = Expr::symbol(VARIABLE);
        Ok(match &parts[..] {
            [[_, m, v]] => Law {
                name,
                variable: Variable::normal(&[[1, 0, 1].map(Rational::from)]),
                map: Expr::rational(m) + Expr::rational(v).sqrt() * t,
            },
            parts => Law {
                name,
                variable: Variable::normal(parts),
                map: t,
            },
        })
    }

    /// What it is called, parameters and all.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its quantile function, a formula in `u`.
    #[must_use]
    pub fn quantile(&self) -> Expr {
        self.at(&self.variable.quantile(0, &Expr::symbol("u")))
    }

    /// Density, distribution function and survival function of its variable, formulas in `t`.
    #[must_use]
    pub fn variable(&self) -> [&Expr; 3] {
        let [below, above] = &self.variable.shares;
        [&self.variable.density, below, above]
    }

    /// The quantile functions of its variable, formulas in `u` and in `w` = 1 - `u`.
    #[must_use]
    pub fn variable_quantiles(&self) -> [&Expr; 2] {
        self.variable.quantiles.each_ref()
    }

    /// The increasing map of which, applied to its variable, it is the law; a formula in `t`.
    #[must_use]
    pub fn map(&self) -> &Expr {
        &self.map
    }

    /// The map at a value of the variable.
    fn at(&self, value: &Expr) -> Expr {
        self.map.substitute(&Symbol::new(VARIABLE), value)
    }

    /// W2² between this law and another, to so many significant digits; in closed form where `exact` is set and the exact
    /// layer integrates.
    ///
    /// # Errors
    /// [`LawError::InfiniteMoment`], and [`LawError::Undecided`] if the digits were not reached.
    pub fn squared_distance(&self, other: &Law, digits: usize, exact: bool) -> Result<Distance, LawError> {
        distance::squared_distance(self, other, digits, exact)
    }
}

/// How a mixture is written.
pub(crate) const MIXTURE: &str = "mixture(c1, m1, v1, c2, m2, v2, …) of normal laws by weight, mean and variance";
