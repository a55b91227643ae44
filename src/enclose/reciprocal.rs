//! Reciprocals of products and powers of cosh and sinh on complex rectangles.
//!
//! cosh maps a rectangle taller than π/2 to a ring about zero, and the rectangle around the ring contains zero although
//! nothing in it is small: 1/cosh of that would be refused. The interval layer encloses 1/cosh and 1/sinh themselves; here
//! the divisor is looked through for them, and (uv)⁻¹ = u⁻¹v⁻¹, (uⁿ)⁻¹ = (u⁻¹)ⁿ do the rest.

use super::program::Op;
use super::run::Fixed;
use super::value::Value;
use crate::formula::Function;
use crate::interval::Complex;

impl Fixed<'_> {
    /// An enclosure of 1/d, for d the operation at `at`, if a hyperbolic function of a rectangle is a factor of d and the
    /// reciprocal has one.
    pub(super) fn reciprocal(&self, at: usize, computed: &[Value]) -> Option<Complex> {
        let value = |at: usize| self.operand(computed, at);
        match &self.program.ops[at] {
            Op::Call(Function::Cosh, arguments) => complex(value(arguments[0]))?.sech().ok(),
            Op::Call(Function::Sinh, arguments) => complex(value(arguments[0]))?.csch().ok(),
            Op::Pow(base, exponent) => {
                let exponent = value(*exponent).integer()?.to_i64()?;
                self.reciprocal(*base, computed)?.powi(exponent).ok()
            }
            Op::Mul(a, b) if a == b => Some(self.reciprocal(*a, computed)?.sqr()),
            Op::Mul(a, b) => {
                let (first, second) = (self.reciprocal(*a, computed), self.reciprocal(*b, computed));
                if first.is_none() && second.is_none() {
                    return None;
                }
                let plain = |at: usize| value(at).clone().into_complex().recip().ok();
                Some(&first.or_else(|| plain(*a))? * &second.or_else(|| plain(*b))?)
            }
            _ => None,
        }
    }

    /// dⁿ for a negative integer n, under the same conditions.
    pub(super) fn negative_power(&self, at: usize, exponent: &Value, computed: &[Value]) -> Option<Value> {
        let power = exponent.integer()?.to_i64()?.checked_neg().filter(|n| *n > 0)?;
        Some(Value::Complex(self.reciprocal(at, computed)?.powi(power).ok()?))
    }
}

fn complex(value: &Value) -> Option<&Complex> {
    match value {
        Value::Complex(z) => Some(z),
        _ => None,
    }
}
