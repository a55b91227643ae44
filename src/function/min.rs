//! The smallest of several numbers.

use super::{Definition, Notation, Slope};
use crate::enclose::extremum;
use crate::exact::calls;

pub(super) static DEFINITION: Definition = Definition {
    name: "min",
    parameters: &["a", "b"],
    more: true,
    notation: Notation::Command("min"),
    slope: Slope::Kinked(&[]),
    normal: Some(|scope, a| calls::extremum(scope, a, &-&calls::half())),
    enclosure: Some(|a, context| extremum("min", a, false, context)),
    ..Definition::UNKNOWN
};
