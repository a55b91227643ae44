//! Orders of Bessel functions: integers and halves of odd integers.

use rug::Rational;

use crate::interval::Interval;

/// Orders beyond this are refused.
const LARGEST: i32 = 1_000;

/// An order ν of a Bessel function with 2ν an integer, of moderate size.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Order {
    twice: i32,
}

impl Order {
    /// The order ν; none unless 2ν is an integer and |ν| ≤ 1000.
    pub fn new(order: &Rational) -> Option<Order> {
        let twice = Rational::from(order * 2u32);
        let twice = (*twice.denom() == 1).then(|| twice.numer().to_i32()).flatten()?;
        (twice.abs() <= 2 * LARGEST).then_some(Order { twice })
    }

    /// Whether it is an integer.
    pub(super) fn is_integer(self) -> bool {
        self.twice % 2 == 0
    }

    /// ⌊ν⌋.
    pub(super) fn floor(self) -> i32 {
        self.twice.div_euclid(2)
    }

    pub(super) fn is_negative(self) -> bool {
        self.twice < 0
    }

    /// The order raised by an integer.
    pub(super) fn plus(self, n: i32) -> Order {
        Order {
            twice: self.twice + 2 * n,
        }
    }

    /// -ν.
    pub(super) fn negated(self) -> Order {
        Order { twice: -self.twice }
    }

    /// |ν|.
    pub(super) fn size(self) -> Order {
        Order {
            twice: self.twice.abs(),
        }
    }

    /// 2ν.
    pub(super) fn twice(self) -> i32 {
        self.twice
    }

    /// ν at a precision, exact from 16 bits on.
    pub(super) fn value(self, prec: u32) -> Interval {
        Interval::from_i64(self.twice.into(), prec).scale(-1)
    }

    /// (-1)^⌊ν⌋.
    pub(super) fn sign(self) -> i64 {
        if self.floor().rem_euclid(2) == 0 { 1 } else { -1 }
    }
}
