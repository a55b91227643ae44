//! erf and erfc of a complex variable, entire functions.
//!
//! # Small arguments
//! erf z = (2z/√π) ₁F₁(½; 3/2; −z²), with the series and tail bound of [`super::hypergeometric`].
//!
//! # Large arguments
//! For |arg z| < π/4 substitute s = z√(1+t) in erfc z = (2/√π) ∫_z^∞ e^{−s²} ds:
//! erfc z = (z/√π) e^{−z²} ∫₀^∞ e^{−z²t} (1+t)^{−½} dt. Let θ = arg z². The ray of integration may be turned to t = τe^{−iφ}
//! as long as |φ| < π and |θ−φ| < π/2, which continues the formula to all of Re z ≥ 0, z ≠ 0. From Euler's integral
//! (1+t)^{−½} = (1/π) ∫₀¹ s^{−½}(1−s)^{−½} (1+st)^{−1} ds and the finite geometric sum, the remainder of the
//! binomial series after N terms is c_N (−t)^N, c_N = C(2N, N)/4^N, times a mean of 1/(1+st), which is at most 1 for
//! |φ| ≤ π/2 and at most 1/|sin φ| beyond. Integrating term by term (c_k k! = (2k−1)!!/2ᵏ), with
//! t_k = (−1)ᵏ (2k−1)!!/(2z²)ᵏ,
//!
//!   erfc z = e^{−z²}/(z√π) (Σ_{k<N} t_k + ε), **|ε| ≤ 2√(N+1) |t_N|** for N ≥ 1, Re z ≥ 0, z ≠ 0.
//!
//! Indeed, if |θ| ≤ π/2 then φ = θ gives |ε| ≤ |t_N|. Else turn back by δ, φ = θ ∓ δ with sin²δ = 1/(N+1), so that
//! |φ| ≤ π−δ: the mean is at most 1/sin δ = √(N+1), and ∫ |e^{−z²t} t^N dt| = N!/(|z|² cos δ)^{N+1} costs a factor
//! cos^{−N−1} δ = (1+1/N)^{(N+1)/2}, which decreases in N and is 2 at N = 1.
//!
//! # On rectangles
//! By the mean-value enclosure of [`super::hypergeometric`] about the centre, with erf′ z = 2e^{−z²}/√π = −erfc′ z.

use rug::Rational;

use super::hypergeometric::kummer;
use super::{Complex, ComplexError};
use crate::interval::Interval;
use crate::interval::refine::{cancelling, refine_complex};

impl Complex {
    /// erf z = (2/√π) ∫₀^z e^{−s²} ds.
    ///
    /// # Errors
    /// [`ComplexError::Budget`] if the rectangle is unbounded.
    pub fn erf(&self) -> Result<Self, ComplexError> {
        if self.is_real() {
            return Ok(Self::real(self.re.with_prec(self.prec()).erf()));
        }
        self.entire_function("erf", erf_at, |z| Ok(gaussian(z)))
    }

    /// erfc z = 1 − erf z, with relative accuracy also where it is small.
    ///
    /// # Errors
    /// [`ComplexError::Budget`] if the rectangle is unbounded.
    pub fn erfc(&self) -> Result<Self, ComplexError> {
        if self.is_real() {
            return Ok(Self::real(self.re.with_prec(self.prec()).erfc()));
        }
        self.entire_function("erfc", erfc_at, |z| Ok(-gaussian(z)))
    }
}

impl Complex {
    /// The mean-value enclosure from values at points and, on proper rectangles, the range of the derivative.
    fn entire_function(
        &self,
        name: &'static str,
        at: impl Fn(&Self, u32) -> Result<Self, ComplexError>,
        slope: impl Fn(&Self) -> Result<Self, ComplexError>,
    ) -> Result<Self, ComplexError> {
        if self.is_empty() {
            return Ok(self.clone());
        }
        if !self.is_bounded() {
            return Err(ComplexError::Budget(name));
        }
        let (prec, centre) = (self.prec(), self.centre());
        let value = refine_complex(prec, cancelling(prec), |work| at(&centre, work))?;
        if self.is_point() {
            return Ok(value);
        }
        Ok(self.mean_value(&centre, &value, &slope(self)?))
    }
}

