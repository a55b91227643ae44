//! The sine integral, entire and odd.

use super::{Definition, Function, Notation, Parity, Slope};
use crate::enclose::of_one;
use crate::exact::calls;

pub(super) static DEFINITION: Definition = Definition {
    name: "Si",
    elsewhere: &["si"],
    notation: Notation::Operator("Si"),
    slope: Slope::Of(&["sin(x)/x"]),
    continuous: true,
    parity: |_| Some(Parity::Odd),
    normal: Some(|_, a| Ok(calls::odd(Function::Si, &a[0]))),
    signs: |scope, a| calls::signs(scope, &a[0]),
    range: |a| Some(a[0].si()),
    enclosure: Some(|a, _| of_one(a[0], |x| Ok(x.si()), |z| Ok(z.si()?))),
    ..Definition::UNKNOWN
};
