//! Raising the working precision until a value is as sharp as its format allows.
//!
//! An enclosure computed at w bits and rounded outward to p < w bits is a valid enclosure at p bits. If its ends are
//! then equal or neighbours, no narrower one exists at p bits unless the value is itself representable. Since every
//! other number has exactly one such enclosure, functions that are monotone between two points keep their order
//! after rounding, and the ranges built from them are monotone under inclusion.

use rug::Float;

use super::{Complex, ComplexError, Interval};

/// Calls `enclosure` with growing working precision until the result, rounded outward to `prec` bits, lies between
/// neighbours, or until there are more guard bits than `allowance`. What is returned encloses the value in any case.
pub(super) fn refine(prec: u32, allowance: u32, enclosure: impl Fn(u32) -> Interval) -> Interval {
    let mut guard = 20;
    let mut best = Interval::entire(prec);
    loop {
        best = best.intersection(&enclosure(prec + guard).with_prec(prec));
        if between_neighbours(&best) || guard > allowance {
            return best;
        }
        guard *= 2;
    }
}

/// Whether no number of the same precision lies strictly between the two ends.
fn between_neighbours(x: &Interval) -> bool {
    let mut next = x.lo().clone();
    next.next_up();
    x.is_empty() || *x.hi() <= next
}

/// The same for a complex value, until both parts are known to within 2^{−prec} of its modulus.
pub(super) fn refine_complex(
    prec: u32,
    allowance: u32,
    enclosure: impl Fn(u32) -> Result<Complex, ComplexError>,
) -> Result<Complex, ComplexError> {
    let mut guard = 20;
    loop {
        let value = enclosure(prec + guard)?;
        let size = Float::with_val(prec, value.abs().hi() >> prec);
        if (value.re.wid() <= size && value.im.wid() <= size) || guard > allowance {
            return Ok(value.with_prec(prec));
        }
        guard *= 2;
    }
}
