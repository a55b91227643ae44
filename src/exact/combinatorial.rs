//! Factorials, Γ, binomial coefficients and Hermite polynomials, reduced by their recurrences.
//!
//! A symbolic argument is split into its constant term and the rest L; values at L + c become products times the value at
//! L. Factorials of even arguments go to (2L)! = 2^L L! (2L-1)!!, and Γ(L + 1/2) = √π (2L-1)!!/2^L, so that one
//! hypergeometric term has one form. Each step needs the argument of every factor to be certainly in the domain.

use rug::{Integer, Rational};

use super::back;
use super::calls::opaque;
use super::fraction::Normal;
use super::obstacle::{Condition, Obstacle};
use super::phase::{is_integer, parity, split_constant};
use super::scope::Scope;
use super::signs::Signs;
use super::size;
use crate::formula::Function;

/// Larger explicit arguments and shifts are refused.
const LARGEST: i64 = 1_000;

fn integer(n: i64) -> Normal {
    Normal::integer(n)
}

fn half() -> Normal {
    Normal::rational(&Rational::from((1, 2)))
}

fn small(n: &Integer) -> Result<i64, Obstacle> {
    let fits = n.to_i64().filter(|n| n.abs() <= LARGEST);
    fits.ok_or_else(|| Obstacle::TooLarge(format!("a factorial or shift by {n}")))
}

fn nonnegative(scope: &Scope, n: &Normal) -> bool {
    scope.signs(n).is_some_and(|s| !s.negative)
}

fn natural(n: &Normal) -> Obstacle {
    Obstacle::Condition(Condition::Natural(back::expr(n)))
}

/// Π (x + step·j) over j in `range`.
fn product(x: &Normal, step: i64, mut range: std::ops::Range<i64>) -> Result<Normal, Obstacle> {
    range.try_fold(Normal::one(), |p, j| {
        size::check(&p)?;
        Ok(&p * &(x + &integer(step * j)))
    })
}

/// An integer-valued argument as L + c with L ≥ 0 certain, or `None` if that is not certain of L.
fn split(scope: &Scope, n: &Normal) -> Result<Option<(Normal, i64)>, Obstacle> {
    let (constant, rest) = split_constant(n);
    let shift = small(constant.numer())?;
    Ok(nonnegative(scope, &rest).then_some((rest, shift)))
}

/// n! for a natural number n.
pub(crate) fn factorial(scope: &Scope, n: &Normal) -> Result<Normal, Obstacle> {
    if let Some(q) = n.as_rational() {
        let n = if *q.denom() == 1 && q >= 0 {
            small(q.numer())?
        } else {
            return Err(natural(n));
        };
        return Ok(Normal::integer(Integer::from(Integer::factorial(n as u32))));
    }
    if !is_integer(n) || !nonnegative(scope, n) {
        return Err(natural(n));
    }
    let Some((l, shift)) = split(scope, n)? else {
        return Ok(opaque(Function::Factorial, &[n]));
    };
    let middle = &half() * &l;
    let base = if is_integer(&middle) {
        let power = scope.power(&integer(2), &middle)?;
        &(&power * &factorial(scope, &middle)?) * &opaque(Function::DoubleFactorial, &[&(&l - &integer(1))])
    } else {
        opaque(Function::Factorial, &[&l])
    };
    if shift >= 0 {
        return Ok(&base * &product(&l, 1, 1..shift + 1)?);
    }
    // L + shift ≥ 0, so the factors L + shift + 1, …, L are positive.
    scope.formal_quotient(&base, &product(&l, 1, shift + 1..1)?)
}

/// n!! for an integer n ≥ -1.
pub(crate) fn double_factorial(scope: &Scope, n: &Normal) -> Result<Normal, Obstacle> {
    if let Some(q) = n.as_rational() {
        let n = if *q.denom() == 1 && q >= -1 {
            small(q.numer())?
        } else {
            return Err(natural(n));
        };
        let value = if n <= 0 {
            Integer::from(1)
        } else {
            Integer::from(Integer::factorial_2(n as u32))
        };
        return Ok(Normal::integer(value));
    }
    if !is_integer(n) || !nonnegative(scope, &(n + &integer(1))) {
        return Err(natural(n));
    }
    let Some((l, shift)) = split(scope, n)? else {
        return Ok(opaque(Function::DoubleFactorial, &[n]));
    };
    let even = is_integer(&(&half() * &l));
    if even && shift % 2 == 0 {
        if !nonnegative(scope, n) {
            return Err(natural(n));
        }
        let middle = &half() * n;
        return Ok(&scope.power(&integer(2), &middle)? * &factorial(scope, &middle)?);
    }
    // The base argument: L - 1 if n is odd, L or L + 1 if its parity is open; then steps of two.
    let start = if even { -1 } else { shift.rem_euclid(2) };
    let (steps, first) = ((shift - start) / 2, &l + &integer(start));
    let base = opaque(Function::DoubleFactorial, &[&first]);
    if steps >= 0 {
        return Ok(&base * &product(&first, 2, 1..steps + 1)?);
    }
    // n ≥ -1, so the factors n + 2, n + 4, …, first are positive.
    scope.formal_quotient(&base, &product(&first, 2, steps + 1..1)?)
}

