//! The logarithmic integral, for positive arguments other than 1, and at 0.

use super::{Definition, Function, Notation, Slope};
use crate::enclose::{EncloseError, of_real};
use crate::exact::calls::opaque;
use crate::exact::{Normal, Obstacle, Scope};
use crate::interval::Interval;

pub(super) static DEFINITION: Definition = Definition {
    name: "li",
    elsewhere: &["Li"],
    notation: Notation::Operator("li"),
    slope: Slope::Of(&["1/log(x)"]),
    continuous: true,
    normal: Some(|scope, a| normal(scope, &a[0])),
    range: |a| Some(a[0].li()).filter(|range| !range.is_empty()),
    enclosure: Some(|a, _| of_real("li", a[0], real)),
    ..Definition::UNKNOWN
};

fn normal(scope: &Scope, x: &Normal) -> Result<Normal, Obstacle> {
    if x.is_zero() {
        return Ok(Normal::zero());
    }
    scope.positive(x)?;
    scope.nonzero(&(x - &Normal::one()))?;
    Ok(opaque(Function::Li, &[x]))
}

fn real(x: &Interval) -> Result<Interval, EncloseError> {
    let one = *x.lo() <= 1 && *x.hi() >= 1;
    match *x.lo() < 0 || one {
        true => Err(EncloseError::domain("li", x, *x.hi() < 0 || (one && x.is_point()))),
        false => Ok(x.li()),
    }
}
