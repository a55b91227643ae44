//! tanh, tan and atan on rectangles.
//!
//! # tanh
//! tanh z = u + iv with, for D = sinh²x + cos²y, u = sinh 2x/(2D), v = sin 2y/(2D). Its poles are the zeros of D; without
//! one u and v are harmonic on the rectangle, and bounded with limits ±1 and 0 as x → ±∞, so they take their extremes on
//! the edges. (A strip without horizontal edges is a cylinder, tanh having the period iπ.)
//! * u on an upright edge has y once, in D.
//! * u on a level edge has ∂u/∂x = (1 + cos 2y cosh 2x)/(2D²): it turns at most where cosh 2x = −1/cos 2y, and
//!   there it is ±1/|sin 2y|, with the sign of x. The ends of the edge belong to the upright edges.
//! * v on a level edge has x once, in D.
//! * v on an upright edge has ∂v/∂y = (1 + cos 2y cosh 2x)/(2D²): it turns at most where cos 2y = −1/cosh 2x, and
//!   there it is ±1/|sinh 2x|, with the sign of sin 2y. The ends of the edge belong to the level edges.
//!
//! Far out, with E = e^{−2|x|}, u = ±(1−E²)/(1+E(2cos 2y+E)), as sinh 2x overflows. tan z = −i tanh iz.
//!
//! # 1/cosh and 1/sinh
//! cosh of a tall rectangle is a ring around zero, and yet sech z = 2e^{−z}/(1+e^{−2z}) is small far to the right: the
//! denominator is near 1. It is intersected with 1/cosh z; sech is even. csch z = 2e^{−z}/(1−e^{−2z}) is odd.
//!
//! # atan
//! Re atan z = ½(arg(1−y+ix) + arg(1+y+ix)), with the cuts iy, |y| ≥ 1. Im atan z = ½ artanh t, t = 2y/(1+x²+y²). At a
//! given y, |t| falls as |x| grows. At a given x, t is odd in y and rises for 0 ≤ y ≤ p = √(1+x²), where it is 1/p, and falls
//! beyond. So over a rectangle that meets y ≥ 0 the supremum of t is at the least |x| and at the y nearest to p; below the
//! axis it is at the greatest |x| and at one of the two ends of y. The infimum is that of the mirror image, negated. At a
//! number y ≥ 0, ½ artanh t = ¼ log1p(4y/(x²+(1−y)²)), which cancels nothing that is not exact.

use rug::Float;

use super::{Complex, ComplexError, interval};
use crate::interval::Interval;

/// Guard bits for formulas of a dozen operations.
const GUARD: u32 = 8;

impl Complex {
    /// tanh z, tightest up to a few roundings.
    ///
    /// # Errors
    /// [`ComplexError::Pole`] if a pole iπ(k+½) is in the rectangle, or too near to tell.
    pub fn tanh(&self) -> Result<Self, ComplexError> {
        self.hyperbolic_tangent("tanh")
    }

    /// tan z, tightest up to a few roundings.
    ///
    /// # Errors
    /// [`ComplexError::Pole`] if a pole π(k+½) is in the rectangle, or too near to tell.
    pub fn tan(&self) -> Result<Self, ComplexError> {
        Ok(-self.mul_i().hyperbolic_tangent("tan")?.mul_i())
    }

    fn hyperbolic_tangent(&self, function: &'static str) -> Result<Self, ComplexError> {
        if self.is_empty() {
            return Ok(self.clone());
        }
        let prec = self.prec();
        let Self { re: x, im: y } = self.with_prec(prec + GUARD);
        let (sinh_squared, cos_squared) = (x.sinh().sqr(), y.cos().sqr());
        if (&sinh_squared + &cos_squared).contains_zero() {
            return Err(ComplexError::Pole(function));
        }
        let (twice_x, twice_y) = (x.scale(1), y.scale(1));
        let turns = |cos: &Interval, x: &Interval| (cos * x.cosh() + Interval::one(cos.prec())).contains_zero();
        let (mut u, mut v) = (Interval::empty(prec), Interval::empty(prec));
        for end in ends(&x) {
            u = u.hull(&upright(&end, &cos_squared, &twice_y.cos()));
            let twice = end.scale(1);
            if turns(&twice_y.cos(), &twice) && !twice.contains_zero() {
                let height = twice.abs().sinh().recip();
                // 2y at the turning points is 2πk ± angle.
                let angle = (-twice.cosh().recip()).acos();
                for (angle, value) in [(-&angle, -&height), (angle, height)] {
                    if meets_multiple(&(&twice_y - angle), &Interval::pi(y.prec()).scale(1)) {
                        v = v.hull(&value);
                    }
                }
            }
        }
        for end in ends(&y).into_iter().filter(Interval::is_bounded) {
            let divisor = (&sinh_squared + end.cos().sqr()).scale(1);
            let twice = end.scale(1);
            v = v.hull(&(twice.sin() / divisor));
            let height = || twice.sin().abs().recip();
            let right = twice_x.nonnegative_part();
            if !right.is_empty() && turns(&twice.cos(), &right) {
                u = u.hull(&height());
            }
            let left = (-&twice_x).nonnegative_part();
            if !left.is_empty() && turns(&twice.cos(), &left) {
                u = u.hull(&-height());
            }
        }
        Ok(Self::new(u, v).with_prec(prec))
    }

