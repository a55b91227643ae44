//! The trapezoidal rule with poles: ∫₀^∞ zⁿ e^{-z²/2} π/sinh(πλz) dz for odd n.
//!
//! **The rule.** Let f be meromorphic near the strip |Im z| ≤ a, decaying there at ±∞, with finitely many simple poles
//! z_m in it, none on its edge or on the real line, with residues ρ_m. Put T = h Σ_j f(jh), w(z) = e^{-2πiz/h}. The
//! residue theorem for f/(1 - w) as in [`grid`](super::grid), whose nodes contribute T, now has the poles inside as
//! well; and moving ∫f from the lower edge to ℝ crosses those below. Together, with M a bound of ∫|f||dz| on each edge,
//!
//! > T = ∫f + 2πi Σ_{Im z_m<0} ρ_m (1 - 1/(1 - w(z_m))) - 2πi Σ_{Im z_m>0} ρ_m/(1 - w(z_m)) + R,
//! > |R| ≤ 2M/(e^{2πa/h} - 1).
//!
//! With z_m = ±iy_m in pairs, residues ρ_m above and ρ₋ₘ below, both brackets are ±1/(e^{2πy_m/h} - 1):
//!
//! > ∫f = T - 2πi Σ_m (ρ_m - ρ₋ₘ)/(e^{2πy_m/h} - 1) - R.
//!
//! **Here** y_m = m/λ, and for odd n ρ₋ₘ = -ρ_m = -i(-1)^{(n-1)/2} y_mⁿ e^{y_m²/2} (-1)^m/λ, see [`sinh`](super::sinh),
//! so that
//!
//! > ∫f = T + (4π/λ)(-1)^{(n-1)/2} Σ_{m<λa} (-1)^m y_mⁿ e^{y_m²/2}/(e^{2πy_m/h} - 1) - R.
//!
//! The rate of an entire integrand, e^{-2π²/h²}, is back, with a near 2π/h half way between two poles; where even the
//! first pole is farther than that, a is simply that depth and no pole counts.
//!
//! **Nodes.** With E_j = e^{-πλjh}, π/sinh(πλjh) = 2πE_j/(1 - E_j²): one multiplication, one square and one division a
//! node, no exponential, at a precision that shrinks with the weight and with E_j. The powers (jh)ⁿ are jⁿ times hⁿ.
//! **Residues.** With q = e^{-2π/(λh)}, the numbers G_m = e^{m²/2λ²} q^m follow from G_{m+1} = G_m R_m, R_{m+1} =
//! e^{1/λ²} R_m. All in interval arithmetic, so that nothing remains to be said about roundings.

use super::accuracy::{bits_that_count, cut, exponent, first_prec, share, sharpen, unbounded};
use super::error::QuadratureError;
use super::grid::{BOUND_PREC, DyadicGrid, natural};
use super::sinh::{Decay, GUARD, OverSinh};
use super::strip::{log_power_strip, power_depth};
use crate::interval::Interval;
use rug::{Float, Integer, ops::Pow};

/// Encloses the integral over the half line, n odd, to a width of at most 2^(-bits).
pub(super) fn enclose(f: &OverSinh, bits: i32) -> Result<Interval, QuadratureError> {
    let rule = Rule::new(f, bits)?;
    let prec = first_prec(bits, f.size());
    sharpen(bits, prec, |prec| Ok(rule.apply(f, prec).scale(-1)))
}

/// A grid, its number of nodes, the number of poles crossed on either side, and a bound of the rest.
struct Rule {
    grid: DyadicGrid,
    nodes: u64,
    poles: u64,
    error: Interval,
}

impl Rule {
    fn new(f: &OverSinh, bits: i32) -> Result<Rule, QuadratureError> {
        let log_allowed = Interval::point(share(bits)?).log().inf();
        let (grid, poles, log_discretisation) = DyadicGrid::fine_enough(bits.max(8) as u32)
            .filter_map(|grid| {
                let depth = depth(f, &grid);
                let log_strip = f.log_line(&depth) + log_power_strip(f.n, &depth);
                let log_bound = grid.log_discretisation(&depth, &log_strip);
                Some((grid, f.poles_below(&depth)?, log_bound))
            })
            .find(|(_, _, log_bound)| *log_bound <= log_allowed)
            .ok_or_else(|| unbounded("the discretisation error"))?;
        let (nodes, tail) = cut(&grid, bits, |from| f.tail(from))?;
        Ok(Rule {
            grid,
            nodes,
            poles,
            error: Interval::point(log_discretisation).exp() + Interval::point(tail),
        })
    }

