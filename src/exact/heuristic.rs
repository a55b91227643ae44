//! Greatest common divisors by evaluation at large integers (Char, Geddes and Gonnet 1989).
//!
//! One variable after the other is replaced by an integer ξ beyond twice the coefficients, down to a greatest common
//! divisor of integers; its ξ-adic digits with symmetric remainders are the coefficients of a candidate. A primitive
//! candidate that divides both primitive arguments is their greatest common divisor, because a proper multiple of it would,
//! at ξ, divide the greatest common divisor of the values, too. Candidates that fail cost time, never correctness.

use rug::Integer;

use super::monomial::Monomial;
use super::polynomial::Polynomial;

/// The first point lies so far above twice the smaller height; any number from 2 on would do, and a prime keeps off the common divisors of small values.
const ABOVE: u32 = 29;

/// Larger values (in bits, estimated) are left to other methods.
const LARGEST_VALUE: u64 = 8_000_000;
/// How many evaluation points are tried per variable.
const ATTEMPTS: u32 = 4;

/// The greatest common divisor of two primitive polynomials, if an attempt succeeds.
pub(crate) fn gcd<V: Ord + Clone>(f: &Polynomial<V>, g: &Polynomial<V>) -> Option<Polynomial<V>> {
    let variables: Vec<V> = f.variables().union(&g.variables()).cloned().collect();
    let bits = u64::from(height(f).min(height(g)).significant_bits()) + 5;
    let size = variables.iter().fold(bits, |size, v| {
        size.saturating_mul(u64::from(f.degree(v).max(g.degree(v))) + 1)
    });
    if size > LARGEST_VALUE {
        return None;
    }
    primitive(f, g, &variables)
}

/// The largest absolute value of a coefficient.
fn height<V: Ord + Clone>(f: &Polynomial<V>) -> Integer {
    let largest = f.iter().map(|(_, c)| c).max_by(|a, b| a.cmp_abs(b));
    largest.map_or_else(Integer::new, |c| c.clone().abs())
}

/// Any arguments: the contents are set aside.
fn with_content<V: Ord + Clone>(f: &Polynomial<V>, g: &Polynomial<V>, variables: &[V]) -> Option<Polynomial<V>> {
    if f.is_zero() || g.is_zero() {
        return Some(if f.is_zero() { g.clone() } else { f.clone() });
    }
    let (a, b) = (f.content(), g.content());
    let rest = primitive(&f.over_integer(&a), &g.over_integer(&b), variables)?;
    Some(rest.times_term(&Monomial::one(), &a.gcd(&b)))
}

fn primitive<V: Ord + Clone>(f: &Polynomial<V>, g: &Polynomial<V>, variables: &[V]) -> Option<Polynomial<V>> {
    if f.as_integer().is_some() || g.as_integer().is_some() {
        return Some(Polynomial::one());
    }
    let (variable, rest) = variables.split_last()?;
    let mut point = height(f).min(height(g)) * 2u32 + ABOVE;
    for _ in 0..ATTEMPTS {
        let (a, b) = (evaluated(f, variable, &point), evaluated(g, variable, &point));
        if !a.is_zero() && !b.is_zero() {
            let candidate = digits(with_content(&a, &b, rest)?, variable, &point);
            let content = candidate.content();
            let candidate = candidate.over_integer(&content);
            if f.divide(&candidate).is_some() && g.divide(&candidate).is_some() {
                return Some(candidate);
            }
        }
        // Another point of about the same size, with no simple relation to the last one.
        point = point * 73_794u32 / 27_011u32;
    }
    None
}

fn evaluated<V: Ord + Clone>(f: &Polynomial<V>, variable: &V, point: &Integer) -> Polynomial<V> {
    let mut out = Polynomial::zero();
    for (degree, part) in f.coefficients(variable) {
        let power = rug::ops::Pow::pow(point.clone(), degree);
        out.accumulate(part.times_term(&Monomial::one(), &power));
    }
    out
}

/// The polynomial in `variable` whose value at `point` is `f`, with coefficients below half the point.
fn digits<V: Ord + Clone>(mut f: Polynomial<V>, variable: &V, point: &Integer) -> Polynomial<V> {
    let (mut out, mut degree) = (Polynomial::zero(), 0);
    let half = Integer::from(point / 2u32);
    while !f.is_zero() {
        let mut rest = Polynomial::zero();
        for (m, c) in f.iter() {
            let (mut quotient, mut digit) = c.clone().div_rem_euc(point.clone());
            if digit > half {
                digit -= point;
                quotient += 1;
            }
            out.add_term(m.times(&Monomial::power(variable.clone(), degree)), digit);
            rest.add_term(m.clone(), quotient);
        }
        f = rest;
        degree += 1;
    }
    out
}
