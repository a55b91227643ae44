//! The nodes and weights of the Gauss–Legendre rules, enclosed.
//!
//! For even n the Legendre polynomial is P_n(x) = Σ_j c_j y^j with y = x², and its coefficients have the ratio
//!
//! > c_{j+1}/c_j = (2j - n)(2j + n + 1) / ((2j + 1)(2j + 2)),  c_0 = P_n(0) = (-1)^(n/2) C(n, n/2) / 2ⁿ,
//!
//! so sums of this kind, and those of the derivative, are evaluated in fixed point with few full multiplications: cut into
//! blocks of s terms, U_j = y^(j mod s) + r_j U_{j+1}, U_{j+1} being multiplied by y^s where a block begins. Only
//! small integers multiply and divide within a block.
//!
//! **Rounding.** In units of 2^-b each stored power of y is off by at most 2s (induction on y^j = y^(j-1) y, both at most
//! 1), each step adds one unit for the division, and each block boundary one unit and 2s|U|. With a_j = |c_j/c_0| and
//! A = Σ a_j, multiplying the recursion for the error ε_j of U_j by a_j and adding up gives
//! ε_0 ≤ (2s + 2) A + (m/s) 2s A = 2 (m + s + 1) A units, where m is the degree in y. Since |P_n(i)| = Σ|c_j| and, by Laplace's
//! integral P_n(i) = (iⁿ/π) ∫ (1 + √2 cos θ)ⁿ dθ over \[0, π\], Σ|c_j| ≤ (1 + √2)ⁿ < 2^(1.2716 n).
//!
//! **Nodes.** Newton steps at doubling precision lead to a dyadic x; nothing is claimed about them. The last step is certified: with
//! |P''| ≤ M = P_n''(1) = (n-1)n(n+1)(n+2)/8 on \[-1, 1\] (derivatives of P_n are sums of Legendre polynomials with
//! nonnegative coefficients, each largest at 1), the derivative on \[x - ε, x + ε\] lies within εM of P'(x). If
//! |P(x)| ≤ ε(|P'(x)| - εM), then P has exactly one zero there and it lies in x - P(x)/(P'(x) + \[-εM, εM\]).
//! When n/2 such enclosures are positive and disjoint they contain all positive zeros, for P_n has degree n and is even.
//!
//! **Weights.** w = 2/((1 - x²) P'(x)²) at the zero x* = x + δ, where P'(x*) = P'(x) + δ P''(x) + δ²/2 P'''(ξ), P'' comes from
//! (1 - x²) P'' = 2x P' - n(n+1) P, and |P'''| ≤ P_n'''(1) = (n-2)(n-1)n(n+1)(n+2)(n+3)/48.

use super::QuadratureError;
use crate::interval::Interval;
use rayon::prelude::*;
use rug::ops::Pow;
use rug::{Float, Integer, Rational};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// The bits of a machine word.
const WORD: u32 = 64;
/// 10,000 log2(1 + √2), rounded up: |P_n| on the imaginary axis at i grows like (1 + √2)^n.
const GROWTH: u64 = 12_716;
/// Bits of a zero that the iteration in words is sure to deliver.
const STARTED: u32 = 44;
/// A Newton step that leaves so many leading bits as they were is the last one in words.
const SETTLED: u32 = 24;

/// A Gauss–Legendre rule with an even number of points, exact for polynomials of degree below twice that number.
#[derive(Debug)]
pub(super) struct Rule {
    /// The positive nodes, decreasing, each with its weight; the others are their mirror images.
    pub(super) halves: Vec<(Interval, Interval)>,
}

/// Rules computed so far, by size and precision.
type Cache = Mutex<HashMap<(u32, u32), Arc<Rule>>>;
static CACHE: LazyLock<Cache> = LazyLock::new(Cache::default);
/// When the numbers stored have so many bits (128 MB) the cache is emptied, so that a long run cannot fill the memory.
const CACHE_LIMIT: u64 = 1 << 30;

/// The rule with `n` points (even, 2 ≤ n ≤ 2^20) enclosed to at least `prec` bits. Precisions are rounded up to one of four in each octave, so that few
/// rules have to be computed and what is returned does not depend on what was asked for before.
///
/// # Errors
/// [`QuadratureError::Unbounded`] if a node could not be certified.
pub(super) fn rule(n: u32, prec: u32) -> Result<Arc<Rule>, QuadratureError> {
    let step = (prec.next_power_of_two() / 8).max(WORD);
    let prec = prec.max(1).next_multiple_of(step);
    // A poisoned lock only means that another thread stopped between two complete entries.
    let cached = CACHE
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .get(&(n, prec))
        .cloned();
    if let Some(found) = cached {
        return Ok(found);
    }
    let computed = Arc::new(compute(n, prec)?);
    let mut cache = CACHE.lock().unwrap_or_else(PoisonError::into_inner);
    // Half of the nodes and weights are stored, both ends of each.
    let stored: u64 = cache.keys().map(|(n, prec)| 2 * u64::from(*n) * u64::from(*prec)).sum();
    if stored >= CACHE_LIMIT {
        cache.clear();
    }
    Ok(cache.entry((n, prec)).or_insert(computed).clone())
}

