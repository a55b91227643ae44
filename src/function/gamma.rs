//! Euler's gamma function. Γ(L + 1/2) = √π (2L-1)!!/2^L, so that one hypergeometric term has one form.

use rug::{Integer, Rational};

use super::double_factorial::double_factorial;
use super::factorial::factorial;
use super::{Definition, Function, Notation};
use crate::enclose::{EncloseError, of_real};
use crate::exact::calls::{self, half, opaque};
use crate::exact::phase::{is_integer, split_constant};
use crate::exact::shifts::{integer, shifted, small, split};
use crate::exact::{Normal, Obstacle, Scope, Signs};
use crate::formula::notation::{Glyph, Mark, applied};
use crate::interval::Interval;

pub(super) static DEFINITION: Definition = Definition {
    name: "gamma",
    also: &["Gamma"],
    notation: Notation::Marks(|a| applied(Mark::Letter(Glyph::command("Gamma", "Γ")), a)),
    normal: Some(|scope, a| gamma(scope, &a[0])),
    signs: |scope, a| match calls::signs(scope, &a[0]) {
        Signs::POSITIVE => Signs::POSITIVE,
        _ => Signs::ANY,
    },
    enclosure: Some(|a, _| of_real("gamma", a[0], real)),
    ..Definition::UNKNOWN
};

/// Γ(x) for real x that is certainly no pole.
pub(super) fn gamma(scope: &Scope, x: &Normal) -> Result<Normal, Obstacle> {
    if is_integer(x) {
        scope.positive(x)?;
        return factorial(scope, &(x - &integer(1)));
    }
    let below = x - &half();
    if is_integer(&below)
        && let Some((l, shift)) = split(scope, &below)?
    {
        // Γ(L + 1/2) = √π (2L - 1)!!/2^L; half-integers are never poles.
        let double = double_factorial(scope, &(&(&l + &l) - &integer(1)))?;
        let root = scope.sqrt(&Normal::pi())?;
        let base = scope.formal_quotient(&(&double * &root), &scope.power(&integer(2), &l)?)?;
        return shifted(scope, &base, &(&l + &half()), shift);
    }
    let (constant, rest) = split_constant(x);
    let shift: Integer = constant.floor_ref().into();
    let first = &rest + &Normal::rational(&Rational::from(&constant - &shift));
    if x.as_rational().is_none() {
        scope.positive(x)?;
        if scope.signs(&first) != Some(Signs::POSITIVE) {
            return Ok(opaque(Function::Gamma, &[x]));
        }
    }
    shifted(scope, &opaque(Function::Gamma, &[&first]), &first, small(&shift)?)
}

fn real(x: &Interval) -> Result<Interval, EncloseError> {
    let floor = x.floor();
    match *x.lo() <= 0 && (!floor.is_point() || x.lo().is_integer()) {
        true => Err(EncloseError::domain("gamma", x, x.is_point())),
        false => Ok(x.gamma()),
    }
}
