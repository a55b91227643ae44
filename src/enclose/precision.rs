//! As many certain digits as asked for.

use super::{EncloseError, Integrator, Program};
use crate::formula::{Expr, Symbol};
use crate::interval::Interval;
use rug::Rational;
use std::collections::BTreeMap;

/// Bits beyond those of the digits at the first attempt: a formula of a few dozen operations loses fewer.
const GUARD: u32 = 32;
/// Bits that may be lost to cancellation, beside three times those of the digits, before a formula is left undecided.
const CANCELLED: u32 = 2048;

/// An enclosure of a formula at rational values of its symbols with at least `digits` certain significant digits: the enclosure is no
/// wider than 10^-digits times its least absolute value.
///
/// The working precision begins a little above what the digits need and is doubled until they are certain, up to the budget of
/// four times the digits asked for and 2048 bits more. The number 0 has no significant digit; it is returned only where it is found exactly.
///
/// # Errors
/// [`EncloseError::Undecided`], with the best enclosure found, when the budget ends; any other error at once if no
/// precision could remove it.
pub fn enclose(
    expr: &Expr,
    at: &BTreeMap<Symbol, Rational>,
    digits: usize,
    integrator: &dyn Integrator,
) -> Result<Interval, EncloseError> {
    let closed = at
        .iter()
        .fold(expr.clone(), |e, (symbol, q)| e.substitute(symbol, &Expr::rational(q)));
    let program = Program::of(&closed)?;
    let wanted = bits_of(digits);
    let budget = wanted.saturating_mul(4).saturating_add(CANCELLED);
    let mut prec = wanted.saturating_add(GUARD);
    let mut reached: Option<Interval> = None;
    loop {
        let value = program
            .bind(&BTreeMap::new(), &[], prec, integrator)
            .and_then(|bound| bound.constant()?.into_real());
        let last = match value {
            Ok(x) => {
                // Both contain the value, so their intersection does, and it is not empty.
                let best = reached.map_or(x.clone(), |old| old.intersection(&x));
                if best.certain_digits() as usize >= digits {
                    return Ok(best);
                }
                reached = Some(best);
                None
            }
            Err(error) if error.is_final() => return Err(error),
            Err(error) => Some(Box::new(error)),
        };
        if prec >= budget {
            return Err(EncloseError::Undecided {
                bits: prec,
                reached: reached.filter(Interval::is_bounded).map(Box::new),
                last,
            });
        }
        prec = prec.saturating_mul(2).min(budget);
    }
}

/// Bits that hold that many decimal digits: log2 10 < 3.3220.
pub(crate) fn bits_of(digits: usize) -> u32 {
    let bits = (digits as u64).saturating_mul(33220) / 10000 + 1;
    u32::try_from(bits).unwrap_or(u32::MAX / 8).min(u32::MAX / 8)
}
