//! The product rule for ∫₀^π |cos φ| b(φ) dφ, exact on the modes e^{2inφ}, |n| ≤ M, and what it leaves out.
//!
//! **Moments.** By the symmetry about π/2, m_n = ∫₀^π |cos φ| e^{2inφ} dφ = 2∫₀^{π/2} cos φ cos 2nφ dφ
//! = sin((2n+1)π/2)/(2n+1) + sin((2n-1)π/2)/(2n-1) = 2(-1)^{n+1}/(4n² - 1); |m_n| ≤ m_0 = 2.
//!
//! **Weights.** With N = 2M + 1 nodes φ_i = iπ/N, W_i = (1/N) Σ_{|n|≤M} m_n e^{-2inφ_i}, that is
//!
//! > W_i = (2/N)·(1 + 2 Σ_{n=1}^M (-1)^{n+1} cos(2πni/N)/(4n² - 1)).
//!
//! As Σ_i e^{2i(k-n)φ_i} is N if N divides k - n and otherwise 0, Σ_i W_i e^{2ikφ_i} = m_{n(k)}, where n(k) is the
//! number congruent to k modulo N with |n(k)| ≤ M: the rule is exact for |k| ≤ M.
//!
//! **Sum of the weights.** NW_i/π is the partial sum at φ_i of the Fourier series of |cos φ| with coefficients m_n/π,
//! whose remainder is at most (4/π)Σ_{n>M} 1/(4n² - 1) = (2/π)/N, the sum telescoping by 2/(4n² - 1) = 1/(2n - 1) -
//! 1/(2n + 1). Therefore |W_i| ≤ (π/N)(1 + 2/(πN)) and Σ|W_i| ≤ π + 2/N < 4, N ≥ 3.
//!
//! **One w.** Put b(φ) = G(x sin φ - w cos φ) = G(R sin(φ - α)), R² = x² + w². It is entire of period π, so its Fourier
//! coefficients are c_n = (1/π)∫₀^π b(θ ∓ iη) e^{-2in(θ ∓ iη)} dθ for every η > 0, and |c_n| ≤ e^{-2|n|η}
//! max|b(θ ± iη)|. At u = R sin(θ ± iη), |u|² = R²(sin²θ + sinh²η) ≤ R² cosh²η and Re u²
//! = R²(sin²θ cosh²η - cos²θ sinh²η) ≥ -R² sinh²η, so |G(u)| ≤ (1 + R² cosh²η)e^{R² sinh²η/2}. The rule's error is
//! |Σ_{|k|>M} c_k(m_k - m_{n(k)})| ≤ 4Σ_{|k|>M}|c_k|, that is, at most
//!
//! > ε(R, η) = 8(1 + R² cosh²η) e^{R² sinh²η/2} e^{-2(M+1)η}/(1 - e^{-2η}), whatever η > 0.
//!
//! **All w.** What the rule leaves out of S/√(2π) is at most ∫_ℝ sech²w min_η ε dw. On a cell w₀ ≤ |w| ≤ w₁ = w₀ + 1/2
//! take one η; ε grows with R, and sech²w ≤ 4e^{-2|w|}: the two cells ±\[w₀, w₁\] contribute at most 4e^{-2w₀}
//! ε(R₁, η), R₁² = x² + w₁². Beyond the last cell, at w_c, |G| ≤ 1 bounds the integral over φ by 2 and the rule by 4:
//! at most 6·2∫_{w_c}^∞ 4e^{-2w}dw = 24e^{-2w_c}.
//!
//! Near the best η, η ≈ √(2(D - 2w))/R, the exponent of a cell is about -2w - 2(M+1)²/R²; it is largest at w = D/3,
//! where M = D^{3/2}/√54 brings it to -D.
//!
//! **Roundings.** The sum in W_i runs in floating-point arithmetic to nearest, unit u. If the cosines are wrong by at
//! most γ and the coefficients 1/(4n² - 1), which add up to less than 1/2, by the factor 1 ± u, then the products are
//! wrong by at most 1/(4n² - 1) times γ + 3u together, the M additions of partial sums below 1 by u each: the sum, by
//! less than γ + (M + 2)u.

use super::{FINER, ceiling, small, symmetric};
use crate::interval::Interval;
use crate::quadrature::grid::BOUND_PREC;
use rug::{Float, Rational};

