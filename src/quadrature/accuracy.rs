//! Getting to a wanted accuracy: what the rules on the [dyadic grid](super::grid) have in common.
//!
//! Nothing here decides whether an enclosure is valid; the rules see to that. The steps below choose nodes and
//! precisions, look at what came out, and try again or give up.

use super::error::QuadratureError;
use super::grid::{BOUND_PREC, DyadicGrid, natural};
use super::moments::relative_bits;
use crate::interval::Interval;
use rug::Float;

/// Bits that may be spent beyond four times those wanted on a number that turns out smaller than its guessed size: one below 2^-512 of it
/// is left as it is.
const MOST_SPARE: i32 = 512;
/// The tail is looked for up to so many times the nodes of the plain Gaussian, or so few nodes: one that is not small there does not fall
/// like a Gaussian.
const FARTHEST: u64 = 128;
const FEW: u64 = 1_024;

/// The most nodes one integral may use.
const MAX_NODES: u64 = 1 << 20;

/// The most bits the values of an integrand are asked for.
const MAX_PREC: u32 = 1 << 25;

/// The finest tolerance is 2^(-MAX_TOLERANCE), the coarsest 2^MAX_TOLERANCE.
const MAX_TOLERANCE: u32 = 1 << 23;

/// Raises the absolute accuracy 2^(-bits) of an enclosure until its relative width is at most 10^(-digits), from what
/// this would take for a number of size 2^size, until it is four times finer than that.
pub(super) fn to_relative(
    digits: usize,
    size: i32,
    enclose: impl Fn(i32) -> Result<Interval, QuadratureError>,
) -> Result<Interval, QuadratureError> {
    let wanted = relative_bits(digits)? as i32 + 2;
    let mut spare = 8;
    let greatest = 4 * wanted + MOST_SPARE;
    loop {
        let bits = wanted.saturating_add(spare).saturating_sub(size);
        let enclosure = enclose(bits)?;
        if enclosure.wid() << (wanted - 2) <= enclosure.mig() {
            return Ok(enclosure.with_prec(wanted as u32 + 8));
        }
        if spare >= greatest {
            return Err(QuadratureError::BudgetExhausted {
                budget: format!("an absolute accuracy of 2^({})", -bits),
                reached: Some(Box::new(enclosure)),
            });
        }
        spare = match enclosure.mig().get_exp() {
            Some(exponent) => size.saturating_sub(exponent).max(spare + 8),
            None => 2 * spare + wanted,
        }
        .min(greatest);
    }
}

/// 2^(-bits-3), what one of the errors of a rule may contribute to a width of 2^(-bits).
///
/// # Errors
/// [`QuadratureError::OutOfRange`] for |bits| > 2²³.
pub(super) fn share(bits: i32) -> Result<Float, QuadratureError> {
    if bits.unsigned_abs() > MAX_TOLERANCE {
        return Err(QuadratureError::OutOfRange {
            name: "|bits|",
            value: u64::from(bits.unsigned_abs()),
            least: 0,
            greatest: u64::from(MAX_TOLERANCE),
        });
    }
    Ok(Float::with_val(BOUND_PREC, 1) >> (bits + 3))
}

/// A number N of nodes for which tail(Nh) is at most [`share`]`(bits)`, nearly the least, and that tail.
///
/// # Errors
/// [`QuadratureError::Unbounded`] if there is none in reach, [`QuadratureError::BudgetExhausted`] if N is too large.
pub(super) fn cut(
    grid: &DyadicGrid,
    bits: i32,
    tail: impl Fn(&Float) -> Float,
) -> Result<(u64, Float), QuadratureError> {
    let allowed = share(bits)?;
    let step = grid.step_squared(BOUND_PREC).enclosure().sqrt();
    let least = (grid.nodes(bits.max(0) as u32 + 1) / 2).max(1);
    let (nodes, tail) = std::iter::successors(Some(least), |nodes| Some(nodes + nodes / 16 + 1))
        .take_while(|nodes| *nodes <= FARTHEST * least + FEW)
        .map(|nodes| (nodes, tail(&(natural(nodes) * &step).inf())))
        .find(|(_, tail)| *tail <= allowed)
        .ok_or_else(|| unbounded("the integrand far out on the real line"))?;
    if nodes > MAX_NODES {
        return Err(QuadratureError::BudgetExhausted {
            budget: format!("{nodes} nodes, {MAX_NODES} allowed"),
            reached: None,
        });
    }
    Ok((nodes, tail))
}

/// Applies a rule at growing precision, from `prec` bits on, until the enclosure is at most 2^(-bits) wide.
///
/// # Errors
/// [`QuadratureError::BudgetExhausted`], with the last enclosure, after four attempts or at 2²⁵ bits; those of the
/// rule.
pub(super) fn sharpen(
    bits: i32,
    mut prec: u32,
    apply: impl Fn(u32) -> Result<Interval, QuadratureError>,
) -> Result<Interval, QuadratureError> {
    let mut reached = None;
    for _ in 0..4 {
        let enclosure = apply(prec)?;
        let excess = enclosure.wid() << bits;
        if excess <= 1 {
            return Ok(enclosure);
        }
        reached = Some(Box::new(enclosure));
        let finer = excess.get_exp().unwrap_or(0).unsigned_abs() + 16;
        match prec.checked_add(finer).filter(|prec| *prec <= MAX_PREC) {
            Some(finer) => prec = finer,
            None => break,
        }
    }
    Err(QuadratureError::BudgetExhausted {
        budget: format!("values of {prec} bits"),
        reached,
    })
}

/// The bits to begin with for a width of 2^(-bits) of a sum whose terms add up to about 2^size.
pub(super) fn first_prec(bits: i32, size: i32) -> u32 {
    let bits = i64::from(bits) + i64::from(size);
    u32::try_from(bits.max(0)).unwrap_or(MAX_PREC) + BOUND_PREC
}

/// How many bits count of a term of about 2^term, if `prec` bits count of one of 2^size.
pub(super) fn bits_that_count(prec: u32, size: i32, term: i32) -> u32 {
    let excess = size.saturating_sub(term).max(0).unsigned_abs();
    prec.saturating_sub(excess).max(BOUND_PREC)
}

/// The e with 2^(e-1) ≤ max |x| < 2^e, and some number that makes no difference if there is none.
pub(super) fn exponent(x: &Interval) -> i32 {
    x.mag().get_exp().unwrap_or(0)
}

/// The failure to bound something.
pub(super) fn unbounded(what: &str) -> QuadratureError {
    QuadratureError::Unbounded { what: what.into() }
}
