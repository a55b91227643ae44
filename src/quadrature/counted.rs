//! Nonnegative numbers that count the roundings behind them: the cheap enclosure of the inner loops.
//!
//! Where every number is nonnegative and none is subtracted, relative errors cannot grow, and a count says how large
//! they are. A [`Counted`] of precision P stands for an unknown number t ≥ 0 with
//!
//! > (1 - u)ⁿ ≤ t / value ≤ (1 - u)⁻ⁿ,  u = 2^(-P),
//!
//! where n is its count. MPFR rounds x to the nearest number r of P bits, so r = x(1 + δ) with |δ| ≤ u, and x/r lies in
//! \[1/(1 + u), 1/(1 - u)\], inside \[1 - u, (1 - u)⁻¹\]: one rounding adds one to the count. By multiplying the two
//! chains of inequalities, a product carries n₁ + n₂ + 1; a sum of nonnegative numbers max(n₁, n₂) + 1, since the two
//! quotients share their bounds; a square root ⌈n/2⌉ + 1; a power of two nothing. At the end, for nu ≤ 1/2,
//! Bernoulli's inequality gives 1 - nu ≤ (1 - u)ⁿ and (1 - u)⁻ⁿ ≤ 1/(1 - nu) ≤ 1 + 2nu, and that is the
//! [`enclosure`](Counted::enclosure).

use super::grid::{BOUND_PREC, natural};
use crate::interval::Interval;
use rug::{Float, Integer, float::Constant};

/// A nonnegative number known up to a counted number of roundings.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    value: Float,
    roundings: u64,
}

impl Counted {
    /// A nonnegative integer, rounded once.
    pub(super) fn integer(x: &Integer, prec: u32) -> Counted {
        Counted {
            value: Float::with_val(prec, x),
            roundings: 1,
        }
    }

    /// log 2, rounded once.
    pub(super) fn ln2(prec: u32) -> Counted {
        Counted {
            value: Float::with_val(prec, Constant::Log2),
            roundings: 1,
        }
    }

    /// 2^e, exact.
    pub(super) fn power_of_two(e: i32, prec: u32) -> Counted {
        Counted {
            value: Float::with_val(prec, 1) << e,
            roundings: 0,
        }
    }

    /// The product with 2^e, exact.
    pub(super) fn scale(self, e: i32) -> Counted {
        Counted {
            value: self.value << e,
            ..self
        }
    }

    /// The product.
    pub(super) fn times(mut self, other: &Counted) -> Counted {
        self.value *= &other.value;
        self.roundings += other.roundings + 1;
        self
    }

    /// The sum.
    pub(super) fn plus(mut self, other: &Counted) -> Counted {
        self.value += &other.value;
        self.roundings = self.roundings.max(other.roundings) + 1;
        self
    }

    /// The square root.
    #[expect(
        clippy::disallowed_methods,
        reason = "the rounding of the root is counted, like all others here"
    )]
    pub(super) fn sqrt(mut self) -> Counted {
        self.value.sqrt_mut();
        self.roundings = self.roundings.div_ceil(2) + 1;
        self
    }

    /// The power x^n, by squaring.
    pub(super) fn power(&self, n: u32) -> Counted {
        let mut result = Counted::power_of_two(0, self.value.prec());
        for bit in (0..u32::BITS - n.leading_zeros()).rev() {
            result = result.clone().times(&result);
            if (n >> bit) & 1 == 1 {
                result = result.times(self);
            }
        }
        result
    }

    /// n/2^P at most 1/2, on which both readings of the count rest.
    ///
    /// # Panics
    /// Otherwise: 2^(P-1) operations at P ≥ 16 bits, which no sum of this layer performs.
    fn assert_few_roundings(&self) {
        let least_prec = u64::BITS - self.roundings.leading_zeros() + 1;
        assert!(least_prec <= self.value.prec(), "too many roundings");
    }

    /// The integer part of 2^bits·value, and a bound, in units of one, of its distance from 2^bits·t, for t ≤ 1 and
    /// bits ≤ P.
    ///
    /// Taking the integer part loses less than one; the count less than 2nu·value·2^bits, where value ≤ 1 + 2nu ≤ 2,
    /// and u·2^bits ≤ 1 is again rounded up, to a whole unit.
    pub(super) fn fixed_point(&self, bits: u32) -> (Integer, u64) {
        self.assert_few_roundings();
        let guard = self.value.prec() - bits;
        let scaled = self.value.clone() << bits;
        let integer = scaled.trunc().to_integer();
        let integer = integer.expect("products and roots of finite numbers far from overflow are finite");
        (integer, ((4 * self.roundings) >> guard.min(63)) + 2)
    }

    /// An interval certain to hold the number.
    pub(super) fn enclosure(&self) -> Interval {
        self.assert_few_roundings();
        let prec = self.value.prec();
        let value = Interval::point(self.value.clone());
        let factor = natural(2 * self.roundings).scale(-(prec as i32));
        let radius = value.with_prec(BOUND_PREC) * factor;
        value + (-&radius).hull(&radius)
    }
}
