//! Dawson's function F(x) = e^{−x²} ∫₀ˣ e^{t²} dt on real intervals.
//!
//! # Shape
//! F is odd and F′ = 1 − 2xF, F″ = −2F − 2xF′. Let x > 0. Then 0 < F ≤ x, from ∫₀ˣ e^{t²} dt ≤ x e^{x²}. Where
//! F′ = 0, F″ = −2F < 0, so every stationary point is a strict maximum; between two of them there would be a minimum,
//! so there is at most one, and since F(0) = F(∞) = 0 there is exactly one, x* = 0.924138873…. F rises up to it and
//! falls beyond. Whether a number lies beyond is told by the sign of F′, which is positive if 2x² < 1. As F′(x*) = 0
//! means F(x*) = 1/(2x*), a bracket around x*, certified by the signs of F′ at its ends, gives the maximum.
//!
//! # Small arguments
//! F(x) = x e^{−x²} ₁F₁(½; 3/2; x²), a series of positive terms with the tail bound of
//! [`hypergeometric`](super::hypergeometric).
//!
//! # Large arguments
//! Let s_k(x) = (2k−1)!!/(2^{k+1} x^{2k+1}) and S = Σ_{k<N} s_k. From s_k′ = −2x s_{k+1} and 2x s₀ = 1 the sum
//! telescopes: S′ + 2xS = 1 − g with g = 2x s_N > 0. So D = F − S obeys D′ + 2xD = g. Let x₁ = √(2N+1).
//!
//! *Below.* (D e^{x²})′ = g e^{x²} > 0, so D(x) ≥ −|D(x₁)| e^{x₁²−x²} for x ≥ x₁.
//!
//! *Above.* U = 2s_N has U′ + 2xU = 2g − 2(2N+1)s_N/x = 2g(1 − (2N+1)/(2x²)) ≥ g for x ≥ x₁, so (D−U)e^{x²} falls
//! there, and D(x) ≤ 2s_N(x) + |D(x₁)| e^{x₁²−x²} as U > 0.
//!
//! *At x₁.* s_{k+1}/s_k = (2k+1)/(2x₁²) ≤ ½ for k < N, so 0 < S(x₁) ≤ 1/x₁ ≤ 1, while 0 < F ≤ F(x*) < 1 by
//! F(x*) ≤ x* < 1 (F′(1) = 1 − 2F(1) < 0, for F(1) = e^{−1}∫₀¹e^{t²} ≥ e^{−1}(1 + 1/3 + 1/10 + 1/42) > ½). Hence
//! |D(x₁)| ≤ 1 and, for x² ≥ 2N+1, **−e^{2N+1−x²} ≤ F(x) − S(x) ≤ 2s_N(x) + e^{2N+1−x²}**.

use rug::{Float, Rational};

use super::Interval;
use super::hypergeometric::series;
use super::refine::{cancelling, close, refine};

impl Interval {
    /// Dawson's function e^{−x²} ∫₀ˣ e^{t²} dt, tightest.
    pub fn dawson(&self) -> Interval {
        if self.is_empty() {
            return self.clone();
        }
        let prec = self.prec();
        let mut range = at(self.lo(), prec).hull(&at(self.hi(), prec));
        if self.may_contain_turning_point() {
            range = range.hull(&greatest(prec));
        }
        if (-self).may_contain_turning_point() {
            range = range.hull(&-greatest(prec));
        }
        range
    }

    /// Whether it cannot be excluded that the argument x* of the maximum is a member.
    fn may_contain_turning_point(&self) -> bool {
        let certainly_below = *self.hi() <= 0 || rises_at(self.hi()) == Some(true);
        let certainly_above = *self.lo() > 0 && rises_at(self.lo()) == Some(false);
        !certainly_below && !certainly_above
    }
}

/// The sign of F′ at a positive number: whether it is positive, or certainly not; none if it is too near zero to tell.
fn rises_at(x: &Float) -> Option<bool> {
    if *x >= 1 {
        return Some(false);
    }
    if *x <= 0.5 {
        return Some(true);
    }
    let mut work = 32;
    while work <= close(x.prec()) {
        let slope = slope_and_value(x, work).0;
        if *slope.lo() > 0 {
            return Some(true);
        }
        if *slope.hi() < 0 {
            return Some(false);
        }
        work *= 2;
    }
    None
}

