//! The complement of the error function.

use super::{Definition, Function, Majorant, Notation, Slope};
use crate::enclose::of_one;
use crate::exact::{Normal, calls};

pub(super) static DEFINITION: Definition = Definition {
    name: "erfc",
    notation: Notation::Operator("erfc"),
    slope: Slope::Of(&["-(2*exp(-x^2)/sqrt(pi))"]),
    continuous: true,
    majorant: Some(Majorant {
        from: Some(0),
        formula: "exp(-(x*x))",
    }),
    normal: Some(|_, a| Ok(&Normal::one() - &calls::odd(Function::Erf, &a[0]))),
    enclosure: Some(|a, _| of_one(a[0], |x| Ok(x.erfc()), |z| Ok(z.erfc()?))),
    ..Definition::UNKNOWN
};
