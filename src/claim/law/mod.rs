//! Laws on the line, given by formulas, and the 2-Wasserstein distance between two of them.
//!
//! A law is told by a variable t with density p and distribution function F, and an increasing map g: it is the law of g(t).
//! Its quantile function is Q = g∘F⁻¹, once as a formula in u and once in w = 1 - u, which keeps its digits near the upper
//! end.

mod distance;

use std::collections::BTreeMap;

use rug::Rational;

use crate::expr::{Expr, Node, Symbol, parse_expr};
use crate::interval::Interval;

/// The variable of densities, distribution functions and maps.
const VARIABLE: &str = "t";

/// A parametric family of laws: a name, its parameters, and formulas in `t`, `u`, `w` and the parameters.
#[derive(Clone, Debug)]
pub struct Family {
    name: &'static str,
    parameters: &'static [&'static str],
    positive: &'static str,
    density: String,
    distribution: String,
    survival: String,
    map: String,
    lower: String,
    upper: String,
    variable_lower: String,
    variable_upper: String,
    centre: &'static str,
    scale: &'static str,
    support: [Option<&'static str>; 2],
    elementary: bool,
}

impl Family {
    /// A family with a permanent name, its parameters, and what of them must be positive, as in `v` or `b - a`.
    #[must_use]
    pub fn of(name: &'static str, parameters: &'static [&'static str], positive: &'static str) -> Family {
        Family {
            name,
            parameters,
            positive,
            density: String::new(),
            distribution: String::new(),
            survival: String::new(),
            map: VARIABLE.into(),
            lower: String::new(),
            upper: String::new(),
            variable_lower: String::new(),
            variable_upper: String::new(),
            centre: "0",
            scale: "1",
            support: [None, None],
            elementary: true,
        }
    }

    /// Density p, distribution function F and survival function 1 - F of the variable t.
    #[must_use]
    pub fn variable(mut self, density: &str, distribution: &str, survival: &str) -> Family {
        (self.density, self.distribution, self.survival) = (density.into(), distribution.into(), survival.into());
        self
    }

    /// The quantile function of t in u, and in w = 1 - u; and of the law, unless [`map`](Family::map) says otherwise.
    #[must_use]
    pub fn quantile(mut self, lower: &str, upper: &str) -> Family {
        (self.lower, self.upper) = (lower.into(), upper.into());
        (self.variable_lower, self.variable_upper) = (lower.into(), upper.into());
        self
    }

    /// The law is that of an increasing map of t, and these are its quantile functions.
    #[must_use]
    pub fn map(mut self, map: &str, lower: &str, upper: &str) -> Family {
        (self.map, self.lower, self.upper) = (map.into(), lower.into(), upper.into());
        self
    }

    /// The quantile function is not elementary, so that t is the better variable: its law has about this centre and, up to a factor
    /// of a few, tails like those of a normal law of this scale (both rational).
    #[must_use]
    pub fn not_elementary(mut self, centre: &'static str, scale: &'static str) -> Family {
        (self.centre, self.scale) = (centre, scale);
        self.elementary = false;
        self
    }

    /// The ends of the support, where finite.
    #[must_use]
    pub fn support(mut self, lo: Option<&'static str>, hi: Option<&'static str>) -> Family {
        self.support = [lo, hi];
        self
    }

    /// The family with its parameters, as in `normal(m, v)`.
    #[must_use]
    pub fn describe(&self) -> String {
        format!("{}({})", self.name, self.parameters.join(", "))
    }

    fn law(&self, values: &[Rational]) -> Result<Law, String> {
        let given = || {
            let values: Vec<String> = values.iter().map(Rational::to_string).collect();
            format!("{}({})", self.name, values.join(", "))
        };
        if values.len() != self.parameters.len() {
            return Err(format!("{} is needed, not {}", self.describe(), given()));
        }
        let at: BTreeMap<Symbol, Expr> = self
            .parameters
            .iter()
            .zip(values)
            .map(|(name, value)| (Symbol::new(name), Expr::rational(value)))
            .collect();
        let formula = |text: &str| {
            parse_expr(text)
                .map(|e| e.substitute_all(&at))
                .map_err(|e| e.to_string())
        };
        if formula(self.positive)?.as_rational().is_none_or(|q| q <= 0) {
            return Err(format!("{}: {} must be positive", given(), self.positive));
        }
        let [lo, hi] = self.support.map(|end| end.map(formula).transpose());
        let rational = |text: &str| -> Result<Rational, String> {
            let missing = || format!("{}: {text} is not rational", given());
            formula(text)?.as_rational().ok_or_else(missing)
        };
        Ok(Law {
            name: given(),
            centre: rational(self.centre)?,
            scale: rational(self.scale)?,
            variable_lower: formula(&self.variable_lower)?,
            variable_upper: formula(&self.variable_upper)?,
            density: formula(&self.density)?,
            distribution: formula(&self.distribution)?,
            survival: formula(&self.survival)?,
            map: formula(&self.map)?,
            lower: formula(&self.lower)?,
            upper: formula(&self.upper)?,
            support: [lo?, hi?],
            elementary: self.elementary,
        })
    }
}

/// A law on the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Law {
    name: String,
    centre: Rational,
    scale: Rational,
    variable_lower: Expr,
    variable_upper: Expr,
    density: Expr,
    distribution: Expr,
    survival: Expr,
    map: Expr,
    lower: Expr,
    upper: Expr,
    support: [Option<Expr>; 2],
    elementary: bool,
}

