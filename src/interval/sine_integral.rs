//! The sine integral Si x = ∫₀ˣ sin t/t dt and the cosine integral Ci x = γ + log x + ∫₀ˣ (cos t - 1)/t dt.
//!
//! # Series
//! Integrating term by term, Si z = Σ_{k≥0} (-1)^k z^{2k+1}/((2k+1)(2k+1)!) and Ci z = γ + log z + Σ_{k≥1} (-1)^k z^{2k}/(2k (2k)!). Both are sums over
//! m = 1, 2, … of one parity of u_m = ± z^m/(m m!), where |u_{m+2}/u_m| ≤ |z|²/((m+1)(m+2)); once this is at most ½ the tail is at most
//! twice its first term. The same holds for sin z/z = Σ (-1)^k z^{2k}/(2k+1)!, the derivative of Si.
//!
//! # Far out
//! For x > 0, Si x = π/2 - f cos x - g sin x and Ci x = f sin x - g cos x with f = ∫₀^∞ e^{-xt}/(1+t²) dt and g = ∫₀^∞ t e^{-xt}/(1+t²) dt (6.2.19, 6.2.20 and 6.7.13, 6.7.14 of
//! the NIST Digital Library of Mathematical Functions). As 1/(1+t²) = Σ_{k<N} (-t²)^k + (-t²)^N/(1+t²), the sums Σ_{k<N} (-1)^k (2k)!/x^{2k+1} and Σ_{k<N} (-1)^k (2k+1)!/x^{2k+2} differ
//! from f and g by at most their first term left out. In particular 0 < f < 1/x and 0 < g < 1/x².
//!
//! # Ranges
//! Si′ = sin x/x = ∫₀¹ cos(xs) ds, so |Si″| ≤ ∫₀¹ s ds = ½, and on the plane |Si″| ≤ e^{|Im z|}. Ci′ = cos x/x > 0 for x ≤ 1, and |Ci″| ≤ 1/x + 1/x². |Si x| ≤ Si π < 2, and |Ci x| ≤ f + g.

use rug::float::Special;
use rug::{Float, Rational};

use super::curved::Curve;
use super::refine::{cancelling, close, refine, refine_complex};
use super::{Complex, ComplexError, Interval};

/// More terms than this are refused.
const LONGEST: i64 = 40_000;

impl Interval {
    /// The sine integral ∫₀ˣ sin t/t dt, nearly tightest at points.
    pub fn si(&self) -> Interval {
        let prec = self.prec();
        let bound = Interval::from_i64(-2, prec).hull(&Interval::from_i64(2, prec));
        if self.is_empty() {
            return self.clone();
        }
        if !self.is_bounded() {
            return bound;
        }
        let curve = Curve {
            value: &|x| at(x, prec, sine),
            slope: &|x| match x.is_zero() {
                true => Interval::one(prec),
                false => Interval::point(x.clone()).sin() / Interval::point(x.clone()),
            },
            curvature: Float::with_val(prec, 1) >> 1u32,
        };
        curve.range(self).intersection(&bound)
    }

    /// The cosine integral γ + log x + ∫₀ˣ (cos t - 1)/t dt on the part x > 0, nearly tightest at points.
    pub fn ci(&self) -> Interval {
        let prec = self.prec();
        let x = self.nonnegative_part();
        if x.is_empty() || x.hi().is_zero() {
            return Interval::empty(prec);
        }
        let value = |x: &Float| at(x, prec, cosine);
        let start = match x.lo().is_zero() {
            true => Interval::point(Float::with_val(prec, Special::NegInfinity)),
            false => value(x.lo()),
        };
        if *x.hi() <= 1 {
            return start.hull(&value(x.hi()));
        }
        let from = x.lo().clone().max(&Float::with_val(prec, 1));
        let inverse = Interval::point(from.clone()).recip();
        let size = (&inverse + inverse.sqr()).sup();
        let bound = Interval::enclosing(-size.clone(), size.clone());
        if !x.is_bounded() {
            return start.hull(&bound);
        }
        let curve = Curve {
            value: &value,
            slope: &|x| Interval::point(x.clone()).cos() / Interval::point(x.clone()),
            curvature: size,
        };
        let beyond = curve.range(&Interval::enclosing(from, x.hi().clone()));
        start.hull(&beyond.intersection(&bound))
    }
}

