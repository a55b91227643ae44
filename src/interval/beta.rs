//! Euler's beta function B(a, b) = ∫₀¹ t^{a−1} (1−t)^{b−1} dt = Γ(a)Γ(b)/Γ(a+b) for a, b > 0.
//!
//! The integrand falls as a or b grows, so the values at the ends are the range.

use rug::{Float, float::Special};

use super::Interval;
use super::refine::{close, refine};

impl Interval {
    /// B(a, b) on the parts a > 0 and b > 0, nearly tightest.
    pub fn beta(a: &Interval, b: &Interval) -> Interval {
        let prec = a.prec().max(b.prec());
        let (a, b) = (a.nonnegative_part(), b.nonnegative_part());
        if a.is_empty() || b.is_empty() || a.hi().is_zero() || b.hi().is_zero() {
            return Interval::empty(prec);
        }
        at(a.hi(), b.hi(), prec).hull(&at(a.lo(), b.lo(), prec))
    }
}

/// B(a, b) at numbers, or its limit at the ends of the domain.
fn at(a: &Float, b: &Float, prec: u32) -> Interval {
    if a.is_zero() || b.is_zero() {
        let infinite = Interval::point(Float::with_val(prec, Special::Infinity));
        return infinite.hull(&Interval::zero(prec));
    }
    if a.is_infinite() || b.is_infinite() {
        return Interval::zero(prec);
    }
    let positive = Interval::zero(prec).hull(&Interval::point(Float::with_val(prec, Special::Infinity)));
    let value = refine(prec, close(prec), |work| {
        let [a, b] = [a, b].map(|x| Interval::point(x.clone()).with_prec(work));
        let sum = &a + &b;
        let divisor = sum.gamma();
        if *divisor.lo() <= 0 || !divisor.is_bounded() {
            return positive.clone();
        }
        a.gamma() * b.gamma() / divisor
    });
    value.intersection(&positive)
}
