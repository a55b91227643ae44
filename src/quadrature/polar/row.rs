//! One row: ∫ sech²w G(A - Cw) dw for |A| ≤ |x| and 0 < C ≤ 1, by the trapezoidal rule.
//!
//! **Discretisation.** f(w) = sech²w G(A - Cw) is holomorphic for |Im w| < π/2. For v < π/2 Poisson's formula h Σf(jh)
//! = Σ_k f^(2πk/h) and |f^(ξ)| ≤ B e^{-v|ξ|}, from shifting the path to Im w = ∓v, bound the error of the rule by
//! 2B/(e^{2πv/h} - 1), where B ≥ ∫|f(s ± iv)|ds. As |cosh(s + iv)|² = sinh²s + cos²v, t = tanh s gives
//! ∫ds/|cosh(s + iv)|² = ∫_{-1}^1 dt/(cos²v + t² sin²v) = 2·arctan(tan v)/(sin v cos v) = 4v/sin 2v. And with A -
//! C(s + iv) = p + iq, |q| ≤ v: |G| ≤ (1 + p² + q²)e^{(q²-p²)/2} ≤ (2 + v²)e^{v²/2}, because p²e^{-p²/2} ≤ 2/e < 1. For
//! v = (π/2)(1 - 1/k), sin 2v = sin(π/k):
//!
//! > error of each row ≤ 2(2 + v²)e^{v²/2}·(4v/sin(π/k))/(e^{(1-1/k)π²/h} - 1).
//!
//! **Breaking off.** Let the sum run to j = J. For j > J, jh ≥ y := (J + 1)h, so |A - Cjh| ≥ Cy - A =: U if U ≥ 0.
//! (1 + u²)e^{-u²/2} falls for u ≥ 1 and exceeds 1 there at u = 1, and |G| ≤ 1; so with U' = max(U, 1) the terms broken
//! off are at most (1 + U'²)e^{-U'²/2} sech²(jh), with sech²(jh) ≤ 4e^{-2jh}, and h times their sum at most
//!
//! > 4h(1 + U'²)e^{-U'²/2 - 2y}/(1 - e^{-2h}).
//!
//! For j < -J the same holds with -A in place of A.
//!
//! **Summation.** At u_j = A - Cjh, j ≥ 0, the weights g_j = e^{-u_j²/2} obey g_{j+1} = g_j r_j, r_j
//! = e^{Chu_j - (Ch)²/2}, r_{j+1} = r_j q, q = e^{-(Ch)²}: three exponentials for the row. With 1 - u_j² = (1 - A²) +
//! 2ACh·j - (Ch)²·j² the sum is made of three moments Σ jⁿ sech²(jh) g_j, n = 0, 1, 2. The table of sech²(jh)
//! = 4E_j/(1 + E_j)², E_j = E₁^j, E₁ = e^{-2h}, is common to all rows.
//!
//! **Roundings.** Let t ~ n mean that the floating-point number of P bits computed for t > 0 is t times a number
//! between (1 - u)ⁿ and (1 - u)⁻ⁿ, u = 2^(-P). Rounding to nearest multiplies by 1 + δ, |δ| ≤ u, so ~ 1; products and
//! quotients of t ~ n and t' ~ n' are ~ n + n' + 1, their sums ~ max(n, n') + 1; n may be any nonnegative real number.
//! If g_0, r_0, q and E₁ are all ~ n₀, then r_j ~ n₀ + j(n₀ + 1), g_j ~ n₀ + (n₀ + 1)j(j + 1)/2, E_j ~ (n₀ + 1)j, the
//! table ~ 3(n₀ + 1)j + 4, a term of a moment ~ n₀ + (n₀ + 1)(j²/2 + 7j/2) + 7, and a sum of J of them
//!
//! > ~ (n₀ + 1)(J²/2 + 9J/2 + 7) ≤ (n₀ + 1)(J + 4)² =: n.
//!
//! If nu ≤ 1/2, by Bernoulli's inequality the moment is its computed value times a number between 1 - nu and 1/(1 - nu)
//! ≤ 1 + 2nu. A start t known to lie in \[lo, hi\], lo > 0, and represented by lo rounded is ~ 1 + κ for κ
//! = (hi - lo)/(lo·u), as (1 - u)^{-κ} ≥ 1 + κu. (Nothing over- or underflows: all logarithms are far below 2³⁰.)

use super::{FINER, bits, ceiling, small};
use crate::interval::Interval;
use crate::quadrature::grid::BOUND_PREC;
use rug::{Assign, Float, Rational};

/// The step of the rule is h = 16/density.
const STEP: u32 = 16;

/// The rule common to all rows.
pub(super) struct RowRule {
    /// The rows are broken off at terms of about e^(-reach).
    reach: u32,
    density: u32,
    prec: u32,
    /// sech²(jh), j = 0, 1, …
    table: Vec<Float>,
    /// The n₀ of E₁.
    roundings: Interval,
    discretisation: Interval,
}

