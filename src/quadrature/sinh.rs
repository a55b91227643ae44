//! Gaussian moments against 1/sinh: H(n, λ) = ∫₀^∞ zⁿ e^{-z²/2} π/sinh(πλz) dz.
//!
//! The Fourier transforms of tanh, of the logistic function and of its integral are multiples of 1/sinh (with a power
//! of z), so that these numbers are what such an activation gives against derivatives of a Gaussian. For odd n the
//! integrand is even and H half an integral over ℝ, see [`poles`]; for even n it is odd, see
//! [`log_kernel`]. This file holds what both need to know about the integrand:
//!
//! * *Poles*: f(z) = zⁿ e^{-z²/2} π/sinh(πλz) has, away from 0, simple poles at z = im/λ, m = ±1, ±2, …, with the
//!   residues (im/λ)ⁿ e^{m²/2λ²} (-1)^m/λ, for sinh(πλz) = (-1)^m πλ(z - im/λ) + …. At 0 it is regular, as n ≥ 1.
//! * *Lines*: |sinh(X + iY)|² = sinh²X + sin²Y ≥ sin²Y, so on Im z = ±a, if λa is no integer, ∫|f||dz| ≤ (π/|sin
//!   πλa|)·∫|zⁿ e^{-z²/2}||dz|, bounded in [`strip`](super::strip). At half-integer λa the sine is ±1.
//! * *Far out*: π/sinh(πλx) falls for x > 0. So ∫f over x ≥ t is at most π/sinh(πλt) times ∫xⁿe^{-x²/2}, whose
//!   integrand falls too for t² ≥ n.

use super::accuracy::{bits_that_count, exponent, to_relative};
use super::error::QuadratureError;
use super::grid::BOUND_PREC;
use super::log_kernel;
use super::poles;
use super::strip::{log_power_strip, power_tail};
use crate::interval::Interval;
use rug::{Float, Integer, Rational};

/// The greatest power n that [`gaussian_over_sinh`] accepts.
pub const MAX_SINH_POWER: u32 = 1_000;

/// Encloses ∫₀^∞ zⁿ e^{-z²/2} π/sinh(πλz) dz, λ = `scale`, to a relative width of at most 10^(-digits).
///
/// # Errors
/// [`QuadratureError::Divergent`] for n = 0; [`QuadratureError::UnsupportedScale`] unless 1/16 ≤ λ ≤ 16;
/// [`QuadratureError::OutOfRange`] for n > [`MAX_SINH_POWER`] or digits out of range;
/// [`QuadratureError::BudgetExhausted`] if the rule would need too many nodes.
pub fn gaussian_over_sinh(n: u32, scale: &Rational, digits: usize) -> Result<Interval, QuadratureError> {
    if n == 0 {
        return Err(QuadratureError::Divergent {
            reason: "1/sinh is not integrable at 0".into(),
        });
    }
    if n > MAX_SINH_POWER {
        return Err(QuadratureError::OutOfRange {
            name: "n",
            value: u64::from(n),
            least: 1,
            greatest: u64::from(MAX_SINH_POWER),
        });
    }
    let (least, greatest) = (Rational::from((1, 16)), Rational::from(16));
    if *scale < least || *scale > greatest {
        return Err(QuadratureError::UnsupportedScale {
            scale: scale.clone(),
            least,
            greatest,
        });
    }
    let f = OverSinh {
        n,
        scale: scale.clone(),
    };
    to_relative(digits, f.size(), |bits| {
        if n.is_multiple_of(2) {
            log_kernel::enclose(&f, bits)
        } else {
            poles::enclose(&f, bits)
        }
    })
}

/// Bits by which a sequence is kept finer than its terms are needed.
pub(super) const GUARD: u32 = 32;

/// The integrand zⁿ e^{-z²/2} π/sinh(πλz).
pub(super) struct OverSinh {
    pub(super) n: u32,
    scale: Rational,
}

impl OverSinh {
    /// λ
    pub(super) fn scale(&self, prec: u32) -> Interval {
        Interval::from_rational(&self.scale, prec)
    }

