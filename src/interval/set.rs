//! Intervals as sets: membership, intersection, hull, restriction to a domain.

use rug::{Float, Rational};

use super::Interval;

impl Interval {
    /// Is the number a member? No infinity and no NaN is.
    pub fn contains(&self, x: &Float) -> bool {
        x.is_finite() && self.lo() <= x && x <= self.hi()
    }

    /// Is the rational number a member?
    pub fn contains_rational(&self, q: &Rational) -> bool {
        self.lo() <= q && q <= self.hi()
    }

    /// Is zero a member?
    pub fn contains_zero(&self) -> bool {
        *self.lo() <= 0 && *self.hi() >= 0
    }

    /// The smallest interval that contains both.
    pub fn hull(&self, other: &Interval) -> Interval {
        let prec = self.prec().max(other.prec());
        if self.is_empty() {
            return other.with_prec(prec);
        }
        if other.is_empty() {
            return self.with_prec(prec);
        }
        let lo = if self.lo() <= other.lo() { self.lo() } else { other.lo() };
        let hi = if self.hi() >= other.hi() { self.hi() } else { other.hi() };
        Interval::enclosing(Float::with_val(prec, lo), Float::with_val(prec, hi))
    }

    /// What both have in common.
    pub fn intersection(&self, other: &Interval) -> Interval {
        let prec = self.prec().max(other.prec());
        if self.is_disjoint(other) {
            return Interval::empty(prec);
        }
        let lo = if self.lo() >= other.lo() { self.lo() } else { other.lo() };
        let hi = if self.hi() <= other.hi() { self.hi() } else { other.hi() };
        Interval::enclosing(Float::with_val(prec, lo), Float::with_val(prec, hi))
    }

    /// The members ≥ 0.
    pub(super) fn nonnegative_part(&self) -> Interval {
        if *self.lo() >= 0 || self.is_empty() {
            return self.clone();
        }
        if *self.hi() < 0 {
            return Interval::empty(self.prec());
        }
        Interval::enclosing(Float::new(self.prec()), self.hi().clone())
    }

    /// The closure of the members > 0.
    pub(super) fn positive_part(&self) -> Interval {
        self.part_above(0)
    }

    /// The closure of the members above a small integer.
    pub(super) fn part_above(&self, bound: i32) -> Interval {
        if *self.hi() <= bound {
            return Interval::empty(self.prec());
        }
        if *self.lo() >= bound {
            return self.clone();
        }
        Interval::enclosing(Float::with_val(self.prec(), bound), self.hi().clone())
    }

    /// The members in [-1, 1].
    pub(super) fn unit_part(&self) -> Interval {
        if *self.lo() >= -1 && *self.hi() <= 1 {
            return self.clone();
        }
        let one = Float::with_val(self.prec(), 1);
        self.intersection(&Interval::enclosing(Float::with_val(self.prec(), -1), one))
    }
}
