//! Bounds of zⁿ e^{-z²/2} off the real line and far out on it, by elementary means only: no value of a Gaussian
//! integral enters, so that what rests on these bounds can check those values.
//!
//! **Strip.** On Im z = ±a, |zⁿ e^{-z²/2}| = v^{n/2} e^{-x²/2} e^{a²/2} with v = x² + a². Split x²/2 = cx²/2 + (1 -
//! c)x²/2 with c = n/(n + 2). First, v^{n/2} e^{-cx²/2} = v^{n/2} e^{-c(v - a²)/2} grows in v up to v = n/c = n + 2 and
//! falls from there; over v ≥ a² it is at most
//!
//! > aⁿ if a² ≥ n + 2,  else (n + 2)^{n/2} e^{-n/2 + ca²/2}.
//!
//! Secondly, for t = 1 - c = 2/(n + 2): ∫e^{-tx²/2}dx ≤ 2 + 2∫₁^∞ x e^{-tx²/2}dx ≤ 2 + 2/t = n + 4. Together
//!
//! > ∫|zⁿ e^{-z²/2}|dx ≤ (n + 4)·e^{a²/2}·(the maximum).
//!
//! In the cases of use this exceeds the true value by a few bits.
//!
//! **Tail.** xⁿ e^{-x²/2} falls where x² ≥ n. For t > 0, ∫_t^∞ e^{-x²/2}dx ≤ ∫_t^∞ (x/t) e^{-x²/2}dx = e^{-t²/2}/t. For
//! n ≥ 1, by parts, F = ∫_t^∞ xⁿ e^{-x²/2}dx = t^{n-1} e^{-t²/2} + (n - 1) ∫_t^∞ x^{n-2} e^{-x²/2}dx ≤ t^{n-1}
//! e^{-t²/2} + ((n - 1)/t²) F, so that
//!
//! > ∫_t^∞ xⁿ e^{-x²/2}dx ≤ t^{n-1} e^{-t²/2} / (1 - max(n - 1, 0)/t²)  for t² > n - 1.

use super::grid::{BOUND_PREC, natural};
use crate::interval::Interval;
use rug::{Float, float::Special};

/// The logarithm of the bound of ∫|zⁿ e^{-z²/2}|dz over the line Im z = ±depth (the same for both).
pub(super) fn log_power_strip(n: u32, depth: &Float) -> Interval {
    let depth = Interval::point(depth.clone()).with_prec(BOUND_PREC);
    let order = natural(u64::from(n));
    let turn = natural(u64::from(n) + 2);
    let square = depth.sqr();
    let log_maximum = if square.inf() >= turn.sup() {
        &order * depth.log()
    } else {
        let slope = &order / &turn * &square;
        ((turn.log() - Interval::one(BOUND_PREC)) * order + slope).scale(-1)
    };
    natural(u64::from(n) + 4).log() + square.scale(-1) + log_maximum
}

/// The bound of ∫xⁿ e^{-x²/2}dx over x ≥ from, valid for an integrand that falls there; the positive numbers while it
/// does not.
pub(super) fn power_tail(n: u32, from: &Float) -> Interval {
    let from = Interval::point(from.clone()).with_prec(BOUND_PREC);
    let square = from.sqr();
    if !(from.inf() > 0 && square.inf() >= n) {
        return Interval::point(Float::with_val(BOUND_PREC, Special::Infinity));
    }
    let room = Interval::one(BOUND_PREC) - natural(u64::from(n.saturating_sub(1))) / &square;
    from.powi(i64::from(n) - 1) * (-square.scale(-1)).exp() / room
}

/// The depth a at which the discretisation bound of zⁿ e^{-z²/2} is (nearly) least on a grid with B = 2π/h.
///
/// The bound is governed by a²/2 + n log a - Ba for deep lines, stationary at a = (B + sqrt(B² - 4n))/2, and by
/// (1 + c)a²/2 - Ba for shallow ones, stationary at a = B/(1 + c). Any depth is allowed, so that this choice needs
/// no proof.
pub(super) fn power_depth(n: u32, frequency: &Interval) -> Float {
    let (order, turn) = (natural(u64::from(n)), natural(u64::from(n) + 2));
    let discriminant = frequency.sqr() - order.scale(2);
    let deep = (frequency + discriminant.sqrt()).scale(-1);
    if discriminant.inf() >= 0 && deep.sqr().inf() >= turn.sup() {
        deep.mid()
    } else {
        (frequency / (Interval::one(BOUND_PREC) + order / turn)).mid()
    }
}
