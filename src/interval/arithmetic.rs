//! Sums, products, fused products, squares and square roots, cancellation.
//!
//! A sum is monotone in each operand; a product is linear in each, so its extremes over a box are at corners, which
//! ones depending on the signs. The product of a zero and an infinite end is zero: an infinite end bounds real
//! numbers, and zero times any real number is zero.

use std::cmp::Ordering;

use rug::Float;
use rug::float::Round;
use rug::ops::{AddAssignRound, DivAssignRound, MulAssignRound};

use super::Interval;
use super::real::{Rounded, upper_of};

/// Where an interval lies relative to a centre: 0 for the factors of a product.
#[derive(Clone, Copy)]
pub(super) enum Side {
    /// Nothing below the centre.
    Above,
    /// Nothing above the centre.
    Below,
    /// On both sides.
    Across,
}

/// One or two corners of a box among which an extreme is attained.
pub(super) type Corners<'a> = ((&'a Float, &'a Float), Option<(&'a Float, &'a Float)>);

/// The corners of the box X × Y where the product of two increasing functions u(x) v(y) is least and greatest, u and v
/// having the signs described by the sides. Each case follows from the signs alone.
pub(super) fn extremes<'a>(x: &'a Interval, u: Side, y: &'a Interval, v: Side) -> (Corners<'a>, Corners<'a>) {
    let (a, b, c, d) = (x.lo(), x.hi(), y.lo(), y.hi());
    match (u, v) {
        (Side::Above, Side::Above) => (((a, c), None), ((b, d), None)),
        (Side::Above, Side::Below) => (((b, c), None), ((a, d), None)),
        (Side::Above, Side::Across) => (((b, c), None), ((b, d), None)),
        (Side::Below, Side::Above) => (((a, d), None), ((b, c), None)),
        (Side::Below, Side::Below) => (((b, d), None), ((a, c), None)),
        (Side::Below, Side::Across) => (((a, d), None), ((a, c), None)),
        (Side::Across, Side::Above) => (((a, d), None), ((b, d), None)),
        (Side::Across, Side::Below) => (((b, c), None), ((a, c), None)),
        (Side::Across, Side::Across) => (((a, d), Some((b, c))), ((a, c), Some((b, d)))),
    }
}

/// The least (rounded down) and the greatest (rounded up) of the values at the corners of [`extremes`].
pub(super) fn hull_of_corners(
    (least, greatest): (Corners<'_>, Corners<'_>),
    f: impl Fn(&Float, &Float, Round) -> Rounded,
) -> Interval {
    let ((p, q), other) = least;
    let (mut lo, rounding) = f(p, q, Round::Down);
    let ((r, s), another) = greatest;
    let mut hi = if p == r && q == s {
        upper_of(&lo, rounding)
    } else {
        f(r, s, Round::Up).0
    };
    if let Some((p, q)) = other {
        lo.min_mut(&f(p, q, Round::Down).0);
    }
    if let Some((r, s)) = another {
        hi.max_mut(&f(r, s, Round::Up).0);
    }
    Interval::enclosing(lo, hi)
}

impl Interval {
    /// On which side of zero the interval lies.
    pub(super) fn side(&self) -> Side {
        // No end is the negative zero.
        if self.lo().is_sign_positive() {
            Side::Above
        } else if self.hi().is_sign_negative() || self.hi().is_zero() {
            Side::Below
        } else {
            Side::Across
        }
    }

    /// x + y.
    pub(super) fn sum(&self, other: &Interval) -> Interval {
        let prec = self.prec().max(other.prec());
        if self.is_empty() || other.is_empty() {
            return Interval::empty(prec);
        }
        let (lo, _) = Float::with_val_round(prec, self.lo() + other.lo(), Round::Down);
        let (hi, _) = Float::with_val_round(prec, self.hi() + other.hi(), Round::Up);
        Interval::enclosing(lo, hi)
    }

