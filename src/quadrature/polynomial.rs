//! Polynomials, and polynomials times an exponential, a cosine or a sine, against the weight e^{-z²/2}.
//!
//! * *Polynomials* are sums of [moments](super::moments); the odd ones vanish by symmetry.
//! * *Exponentials* by completing the square, z = y + b: ∫p(z) e^{bz} e^{-z²/2}dz = e^{b²/2} ∫p(y + b) e^{-y²/2}dy,
//!   where p(y + b) is expanded exactly.
//! * *Cosines and sines* by the [general rule](super::gaussian). Only the even part of p counts with cos bz, only the
//!   odd part with sin bz; so let p be that part, and the integrand f even. With p = Σ aₙzⁿ the bounds are, as |cos bz|
//!   and |sin bz| are at most e^{|b Im z|}, on Im z = ±a e^{|b|a} Σ|aₙ| ∫|zⁿe^{-z²/2}||dz|, see
//!   [`strip`](super::strip), and at real x the function g = Σ|aₙ||x|ⁿe^{-x²/2}, which falls for x² ≥ deg p. It decays
//!   like e^{-x²/2} in every strip.

use super::accuracy::{exponent, to_relative, unbounded};
use super::error::QuadratureError;
use super::gaussian::{GaussianIntegrand, gaussian_integral};
use super::grid::BOUND_PREC;
use super::moments::{MAX_POWER, log_peak, moment, relative_bits};
use super::strip::{log_power_strip, power_depth, power_tail};
use crate::interval::Interval;
use rug::{Float, Rational};

/// Encloses ∫_ℝ p(z) e^{-z²/2}dz, p = Σ `coefficients[n]` zⁿ, to a relative width of at most 10^(-digits).
///
/// Odd powers contribute nothing: if no other is there the result is exactly 0.
///
/// # Errors
/// [`QuadratureError::OutOfRange`] for digits or a degree out of range; [`QuadratureError::BudgetExhausted`], with
/// the enclosure reached, if the even powers cancel to 0 or nearly so.
pub fn gaussian_polynomial(coefficients: &[Rational], digits: usize) -> Result<Interval, QuadratureError> {
    let terms = terms(coefficients, 0)?;
    if terms.is_empty() {
        return Ok(Interval::zero(relative_bits(digits)?));
    }
    // log₂ of |aₙ| times the moment, to a few bits
    let size = |n: u32, coefficient: &Rational| {
        let coefficient = Interval::from_rational(coefficient, BOUND_PREC).abs();
        let log_size = log_peak(n) / Interval::ln2(BOUND_PREC) + coefficient.log2();
        log_size.sup().to_i32_saturating().unwrap_or(0)
    };
    let sizes = terms.iter().map(|(n, coefficient)| size(*n, coefficient));
    let sizes: Vec<i32> = sizes.collect();
    let largest = sizes.iter().copied().max().unwrap_or(0);
    to_relative(digits, largest, |bits| {
        let each = bits.saturating_add(terms.len().ilog2() as i32 + 5);
        let mut total = Interval::zero(BOUND_PREC);
        for ((n, coefficient), size) in terms.iter().zip(&sizes) {
            let relative = each.saturating_add(*size).max(8) as u32;
            let factor = Interval::from_rational(coefficient, relative + BOUND_PREC);
            total += moment(*n, relative)? * factor;
        }
        Ok(total)
    })
}

/// Encloses ∫_ℝ p(z) e^{bz} e^{-z²/2}dz, p = Σ `coefficients[n]` zⁿ, b = `slope`, to a relative width of at most
/// 10^(-digits).
///
/// # Errors
/// As [`gaussian_polynomial`], for p(z + b); [`QuadratureError::Unbounded`] if e^{b²/2} leaves the range of numbers.
pub fn gaussian_exponential(
    coefficients: &[Rational],
    slope: &Rational,
    digits: usize,
) -> Result<Interval, QuadratureError> {
    let shifted = gaussian_polynomial(&taylor_shift(coefficients, slope), digits + 2)?;
    let square = Rational::from(slope.square_ref()) / 2u32;
    // e^x has the relative error of x, which is x times as large as its rounding.
    let prec = shifted.prec() + square.numer().significant_bits();
    let factor = Interval::from_rational(&square, prec).exp();
    let product = (shifted * factor).with_prec(relative_bits(digits)? + 8);
    if product.is_bounded() {
        Ok(product)
    } else {
        Err(unbounded("exp(b²/2)"))
    }
}

/// Encloses ∫_ℝ p(z) cos(bz) e^{-z²/2}dz, p = Σ `coefficients[n]` zⁿ, b = `frequency`, to a relative width of at most
/// 10^(-digits).
///
/// # Errors
/// As [`gaussian_integral`], and [`QuadratureError::OutOfRange`] for a degree out of range.
pub fn gaussian_cosine(
    coefficients: &[Rational],
    frequency: &Rational,
    digits: usize,
) -> Result<Interval, QuadratureError> {
    wave(coefficients, frequency, Interval::cos, 0, digits)
}

