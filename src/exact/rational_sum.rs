//! Sums of rational functions with simple poles at integers.
//!
//! Let f(j) = Σ c_i/(j + a_i) with integers a_i and Σ c_i = 0, which holds where the denominator exceeds the numerator by two degrees, and let a
//! be the least of the a_i. With l = j + a_i - a for the index, the sum of 1/(j + a_i) over j = m, …, n is the sum of 1/(l + a)
//! over l = m, …, n, less its first a_i - a terms, plus the a_i - a terms that follow. The common sum cancels, so that
//!
//! Σ_{j=m}^{n} f(j) = Σ_i c_i Σ_{t=0}^{a_i-a-1} (1/(n + 1 + t + a) - 1/(m + t + a))
//!
//! for n ≥ m - 1; for n → ∞ the first part tends to 0.

use rug::{Integer, Rational};

use super::fraction::Normal;
use super::kernel::{Bound, Kernel};
use super::normal::integer_bound;
use super::scope::Scope;
use crate::formula::Symbol;

/// Poles are looked for among the integers up to this one.
const FARTHEST: i64 = 64;
/// Denominators of higher degree are left alone.
const HIGHEST: usize = 12;

/// The sum of `body` over the index from `lo` to `hi`; `None` for any other body.
pub(crate) fn sum(body: &Normal, index: &Symbol, lo: &Bound, hi: &Bound, scope: &Scope) -> Option<Normal> {
    let first = integer_bound(lo)?;
    let shares = shares(body, index)?;
    let least = shares.iter().map(|(a, _)| *a).min()?;
    if Integer::from(&first + least) < 1 {
        return None;
    }
    let end = match hi {
        Bound::PositiveInfinity => None,
        Bound::Finite(n) => {
            let length = &(n - &Normal::integer(first.clone())) + &Normal::one();
            scope.signs(&length).filter(|signs| !signs.negative)?;
            Some(n)
        }
        Bound::NegativeInfinity => return None,
    };
    let mut out = Normal::zero();
    for (a, share) in shares {
        for t in 0..a - least {
            let before = Rational::from((1, Integer::from(&first + (t + least))));
            let mut part = -&Normal::rational(&before);
            if let Some(n) = end {
                part = &part + &scope.div(&Normal::one(), &(n + &Normal::integer(1 + t + least))).ok()?;
            }
            out = &out + &(&Normal::rational(&share) * &part);
        }
    }
    Some(out)
}

/// The a_i with their c_i.
fn shares(body: &Normal, index: &Symbol) -> Option<Vec<(i64, Rational)>> {
    let numerator = coefficients(&Normal::from(body.numerator().clone()), index)?;
    let mut denominator = vec![Rational::from(body.denominator().integer().clone())];
    for (factor, multiplicity) in body.denominator().factors() {
        let factor = coefficients(&Normal::from(factor.clone()), index)?;
        for _ in 0..*multiplicity {
            denominator = product(&denominator, &factor);
            if denominator.len() > HIGHEST + 1 {
                return None;
            }
        }
    }
    if denominator.len() < numerator.len() + 2 {
        return None;
    }
    let derivative: Vec<Rational> = (1_u32..)
        .zip(denominator.iter().skip(1))
        .map(|(degree, c)| Rational::from(c * degree))
        .collect();
    let poles = (-FARTHEST..=FARTHEST).filter(|a| value(&denominator, -a) == 0);
    let shares: Option<Vec<(i64, Rational)>> = poles
        .map(|a| {
            let slope = value(&derivative, -a);
            (slope != 0).then(|| (a, value(&numerator, -a) / slope))
        })
        .collect();
    shares.filter(|shares| shares.len() + 1 == denominator.len())
}

/// The coefficients of a polynomial in the index with rational coefficients.
fn coefficients(value: &Normal, index: &Symbol) -> Option<Vec<Rational>> {
    let variable = Kernel::Symbol(index.clone(), true);
    if !value.denominator().factors().is_empty() {
        return None;
    }
    let mut out = Vec::new();
    for (degree, part) in value.numerator().coefficients(&variable) {
        out.resize(degree as usize + 1, Rational::new());
        let coefficient = Rational::from((part.as_integer()?, value.denominator().integer().clone()));
        *out.last_mut()? = coefficient;
    }
    Some(out)
}

fn product(f: &[Rational], g: &[Rational]) -> Vec<Rational> {
    let mut out = vec![Rational::new(); f.len() + g.len() - 1];
    for (i, a) in f.iter().enumerate() {
        for (j, b) in g.iter().enumerate() {
            out[i + j] += Rational::from(a * b);
        }
    }
    out
}

fn value(f: &[Rational], at: i64) -> Rational {
    f.iter().rev().fold(Rational::new(), |sum, c| sum * at + c)
}
