//! Constants that are a factor times an integral over the real line without the origin.
//!
//! Both the integral and its closed form are enclosed, independently of each other. Where the exact layer sees from leading terms that the
//! integral exists, the line is folded at the origin, ∫ g = ∫₀^∞ (g(z) + g(-z)) dz, where for z > 0 powers of z and |z| may cancel; what is
//! left goes to rigorous quadrature, which does not know the closed form.

use std::collections::BTreeMap;

use super::closed::Told;
use super::{Constant, ConstantError, Convention, NoNumber, Parameter, Request, Setting, Settings, Value};
use crate::formula::{Definitions, Domains, Expr, Symbol, parse_expr};
use crate::proof::table::{HalfLine, LineIntegral};

/// The variable of integration.
const VARIABLE: &str = "z";

/// What a constant is in one convention, in the formula language.
#[derive(Clone, Debug)]
struct Form {
    definitions: Vec<(String, String)>,
    factor: String,
    integrand: String,
    closed: String,
}

/// A factor times an integral, with natural parameters and a closed form in each convention.
#[derive(Clone, Debug)]
pub struct IntegralConstant {
    name: String,
    title: String,
    parameters: Vec<Parameter>,
    definitions: Vec<(String, String)>,
    forms: BTreeMap<Convention, Form>,
}

impl IntegralConstant {
    /// A constant with a permanent name and what it is, in words.
    #[must_use]
    pub fn of(name: &str, title: &str) -> IntegralConstant {
        IntegralConstant {
            name: name.into(),
            title: title.into(),
            parameters: Vec::new(),
            definitions: Vec::new(),
            forms: BTreeMap::new(),
        }
    }

    /// Declares a natural parameter that starts at `from`.
    #[must_use]
    pub fn natural(mut self, name: &str, from: u32) -> IntegralConstant {
        self.parameters.push(Parameter::natural(name, from));
        self
    }

    /// Defines `head`, such as `phi(z)`, as `body` in every convention.
    #[must_use]
    pub fn define(mut self, head: &str, body: &str) -> IntegralConstant {
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
    ) -> IntegralConstant {
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

    fn form_in(&self, convention: Convention) -> Result<&Form, ConstantError> {
        self.forms.get(&convention).ok_or_else(|| {
            let constant = self.name.clone();
            ConstantError::undecided(NoNumber::Convention { constant, convention })
        })
    }
}

impl Constant for IntegralConstant {
    fn name(&self) -> &str {
        &self.name
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn parameters(&self) -> &[Parameter] {
        &self.parameters
    }

    fn has_convention(&self) -> bool {
        true
    }

    fn admits(&self, request: &Request) -> Result<(), ConstantError> {
        self.form_in(request.convention).map(drop)
    }

    fn value(&self, request: &Request) -> Result<Value, ConstantError> {
        let form = self.form_in(request.convention)?;
        let formula = |text: &str| parse_expr(text).map_err(ConstantError::undecided);
        let integral = formula(&format!("integral({VARIABLE}, -oo..oo, {})", form.integrand))?;
        let factor = formula(&form.factor)?;
        let closed_form = formula(&form.closed)?;
        let definitions: Vec<_> = self.definitions.iter().chain(&form.definitions).cloned().collect();
        let found = form.told(&definitions, &request.settings)?.number(request)?;
        Ok(Value {
            definitions,
            defining: if factor == Expr::one() {
                integral
            } else {
                factor * integral
            },
            closed_form: found.is_closed.then_some(closed_form),
            route: found.route,
            number: found.number,
            derived: Vec::new(),
            supposes: None,
        })
    }
}

impl Form {
    /// Its formulas, explicit in every parameter.
    fn told(&self, definitions: &[(String, String)], settings: &Settings) -> Result<Told, ConstantError> {
        let mut known = Definitions::default();
        for (head, body) in definitions {
            known.define(head, body).map_err(ConstantError::undecided)?;
        }
        let explicit = |text: &str| -> Result<Expr, ConstantError> {
            let expr = parse_expr(text).map_err(ConstantError::undecided)?;
            Ok(at(known.expand(&expr).map_err(ConstantError::undecided)?, settings))
        };
        let (z, factor, integrand) = (
            Symbol::new(VARIABLE),
            explicit(&self.factor)?,
            explicit(&self.integrand)?,
        );
        let line = HalfLine::new(&z, &Domains::default());
        let over = |from: Expr, body: Expr| Expr::integral(z.clone(), from, Expr::infinity(), body);
        let defined = factor.clone() * over(-Expr::infinity(), integrand.clone());
        let measured = match line.read(&integrand).map(|sides| line.integral(&sides)) {
            Ok(LineIntegral::Exists(half)) => {
                factor * half.constant.to_expr() * over(Expr::zero(), half.rest.to_expr())
            }
            Ok(LineIntegral::Cancels | LineIntegral::Vanishes) => Expr::zero(),
            Ok(LineIntegral::Divergent(leading) | LineIntegral::Principal(leading, _)) => {
                return Err(ConstantError::undecided(NoNumber::Divergent(leading.order)));
            }
            Ok(LineIntegral::Undecided(_)) | Err(_) => defined.clone(),
        };
        Ok(Told {
            closed: Some(explicit(&self.closed)?),
            defined,
            measured,
        })
    }
}

/// A formula at the values of the natural parameters.
pub(super) fn at(expr: Expr, settings: &Settings) -> Expr {
    settings.iter().fold(expr, |expr, (name, setting)| match setting {
        Setting::Natural(whole) => expr.substitute(&Symbol::new(name), &Expr::integer(*whole)),
        Setting::Text(_) => expr,
    })
}
