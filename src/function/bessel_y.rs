//! Y_n, the Bessel function of the second kind, for positive arguments.

use super::{Definition, Function, Notation, Slope, bessel};
use crate::interval::Bessel;

pub(super) static DEFINITION: Definition = Definition {
    name: "bessely",
    parameters: &["n", "x"],
    notation: Notation::Marks(|a| bessel::marks('Y', a)),
    slope: Slope::Endless(&["(bessely(n - 1, x) - bessely(n + 1, x))/2"]),
    normal: Some(|scope, a| bessel::normal(Bessel::Y, Function::BesselY, scope, &a[0], &a[1])),
    range: |a| bessel::range(Bessel::Y, a),
    enclosure: Some(|a, _| bessel::enclosure(Bessel::Y, a)),
    ..Definition::UNKNOWN
};
