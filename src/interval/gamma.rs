//! Γ and log Γ on real intervals.
//!
//! # Shape
//! Let J be (0, ∞) or a gap (−n, −n+1) between poles, n ≥ 1. The sign of Γ is constant on J, (−1)ⁿ in a gap, and
//! g = log|Γ| has g″ = ψ′ = Σ_{k≥0} 1/(x+k)² > 0. So g is strictly convex, and ψ = g′ increases over the whole line,
//! from −∞ to ∞. Hence |Γ| first falls and then rises, from ∞ to ∞, turning once where ψ = 0. On [a, b] ⊂ J:
//! * if ψ(a) ≥ 0 it rises, its range is \[|Γ(a)|, |Γ(b)|\]; if ψ(b) ≤ 0 it falls;
//! * if ψ(a) < 0 < ψ(b) the greatest value is at an end, the least at the turning point t.
//!
//! MPFR rounds Γ, log Γ and ψ correctly, so values at ends are tightest and the signs of ψ are certain.
//!
//! # The least value
//! If ψ(l) < 0 < ψ(r) then l < t < r, and convexity gives g(t) ≥ g(l) + ψ(l)(r−l) and g(t) ≥ g(r) − ψ(r)(r−l). With
//! δ = |ψ(e)|(r−l) for either end e this is g(t) ≥ g(e) − δ, so |Γ(t)| ≥ |Γ(e)| e^{−δ} ≥ |Γ(e)|(1−δ). The bracket is
//! shrunk, at growing precision, until that and |Γ(e)| fix the least value; whenever one stops the bound holds.
//!
//! # Poles
//! Γ is undefined at 0, −1, −2, …; as for every function here the range is that of the points where it is defined. An
//! interval reaching into two gaps, or infinitely far to the left, has images of both signs without bound: the whole line.

use rug::Float;
use rug::float::{Round, Special};

use super::Interval;
use super::refine::{close, refine};

/// The precision of ψ, of which only the sign and the size matter.
const SLOPE_PREC: u32 = 64;

impl Interval {
    /// Γ(x) for the x that are not poles (0, −1, −2, …); empty if there is no other. Tightest.
    pub fn gamma(&self) -> Interval {
        if self.is_empty() {
            return self.clone();
        }
        if self.lo().is_infinite() {
            return Interval::entire(self.prec());
        }
        let gap = Gap::from(self.lo());
        if *self.hi() > gap.right {
            return Interval::entire(self.prec());
        }
        if self.is_point() && gap.is_end(self.lo()) {
            return Interval::empty(self.prec());
        }
        let size = gap.range(
            self,
            |x, prec| Interval::around(|round| Float::with_val_round(prec, x.gamma_ref(), round)).abs(),
            |value, delta| value - value * delta,
        );
        if gap.negative { -size } else { size }
    }

    /// log Γ(x) for x > 0; empty if no point is positive. Tightest.
    pub fn ln_gamma(&self) -> Interval {
        let x = self.positive_part();
        if x.is_empty() {
            return x;
        }
        Gap::positive().range(
            &x,
            |x, prec| Interval::around(|round| Float::with_val_round(prec, x.ln_gamma_ref(), round)),
            |value, delta| value - delta,
        )
    }
}

/// A stretch of the line between neighbouring ends, at both of which |Γ| is infinite.
struct Gap {
    left: Float,
    right: Float,
    /// Whether Γ is negative there.
    negative: bool,
}

impl Gap {
    /// The positive half line.
    fn positive() -> Self {
        Self {
            left: Float::new(SLOPE_PREC),
            right: Float::with_val(SLOPE_PREC, Special::Infinity),
            negative: false,
        }
    }

    /// The gap that begins at or below a finite x and ends above it.
    fn from(x: &Float) -> Self {
        if *x >= 0 {
            return Self::positive();
        }
        // An integer of absolute value at most 2^prec, or x itself: both exact at the precision of x; and the next
        // integer, unless x is so large that all its neighbours are integers, is exact with one bit more.
        let left = Float::with_val(x.prec(), x.floor_ref());
        let (right, _) = Float::with_val_round(x.prec() + 1, &left + 1u32, Round::Up);
        // Odd: as a number, for the digits of the integer may be a billion.
        let negative = !Float::with_val(x.prec(), &left >> 1u32).is_integer();
        Self { left, right, negative }
    }

    fn is_end(&self, x: &Float) -> bool {
        *x == self.left || *x == self.right
    }

