//! Parametric families of laws.

use std::collections::BTreeMap;

use rug::Rational;

use super::variable::{VARIABLE, Variable};
use super::{Law, NoLaw};
use crate::formula::{Expr, Symbol, parse_expr};

/// A parametric family of laws: a name, its parameters, and formulas in `t`, `u`, `w` and the parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Family {
    name: String,
    parameters: Vec<String>,
    positive: Vec<String>,
    variable: Option<[String; 7]>,
    map: String,
}

impl Family {
    /// A family of laws of the standard normal variable itself, with a permanent name and its parameters.
    #[must_use]
    pub fn of(name: &str, parameters: &[&str]) -> Family {
        Family {
            name: name.into(),
            parameters: parameters.iter().map(|parameter| (*parameter).into()).collect(),
            positive: Vec::new(),
            variable: None,
            map: VARIABLE.into(),
        }
    }

    /// What of the parameters must be positive, as in `v` or `b - a`.
    #[must_use]
    pub fn positive(mut self, formula: &str) -> Family {
        self.positive.push(formula.into());
        self
    }

    /// Another variable t from `range[0]` to `range[1]`: its density p, distribution function F and survival function 1 - F, and its
    /// quantile function in u = F and in w = 1 - F. It depends on no parameter, so that all laws of the family share it.
    #[must_use]
    pub fn variable(
        mut self,
        [lo, hi]: [&str; 2],
        density: &str,
        [below, above]: [&str; 2],
        [lower, upper]: [&str; 2],
    ) -> Family {
        self.variable = Some([lo, hi, density, below, above, lower, upper].map(String::from));
        self
    }

    /// The increasing map of t whose law this is.
    #[must_use]
    pub fn map(mut self, map: &str) -> Family {
        self.map = map.into();
        self
    }

    /// The permanent name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The family with its parameters, as in `normal(m, v)`.
    #[must_use]
    pub fn describe(&self) -> String {
        format!("{}({})", self.name, self.parameters.join(", "))
    }

    /// The law of the family with these parameters.
    pub(super) fn law(&self, values: &[Rational]) -> Result<Law, NoLaw> {
        let given: Vec<String> = values.iter().map(Rational::to_string).collect();
        let name = format!("{}({})", self.name, given.join(", "));
        if values.len() != self.parameters.len() {
            return Err(NoLaw::Parameters {
                family: self.describe(),
                given: name,
            });
        }
        let symbols = self.parameters.iter().map(|parameter| Symbol::new(parameter));
        let at: BTreeMap<Symbol, Expr> = symbols.zip(values.iter().map(Expr::rational)).collect();
        let formula = |text: &str| Ok::<Expr, NoLaw>(parse_expr(text)?.substitute_all(&at));
        for positive in &self.positive {
            if formula(positive)?.as_rational().is_none_or(|q| q <= 0) {
                return Err(NoLaw::NotPositive(positive.clone()));
            }
        }
        let variable = match &self.variable {
            None => Variable::normal(&[[1, 0, 1].map(Rational::from)]),
            Some([lo, hi, density, below, above, lower, upper]) => Variable {
                range: [formula(lo)?, formula(hi)?],
                density: formula(density)?,
                shares: [formula(below)?, formula(above)?],
                quantiles: [formula(lower)?, formula(upper)?],
                normal_parts: Vec::new(),
            },
        };
        let map = formula(&self.map)?;
        Ok(Law { name, variable, map })
    }
}
