//! Rational powers of single factors.
//!
//! The p^a·q^b·…-th root of P is a product of prime-power roots of P, by partial fractions of the exponent: so
//! P^(1/2) P^(1/3) and P^(5/6) have one form.

use std::sync::Arc;

use rug::{Integer, Rational};

use super::back;
use super::exponential::ExpPoly;
use super::fraction::Normal;
use super::kernel::Kernel;
use super::obstacle::Obstacle;
use super::size::power_fits;

/// Roots of higher degree are refused.
const LARGEST_ROOT: u32 = 64;

/// P^q for a factor that is at least 0.
pub(crate) fn root(base: &ExpPoly, q: &Rational) -> Result<Normal, Obstacle> {
    let too_large = || Obstacle::TooLarge(format!("the power {q} of a formula"));
    let whole: Integer = q.floor_ref().into();
    let fraction = Rational::from(q - &whole);
    let degree = fraction
        .denom()
        .to_u32()
        .filter(|d| *d <= LARGEST_ROOT)
        .ok_or_else(too_large)?;
    let (mut carry, mut out) = (whole, Normal::one());
    let mut left = Rational::from(&fraction);
    let mut rest = degree;
    for prime in 2..=degree {
        let (mut level, mut part) = (0, 1u32);
        while rest % prime == 0 {
            rest /= prime;
            level += 1;
            part *= prime;
        }
        if level == 0 {
            continue;
        }
        // fraction = numerator/degree has the summand a/part with a ≡ numerator · (degree/part)^-1.
        let modulus = Integer::from(part);
        let a = Integer::from(degree / part).invert(&modulus).map_err(|_| too_large())? * fraction.numer();
        let a = a.modulo(&modulus);
        let power = a.to_u32().ok_or_else(too_large)?;
        left -= Rational::from((a, modulus));
        let root = ExpPoly::kernel(Kernel::Root(Arc::new(base.clone()), prime, level));
        out = &out * &Normal::from(root.pow(power));
    }
    // What is left of the fraction is an integer.
    carry += left.numer();
    let exponent = carry.to_i32().ok_or_else(too_large)?;
    let value = Normal::from(base.clone());
    if !power_fits(&value, exponent.unsigned_abs()) {
        return Err(too_large());
    }
    let power = value
        .pow(exponent)
        .ok_or_else(|| Obstacle::DivisionByZero(back::expr(&value)))?;
    Ok(&out * &power)
}
