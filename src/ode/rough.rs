//! A box that the solutions do not leave during a step: point 1 of the [module above](super).

use super::Lost;
use super::flow::{Bound, Moment};
use crate::interval::Interval;

/// Attempts to find the box before the step is shortened.
const ATTEMPTS: usize = 6;

/// A box for the solutions that start in `state` and their Jacobians, for all times of `span`: components of the state first, then the
/// entries of the Jacobian row by row.
///
/// For a set B the next candidate is N = X + D f(S,B), D the set of durations; where N ⊆ B the theorem applies, and then the solutions stay in
/// N as well, for x(s) = x0 + ∫ f over times at which the solution is in B.
pub(super) fn enclosure(
    flow: &Bound<'_>,
    start: &Moment,
    span: &Moment,
    state: &[Interval],
) -> Result<Vec<Interval>, Lost> {
    let initial = flow.with_unit_jacobian(state);
    let duration = span.duration(start);
    let next = |guess: &[Interval]| -> Result<Vec<Interval>, Lost> {
        let slopes = flow.varied_series(span, guess, 1)?;
        Ok(initial
            .iter()
            .zip(&slopes[1])
            .map(|(x, slope)| x + &duration * slope)
            .collect())
    };
    let mut guess = inflated(&next(&initial)?);
    for _ in 0..ATTEMPTS {
        let candidate = next(&guess)?;
        if candidate
            .iter()
            .zip(&guess)
            .all(|(new, old)| !new.is_empty() && new.is_subset(old))
        {
            return Ok(candidate);
        }
        guess = inflated(&guess.iter().zip(&candidate).map(|(a, b)| a.hull(b)).collect::<Vec<_>>());
    }
    Err(Lost::NoBox)
}

/// A somewhat larger box: any box will do as a guess.
fn inflated(state: &[Interval]) -> Vec<Interval> {
    let larger = |x: &Interval| {
        let prec = x.prec();
        let tiny = (x.abs() + Interval::one(prec)).scale(8 - prec as i32);
        let margin = Interval::point(x.wid()).scale(-2) + tiny;
        let margin = Interval::point(margin.sup());
        x + (-&margin).hull(&margin)
    };
    state.iter().map(larger).collect()
}
