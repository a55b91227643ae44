//! Elementary functions on rectangles.
//!
//! * exp, sin, cos, sinh, cosh: both parts are products of a function of x and a function of y, hence tight.
//! * arg: ∂arg/∂x = −y/|z|² and ∂arg/∂y = x/|z|². On a rectangle that avoids (−∞, 0] and is cut by y = c, arg is
//!   monotone in x; at a fixed x it is monotone in y or, if x = 0, constant on either side of zero, which is not
//!   there to be crossed. So arg is extreme at corners. log z = log|z| + i arg z.
//! * sqrt z = p + iq, p = √((|z|+x)/2) > 0, q = ±√((|z|−x)/2) with the sign of y. Off the cut p grows with x and
//!   with |y|. By the Cauchy-Riemann equations for 1/(2 sqrt z), ∂q/∂y = p/(2|z|) > 0 and ∂q/∂x = −q/(2|z|), so q
//!   grows with y and is monotone in x with the sign of −y. Both are extreme at corners or, for p, on the real axis.
//! * log|z| is extreme at the least and at the greatest |x| and |y|, a and b with a ≥ b say. It is log √(a²+b²), but for
//!   ½ ≤ a ≤ 2, where that may cancel, ½ log1p((a²−1)+b²): a² − 1 is exact at twice the precision and four bits, and one
//!   rounded addition remains.
//! * e^{w log z} is as wrong relatively as w log z is absolutely, so that many more bits are carried as |w log z| has
//!   before the point; zⁿ by squarings multiplies the relative error by about n.

use rug::float::Round;
use rug::{Float, Rational};

use super::{Complex, ComplexError, interval};
use crate::interval::Interval;

/// The exponential of a number beyond 2^64 overflows whatever the precision: MPFR's exponents have 31 bits, or 63.
const OVERFLOW: i32 = 64;

impl Complex {
    /// e^z, tightest.
    pub fn exp(&self) -> Self {
        let modulus = self.re.exp();
        Self::new(&modulus * &self.im.cos(), &modulus * &self.im.sin())
    }

    /// sin z.
    pub fn sin(&self) -> Self {
        Self::new(&self.re.sin() * &self.im.cosh(), &self.re.cos() * &self.im.sinh())
    }

    /// cos z.
    pub fn cos(&self) -> Self {
        Self::new(&self.re.cos() * &self.im.cosh(), -(&self.re.sin() * &self.im.sinh()))
    }

    /// sinh z.
    pub fn sinh(&self) -> Self {
        Self::new(&self.re.sinh() * &self.im.cos(), &self.re.cosh() * &self.im.sin())
    }

    /// cosh z.
    pub fn cosh(&self) -> Self {
        Self::new(&self.re.cosh() * &self.im.cos(), &self.re.sinh() * &self.im.sin())
    }

    /// Whether a point lies on the closed negative real axis, 0 included.
    fn meets_cut(&self) -> bool {
        self.im.contains_zero() && *self.re.lo() <= 0
    }

    /// The principal argument, in (−π, π), tightest.
    ///
    /// # Errors
    /// [`ComplexError::BranchCut`] if the rectangle meets (−∞, 0].
    pub fn arg(&self) -> Result<Interval, ComplexError> {
        self.argument("arg")
    }

    /// [`Complex::arg`] on behalf of the function named in the error.
    pub(super) fn argument(&self, function: &'static str) -> Result<Interval, ComplexError> {
        if self.meets_cut() {
            return Err(ComplexError::BranchCut(function));
        }
        Ok(self.im.atan2(&self.re))
    }

    /// The range of log|z|, tightest up to a rounding at 32 more bits; from −∞ if zero is one of the points.
    fn log_abs(&self) -> Interval {
        let prec = self.prec();
        if self.is_empty() {
            return Interval::empty(prec);
        }
        let lo = log_of_modulus(self.re.mig(), self.im.mig(), prec, Round::Down);
        let hi = log_of_modulus(self.re.mag(), self.im.mag(), prec, Round::Up);
        Interval::enclosing(lo, hi)
    }

    /// The principal logarithm log|z| + i arg z.
    ///
    /// # Errors
    /// [`ComplexError::BranchCut`] if the rectangle meets (−∞, 0].
    pub fn log(&self) -> Result<Self, ComplexError> {
        Ok(Self::new(self.log_abs(), self.argument("log")?))
    }

