//! The natural logarithm.

use super::{Definition, Notation, Slope};
use crate::enclose::{EncloseError, of_one};
use crate::interval::Interval;

pub(super) static DEFINITION: Definition = Definition {
    name: "log",
    elsewhere: &["ln"],
    notation: Notation::Command("log"),
    slope: Slope::Of(&["1/x"]),
    continuous: true,
    normal: Some(|scope, a| scope.log(&a[0])),
    enclosure: Some(|a, _| of_one(a[0], real, |z| Ok(z.log()?))),
    ..Definition::UNKNOWN
};

fn real(x: &Interval) -> Result<Interval, EncloseError> {
    match *x.lo() <= 0 {
        true => Err(EncloseError::domain("log", x, *x.hi() <= 0)),
        false => Ok(x.log()),
    }
}
