//! Dawson's function F(z) = e^{−z²} ∫₀^z e^{s²} ds of a complex variable, entire and odd.
//!
//! # At a point
//! F(z) = −(i√π/2) e^{−z²} erf(iz). For large |z| put ζ = −iz, which has Re ζ ≥ 0 if Im z ≥ 0; then erf(iz) = erfc ζ − 1,
//! and with the expansion of erfc in [`super::erf`], whose terms depend on ζ² = −z² only,
//!
//!   F(z) = A/(2z) + σ(i√π/2) e^{−z²}, A = 1 + Σ_{1≤k<N} (2k−1)!!/(2z²)ᵏ + ε,  **|ε| ≤ 2√(N+1)(2N−1)!!/|2z²|ᴺ**,
//!
//! σ = 1; by F(z̄) = conj F(z) it holds with σ = −1 if Im z ≤ 0. On both sides of the real axis together σ ∈ \[−1, 1\].
//! No power of e that overflows is left to cancel another.
//!
//! # On rectangles
//! *Far from zero* the expansion is taken with the rectangle Z for z, and so is that of the derivative,
//! F′ = 1 − 2zF = (1−A) − σi√π z e^{−z²}, for the mean-value enclosure of [`super::hypergeometric`]; both hold.
//!
//! *Near zero*, about the centre m, with |z−m| ≤ r for z in Z, F(z) = Σ c_k (z−m)ᵏ, where F′ = 1 − 2zF gives
//! c₁ = 1 − 2mc₀ and (k+1)c_{k+1} = −2(mc_k + c_{k−1}). By Cauchy's estimate |c_k| ≤ M/(4r)ᵏ if |F| ≤ M on |z−m| ≤ 4r, so
//! **|F(z) − c₀ − c₁(z−m)| ≤ Σ_{2≤k<N} |c_k| rᵏ + (4/3) M/4ᴺ**. And F(z) = z∫₀¹ e^{−z²(1−s²)} ds gives
//! |F(z)| ≤ |z| max(1, e^{y²−x²}), so M = (|m|+R) exp(max(0, (|Im m|+R)² − max(0, |Re m|−R)²)) for R = 4r. Rectangles
//! with r > 1 are cut in two across the longer side, a few times; what is then still large gets only |F(z)| ≤ M.

use rug::Float;

use super::erf::{bits_of, erf_at, is_large, later_terms, two_over_root_pi};
use super::{Complex, ComplexError};
use crate::interval::Interval;
use crate::interval::refine::{cancelling, refine_complex};

/// Where the expansion is good enough for a rectangle: e^{−|z|²} is then below 2^{−57}.
const FAR: u32 = 40;

/// How often a rectangle is cut in two.
const CUTS: u32 = 8;

impl Complex {
    /// Dawson's function e^{−z²} ∫₀^z e^{s²} ds.
    ///
    /// # Errors
    /// [`ComplexError::Budget`] if the rectangle is unbounded.
    pub fn dawson(&self) -> Result<Self, ComplexError> {
        if self.is_empty() {
            return Ok(self.clone());
        }
        if self.is_real() {
            return Ok(Self::real(self.re.with_prec(self.prec()).dawson()));
        }
        if !self.is_bounded() {
            return Err(ComplexError::Budget("dawson"));
        }
        on_rectangle(self, CUTS)
    }
}

/// F on a bounded rectangle.
fn on_rectangle(z: &Complex, cuts: u32) -> Result<Complex, ComplexError> {
    let prec = z.prec();
    let centre = z.centre();
    let value = || refine_complex(prec, cancelling(prec), |work| at(&centre, work));
    if z.is_point() {
        return value();
    }
    let work = prec + 32;
    if *z.sqr().abs().lo() >= FAR {
        let (everywhere, slope) = far_from_zero(&z.with_prec(work), work)?;
        let mean = z.mean_value(&centre, &value()?, &slope);
        return Ok(mean.intersection(&everywhere).with_prec(prec));
    }
    let away = z - &centre;
    let radius = away.abs().sup();
    if radius <= 1 {
        return Ok(near_zero(&centre, &value()?, &away, work).with_prec(prec));
    }
    match (cuts > 0).then(|| z.halves()).flatten() {
        Some([first, second]) => Ok(on_rectangle(&first, cuts - 1)?.hull(&on_rectangle(&second, cuts - 1)?)),
        None => Ok(Complex::ball(&bound(&centre, &radius))),
    }
}

/// F at one point.
fn at(z: &Complex, work: u32) -> Result<Complex, ComplexError> {
    let z = z.with_prec(work);
    if is_large(&z, work) {
        return Ok(far_from_zero(&z, work)?.0);
    }
    // What e^{−z²} and erf(iz) lose to each other is at most the exponent of the larger.
    let work = work + bits_of(&z.sqr().abs());
    let z = z.with_prec(work);
    let turned = -(&(-z.sqr()).exp() * &erf_at(&z.mul_i(), work)?).mul_i();
    Ok(turned.scale(&two_over_root_pi(work).recip()))
}

/// F and F′ by the expansion for large |z|.
fn far_from_zero(z: &Complex, work: u32) -> Result<(Complex, Complex), ComplexError> {
    let square = z.sqr();
    let later = later_terms(&-&square, work)?;
    let one = Complex::real(Interval::one(work));
    let sign = if *z.im.lo() >= 0 {
        one.re.clone()
    } else if *z.im.hi() <= 0 {
        -&one.re
    } else {
        one.re.hull(&-&one.re)
    };
    let turned = (-&square).exp().mul_i().scale(&(sign * Interval::pi(work).sqrt()));
    let halved = turned.scale(&Interval::one(work).scale(-1));
    let value = &(&(&one + &later) / &(z + z))? + &halved;
    Ok((value, -(&later + &(z * &turned))))
}

/// F over a rectangle with centre m, given F(m) and the differences from m.
fn near_zero(centre: &Complex, value: &Complex, away: &Complex, work: u32) -> Complex {
    let real = |n: i64| Complex::real(Interval::from_i64(n, work));
    let radius = Interval::point(away.abs().sup());
    let slope = &real(1) - &(&(centre + centre) * value);
    let mut tail = Interval::point(bound(centre, &radius.scale(2).sup())) * Interval::from_i64(4, work)
        / Interval::from_i64(3, work);
    let (mut before, mut last) = (value.clone(), slope.clone());
    let (mut power, mut sum) = (radius.clone(), Interval::zero(work));
    tail = tail.scale(-4);
    for k in 2i64.. {
        if tail.mag().get_exp().is_none_or(|e| i64::from(e) < -i64::from(work)) {
            break;
        }
        let next = &(centre * &last) + &before;
        let next = next.scale(&(Interval::from_i64(-2, work) / Interval::from_i64(k, work)));
        (before, last) = (last, next);
        power *= &radius;
        sum += last.abs() * &power;
        tail = tail.scale(-2);
    }
    &(value + &(&slope * away)) + &Complex::ball(&(sum + tail).sup())
}

/// A bound of |F| on the disc about m with that radius.
fn bound(centre: &Complex, radius: &Float) -> Float {
    let radius = Interval::point(radius.clone());
    let up = (centre.im.abs() + &radius).sqr();
    let right = (centre.re.abs() - &radius).nonnegative_part();
    let right = if right.is_empty() {
        Interval::zero(radius.prec())
    } else {
        right.sqr()
    };
    let exponent = (up - right).max(&Interval::zero(radius.prec()));
    ((centre.abs() + radius) * exponent.exp()).sup()
}
