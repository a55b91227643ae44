//! Limits: operations whose results would be too large are refused before they are started.

use super::exponential::ExpPoly;
use super::fraction::Normal;
use super::obstacle::Obstacle;
use crate::session::spend;

/// Degrees and exponents beyond this are refused.
const LARGEST_EXPONENT: u32 = 1_000_000;
/// Bits of a coefficient beyond this are refused.
const LARGEST_COEFFICIENT: u64 = 1 << 20;
/// Sums with more terms are refused.
const MOST_TERMS: u64 = 50_000;
/// Products with more pairs of terms are refused.
const MOST_PAIRS: u64 = 5_000_000;

/// What a pair of terms costs, in elementary operations.
const PAIR: u64 = 8;

fn terms(f: &ExpPoly) -> u64 {
    f.len() as u64
}

/// A bound C(e + t - 1, e) of the number of terms of the e-th power of a sum of t terms, as far as it matters.
fn power_terms(f: &ExpPoly, exponent: u32) -> u64 {
    let mut out = 1;
    for j in 1..terms(f) {
        // The quotient is exact: it is a binomial coefficient.
        out = out * (u64::from(exponent) + j) / j;
        if out > MOST_PAIRS {
            return out;
        }
    }
    out
}

/// A bound of the number of terms of the expanded denominator, without factors already in `shared`.
fn denominator_terms(n: &Normal, shared: Option<&Normal>) -> u64 {
    let known = |f: &ExpPoly| {
        let factors = shared.into_iter().flat_map(|s| s.denominator().factors());
        factors.filter(|(g, _)| g == f).map(|(_, e)| *e).sum::<u32>()
    };
    let powers = n.denominator().factors().iter();
    powers.fold(1u64, |product, (f, e)| {
        product.saturating_mul(power_terms(f, e.saturating_sub(known(f))))
    })
}

fn within(size: u64, limit: u64) -> Result<(), Obstacle> {
    if size <= limit {
        spend(size.saturating_mul(PAIR)).map_err(Obstacle::Spent)
    } else {
        Err(Obstacle::TooLarge(format!("a sum of {size} terms")))
    }
}

/// Ensures that a result is not too large to go on with.
pub(crate) fn check(n: &Normal) -> Result<(), Obstacle> {
    within(terms(n.numerator()), MOST_TERMS)
}

/// Ensures that a + b can be brought to a common denominator.
pub(crate) fn check_sum(a: &Normal, b: &Normal) -> Result<(), Obstacle> {
    let left = terms(a.numerator()).saturating_mul(denominator_terms(b, Some(a)));
    let right = terms(b.numerator()).saturating_mul(denominator_terms(a, Some(b)));
    within(left.max(right), MOST_PAIRS)
}

/// Ensures that a·b can be formed.
pub(crate) fn check_product(a: &Normal, b: &Normal) -> Result<(), Obstacle> {
    within(terms(a.numerator()).saturating_mul(terms(b.numerator())), MOST_PAIRS)
}

/// Ensures that a/b can be formed.
pub(crate) fn check_quotient(a: &Normal, b: &Normal) -> Result<(), Obstacle> {
    let size = terms(a.numerator()).saturating_mul(denominator_terms(b, None));
    within(size, MOST_PAIRS)?;
    check_product(a, b)
}

/// Whether base^exponent stays within the limits.
pub(crate) fn power_fits(base: &Normal, exponent: u32) -> bool {
    let scaled = |size: u32| u64::from(size) * u64::from(exponent);
    let fits = |f: &ExpPoly| {
        // The last step of repeated squaring multiplies two powers of about half the exponent.
        let bits = f.terms().map(|(_, _, c)| c.significant_bits()).max();
        let degree = f.terms().flat_map(|(_, m, _)| m.iter().map(|(_, e)| *e)).max();
        within(power_terms(f, exponent.div_ceil(2)).saturating_pow(2), MOST_PAIRS).is_ok()
            && scaled(bits.unwrap_or(0)) <= LARGEST_COEFFICIENT
            && scaled(degree.unwrap_or(0)) <= u64::from(LARGEST_EXPONENT)
    };
    let den = base.denominator();
    exponent <= LARGEST_EXPONENT
        && fits(base.numerator())
        && scaled(den.integer().significant_bits()) <= LARGEST_COEFFICIENT
        && den.factors().iter().all(|(f, _)| fits(f))
}
