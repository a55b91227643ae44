//! Moments of the Gaussian weight, on the line and on the half line.
//!
//! **Line.** I = ∫_ℝ zⁿ e^{-z²/2}dz for even n is enclosed by the trapezoidal rule on a [dyadic grid](super::grid):
//!
//! > I ∈ h^{n+1}·(\[n = 0\] + 2 Σ_{j≤N} jⁿ 2^{-pj²/2^s}) ± (discretisation + 2h^{n+1}·(truncation + tail)),
//!
//! each bound derived in [`grid`](super::grid) and [`strip`](super::strip), each evaluated with outward rounding. The
//! closed form (n-1)!!·sqrt(2π), which the result may be meant to check, appears nowhere, not even in a bound. The plan
//! (step, places) is made so that each error is at most 2^(-b-3) times the peak value n^{n/2} e^{-n/2} of the
//! integrand, below the integral itself; that the wanted accuracy is reached is verified on the result, and the plan
//! refined if not.
//!
//! **Half line.** For even n by symmetry one half of the above. For odd n = 2j + 1, F(z) = -z^{2j} e^{-z²/2} has F' =
//! z^{2j+1} e^{-z²/2} - 2j z^{2j-1} e^{-z²/2} and, for j ≥ 1, vanishes at 0 and at ∞; so the integral is 2j times the
//! one with j - 1, and for j = 0 it is -[e^{-z²/2}]₀^∞ = 1. By induction ∫₀^∞ z^{2j+1} e^{-z²/2}dz = 2^j j!, an
//! integer.

use super::counted::Counted;
use super::error::QuadratureError;
use super::grid::{BOUND_PREC, DyadicGrid, natural};
use super::strip::{log_power_strip, power_depth};
use crate::interval::Interval;
use rug::Integer;

/// The bits of a machine word, of whose products work is counted.
const WORD: u64 = 64;

/// Bits beyond those asked for, one attempt after the other: the plan is exact but for its own roundings, so that the first nearly always
/// serves.
const SPARES: [u32; 3] = [0, 16, 64];

/// The most decimal digits a rule can be asked for.
pub const MAX_DIGITS: usize = 1_000_000;

/// The greatest power of the integration variable supported.
pub const MAX_POWER: u32 = 20_000;

/// Products of machine words a moment may cost: about a minute.
const MAX_WORK: u64 = 1 << 37;

/// Encloses ∫_ℝ z^(2k) e^{-z²/2} dz to a relative width of at most 10^(-digits), by the trapezoidal rule.
///
/// The algorithm and the proof of the enclosure are described in `src/quadrature/moments.rs`.
///
/// # Errors
/// [`QuadratureError::OutOfRange`] unless 1 ≤ digits ≤ [`MAX_DIGITS`] and 2k ≤ [`MAX_POWER`];
/// [`QuadratureError::BudgetExhausted`] if the sum would take too long: about a minute is allowed, which all powers up
/// to 400 keep at 100,000 digits, and the lowest at a million.
pub fn gaussian_moment(k: u32, digits: usize) -> Result<Interval, QuadratureError> {
    let bits = relative_bits(digits)?;
    let n = k
        .checked_mul(2)
        .filter(|n| *n <= MAX_POWER)
        .ok_or(QuadratureError::OutOfRange {
            name: "k",
            value: u64::from(k),
            least: 0,
            greatest: u64::from(MAX_POWER / 2),
        })?;
    moment(n, bits)
}

/// Encloses ∫_ℝ z^n e^{-z²/2} dz, n even, to a relative width of at most 2^(-bits).
pub(super) fn moment(n: u32, bits: u32) -> Result<Interval, QuadratureError> {
    let mut reached = None;
    for spare in SPARES {
        let enclosure = Plan::new(n, bits + spare)?.enclose();
        if is_accurate(&enclosure, bits) {
            return Ok(enclosure.with_prec(bits + 8));
        }
        reached = Some(Box::new(enclosure));
    }
    Err(QuadratureError::BudgetExhausted {
        budget: "three attempts".into(),
        reached,
    })
}

/// Encloses ∫₀^∞ z^n e^{-z²/2} dz to a relative width of at most 10^(-digits): half of [`gaussian_moment`] for even n,
/// the integer 2^j j! for n = 2j + 1 (integration by parts, proof in `src/quadrature/moments.rs`).
///
/// # Errors
/// As [`gaussian_moment`].
pub fn gaussian_half_moment(n: u32, digits: usize) -> Result<Interval, QuadratureError> {
    if n.is_multiple_of(2) {
        return Ok(gaussian_moment(n / 2, digits)?.scale(-1));
    }
    let bits = relative_bits(digits)?;
    if n > MAX_POWER {
        return Err(QuadratureError::OutOfRange {
            name: "n",
            value: u64::from(n),
            least: 0,
            greatest: u64::from(MAX_POWER),
        });
    }
    let j = n / 2;
    let exact = Integer::from(Integer::factorial(j)) << j;
    Ok(Interval::from_integer(&exact, bits + 8))
}

