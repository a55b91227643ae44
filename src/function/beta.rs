//! Euler's beta function B(a, b) = ∫_0^1 t^{a-1} (1-t)^{b-1} dt = Γ(a)Γ(b)/Γ(a+b), for positive a and b. It goes to gamma functions.

use super::gamma::gamma;
use super::{Definition, Notation};
use crate::enclose::{EncloseError, Value};
use crate::exact::{Normal, Obstacle, Scope};
use crate::interval::Interval;

pub(super) static DEFINITION: Definition = Definition {
    name: "beta",
    letter: true,
    parameters: &["a", "b"],
    notation: Notation::Operator("B"),
    normal: Some(|scope, a| normal(scope, &a[0], &a[1])),
    enclosure: Some(|a, _| enclosure(a[0], a[1])),
    ..Definition::UNKNOWN
};

fn normal(scope: &Scope, a: &Normal, b: &Normal) -> Result<Normal, Obstacle> {
    scope.positive(a)?;
    scope.positive(b)?;
    // Γ(a+b) > 0.
    scope.formal_quotient(&(&gamma(scope, a)? * &gamma(scope, b)?), &gamma(scope, &(a + b))?)
}

fn enclosure(a: &Value, b: &Value) -> Result<Value, EncloseError> {
    let [x, y] = [a, b].map(|value| {
        let x = value.clone().into_real()?;
        match *x.lo() <= 0 {
            true => Err(EncloseError::domain("beta", &x, *x.hi() <= 0)),
            false => Ok(x),
        }
    });
    let value = Interval::beta(&x?, &y?);
    Ok(match (a, b) {
        (Value::Exact(..), Value::Exact(..)) => Value::recognised(value),
        _ => Value::Real(value),
    })
}
