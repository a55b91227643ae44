//! Formulas that are plain rational numbers.

use rug::ops::Pow;
use rug::{Integer, Rational};

use super::tree::{Expr, Node};

/// The largest number of bits an exact power may have here; above it a formula counts as a formula, not as a number.
const MAX_BITS: u64 = 1 << 20;

impl Expr {
    /// The value of a formula made of integers by `+ - * /` and integer powers; `None` for any other, for a division by zero and
    /// for a power of more than a million bits.
    pub fn as_rational(&self) -> Option<Rational> {
        match self.node() {
            Node::Integer(n) => Some(Rational::from(n)),
            Node::Neg(a) => Some(-a.as_rational()?),
            Node::Add(a, b) => Some(a.as_rational()? + b.as_rational()?),
            Node::Sub(a, b) => Some(a.as_rational()? - b.as_rational()?),
            Node::Mul(a, b) => Some(a.as_rational()? * b.as_rational()?),
            Node::Div(a, b) => {
                let divisor = b.as_rational().filter(|q| *q != 0)?;
                Some(a.as_rational()? / divisor)
            }
            Node::Pow(a, b) => power(a.as_rational()?, &b.as_integer()?),
            _ => None,
        }
    }

    /// The value of a formula that is an integer, as [`Expr::as_rational`] finds it.
    pub fn as_integer(&self) -> Option<Integer> {
        let (numerator, denominator) = self.as_rational()?.into_numer_denom();
        (denominator == 1).then_some(numerator)
    }
}

fn power(base: Rational, exponent: &Integer) -> Option<Rational> {
    let exponent = exponent.to_i32()?;
    let bits = u64::from(base.numer().significant_bits().max(base.denom().significant_bits()));
    let undefined = base == 0 && exponent < 0;
    let too_long = bits.saturating_mul(u64::from(exponent.unsigned_abs())) > MAX_BITS;
    (!undefined && !too_long).then(|| base.pow(exponent))
}