/// The nodes φ_i and weights W_i, i = 0, …, M.
pub(super) struct AngularRule {
    nodes: usize,
    prec: u32,
    /// Enclosures of cos(2πk/N), k = 0, …, M.
    cosines: Vec<Interval>,
    /// Their lower ends, at the precision of the weights.
    rounded: Vec<Float>,
    /// (-1)^{n+1}/(4n² - 1), n = 1, …, M.
    coefficients: Vec<Float>,
    /// Bound of the error of the sum in W_i.
    rounding: Interval,
}

/// The cells ±\[w₀, w₁\] of the error bound: at M = 0, and the factor by which each unit of M lowers it.
struct Cell {
    bound: Interval,
    factor: Interval,
    exponent: Interval,
}

impl Cell {
    /// The cells with w₀ = n/2.
    fn new(x_squared: &Interval, n: u32, decay: u32) -> Cell {
        let outer = (x_squared + small(n + 1).sqr() / small(4)).sqrt();
        // Any η > 0 will do: this one is near the best, and not beyond 2.
        let near = (small((2 * decay).saturating_sub(2 * n).max(8))).sqrt() / &outer;
        let eta = Interval::point(near.min(&small(2)).sup());
        let growth = eta.scale(1).exp();
        let factor = growth.recip();
        let cosh = (&growth + &factor) / small(2);
        let (cosh_squared, sinh_squared) = ((&cosh + small(1)) / small(2), (cosh - small(1)) / small(2));
        let square = outer.sqr();
        let height = small(32) * (small(1) + &square * cosh_squared) / (small(1) - &factor);
        let peak = (square * sinh_squared / small(2) - small(n)).exp();
        Cell {
            bound: height * peak * &factor,
            factor,
            exponent: eta.scale(1),
        }
    }

    /// Lowers the bound to that for M larger by `steps`.
    fn refine(&mut self, steps: u32) {
        self.bound = &self.bound * self.factor.powi(i64::from(steps));
    }
}

impl AngularRule {
    /// A rule that leaves out about e^(-decay) of S(x)/√(2π), and the bound of what it does leave out.
    pub(super) fn new(x: &Rational, decay: u32, prec: u32) -> (AngularRule, Interval) {
        let x_squared = Interval::from_rational(x, BOUND_PREC).sqr();
        // e^{-2w_c} = e^(-decay - 5).
        let last = decay + 5;
        let beyond = small(24) * (-small(last)).exp();
        let mut cells: Vec<Cell> = (0..last).map(|n| Cell::new(&x_squared, n, decay)).collect();
        // Each cell alone calls for so large an M; together they call for a little more.
        let wanted = small(decay);
        let least = |cell: &Cell| ceiling(&((cell.bound.log() + &wanted) / &cell.exponent));
        let mut m = cells.iter().map(least).max().unwrap_or(1).max(1);
        cells.iter_mut().for_each(|cell| cell.refine(m));
        let allowed = (-wanted).exp();
        loop {
            let sum = cells.iter().fold(beyond.clone(), |sum, cell| sum + &cell.bound);
            if sum.certainly_le(&allowed) {
                return (AngularRule::with_modes(m, prec), sum);
            }
            cells.iter_mut().for_each(|cell| cell.refine(1));
            m += 1;
        }
    }

    /// The rule exact for the modes up to ±m.
    fn with_modes(m: u32, prec: u32) -> AngularRule {
        let nodes = 2 * m + 1;
        let turn = Interval::pi(prec).scale(1) / small(nodes);
        let cosines: Vec<Interval> = (0..=m).map(|k| (&turn * small(k)).cos()).collect();
        let coarse = prec - FINER;
        let rounded: Vec<Float> = cosines.iter().map(|c| Float::with_val(coarse, c.lo())).collect();
        let coefficients = (1..=u64::from(m))
            .map(|n| {
                let unsigned = Float::with_val(coarse, 1) / (4 * n * n - 1);
                if n % 2 == 1 { unsigned } else { -unsigned }
            })
            .collect();
        // The error of the cosines: the widest enclosure, and one unit for rounding its lower end.
        let widest = cosines.iter().map(Interval::wid).max_by(Float::total_cmp);
        let unit = small(1).scale(-(coarse as i32));
        let inexact = widest.map_or(small(0), |w| Interval::point(w).with_prec(BOUND_PREC)) + &unit;
        AngularRule {
            nodes: nodes as usize,
            prec,
            rounding: symmetric(&(inexact + small(m + 2) * unit)),
            cosines,
            rounded,
            coefficients,
        }
    }

