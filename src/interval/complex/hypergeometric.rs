//! Kummer's function ₁F₁(a; b; z) of a complex variable, for rational a and b.
//!
//! The tail bound of the series in [`crate::interval::hypergeometric`] is one on absolute values and holds as it stands:
//! from an index given there on, the terms more than halve, and |Σ_{k≥N} t_k| ≤ 2|t_N|. For Re z < 0 Kummer's
//! transformation e^z ₁F₁(b−a; b; −z) is summed instead, as it cancels less: about (|z| − |Re z|) log₂ e bits, which are
//! added to the working precision.
//!
//! # Far from the real axis
//! Let 0 < a < b and y = Im z > 0. In ₁F₁(a; b; z) = Γ(b)/(Γ(a)Γ(b−a)) ∫₀¹ e^{zt} t^{a−1} (1−t)^{b−a−1} dt the segment may be
//! replaced by the ray from 0 upwards less that from 1 upwards, as e^{zt} decays above. On the first, t = iτ, take N ≥ b−a−1
//! terms of the binomial series of (1−t)^c, c = b−a−1: the remainder is
//! C(c,N) N (−t)^N ∫₀¹ (1−s)^{N−1} (1−st)^{c−N} ds, at most |C(c,N)| τ^N as |1−ist| ≥ 1 and c ≤ N. With
//! ∫₀^∞ |e^{izτ}| τ^{a+N−1} dτ = Γ(a+N)/y^{a+N} and the like for the terms; on the second ray, t = 1+iτ, the parts of t and 1−t
//! are exchanged. So, with S(p, q, w) = Σ_{k<N} (p)_k (q)_k wᵏ/k! + ε,
//!
//!   ₁F₁(a; b; z) = Γ(b)/Γ(b−a) (−z)^{−a} S(a, 1+a−b, −1/z) + Γ(b)/Γ(a) e^z z^{a−b} S(b−a, 1−a, 1/z),
//!   **|ε| ≤ |(p)_N (q)_N/N!| |z|^{−N} (|z|/y)^{p+N}** for N ≥ −q,
//!
//! in principal powers (arg(−z) in (−π, 0), arg z in (0, π)). Below the axis it is the conjugate.
//!
//! # On rectangles
//! If f is entire, m a point and z another of a rectangle Z, then f(z) − f(m) = (z−m) ∫₀¹ f′(m + s(z−m)) ds, and the
//! integral is a mean of values of f′ in Z, hence in every rectangle that encloses them. So
//! **f(Z) ⊂ f(m) + f′(Z)(Z−m)**. Here f′ = (a/b) ₁F₁(a+1; b+1; ·), enclosed by its series, or the expansion above, in rectangle
//! arithmetic. For 0 < a ≤ b, the integral is a mean of e^{zt} over t in \[0, 1\], and so the function is in every rectangle
//! that contains e^{Z·\[0,1\]}: that bounds it wherever the rest does worse.

use rug::{Float, Rational};

use super::erf::bits_of;
use super::{Complex, ComplexError};
use crate::interval::Interval;
use crate::interval::hypergeometric::{LONGEST, Ratios, halving, is_ending};
use crate::interval::refine::{cancelling, refine_complex};

/// How many bits of the derivative, which only multiplies the extent of a rectangle, are wanted.
const SLOPE_PREC: u32 = 32;

impl Complex {
    /// Kummer's function ₁F₁(a; b; z), entire in z.
    ///
    /// # Errors
    /// [`ComplexError::Pole`] if b is an integer ≤ 0; [`ComplexError::Budget`] if the rectangle is unbounded or reaches
    /// so far that the series would be too long.
    pub fn hyp1f1(a: &Rational, b: &Rational, z: &Self) -> Result<Self, ComplexError> {
        const NAME: &str = "hyp1f1";
        if is_ending(b) {
            return Err(ComplexError::Pole(NAME));
        }
        if z.is_empty() {
            return Ok(z.clone());
        }
        if !z.is_bounded() {
            return Err(ComplexError::Budget(NAME));
        }
        let prec = z.prec();
        if z.is_real() {
            return Ok(Self::real(Interval::hyp1f1(a, b, &z.re.with_prec(prec))));
        }
        let centre = z.centre();
        let value = refine_complex(prec, cancelling(prec), |work| at(a, b, &centre, work))?;
        if z.is_point() {
            return Ok(value);
        }
        let slope = everywhere(&Rational::from(a + 1), &Rational::from(b + 1), z, prec + 8)?
            .scale(&Interval::from_rational(&Rational::from(a / b), prec));
        let mean = z.mean_value(&centre, &value, &slope);
        let value = match mean_of_exponentials(a, b, z) {
            Some(bound) => mean.intersection(&bound),
            None => mean,
        };
        Ok(value.with_prec(prec))
    }

    /// The mean-value enclosure of an entire function over a rectangle, from its value at a point of the rectangle and
    /// the values of its derivative all over it.
    pub(in crate::interval) fn mean_value(&self, at: &Self, value: &Self, slope: &Self) -> Self {
        value + &(slope * &(self - at))
    }
}

/// The value at one point.
fn at(a: &Rational, b: &Rational, z: &Complex, work: u32) -> Result<Complex, ComplexError> {
    if let Some(value) = far_from_axis(a, b, &z.with_prec(work), work) {
        return Ok(value);
    }
    let size = z.with_prec(64);
    kummer(a, b, z, work.saturating_add(bits_of(&(size.abs() - size.re.abs()))))
}