    /// m/λ, the height of the m-th pole.
    pub(super) fn pole(&self, m: u64, prec: u32) -> Interval {
        Interval::from_rational(&Rational::from(m / &self.scale), prec)
    }

    /// log₂ of an upper bound, as π/sinh(πλz) ≤ 1/λz.
    pub(super) fn size(&self) -> i32 {
        let bound = log_power_strip(self.n - 1, &Float::new(BOUND_PREC)) - self.scale(BOUND_PREC).log();
        let size = (bound / Interval::ln2(BOUND_PREC)).sup();
        size.to_i32_saturating().unwrap_or(0)
    }

    /// The k ≥ 0 for which (k + 1/2)/λ is nearest to a height.
    pub(super) fn gap_near(&self, height: &Float) -> u64 {
        let scaled = (self.scale(BOUND_PREC) * Interval::point(height.clone())).mid();
        let floor = scaled.floor().to_integer().unwrap_or_default();
        floor.to_u64().unwrap_or(0)
    }

    /// (k + 1/2)/λ, half way between two poles.
    pub(super) fn middle(&self, k: u64, prec: u32) -> Interval {
        let half = Rational::from((Integer::from(2 * k + 1), 2));
        Interval::from_rational(&(half / &self.scale), prec)
    }

    /// The number of poles im/λ with 0 < m/λ < depth; none if that is not certain or the depth is that of a pole.
    pub(super) fn poles_below(&self, depth: &Float) -> Option<u64> {
        let scaled = self.scale(BOUND_PREC) * Interval::point(depth.clone());
        let floor = scaled.floor();
        (floor.is_point() && scaled.inf() > floor.sup())
            .then(|| floor.inf().to_integer())
            .flatten()
            .and_then(|count| count.to_u64())
    }

    /// log(π/|sin πλa|), an upper bound of log|π/sinh(πλz)| on Im z = ±a; no bound on a line through a pole.
    pub(super) fn log_line(&self, depth: &Float) -> Interval {
        let pi = Interval::pi(BOUND_PREC);
        let angle = &pi * self.scale(BOUND_PREC) * Interval::point(depth.clone());
        (pi / angle.sin().abs()).log()
    }

    /// A bound of ∫|f|dx over |x| ≥ from.
    pub(super) fn tail(&self, from: &Float) -> Float {
        let pi = Interval::pi(BOUND_PREC);
        let angle = &pi * self.scale(BOUND_PREC) * Interval::point(from.clone());
        (pi / angle.sinh() * power_tail(self.n, from)).scale(1).sup()
    }
}

/// e^{-πλjh} for j = 1, 2, …, each with no more bits than the terms from it on need.
pub(super) struct Decay {
    factor: Interval,
    value: Interval,
    rising: u64,
}

impl Decay {
    /// The sequence with the step e^{-πλh}, for terms that fall once (jh)² ≥ n.
    pub(super) fn new(f: &OverSinh, step: &Interval) -> Decay {
        let prec = step.prec() + GUARD;
        let rate = Interval::pi(prec) * f.scale(prec) * step;
        let turn = (Interval::from_i64(i64::from(f.n), BOUND_PREC).sqrt() / step).sup();
        Decay {
            factor: (-rate).exp(),
            value: Interval::one(prec),
            rising: turn.to_integer().and_then(|turn| turn.to_u64()).unwrap_or(u64::MAX),
        }
    }

    /// The j-th value, to be called for each j in turn, and the bits that count of its term if that is about 2^term
    /// without it, and `prec` bits count of one of 2^size.
    pub(super) fn next(&mut self, j: u64, prec: u32, size: i32, term: i32) -> (Interval, u32) {
        let term = term.saturating_add(exponent(&self.value));
        let needed = bits_that_count(prec, size, term);
        let kept = if j < self.rising { prec } else { needed } + GUARD;
        self.value = self.value.with_prec(kept) * self.factor.with_prec(kept);
        (self.value.with_prec(needed + GUARD), needed)
    }
}
