//! Hyperbolic cosine.

use super::{Definition, Notation, Parity, Slope};
use crate::enclose::of_one;
use crate::exact::{Normal, Obstacle, Scope, calls};

pub(super) static DEFINITION: Definition = Definition {
    name: "cosh",
    notation: Notation::Command("cosh"),
    slope: Slope::Of(&["sinh(x)"]),
    continuous: true,
    parity: |_| Some(Parity::Even),
    normal: Some(normal),
    enclosure: Some(|a, _| of_one(a[0], |x| Ok(x.cosh()), |z| Ok(z.cosh()))),
    ..Definition::UNKNOWN
};

fn normal(scope: &Scope, a: &[Normal]) -> Result<Normal, Obstacle> {
    let (plus, minus) = calls::exponentials(scope, &a[0])?;
    Ok(&calls::half() * &(&plus + &minus))
}
