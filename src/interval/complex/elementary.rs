//! Elementary functions on rectangles.
//!
//! * exp, sin, cos, sinh, cosh: both parts are products of a function of x and a function of y, hence tight.
//! * arg: ∂arg/∂x = −y/|z|² and ∂arg/∂y = x/|z|². On a rectangle that avoids (−∞, 0] and is cut by y = c, arg is
//!   monotone in x; at a fixed x it is monotone in y or, if x = 0, constant on either side of zero, which is not
//!   there to be crossed. So arg is extreme at corners. log z = log|z| + i arg z.
//! * sqrt z = p + iq, p = √((|z|+x)/2) > 0, q = ±√((|z|−x)/2) with the sign of y. Off the cut p grows with x and
//!   with |y|. By the Cauchy-Riemann equations for 1/(2 sqrt z), ∂q/∂y = p/(2|z|) > 0 and ∂q/∂x = −q/(2|z|), so q
//!   grows with y and is monotone in x with the sign of −y. Both are extreme at corners or, for p, on the real axis.
//! * tanh z = (sinh 2x + i sin 2y)/(2(sinh²x + cos²y)) keeps the relative accuracy of small arguments;
//!   tanh z = ±(2/(1+e^{∓2z}) − 1) has z once and stays tight on wide rectangles, with either sign. The answer is the
//!   intersection of those three that keep off zero in their denominators. tan z = −i tanh iz.
//! * atan z = ½(arg(1+iz) − arg(1−iz)) + (i/4) log(|1−iz|²/|1+iz|²)
//!   = ½(arg(1−y+ix) + arg(1+y+ix)) + (i/4) log1p(4y/(x²+(1−y)²)), with the cuts iy, |y| ≥ 1.

use rug::{Float, Rational};

use super::{Complex, ComplexError, interval};
use crate::interval::Interval;

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
    fn argument(&self, function: &'static str) -> Result<Interval, ComplexError> {
        if self.meets_cut() {
            return Err(ComplexError::BranchCut(function));
        }
        Ok(self.im.atan2(&self.re))
    }

    /// The principal logarithm log|z| + i arg z.
    ///
    /// # Errors
    /// [`ComplexError::BranchCut`] if the rectangle meets (−∞, 0].
    pub fn log(&self) -> Result<Self, ComplexError> {
        Ok(Self::new(self.abs().log(), self.argument("log")?))
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
        Ok((w * &Self::new(self.abs().log(), self.argument("pow")?)).exp())
    }

    /// The one real integer that the rectangle consists of, if it does and is of moderate size.
    fn as_integer(&self) -> Option<i64> {
        let zero = self.im.is_point() && self.im.contains_zero();
        let whole = self.re.is_point() && self.re.lo().is_integer();
        (zero && whole).then(|| self.re.lo().to_integer()?.to_i64())?
    }

    /// tanh z.
    ///
    /// # Errors
    /// [`ComplexError::Pole`] if a pole iπ(k+½) is in the rectangle, or too near to tell.
    pub fn tanh(&self) -> Result<Self, ComplexError> {
        self.hyperbolic_tangent("tanh")
    }

    /// tan z.
    ///
    /// # Errors
    /// [`ComplexError::Pole`] if a pole π(k+½) is in the rectangle, or too near to tell.
    pub fn tan(&self) -> Result<Self, ComplexError> {
        Ok(-self.mul_i().hyperbolic_tangent("tan")?.mul_i())
    }

    fn hyperbolic_tangent(&self, function: &'static str) -> Result<Self, ComplexError> {
        let one = Interval::one(self.prec());
        let (twice, sin, cos) = {
            let twice = self + self;
            let (sin, cos) = (twice.im.sin(), twice.im.cos());
            (twice.re, sin, cos)
        };
        let divisor = self.re.sinh().sqr() + self.im.cos().sqr();
        let divisor = &divisor + &divisor;
        let quotient = (!divisor.contains_zero()).then(|| Self::new(twice.sinh() / &divisor, &sin / &divisor));
        // 2/(1+E) − 1 for E of that modulus and argument ±2y.
        let once = |modulus: Interval, sin: &Interval| {
            let inverse = Self::new(&one + &modulus * &cos, modulus * sin).recip().ok()?;
            Some(Self::new(&inverse.re + &inverse.re - &one, &inverse.im + &inverse.im))
        };
        let falling = once((-&twice).exp(), &-&sin);
        let rising = once(twice.exp(), &sin).map(|value| -value);
        [quotient, falling, rising]
            .into_iter()
            .flatten()
            .reduce(|first, second| first.intersection(&second))
            .ok_or(ComplexError::Pole(function))
    }

    /// The principal arc tangent.
    ///
    /// # Errors
    /// [`ComplexError::BranchCut`] if the rectangle meets a cut iy, |y| ≥ 1.
    pub fn atan(&self) -> Result<Self, ComplexError> {
        let prec = self.prec();
        let one = Interval::from_i64(1, prec);
        let below = &one - &self.im;
        let argument = |im| Self::new(im, self.re.clone()).argument("atan");
        let twice = &argument(below.clone())? + &argument(&one + &self.im)?;
        let numerator = &self.im * &Interval::from_i64(4, prec);
        let quarter = (&numerator / &(&self.re.sqr() + &below.sqr())).log1p();
        Ok(Self::new(
            &twice * &Interval::from_rational(&Rational::from((1, 2)), prec),
            &quarter * &Interval::from_rational(&Rational::from((1, 4)), prec),
        ))
    }
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
