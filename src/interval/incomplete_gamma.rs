//! The regularised upper incomplete gamma function Q(a, x) = Γ(a, x)/Γ(a) for rational a > 0.
//!
//! Q(a, x) = (1/Γ(a)) ∫ₓ^∞ t^{a−1} e^{−t} dt decreases from 1 at x = 0 to 0, so values at the ends are the range.
//!
//! * *Small x.* Q = 1 − P, P(a, x) = x^a e^{−x}/Γ(a+1) ₁F₁(1; a+1; x), a series of positive terms with the tail
//!   bound of [`hypergeometric`](super::hypergeometric); what 1 − P cancels is met by working precision.
//! * *Large x.* Substituting t = x(1+u), Γ(a, x) = x^a e^{−x} ∫₀^∞ e^{−xu} (1+u)^{a−1} du. For N ≥ a−1 Lagrange's
//!   remainder after N terms of the binomial series is C(a−1, N) u^N (1+ξ)^{a−1−N} with ξ > 0, of size at most
//!   |C(a−1, N)| u^N. Integrating, with s_k = (a−1)(a−2)…(a−k)/x^k,
//!   **Γ(a, x) = x^{a−1} e^{−x} (Σ_{k<N} s_k + ε), |ε| ≤ |s_N|**. For a positive integer a this is exact at N = a:
//!   then Q(a, x) = e^{−x} Σ_{k<a} xᵏ/k!, and it serves for every x.
//! * *Q near 1.* For x < a + 1 the series is at most Σ (x/(a+1))^n, so 0 < P ≤ x^a e^{−x}/Γ(a+1)/(1 − x/(a+1)). Where that is below the
//!   last bit there is nothing to sum.
//! * *Half-integers.* Q(½, x) = erfc(√x) and, integrating by parts, Q(a+1, x) = Q(a, x) + x^a e^{−x}/Γ(a+1), a sum of
//!   positive terms, which cancels nothing.

use rug::{Float, Rational};

use super::Interval;
use super::hypergeometric::{LONGEST, series};
use super::refine::{cancelling, refine};

/// The largest integer or half-integer a for which the closed sums are used.
const LARGEST_SUM: u32 = 2_000;

/// Bits beyond those of the format for the logarithm of a bound of P: it is compared with a number of about as many bits, and a and x of
/// 64 bits may cancel in it.
const SPARE: u32 = 64;

impl Interval {
    /// Q(a, x) = Γ(a, x)/Γ(a) for rational a > 0, on the part of x that is ≥ 0; empty if there is none or a ≤ 0.
    ///
    /// Nearly tightest; a valid enclosure that may be wide where a and x are both beyond tens of thousands.
    pub fn gamma_q(a: &Rational, x: &Interval) -> Interval {
        let prec = x.prec();
        let x = x.nonnegative_part();
        if x.is_empty() || *a <= 0 {
            return Interval::empty(prec);
        }
        at(a, x.hi(), prec).hull(&at(a, x.lo(), prec))
    }
}

/// Q(a, x) at one number x ≥ 0 or in the limit x → ∞.
fn at(a: &Rational, x: &Float, prec: u32) -> Interval {
    if x.is_infinite() {
        return Interval::zero(prec);
    }
    if x.is_zero() {
        return Interval::one(prec);
    }
    let unit = Interval::zero(prec).hull(&Interval::one(prec));
    if let Some(near_one) = near_one(a, x, prec) {
        return near_one;
    }
    let halves = (*a.denom() <= 2 && *a <= LARGEST_SUM)
        .then(|| Rational::from(a * 2).numer().to_u32())
        .flatten();
    // Within [0, 1] a value that rounds to 1 is known to be its lower neighbour or 1, and needs no more bits.
    // Of two alternating series each may cancel.
    refine(prec, 2 * cancelling(prec), |work| {
        let x = Interval::point(x.clone()).with_prec(work);
        let value = match halves {
            Some(halves) => closed_sum(halves, &x, work),
            None => general(a, &x, work).unwrap_or_else(|| unit.clone()),
        };
        value.intersection(&unit)
    })
}

/// An enclosure between 1 and its lower neighbour, if the bound of P is as small as that.
fn near_one(a: &Rational, x: &Float, prec: u32) -> Option<Interval> {
    let next = Rational::from(a + 1);
    if *x >= next {
        return None;
    }
    // log P = a log x - x - log Γ(a+1) - log(1 - x/(a+1)), the first of which may cancel to a part in a.
    let work = prec.max(x.prec()) + SPARE;
    let x = Interval::point(x.clone()).with_prec(work);
    let one = Interval::one(work);
    let next = Interval::from_rational(&next, work);
    let room = (&one - &x / &next).log();
    let log = Interval::from_rational(a, work) * x.log() - &x - next.ln_gamma() - room;
    let least = Interval::from_i64(-i64::from(prec) - 1, work) * Interval::ln2(work);
    let mut below = Float::with_val(prec, 1);
    below.next_down();
    (log.hi() < least.lo()).then(|| Interval::enclosing(below, Float::with_val(prec, 1)))
}

/// Q(h/2, x) by the recurrence from Q(½, x) or Q(1, x) upwards.
fn closed_sum(halves: u32, x: &Interval, work: u32) -> Interval {
    let exponential = (-x).exp();
    // Q so far, and x^a e^{−x}/Γ(a+1) for the a reached, which is h/2.
    let (mut sum, mut step, first) = if halves.is_multiple_of(2) {
        (exponential.clone(), exponential * x, 2)
    } else {
        let root = x.sqrt();
        let gamma = Interval::pi(work).sqrt() * Interval::from_rational(&Rational::from((1, 2)), work);
        (root.erfc(), exponential * &root / gamma, 1)
    };
    for reached in (first..halves).step_by(2) {
        sum += &step;
        step = step * x / Interval::from_rational(&Rational::from((reached + 2, 2)), work);
    }
    sum
}

/// Q(a, x) for any a > 0; none if every expansion is too long.
fn general(a: &Rational, x: &Interval, work: u32) -> Option<Interval> {
    let (parameter, gamma) = {
        let next = Interval::from_rational(&Rational::from(a + 1), work);
        (Interval::from_rational(a, work), next.gamma())
    };
    // x^a e^{−x}/Γ(a+1)
    let front = x.pow(&parameter) * (-x).exp() / gamma;
    if *x.lo() >= Rational::from(a + work)
        && let Some(sum) = falling_sum(a, x, work)
    {
        return Some(front * parameter / x * sum);
    }
    let sum = series(&Rational::from(1), &Rational::from(a + 1), x, work)?;
    Some(Interval::one(work) - front * sum)
}

/// Γ(a, x)/(x^{a−1} e^{−x}) by its asymptotic expansion, if that reaches the working precision.
fn falling_sum(a: &Rational, x: &Interval, work: u32) -> Option<Interval> {
    if *a > LONGEST {
        return None;
    }
    let (mut term, mut sum) = (Interval::one(work), Interval::zero(work));
    let mut terms = 0u32;
    loop {
        let size = term.mag();
        let negligible = size.get_exp().is_none_or(|e| i64::from(e) < -i64::from(work));
        if negligible && *a <= terms + 1 {
            return Some(sum + Interval::enclosing(-size.clone(), size));
        }
        if terms >= LONGEST || *x.hi() < terms {
            return None;
        }
        sum += &term;
        terms += 1;
        term = term * Interval::from_rational(&Rational::from(a - terms), work) / x;
    }
}
