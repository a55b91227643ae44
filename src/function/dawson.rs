//! Dawson's function F. F' = 1 - 2xF, by differentiating e^{-x²} ∫_0^x e^{t²} dt.

use super::{Definition, Function, Majorant, Notation, Parity, Slope};
use crate::enclose::of_one;
use crate::exact::calls;

pub(super) static DEFINITION: Definition = Definition {
    name: "dawson",
    notation: Notation::Operator("dawson"),
    slope: Slope::Of(&["1 - 2*x*dawson(x)"]),
    continuous: true,
    parity: |_| Some(Parity::Odd),
    majorant: Some(Majorant::everywhere("2*abs(x)")),
    normal: Some(|_, a| Ok(calls::odd(Function::Dawson, &a[0]))),
    signs: |scope, a| calls::signs(scope, &a[0]),
    enclosure: Some(|a, _| of_one(a[0], |x| Ok(x.dawson()), |z| Ok(z.dawson()?))),
    ..Definition::UNKNOWN
};