    /// 1/cosh z.
    ///
    /// # Errors
    /// [`ComplexError::Pole`] if a pole iπ(k+½) is in the rectangle, or too near to tell.
    pub fn sech(&self) -> Result<Self, ComplexError> {
        let mirrored = if self.is_to_the_left() { -self } else { self.clone() };
        reciprocal(&mirrored.cosh(), &mirrored, 1).ok_or(ComplexError::Pole("sech"))
    }

    /// 1/sinh z.
    ///
    /// # Errors
    /// [`ComplexError::Pole`] if a pole iπk is in the rectangle, or too near to tell.
    pub fn csch(&self) -> Result<Self, ComplexError> {
        const POLE: ComplexError = ComplexError::Pole("csch");
        if self.is_to_the_left() {
            return Ok(-(-self).csch()?);
        }
        reciprocal(&self.sinh(), self, -1).ok_or(POLE)
    }

    fn is_to_the_left(&self) -> bool {
        *self.re.hi() < 0
    }

    /// The principal arc tangent.
    ///
    /// # Errors
    /// [`ComplexError::BranchCut`] if the rectangle meets a cut iy, |y| ≥ 1.
    pub fn atan(&self) -> Result<Self, ComplexError> {
        if self.is_empty() {
            return Ok(self.clone());
        }
        let prec = self.prec();
        let Self { re: x, im: y } = self.with_prec(prec + GUARD);
        let one = Interval::one(y.prec());
        let argument = |im| Self::new(im, x.clone()).argument("atan");
        let twice = &argument(&one - &y)? + &argument(&one + &y)?;
        let im = interval(-greatest_height(&x, &-&y), greatest_height(&x, &y));
        Ok(Self::new(twice.scale(-1), im).with_prec(prec))
    }
}

/// Both ends, or the one point, as intervals; an infinite end as the numbers near it.
fn ends(x: &Interval) -> Vec<Interval> {
    let lo = Interval::point(x.inf());
    if x.is_point() {
        vec![lo]
    } else {
        vec![lo, Interval::point(x.sup())]
    }
}

/// Whether a set reaches a multiple of the period.
fn meets_multiple(x: &Interval, period: &Interval) -> bool {
    let turns = x / period;
    !turns.is_bounded() || turns.floor().hi() >= turns.ceil().lo()
}

/// u on the edge at x, given cos²y and cos 2y along it.
fn upright(x: &Interval, cos_squared: &Interval, cos_twice: &Interval) -> Interval {
    let twice = x.scale(1);
    if x.mag() < 1 {
        return twice.sinh() / (x.sinh().sqr() + cos_squared).scale(1);
    }
    let falling = -twice.abs();
    let e = falling.exp();
    let size = -falling.scale(1).exp_m1() / (Interval::one(x.prec()) + &e * (cos_twice.scale(1) + &e));
    if *x.lo() < 0 { -size } else { size }
}

/// What is common to 1/`divisor` and 2e^{−z}/(1 ± e^{−2z}), two enclosures of one function; none if neither exists.
fn reciprocal(divisor: &Complex, z: &Complex, sign: i64) -> Option<Complex> {
    let one = Complex::real(Interval::one(z.prec()));
    let falling = -z;
    let square = (&falling + &falling).exp().scale(&Interval::from_i64(sign, z.prec()));
    let front = falling.exp();
    let quotient = (&front + &front).quotient(&(&one + &square));
    [divisor.recip(), quotient]
        .into_iter()
        .flatten()
        .reduce(|first, second| first.intersection(&second))
}

/// An upper bound of Im atan(x + iy) over a rectangle that meets no cut.
fn greatest_height(x: &Interval, y: &Interval) -> Float {
    if *y.hi() < 0 {
        let x = Interval::point(x.mag());
        let ends = [y.lo(), y.hi()].map(|y| -height(&x, &Interval::point(Float::with_val(y.prec(), -y))));
        let [first, second] = ends;
        return first.sup().max(&second.sup());
    }
    let x = Interval::point(x.mig());
    let peak = (Interval::one(x.prec()) + x.sqr()).sqrt();
    let highest = if *y.hi() <= *peak.lo() {
        Interval::point(y.sup())
    } else if *y.lo() >= *peak.hi() {
        Interval::point(y.inf())
    } else {
        peak
    };
    height(&x, &highest).sup()
}

/// Im atan(x + iy) at a point, y ≥ 0.
fn height(x: &Interval, y: &Interval) -> Interval {
    let one = Interval::one(y.prec());
    let distance = x.sqr() + (one - y).sqr();
    (y.scale(2) / distance).log1p().scale(-2)
}