    /// ψ(x) rounded away from zero, infinite at the ends of the gap.
    fn slope(&self, x: &Float) -> Float {
        if *x == self.left {
            Float::with_val(SLOPE_PREC, Special::NegInfinity)
        } else if *x == self.right {
            Float::with_val(SLOPE_PREC, Special::Infinity)
        } else {
            Float::with_val_round(SLOPE_PREC, x.digamma_ref(), Round::AwayZero).0
        }
    }

    /// The range over `x`, in the closure of this gap, of |Γ| or log|Γ|: given enclosures of its values at points, at a
    /// precision, and how to lower the value at a point near the turning one by the δ of the module documentation.
    fn range(
        &self,
        x: &Interval,
        value: impl Fn(&Float, u32) -> Interval,
        lowered: impl Fn(&Interval, Interval) -> Interval,
    ) -> Interval {
        let prec = x.prec();
        let value = |x: &Float, prec| match self.is_end(x) {
            true => Interval::point(Float::with_val(prec, Special::Infinity)),
            false => value(x, prec),
        };
        let ends = value(x.lo(), prec).hull(&value(x.hi(), prec));
        if self.slope(x.lo()) >= 0 || self.slope(x.hi()) <= 0 {
            return ends;
        }
        let least = refine(prec, close(prec), |work| {
            let (near, delta) = Bracket::around_turning_point(self, x, work).flattest();
            let value = value(&near, work);
            lowered(&value, Interval::point(delta)).hull(&value)
        });
        ends.hull(&least)
    }
}

/// Two points with ψ < 0 at the left one and ψ > 0 at the right one, or one point where ψ = 0.
struct Bracket<'a> {
    gap: &'a Gap,
    left: Float,
    right: Float,
    left_slope: Float,
    right_slope: Float,
}

impl<'a> Bracket<'a> {
    /// A bracket inside `x`, across which ψ changes its sign, with δ < 2^{−`bits`} if it can be had.
    fn around_turning_point(gap: &'a Gap, x: &Interval, bits: u32) -> Self {
        let prec = x.prec() + bits + 32;
        let mut bracket = Self {
            gap,
            left: Float::with_val(prec, x.lo()),
            right: Float::with_val(prec, x.hi()),
            left_slope: gap.slope(x.lo()),
            right_slope: gap.slope(x.hi()),
        };
        // On the positive half line ψ(1) < 0 < ψ(3), and halving would be long in coming from far out.
        for near in [1, 3] {
            bracket.narrow(Float::with_val(prec, near));
        }
        let enough = Float::with_val(SLOPE_PREC, 1) >> bits;
        while bracket.flattest().1 >= enough && bracket.shrink() {}
        bracket
    }

    /// The distance of the two points, rounded up.
    fn width(&self) -> Float {
        Float::with_val_round(SLOPE_PREC, &self.right - &self.left, Round::Up).0
    }

    /// The end e where |ψ(e)| is less, with δ = |ψ(e)|(r−l) rounded up.
    fn flattest(&self) -> (Float, Float) {
        let (fall, rise) = (-self.left_slope.clone(), self.right_slope.clone());
        let (end, steepness) = if fall < rise {
            (&self.left, fall)
        } else {
            (&self.right, rise)
        };
        let (delta, _) = Float::with_val_round(SLOPE_PREC, &steepness * &self.width(), Round::Up);
        (end.clone(), delta)
    }

    /// Makes `x` an end if it is inside.
    fn narrow(&mut self, x: Float) {
        if x <= self.left || x >= self.right {
            return;
        }
        let slope = self.gap.slope(&x);
        if slope <= 0 {
            (self.left, self.left_slope) = (x.clone(), slope.clone());
        }
        if slope >= 0 {
            (self.right, self.right_slope) = (x, slope);
        }
    }

    /// One step: the secant's zero, then twice that far beyond it so as to catch the turning point between the two, and
    /// the middle if these did not halve the bracket. Whether that made it any narrower.
    fn shrink(&mut self) -> bool {
        let (before, prec) = (self.width(), self.left.prec());
        let rate = Float::with_val(SLOPE_PREC, &self.right_slope - &self.left_slope) / &before;
        if rate.is_finite() {
            for steps in [1, 2] {
                let (end, slope) = if Float::with_val(SLOPE_PREC, -&self.left_slope) < self.right_slope {
                    (&self.left, &self.left_slope)
                } else {
                    (&self.right, &self.right_slope)
                };
                let step = Float::with_val(SLOPE_PREC, slope / &rate) * steps;
                self.narrow(Float::with_val(prec, end - &step));
            }
        }
        if Float::with_val(SLOPE_PREC, self.width() << 1u32) > before {
            self.narrow(Float::with_val(prec, &self.left + &self.right) >> 1u32);
        }
        self.width() < before
    }
}