/// Γ(x) for real x that is certainly no pole.
pub(crate) fn gamma(scope: &Scope, x: &Normal) -> Result<Normal, Obstacle> {
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

/// Γ(x + shift) from Γ(x), where neither is a pole.
fn shifted(scope: &Scope, base: &Normal, x: &Normal, shift: i64) -> Result<Normal, Obstacle> {
    if shift >= 0 {
        return Ok(base * &product(x, 1, 0..shift)?);
    }
    scope.formal_quotient(base, &product(x, 1, shift..0)?)
}

/// The binomial coefficient: a polynomial in n for an explicit k, a quotient of factorials for 0 ≤ k ≤ n.
pub(crate) fn binomial(scope: &Scope, n: &Normal, k: &Normal) -> Result<Normal, Obstacle> {
    if let Some(q) = k.as_rational().filter(|q| *q.denom() == 1 && *q >= 0) {
        let k = small(q.numer())?;
        let falling = product(n, -1, 0..k)?;
        return scope.formal_quotient(&falling, &factorial(scope, &integer(k))?);
    }
    let rest = n - k;
    if !is_integer(k) || !nonnegative(scope, k) {
        return Err(natural(k));
    }
    if !is_integer(&rest) || !nonnegative(scope, &rest) {
        return Err(natural(&rest));
    }
    let below = &factorial(scope, k)? * &factorial(scope, &rest)?;
    scope.formal_quotient(&factorial(scope, n)?, &below)
}

/// He_n(x) for a natural number n.
pub(crate) fn hermite(scope: &Scope, n: &Normal, x: &Normal) -> Result<Normal, Obstacle> {
    let step = |n: &Normal, lower: &Normal, value: &Normal| &(x * value) - &(n * lower);
    if let Some(q) = n.as_rational() {
        let n = if *q.denom() == 1 && q >= 0 {
            small(q.numer())?
        } else {
            return Err(natural(n));
        };
        let (mut lower, mut value) = (Normal::zero(), Normal::one());
        for j in 0..n {
            size::check(&value)?;
            (lower, value) = (value.clone(), step(&integer(j), &lower, &value));
        }
        return Ok(value);
    }
    if !is_integer(n) || !nonnegative(scope, n) {
        return Err(natural(n));
    }
    if x.is_negated() {
        // He_n(-x) = (-1)^n He_n(x).
        let (constant, rest) = split_constant(n);
        let sign = if constant.numer().is_odd() {
            -&parity(&rest)?
        } else {
            parity(&rest)?
        };
        return Ok(&sign * &hermite(scope, n, &-x)?);
    }
    match split(scope, n)? {
        Some((l, shift)) if shift >= 2 => {
            let mut lower = opaque(Function::Hermite, &[&l, x]);
            let mut value = opaque(Function::Hermite, &[&(&l + &integer(1)), x]);
            for j in 1..shift {
                (lower, value) = (value.clone(), step(&(&l + &integer(j)), &lower, &value));
            }
            Ok(value)
        }
        _ => Ok(opaque(Function::Hermite, &[n, x])),
    }
}

/// a mod n for n > 0. It is worked out for numbers and kept as it stands for integers; real arguments, where it jumps, have
/// no rule.
pub(crate) fn remainder(scope: &Scope, a: &Normal, n: &Normal) -> Result<Normal, Obstacle> {
    scope.positive(n)?;
    if let (Some(p), Some(q)) = (a.as_rational(), n.as_rational()) {
        let turns = Rational::from(&p / &q).floor();
        return Ok(Normal::rational(&(p - turns * q)));
    }
    match scope.is_integral(a) && scope.is_integral(n) {
        true => Ok(opaque(Function::Mod, &[a, n])),
        false => Err(Obstacle::Unsupported(
            "a remainder of numbers that may not be integers".to_string(),
        )),
    }
}