    /// x - y.
    pub(super) fn difference(&self, other: &Interval) -> Interval {
        let prec = self.prec().max(other.prec());
        if self.is_empty() || other.is_empty() {
            return Interval::empty(prec);
        }
        let (lo, _) = Float::with_val_round(prec, self.lo() - other.hi(), Round::Down);
        let (hi, _) = Float::with_val_round(prec, self.hi() - other.lo(), Round::Up);
        Interval::enclosing(lo, hi)
    }

    /// x y.
    pub(super) fn product(&self, other: &Interval) -> Interval {
        let prec = self.prec().max(other.prec());
        if self.is_empty() || other.is_empty() {
            return Interval::empty(prec);
        }
        hull_of_corners(extremes(self, self.side(), other, other.side()), |x, y, round| {
            if x.is_zero() || y.is_zero() {
                (Float::new(prec), Ordering::Equal)
            } else {
                Float::with_val_round(prec, x * y, round)
            }
        })
    }

    /// Adds the product of two other intervals in place, with one rounding.
    pub fn add_product(&mut self, x: &Interval, y: &Interval) {
        let prec = self.prec();
        let in_place = x.prec().max(y.prec()) <= prec && self.is_bounded() && x.is_bounded() && y.is_bounded();
        let ((p, q), (r, s)) = match (in_place, extremes(x, x.side(), y, y.side())) {
            (true, ((least, None), (greatest, None))) => (least, greatest),
            _ => {
                *self = self.sum(&x.product(y));
                return;
            }
        };
        let [lo, hi] = self.ends_mut();
        lo.add_assign_round(p * q, Round::Down);
        hi.add_assign_round(r * s, Round::Up);
        self.settle();
    }

    /// Multiplies by up/down in place.
    pub(in crate::interval) fn stretch(&mut self, up: i64, down: u64) {
        if up < 0 {
            *self = self.negative();
        }
        if up == 0 || down == 0 || !self.is_bounded() {
            let prec = self.prec();
            let up = Interval::from_integer(&up.unsigned_abs().into(), 64);
            let down = Interval::from_integer(&down.into(), 64);
            *self = self.product(&up).ratio(&down).with_prec(prec);
            return;
        }
        let [lo, hi] = self.ends_mut();
        for (end, round) in [(lo, Round::Down), (hi, Round::Up)] {
            end.mul_assign_round(up.unsigned_abs(), round);
            end.div_assign_round(down, round);
        }
        self.settle();
    }

    /// Adds an interval of no higher precision in place.
    pub(in crate::interval) fn increase(&mut self, other: &Interval) {
        debug_assert!(other.prec() <= self.prec(), "what is added is no finer");
        if self.is_empty() || other.is_empty() {
            *self = Interval::empty(self.prec());
            return;
        }
        let [lo, hi] = self.ends_mut();
        lo.add_assign_round(other.lo(), Round::Down);
        hi.add_assign_round(other.hi(), Round::Up);
        self.settle();
    }

    /// The end of larger magnitude.
    pub(in crate::interval) fn larger_end(&self) -> &Float {
        match self.lo().cmp_abs(self.hi()) {
            Some(Ordering::Greater) => self.lo(),
            _ => self.hi(),
        }
    }

    /// Multiplies in place by an interval of no higher precision; both have nothing below zero.
    pub(super) fn multiply(&mut self, factor: &Interval) {
        debug_assert!(factor.prec() <= self.prec(), "the factor is no finer");
        let above = |x: &Interval| x.is_bounded() && matches!(x.side(), Side::Above);
        if !above(self) || !above(factor) {
            *self = self.product(factor);
            return;
        }
        let [lo, hi] = self.ends_mut();
        lo.mul_assign_round(factor.lo(), Round::Down);
        hi.mul_assign_round(factor.hi(), Round::Up);
        self.settle();
    }

    /// -x.
    pub(super) fn negative(&self) -> Interval {
        if self.is_empty() {
            return self.clone();
        }
        Interval::enclosing(
            Float::with_val(self.prec(), -self.hi()),
            Float::with_val(self.prec(), -self.lo()),
        )
    }

