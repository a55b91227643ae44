//! The log kernel: ∫₀^∞ zⁿ e^{-z²/2} π/sinh(πλz) dz for even n ≥ 2, from an integral along a line above the real one.
//!
//! **The kernel.** For even n the integrand f is odd, and half of its integral over ℝ says nothing. Let Log be the
//! logarithm cut along the negative imaginary axis, so that Log x = log|x| + iπ for x < 0, and F = f·Log. On ℝ, f
//! log|x| is odd and integrable, and ∫_ℝ F = iπ ∫_{-∞}^0 f = -iπ ∫₀^∞ f:
//!
//! > H = ∫₀^∞ f = (i/π) ∫_ℝ F.
//!
//! **The rule.** Put T = h Σ_j F(jh + ic) and let a > c > 0. The residue theorem of [`poles`](super::poles) for the
//! nodes jh + ic, with w(z) = e^{-2πi(z - ic)/h}, and ℝ as the lower edge, where F needs no more than to be integrable
//! and continuous, gives
//!
//! > ∫_ℝ F = T + 2πi Σ_{0<m<λa} ρ_m κ_m + R,  κ_m = 1/(1 - w(im/λ)),  ρ_m = Res f(im/λ)·Log(im/λ),
//! > |R| ≤ ∫_ℝ|F| / (e^{2πc/h} - 1) + ∫|F(x + ia)|dx / (e^{2π(a-c)/h} - 1).
//!
//! With E = e^{-2π|m/λ - c|/h}, κ_m is 1/(1 - E) below c and -E/(1 - E) above. For |log|z|| ≤ |z| + 1/|z| and 0 ≤ arg z
//! ≤ π on both lines, |zⁿ Log z| ≤ |z|^{n+1} + π|z|ⁿ + |z|^{n-1}; the rest of f is at most π/|sin πλa| times the weight
//! above ([`sinh`](super::sinh)), and on ℝ at most 1/(λ|x|) times it. So both integrals are sums of three bounds of
//! [`strip`](super::strip).
//!
//! **Real terms only.** Let c be half way between two poles, λc = k + 1/2. Then sinh(πλ(x + ic)) = i(-1)^k cosh(πλx),
//! and with x = jh, z = x + ic, zⁿe^{-icx} = U + iV, Log z = L + i(π/2 - φ), φ = arctan(x/c),
//!
//! > f(z) = K (V - iU) e^{-x²/2}/cosh(πλx),  K = (-1)^k π e^{c²/2}.
//!
//! As f(-z̄) = -f(z)‾ and Log(-z̄) = L + i(π/2 + φ), a pair of nodes has Im(F(z) + F(-z̄)) = 2(L Im f - φ Re f) = -2K
//! (LU + φV) e^{-x²/2}/cosh(πλx), and for x = 0 half of that. The residues are real multiples r_m of Log(im/λ) =
//! log(m/λ) + iπ/2, r_m = (-1)^{n/2} (m/λ)ⁿ e^{m²/2λ²} (-1)^m/λ. As H is real,
//!
//! > H = -(1/π) Im(T + 2πi Σ ρ_m κ_m) ± |R|/π
//! > = (2Kh/π)·(L₀U₀/2 + Σ_{j≥1} (LU + φV) e^{-x²/2}/cosh(πλx)) - 2 Σ_m r_m log(m/λ) κ_m ± |R|/π.
//!
//! **Far out**, for |x| ≥ t, |z| ≤ σ|x| with σ² = 1 + c²/t², and 1/cosh falls; so what the sum leaves out of |F| is at
//! most 2|K|/cosh(πλt) times the tails of (σx)^{n+1} + π(σx)ⁿ + (σx)^{n-1} against the weight.
//!
//! The terms are as large as e^{c²/2}, so that as many bits more are carried. The choice h ~ π/√D, c ~ √D/2, a ~ 2√D
//! for an accuracy of e^{-D} balances the errors. Nodes and residues are summed in interval arithmetic: e^{-icx} from
//! two tables of powers, so that no rotation is repeated, the logarithm and the arc tangent one by one.

use super::accuracy::{cut, exponent, first_prec, share, sharpen, unbounded};
use super::error::QuadratureError;
use super::grid::{BOUND_PREC, DyadicGrid, natural};
use super::sinh::{Decay, OverSinh};
use super::strip::{log_power_strip, power_tail};
use crate::interval::{Complex, Interval};
use rug::Float;

