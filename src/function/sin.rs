//! Sine.

use super::{Definition, Majorant, Notation, Parity, Slope};
use crate::enclose::of_one;
use crate::exact::{Normal, Obstacle, Scope, calls};

pub(super) static DEFINITION: Definition = Definition {
    name: "sin",
    notation: Notation::Command("sin"),
    slope: Slope::Of(&["cos(x)"]),
    continuous: true,
    parity: |_| Some(Parity::Odd),
    majorant: Some(Majorant::everywhere("2*abs(x)")),
    normal: Some(normal),
    enclosure: Some(|a, _| of_one(a[0], |x| Ok(x.sin()), |z| Ok(z.sin()))),
    ..Definition::UNKNOWN
};

fn normal(scope: &Scope, a: &[Normal]) -> Result<Normal, Obstacle> {
    let (plus, minus) = calls::exponentials(scope, &(&a[0] * &Normal::i()))?;
    Ok(&(&calls::half() * &-&Normal::i()) * &(&plus - &minus))
}
