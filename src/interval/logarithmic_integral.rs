//! The logarithmic integral li x = ∫₀ˣ dt/log t, a principal value for x > 1. With t = log x it is Ei t.
//!
//! # Series
//! Ei t = γ + log|t| + Σ_{k≥1} t^k/(k k!) (6.6.2 of the NIST Digital Library of Mathematical Functions). |u_{k+1}/u_k| ≤ |t|/(k+1), so that once k+1 ≥ 2|t| the tail is at most twice its
//! first term. For t < 0 terms of the size of e^|t| leave a sum of the size of e^-|t|: 2|t| log₂ e < 3|t| bits are lost.
//!
//! # Far to the left
//! For t < 0, Ei t = -e^t ∫₀^∞ e^{-s}/(|t|+s) ds (6.2.2, 6.7.1), and 1/(|t|+s) = Σ_{k<N} (-s)^k/|t|^{k+1} + (-s)^N/(|t|^N (|t|+s)). So Ei t is e^t Σ_{k<N} k!/t^{k+1} and at most
//! the first term left out, N! e^t/t^{N+1}, with its sign.
//!
//! # Far to the right
//! Let N ≥ 1 and a = 2(N+1) ≤ t. By parts, N times over \[a,t\],
//!
//! > Ei t = e^t Σ_{k<N} k!/t^{k+1} + (Ei a - e^a Σ_{k<N} k!/a^{k+1}) + N! ∫_a^t e^s/s^{N+1} ds.
//!
//! * (e^s/s^{N+1})′ = (1 - (N+1)/s) e^s/s^{N+1} is at least half of e^s/s^{N+1} from a on, so the last integral is at most 2 e^t/t^{N+1}, and not negative.
//! * 0 < Ei a < e^a since a ≥ 4: e^s - Ei s has the derivative e^s (1 - 1/s) ≥ 0 from 1 on, and e - Ei 1 > 0. And 0 < Σ_{k<N} k!/a^{k+1} ≤ Σ_k (1/a)(1/2)^k ≤ ½, as each of these terms
//!   is k/a < ½ times the one before it. The bracket is less than e^a in absolute value.
//!
//! # Ranges
//! li′ = 1/log x: li falls from 0 to -∞ on \[0,1) and rises from -∞ to ∞ on (1,∞).

use rug::Float;
use rug::float::Special;

use super::Interval;
use super::refine::{close, refine};

/// The largest |t| that goes to the series; the terms there are some 6 |t|, and for t < 0 the bits lost 3 |t|.
const LARGEST: u32 = 10_000;

impl Interval {
    /// The logarithmic integral on the part x ≥ 0, x ≠ 1, nearly tightest at points.
    pub fn li(&self) -> Interval {
        let prec = self.prec();
        let x = self.nonnegative_part();
        if x.is_empty() || (x.is_point() && *x.lo() == 1) {
            return Interval::empty(prec);
        }
        let ends = at(x.lo(), prec).hull(&at(x.hi(), prec));
        match *x.lo() <= 1 && *x.hi() >= 1 {
            true => ends.hull(&Interval::point(Float::with_val(prec, Special::NegInfinity))),
            false => ends,
        }
    }
}

/// li at one number that is not negative, or its limit at 1 and at infinity.
fn at(x: &Float, prec: u32) -> Interval {
    let infinite = |end| Interval::point(Float::with_val(prec, end));
    if x.is_zero() {
        return Interval::zero(prec);
    }
    if x.is_infinite() {
        return infinite(Special::Infinity);
    }
    if *x == 1 {
        return infinite(Special::NegInfinity);
    }
    let x = Interval::point(x.clone());
    refine(prec, close(prec), |work| {
        let t = x.with_prec(work).log();
        let size = t.abs();
        let value = match *size.lo() >= 2 * work || *size.lo() >= LARGEST {
            true => far(&t, work) * x.with_prec(work),
            false => near(&x, work),
        };
        value.with_prec(work)
    })
}

/// γ + log|t| + Σ t^k/(k k!), for |t| up to [`LARGEST`] or twice the precision.
fn near(x: &Interval, work: u32) -> Interval {
    let size = x
        .with_prec(work)
        .log()
        .abs()
        .hi()
        .to_u32_saturating()
        .unwrap_or(u32::MAX);
    let work = work.saturating_add(3 * (size + 1));
    let t = x.with_prec(work).log();
    let start = Interval::euler_gamma(work) + t.abs().log();
    let mut power = Interval::one(work);
    let mut sum = Interval::zero(work);
    for k in 1u32.. {
        // t^k/k!
        power = power * &t / Interval::from_i64(k.into(), work);
        let term = &power / Interval::from_i64(k.into(), work);
        if k > 2 * (size + 1) && term.mag().get_exp().is_none_or(|e| i64::from(e) < -i64::from(work)) {
            let tail = Float::with_val(work, term.mag() << 1u32);
            return start + sum + Interval::enclosing(-tail.clone(), tail);
        }
        sum += term;
    }
    Interval::entire(work)
}

/// Ei t/e^t by the sum of k!/t^{k+1}, where |t| is large.
fn far(t: &Interval, work: u32) -> Interval {
    let inverse = t.recip();
    let mut term = inverse.clone();
    let mut sum = Interval::zero(work);
    // a = 2(N+1) ≤ |t|/2, so that e^{a-t} is far below e^{-t/2}.
    let most = Float::with_val(work, t.mig() / 4u32)
        .to_u32_saturating()
        .unwrap_or(u32::MAX)
        .saturating_sub(2);
    let negligible = |term: &Interval| {
        let relative = (term * t).mag();
        relative.get_exp().is_none_or(|e| i64::from(e) < -i64::from(work))
    };
    let mut n = 0u32;
    while n < most && (n == 0 || !negligible(&term)) {
        sum += &term;
        n += 1;
        // n!/t^{n+1}
        term = term * &inverse * Interval::from_i64(n.into(), work);
    }
    let zero = Interval::zero(work);
    match *t.hi() < 0 {
        true => sum + term.hull(&zero),
        false => {
            let apart = Interval::from_i64(2 * (i64::from(n) + 1), work) - t;
            let bracket = apart.exp().sup();
            sum + term.scale(1).hull(&zero) + Interval::enclosing(-bracket.clone(), bracket)
        }
    }
}