/// Encloses the integral over the half line, n ≥ 2 even, to a width of at most 2^(-bits).
pub(super) fn enclose(f: &OverSinh, bits: i32) -> Result<Interval, QuadratureError> {
    let rule = Rule::new(f, bits)?;
    let height = rule.height(f, BOUND_PREC);
    let log_line = log_size(f.n, &height.mid());
    let size = |log: &Interval| {
        let size = (log / Interval::ln2(BOUND_PREC)).sup();
        size.to_i32_saturating().unwrap_or(0)
    };
    let without_constant = size(&(&log_line - height.sqr().scale(-1)));
    let prec = first_prec(bits, size(&log_line));
    sharpen(bits, prec, |prec| rule.apply(f, (prec, without_constant)))
}

/// A grid on the line Im z = (gap + 1/2)/λ, its number of nodes, the poles taken into account, and a bound of the rest.
struct Rule {
    grid: DyadicGrid,
    gap: u64,
    nodes: u64,
    poles: u64,
    error: Interval,
}

impl Rule {
    fn new(f: &OverSinh, bits: i32) -> Result<Rule, QuadratureError> {
        let log_allowed = Interval::point(share(bits)?).log().inf();
        let base = log_size(f.n - 1, &Float::new(BOUND_PREC)) - f.scale(BOUND_PREC).log();
        let (grid, gap, poles, error) = DyadicGrid::fine_enough(bits.max(8) as u32)
            .filter_map(|grid| {
                let frequency = grid.frequency();
                let gap = f.gap_near(&frequency.scale(-2).mid());
                let height = f.middle(gap, BOUND_PREC);
                // Between the real line and the nodes, rounded down; from the nodes to the upper edge, likewise.
                let top = f.middle(f.gap_near(&frequency.mid()).max(gap + 1), BOUND_PREC).mid();
                let below = height.inf();
                let above = (Interval::point(top.clone()) - &height).inf();
                let log_below = grid.log_discretisation(&below, &base);
                let edge = f.log_line(&top) + log_size(f.n, &top);
                let log_above = grid.log_discretisation(&above, &edge);
                let log_bound = log_below.max(&log_above);
                let error = Interval::point(log_bound.clone()).exp().scale(1);
                let poles = f.poles_below(&top)?;
                (log_bound <= log_allowed).then_some((grid, gap, poles, error))
            })
            .next()
            .ok_or_else(|| unbounded("the discretisation error"))?;
        let rule = Rule {
            grid,
            gap,
            nodes: 0,
            poles,
            error,
        };
        let (nodes, tail) = cut(&grid, bits, |from| rule.tail(f, from))?;
        Ok(Rule {
            nodes,
            error: (&rule.error + Interval::point(tail)) / Interval::pi(BOUND_PREC),
            ..rule
        })
    }

    /// c
    fn height(&self, f: &OverSinh, prec: u32) -> Interval {
        f.middle(self.gap, prec)
    }

    /// A bound of ∫|F(x + ic)|dx over |x| ≥ from.
    fn tail(&self, f: &OverSinh, from: &Float) -> Float {
        let from_interval = Interval::point(from.clone());
        let height = self.height(f, BOUND_PREC);
        let sigma = (Interval::one(BOUND_PREC) + (&height / &from_interval).sqr()).sqrt();
        let power = |n: u32| sigma.powi(i64::from(n)) * power_tail(n, from);
        let powers = power(f.n + 1) + Interval::pi(BOUND_PREC) * power(f.n) + power(f.n - 1);
        let angle = Interval::pi(BOUND_PREC) * f.scale(BOUND_PREC) * from_interval;
        let size = Interval::pi(BOUND_PREC) * height.sqr().scale(-1).exp();
        (size / angle.cosh() * powers).scale(1).sup()
    }