/// Encloses ∫_ℝ p(z) sin(bz) e^{-z²/2}dz, p = Σ `coefficients[n]` zⁿ, b = `frequency`, to a relative width of at most
/// 10^(-digits).
///
/// # Errors
/// As [`gaussian_cosine`].
pub fn gaussian_sine(
    coefficients: &[Rational],
    frequency: &Rational,
    digits: usize,
) -> Result<Interval, QuadratureError> {
    wave(coefficients, frequency, Interval::sin, 1, digits)
}

/// The part of p of one parity times cos bz or sin bz, integrated.
fn wave(
    coefficients: &[Rational],
    frequency: &Rational,
    circular: fn(&Interval) -> Interval,
    parity: usize,
    digits: usize,
) -> Result<Interval, QuadratureError> {
    let terms = terms(coefficients, parity)?;
    if terms.is_empty() || (parity == 1 && frequency.is_zero()) {
        return Ok(Interval::zero(relative_bits(digits)?));
    }
    let wave = Wave {
        terms,
        frequency: frequency.clone(),
        circular,
    };
    gaussian_integral(&wave, digits)
}

/// The powers of one parity with nonzero coefficients, ascending.
fn terms(coefficients: &[Rational], parity: usize) -> Result<Vec<(u32, Rational)>, QuadratureError> {
    let degree = coefficients.len().saturating_sub(1);
    if degree > MAX_POWER as usize {
        return Err(QuadratureError::OutOfRange {
            name: "degree",
            value: degree as u64,
            least: 0,
            greatest: u64::from(MAX_POWER),
        });
    }
    let numbered = (0u32..).zip(coefficients);
    let parity = numbered.skip(parity).step_by(2);
    Ok(parity
        .filter(|(_, coefficient)| !coefficient.is_zero())
        .map(|(n, coefficient)| (n, coefficient.clone()))
        .collect())
}

/// The coefficients of p(y + b), by repeated synthetic division.
fn taylor_shift(coefficients: &[Rational], b: &Rational) -> Vec<Rational> {
    let mut shifted = coefficients.to_vec();
    for start in 0..shifted.len() {
        for n in (start..shifted.len() - 1).rev() {
            let carried = Rational::from(&shifted[n + 1] * b);
            shifted[n] += carried;
        }
    }
    shifted
}

/// An even integrand, Σ aₙzⁿ times cos bz or sin bz, all n of the parity of the latter.
struct Wave {
    terms: Vec<(u32, Rational)>,
    frequency: Rational,
    circular: fn(&Interval) -> Interval,
}

impl Wave {
    /// Σ |aₙ|·bound(n), rounded up.
    fn weighted(&self, bound: impl Fn(u32) -> Interval) -> Interval {
        self.terms
            .iter()
            .map(|(n, a)| Interval::from_rational(a, BOUND_PREC).abs() * bound(*n))
            .fold(Interval::zero(BOUND_PREC), |total, term| total + term)
    }

    fn degree(&self) -> u32 {
        self.terms.last().map_or(0, |(n, _)| *n)
    }

    /// |b| at [`BOUND_PREC`].
    fn rate(&self) -> Interval {
        Interval::from_rational(&self.frequency, BOUND_PREC).abs()
    }
}

impl GaussianIntegrand for Wave {
    fn value(&self, z: &Interval) -> Interval {
        let prec = z.prec();
        let square = z.sqr();
        let mut at = self.degree();
        let mut sum = Interval::zero(prec);
        for (n, a) in self.terms.iter().rev() {
            sum = sum * square.powi(i64::from((at - n) / 2)) + Interval::from_rational(a, prec);
            at = *n;
        }
        let angle = Interval::from_rational(&self.frequency, prec) * z;
        sum * z.powi(i64::from(at)) * (self.circular)(&angle)
    }

    fn pair(&self, z: &Interval) -> Interval {
        self.value(z).scale(1)
    }

    fn strip_bound(&self, depth: &Float) -> Float {
        let growth = (self.rate() * Interval::point(depth.clone())).exp();
        let strip = self.weighted(|n| log_power_strip(n, depth).exp());
        (strip * growth).sup()
    }

    fn tail_bound(&self, from: &Float) -> Float {
        self.weighted(|n| power_tail(n, from)).scale(1).sup()
    }

    fn depth(&self, frequency: &Float) -> Float {
        let rest = Interval::point(frequency.clone()) - self.rate();
        let least = Interval::point(frequency.clone()).scale(-2);
        power_depth(self.degree(), &rest.max(&least))
    }

    fn size_at(&self, z: &Float) -> i32 {
        let z = Interval::point(z.clone());
        exponent(&self.weighted(|n| z.powi(i64::from(n))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shifted_polynomial_takes_the_values_of_the_original() {
        let coefficients: Vec<Rational> = [3, -1, 0, 5, 2].map(Rational::from).to_vec();
        let b = Rational::from((-7, 3));
        let value = |coefficients: &[Rational], x: &Rational| {
            let start = Rational::new();
            let step = |sum: Rational, a: &Rational| sum * x + a;
            coefficients.iter().rev().fold(start, step)
        };
        let shifted = taylor_shift(&coefficients, &b);
        for y in -4..5 {
            let y = Rational::from(y);
            let x = Rational::from(&y + &b);
            assert_eq!(value(&shifted, &y), value(&coefficients, &x));
        }
    }
}
