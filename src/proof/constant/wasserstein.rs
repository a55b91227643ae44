//! W2² and W2 between two laws on the line, as a constant whose parameters are the laws.

use super::{Constant, ConstantError, Number, Parameter, Request, Route, Unfit, Value};
use crate::formula::{Expr, Symbol, parse_expr};
use crate::proof::law::{Family, Law, LawError, MIXTURE};

/// The 2-Wasserstein distance on the line.
#[derive(Clone, Debug)]
pub struct WassersteinConstant {
    name: String,
    title: String,
    families: Vec<Family>,
    parameters: Vec<Parameter>,
}

impl WassersteinConstant {
    /// The distance between laws of these families and mixtures of normal ones, with a permanent name, what it is, and what is to be known of
    /// how laws are written.
    #[must_use]
    pub fn of(name: &str, title: &str, families: Vec<Family>, notes: &[String]) -> WassersteinConstant {
        let known: Vec<String> = families.iter().map(Family::describe).collect();
        let laws = format!("a law: {} or {MIXTURE}", known.join(", "));
        let what = [&[laws], notes].concat().join("; ");
        WassersteinConstant {
            name: name.into(),
            title: title.into(),
            parameters: ["from", "to"]
                .map(|name| Parameter::text(name, &what, "normal(0,1)"))
                .to_vec(),
            families,
        }
    }
}

impl Constant for WassersteinConstant {
    fn name(&self) -> &str {
        &self.name
    }

    fn title(&self) -> &str {
        &self.title
    }

    fn parameters(&self) -> &[Parameter] {
        &self.parameters
    }

    fn quantity(&self) -> Option<&'static str> {
        Some("W2^2")
    }

    fn has_convention(&self) -> bool {
        false
    }

    fn beside(&self) -> Vec<&str> {
        vec![super::bures::ROOT]
    }

    fn admits(&self, request: &Request) -> Result<(), ConstantError> {
        self.laws(request).map(drop)
    }

    fn value(&self, request: &Request) -> Result<Value, ConstantError> {
        let (from, to) = self.laws(request)?;
        let exact = request.route == Route::Closed;
        let distance = from.squared_distance(&to, request.digits, exact).map_err(refused)?;
        let definitions = [("Q_from", &from), ("Q_to", &to)]
            .map(|(name, law)| (format!("{name}(u)"), law.quantile().to_string()))
            .to_vec();
        Ok(Value {
            definitions,
            defining: defining()?,
            route: match distance.closed_form {
                Some(_) => Route::Closed,
                None => Route::Quadrature,
            },
            derived: vec![super::bures::root(distance.closed_form.as_ref(), &distance.square)],
            closed_form: distance.closed_form,
            supposes: None,
            number: Number::Enclosed(distance.square),
        })
    }
}

impl WassersteinConstant {
    /// The two laws.
    fn laws(&self, request: &Request) -> Result<(Law, Law), ConstantError> {
        let law = |side: &str| Law::parse(request.settings.text(side), &self.families).map_err(refused);
        Ok((law("from")?, law("to")?))
    }
}

fn defining() -> Result<Expr, ConstantError> {
    let square = parse_expr("(Q_from(u) - Q_to(u))^2").map_err(ConstantError::undecided)?;
    Ok(Expr::integral(Symbol::new("u"), Expr::zero(), Expr::one(), square))
}

fn refused(error: LawError) -> ConstantError {
    match error {
        LawError::NoLaw { .. } | LawError::InfiniteMoment(_) => Unfit::Law(error).into(),
        LawError::Undecided(_) => ConstantError::undecided(error),
    }
}