    /// The integral over the half line with an error of about 2^(size-prec)·K, besides that of the rule.
    fn apply(&self, f: &OverSinh, (prec, size): (u32, i32)) -> Result<Interval, QuadratureError> {
        let step = self.grid.step_squared(prec).enclosure().sqrt();
        let height = self.height(f, prec);
        let order = i64::from(f.n);
        let rotations = Rotations::new(&(&height * &step), self.nodes);
        let mut decay = Decay::new(f, &step);
        let signed = |x: Interval, odd: bool| if odd { -x } else { x };

        let quarter_turns = (f.n / 2) % 2 == 1;
        let first = signed(height.powi(order) * height.log(), quarter_turns).scale(-1);
        let pair = |j, shift: i32| {
            // |z|ⁿ to a few bits
            let coarse = (step.with_prec(BOUND_PREC) * natural(j)).sqr() + height.with_prec(BOUND_PREC).sqr();
            let term = exponent(&coarse.powi(order / 2)) - shift;
            let (e, needed) = decay.next(j, prec, size, term);
            let (x, c) = (step.with_prec(needed) * natural(j), height.with_prec(needed));
            let log = (x.sqr() + c.sqr()).log().scale(-1);
            let phi = (&x / &c).atan();
            let u = power(&Complex::new(x, c), f.n) * rotations.get(j, needed);
            let secant = e.scale(1) / (Interval::one(e.prec()) + e.sqr());
            (log * u.re + phi * u.im) * secant
        };
        let sum = self.grid.weighted_sum(self.nodes, prec, first, pair);
        let constant = height.sqr().scale(-1).exp() * step.scale(1);
        let line = signed(sum * constant, self.gap % 2 == 1);
        let residues = signed(self.residues(f, &step), quarter_turns);
        Ok(line - residues.scale(1) + (-&self.error).hull(&self.error))
    }

    /// Σ_{m<λa} (-1)^m (m/λ)ⁿ e^{m²/2λ²} log(m/λ) κ_m/λ
    fn residues(&self, f: &OverSinh, step: &Interval) -> Interval {
        let prec = step.prec();
        let height = self.height(f, prec);
        let frequency = Interval::pi(prec).scale(1) / step;
        let mut sum = Interval::zero(prec);
        for m in 1..=self.poles {
            let y = f.pole(m, prec);
            let fall = (-(&frequency * (&y - &height).abs())).exp();
            let below = m <= self.gap;
            let kernel = (Interval::one(prec) - &fall).recip();
            let kernel = if below { kernel } else { -(kernel * fall) };
            let size = y.powi(i64::from(f.n)) * y.sqr().scale(-1).exp() * y.log();
            let term = size * kernel;
            sum = if m.is_multiple_of(2) { sum + term } else { sum - term };
        }
        sum / f.scale(prec)
    }
}

/// The logarithm of the bound of ∫|zⁿ Log z e^{-z²/2}||dz| on Im z = height: the sum of three, see the module.
fn log_size(n: u32, height: &Float) -> Interval {
    let strip = |n: u32| log_power_strip(n, height).exp();
    (strip(n + 1) + Interval::pi(BOUND_PREC) * strip(n) + strip(n - 1)).log()
}

/// zⁿ by squaring.
fn power(z: &Complex, n: u32) -> Complex {
    let mut result = Complex::real(Interval::one(z.prec()));
    for bit in (0..u32::BITS - n.leading_zeros()).rev() {
        result = result.sqr();
        if (n >> bit) & 1 == 1 {
            result = &result * z;
        }
    }
    result
}

/// e^{-ijα} for 0 ≤ j ≤ the greatest j, as products of one of the first 2^low powers and one power of e^{-i2^low α}.
struct Rotations {
    low: u32,
    babies: Vec<Complex>,
    giants: Vec<Complex>,
}

impl Rotations {
    fn new(angle: &Interval, greatest: u64) -> Rotations {
        let low = (u64::BITS - greatest.leading_zeros()).div_ceil(2);
        let turn = |j: u64| {
            let angle = angle * Interval::from_i64(j as i64, BOUND_PREC);
            Complex::new(angle.cos(), -angle.sin())
        };
        Rotations {
            low,
            babies: (0..1 << low).map(turn).collect(),
            giants: (0..=greatest >> low).map(|j| turn(j << low)).collect(),
        }
    }

    /// e^{-ijα} to `prec` bits.
    fn get(&self, j: u64, prec: u32) -> Complex {
        let baby = &self.babies[(j & ((1 << self.low) - 1)) as usize];
        let giant = &self.giants[(j >> self.low) as usize];
        baby.with_prec(prec) * giant.with_prec(prec)
    }
}
