//! The trapezoidal rule for ∫_ℝ f(z) e^{-z²/2}dz, for any f that comes with two bounds.
//!
//! The rule is the one of the [moments](super::moments), on the same [dyadic grid](super::grid): with nodes jh and
//! h² = 2 log 2·p/2^s the weight is e^{-(jh)²/2} = 2^{-e}ρ^r, so that a value f(jh) is shifted by e places and
//! collected with the others of its residue r, and the weight costs nothing. At the end Horner's rule in ρ runs over
//! the residues. Values are intervals, the rest is interval arithmetic; a value behind the weight 2^{-e} is asked for
//! with e bits less. To the sum
//!
//! > h·(f(0) + Σ_{j=1}^N (f(jh) + f(-jh)) e^{-(jh)²/2})
//!
//! two bounds are added, both given by the integrand:
//!
//! * the discretisation error, from [`GaussianIntegrand::strip_bound`] by the theorem proved in [`grid`](super::grid);
//! * what the sum leaves out: if g ≥ |f|e^{-x²/2} falls as |x| grows from Nh on, then h g(jh) ≤ ∫g over
//!   [(j-1)h, jh], and h Σ_{|j|>N} |f(jh)| e^{-(jh)²/2} ≤ ∫g over |x| ≥ Nh, [`GaussianIntegrand::tail_bound`].
//!
//! Grid, nodes and precision are only chosen so as to reach the tolerance; whether it is reached is verified.

use super::error::QuadratureError;
use super::grid::{BOUND_PREC, DyadicGrid, natural};
use super::moments::relative_bits;
use crate::interval::Interval;
use rug::Float;
use std::collections::BTreeMap;

/// The most nodes one integral may use.
const MAX_NODES: u64 = 1 << 20;

/// The most bits the values of an integrand are asked for.
const MAX_PREC: u32 = 1 << 25;

/// The finest tolerance is 2^(-MAX_TOLERANCE), the coarsest 2^MAX_TOLERANCE.
const MAX_TOLERANCE: i32 = 1 << 23;

/// An integrand f against the weight e^{-z²/2}: its values on the real line, and what the rule must know beyond.
///
/// # Contract
/// For every depth a at which [`strip_bound`](GaussianIntegrand::strip_bound) is finite, f is holomorphic in an open
/// strip that contains |Im z| ≤ a, and f(z) e^{-z²/2} tends to 0 there as |Re z| → ∞, uniformly. f is real on the real line. The two
/// bounds hold as described at each method. Nothing else is taken on trust.
pub trait GaussianIntegrand {
    /// An interval with f(x) for every x of z, about as accurate as the precision of z allows.
    fn value(&self, z: &Interval) -> Interval;

    /// The same for f(x) + f(-x); to be overridden where f is even or odd.
    fn pair(&self, z: &Interval) -> Interval {
        self.value(z) + self.value(&-z)
    }

    /// An upper bound of ∫|f(z) e^{-z²/2}||dz| along Im z = depth and along Im z = -depth, depth ≥ 0; +∞ if there is
    /// none.
    fn strip_bound(&self, depth: &Float) -> Float;

    /// An upper bound of ∫g(x)dx over |x| ≥ from, for some g ≥ |f| e^{-x²/2} that does not grow with |x| there; +∞ if
    /// there is none.
    fn tail_bound(&self, from: &Float) -> Float;

    /// The depth at which to bound the error of a grid with step h, given 2π/h. Any depth will do; the best makes
    /// strip_bound(a)·e^{-2πa/h} smallest. The default is right for an entire f that grows slowly.
    fn depth(&self, frequency: &Float) -> Float {
        frequency.clone()
    }
}

/// Encloses ∫_ℝ f(z) e^{-z²/2}dz to a relative width of at most 10^(-digits).
///
/// # Errors
/// As [`gaussian_integral_within`]; and [`QuadratureError::BudgetExhausted`] with the enclosure reached if the
/// integral is 0, or so small beside that of |f| that four times the digits do not tell it from 0.
pub fn gaussian_integral(
    f: &impl GaussianIntegrand,
    digits: usize,
) -> Result<Interval, QuadratureError> {
    let mass = f.strip_bound(&Float::new(BOUND_PREC));
    to_relative(digits, mass.get_exp().unwrap_or(0), |bits| {
        gaussian_integral_within(f, bits)
    })
}

/// Raises the absolute accuracy 2^(-bits) of an enclosure until its relative width is at most 10^(-digits), from what
/// this would take for a number of size 2^size, until it is four times finer than that.
pub(super) fn to_relative(
    digits: usize,
    size: i32,
    enclose: impl Fn(i32) -> Result<Interval, QuadratureError>,
) -> Result<Interval, QuadratureError> {
    let wanted = relative_bits(digits)? as i32 + 2;
    let mut spare = 8;
    let greatest = 4 * wanted + 512;
    loop {
        let bits = wanted.saturating_add(spare).saturating_sub(size);
        let enclosure = enclose(bits)?;
        if enclosure.wid() << (wanted - 2) <= enclosure.mig() {
            return Ok(enclosure.with_prec(wanted as u32 + 8));
        }
        if spare >= greatest {
            return Err(QuadratureError::BudgetExhausted {
                budget: format!("an absolute accuracy of 2^({})", -bits),
                reached: Some(Box::new(enclosure)),
            });
        }
        spare = match enclosure.mig().get_exp() {
            Some(exponent) => size.saturating_sub(exponent).max(spare + 8),
            None => 2 * spare + wanted,
        }
        .min(greatest);
    }
}

