//! The dyadic Gaussian grid: equidistant nodes on which the weight e^{-z²/2} costs no exponential.
//!
//! With the step h chosen by h² = 2 log 2·p/2^s, p ∈ {1, 3}, the weight at the node z = jh is
//!
//! > e^{-(jh)²/2} = 2^{-pj²/2^s} = 2^{-e}·ρ^r,  ρ = 2^{-1/2^s},  pj² = 2^s·e + r,  0 ≤ r < 2^s,
//!
//! a shift by e places and one of the few powers ρ^r: squares leave few residues, about 2^s/6. The powers of ρ are
//! products of the repeated square roots of 1/2. (The Borweins' "strange series" rest on the same identity.)
//!
//! **Sums.** [`power_sum`](DyadicGrid::power_sum) encloses Σ_{j≥1} jⁿ 2^{-pj²/2^s}. It writes r = r₁ + 2^{s₁}r₂ and
//! keeps the powers ρ^(2^{s₁} r₂), the giant steps, as integers of E binary places. A node costs one shift of a giant
//! step and one multiplication by the integer jⁿ, added up exactly in an accumulator for its r₁; Horner's rule in ρ
//! over the few r₁ does the rest. Only the 2^(s-s₁) giant steps and the Horner steps are multiplications at full
//! length, so the cost grows with N·E/64 machine words, N ~ E the number of nodes. The errors:
//!
//! * *truncation*: a giant step is off by at most g units of 2^(-E) ([`Counted::fixed_point`]), and shifting it right
//!   by e ≥ 0 loses less than one more unit; with ρ^{r₁} ≤ 1 and Σ_{j≤N} jⁿ ≤ N^(n+1) this is at most
//!   (g + 1)·N^(n+1)·2^(-E);
//! * *tail*: with τ_j = jⁿ 2^{-pj²/2^s} the ratio τ_{j+1}/τ_j = ((j+1)/j)ⁿ 2^{-p(2j+1)/2^s} decreases in j, so
//!   Σ_{j>N} τ_j ≤ τ_{N+1}/(1 - q) with q = τ_{N+2}/τ_{N+1}, if q < 1;
//! * *roundings* of Horner's rule: counted, see [`Counted`].
//!
//! **Discretisation.** Let f be holomorphic for |Im z| < b, decaying there at ±∞, and M ≥ ∫|f(x ± ia)|dx for some 0 < a
//! < b. Put T = h Σ_{j∈ℤ} f(jh). As 1/(1 - e^{-2πiz/h}) has residue h/2πi at the nodes, the residue theorem writes T as
//! the integral of f(z)/(1 - e^{-2πiz/h}) along Im z = -a to the right and Im z = a to the left. On the lower line
//! 1/(1 - w) with w = e^{-2πiz/h}, |w| = e^{-2πa/h} < 1, differs from 1 by w/(1 - w); on the upper line, |w| =
//! e^{2πa/h}, -1/(1 - w) = (1/w)/(1 - 1/w), and ∫f along the lower line equals ∫f along ℝ. Hence
//!
//! > |T - ∫f| ≤ 2M / (e^{2πa/h} - 1).
//!
//! (Trefethen and Weideman, "The exponentially convergent trapezoidal rule", SIAM Review 56, 2014, Theorem 5.1.)

use super::counted::Counted;
use crate::interval::Interval;
use rug::{Assign, Float, Integer, float::Special, ops::Pow};
use std::collections::BTreeMap;

/// Precision, in bits, of bounds: they need no more than a few correct digits.
pub(super) const BOUND_PREC: u32 = 64;

/// A natural number at [`BOUND_PREC`].
pub(super) fn natural(n: u64) -> Interval {
    Interval::from_integer(&Integer::from(n), BOUND_PREC)
}

/// The nodes jh, j ∈ ℤ, with h² = 2 log 2·p/2^s.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DyadicGrid {
    p: u64,
    s: u32,
}

/// What a sum over the grid is known to be: the counted value, and a bound of every error but its roundings.
pub(super) struct GridSum {
    pub(super) value: Counted,
    pub(super) error: Float,
}