impl Complex {
    /// The sine integral, entire.
    ///
    /// # Errors
    /// [`ComplexError::Budget`] far from 0.
    pub fn si(&self) -> Result<Complex, ComplexError> {
        if self.is_real() && !self.is_empty() {
            return Ok(Complex::real(self.re.with_prec(self.prec()).si()));
        }
        let slope = |z: &Complex, work| {
            let centre = z.centre();
            let curvature = Interval::point(z.im.mag()).exp().sup();
            let bend = Interval::enclosing(-curvature.clone(), curvature);
            let slope = match centre.recip() {
                Ok(inverse) => &centre.sin() * &inverse,
                Err(_) => sinc(&centre, work)?,
            };
            Ok(&slope + &(&Complex::new(bend.clone(), bend) * &(z - &centre)))
        };
        self.integrated(odd, slope)
    }

    /// The cosine integral, holomorphic off the negative axis.
    ///
    /// # Errors
    /// [`ComplexError::BranchCut`] where the rectangle meets the negative axis or 0; [`ComplexError::Budget`] far from 0.
    pub fn ci(&self) -> Result<Complex, ComplexError> {
        if *self.re.lo() <= 0 && self.im.contains_zero() && !self.is_empty() {
            return Err(ComplexError::BranchCut("Ci"));
        }
        if self.is_real() && !self.is_empty() {
            return Ok(Complex::real(self.re.with_prec(self.prec()).ci()));
        }
        let value = |z: &Complex, work| {
            let log = z.with_prec(work).log()?;
            let log = Complex::new(&log.re + &Interval::euler_gamma(work), log.im);
            Ok(&log + &even(z, work)?)
        };
        self.integrated(value, |z, work| {
            Ok(&z.with_prec(work).cos() * &z.with_prec(work).recip()?)
        })
    }

    /// The mean-value enclosure from values and derivatives.
    fn integrated(
        &self,
        value: impl Fn(&Complex, u32) -> Result<Complex, ComplexError>,
        slope: impl Fn(&Complex, u32) -> Result<Complex, ComplexError>,
    ) -> Result<Complex, ComplexError> {
        let prec = self.prec();
        if self.is_empty() {
            return Ok(self.clone());
        }
        if !self.is_bounded() {
            return Err(ComplexError::Budget("an integral of sin or cos"));
        }
        let centre = self.centre();
        let middle = refine_complex(prec, cancelling(prec), |work| value(&centre, work))?;
        if self.is_point() {
            return Ok(middle);
        }
        let slope = slope(self, prec + 8)?;
        Ok(self.mean_value(&centre, &middle, &slope).with_prec(prec))
    }
}

/// A value at one number, sharp.
fn at(x: &Float, prec: u32, f: impl Fn(&Interval, u32) -> Interval) -> Interval {
    refine(prec, close(prec), |work| f(&Interval::point(x.clone()), work))
}

fn sine(x: &Interval, work: u32) -> Interval {
    if *x.hi() < 0 {
        return -sine(&-x, work);
    }
    match far(x, work) {
        Some((f, g)) => {
            let x = x.with_prec(work);
            Interval::pi(work).scale(-1) - f * x.cos() - g * x.sin()
        }
        None => odd(&Complex::real(x.clone()), work).map_or_else(|_| Interval::entire(work), |z| z.re),
    }
}

fn cosine(x: &Interval, work: u32) -> Interval {
    match far(x, work) {
        Some((f, g)) => {
            let x = x.with_prec(work);
            f * x.sin() - g * x.cos()
        }
        None => {
            let sum = even(&Complex::real(x.clone()), work).map_or_else(|_| Interval::entire(work), |z| z.re);
            Interval::euler_gamma(work) + x.with_prec(work).log() + sum
        }
    }
}

