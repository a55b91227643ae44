//! Kummer's function M(a; b; z) = 1F1(a; b; z), reduced by its relations (NIST Digital Library of Mathematical Functions):
//!
//! * M(-n; b; z) is a polynomial, and M(b+n; b; z) = e^z M(-n; b; -z) (13.2.39);
//! * a M(a+1) = (2a-b+z) M(a) + (b-a) M(a-1) (13.3.1) carries the first parameter down to L + f and L + f + 1, where
//!   a = L + f + shift, L has no constant term and 0 <= f < 1;
//! * M(1; 1/2; -x²) = 1 - 2x F(x), F Dawson's function (both sides are even, equal 1 at 0 and solve xy' = (1 - 2x²)y - 1,
//!   whose even analytic solution is unique).

use rug::{Integer, Rational};

use super::calls::opaque;
use super::fraction::Normal;
use super::kernel::Kernel;
use super::obstacle::Obstacle;
use super::phase::split_constant;
use super::scope::Scope;
use super::size;
use crate::formula::Function;

/// Longer series and chains of contiguous functions are left as they stand.
const LONGEST: i32 = 200;

/// The integer value of a number between -[`LONGEST`] and [`LONGEST`].
fn small_integer(n: &Normal) -> Option<i32> {
    let q = n.as_rational().filter(|q| *q.denom() == 1)?;
    q.numer().to_i32().filter(|n| n.abs() <= LONGEST)
}

/// Kummer's function for a second parameter that is certainly no pole.
pub(crate) fn hyp1f1(scope: &Scope, a: &Normal, b: &Normal, z: &Normal) -> Result<Normal, Obstacle> {
    if b.as_rational().is_none_or(|q| *q.denom() == 1) {
        scope.positive(b)?;
    }
    if z.is_zero() || a.is_zero() {
        return Ok(Normal::one());
    }
    if let Some(n) = small_integer(a).filter(|n| *n < 0) {
        return terminating(scope, -n, b, z);
    }
    if let Some(n) = small_integer(&(a - b)).filter(|n| *n >= 0) {
        return Ok(&scope.exp(z)? * &terminating(scope, n, b, &-z)?);
    }
    contiguous(scope, a, b, z)
}

/// M(-n; b; z), the series Σ (-n)_j/(b)_j z^j/j!.
fn terminating(scope: &Scope, n: i32, b: &Normal, z: &Normal) -> Result<Normal, Obstacle> {
    let (mut term, mut out) = (Normal::one(), Normal::one());
    for j in 0..n {
        let divisor = &(b + &Normal::integer(j)) * &Normal::integer(j + 1);
        term = scope.formal_quotient(&(&(&term * &Normal::integer(j - n)) * z), &divisor)?;
        out = &out + &term;
    }
    Ok(out)
}

/// The first parameter brought down by the contiguous relation, as far as no divisor may vanish.
fn contiguous(scope: &Scope, a: &Normal, b: &Normal, z: &Normal) -> Result<Normal, Obstacle> {
    let (constant, rest) = split_constant(a);
    let shift: Integer = constant.floor_ref().into();
    let base = &rest + &Normal::rational(&Rational::from(&constant - &shift));
    let steps = shift.to_i32().filter(|steps| (0..=LONGEST).contains(steps));
    let Some(steps) = steps.filter(|_| base.is_zero() || scope.signs(&base).is_some_and(|s| !s.negative)) else {
        return Ok(opaque(Function::Hyp1f1, &[a, b, z]));
    };
    let mut before = basic(scope, &base, b, z)?;
    if steps == 0 {
        return Ok(before);
    }
    let mut value = basic(scope, &(&base + &Normal::one()), b, z)?;
    for j in 1..steps {
        // The divisor base + j is positive.
        let at = &base + &Normal::integer(j);
        let sum = &(&(&(&(&at + &at) - b) + z) * &value) + &(&(b - &at) * &before);
        size::check(&sum)?;
        (before, value) = (value, scope.formal_quotient(&sum, &at)?);
    }
    Ok(value)
}

/// A function from which the others are reached.
fn basic(scope: &Scope, a: &Normal, b: &Normal, z: &Normal) -> Result<Normal, Obstacle> {
    if a.is_zero() {
        return Ok(Normal::one());
    }
    let half = Normal::rational(&Rational::from((1, 2)));
    if *a == Normal::one() && *b == half && scope.signs(&-z).is_some_and(|s| !s.negative) {
        let x = without_magnitude(scope, &scope.sqrt(&-z)?, z)?;
        let dawson = super::calls::call(scope, Function::Dawson, vec![x.clone()])?;
        return Ok(&Normal::one() - &(&(&x + &x) * &dawson));
    }
    Ok(opaque(Function::Hyp1f1, &[a, b, z]))
}

/// For a root r|u| of -z the root ru, which will do as well in an even function; else the root itself.
fn without_magnitude(scope: &Scope, root: &Normal, z: &Normal) -> Result<Normal, Obstacle> {
    for kernel in root.numerator().kernels() {
        if let Kernel::Magnitude(base) = &kernel {
            let plain = Normal::from((**base).clone());
            let other = scope.formal_quotient(&(root * &plain), &Normal::kernel(kernel.clone()))?;
            if (&(&other * &other) + z).is_zero() {
                return Ok(other);
            }
        }
    }
    Ok(root.clone())
}
