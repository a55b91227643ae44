//! The probabilists' Hermite polynomials. He_n' = n He_{n-1} = x He_n - He_{n+1}
//! (NIST Digital Library of Mathematical Functions, 18.9.27 with the recurrence); the latter needs no n ≥ 1.

use rug::Integer;

use super::{Definition, Function, Notation, Slope};
use crate::enclose::{EncloseError, Value, exact_index, integer as exact_integer};
use crate::exact::calls::opaque;
use crate::exact::phase::{is_integer, parity, split_constant};
use crate::exact::shifts::{integer, natural, nonnegative, small, split};
use crate::exact::{Normal, Obstacle, Scope, size};
use crate::formula::Expr;
use crate::formula::notation::{Glyph, Mark, applied, lowered, of_expr};

pub(super) static DEFINITION: Definition = Definition {
    name: "hermite",
    parameters: &["n", "x"],
    notation: Notation::Marks(he),
    slope: Slope::Endless(&["n*hermite(n - 1, x)", "x*hermite(n, x) - hermite(n + 1, x)"]),
    normal: Some(|scope, a| hermite(scope, &a[0], &a[1])),
    enclosure: Some(|a, _| enclosure(a[0], a[1])),
    ..Definition::UNKNOWN
};

fn he(arguments: &[Expr]) -> Mark {
    let polynomial = lowered(Mark::Letter(Glyph::word("He")), of_expr(&arguments[0]));
    applied(polynomial, &arguments[1..])
}

/// He_n(x) for a natural number n.
fn hermite(scope: &Scope, n: &Normal, x: &Normal) -> Result<Normal, Obstacle> {
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
        // He_{l-1} = (x He_l - He_{l+1})/l down from l, as long as the degree is not negative.
        Some((l, shift)) if shift < 0 => {
            let mut upper = opaque(Function::Hermite, &[&(&l + &integer(1)), x]);
            let mut value = opaque(Function::Hermite, &[&l, x]);
            for j in 0..-shift {
                let lower = scope.formal_quotient(&(&(x * &value) - &upper), &(&l - &integer(j)))?;
                (upper, value) = (value, lower);
            }
            Ok(value)
        }
        _ => Ok(opaque(Function::Hermite, &[n, x])),
    }
}

/// He_n(x) = Σ_j (-1)^j n!/(j! (n - 2j)! 2^j) x^(n - 2j), by Horner's rule in x².
fn enclosure(n: &Value, x: &Value) -> Result<Value, EncloseError> {
    let prec = x.prec();
    let degree = exact_index("the degree of hermite", n)?;
    let y = x.sqr();
    // From the highest power down, each coefficient is the one before times -(m + 2)(m + 1)/(2j).
    let mut coefficient = Integer::from(1);
    let mut sum = exact_integer(coefficient.clone(), prec);
    for j in 1..=degree / 2 {
        let m = degree - 2 * j;
        coefficient *= u64::from(m + 2) * u64::from(m + 1);
        coefficient.div_exact_u_mut(2 * j);
        coefficient = -coefficient;
        sum = sum.mul(&y).add(&exact_integer(coefficient.clone(), prec));
    }
    Ok(if degree % 2 == 1 { sum.mul(x) } else { sum })
}
