//! The cosine integral, for positive arguments; holomorphic off the negative axis.

use super::{Definition, Function, Notation, Slope};
use crate::enclose::{EncloseError, of_one};
use crate::exact::calls::opaque;
use crate::interval::Interval;

pub(super) static DEFINITION: Definition = Definition {
    name: "Ci",
    elsewhere: &["ci"],
    notation: Notation::Operator("Ci"),
    slope: Slope::Of(&["cos(x)/x"]),
    continuous: true,
    normal: Some(|scope, a| scope.positive(&a[0]).map(|()| opaque(Function::Ci, &[&a[0]]))),
    range: |a| Some(a[0].ci()).filter(|range| !range.is_empty()),
    enclosure: Some(|a, _| of_one(a[0], real, |z| Ok(z.ci()?))),
    ..Definition::UNKNOWN
};

fn real(x: &Interval) -> Result<Interval, EncloseError> {
    match *x.lo() <= 0 {
        true => Err(EncloseError::domain("Ci", x, *x.hi() <= 0)),
        false => Ok(x.ci()),
    }
}
