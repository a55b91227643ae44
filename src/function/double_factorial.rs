//! Double factorials.

use rug::{Complete, Integer};

use super::factorial::factorial;
use super::{Definition, Function, Notation};
use crate::enclose::{EncloseError, Value, exact_index, integer as exact_integer};
use crate::exact::calls::{half, opaque};
use crate::exact::phase::is_integer;
use crate::exact::shifts::{integer, natural, nonnegative, product, small, split};
use crate::exact::{Normal, Obstacle, Scope, Signs};
use crate::formula::Expr;
use crate::formula::notation::{Mark, Sign, before_factorial, row};

pub(super) static DEFINITION: Definition = Definition {
    name: "doublefactorial",
    parameters: &["n"],
    notation: Notation::Factor(exclamations),
    integral: true,
    normal: Some(|scope, a| double_factorial(scope, &a[0])),
    signs: |_, _| Signs::POSITIVE,
    enclosure: Some(|a, _| enclosure(a[0])),
    ..Definition::UNKNOWN
};

fn exclamations(arguments: &[Expr]) -> Mark {
    row([before_factorial(&arguments[0]), Mark::Sign(Sign::DoubleFactorial)])
}

/// n!! for an integer n ≥ -1.
pub(super) fn double_factorial(scope: &Scope, n: &Normal) -> Result<Normal, Obstacle> {
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

fn enclosure(n: &Value) -> Result<Value, EncloseError> {
    if n.rational().is_some_and(|q| *q == -1) {
        return Ok(exact_integer(Integer::from(1), n.prec()));
    }
    let index = exact_index("the argument of doublefactorial", n)?;
    Ok(exact_integer(Integer::factorial_2(index).complete(), n.prec()))
}
