//! Tangent.

use super::{Definition, Notation, Parity, Slope};
use crate::enclose::{EncloseError, of_one};
use crate::exact::{Normal, Obstacle, Scope, calls};
use crate::interval::Interval;

pub(super) static DEFINITION: Definition = Definition {
    name: "tan",
    notation: Notation::Command("tan"),
    slope: Slope::Of(&["1/cos(x)^2", "1 + tan(x)^2"]),
    continuous: true,
    parity: |_| Some(Parity::Odd),
    normal: Some(normal),
    enclosure: Some(|a, _| of_one(a[0], real, |z| Ok(z.tan()?))),
    ..Definition::UNKNOWN
};

fn normal(scope: &Scope, a: &[Normal]) -> Result<Normal, Obstacle> {
    let (plus, minus) = calls::exponentials(scope, &(&a[0] * &Normal::i()))?;
    scope.div(&(&-&Normal::i() * &(&plus - &minus)), &(&plus + &minus))
}

fn real(x: &Interval) -> Result<Interval, EncloseError> {
    // Between two poles the tangent is bounded; across a pole its range is unbounded.
    let t = x.tan();
    match t.is_bounded() {
        true => Ok(t),
        false => Err(EncloseError::DivisionByZero { divisor: x.cos() }),
    }
}
