//! Functions of integers and rational numbers: factorials, binomial coefficients, Hermite polynomials, remainders.

use super::EncloseError;
use super::value::Value;
use crate::interval::Interval;
use rug::{Complete, Integer, Rational};

/// Indices beyond this are refused: the numbers would fill the memory.
const LARGEST: u32 = 1 << 16;

/// A natural number in the range supported.
fn index(what: &'static str, q: &Rational, prec: u32) -> Result<u32, EncloseError> {
    let whole = (*q.denom() == 1).then(|| q.numer().to_u32()).flatten();
    whole.filter(|&n| n <= LARGEST).ok_or_else(|| EncloseError::NotInteger {
        what,
        value: Interval::from_rational(q, prec),
    })
}

fn integer(n: Integer, prec: u32) -> Value {
    Value::exact(Rational::from(n), prec)
}

/// n!
pub(super) fn factorial(n: &Rational, prec: u32) -> Result<Value, EncloseError> {
    let n = index("the argument of factorial", n, prec)?;
    Ok(integer(Integer::factorial(n).complete(), prec))
}

/// n!! with (-1)!! = 1.
pub(super) fn double_factorial(n: &Rational, prec: u32) -> Result<Value, EncloseError> {
    if *n == -1 {
        return Ok(integer(Integer::from(1), prec));
    }
    let n = index("the argument of doublefactorial", n, prec)?;
    Ok(integer(Integer::factorial_2(n).complete(), prec))
}

/// n (n - 1) ⋯ (n - k + 1)/k! for a natural number k and any number n.
pub(super) fn binomial(n: &Value, k: &Value) -> Result<Value, EncloseError> {
    let prec = n.prec();
    let lower = exact_index("the lower index of binomial", k)?;
    if let Some(n) = n.integer() {
        return Ok(integer(Integer::from(n.binomial_ref(lower)), prec));
    }
    let mut product = integer(Integer::from(1), prec);
    for j in 0..lower {
        let j = integer(Integer::from(j), prec);
        let next = j.add(&integer(Integer::from(1), prec));
        product = product.mul(&n.sub(&j)).div(&next)?;
    }
    Ok(product)
}

/// He_n(x) = Σ_j (-1)^j n!/(j! (n - 2j)! 2^j) x^(n - 2j), by Horner's rule in x².
pub(super) fn hermite(n: &Value, x: &Value) -> Result<Value, EncloseError> {
    let prec = x.prec();
    let degree = exact_index("the degree of hermite", n)?;
    let y = x.sqr();
    // From the highest power down, each coefficient is the one before times -(m + 2)(m + 1)/(2j).
    let mut coefficient = Integer::from(1);
    let mut sum = integer(coefficient.clone(), prec);
    for j in 1..=degree / 2 {
        let m = degree - 2 * j;
        coefficient *= u64::from(m + 2) * u64::from(m + 1);
        coefficient.div_exact_u_mut(2 * j);
        coefficient = -coefficient;
        sum = sum.mul(&y).add(&integer(coefficient.clone(), prec));
    }
    Ok(if degree % 2 == 1 { sum.mul(x) } else { sum })
}

/// a - n⌊a/n⌋ for rational numbers a and n > 0.
pub(super) fn remainder(a: &Value, n: &Value) -> Result<Value, EncloseError> {
    let refuse = |value: &Value| match value.clone().into_real() {
        Ok(value) => EncloseError::NotInteger { what: "mod", value },
        Err(error) => error,
    };
    let p = a.rational().ok_or_else(|| refuse(a))?;
    let q = n.rational().filter(|q| **q > 0).ok_or_else(|| refuse(n))?;
    let turns = Rational::from(p / q).floor();
    Ok(Value::exact(p - turns * q, a.prec()))
}

fn exact_index(what: &'static str, value: &Value) -> Result<u32, EncloseError> {
    match value {
        Value::Exact(q, x) => index(what, q, x.prec()),
        Value::Real(x) => Err(EncloseError::NotInteger { what, value: x.clone() }),
        Value::Complex(z) => Err(EncloseError::NotInteger {
            what,
            value: z.re.clone(),
        }),
    }
}