fn compute(n: u32, prec: u32) -> Result<Rule, QuadratureError> {
    let halves: Option<Vec<_>> = (1..=n / 2)
        .into_par_iter()
        .map(|k| certified_node(n, k, prec))
        .collect();
    let halves = halves.filter(|all| {
        all.iter().all(|(x, _)| x.lo().is_sign_positive() && !x.lo().is_zero())
            && all.windows(2).all(|pair| pair[1].0.hi() < pair[0].0.lo())
    });
    match halves {
        Some(halves) => Ok(Rule { halves }),
        None => Err(QuadratureError::Unbounded {
            what: format!("the error of the nodes of the Gauss-Legendre rule with {n} points"),
        }),
    }
}

/// ⌈log2 x⌉ for x ≥ 1.
fn log2_ceil(x: u32) -> u32 {
    x.next_power_of_two().trailing_zeros()
}

/// Bits by which a sum of the coefficients of P_n can exceed 1.
fn growth(n: u32) -> u32 {
    (u64::from(n) * GROWTH / 10_000) as u32 + 1
}

/// The k-th largest zero of P_n and its weight.
fn certified_node(n: u32, k: u32, prec: u32) -> Option<(Interval, Interval)> {
    let log_n = log2_ceil(n);
    let target = prec + 4 * log_n + 16;
    // Accuracies wanted after each Newton step, in reverse: a step doubles the bits but for the factor |P''/P'| = O(n²).
    let mut ladder = Vec::new();
    let mut accuracy = target / 2 + 2 * log_n + 8;
    while accuracy > STARTED {
        ladder.push(accuracy);
        accuracy = accuracy / 2 + 2 * log_n + 4;
        if ladder.last().is_some_and(|&last| last <= accuracy) {
            break;
        }
    }
    let mut at = Point::near_zero(n, k, WORD + 2 * log_n);
    for _ in 0..8 {
        let step = at.newton_step();
        if step.significant_bits() + SETTLED + 2 * log_n < at.bits {
            break;
        }
    }
    for &accuracy in ladder.iter().rev() {
        at.refine(accuracy + log_n + growth(n) + 16);
        at.newton_step();
    }
    at.refine(target + 2 * log_n + growth(n) + 16);
    at.certify(prec, target)
}

/// The dyadic point x/2^bits near a zero of P_n.
struct Point {
    n: u32,
    x: Integer,
    bits: u32,
}

impl Point {
    /// An approximation of the k-th largest zero by the leading terms of its asymptotic expansion.
    fn near_zero(n: u32, k: u32, accuracy: u32) -> Point {
        let bits = accuracy + growth(n) + 16;
        let ratio = Rational::from((4 * k - 1, 4 * n + 2));
        let angle = Interval::pi(bits) * Interval::from_rational(&ratio, bits);
        let n3 = Integer::from(n).pow(3) * 8;
        let factor = Rational::from((Integer::from(&n3 + 1) - n, n3));
        let x = angle.cos() * Interval::from_rational(&factor, bits);
        let shift = i32::try_from(bits).unwrap_or(i32::MAX);
        let x = x.scale(shift).mid().to_integer().unwrap_or_default();
        Point { n, x, bits }
    }

    fn refine(&mut self, bits: u32) {
        if bits >= self.bits {
            self.x <<= bits - self.bits;
        } else {
            self.x >>= self.bits - bits;
        }
        self.bits = bits;
    }