/// The values on a rectangle.
fn everywhere(a: &Rational, b: &Rational, z: &Complex, work: u32) -> Result<Complex, ComplexError> {
    let value = match far_from_axis(a, b, &z.with_prec(work), work.min(SLOPE_PREC)) {
        Some(value) => Ok(value),
        None => kummer(a, b, z, work),
    };
    match (mean_of_exponentials(a, b, z), value) {
        (Some(bound), Ok(value)) => Ok(bound.intersection(&value)),
        (Some(bound), Err(_)) => Ok(bound),
        (None, value) => value,
    }
}

/// A rectangle around e^{Z·\[0,1\]}, for 0 < a ≤ b.
fn mean_of_exponentials(a: &Rational, b: &Rational, z: &Complex) -> Option<Complex> {
    let unit = Interval::zero(z.prec()).hull(&Interval::one(z.prec()));
    (*a > 0 && a <= b).then(|| z.scale(&unit).exp())
}

/// The series or its transform, in rectangle arithmetic at a working precision.
pub(super) fn kummer(a: &Rational, b: &Rational, z: &Complex, work: u32) -> Result<Complex, ComplexError> {
    let sum = if z.re.mid().is_sign_negative() && !is_ending(a) {
        series(&Rational::from(b - a), b, &-z, work).map(|sum| &sum * &z.with_prec(work).exp())
    } else {
        series(a, b, z, work)
    };
    sum.ok_or(ComplexError::Budget("hyp1f1"))
}

/// The power series in rectangle arithmetic; none if it would be too long.
fn series(a: &Rational, b: &Rational, z: &Complex, work: u32) -> Option<Complex> {
    let first = halving(a, b, z.abs().hi())?;
    let z = if z.prec() > work { z.with_prec(work) } else { z.clone() };
    let mut term = Complex::real(Interval::one(work));
    let mut sum = term.clone();
    let mut largest = 1;
    let ratios = Ratios::new(a, b);
    for k in 0..2 * LONGEST {
        term = &term * &z;
        ratios.apply(k, &mut term.re);
        ratios.apply(k, &mut term.im);
        // |t| is between the larger of its parts and twice that.
        let parts = [term.re.larger_end(), term.im.larger_end()];
        let Some(exponent) = parts.iter().filter_map(|part| part.get_exp()).max() else {
            return parts.iter().all(|part| part.is_zero()).then_some(sum);
        };
        if !term.is_bounded() {
            return None;
        }
        largest = largest.max(exponent);
        if k + 1 >= first && i64::from(exponent) < i64::from(largest) - i64::from(work) {
            let tail = Float::with_val(work, 4) << exponent;
            let tail = Interval::enclosing(-tail.clone(), tail);
            return Some(&sum + &Complex::new(tail.clone(), tail));
        }
        sum.re.increase(&term.re);
        sum.im.increase(&term.im);
    }
    None
}

/// The expansion for 0 < a < b far from the real axis; none where it does not reach `enough` bits.
fn far_from_axis(a: &Rational, b: &Rational, z: &Complex, enough: u32) -> Option<Complex> {
    if *a <= 0 || a >= b || z.im.contains_zero() {
        return None;
    }
    if *z.im.hi() < 0 {
        return Some(far_from_axis(a, b, &z.conj(), enough)?.conj());
    }
    let exact = |q: &Rational| Interval::from_rational(q, z.prec());
    let complement = Rational::from(b - a);
    let power = |base: &Complex, p: &Rational| base.pow(&Complex::real(-exact(p))).ok();
    let inverse = z.recip().ok()?;
    let slant = (z.abs() / &z.im).sup();
    let first = falling_sum(a, &Rational::from(1 - &complement), &-&inverse, &slant, enough)?;
    let second = falling_sum(&complement, &Rational::from(1 - a), &inverse, &slant, enough)?;
    let top = exact(b).gamma();
    let first = (&power(&-z, a)? * &first).scale(&(&top / exact(&complement).gamma()));
    let second = &(&power(z, &complement)? * &z.exp()) * &second;
    Some(&first + &second.scale(&(top / exact(a).gamma())))
}

/// S(p, q, w), given a bound of |z|/y, if it reaches `enough` bits.
fn falling_sum(p: &Rational, q: &Rational, w: &Complex, slant: &Float, enough: u32) -> Option<Complex> {
    let work = w.prec();
    let exact = |q: &Rational| Interval::from_rational(q, work);
    let slant = Interval::point(slant.clone());
    let mut term = Complex::real(Interval::one(work));
    let mut sum = Complex::real(Interval::zero(work));
    let mut error = slant.pow(&exact(p));
    let steepness = slant * w.abs();
    // Nothing is gained once |(p+k)(q+k)/(k+1) w| |z|/y ≥ 1.
    for k in 0..LONGEST {
        let reached = error.hi().get_exp().is_none_or(|e| i64::from(e) < -i64::from(enough));
        if reached && Rational::from(q + k) >= 0 {
            return Some(&sum + &Complex::ball(&error.sup()));
        }
        let factor = Rational::from(p + k) * Rational::from(q + k) / (k + 1);
        let growth = exact(&factor).abs() * &steepness;
        if !reached && *growth.hi() >= 1 {
            return None;
        }
        sum = &sum + &term;
        term = (&term * w).scale(&exact(&factor));
        error *= growth;
    }
    None
}