    /// x y + z with one rounding (`fma` of IEEE 1788).
    pub fn fma(&self, factor: &Interval, addend: &Interval) -> Interval {
        let prec = self.prec().max(factor.prec()).max(addend.prec());
        if self.is_empty() || factor.is_empty() || addend.is_empty() {
            return Interval::empty(prec);
        }
        let (least, greatest) = extremes(self, self.side(), factor, factor.side());
        let at = |corners: Corners<'_>, end: &Float, round: Round| {
            let one = |(x, y): (&Float, &Float)| {
                if end.is_infinite() || x.is_zero() || y.is_zero() {
                    Float::with_val_round(prec, end, round).0
                } else {
                    Float::with_val_round(prec, x.mul_add_ref(y, end), round).0
                }
            };
            let first = one(corners.0);
            match (corners.1, round) {
                (None, _) => first,
                (Some(second), Round::Down) => first.min(&one(second)),
                (Some(second), _) => first.max(&one(second)),
            }
        };
        Interval::enclosing(
            at(least, addend.lo(), Round::Down),
            at(greatest, addend.hi(), Round::Up),
        )
    }

    /// x², at least 0.
    pub fn sqr(&self) -> Interval {
        self.abs()
            .increasing(|x, prec, round| Float::with_val_round(prec, x.square_ref(), round))
    }

    /// √x on [0, ∞).
    pub fn sqrt(&self) -> Interval {
        self.nonnegative_part()
            .increasing(|x, prec, round| Float::with_val_round(prec, x.sqrt_ref(), round))
    }

    /// √(x² + y²), without intermediate overflow.
    pub fn hypot(&self, other: &Interval) -> Interval {
        let prec = self.prec().max(other.prec());
        if self.is_empty() || other.is_empty() {
            return Interval::empty(prec);
        }
        let (x, y) = (self.abs(), other.abs());
        let (lo, _) = Float::with_val_round(prec, x.lo().hypot_ref(y.lo()), Round::Down);
        let (hi, _) = Float::with_val_round(prec, x.hi().hypot_ref(y.hi()), Round::Up);
        Interval::enclosing(lo, hi)
    }

    /// x 2ⁿ: exact, unless it leaves the range of exponents.
    pub fn scale(&self, n: i32) -> Interval {
        self.increasing(|x, prec, round| Float::with_val_round(prec, x << n, round))
    }

    /// The tightest z with y + z ⊇ x, where x is `self` (`cancelMinus` of IEEE 1788): undoes an addition of y.
    /// It exists if x and y are bounded and y is no wider than x; if not, the whole line is returned.
    pub fn cancel_minus(&self, other: &Interval) -> Interval {
        let prec = self.prec().max(other.prec());
        if self.is_empty() && (other.is_empty() || other.is_bounded()) {
            return Interval::empty(prec);
        }
        if !self.is_bounded() || !other.is_bounded() {
            return Interval::entire(prec);
        }
        // The sign of wid(x) - wid(y): a sum of several numbers rounded once, so exact in sign.
        let (minus_lo, minus_hi) = (Float::with_val(prec, -self.lo()), Float::with_val(prec, -other.hi()));
        let (excess, _) = Float::with_val_round(
            2,
            Float::sum([self.hi(), &minus_lo, &minus_hi, other.lo()].into_iter()),
            Round::Down,
        );
        if excess < 0 {
            return Interval::entire(prec);
        }
        let (lo, _) = Float::with_val_round(prec, self.lo() - other.lo(), Round::Down);
        let (hi, _) = Float::with_val_round(prec, self.hi() - other.hi(), Round::Up);
        Interval::enclosing(lo, hi)
    }

    /// The tightest z with z - y ⊇ x, where x is `self` (`cancelPlus` of IEEE 1788): undoes a subtraction of y. As
    /// [`cancel_minus`](Self::cancel_minus) otherwise.
    pub fn cancel_plus(&self, other: &Interval) -> Interval {
        self.cancel_minus(&other.negative())
    }
}
