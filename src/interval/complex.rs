//! Rectangles in the complex plane.
//!
//! A [`Complex`] is the product of two [`Interval`]s, `re + i·im`. Every function keeps the contract of the layer:
//! whatever z ∈ Z and w ∈ W, the rectangle returned for f(Z, W) contains f(z, w). Where f is not holomorphic on the
//! whole of Z, or that cannot be told, the answer is a [`ComplexError`] and never a rectangle: an enclosure of the
//! values of a holomorphic function on Z is at the same time the *proof* that it is holomorphic
//! there, which is what the quadrature rules and their error bounds need.
//!
//! Ranges are tight wherever the two parts are products of functions of one part each (exp, sin, cos, sinh, cosh)
//! or extreme at corners (log, sqrt, arg, 1/z); composite formulas are wider on wide rectangles and exact up to
//! rounding on thin ones.
//!
//! # The reciprocal
//! Re 1/(c+id) = c/(c²+d²) and Im 1/(c+id) = (−d)/(d²+c²), so one range is enough. Let u(c,d) = c/(c²+d²).
//! For c ≥ 0 it decreases in |d| and, at fixed d, rises up to c = |d|, where it is 1/(2|d|), and falls beyond. Its
//! supremum over a rectangle that meets c ≥ 0 is therefore taken at the least |d| and at the c nearest to that |d|.
//! For c < 0 it grows with |d|, and −u falls or rises as before in −c, so the supremum is at the greatest |d|
//! and at one of the two ends of c. The infimum is −sup u(−c, d).

mod dawson;
mod elementary;
mod erf;
mod gamma;
mod hypergeometric;
mod tangent;

use std::fmt;
use std::ops::{Add, Div, Mul, Neg, Sub};

use rug::{Float, Rational, float::Round};
use thiserror::Error;

use super::Interval;

