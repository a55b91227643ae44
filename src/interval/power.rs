//! Integer powers, real powers and roots.
//!
//! An even power is an increasing function of |x|, an odd one of x; negative powers are monotone on each side of zero.
//! The real power xʸ = exp(y log x) is the exponential of a product, so its extremes over a box are where those of the
//! product are, with the position of X relative to 1 in the place of the sign of log x. At the border of the domain
//! the limits at the corners, 0⁰ = 1 and 0^{-y} = ∞ among them, are those MPFR returns.

use rug::Float;
use rug::float::Round;
use rug::ops::Pow;

use super::Interval;
use super::arithmetic::{Side, extremes, hull_of_corners};
use super::real::Rounded;

impl Interval {
    /// xⁿ for an integer n (`pown` of IEEE 1788); x⁰ = 1 everywhere, a negative power has no value at 0.
    pub fn powi(&self, n: i64) -> Interval {
        let power = |x: &Float, prec: u32, round: Round| -> Rounded { Float::with_val_round(prec, x.pow(n), round) };
        let prec = self.prec();
        if self.is_empty() || n == 0 {
            return if self.is_empty() {
                self.clone()
            } else {
                Interval::one(prec)
            };
        }
        if n % 2 == 0 {
            let size = self.abs();
            return if n > 0 {
                size.increasing(power)
            } else {
                size.positive_part().decreasing(power)
            };
        }
        if n > 0 {
            return self.increasing(power);
        }
        match self.side() {
            Side::Across => Interval::entire(prec),
            Side::Above => self.positive_part().decreasing(power),
            Side::Below => -(-self).positive_part().decreasing(power),
        }
    }

    /// xʸ = exp(y log x) for x > 0, and 0ʸ = 0 for y > 0 (`pow` of IEEE 1788). For a negative base and an integer
    /// exponent there is [`powi`](Self::powi).
    pub fn pow(&self, exponent: &Interval) -> Interval {
        let prec = self.prec().max(exponent.prec());
        let base = self.nonnegative_part();
        if base.is_empty() || exponent.is_empty() {
            return Interval::empty(prec);
        }
        if base.hi().is_zero() {
            return if *exponent.hi() > 0 {
                Interval::zero(prec)
            } else {
                Interval::empty(prec)
            };
        }
        let log_side = if *base.lo() >= 1 {
            Side::Above
        } else if *base.hi() <= 1 {
            Side::Below
        } else {
            Side::Across
        };
        hull_of_corners(extremes(&base, log_side, exponent, exponent.side()), |x, y, round| {
            Float::with_val_round(prec, x.pow(y), round)
        })
    }

    /// The n-th root, n ≥ 1: on [0, ∞) for even n, everywhere for odd n. There is no 0-th root: the answer is empty.
    pub fn root(&self, n: u32) -> Interval {
        let root =
            |x: &Float, prec: u32, round: Round| -> Rounded { Float::with_val_round(prec, x.root_ref(n), round) };
        match n {
            0 => Interval::empty(self.prec()),
            _ if n.is_multiple_of(2) => self.nonnegative_part().increasing(root),
            _ => self.increasing(root),
        }
    }

    /// The cube root.
    pub fn cbrt(&self) -> Interval {
        self.increasing(|x, prec, round| Float::with_val_round(prec, x.cbrt_ref(), round))
    }
}