/// Why there is no law, or no distance.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LawError {
    /// The text is not that of a law.
    #[error("{0}")]
    NoLaw(String),
    /// The second moment is infinite.
    #[error("the second moment of {0} is infinite: W2 is defined between laws with finite second moments")]
    InfiniteMoment(String),
    /// The digits were not reached.
    #[error("{0}")]
    Undecided(String),
}

impl Law {
    /// The law that a text such as `normal(0, 1)` or `mixture(1/3, normal(-1, 1/2), 2/3, normal(1, 1))` names.
    ///
    /// # Errors
    /// [`LawError::NoLaw`], naming the mistake.
    pub fn parse(text: &str, families: &[Family]) -> Result<Law, LawError> {
        let expr = parse_expr(text).map_err(|error| LawError::NoLaw(format!("`{text}` is no law: {error}")))?;
        Law::read(&expr, families).map_err(|why| LawError::NoLaw(format!("`{text}` is no law: {why}")))
    }

    fn read(expr: &Expr, families: &[Family]) -> Result<Law, String> {
        let known = || {
            let known: Vec<String> = families.iter().map(Family::describe).collect();
            format!(
                "known are {} and mixture(c1, law1, c2, law2, …) of normal laws",
                known.join(", ")
            )
        };
        let Node::Apply(name, arguments) = expr.node() else {
            return Err(known());
        };
        if name.as_str() == "mixture" {
            return Law::mixture(arguments, families);
        }
        let values: Option<Vec<Rational>> = arguments.iter().map(Expr::as_rational).collect();
        let values = values.ok_or("its parameters must be rational numbers")?;
        let family = families.iter().find(|family| family.name == name.as_str());
        family.ok_or_else(known)?.law(&values)
    }

    /// A mixture of laws on the whole line that are their own variable.
    fn mixture(arguments: &[Expr], families: &[Family]) -> Result<Law, String> {
        let mut parts = Vec::new();
        let mut total = Rational::new();
        for pair in arguments.chunks(2) {
            let [weight, law] = pair else {
                return Err("a mixture is written mixture(c1, law1, c2, law2, …)".into());
            };
            let weight = weight.as_rational().filter(|c| *c > 0);
            let weight = weight.ok_or("the weights of a mixture are positive rational numbers")?;
            let law = Law::read(law, families)?;
            if law.elementary || law.map != Expr::from(Symbol::new(VARIABLE)) {
                return Err("the parts of a mixture are normal laws".into());
            }
            total += &weight;
            parts.push((Expr::rational(&weight), law));
        }
        if total != 1 {
            return Err(format!("the weights of the mixture add up to {total}, not 1"));
        }
        let sum = |of: fn(&Law) -> &Expr| {
            let terms = parts.iter().map(|(weight, law)| weight.clone() * of(law));
            terms.reduce(|a, b| a + b).unwrap_or_else(Expr::zero)
        };
        let t = Symbol::new(VARIABLE);
        let (distribution, survival) = (sum(|law| &law.distribution), sum(|law| &law.survival));
        let mirrored = survival.substitute(&t, &-Expr::from(t.clone()));
        let lower = Expr::inverse(t.clone(), distribution.clone(), Expr::symbol("u"));
        let upper = -Expr::inverse(t.clone(), mirrored, Expr::symbol("w"));
        // About the mean; and wide enough for the widest part wherever it is.
        let centre: Rational = parts
            .iter()
            .map(|(c, law)| c.as_rational().unwrap_or_default() * &law.centre)
            .sum();
        let far = |law: &Law| Rational::from(&law.centre - &centre).abs() / 4 + &law.scale;
        let scale = parts.iter().map(|(_, law)| far(law)).max().unwrap_or_default();
        let names: Vec<String> = parts.iter().map(|(c, law)| format!("{c}, {}", law.name)).collect();
        Ok(Law {
            name: format!("mixture({})", names.join(", ")),
            centre,
            scale,
            variable_lower: lower.clone(),
            variable_upper: upper.clone(),
            density: sum(|law| &law.density),
            lower,
            upper,
            map: Expr::from(t),
            distribution,
            survival,
            support: [None, None],
            elementary: false,
        })
    }

    /// What it is called, parameters and all.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The quantile function as a formula in `u`.
    #[must_use]
    pub fn quantile(&self) -> &Expr {
        &self.lower
    }

    /// W2² between this law and another, to so many significant digits; exactly 0 if they are the same.
    ///
    /// # Errors
    /// [`LawError::InfiniteMoment`], and [`LawError::Undecided`] if the digits were not reached.
    pub fn squared_distance(&self, other: &Law, digits: usize) -> Result<Interval, LawError> {
        distance::squared_distance(self, other, digits)
    }
}