    /// The principal square root, with positive real part.
    ///
    /// # Errors
    /// [`ComplexError::BranchCut`] if the rectangle meets (−∞, 0], where the root is not holomorphic.
    pub fn sqrt(&self) -> Result<Self, ComplexError> {
        if self.is_empty() {
            return Ok(self.clone());
        }
        if self.meets_cut() {
            return Err(ComplexError::BranchCut("sqrt"));
        }
        let prec = self.prec();
        let half = Interval::from_rational(&Rational::from((1, 2)), prec);
        if !self.is_bounded() {
            return Ok(self.log()?.scale(&half).exp());
        }
        let (x, y) = (&self.re, &self.im);
        let root = |x: &Float, y: &Float| root_of_point(x, y, prec);
        // q grows with y and, at a given y, is extreme at the left end where it is above zero, at the right below.
        let least = root(if *y.lo() < 0 { x.lo() } else { x.hi() }, y.lo()).im;
        let greatest = root(if *y.hi() > 0 { x.lo() } else { x.hi() }, y.hi()).im;
        Ok(Self::new(
            interval(
                root(x.lo(), &y.mig()).re.lo().clone(),
                root(x.hi(), &y.mag()).re.hi().clone(),
            ),
            interval(least.lo().clone(), greatest.hi().clone()),
        ))
    }

    /// The principal power e^{w log z}; for w a real integer the integer power, which has no cut.
    ///
    /// # Errors
    /// [`ComplexError::BranchCut`] if w is not an integer and the rectangle meets (−∞, 0];
    /// [`ComplexError::DivisionByZero`] if w is a negative integer and zero is one of the points.
    pub fn pow(&self, w: &Self) -> Result<Self, ComplexError> {
        if let Some(exponent) = w.as_integer() {
            return self.with_prec(self.prec().max(w.prec())).powi(exponent);
        }
        let log = |z: &Self| Ok(Self::new(z.log_abs(), z.argument("pow")?));
        let prec = self.prec().max(w.prec());
        let size = (w * &log(self)?).abs().sup();
        let whole = size.get_exp().map_or(0, |e| e.clamp(0, OVERFLOW).unsigned_abs());
        let work = prec + whole + 8;
        let exponent = &w.with_prec(work) * &log(&self.with_prec(work))?;
        Ok(exponent.exp().with_prec(prec))
    }

    /// The one real integer that the rectangle consists of, if it does and is of moderate size.
    fn as_integer(&self) -> Option<i64> {
        let zero = self.im.is_point() && self.im.contains_zero();
        let whole = self.re.is_point() && self.re.lo().is_integer();
        (zero && whole).then(|| self.re.lo().to_integer()?.to_i64())?
    }
}

/// log √(x²+y²) rounded, for x, y ≥ 0; −∞ at the origin.
fn log_of_modulus(x: Float, y: Float, prec: u32, round: Round) -> Float {
    let work = prec + 32;
    let (large, small) = if x >= y { (x, y) } else { (y, x) };
    if large < 0.5 || large > 2 {
        let (modulus, _) = Float::with_val_round(work, large.hypot_ref(&small), round);
        return Float::with_val_round(prec, modulus.ln_ref(), round).0;
    }
    let excess = Float::with_val(2 * large.prec() + 4, large.square_ref()) - 1u32;
    let (square, _) = Float::with_val_round(2 * small.prec(), small.square_ref(), round);
    let (excess, _) = Float::with_val_round(work, &excess + &square, round);
    let (twice, _) = Float::with_val_round(prec, excess.ln_1p_ref(), round);
    Float::with_val_round(prec, &twice >> 1u32, round).0
}

/// The principal square root of the one point x + iy off the cut.
fn root_of_point(x: &Float, y: &Float, prec: u32) -> Complex {
    let work = prec + 8;
    let z = Complex::new(Interval::point(x.clone()), Interval::point(y.clone())).with_prec(work);
    let half = Interval::from_rational(&Rational::from((1, 2)), work);
    // The part without cancellation comes from |z| ± x, the other from 2pq = y.
    let large = (&(&z.abs() + &z.re.abs()) * &half).sqrt();
    let small = &(&z.im.abs() * &half) / &large;
    let (p, q) = if *x >= 0 { (large, small) } else { (small, large) };
    Complex::new(p, if *y < 0 { -q } else { q }).with_prec(prec)
}
