//! Half lines: where to cut them, and what is beyond the cut.

use super::QuadratureError;
use super::envelope::{Envelope, Ray, Side};
use super::integrand::{COARSE, Setting};
use super::kink;
use super::majorant::envelope;
use super::monomial::monomial;
use super::reciprocal::{self, Substituted};
use crate::formula::Expr;
use crate::interval::Interval;
use rug::Float;
use rug::float::Special;

/// No cut is tried beyond 2^FARTHEST: what decays by then only is not integrated piece by piece.
const FARTHEST: i32 = 64;
/// No decay is looked for that begins beyond 2^FAR.
const FAR: i32 = 30;
/// How often x = e^u is substituted.
const SUBSTITUTIONS: u32 = 2;
/// How often a cut is moved back half way.
const REFINEMENTS: u32 = 5;

/// What becomes of the integral of a formula over a half line.
pub(super) enum Tail {
    /// From some point on it is the integral of another integrand over a finite range.
    Finite(Substituted),
    /// From 2^k on it decays in a way that can be bounded.
    Decaying(i32),
    /// From 2^k on it is the integral of `body` over \[log 2^k, ∞), by x = e^u, and that is known to be manageable.
    Logarithmic {
        /// k.
        start: i32,
        /// The integrand in u.
        body: Expr,
    },
}

/// What can be done about the integral of a formula over \[`least`, ∞).
///
/// # Errors
/// [`QuadratureError::Divergent`] where that is certain, and [`QuadratureError::Unbounded`] where no decay was found.
pub(super) fn examine(expr: &Expr, setting: Setting<'_>, least: &Interval) -> Result<Tail, QuadratureError> {
    examine_deeply(expr, setting, least, SUBSTITUTIONS)
}

/// As [`examine`], with at most so many substitutions of e^u.
fn examine_deeply(expr: &Expr, setting: Setting<'_>, least: &Interval, depth: u32) -> Result<Tail, QuadratureError> {
    let first = (0..FAR).find(|&k| least.certainly_le(&power_of_two(k))).unwrap_or(FAR);
    let settled = settle(expr, setting, &power_of_two(first));
    if let Some(finite) = reciprocal::substitute(&settled, setting, least) {
        return Ok(Tail::Finite(finite));
    }
    let decay = (first..=FAR).find_map(|k| {
        let majorant = majorant(expr, setting, &power_of_two(k))?;
        majorant.tail(&power_of_two(k)).map(|_| (k, majorant.is_exponential()))
    });
    match decay {
        Some((start, true)) => return Ok(Tail::Decaying(start)),
        // A power of x: e^u makes it exponential.
        Some((start, false)) => {
            return Ok(logarithmic(expr, setting, start, depth).unwrap_or(Tail::Decaying(start)));
        }
        None => {}
    }
    let certain = (first..=FAR).step_by(4).any(|k| {
        let from = power_of_two(k);
        let minorant = envelope(&settle(expr, setting, &from), Ray { setting, from: &from }, Side::Below);
        minorant.is_some_and(|minorant| minorant.diverges())
    });
    if !certain && let Some(tail) = logarithmic(expr, setting, first.max(1), depth) {
        return Ok(tail);
    }
    Err(if certain {
        let reason = format!("{expr} has a minorant near infinity whose integral is infinite");
        QuadratureError::Divergent { reason }
    } else {
        let what = format!("the tail of {expr}, of which no decay was found");
        QuadratureError::Unbounded { what }
    })
}

/// A point beyond which the integral of |f| is at most the tolerance, or as near to that as can be had, and the bound there. The decay
/// begins at 2^start.
pub(super) fn cut(expr: &Expr, setting: Setting<'_>, start: i32, tolerance: &Float) -> Option<(Interval, Float)> {
    let at = |from: Interval| Some((bound(expr, setting, &from)?, from));
    let enough = |k: &i32| bound(expr, setting, &power_of_two(*k)).is_some_and(|rest| rest <= *tolerance);
    let k = (start..=FARTHEST).find(enough).unwrap_or(FARTHEST);
    let (mut rest, mut from) = at(power_of_two(k))?;
    if rest > *tolerance || k == start {
        return Some((from, rest));
    }
    let mut near = power_of_two(k - 1);
    for _ in 0..REFINEMENTS {
        let middle = Interval::point((&near + &from).scale(-1).mid());
        match at(middle.clone()) {
            Some((bound, middle)) if bound <= *tolerance => (rest, from) = (bound, middle),
            _ => near = middle,
        }
    }
    Some((from, rest))
}

/// The substitution x = e^u from 2^start on, if it leads to something that can be integrated.
fn logarithmic(expr: &Expr, setting: Setting<'_>, start: i32, depth: u32) -> Option<Tail> {
    let u = Expr::from(setting.var.clone());
    let body = match monomial(expr, setting.var) {
        // A single exponential, however slow: written as powers of e^u it would be a product of fast ones.
        Some((factor, power)) => factor * (Expr::rational(&(power + 1u32)) * u).exp(),
        None => expr.substitute(setting.var, &u.clone().exp()) * u.exp(),
    };
    let least = power_of_two(start).log();
    (depth > 0).then(|| examine_deeply(&body, setting, &least, depth - 1).ok())??;
    Some(Tail::Logarithmic { start, body })
}

/// A bound of the integral of |f| from a point on.
fn bound(expr: &Expr, setting: Setting<'_>, from: &Interval) -> Option<Float> {
    majorant(expr, setting, from)?.tail(from)
}

fn majorant(expr: &Expr, setting: Setting<'_>, from: &Interval) -> Option<Envelope> {
    envelope(&settle(expr, setting, from), Ray { setting, from }, Side::Above)
}

/// The formula without the kinks whose arguments have one sign from a point on.
fn settle(expr: &Expr, setting: Setting<'_>, from: &Interval) -> Expr {
    let infinity = Float::with_val(COARSE, Special::Infinity);
    match Interval::new(from.inf(), infinity) {
        Ok(ray) => kink::settle(expr, setting, &ray),
        Err(_) => expr.clone(),
    }
}

fn power_of_two(k: i32) -> Interval {
    Interval::one(COARSE).scale(k)
}