/// The least b for which, certainly, 2^(-b) ≤ 10^(-digits), plus one.
pub(super) fn relative_bits(digits: usize) -> Result<u32, QuadratureError> {
    if digits == 0 || digits > MAX_DIGITS {
        return Err(QuadratureError::OutOfRange {
            name: "digits",
            value: digits as u64,
            least: 1,
            greatest: MAX_DIGITS as u64,
        });
    }
    // log 10 / log 2 = 3.3219280948… < 3.321929
    let bits = (digits as u64 * 3_321_929).div_ceil(1_000_000) + 1;
    Ok(bits as u32)
}

/// Is the width at most 2^(-bits) times the least absolute value?
pub(super) fn is_accurate(x: &Interval, bits: u32) -> bool {
    x.is_bounded() && x.wid() << bits <= x.mig()
}

/// How one moment is to be summed.
struct Plan {
    n: u32,
    grid: DyadicGrid,
    discretisation: Interval,
    bits: u32,
}

impl Plan {
    /// Chooses the coarsest grid and the fewest binary places with errors below 2^(-aim-3) times the peak value.
    fn new(n: u32, aim: u32) -> Result<Plan, QuadratureError> {
        let log_peak = log_peak(n);
        let allowed = (&log_peak - Interval::ln2(BOUND_PREC) * natural(u64::from(aim) + 3)).inf();
        let (grid, log_discretisation) = DyadicGrid::fine_enough(aim + 3)
            .map(|grid| {
                let depth = power_depth(n, &grid.frequency());
                let log_strip = log_power_strip(n, &depth);
                (grid, grid.log_discretisation(&depth, &log_strip))
            })
            .find(|(_, log_bound)| *log_bound <= allowed)
            .ok_or_else(|| QuadratureError::Unbounded {
                what: "the discretisation error".into(),
            })?;
        let bits = places(n, aim, &grid, &log_peak);
        let nodes = grid.nodes(bits);
        let factor_words = u64::from(n) * u64::from(u64::BITS - nodes.leading_zeros()) / WORD + 1;
        let work = nodes.saturating_mul((u64::from(bits) / WORD + 1) * factor_words);
        if work > MAX_WORK {
            return Err(QuadratureError::BudgetExhausted {
                budget: format!("{work} word products, {MAX_WORK} allowed"),
                reached: None,
            });
        }
        Ok(Plan {
            n,
            grid,
            discretisation: Interval::point(log_discretisation).exp(),
            bits,
        })
    }

    /// The enclosure, all errors included.
    fn enclose(&self) -> Interval {
        let sum = self.grid.power_sum(self.n, self.bits);
        let prec = self.bits + 16;
        let square = self.grid.step_squared(prec);
        let unit = square.power(self.n / 2).times(&square.sqrt());
        let scale = unit.enclosure().with_prec(BOUND_PREC);
        let mut total = sum.value.scale(1);
        if self.n == 0 {
            total = total.plus(&Counted::power_of_two(0, prec));
        }
        let error = &self.discretisation + scale.scale(1) * Interval::point(sum.error);
        total.times(&unit).enclosure() + (-&error).hull(&error)
    }
}

/// The logarithm of the greatest value of zⁿ e^{-z²/2}, n^{n/2} e^{-n/2}.
pub(super) fn log_peak(n: u32) -> Interval {
    if n == 0 {
        return Interval::zero(BOUND_PREC);
    }
    let square = natural(u64::from(n));
    square.scale(-1) * (square.log() - Interval::one(BOUND_PREC))
}

/// Binary places E with (Nh)^(n+1) 2^(-E) ≤ 2^(-aim-5)·peak for the number N of nodes that E places call for.
///
/// The places needed grow by less than E does, so that the iteration reaches a fixed point from below.
fn places(n: u32, aim: u32, grid: &DyadicGrid, log_peak: &Interval) -> u32 {
    let step = grid.step_squared(BOUND_PREC).enclosure().sqrt();
    let mut bits = aim + n + 6;
    loop {
        let reach = natural(grid.nodes(bits)) * &step;
        let log_growth = reach.log() * natural(u64::from(n) + 1) - log_peak;
        let growth = (log_growth / Interval::ln2(BOUND_PREC)).sup();
        let growth = growth.to_integer().and_then(|g| g.to_u32());
        let needed = aim + 6 + growth.unwrap_or(0);
        if needed <= bits {
            return bits;
        }
        bits = needed;
    }
}