/// Encloses ∫_ℝ f(z) e^{-z²/2}dz to a width of at most 2^(-bits).
///
/// # Errors
/// [`QuadratureError::Unbounded`] if no line beside the real one, or no tail, has a finite bound, or if a value is
/// not bounded; [`QuadratureError::BudgetExhausted`] if more than about a million nodes were needed, or if the
/// values do not become accurate as their precision is raised; [`QuadratureError::OutOfRange`] for |bits| > 2²³.
pub fn gaussian_integral_within(
    f: &impl GaussianIntegrand,
    bits: i32,
) -> Result<Interval, QuadratureError> {
    if bits.unsigned_abs() > MAX_TOLERANCE.unsigned_abs() {
        return Err(QuadratureError::OutOfRange {
            name: "|bits|",
            value: u64::from(bits.unsigned_abs()),
            least: 0,
            greatest: MAX_TOLERANCE as u64,
        });
    }
    let rule = Rule::new(f, bits)?;
    let mut prec = bits.max(0) as u32 + BOUND_PREC;
    let mut reached = None;
    for _ in 0..4 {
        let enclosure = rule.apply(f, prec)?;
        let excess = enclosure.wid() << bits;
        if excess <= 1 {
            return Ok(enclosure);
        }
        reached = Some(Box::new(enclosure));
        let finer = excess.get_exp().unwrap_or(0).unsigned_abs() + 16;
        match prec.checked_add(finer).filter(|prec| *prec <= MAX_PREC) {
            Some(finer) => prec = finer,
            None => break,
        }
    }
    Err(QuadratureError::BudgetExhausted {
        budget: format!("values of {prec} bits"),
        reached,
    })
}

/// A grid, its number of nodes on either side of 0, and a bound of what the sum over them misses.
struct Rule {
    grid: DyadicGrid,
    nodes: u64,
    error: Interval,
}

impl Rule {
    /// The coarsest grid with a discretisation error, and the fewest nodes with a tail, below 2^(-bits-3).
    fn new(f: &impl GaussianIntegrand, bits: i32) -> Result<Rule, QuadratureError> {
        let allowed = Interval::one(BOUND_PREC).scale(-bits - 3).inf();
        let log_allowed = Interval::point(allowed.clone()).log().inf();
        let (grid, log_discretisation) = DyadicGrid::fine_enough(bits.max(8) as u32)
            .map(|grid| {
                let depth = f.depth(&grid.frequency().mid());
                // The second term keeps a bound of 0 away from the logarithm.
                let strip =
                    Interval::point(f.strip_bound(&depth)) + Interval::point(allowed.clone());
                let log_strip = strip.log();
                (grid, grid.log_discretisation(&depth, &log_strip))
            })
            .find(|(_, log_bound)| *log_bound <= log_allowed)
            .ok_or_else(|| unbounded("the integral of |f| on any line beside the real one"))?;

        let step = grid.step_squared(BOUND_PREC).enclosure().sqrt();
        let least = grid.nodes(bits.max(0) as u32 + 1).max(1);
        let (nodes, tail) = std::iter::successors(Some(least), |nodes| Some(nodes + nodes / 8 + 1))
            .take_while(|nodes| *nodes <= 64 * least + 1_024)
            .map(|nodes| (nodes, f.tail_bound(&(natural(nodes) * &step).inf())))
            .find(|(_, tail)| *tail <= allowed)
            .ok_or_else(|| unbounded("the integrand far out on the real line"))?;
        if nodes > MAX_NODES {
            return Err(QuadratureError::BudgetExhausted {
                budget: format!("{nodes} nodes, {MAX_NODES} allowed"),
                reached: None,
            });
        }
        Ok(Rule {
            grid,
            nodes,
            error: Interval::point(log_discretisation).exp() + Interval::point(tail),
        })
    }

    /// The enclosure with values of about `prec` bits.
    fn apply(&self, f: &impl GaussianIntegrand, prec: u32) -> Result<Interval, QuadratureError> {
        let step = self.grid.step_squared(prec).enclosure().sqrt();
        let mut sums = BTreeMap::from([(0, f.value(&Interval::zero(prec)).with_prec(prec))]);
        for j in 1..=self.nodes {
            let (shift, residue) = self.grid.weight(j);
            let needed = u64::from(prec)
                .saturating_sub(shift)
                .max(u64::from(BOUND_PREC));
            let node = step.with_prec(needed as u32) * natural(j);
            let value = f
                .pair(&node)
                .scale(-i32::try_from(shift).unwrap_or(i32::MAX));
            let sum = sums.entry(residue).or_insert_with(|| Interval::zero(prec));
            *sum += value;
        }
        let total = step * self.grid.weigh(&sums, prec) + (-&self.error).hull(&self.error);
        if total.is_bounded() {
            Ok(total)
        } else {
            Err(unbounded("the integrand at a node"))
        }
    }
}

fn unbounded(what: &str) -> QuadratureError {
    QuadratureError::Unbounded { what: what.into() }
}
