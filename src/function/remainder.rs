//! Remainders.

use rug::Rational;

use super::{Definition, Function, Notation};
use crate::enclose::{EncloseError, Value};
use crate::exact::calls::opaque;
use crate::exact::residue::residue;
use crate::exact::{Normal, Obstacle, Scope};

pub(super) static DEFINITION: Definition = Definition {
    name: "mod",
    parameters: &["a", "n"],
    notation: Notation::Operator("mod"),
    integral: true,
    normal: Some(|scope, a| normal(scope, &a[0], &a[1])),
    enclosure: Some(|a, _| enclosure(a[0], a[1])),
    ..Definition::UNKNOWN
};

/// a mod n for n > 0. It is worked out for numbers, freed of multiples of n, and kept as it stands for integers; real arguments, where it jumps, have
/// no rule.
fn normal(scope: &Scope, a: &Normal, n: &Normal) -> Result<Normal, Obstacle> {
    scope.positive(n)?;
    if let (Some(p), Some(q)) = (a.as_rational(), n.as_rational()) {
        let turns = Rational::from(&p / &q).floor();
        return Ok(Normal::rational(&(p - turns * q)));
    }
    if let Some(m) = n.as_rational().filter(|q| *q.denom() == 1) {
        let least = residue(a, m.numer());
        if least != *a {
            return normal(scope, &least, n);
        }
    }
    match scope.is_integral(a) && scope.is_integral(n) {
        true => Ok(opaque(Function::Mod, &[a, n])),
        false => Err(Obstacle::Unsupported(
            "a remainder of numbers that may not be integers".to_string(),
        )),
    }
}

/// a - n⌊a/n⌋ for rational numbers a and n > 0.
fn enclosure(a: &Value, n: &Value) -> Result<Value, EncloseError> {
    let refuse = |value: &Value| match value.clone().into_real() {
        Ok(value) => EncloseError::NotInteger { what: "mod", value },
        Err(error) => error,
    };
    let p = a.rational().ok_or_else(|| refuse(a))?;
    let q = n.rational().filter(|q| **q > 0).ok_or_else(|| refuse(n))?;
    let turns = Rational::from(p / q).floor();
    Ok(Value::exact(p - turns * q, a.prec()))
}
