//! Hyperbolic tangent.

use super::{Definition, Majorant, Notation, Parity, Slope};
use crate::enclose::of_one;
use crate::exact::{Normal, Obstacle, Scope, calls};

pub(super) static DEFINITION: Definition = Definition {
    name: "tanh",
    notation: Notation::Command("tanh"),
    slope: Slope::Of(&["1/cosh(x)^2", "1 - tanh(x)^2"]),
    continuous: true,
    parity: |_| Some(Parity::Odd),
    majorant: Some(Majorant::everywhere("2*abs(x)")),
    normal: Some(normal),
    enclosure: Some(|a, _| of_one(a[0], |x| Ok(x.tanh()), |z| Ok(z.tanh()?))),
    ..Definition::UNKNOWN
};

fn normal(scope: &Scope, a: &[Normal]) -> Result<Normal, Obstacle> {
    let (plus, minus) = calls::exponentials(scope, &a[0])?;
    scope.div(&(&plus - &minus), &(&plus + &minus))
}
