//! K_n, the modified Bessel function of the second kind, for positive arguments: ∫_0^∞ e^{-x cosh t} cosh(nt) dt > 0.
//! So e^x K_n(x) = ∫_0^∞ e^{-x (cosh t - 1)} cosh(nt) dt falls.

use super::{Definition, Function, Majorant, Notation, Slope, bessel};
use crate::exact::Signs;
use crate::interval::Bessel;

pub(super) static DEFINITION: Definition = Definition {
    name: "besselk",
    parameters: &["n", "x"],
    notation: Notation::Marks(|a| bessel::marks('K', a)),
    slope: Slope::Endless(&["-(besselk(n - 1, x) + besselk(n + 1, x))/2"]),
    majorant: Some(Majorant {
        from: Some(1),
        formula: "besselk(n, 1)*exp(1 - x)",
    }),
    signs: |_, _| Signs::POSITIVE,
    normal: Some(|scope, a| bessel::normal(Bessel::K, Function::BesselK, scope, &a[0], &a[1])),
    range: |a| bessel::range(Bessel::K, a),
    enclosure: Some(|a, _| bessel::enclosure(Bessel::K, a)),
    ..Definition::UNKNOWN
};