impl DyadicGrid {
    /// The grids fine enough for `bits` binary places, coarsest first; each is a third to a half denser than the last.
    ///
    /// For n = 0 the discretisation error is about e^{-2π²/h²} = 2^(-π²d/log²2) = 2^(-20.54 d), d = 2^s/p; grids on
    /// which even that is too large are left out.
    pub(super) fn fine_enough(bits: u32) -> impl Iterator<Item = DyadicGrid> {
        (0..40)
            .flat_map(|s| [DyadicGrid { p: 3, s: s + 1 }, DyadicGrid { p: 1, s }])
            .skip_while(move |grid| 21 << grid.s < grid.p * u64::from(bits))
    }

    /// 2π/h = π sqrt(2·(2^s/p)/log 2), at [`BOUND_PREC`].
    pub(super) fn frequency(&self) -> Interval {
        let density = natural(1 << self.s) / natural(self.p);
        Interval::pi(BOUND_PREC) * (density.scale(1) / Interval::ln2(BOUND_PREC)).sqrt()
    }

    /// h² = 2 log 2·p/2^s.
    pub(super) fn step_squared(&self, prec: u32) -> Counted {
        let p = Counted::integer(&Integer::from(self.p), prec);
        Counted::ln2(prec).times(&p).scale(1 - self.s as i32)
    }

    /// The number of nodes j ≥ 1 whose weight is not below 2^(-bits-1): pj²/2^s < bits + 1.
    pub(super) fn nodes(&self, bits: u32) -> u64 {
        let ceiling = (Integer::from(bits) + 1u32) << self.s;
        let largest_square: Integer = (ceiling - 1u32) / self.p;
        largest_square.sqrt().to_u64().unwrap_or(u64::MAX)
    }

    /// The logarithm of a bound of |h Σ f(jh) - ∫f|, given the depth a of the lines Im z = ±a and the logarithm of a
    /// bound M of the integral of |f| on each: log 4M - 2πa/h, for e^{2πa/h} - 1 ≥ e^{2πa/h}/2 if 2πa/h ≥ 1.
    /// Infinite for lines less deep than that.
    pub(super) fn log_discretisation(&self, depth: &Float, log_strip: &Interval) -> Float {
        let growth = self.frequency() * Interval::point(depth.clone());
        if growth.inf() >= 1 {
            (log_strip + Interval::ln2(BOUND_PREC).scale(1) - growth).sup()
        } else {
            Float::with_val(BOUND_PREC, Special::Infinity)
        }
    }

    /// Bound of Σ_{j>nodes} jⁿ 2^{-pj²/2^s}; +∞ while the terms still grow there.
    pub(super) fn tail(&self, n: u32, nodes: u64) -> Float {
        let first = self.term(n, nodes + 1);
        let ratio = self.term(n, nodes + 2) / &first;
        let room = Interval::one(BOUND_PREC) - ratio;
        if room.inf() > 0 {
            (first / room).sup()
        } else {
            Float::with_val(BOUND_PREC, Special::Infinity)
        }
    }

    /// jⁿ 2^{-pj²/2^s} at [`BOUND_PREC`].
    fn term(&self, n: u32, j: u64) -> Interval {
        let exponent = natural(j).sqr() * natural(self.p);
        let weight = (-exponent.scale(-(self.s as i32))).exp2();
        natural(j).powi(i64::from(n)) * weight
    }

    /// Σ_{j≥1} jⁿ 2^{-pj²/2^s}, summed over [`nodes(bits)`](DyadicGrid::nodes) terms to `bits` binary places.
    pub(super) fn power_sum(&self, n: u32, bits: u32) -> GridSum {
        let prec = bits + 16;
        let roots = self.roots(prec);
        let low = (self.s / 2 + 1).min(self.s);
        let (giants, loss) = self.giant_steps(&roots, low, bits);
        let nodes = self.nodes(bits);

        let mut sums = vec![Integer::new(); 1 << low];
        let mut shifted = Integer::new();
        for j in 1..=nodes {
            let (shift, residue) = self.weight(j);
            let residue = residue as usize;
            let giant = &giants[residue >> low];
            shifted.assign(giant >> shift as u32);
            let sum = &mut sums[residue & ((1 << low) - 1)];
            match j.checked_pow(n) {
                Some(power) => *sum += &shifted * power,
                None => *sum += &shifted * Integer::from(j).pow(n),
            }
        }

        let value = self.horner(&sums, &roots, prec).scale(-(bits as i32));
        let truncation = natural(loss + 1).scale(-(bits as i32)) * natural(nodes).powi(i64::from(n) + 1);
        let tail = Interval::point(self.tail(n, nodes));
        GridSum {
            value,
            error: (truncation + tail).sup(),
        }
    }