/// F′(x) and F(x) at a finite number, with a working precision.
fn slope_and_value(x: &Float, work: u32) -> (Interval, Interval) {
    let value = enclose(x, work);
    let twice = Interval::point(x.clone()).with_prec(work) * Interval::from_i64(2, work);
    (Interval::one(work) - twice * &value, value)
}

/// The maximum F(x*) = 1/(2x*).
fn greatest(prec: u32) -> Interval {
    refine(prec, close(prec), |work| {
        // Newton's iteration from nine correct decimals, 29 bits, for F′ = 0 with F″ = −2F − 2xF′.
        let mut x = Float::with_val(work, Rational::from((924_138_873, 1_000_000_000)));
        let mut correct = 29;
        while correct < work {
            let (slope, value) = slope_and_value(&x, work + 8);
            let (slope, value) = (slope.mid(), value.mid());
            let curvature = -2 * (Float::with_val(work, &x * &slope) + value);
            x -= slope / curvature;
            correct *= 2;
        }
        let margin = Float::with_val(work, 1) >> (work - 8);
        let (left, right) = (Float::with_val(work, &x - &margin), x + &margin);
        let certified = rises_at(&left) == Some(true) && rises_at(&right) == Some(false);
        let bracket = if certified {
            Interval::enclosing(left, right)
        } else {
            Interval::from_rational(&Rational::from((1, 2)), work).hull(&Interval::one(work))
        };
        (Interval::from_i64(2, work) * bracket).recip()
    })
}

/// F at one number, or its limit 0 at an infinity.
fn at(x: &Float, prec: u32) -> Interval {
    if x.is_infinite() || x.is_zero() {
        return Interval::zero(prec);
    }
    // F(x) ≤ x for x > 0, and F(x) > 1/(2x) beyond x* as F′ < 0: no working precision tells F from the one where x is
    // tiny, from the other where it is huge.
    let point = Interval::point(x.clone());
    let least = if *x.as_abs() >= 1 {
        point.scale(1).recip()
    } else {
        Interval::zero(prec)
    };
    let within = least.hull(&point);
    refine(prec, cancelling(prec), |work| enclose(x, work).intersection(&within))
}

/// F at one finite number with a working precision, by whichever expansion suits its size.
fn enclose(x: &Float, work: u32) -> Interval {
    let point = Interval::point(x.clone());
    if x.is_sign_negative() {
        return -enclose(&-x.clone(), work);
    }
    let square = point.sqr();
    if *square.lo() >= 2 * work + 16 {
        return asymptotic(&point.with_prec(work), work);
    }
    let halves = |n: i32| Rational::from((n, 2));
    let square = Interval::around(|round| Float::with_val_round(work, x.square_ref(), round));
    // 3x² is far less than the longest series allowed at any precision that fits in memory twice over.
    let sum = series(&halves(1), &halves(3), &square, work);
    sum.map_or_else(
        || Interval::entire(work),
        |sum| point.with_prec(work) * (-square).exp() * sum,
    )
}

/// F at a number with x² ≥ 2 `work` + 16.
fn asymptotic(x: &Interval, work: u32) -> Interval {
    let square = x.sqr();
    let twice = Interval::from_i64(2, work);
    let room = Float::with_val(64, square.lo()).min(&Float::with_val(64, 4 * work));
    // N with 2N + 1 ≤ x² − work + 1.
    let most = room
        .to_integer()
        .and_then(|n| n.to_u32())
        .map_or(0, |n| n.saturating_sub(work + 1) / 2);
    let mut term = (&twice * x).recip();
    let step = (&twice * &square).recip();
    let negligible = term.mag() >> work;
    let mut sum = Interval::zero(work);
    let mut terms = 0;
    while terms < most && term.mag() > negligible {
        sum += &term;
        term = term * &step * Interval::from_i64(2 * i64::from(terms) + 1, work);
        terms += 1;
    }
    let lost = (Interval::from_i64(2 * i64::from(terms) + 1, work) - square).exp();
    let above = twice * term + &lost;
    sum + (-lost).hull(&above)
}