    /// P and P' at the point, in units of 2^-bits, and the number of units by which either may be off.
    fn values(&self) -> (Integer, Integer, Integer) {
        let (n, bits) = (i64::from(self.n), self.bits);
        let half = self.n / 2;
        let mut block = 1;
        while block * block < half {
            block += 1;
        }
        let one = Integer::from(1) << bits;
        let mut powers = vec![one];
        let y = Integer::from(self.x.square_ref()) >> bits;
        for j in 1..=block as usize {
            let next = Integer::from(&powers[j - 1] * &y) >> bits;
            powers.push(next);
        }
        let centre = Integer::from(self.n).binomial(half);
        let scale = |sum: Integer| (sum * &centre) >> self.n;
        let value = hypergeometric(half, &powers, bits, |j| {
            ((2 * j - n) * (2 * j + n + 1), (2 * j + 1) * (2 * j + 2))
        });
        // The derivative with respect to y has coefficients (j + 1) c_{j+1}, first of all c_1 = -c_0 n (n + 1)/2.
        let slope = hypergeometric(half - 1, &powers, bits, |j| {
            ((2 * j + 2 - n) * (2 * j + 3 + n), (2 * j + 2) * (2 * j + 3))
        });
        let mut value = scale(value);
        let slope = scale(slope * (-(n * (n + 1) / 2))); // n(n+1)/2 is an integer
        let mut slope: Integer = (slope * &self.x * 2) >> bits; // dP/dx = 2x dP/dy
        if half % 2 == 1 {
            value = -value;
            slope = -slope;
        }
        // Σ j|c_j| ≤ (n/2) Σ|c_j|, and dP/dx doubles it; the two shifts and the error of y in 2x dP/dy add at most 4 more.
        let units = (Integer::from(2 * (half + block + 1)) * (n + 4)) << growth(self.n);
        (value, slope, units)
    }

    /// One step of Newton's method; returns the correction in units of 2^-bits.
    fn newton_step(&mut self) -> Integer {
        let (value, slope, _) = self.values();
        if slope.is_zero() {
            return slope;
        }
        let step = (value << self.bits) / slope;
        self.x -= &step;
        step
    }

    /// The zero near the point and its weight, or `None` if the certificate fails.
    fn certify(&self, prec: u32, target: u32) -> Option<(Interval, Interval)> {
        let work = target;
        let (value, slope, units) = self.values();
        let shift = -i32::try_from(self.bits).ok()?;
        let enclose = |mid: &Integer| {
            let end = |m: Integer| Interval::from_integer(&m, work);
            let (lo, hi) = (end(Integer::from(mid - &units)), end(Integer::from(mid + &units)));
            lo.hull(&hi).scale(shift)
        };
        let n = Integer::from(self.n);
        let product = |from: i32, to: i32| (from..=to).fold(Integer::from(1), |p, i| p * Integer::from(&n + i));
        let second = Interval::from_integer(&product(-1, 2), work) / Interval::from_i64(8, work);
        let third = Interval::from_integer(&product(-2, 3), work) / Interval::from_i64(48, work);
        let x = Interval::from_integer(&self.x, self.bits).scale(shift).with_prec(work);
        let (value, slope) = (enclose(&value), enclose(&slope));
        // A radius twice the expected distance, and never zero.
        let distance = &value / &slope;
        let tiny = Float::with_val(work, 1) >> self.bits;
        let radius = Interval::point(distance.mag()).scale(1) + Interval::point(tiny);
        let ball = |r: &Interval| Interval::new(-r.hi().clone(), r.hi().clone()).ok();
        let spread = &radius * &second;
        let room = Interval::point(slope.mig()) - &spread;
        let inside = Interval::from_i64(1, work) - x.abs() - &radius;
        let sound = value.mag() <= *(&radius * &room).lo() && inside.lo().is_sign_positive();
        if !sound {
            return None;
        }
        let delta = -(&value / &(&slope + &ball(&spread)?));
        let one = Interval::from_i64(1, work);
        let degree = Interval::from_integer(&product(0, 1), work);
        let curvature = (&x * &slope * Interval::from_i64(2, work) - degree * &value) / (&one - &x.sqr());
        let rest = ball(&(delta.sqr() * third / Interval::from_i64(2, work)))?;
        let derivative = &slope + &(&delta * &curvature) + rest;
        let node = &x + &delta;
        let weight = Interval::from_i64(2, work) / ((one - node.sqr()) * derivative.sqr());
        Some((node.with_prec(prec), weight.with_prec(prec)))
    }
}

/// Σ_{j ≤ degree} a_j y^j in units of 2^-bits, where a_0 = 1, a_{j+1}/a_j = ratio(j) as numerator and denominator, and
/// `powers` holds y^0, …, y^s.
fn hypergeometric(degree: u32, powers: &[Integer], bits: u32, ratio: impl Fn(i64) -> (i64, i64)) -> Integer {
    let block = powers.len() - 1;
    // U = sum/divisor: divisions cost more than multiplications, so the denominators are gathered while they fit into a word.
    let (mut sum, mut divisor) = (Integer::new(), 1u64);
    for j in (0..=degree as usize).rev() {
        if (j + 1) % block == 0 {
            sum = (sum * &powers[block]) >> bits;
        }
        let (up, down) = ratio(j as i64);
        let next = divisor.checked_mul(down.unsigned_abs());
        divisor = next.unwrap_or_else(|| {
            sum /= divisor;
            down.unsigned_abs()
        });
        sum *= up;
        sum += Integer::from(&powers[j % block] * divisor);
    }
    sum / divisor
}
