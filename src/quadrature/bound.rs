//! Finite bounds of integrals.

use super::integrand::COARSE;
use crate::formula::Expr;
use crate::interval::Interval;
use rug::Rational;

/// A finite bound of an integral.
pub(super) struct Bound {
    pub(super) value: Interval,
    /// Its value if that is rational.
    pub(super) exact: Option<Rational>,
}

impl Bound {
    pub(super) fn new(formula: &Expr, value: Interval) -> Bound {
        Bound {
            exact: formula.as_rational(),
            value,
        }
    }

    pub(super) fn at(exact: Rational, prec: u32) -> Bound {
        Bound {
            value: Interval::from_rational(&exact, prec.saturating_add(COARSE)),
            exact: Some(exact),
        }
    }

    /// A rational number between two bounds.
    pub(super) fn between(a: &Bound, b: &Bound) -> Option<Bound> {
        let middle = a.value.hull(&b.value).with_prec(COARSE).mid();
        Some(Bound::at(middle.to_rational()?, a.value.prec()))
    }
}
