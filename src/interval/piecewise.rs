//! Absolute value, sign, minimum and maximum, and rounding to integers: monotone pieces, exact at the ends.

use rug::Float;

use super::Interval;

impl Interval {
    /// |x|.
    pub fn abs(&self) -> Interval {
        if *self.lo() >= 0 || self.is_empty() {
            return self.clone();
        }
        let reflected = Float::with_val(self.prec(), -self.lo());
        if *self.hi() <= 0 {
            return Interval::enclosing(Float::with_val(self.prec(), -self.hi()), reflected);
        }
        let farthest = if reflected >= *self.hi() {
            reflected
        } else {
            self.hi().clone()
        };
        Interval::enclosing(Float::new(self.prec()), farthest)
    }

    /// The sign: -1, 0 or 1.
    pub fn sign(&self) -> Interval {
        self.increasing(|x, prec, round| {
            let sign = x.cmp0().map_or(0, |order| order as i32);
            Float::with_val_round(prec, sign, round)
        })
    }

    /// The greatest integer ≤ x.
    pub fn floor(&self) -> Interval {
        self.increasing(|x, prec, round| Float::with_val_round(prec, x.floor_ref(), round))
    }

    /// The least integer ≥ x.
    pub fn ceil(&self) -> Interval {
        self.increasing(|x, prec, round| Float::with_val_round(prec, x.ceil_ref(), round))
    }

    /// The nearest integer towards zero.
    pub fn trunc(&self) -> Interval {
        self.increasing(|x, prec, round| Float::with_val_round(prec, x.trunc_ref(), round))
    }

    /// The nearest integer, halves to the even one (`roundTiesToEven`).
    pub fn round_ties_to_even(&self) -> Interval {
        self.increasing(|x, prec, round| Float::with_val_round(prec, x.round_even_ref(), round))
    }

    /// The nearest integer, halves away from zero (`roundTiesToAway`).
    pub fn round_ties_to_away(&self) -> Interval {
        self.increasing(|x, prec, round| Float::with_val_round(prec, x.round_ref(), round))
    }

    /// The smaller of x and y.
    pub fn min(&self, other: &Interval) -> Interval {
        let prec = self.prec().max(other.prec());
        if self.is_empty() || other.is_empty() {
            return Interval::empty(prec);
        }
        let lo = if self.lo() <= other.lo() { self.lo() } else { other.lo() };
        let hi = if self.hi() <= other.hi() { self.hi() } else { other.hi() };
        Interval::enclosing(Float::with_val(prec, lo), Float::with_val(prec, hi))
    }

    /// The larger of x and y.
    pub fn max(&self, other: &Interval) -> Interval {
        let prec = self.prec().max(other.prec());
        if self.is_empty() || other.is_empty() {
            return Interval::empty(prec);
        }
        let lo = if self.lo() >= other.lo() { self.lo() } else { other.lo() };
        let hi = if self.hi() >= other.hi() { self.hi() } else { other.hi() };
        Interval::enclosing(Float::with_val(prec, lo), Float::with_val(prec, hi))
    }
}