/// 2e^{−z²}/√π in rectangle arithmetic.
fn gaussian(z: &Complex) -> Complex {
    (-z.sqr()).exp().scale(&two_over_root_pi(z.prec()))
}

pub(super) fn two_over_root_pi(prec: u32) -> Interval {
    Interval::from_i64(2, prec) / Interval::pi(prec).sqrt()
}

/// How many bits a factor of e to that power cancels, rounded up; none if it is negative.
pub(super) fn bits_of(exponent: &Interval) -> u32 {
    let whole = exponent.hi().to_integer();
    whole.map_or(0, |n| ((n * 3u32) >> 1u32).to_u32().unwrap_or(0))
}

/// erf at one point.
pub(super) fn erf_at(z: &Complex, work: u32) -> Result<Complex, ComplexError> {
    if *z.re.lo() < 0 {
        return Ok(-erf_at(&-z, work)?);
    }
    if is_large(z, work) {
        let one = Complex::real(Interval::one(work));
        return Ok(&one - &asymptotic(z, work)?);
    }
    let square = z.with_prec(work).sqr();
    let work = work + bits_of(&(square.abs() - square.re.abs()));
    let z = z.with_prec(work);
    let (half, three_halves) = (Rational::from((1, 2)), Rational::from((3, 2)));
    let sum = kummer(&half, &three_halves, &-z.sqr(), work)?;
    Ok((&z * &sum).scale(&two_over_root_pi(work)))
}

/// erfc at one point.
fn erfc_at(z: &Complex, work: u32) -> Result<Complex, ComplexError> {
    if *z.re.lo() < 0 {
        let two = Complex::real(Interval::from_i64(2, work));
        return Ok(&two - &erfc_at(&-z, work)?);
    }
    if is_large(z, work) {
        return asymptotic(z, work);
    }
    let work = work + bits_of(&z.with_prec(work).sqr().re);
    let one = Complex::real(Interval::one(work));
    Ok(&one - &erf_at(z, work)?)
}

/// Whether the asymptotic expansion of erfc reaches the working precision.
pub(super) fn is_large(z: &Complex, work: u32) -> bool {
    *z.abs().sqr().lo() >= work + 16
}

/// erfc at one point with Re z ≥ 0 and |z|² ≥ `work`.
fn asymptotic(z: &Complex, work: u32) -> Result<Complex, ComplexError> {
    let z = z.with_prec(work);
    let square = z.sqr();
    let sum = &Complex::real(Interval::one(work)) + &later_terms(&square, work)?;
    let front = (&(-square).exp() / &z)?.scale(&Interval::pi(work).sqrt().recip());
    Ok(&front * &sum)
}

/// Σ_{1≤k<N} t_k + ε over a rectangle of z², for the first N where that reaches the working precision, or the terms no
/// longer fall.
pub(super) fn later_terms(square: &Complex, work: u32) -> Result<Complex, ComplexError> {
    let step = -(square + square).recip()?;
    let falling = square.abs().inf();
    let mut term = step.clone();
    let mut sum = Complex::real(Interval::zero(work));
    let mut terms = 1u32;
    loop {
        let size = term.abs();
        let negligible = size.hi().get_exp().is_none_or(|e| i64::from(e) < -i64::from(work));
        if negligible || falling <= terms {
            let factor = Interval::from_i64(2, work) * Interval::from_i64(i64::from(terms) + 1, work).sqrt();
            return Ok(&sum + &Complex::ball(&(factor * size).sup()));
        }
        sum = &sum + &term;
        term = (&term * &step).scale(&Interval::from_i64(2 * i64::from(terms) + 1, work));
        terms += 1;
    }
}
