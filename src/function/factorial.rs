//! Factorials. Those of even arguments go to (2L)! = 2^L L! (2L-1)!!, so that one hypergeometric term has one form.

use rug::{Complete, Integer};

use super::{Definition, Function, Notation};
use crate::enclose::{EncloseError, Value, exact_index, integer as exact_integer};
use crate::exact::calls::{half, opaque};
use crate::exact::phase::is_integer;
use crate::exact::shifts::{integer, natural, nonnegative, product, small, split};
use crate::exact::{Normal, Obstacle, Scope, Signs};
use crate::formula::Expr;
use crate::formula::notation::{Mark, Sign, before_factorial, row};

pub(super) static DEFINITION: Definition = Definition {
    name: "factorial",
    parameters: &["n"],
    notation: Notation::Factor(exclamation),
    integral: true,
    normal: Some(|scope, a| factorial(scope, &a[0])),
    signs: |_, _| Signs::POSITIVE,
    enclosure: Some(|a, _| enclosure(a[0])),
    ..Definition::UNKNOWN
};

fn exclamation(arguments: &[Expr]) -> Mark {
    row([before_factorial(&arguments[0]), Mark::Sign(Sign::Factorial)])
}

/// n! for a natural number n.
pub(super) fn factorial(scope: &Scope, n: &Normal) -> Result<Normal, Obstacle> {
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

fn enclosure(n: &Value) -> Result<Value, EncloseError> {
    let index = exact_index("the argument of factorial", n)?;
    Ok(exact_integer(Integer::factorial(index).complete(), n.prec()))
}
