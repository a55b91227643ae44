//! Constants of the theory: named numbers with parameters, a closed form, and the integral that defines them.
//!
//! A constant is a factor times an integral over the real line without the origin. The closed form is proved by the
//! claim that the constant belongs to; here both are enclosed, independently of each other. For the integral the line
//! is folded at the origin, ∫ g = ∫₀^∞ (g(z) + g(-z)) dz, where for z > 0 the exact layer may cancel powers of z and |z|.
//! What is left goes to rigorous quadrature, which does not know the closed form: c z^n e^(-z²/2) to the trapezoidal rule
//! for Gaussian weights, everything else to the general rules.

use std::collections::BTreeMap;

use thiserror::Error;

use crate::calculus::Quadrature;
use crate::expr::exact::{Scope, normal};
use crate::expr::{Definitions, Domain, Domains, Expr, Symbol, enclose, parse_expr};
use crate::interval::Interval;

/// The largest value of a natural parameter.
pub const LARGEST_PARAMETER: u32 = 10_000;

/// The variable of integration of every constant.
const VARIABLE: &str = "z";

/// A normalisation of the Fourier transform in dimension m.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Convention {
    /// ∫ f(x) e^(-i x·ξ) dx.
    Angular,
    /// ∫ f(x) e^(-2πi x·ξ) dx.
    Ordinary,
    /// (2π)^(-m/2) ∫ f(x) e^(-i x·ξ) dx.
    Unitary,
}

impl Convention {
    /// The word used on the command line and in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Convention::Angular => "angular",
            Convention::Ordinary => "ordinary",
            Convention::Unitary => "unitary",
        }
    }
}

/// What a constant is in one convention, in the formula language.
#[derive(Clone, Debug)]
struct Form {
    definitions: Vec<(String, String)>,
    factor: String,
    integrand: String,
    closed: String,
}

/// A constant of the theory.
#[derive(Clone, Debug)]
pub struct NamedConstant {
    name: String,
    title: String,
    parameters: Vec<(String, u32)>,
    definitions: Vec<(String, String)>,
    forms: BTreeMap<Convention, Form>,
}

/// Why a constant could not be given.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ConstantError {
    /// A parameter is missing, unknown or outside its range.
    #[error("{0}")]
    Parameter(String),
    /// The text of the constant has a mistake, or its number was not enclosed to the digits asked for.
    #[error("{0}")]
    Undecided(String),
}

fn undecided(error: impl std::fmt::Display) -> ConstantError {
    ConstantError::Undecided(error.to_string())
}

impl NamedConstant {
    /// A constant with a permanent name and what it is, in words.
    #[must_use]
    pub fn of(name: &str, title: &str) -> NamedConstant {
        NamedConstant {
            name: name.into(),
            title: title.into(),
            parameters: Vec::new(),
            definitions: Vec::new(),
            forms: BTreeMap::new(),
        }
    }

    /// Declares a natural parameter that starts at `from`; it ends at [`LARGEST_PARAMETER`].
    #[must_use]
    pub fn natural(mut self, name: &str, from: u32) -> NamedConstant {
        self.parameters.push((name.into(), from));
        self
    }

    /// Defines `head`, such as `phi(z)`, as `body` in every convention.
    #[must_use]
    pub fn define(mut self, head: &str, body: &str) -> NamedConstant {
        self.definitions.push((head.into(), body.into()));
        self
    }

    /// The constant in one convention: definitions that hold there, and
    /// `factor * (integral of integrand over z) = closed`.
    #[must_use]
    pub fn form(
        mut self,
        convention: Convention,
        definitions: &[(&str, &str)],
        factor: &str,
        integrand: &str,
        closed: &str,
    ) -> NamedConstant {
        let definitions = definitions
            .iter()
            .map(|(head, body)| ((*head).to_owned(), (*body).to_owned()))
            .collect();
        let form = Form {
            definitions,
            factor: factor.into(),
            integrand: integrand.into(),
            closed: closed.into(),
        };
        self.forms.insert(convention, form);
        self
    }

    /// The permanent name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is, in words.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The parameters with the least value of each.
    #[must_use]
    pub fn parameters(&self) -> &[(String, u32)] {
        &self.parameters
    }

    /// The definitions in force in a convention, head and body.
    #[must_use]
    pub fn definitions(&self, convention: Convention) -> Vec<(&str, &str)> {
        let own = self
            .forms
            .get(&convention)
            .map(|form| form.definitions.as_slice())
            .unwrap_or_default();
        self.definitions
            .iter()
            .chain(own)
            .map(|(head, body)| (head.as_str(), body.as_str()))
            .collect()
    }

    /// The defining formula, a factor times an integral, with its definitions not expanded.
    ///
    /// # Errors
    /// [`ConstantError::Undecided`] if the text of the constant has a mistake.
    pub fn defining(&self, convention: Convention) -> Result<Expr, ConstantError> {
        let form = self.form_in(convention)?;
        let integral = parse_expr(&format!("integral({VARIABLE}, -oo..oo, {})", form.integrand)).map_err(undecided)?;
        let factor = parse_expr(&form.factor).map_err(undecided)?;
        Ok(if factor == Expr::one() {
            integral
        } else {
            factor * integral
        })
    }

