//! Kummer's function ₁F₁(a; b; z) of a complex variable, for rational a and b.
//!
//! The tail bound of the series in [`crate::interval::hypergeometric`] is one on absolute values and holds as it stands:
//! from an index given there on, the terms more than halve, and |Σ_{k≥N} t_k| ≤ 2|t_N|. For Re z < 0 Kummer's
//! transformation e^z ₁F₁(b−a; b; −z) is summed instead, as it cancels less.
//!
//! # On rectangles
//! If f is entire, m a point and z another of a rectangle Z, then f(z) − f(m) = (z−m) ∫₀¹ f′(m + s(z−m)) ds, and the
//! integral is a mean of values of f′ in Z, hence in every rectangle that encloses them. So
//! **f(Z) ⊂ f(m) + f′(Z)(Z−m)**. Here f′ = (a/b) ₁F₁(a+1; b+1; ·), enclosed by its series in rectangle arithmetic.

use rug::{Float, Rational};

use super::{Complex, ComplexError};
use crate::interval::Interval;
use crate::interval::hypergeometric::{LONGEST, halving, is_ending, ratio};
use crate::interval::refine::refine_complex;

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
        let value = refine_complex(prec, 8 * prec + 4096, |work| kummer(a, b, &centre, work))?;
        if z.is_point() {
            return Ok(value);
        }
        let slope = kummer(&Rational::from(a + 1), &Rational::from(b + 1), z, prec + 8)?
            .scale(&Interval::from_rational(&Rational::from(a / b), prec));
        Ok(z.mean_value(&centre, &value, &slope).with_prec(prec))
    }

    /// The mean-value enclosure of an entire function over a rectangle, from its value at a point of the rectangle and
    /// the values of its derivative all over it.
    pub(super) fn mean_value(&self, at: &Self, value: &Self, slope: &Self) -> Self {
        value + &(slope * &(self - at))
    }
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
    let z = z.with_prec(work);
    let mut term = Complex::real(Interval::one(work));
    let mut sum = term.clone();
    let mut largest = 1;
    for k in 0..2 * LONGEST {
        term = (&term * &z).scale(&Interval::from_rational(&ratio(a, b, k), work));
        let size = term.abs().sup();
        let Some(exponent) = size.get_exp() else {
            return size.is_zero().then_some(sum);
        };
        largest = largest.max(exponent);
        if k + 1 >= first && i64::from(exponent) < i64::from(largest) - i64::from(work) {
            let tail = Float::with_val(work, &size << 1u32);
            let tail = Interval::enclosing(-tail.clone(), tail);
            return Some(&sum + &Complex::new(tail.clone(), tail));
        }
        sum = &sum + &term;
    }
    None
}
