//! Quotients, including by intervals that contain zero.
//!
//! On a denominator of one sign the quotient is monotone in each operand, so its extremes are at the corners that the
//! signs select; an end at zero makes the quotient unbounded on that side. A denominator on both sides of zero gives
//! the whole line, or, to [`Interval::div_to_pair`], the two half lines that remain.

use rug::Float;
use rug::float::Round;

use super::Interval;
use super::arithmetic::Side;

/// n/d rounded, where an end d = 0 means that the quotient is unbounded in the direction of rounding.
fn quotient(prec: u32, n: &Float, d: &Float, round: Round) -> Float {
    if d.is_zero() {
        let infinity = if round == Round::Down {
            Interval::entire(prec).inf()
        } else {
            Interval::entire(prec).sup()
        };
        return infinity;
    }
    Float::with_val_round(prec, n / d, round).0
}

impl Interval {
    /// x/y, y ≠ 0.
    pub(super) fn ratio(&self, other: &Interval) -> Interval {
        let prec = self.prec().max(other.prec());
        if self.is_empty() || other.is_empty() || (other.is_point() && other.lo().is_zero()) {
            return Interval::empty(prec);
        }
        if self.is_point() && self.lo().is_zero() {
            return Interval::zero(prec);
        }
        let (a, b, c, d) = (self.lo(), self.hi(), other.lo(), other.hi());
        let ((p, q), (r, s)) = match (self.side(), other.side()) {
            (_, Side::Across) => return Interval::entire(prec),
            (Side::Above, Side::Above) => ((a, d), (b, c)),
            (Side::Below, Side::Above) => ((a, c), (b, d)),
            (Side::Across, Side::Above) => ((a, c), (b, c)),
            (Side::Above, Side::Below) => ((b, d), (a, c)),
            (Side::Below, Side::Below) => ((b, c), (a, d)),
            (Side::Across, Side::Below) => ((b, d), (a, d)),
        };
        Interval::enclosing(quotient(prec, p, q, Round::Down), quotient(prec, r, s, Round::Up))
    }

    /// 1/x, x ≠ 0.
    pub fn recip(&self) -> Interval {
        Interval::one(self.prec()).ratio(self)
    }

    /// Every x with d x = n for some d in the denominator and some n in `self` (`mulRevToPair` of IEEE 1788), as at
    /// most two intervals, the left one first; what is not needed is empty.
    ///
    /// Two are needed when zero lies inside the denominator and not in the numerator. If zero lies in both, every real
    /// number is a solution.
    pub fn div_to_pair(&self, denominator: &Interval) -> (Interval, Interval) {
        let prec = self.prec().max(denominator.prec());
        let empty = Interval::empty(prec);
        if self.is_empty() || denominator.is_empty() {
            return (empty.clone(), empty);
        }
        if self.contains_zero() && denominator.contains_zero() {
            return (Interval::entire(prec), empty);
        }
        let Side::Across = denominator.side() else {
            return (self.ratio(denominator), empty);
        };
        // n is bounded away from zero by its end nearest to it.
        let (c, d) = (denominator.lo(), denominator.hi());
        let (left, right) = match self.side() {
            Side::Above => ((self.lo(), c), (self.lo(), d)),
            _ => ((self.hi(), d), (self.hi(), c)),
        };
        let (minus_infinity, infinity) = Interval::entire(prec).into_ends();
        (
            Interval::enclosing(minus_infinity, quotient(prec, left.0, left.1, Round::Up)),
            Interval::enclosing(quotient(prec, right.0, right.1, Round::Down), infinity),
        )
    }
}
