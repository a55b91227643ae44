//! I_n, the modified Bessel function of the first kind. Of integer order it is positive for x > 0, every term of its series being so.

use super::{Definition, Function, Notation, Slope, bessel};
use crate::exact::Signs;
use crate::interval::Bessel;

pub(super) static DEFINITION: Definition = Definition {
    name: "besseli",
    parameters: &["n", "x"],
    notation: Notation::Marks(|a| bessel::marks('I', a)),
    slope: Slope::Endless(&["(besseli(n - 1, x) + besseli(n + 1, x))/2"]),
    parity: bessel::parity_of_order,
    signs: |scope, a| match scope.positive(&a[1]) {
        Ok(()) => Signs::POSITIVE,
        Err(_) => Signs::ANY,
    },
    normal: Some(|scope, a| bessel::normal(Bessel::I, Function::BesselI, scope, &a[0], &a[1])),
    range: |a| bessel::range(Bessel::I, a),
    enclosure: Some(|a, _| bessel::enclosure(Bessel::I, a)),
    ..Definition::UNKNOWN
};
