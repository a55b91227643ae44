//! The error function and its complement on real intervals.
//!
//! erf′(x) = 2e^{−x²}/√π > 0 and erfc = 1 − erf, so both are monotone on the whole line, from −1 to 1 and from 2 to
//! 0. MPFR rounds both correctly in either direction, so the ends are tightest.

use rug::Float;

use super::Interval;

impl Interval {
    /// erf x = (2/√π) ∫₀ˣ e^{−t²} dt, tightest.
    pub fn erf(&self) -> Interval {
        self.increasing(|x, prec, round| Float::with_val_round(prec, x.erf_ref(), round))
    }

    /// erfc x = 1 − erf x, tightest, with full relative accuracy for large x.
    pub fn erfc(&self) -> Interval {
        self.decreasing(|x, prec, round| Float::with_val_round(prec, x.erfc_ref(), round))
    }
}
