//! As many certain digits as asked for.

use super::{EncloseError, Integrator, Program};
use crate::formula::{Expr, Symbol};
use crate::interval::{Complex, Interval};
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
    let mut reached: Option<Interval> = None;
    let raised = raised(digits, |prec| {
        let x = program
            .bind(&BTreeMap::new(), &[], prec, integrator)?
            .constant()?
            .into_real()?;
        // Both contain the value, so their intersection does, and it is not empty.
        let best = reached.take().map_or(x.clone(), |old| old.intersection(&x));
        let certain = best.certain_digits() as usize >= digits;
        reached = Some(best.clone());
        Ok(certain.then_some(best))
    });
    raised.map_err(|ended| ended.error(reached.filter(Interval::is_bounded)))
}

/// An enclosure of the complex value of a formula without free symbols: both parts no wider than 10^-digits times the least modulus.
///
/// # Errors
/// As for [`enclose`].
pub fn enclose_complex(expr: &Expr, digits: usize, integrator: &dyn Integrator) -> Result<Complex, EncloseError> {
    let program = Program::of(expr)?;
    let raised = raised(digits, |prec| {
        let z = program
            .bind(&BTreeMap::new(), &[], prec, integrator)?
            .constant()?
            .into_complex();
        let size = z.abs().mig() >> (bits_of(digits) + 1);
        Ok((z.re.wid() <= size && z.im.wid() <= size).then_some(z))
    });
    raised.map_err(|ended| ended.error(None))
}

/// How the search for a precision ended without digits.
enum Ended {
    Final(EncloseError),
    Budget { bits: u32, last: Option<Box<EncloseError>> },
}

impl Ended {
    fn error(self, reached: Option<Interval>) -> EncloseError {
        match self {
            Ended::Final(error) => error,
            Ended::Budget { bits, last } => EncloseError::Undecided {
                bits,
                reached: reached.map(Box::new),
                last,
            },
        }
    }
}

/// What an attempt gives at the first precision at which it gives something.
fn raised<T>(digits: usize, mut attempt: impl FnMut(u32) -> Result<Option<T>, EncloseError>) -> Result<T, Ended> {
    let wanted = bits_of(digits);
    let budget = wanted.saturating_mul(4).saturating_add(CANCELLED);
    let mut prec = wanted.saturating_add(GUARD);
    loop {
        let last = match attempt(prec) {
            Ok(Some(found)) => return Ok(found),
            Ok(None) => None,
            Err(error) if error.is_final() => return Err(Ended::Final(error)),
            Err(error) => Some(Box::new(error)),
        };
        if prec >= budget {
            return Err(Ended::Budget { bits: prec, last });
        }
        prec = prec.saturating_mul(2).min(budget);
    }
}

/// Bits that hold that many decimal digits: log2 10 < 3.3220.
pub(crate) fn bits_of(digits: usize) -> u32 {
    let bits = (digits as u64).saturating_mul(33220) / 10000 + 1;
    u32::try_from(bits).unwrap_or(u32::MAX / 8).min(u32::MAX / 8)
}