/// What a row contributes.
pub(super) struct Row {
    /// Enclosure of h Σ sech²(jh) G(A - Cjh) over the nodes summed.
    pub(super) value: Interval,
    /// Bound of h times the sum over all other nodes.
    pub(super) broken_off: Interval,
}

/// A floating-point number t ~ roundings.
struct Start {
    value: Float,
    roundings: Interval,
}

impl Start {
    fn new(t: &Interval, prec: u32) -> Start {
        let low = Interval::point(t.lo().clone());
        let deviation = (t - &low).with_prec(BOUND_PREC) / low.with_prec(BOUND_PREC);
        Start {
            value: Float::with_val(prec, t.lo()),
            roundings: small(1) + deviation.scale(prec as i32),
        }
    }
}

impl RowRule {
    /// A rule whose errors are about e^(-decay) for rows |A| ≤ |x|.
    pub(super) fn new(x: &Rational, decay: u32) -> RowRule {
        let (density, discretisation) = discretisation(decay);
        // Over all rows, the factors of e^{-U'²/2 - 2y} in the bound come to at most about 8(1 + 2·decay).
        let reach = decay + ceiling(&small(8 + 16 * decay).log());
        // The longest rows end at w = reach/2.
        let longest = reach * density / (2 * STEP) + 2;
        let square = ceiling(&Interval::from_rational(x, BOUND_PREC).sqr());
        // n < 4(J + 4)² roundings, of moments with factors up to 1 + 4x²
        let guard = 2 * (longest + 4).ilog2() + (1 + 4 * square).ilog2() + 12;
        let prec = bits(decay) + guard;
        let (table, roundings) = sech_squared(longest as usize, density, prec);
        RowRule {
            reach,
            density,
            prec,
            table,
            roundings,
            discretisation,
        }
    }

    /// The precision of the sums.
    pub(super) fn prec(&self) -> u32 {
        self.prec
    }

    /// Bound of the discretisation errors of all rows, times the weights of the rows, which add up to less than 4.
    pub(super) fn discretisation(&self) -> &Interval {
        &self.discretisation
    }

    /// The row of A and C.
    pub(super) fn sum(&self, a: &Interval, c: &Interval) -> Row {
        let h = Interval::from_rational(&Rational::from((STEP, self.density)), a.prec());
        let ch = c * &h;
        let centre = (-a.sqr().scale(-1)).exp();
        let half_decay = (-ch.sqr().scale(-1)).exp();
        let shift = (a * &ch).exp();
        let decay = half_decay.sqr();
        let forward = self.half(&centre, &(&half_decay * &shift), &decay, self.nodes(a, c));
        let backward = self.half(&centre, &(&half_decay / &shift), &decay, self.nodes(&-a, c));

        let [zeroth, first, second] = forward.moments;
        let [zeroth_back, first_back, second_back] = backward.moments;
        let constant = (Interval::one(a.prec()) - a.sqr()) * (zeroth + zeroth_back + &centre);
        let linear = (a * &ch).scale(1) * (first - first_back);
        let quadratic = ch.sqr() * (second + second_back);
        Row {
            value: h * (constant + linear - quadratic),
            broken_off: self.broken_off(a, c, forward.nodes) + self.broken_off(&-a, c, backward.nodes),
        }
    }

    /// How many nodes j > 0 to sum: up to w = jh where 2w + max(Cw - A, 0)²/2 reaches D = reach.
    ///
    /// Either at w = D/2, if Cw ≤ A there, or at the larger root of C²w²/2 + (2 - AC)w + A²/2 - D.
    fn nodes(&self, a: &Interval, c: &Interval) -> usize {
        let (a, c) = (a.with_prec(BOUND_PREC), c.with_prec(BOUND_PREC));
        let d = small(self.reach);
        let end = if (&d * &c).certainly_le(&a.scale(1)) {
            d.scale(-1)
        } else {
            let rest = d.scale(1) - a.sqr();
            let slope = small(2) - &a * &c;
            let root = (slope.sqr() + c.sqr() * &rest).sqrt();
            rest / (slope + root)
        };
        let nodes = ceiling(&(end * small(self.density) / small(STEP)));
        (nodes as usize).min(self.table.len() - 1)
    }

    /// The moments of the nodes 1, …, J.
    fn half(&self, weight: &Interval, ratio: &Interval, decay: &Interval, nodes: usize) -> Half {
        let [weight, ratio, decay] = [weight, ratio, decay].map(|start| Start::new(start, self.prec));
        let roundings = [&weight, &ratio, &decay]
            .iter()
            .fold(self.roundings.clone(), |most, start| most.max(&start.roundings));
        let (mut weight, mut ratio) = (weight.value, ratio.value);
        let [mut zeroth, mut first, mut second] = [0; 3].map(|n| Float::with_val(self.prec, n));
        let mut term = Float::new(self.prec);
        for (j, sech_squared) in (1u32..).zip(&self.table[1..=nodes]) {
            weight *= &ratio;
            ratio *= &decay.value;
            term.assign(&weight * sech_squared);
            zeroth += &term;
            term *= j;
            first += &term;
            term *= j;
            second += &term;
        }
        let count = (roundings + small(1)) * small(nodes as u32 + 4).sqr();
        let error = relative_error(&count, self.prec);
        Half {
            moments: [zeroth, first, second].map(|moment| {
                let moment = Interval::point(moment);
                let rounding = moment.with_prec(BOUND_PREC) * &error;
                moment + rounding
            }),
            nodes,
        }
    }