    /// The integral over the real line, with an error of about 2^-prec times its size besides that of the rule.
    fn apply(&self, f: &OverSinh, prec: u32) -> Interval {
        let step = self.grid.step_squared(prec).enclosure().sqrt();
        let mut decay = Decay::new(f, &step);
        // The size of the integral without hⁿ.
        let size = f.size() - exponent(&step.with_prec(BOUND_PREC).powi(i64::from(f.n)));
        let pair = |j, shift| {
            let power = Integer::from(j).pow(f.n);
            let term = power.significant_bits() as i32 - shift;
            let (e, _) = decay.next(j, prec, size, term);
            let reciprocal = &e / (Interval::one(e.prec()) - e.sqr());
            reciprocal * Interval::from_integer(&power, e.prec())
        };
        let center = Interval::zero(prec);
        let sum = self.grid.weighted_sum(self.nodes, prec, center, pair);
        // Each node stands for two, and 2πE/(1 - E²) has another factor of 2.
        let mut total = sum * step.powi(i64::from(f.n)) * Interval::pi(prec).scale(2);
        if f.n == 1 {
            total += f.scale(prec).recip();
        }
        total * &step + self.residues(f, &step) + (-&self.error).hull(&self.error)
    }

    /// (4π/λ)(-1)^{(n-1)/2} Σ (-1)^m y_mⁿ e^{y_m²/2}/(e^{2πy_m/h} - 1)
    fn residues(&self, f: &OverSinh, step: &Interval) -> Interval {
        let prec = step.prec();
        let pole = f.pole(1, prec);
        let square = pole.sqr();
        let q = (-(Interval::pi(prec).scale(1) * &pole / step)).exp();
        let growth = square.exp();
        let mut ratio = (square.scale(-1) + square).exp() * &q;
        let mut term = growth.sqrt() * &q;
        let mut power = q.clone();
        let mut sum = Interval::zero(prec);
        // The size of the integral without λ^(-n). The terms fall from y_m = n/B on at the latest, B = 2π/h.
        let size = f.size() - exponent(&pole.with_prec(BOUND_PREC).powi(i64::from(f.n)));
        let rising = f.poles_below(&(step * natural(f.n.into())).sup()).unwrap_or(self.poles);
        for m in 1..=self.poles {
            let order = Integer::from(m).pow(f.n);
            let needed = bits_that_count(prec, size, order.significant_bits() as i32 + exponent(&term));
            if m > rising {
                (term, ratio) = (term.with_prec(needed + GUARD), ratio.with_prec(needed + GUARD));
                power = power.with_prec(needed + GUARD);
            }
            let value = Interval::from_integer(&order, needed) * term.with_prec(needed)
                / (Interval::one(needed) - power.with_prec(needed));
            sum = if m.is_multiple_of(2) { sum + value } else { sum - value };
            term *= &ratio;
            ratio *= growth.with_prec(ratio.prec());
            power *= q.with_prec(power.prec());
        }
        let sign = if f.n % 4 == 1 { 1 } else { -1 };
        let factor = Interval::pi(prec).scale(2) * pole.powi(i64::from(f.n) + 1);
        sum * factor * Interval::from_i64(sign, prec)
    }
}

/// The depth at which an entire integrand would be bounded, moved half way between two poles if it is beyond the first.
fn depth(f: &OverSinh, grid: &DyadicGrid) -> Float {
    let ideal = power_depth(f.n, &grid.frequency());
    let middle = f.middle(f.gap_near(&ideal), BOUND_PREC).mid();
    if middle > ideal && f.poles_below(&ideal) == Some(0) {
        ideal
    } else {
        middle
    }
}