/// f and g by their asymptotic sums, if these reach the working precision: the terms fall to about e^{-x}.
fn far(x: &Interval, work: u32) -> Option<(Interval, Interval)> {
    if *x.lo() < 2 * (work / 3) {
        return None;
    }
    let x = x.with_prec(work);
    let inverse = x.recip();
    let mut term = inverse.clone();
    let mut sums = [Interval::zero(work), Interval::zero(work)];
    let small = |t: &Interval| t.mag().get_exp().is_none_or(|e| i64::from(e) < -i64::from(work));
    // term = ±m!/x^{m+1}: those of f for even m, those of g for odd m.
    for m in 0..LONGEST {
        let next = &term * &inverse * Interval::from_i64(m + 1, work);
        if m % 2 == 0 && small(&(&term * &x)) {
            // The first terms left out have these signs and sizes.
            let [f, g] = sums;
            return Some((
                f + term.hull(&Interval::zero(work)),
                g + next.hull(&Interval::zero(work)),
            ));
        }
        if next.mag() > term.mag() {
            return None;
        }
        let at = usize::from(m % 2 == 1);
        sums[at] = &sums[at] + &term;
        // (-1)^k with k = ⌊m/2⌋ changes after every odd m.
        term = if m % 2 == 1 { -next } else { next };
    }
    None
}

/// Σ over m of the parity of `first` of (-1)^{⌊m/2⌋} z^m/(m m!), from `first` on.
fn series(z: &Complex, first: i64, work: u32) -> Result<Complex, ComplexError> {
    let z = z.with_prec(work);
    let square = -&z.sqr();
    // ±z^m/m!
    let power = if first == 1 {
        z
    } else {
        square.scale(&Interval::one(work).scale(-1))
    };
    sum(power, &square, first, work, |m| m)
}

/// Si z.
fn odd(z: &Complex, work: u32) -> Result<Complex, ComplexError> {
    series(z, 1, work)
}

/// Ci z - log z - γ.
fn even(z: &Complex, work: u32) -> Result<Complex, ComplexError> {
    series(z, 2, work)
}

/// sin z/z.
fn sinc(z: &Complex, work: u32) -> Result<Complex, ComplexError> {
    let square = -&z.with_prec(work).sqr();
    sum(Complex::real(Interval::one(work)), &square, 1, work, |_| 1)
}

/// Σ of p_m/w(m) over m = first, first + 2, …, where p_{m+2} = p_m `square`/((m+1)(m+2)) and w ≥ 1 does not fall.
fn sum(
    mut power: Complex,
    square: &Complex,
    first: i64,
    work: u32,
    weight: impl Fn(i64) -> i64,
) -> Result<Complex, ComplexError> {
    let size = square.abs().sup();
    let mut total = Complex::real(Interval::zero(work));
    let mut largest = i32::MIN;
    for m in (first..LONGEST).step_by(2) {
        let term = power.scale(&Interval::from_rational(&Rational::from((1, weight(m))), work));
        let bound = term.abs().sup();
        let exponent = bound.get_exp().unwrap_or(i32::MIN);
        largest = largest.max(exponent);
        let halves = Float::with_val(size.prec(), &size << 1u32) <= (m + 1) * (m + 2);
        if halves && (bound.is_zero() || i64::from(exponent) < i64::from(largest) - i64::from(work)) {
            let tail = Float::with_val(work, bound << 1u32);
            let margin = Interval::enclosing(-tail.clone(), tail);
            return Ok(&total + &Complex::new(margin.clone(), margin));
        }
        total = &total + &term;
        let step = Rational::from((1, (m + 1) * (m + 2)));
        power = (&power * square).scale(&Interval::from_rational(&step, work));
    }
    Err(ComplexError::Budget("an integral of sin or cos"))
}
