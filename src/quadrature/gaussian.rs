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

use super::accuracy::{bits_that_count, cut, first_prec, share, sharpen, to_relative, unbounded};
use super::error::QuadratureError;
use super::grid::{BOUND_PREC, DyadicGrid, natural};
use crate::interval::Interval;
use rug::Float;

/// An integrand f against the weight e^{-z²/2}: its values on the real line, and what the rule must know beyond.
///
/// # Contract
/// For every depth a at which [`strip_bound`](GaussianIntegrand::strip_bound) is finite, f is holomorphic in an open
/// strip that contains |Im z| ≤ a, and f(z) e^{-z²/2} tends to 0 there as |Re z| → ∞, uniformly. f is real on the real
/// line. The two bounds hold as described at each method. Nothing else is taken on trust.
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

    /// About log₂ |f(±z)|, or more, at z > 0. It decides how many bits of a value are asked for, and so how often the
    /// sum has to be repeated, never what is enclosed. The default suits an f that does not grow by orders of
    /// magnitude.
    fn size_at(&self, _z: &Float) -> i32 {
        0
    }
}

/// Encloses ∫_ℝ f(z) e^{-z²/2}dz to a relative width of at most 10^(-digits).
///
/// # Errors
/// As [`gaussian_integral_within`]; and [`QuadratureError::BudgetExhausted`] with the enclosure reached if the
/// integral is 0, or so small beside that of |f| that four times the digits do not tell it from 0.
pub fn gaussian_integral(f: &impl GaussianIntegrand, digits: usize) -> Result<Interval, QuadratureError> {
    to_relative(digits, size(f), |bits| gaussian_integral_within(f, bits))
}

/// Encloses ∫_ℝ f(z) e^{-z²/2}dz to a width of at most 2^(-bits).
///
/// # Errors
/// [`QuadratureError::Unbounded`] if no line beside the real one, or no tail, has a finite bound, or if a value is
/// not bounded; [`QuadratureError::BudgetExhausted`] if more than about a million nodes were needed, or if the
/// values do not become accurate as their precision is raised; [`QuadratureError::OutOfRange`] for |bits| > 2²³.
pub fn gaussian_integral_within(f: &impl GaussianIntegrand, bits: i32) -> Result<Interval, QuadratureError> {
    let rule = Rule::new(f, bits)?;
    let size = size(f);
    let prec = first_prec(bits, size);
    sharpen(bits, prec, |prec| rule.apply(f, (prec, size)))
}

/// About log₂ ∫|f| e^{-x²/2}dx, as far as the integrand tells.
fn size(f: &impl GaussianIntegrand) -> i32 {
    let mass = f.strip_bound(&Float::new(BOUND_PREC));
    mass.get_exp().unwrap_or(0)
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
        let allowed = share(bits)?;
        let log_allowed = Interval::point(allowed.clone()).log().inf();
        let (grid, log_discretisation) = DyadicGrid::fine_enough(bits.max(8) as u32)
            .map(|grid| {
                let depth = f.depth(&grid.frequency().mid());
                // The second term keeps a bound of 0 away from the logarithm.
                let strip = Interval::point(f.strip_bound(&depth)) + Interval::point(allowed.clone());
                let log_strip = strip.log();
                (grid, grid.log_discretisation(&depth, &log_strip))
            })
            .find(|(_, log_bound)| *log_bound <= log_allowed)
            .ok_or_else(|| unbounded("the integral of |f| on any line beside the real one"))?;

        let (nodes, tail) = cut(&grid, bits, |from| f.tail_bound(from))?;
        Ok(Rule {
            grid,
            nodes,
            error: Interval::point(log_discretisation).exp() + Interval::point(tail),
        })
    }

    /// The enclosure with an error of about 2^(size-prec), besides that of the rule.
    fn apply(&self, f: &impl GaussianIntegrand, (prec, size): (u32, i32)) -> Result<Interval, QuadratureError> {
        let step = self.grid.step_squared(prec).enclosure().sqrt();
        let center = f.value(&Interval::zero(prec)).with_prec(prec);
        let coarse = step.with_prec(BOUND_PREC);
        let pair = |j, shift| {
            let term = f.size_at(&(&coarse * natural(j)).mid()).saturating_sub(shift);
            let needed = bits_that_count(prec, size, term);
            f.pair(&(step.with_prec(needed) * natural(j)))
        };
        let sum = self.grid.weighted_sum(self.nodes, prec, center, pair);
        let total = step * sum + (-&self.error).hull(&self.error);
        if total.is_bounded() {
            Ok(total)
        } else {
            Err(unbounded("the integrand at a node"))
        }
    }
}
