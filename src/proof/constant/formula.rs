//! Constants that a formula defines, with natural parameters and, where there is one, a closed form.
//!
//! Both are enclosed, independently of each other; that they are the same is seen at the parameters. The defining formula may have an integral in
//! it, which rigorous quadrature takes as it stands.

use super::closed::Told;
use super::integral::at;
use super::{Constant, ConstantError, NoNumber, Parameter, Request, Settings, Unfit, Value};
use crate::formula::{Definitions, Expr, parse_expr};

/// A formula with natural parameters, and perhaps a closed form.
#[derive(Clone, Debug)]
pub struct FormulaConstant {
    name: String,
    title: String,
    parameters: Vec<Parameter>,
    definitions: Vec<(String, String)>,
    provided: Option<(String, String)>,
    defining: String,
    closed: Option<String>,
}

impl FormulaConstant {
    /// A constant with a permanent name, what it is in words, and what defines it in the formula language.
    #[must_use]
    pub fn of(name: &str, title: &str, defining: &str) -> FormulaConstant {
        FormulaConstant {
            name: name.into(),
            title: title.into(),
            parameters: Vec::new(),
            definitions: Vec::new(),
            provided: None,
            defining: defining.into(),
            closed: None,
        }
    }

    /// Its closed form.
    #[must_use]
    pub fn closed(mut self, form: &str) -> FormulaConstant {
        self.closed = Some(form.into());
        self
    }

    /// Declares a natural parameter that starts at `from`.
    #[must_use]
    pub fn natural(mut self, name: &str, from: u32) -> FormulaConstant {
        self.parameters.push(Parameter::natural(name, from));
        self
    }

    /// Defines `head`, such as `phi(z)`, as `body`.
    #[must_use]
    pub fn define(mut self, head: &str, body: &str) -> FormulaConstant {
        self.definitions.push((head.into(), body.into()));
        self
    }

    /// There is such a number only where `small <= large`, two polynomials in the parameters.
    #[must_use]
    pub fn provided(mut self, small: &str, large: &str) -> FormulaConstant {
        self.provided = Some((small.into(), large.into()));
        self
    }

    fn check(&self, settings: &Settings) -> Result<(), ConstantError> {
        let Some((small, large)) = &self.provided else {
            return Ok(());
        };
        let value = |text: &str| {
            let value = parse_expr(text).map_err(ConstantError::undecided)?;
            let value = at(value, settings).as_rational();
            value.ok_or_else(|| ConstantError::undecided(NoNumber::Condition(text.into())))
        };
        let given: Vec<String> = settings
            .iter()
            .map(|(name, value)| format!("{name} = {value}"))
            .collect();
        match value(small)? <= value(large)? {
            true => Ok(()),
            false => Err(Unfit::Condition {
                constant: self.name.clone(),
                given: given.join(", "),
                condition: format!("{small} <= {large}"),
            }
            .into()),
        }
    }
}

impl Constant for FormulaConstant {
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
        false
    }

    fn admits(&self, request: &Request) -> Result<(), ConstantError> {
        self.check(&request.settings)
    }

    fn value(&self, request: &Request) -> Result<Value, ConstantError> {
        self.admits(request)?;
        let read = |text: &str| parse_expr(text).map_err(ConstantError::undecided);
        let defining = read(&self.defining)?;
        let closed_form = self.closed.as_deref().map(read).transpose()?;
        let mut known = Definitions::default();
        for (head, body) in &self.definitions {
            known.define(head, body).map_err(ConstantError::undecided)?;
        }
        let explicit = |formula: &Expr| {
            let expanded = known.expand(formula).map_err(ConstantError::undecided)?;
            Ok::<Expr, ConstantError>(at(expanded, &request.settings))
        };
        let defined = explicit(&defining)?;
        let told = Told {
            measured: defined.clone(),
            defined,
            closed: closed_form.as_ref().map(explicit).transpose()?,
        };
        let found = told.number(request)?;
        Ok(Value {
            definitions: self.definitions.clone(),
            number: found.number,
            defining,
            closed_form: closed_form.filter(|_| found.is_closed),
            route: found.route,
            derived: Vec::new(),
            supposes: None,
        })
    }
}