    /// e and r with e^{-(jh)²/2} = 2^{-e}ρ^r.
    pub(super) fn weight(&self, j: u64) -> (u64, u64) {
        let square = self.p * j * j;
        (square >> self.s, square & ((1 << self.s) - 1))
    }

    /// center + Σ_{1≤j≤nodes} pair(j)·e^{-(jh)²/2}, for pairs of any sign, with sums of `prec` bits.
    ///
    /// The pairs are shifted, added up by residue, and the sums multiplied by the powers of ρ by Horner's rule. `pair`
    /// is called with ascending j, and told the number of places by which its value is going to be shifted.
    pub(super) fn weighted_sum(
        &self,
        nodes: u64,
        prec: u32,
        center: Interval,
        mut pair: impl FnMut(u64, i32) -> Interval,
    ) -> Interval {
        let mut sums = BTreeMap::from([(0, center)]);
        for j in 1..=nodes {
            let (shift, residue) = self.weight(j);
            let shift = i32::try_from(shift).unwrap_or(i32::MAX);
            let value = pair(j, shift).scale(-shift);
            let sum = sums.entry(residue).or_insert_with(|| Interval::zero(prec));
            *sum += value;
        }
        let half = Interval::one(prec).scale(-1);
        let roots: Vec<Interval> = std::iter::successors(Some(half), |root| Some(root.sqrt()))
            .take(self.s as usize + 1)
            .collect();
        let power = |x: Interval, gap: u64| {
            (0..=self.s)
                .filter(|bit| (gap >> bit) & 1 == 1)
                .fold(x, |x, bit| x * &roots[(self.s - bit) as usize])
        };
        let start = (Interval::zero(prec), 0);
        let (total, at) = sums
            .iter()
            .rev()
            .fold(start, |(total, at), (&r, sum)| (power(total, at.max(r) - r) + sum, r));
        power(total, at)
    }

    /// 2^(-1/2^i) for i = 0, …, s.
    fn roots(&self, prec: u32) -> Vec<Counted> {
        let half = Counted::power_of_two(-1, prec);
        std::iter::successors(Some(half), |root| Some(root.clone().sqrt()))
            .take(self.s as usize + 1)
            .collect()
    }

    /// The giant steps ρ^(2^low·v) as integers of `bits` binary places, and the largest error among them.
    fn giant_steps(&self, roots: &[Counted], low: u32, bits: u32) -> (Vec<Integer>, u64) {
        let count = 1usize << (self.s - low);
        let mut powers: Vec<Counted> = Vec::with_capacity(count);
        powers.push(Counted::power_of_two(0, bits + 16));
        for v in 1..count {
            let root = &roots[(self.s - low - v.trailing_zeros()) as usize];
            let rest = v & (v - 1);
            powers.push(if rest == 0 {
                root.clone()
            } else {
                powers[rest].clone().times(root)
            });
        }
        let steps = powers.iter().map(|power| power.fixed_point(bits));
        let (integers, losses): (Vec<Integer>, Vec<u64>) = steps.unzip();
        let loss = losses.into_iter().max().unwrap_or(0);
        (integers, loss)
    }

    /// Σ ρ^r·sums\[r\], by Horner's rule from the largest residue down, over the residues that occur.
    fn horner(&self, sums: &[Integer], roots: &[Counted], prec: u32) -> Counted {
        let mut total = Counted::integer(&Integer::new(), prec);
        let mut at = 0;
        for (r, sum) in sums.iter().enumerate().rev().filter(|(_, sum)| !sum.is_zero()) {
            total = self.multiply_by_power(total, at.max(r) - r, roots);
            total = total.plus(&Counted::integer(sum, prec));
            at = r;
        }
        self.multiply_by_power(total, at, roots)
    }

    /// x·ρ^gap, one square root for each binary digit of the gap.
    fn multiply_by_power(&self, x: Counted, gap: usize, roots: &[Counted]) -> Counted {
        (0..=self.s)
            .filter(|bit| (gap >> bit) & 1 == 1)
            .fold(x, |x, bit| x.times(&roots[(self.s - bit) as usize]))
    }
}
