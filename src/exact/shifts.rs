//! Arguments split into a part L and a shift by a number, for functions with a recurrence.
//!
//! A symbolic argument is split into its constant term and the rest L; values at L + c become products times the value at
//! L. Each step needs the argument of every factor to be certainly in the domain.

use rug::Integer;

use super::back;
use super::fraction::Normal;
use super::obstacle::{Condition, Obstacle};
use super::phase::split_constant;
use super::scope::Scope;
use super::size;

/// Larger explicit arguments and shifts are refused.
const LARGEST: i64 = 1_000;

pub(crate) fn integer(n: i64) -> Normal {
    Normal::integer(n)
}

/// A number that is small enough for a chain of so many steps.
pub(crate) fn small(n: &Integer) -> Result<i64, Obstacle> {
    let fits = n.to_i64().filter(|n| n.abs() <= LARGEST);
    fits.ok_or_else(|| Obstacle::TooLarge(format!("a factorial or shift by {n}")))
}

/// Whether the value is certainly not negative.
pub(crate) fn nonnegative(scope: &Scope, n: &Normal) -> bool {
    scope.signs(n).is_some_and(|s| !s.negative)
}

/// What is missing where the value is not certain to be a natural number.
pub(crate) fn natural(n: &Normal) -> Obstacle {
    Obstacle::Condition(Condition::Natural(back::expr(n)))
}

/// Π (x + step·j) over j in `range`.
pub(crate) fn product(x: &Normal, step: i64, mut range: std::ops::Range<i64>) -> Result<Normal, Obstacle> {
    range.try_fold(Normal::one(), |p, j| {
        size::check(&p)?;
        Ok(&p * &(x + &integer(step * j)))
    })
}

/// An integer-valued argument as L + c with L ≥ 0 certain, or `None` if that is not certain of L.
pub(crate) fn split(scope: &Scope, n: &Normal) -> Result<Option<(Normal, i64)>, Obstacle> {
    let (constant, rest) = split_constant(n);
    let shift = small(constant.numer())?;
    Ok(nonnegative(scope, &rest).then_some((rest, shift)))
}

/// f(x + shift) from f(x), where f(x + 1) = x f(x) and neither is a pole.
pub(crate) fn shifted(scope: &Scope, base: &Normal, x: &Normal, shift: i64) -> Result<Normal, Obstacle> {
    if shift >= 0 {
        return Ok(base * &product(x, 1, 0..shift)?);
    }
    scope.formal_quotient(base, &product(x, 1, shift..0)?)
}
