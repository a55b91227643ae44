//! Raising the working precision until a value is as sharp as its format allows.
//!
//! An enclosure computed at w bits and rounded outward to p < w bits is a valid enclosure at p bits. If its ends are
//! then equal or neighbours, no narrower one exists at p bits unless the value is itself representable. Since every
//! other number has exactly one such enclosure, functions that are monotone between two points keep their order
//! after rounding, and the ranges built from them are monotone under inclusion.

use rug::Float;

use super::{Complex, ComplexError, Interval};

/// Guard bits of the first round: the few dozen roundings of an elementary step cost 6, and with 14 more a second round is
/// needed once in ten thousand times.
const FIRST_GUARD: u32 = 20;

/// The guard bits allowed where nothing cancels: as many as tell the value from a number of the format it lies close to, which hardly
/// takes more than twice or three times the precision.
pub(super) const fn close(prec: u32) -> u32 {
    4 * prec + 256
}

/// The guard bits allowed where terms of the size of e^2000 may cancel: that many bits are lost to them (2000 log2 e < 2900), and more
/// than that costs longer than a wide enclosure is worth.
pub(super) const fn cancelling(prec: u32) -> u32 {
    8 * prec + 4096
}

/// Calls `enclosure` with growing working precision until the result, rounded outward to `prec` bits, lies between
/// neighbours, or until there are more guard bits than `allowance`. What is returned encloses the value in any case.
pub(super) fn refine(prec: u32, allowance: u32, enclosure: impl Fn(u32) -> Interval) -> Interval {
    let mut guard = FIRST_GUARD;
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
    let mut guard = FIRST_GUARD;
    loop {
        let value = enclosure(prec + guard)?;
        let size = Float::with_val(prec, value.abs().hi() >> prec);
        if (value.re.wid() <= size && value.im.wid() <= size) || guard > allowance {
            return Ok(value.with_prec(prec));
        }
        guard *= 2;
    }
}