    /// The closed form, in the parameters.
    ///
    /// # Errors
    /// [`ConstantError::Undecided`] if the text of the constant has a mistake.
    pub fn closed_form(&self, convention: Convention) -> Result<Expr, ConstantError> {
        parse_expr(&self.form_in(convention)?.closed).map_err(undecided)
    }

    /// The constant in a convention, at values of its parameters given as `m=3` and the like.
    ///
    /// # Errors
    /// [`ConstantError::Parameter`] unless every parameter is given once, and as a whole number in its range.
    pub fn instance(&self, convention: Convention, settings: &[String]) -> Result<Instance<'_>, ConstantError> {
        let mut values = BTreeMap::new();
        for setting in settings {
            let (name, value) = self.setting(setting)?;
            if values.insert(Symbol::new(name), value).is_some() {
                return Err(ConstantError::Parameter(format!("{name} is set twice")));
            }
        }
        let given = |name: &str| values.contains_key(&Symbol::new(name));
        match self.parameters.iter().find(|(name, _)| !given(name)) {
            Some((name, from)) => Err(ConstantError::Parameter(format!(
                "`{}` needs a value of {name}, as in {name}={from}",
                self.name
            ))),
            None => Ok(Instance {
                constant: self,
                convention,
                values,
            }),
        }
    }

    fn setting<'a>(&self, setting: &'a str) -> Result<(&'a str, u32), ConstantError> {
        let wrong = |text: String| Err(ConstantError::Parameter(text));
        let Some((name, value)) = setting.split_once('=').map(|(name, value)| (name.trim(), value.trim())) else {
            return wrong(format!("`{setting}` is not of the form parameter=value, as in m=3"));
        };
        let Some((_, from)) = self.parameters.iter().find(|(known, _)| known == name) else {
            let known: Vec<&str> = self.parameters.iter().map(|(known, _)| known.as_str()).collect();
            return wrong(format!(
                "`{}` has no parameter `{name}`; it has {}",
                self.name,
                known.join(", ")
            ));
        };
        match value.parse() {
            Ok(whole) if (*from..=LARGEST_PARAMETER).contains(&whole) => Ok((name, whole)),
            _ => wrong(format!(
                "{name} = {value}: a whole number from {from} to {LARGEST_PARAMETER} is needed"
            )),
        }
    }

    fn form_in(&self, convention: Convention) -> Result<&Form, ConstantError> {
        let missing = || {
            undecided(format!(
                "{} is not defined in the {} convention",
                self.name,
                convention.word()
            ))
        };
        self.forms.get(&convention).ok_or_else(missing)
    }
}

/// A constant in one convention, at values of its parameters.
#[derive(Clone, Debug)]
pub struct Instance<'a> {
    constant: &'a NamedConstant,
    convention: Convention,
    values: BTreeMap<Symbol, u32>,
}

impl Instance<'_> {
    /// The constant.
    #[must_use]
    pub fn constant(&self) -> &NamedConstant {
        self.constant
    }

    /// The convention that hats and frequencies refer to.
    #[must_use]
    pub fn convention(&self) -> Convention {
        self.convention
    }

    /// The values of the parameters.
    #[must_use]
    pub fn values(&self) -> &BTreeMap<Symbol, u32> {
        &self.values
    }

    /// The closed form, enclosed to `digits` significant digits.
    ///
    /// # Errors
    /// [`ConstantError::Undecided`] if the digits were not reached.
    pub fn enclose_closed_form(&self, digits: usize) -> Result<Interval, ConstantError> {
        let closed = self.with_values(self.constant.closed_form(self.convention)?);
        enclose(&closed, &BTreeMap::new(), digits, &Quadrature::default()).map_err(undecided)
    }

    /// The defining integral by rigorous quadrature, to `digits` significant digits.
    ///
    /// # Errors
    /// [`ConstantError::Undecided`] if the digits were not reached.
    pub fn enclose_by_quadrature(&self, digits: usize) -> Result<Interval, ConstantError> {
        let form = self.constant.form_in(self.convention)?;
        let variable = Symbol::new(VARIABLE);
        let integrand = self.expanded(&form.integrand)?;
        let mirrored = integrand.substitute(&variable, &-Expr::from(variable.clone()));
        let mut right_of_origin = Domains::default();
        right_of_origin.insert(variable.clone(), Domain::Positive);
        let scope = Scope::new(&right_of_origin);
        let folded = normal(&(integrand + mirrored), &scope).map_err(undecided)?.to_expr();
        let factor = self.expanded(&form.factor)?;
        let integral = Expr::integral(variable, Expr::zero(), Expr::infinity(), folded);
        enclose(&(factor * integral), &BTreeMap::new(), digits, &Quadrature::default()).map_err(undecided)
    }

    /// A formula with the definitions expanded and the parameters replaced by their values.
    fn expanded(&self, text: &str) -> Result<Expr, ConstantError> {
        let mut definitions = Definitions::default();
        for (head, body) in self.constant.definitions(self.convention) {
            definitions.define(head, body).map_err(undecided)?;
        }
        let expr = parse_expr(text).map_err(undecided)?;
        Ok(self.with_values(definitions.expand(&expr).map_err(undecided)?))
    }

    fn with_values(&self, expr: Expr) -> Expr {
        self.values.iter().fold(expr, |expr, (symbol, value)| {
            expr.substitute(symbol, &Expr::integer(*value))
        })
    }
}