/// Why a function has no bounded, holomorphic enclosure on a rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ComplexError {
    /// The divisor contains zero.
    #[error("division by a rectangle that contains zero")]
    DivisionByZero,
    /// The rectangle meets the branch cut of the named function (its end points included).
    #[error("{0} of a rectangle that meets its branch cut")]
    BranchCut(&'static str),
    /// The rectangle contains a pole of the named function, or comes too near to one to tell.
    #[error("{0} of a rectangle that may contain a pole")]
    Pole(&'static str),
    /// The named function would need more work than its budget allows to be enclosed there.
    #[error("{0} of a rectangle too large to be enclosed")]
    Budget(&'static str),
}

/// Rectangle in the complex plane: all re + i·im with re and im in the two intervals.
#[derive(Clone, Debug, PartialEq)]
pub struct Complex {
    /// The real parts.
    pub re: Interval,
    /// The imaginary parts.
    pub im: Interval,
}

impl Complex {
    /// The rectangle of all x + iy with x in `re` and y in `im`.
    pub fn new(re: Interval, im: Interval) -> Self {
        Self { re, im }
    }

    /// A piece of the real line.
    pub fn real(re: Interval) -> Self {
        let im = Interval::from_i64(0, re.prec());
        Self { re, im }
    }

    /// The tightest rectangle around re + i·im at `prec` bits.
    pub fn from_rationals(re: &Rational, im: &Rational, prec: u32) -> Self {
        Self::new(Interval::from_rational(re, prec), Interval::from_rational(im, prec))
    }

    /// The number i.
    pub fn i(prec: u32) -> Self {
        Self::new(Interval::from_i64(0, prec), Interval::from_i64(1, prec))
    }

    /// The precision results are rounded to: the greater of the two parts'.
    pub fn prec(&self) -> u32 {
        self.re.prec().max(self.im.prec())
    }

    /// The same rectangle at `prec` bits, rounded outward.
    pub fn with_prec(&self, prec: u32) -> Self {
        Self::new(self.re.with_prec(prec), self.im.with_prec(prec))
    }

    /// Whether the rectangle has no points.
    pub fn is_empty(&self) -> bool {
        self.re.is_empty() || self.im.is_empty()
    }

    /// Whether it is a single point.
    pub fn is_point(&self) -> bool {
        self.re.is_point() && self.im.is_point()
    }

    /// Whether it lies on the real axis.
    pub fn is_real(&self) -> bool {
        self.im.is_point() && self.im.contains_zero()
    }

    /// Whether both parts are bounded.
    pub fn is_bounded(&self) -> bool {
        self.re.is_bounded() && self.im.is_bounded()
    }

    /// Whether re + i·im is one of the points.
    pub fn contains(&self, re: &Float, im: &Float) -> bool {
        self.re.contains(re) && self.im.contains(im)
    }

    /// Whether zero is one of the points.
    pub fn contains_zero(&self) -> bool {
        self.re.contains_zero() && self.im.contains_zero()
    }

    /// Whether every point is one of `other`'s.
    pub fn is_subset(&self, other: &Self) -> bool {
        self.is_empty() || (self.re.is_subset(&other.re) && self.im.is_subset(&other.im))
    }

    /// The least rectangle containing both.
    pub fn hull(&self, other: &Self) -> Self {
        match (self.is_empty(), other.is_empty()) {
            (true, _) => other.clone(),
            (_, true) => self.clone(),
            _ => Self::new(self.re.hull(&other.re), self.im.hull(&other.im)),
        }
    }

    /// The points common to both.
    pub fn intersection(&self, other: &Self) -> Self {
        Self::new(self.re.intersection(&other.re), self.im.intersection(&other.im))
    }

    /// The centre, a single point, exactly the midpoints of the parts; both parts must be bounded and nonempty.
    pub(crate) fn centre(&self) -> Self {
        Self::new(Interval::point(self.re.mid()), Interval::point(self.im.mid()))
    }

    /// Both halves of a bounded rectangle, cut across its longer side, unless it is as thin as its precision.
    pub(crate) fn halves(&self) -> Option<[Self; 2]> {
        let cut = |x: &Interval| {
            let middle = x.mid();
            let inside = middle > *x.lo() && middle < *x.hi();
            let pieces = || [(x.inf(), middle.clone()), (middle.clone(), x.sup())];
            inside.then(|| pieces().map(|(lo, hi)| Interval::enclosing(lo, hi)))
        };
        if self.re.wid() >= self.im.wid() {
            Some(cut(&self.re)?.map(|re| Self::new(re, self.im.clone())))
        } else {
            Some(cut(&self.im)?.map(|im| Self::new(self.re.clone(), im)))
        }
    }

    /// The square around the disc |z| ≤ radius.
    pub(crate) fn ball(radius: &Float) -> Self {
        let side = Interval::enclosing(-radius.clone(), radius.clone());
        Self::new(side.clone(), side)
    }

    /// The conjugates x − iy.
    pub fn conj(&self) -> Self {
        Self::new(self.re.clone(), -&self.im)
    }

    /// The range of |z|, tightest.
    pub fn abs(&self) -> Interval {
        let prec = self.prec();
        if self.is_empty() {
            return Interval::empty(prec);
        }
        let lo = Float::with_val_round(prec, self.re.mig().hypot_ref(&self.im.mig()), Round::Down);
        let hi = Float::with_val_round(prec, self.re.mag().hypot_ref(&self.im.mag()), Round::Up);
        interval(lo.0, hi.0)
    }

    /// z·z, tighter than a product of two unrelated rectangles.
    pub fn sqr(&self) -> Self {
        let xy = &self.re * &self.im;
        Self::new(&self.re.sqr() - &self.im.sqr(), &xy + &xy)
    }

    /// The product with a real interval.
    pub fn scale(&self, factor: &Interval) -> Self {
        Self::new(&self.re * factor, &self.im * factor)
    }

    /// i·z, exact.
    pub fn mul_i(&self) -> Self {
        Self::new(-&self.im, self.re.clone())
    }

    /// 1/z, tightest up to the rounding of c²+d² (see the module documentation).
    ///
    /// # Errors
    /// [`ComplexError::DivisionByZero`] if zero is one of the points.
    pub fn recip(&self) -> Result<Self, ComplexError> {
        let prec = self.prec();
        if self.is_empty() {
            return Ok(Self::new(Interval::empty(prec), Interval::empty(prec)));
        }
        if self.contains_zero() {
            return Err(ComplexError::DivisionByZero);
        }
        let part = |c: &Interval, d: &Interval| interval(-greatest_ratio(&-c, d, prec), greatest_ratio(c, d, prec));
        Ok(Self::new(part(&self.re, &self.im), part(&-&self.im, &self.re)))
    }

    /// z/w.
    fn quotient(&self, other: &Self) -> Result<Self, ComplexError> {
        Ok(self * &other.recip()?)
    }

    /// z to an integer power; 0⁰ = 1, and the empty set stays empty.
    ///
    /// # Errors
    /// [`ComplexError::DivisionByZero`] if the exponent is negative and zero is one of the points.
    pub fn powi(&self, exponent: i64) -> Result<Self, ComplexError> {
        if self.is_empty() {
            return Ok(self.clone());
        }
        let prec = self.prec();
        let mut left = exponent.unsigned_abs();
        // Each of the factors may bring its own few roundings.
        let work = prec + (u64::BITS - left.leading_zeros()) + 8;
        let mut base = self.with_prec(work);
        if exponent < 0 {
            base = base.recip()?;
        }
        let mut power: Option<Self> = None;
        while left > 0 {
            if left & 1 == 1 {
                power = Some(power.map_or_else(|| base.clone(), |power| &power * &base));
            }
            left >>= 1;
            if left > 0 {
                base = base.sqr();
            }
        }
        Ok(power.map_or_else(|| Self::real(Interval::one(prec)), |power| power.with_prec(prec)))
    }
}

/// The interval between two ends whose order the caller has proved.
fn interval(lo: Float, hi: Float) -> Interval {
    Interval::new(lo, hi).expect("the lower bound of a nonempty range is not above its upper bound")
}

/// An upper bound at `prec` bits of c/(c²+d²) over a nonempty rectangle that does not contain zero.
fn greatest_ratio(c: &Interval, d: &Interval, prec: u32) -> Float {
    if *c.hi() < 0 {
        let d = d.mag();
        let (first, second) = (ratio_up(c.lo(), &d, prec), ratio_up(c.hi(), &d, prec));
        return if first > second { first } else { second };
    }
    let d = d.mig();
    if d.is_zero() {
        // Zero lies outside, so all of c has one sign, and here it is positive: the ratio is 1/c.
        return ratio_up(c.lo(), &d, prec);
    }
    if *c.lo() <= d && d <= *c.hi() {
        let half = Float::with_val(prec, 1) >> 1u32;
        return Float::with_val_round(prec, &half / &d, Round::Up).0;
    }
    ratio_up(if *c.hi() < d { c.hi() } else { c.lo() }, &d, prec)
}

/// c/(c²+d²) rounded up, for c and d not both zero; its limit, zero, if one of them is infinite.
fn ratio_up(c: &Float, d: &Float, prec: u32) -> Float {
    if c.is_zero() || c.is_infinite() || d.is_infinite() {
        return Float::new(prec);
    }
    let round = if c.is_sign_positive() { Round::Down } else { Round::Up };
    // c/(c²+d²) = 2^{−e} c′/(c′²+d′²) for c = 2^e c′ and d = 2^e d′, the larger of which is about 1, so that no square
    // overflows. The smaller may underflow: hence each is rounded by itself, as a fused sum would drop it either way.
    let (work, exponent) = (prec + 16, c.get_exp().max(d.get_exp()).unwrap_or(0));
    let scaled = |x: &Float, round| Float::with_val_round(work, x >> exponent, round).0;
    let square = |x: &Float| {
        let size = scaled(&x.as_abs(), round);
        Float::with_val_round(work, size.square_ref(), round).0
    };
    let (squares, _) = Float::with_val_round(work, &square(c) + &square(d), round);
    let (ratio, _) = Float::with_val_round(prec, &scaled(c, Round::Up) / &squares, Round::Up);
    Float::with_val_round(prec, &ratio >> exponent, Round::Up).0
}

impl Neg for &Complex {
    type Output = Complex;
    fn neg(self) -> Complex {
        Complex::new(-&self.re, -&self.im)
    }
}

impl Add for &Complex {
    type Output = Complex;
    fn add(self, other: Self) -> Complex {
        Complex::new(&self.re + &other.re, &self.im + &other.im)
    }
}

impl Sub for &Complex {
    type Output = Complex;
    fn sub(self, other: Self) -> Complex {
        Complex::new(&self.re - &other.re, &self.im - &other.im)
    }
}

impl Mul for &Complex {
    type Output = Complex;
    fn mul(self, other: Self) -> Complex {
        let (mut re, mut im) = (&self.im * &other.im, &self.re * &other.im);
        re = -re;
        re.add_product(&self.re, &other.re);
        im.add_product(&self.im, &other.re);
        Complex::new(re, im)
    }
}

/// The quotient, or [`ComplexError::DivisionByZero`].
impl Div for &Complex {
    type Output = Result<Complex, ComplexError>;
    fn div(self, other: Self) -> Self::Output {
        self.quotient(other)
    }
}

/// The operations again on values, by way of those on references.
macro_rules! on_values {
    ($($operation:ident $method:ident $output:ty;)*) => {$(
        impl $operation for Complex {
            type Output = $output;
            fn $method(self, other: Self) -> $output {
                $operation::$method(&self, &other)
            }
        }
    )*};
}

on_values! {
    Add add Complex;
    Sub sub Complex;
    Mul mul Complex;
    Div div Result<Complex, ComplexError>;
}

impl Neg for Complex {
    type Output = Complex;
    fn neg(self) -> Complex {
        -&self
    }
}

impl From<Interval> for Complex {
    fn from(re: Interval) -> Self {
        Self::real(re)
    }
}

/// `re + i·im`, both rounded outward.
impl fmt::Display for Complex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match f.precision() {
            Some(digits) => write!(f, "{:.digits$} + i·{:.digits$}", self.re, self.im),
            None => write!(f, "{} + i·{}", self.re, self.im),
        }
    }
}
