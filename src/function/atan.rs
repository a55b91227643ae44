//! The inverse tangent.

use std::sync::Arc;

use rug::Rational;

use super::{Definition, Function, Majorant, Notation, Parity, Slope};
use crate::enclose::of_one;
use crate::exact::{ExpPoly, Kernel, Normal, Obstacle, Scope, calls};

pub(super) static DEFINITION: Definition = Definition {
    name: "atan",
    elsewhere: &["arctan"],
    notation: Notation::Command("arctan"),
    slope: Slope::Of(&["1/(1 + x^2)"]),
    continuous: true,
    parity: |_| Some(Parity::Odd),
    majorant: Some(Majorant::everywhere("2*abs(x)")),
    normal: Some(normal),
    signs: |scope, a| calls::signs(scope, &a[0]),
    range: |a| Some(a[0].atan()),
    enclosure: Some(|a, _| of_one(a[0], |x| Ok(x.atan()), |z| Ok(z.atan()?))),
    ..Definition::UNKNOWN
};

/// Multiples of π at 0, ±1/√3, ±1, ±√3.
fn normal(scope: &Scope, a: &[Normal]) -> Result<Normal, Obstacle> {
    let x = &a[0];
    scope.real(x)?;
    let root = Normal::kernel(Kernel::Root(Arc::new(ExpPoly::integer(3.into())), 2, 1));
    let third = Normal::rational(&Rational::from((1, 3)));
    let known = [(Normal::one(), 4), (&third * &root, 6), (root, 3)];
    for (value, part) in &known {
        let angle = &Normal::rational(&Rational::from((1, *part))) * &Normal::pi();
        if x == value {
            return Ok(angle);
        }
        if *x == -value {
            return Ok(-&angle);
        }
    }
    Ok(calls::odd(Function::Atan, x))
}
