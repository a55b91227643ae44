//! The error function.

use super::{Definition, Function, Majorant, Notation, Parity, Slope};
use crate::enclose::of_one;
use crate::exact::calls;

pub(super) static DEFINITION: Definition = Definition {
    name: "erf",
    notation: Notation::Operator("erf"),
    slope: Slope::Of(&["2*exp(-x^2)/sqrt(pi)"]),
    continuous: true,
    parity: |_| Some(Parity::Odd),
    // 2/√π is less than 2.
    majorant: Some(Majorant::everywhere("2*abs(x)")),
    normal: Some(|_, a| Ok(calls::odd(Function::Erf, &a[0]))),
    signs: |scope, a| calls::signs(scope, &a[0]),
    range: |a| Some(a[0].erf()),
    enclosure: Some(|a, _| of_one(a[0], |x| Ok(x.erf()), |z| Ok(z.erf()?))),
    ..Definition::UNKNOWN
};
