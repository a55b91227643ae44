//! Middle, radius, width, magnitude, and how many digits an interval fixes.
//!
//! IEEE 1788 gives these no value at the empty set; NaN is returned there, as the standard's formats do, and compares
//! false with everything.

use rug::Float;
use rug::float::{Round, Special};

use super::Interval;
use super::real::largest;

impl Interval {
    fn undefined(&self) -> Float {
        Float::with_val(self.prec(), Special::Nan)
    }

    /// The midpoint, rounded to nearest; always a member. Of a half line it is the largest finite number of that sign,
    /// of the whole line 0, of the empty set NaN.
    pub fn mid(&self) -> Float {
        let prec = self.prec();
        if self.is_empty() {
            return self.undefined();
        }
        match (self.lo().is_infinite(), self.hi().is_infinite()) {
            (true, true) => return Float::new(prec),
            (true, false) => return -largest(prec),
            (false, true) => return largest(prec),
            (false, false) => {}
        }
        let mut middle = Float::with_val(prec, self.lo() + self.hi());
        if middle.is_finite() {
            middle >>= 1;
            return middle;
        }
        // The sum overflowed, so each end is huge or negligible and halving it first loses nothing to underflow that
        // matters beside the other.
        let half = Float::with_val(prec, self.lo() >> 1u32);
        let other = Float::with_val(prec, self.hi() >> 1u32);
        Float::with_val(prec, half + other)
    }

    /// The radius about [`mid`](Self::mid), rounded up: the interval lies within `mid ± rad`. Infinite if unbounded.
    pub fn rad(&self) -> Float {
        if self.is_empty() {
            return self.undefined();
        }
        let (prec, middle) = (self.prec(), self.mid());
        let (below, _) = Float::with_val_round(prec, &middle - self.lo(), Round::Up);
        let (above, _) = Float::with_val_round(prec, self.hi() - &middle, Round::Up);
        if below >= above { below } else { above }
    }

    /// The width, rounded up. Infinite if unbounded.
    pub fn wid(&self) -> Float {
        if self.is_empty() {
            return self.undefined();
        }
        Float::with_val_round(self.prec(), self.hi() - self.lo(), Round::Up).0
    }

    /// The magnitude: the largest |x|. Infinite if unbounded.
    pub fn mag(&self) -> Float {
        if self.is_empty() {
            self.undefined()
        } else {
            self.abs().sup()
        }
    }

    /// The mignitude: the smallest |x|.
    pub fn mig(&self) -> Float {
        if self.is_empty() {
            self.undefined()
        } else {
            self.abs().inf()
        }
    }

    /// How many significant decimal digits the interval fixes: a d, the greatest up to rounding, such that
    /// wid ≤ 10⁻ᵈ mig. It is 0 where not even one is fixed (zero is a member, or an end is infinite, or the set is
    /// empty) and `u32::MAX` for a single number.
    pub fn certain_digits(&self) -> u32 {
        if self.is_point() {
            return u32::MAX;
        }
        if !self.is_bounded() || self.contains_zero() {
            return 0;
        }
        /// A ratio of which only the size counts.
        const PREC: u32 = 64;
        // wid/mig rounded up, then its logarithm rounded up: the digits are only ever underestimated.
        let (width, _) = Float::with_val_round(PREC, self.hi() - self.lo(), Round::Up);
        let (ratio, _) = Float::with_val_round(PREC, &width / &self.mig(), Round::Up);
        let (decades, _) = Float::with_val_round(PREC, ratio.log10_ref(), Round::Up);
        (-decades)
            .to_integer_round(Round::Down)
            .map_or(0, |(digits, _)| digits.to_u32().unwrap_or(0))
    }
}