    /// The number M + 1 of rows.
    pub(super) fn rows(&self) -> usize {
        self.cosines.len()
    }

    /// sin φ_i and cos φ_i, both nonnegative.
    ///
    /// cos φ_i = cos(2π(i/2)/N) for even i, -cos(π - φ_i) = -cos(2π((N - i)/2)/N) for odd i.
    pub(super) fn sin_cos(&self, i: usize) -> (Interval, Interval) {
        let cos = if i.is_multiple_of(2) {
            self.cosines[i / 2].clone()
        } else {
            -&self.cosines[(self.nodes - i) / 2]
        };
        ((Interval::one(self.prec) - cos.sqr()).sqrt(), cos)
    }

    /// The weight W_i.
    pub(super) fn weight(&self, i: usize) -> Interval {
        let mut sum = Float::new(self.prec - FINER);
        let mut at = 0;
        for coefficient in &self.coefficients {
            at = (at + i) % self.nodes;
            // cos(2πk/N) = cos(2π(N - k)/N)
            sum += coefficient * &self.rounded[at.min(self.nodes - at)];
        }
        let sum = Interval::point(sum) + &self.rounding;
        (Interval::one(self.prec) + sum.scale(1)).scale(1) / small(self.nodes as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PREC: u32 = 160;

    /// Σ_{i<N} W_i f(φ_i) for f(π - φ) = f(φ), given in sin φ and cos φ.
    fn apply(rule: &AngularRule, f: impl Fn(Interval, Interval) -> Interval) -> Interval {
        (0..rule.rows()).fold(Interval::zero(PREC), |sum, i| {
            let (sin, cos) = rule.sin_cos(i);
            sum + (rule.weight(i) * f(sin, cos)).scale(i32::from(i > 0))
        })
    }

    #[test]
    fn low_modes_are_integrated_exactly() {
        let rule = AngularRule::with_modes(2, PREC);
        let one = apply(&rule, |_, _| Interval::one(PREC));
        let two = apply(&rule, |_, c| c.sqr());
        let four = apply(&rule, |_, c| c.powi(4));
        // ∫₀^π |cos φ| cos^{2n} φ dφ = 2, 4/3, 16/15
        for (sum, exact) in [(one, (2, 1)), (two, (4, 3)), (four, (16, 15))] {
            assert!(sum.contains_rational(&Rational::from(exact)) && sum.wid() < 1e-30);
        }
        let six = apply(&rule, |_, c| c.powi(6));
        assert!(
            !six.contains_rational(&Rational::from((32, 35))),
            "exact beyond its modes"
        );
    }

    #[test]
    fn weights_add_up_to_less_than_four() {
        for m in [1, 2, 3, 10, 57] {
            let rule = AngularRule::with_modes(m, PREC);
            let sum = (0..rule.rows()).fold(Interval::zero(PREC), |sum, i| {
                sum + rule.weight(i).abs().scale(i32::from(i > 0))
            });
            assert!(sum.certainly_lt(&small(4)), "{m}: {sum}");
        }
    }

    #[test]
    fn the_error_at_one_w_obeys_its_bound() {
        // x = 0, where G(w cos φ) has the symmetry that `apply` asks for, and R = w.
        for w in 1..9 {
            let bell = |_, cos: Interval| {
                let square = (cos * small(w)).sqr();
                (Interval::one(PREC) - &square) * (-square.scale(-1)).exp()
            };
            let exact = apply(&AngularRule::with_modes(80, PREC), bell);
            for m in 2..12 {
                let error = (apply(&AngularRule::with_modes(m, PREC), bell) - &exact).abs();
                let bound = [0.25, 0.5, 1.0, 1.5].map(|eta| {
                    let eta = Interval::point(Float::with_val(BOUND_PREC, eta));
                    let (square, damping) = (small(w).sqr(), (-eta.scale(1)).exp());
                    let height = small(8) * (small(1) + &square * eta.cosh().sqr());
                    let growth = (square.scale(-1) * eta.sinh().sqr()).exp();
                    height * growth * damping.powi(i64::from(m) + 1) / (small(1) - damping)
                });
                assert!(bound.iter().all(|bound| error.certainly_lt(bound)), "w = {w}, M = {m}");
            }
        }
    }
}
