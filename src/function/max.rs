//! The largest of several numbers.

use super::{Definition, Notation, Slope};
use crate::enclose::extremum;
use crate::exact::calls;

pub(super) static DEFINITION: Definition = Definition {
    name: "max",
    parameters: &["a", "b"],
    more: true,
    notation: Notation::Command("max"),
    slope: Slope::Kinked(&[]),
    normal: Some(|scope, a| calls::extremum(scope, a, &calls::half())),
    enclosure: Some(|a, context| extremum("max", a, true, context)),
    ..Definition::UNKNOWN
};