    /// Bound of h times the terms beyond the node J on the side where the nodes are A - Cjh, j > 0.
    fn broken_off(&self, a: &Interval, c: &Interval, nodes: usize) -> Interval {
        let h = small(STEP) / small(self.density);
        let y = small(nodes as u32 + 1) * &h;
        let distance = (c.with_prec(BOUND_PREC) * &y - a.with_prec(BOUND_PREC))
            .max(&small(1))
            .sqr();
        let growth = small(4) * &h * (small(1) + &distance) / -(-h.scale(1)).exp_m1();
        growth * (-(distance.scale(-1) + y.scale(1))).exp()
    }
}

/// One side of a row.
struct Half {
    moments: [Interval; 3],
    nodes: usize,
}

/// The relative errors that a count of roundings at a precision allows.
fn relative_error(count: &Interval, prec: u32) -> Interval {
    let error = Interval::point(count.scale(-(prec as i32)).sup());
    if error.scale(1).certainly_le(&small(1)) {
        (-&error).hull(&error.scale(1))
    } else {
        Interval::entire(BOUND_PREC)
    }
}

/// The density 16/h of a step whose discretisation errors, over all rows, come to about e^(-decay), and their bound.
fn discretisation(decay: u32) -> (u32, Interval) {
    // Any k > 1 will do; the best is near the decay.
    let k = small(decay.max(2));
    let pi = Interval::pi(BOUND_PREC);
    let inner = small(1) - k.recip();
    let v = (&pi * &inner).scale(-1);
    let strip = (small(2) + v.sqr()) * v.sqr().scale(-1).exp() * v.scale(2) / (&pi / &k).sin();
    let height = small(8) * strip;
    let rate = pi.sqr() * inner / small(STEP);
    let density = ceiling(&((height.log() + small(decay)) / &rate));
    (density, height / (rate * small(density)).exp_m1())
}

/// sech²(jh), j = 0, …, longest, and the roundings n₀ of e^{-2h}.
fn sech_squared(longest: usize, density: u32, prec: u32) -> (Vec<Float>, Interval) {
    let exponent = Interval::from_rational(&Rational::from((2 * STEP, density)), prec + FINER);
    let start = Start::new(&(-exponent).exp(), prec);
    let powers = std::iter::successors(Some(Float::with_val(prec, 1)), |power| {
        Some(Float::with_val(prec, power * &start.value))
    });
    let table = powers.take(longest + 1).map(|power| {
        let sum = Float::with_val(prec, &power + 1u32);
        (power << 2u32) / sum.square()
    });
    (table.collect(), start.roundings)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The row with its errors, at the precision of the rule.
    fn enclosure(rule: &RowRule, a: &Rational, c: &Rational) -> Interval {
        let [a, c] = [a, c].map(|q| Interval::from_rational(q, rule.prec() + FINER));
        let row = rule.sum(&a, &c);
        let error = row.broken_off + rule.discretisation();
        row.value + (-&error).hull(&error)
    }

    #[test]
    fn coarse_rows_enclose_fine_ones() {
        let x = Rational::from(5);
        let fine = RowRule::new(&x, 90);
        for a in [-50, -31, -10, -1, 0, 3, 12, 29, 50] {
            for c in [1, 2, 5, 9, 10] {
                let (a, c) = (Rational::from((a, 10)), Rational::from((c, 10)));
                let exact = enclosure(&fine, &a, &c);
                for decay in [15, 20, 33, 61] {
                    let row = enclosure(&RowRule::new(&x, decay), &a, &c);
                    assert!(exact.is_subset(&row), "A = {a}, C = {c}, {decay}: {row} and {exact}");
                    assert!(row.wid() <= (-small(decay)).exp().scale(3).sup(), "{row}");
                }
            }
        }
    }

    #[test]
    fn a_row_without_slope_is_twice_the_bell() {
        // C → 0: ∫ sech²w G(A) dw = 2G(A), here at G(2) = -3e^{-2} and G(0) = 1, up to C².
        let rule = RowRule::new(&Rational::from(2), 60);
        let flat = Rational::from((1, 1u64 << 40));
        for (a, bell) in [(0, Interval::one(128)), (2, -(small(3) * (-small(2)).exp()))] {
            let difference = enclosure(&rule, &Rational::from(a), &flat) - bell.scale(1);
            assert!(difference.mag() < 1e-11, "{difference}");
        }
    }

    #[test]
    fn too_few_bits_for_the_roundings_say_so() {
        assert!(relative_error(&small(200), 8).is_entire());
        assert!(relative_error(&small(100), 8).is_bounded());
    }
}
