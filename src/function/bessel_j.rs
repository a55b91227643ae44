//! J_n, the Bessel function of the first kind.

use super::{Definition, Function, Notation, Slope, bessel};
use crate::interval::Bessel;

pub(super) static DEFINITION: Definition = Definition {
    name: "besselj",
    parameters: &["n", "x"],
    notation: Notation::Marks(|a| bessel::marks('J', a)),
    slope: Slope::Endless(&["(besselj(n - 1, x) - besselj(n + 1, x))/2"]),
    parity: bessel::parity_of_order,
    normal: Some(|scope, a| bessel::normal(Bessel::J, Function::BesselJ, scope, &a[0], &a[1])),
    range: |a| bessel::range(Bessel::J, a),
    enclosure: Some(|a, _| bessel::enclosure(Bessel::J, a)),
    ..Definition::UNKNOWN
};
