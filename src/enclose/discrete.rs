//! Indices: arguments that have to be natural numbers.

use super::EncloseError;
use super::value::Value;
use rug::{Integer, Rational};

/// Indices beyond this are refused: the numbers would fill the memory.
const LARGEST: u32 = 1 << 16;

/// A natural number in the range supported.
pub(crate) fn exact_index(what: &'static str, value: &Value) -> Result<u32, EncloseError> {
    let index = value.integer().and_then(Integer::to_u32).filter(|&n| n <= LARGEST);
    index.ok_or_else(|| EncloseError::NotInteger {
        what,
        value: match value {
            Value::Exact(_, x) | Value::Real(x) => x.clone(),
            Value::Complex(z) => z.re.clone(),
        },
    })
}

/// An integer as an exact value.
pub(crate) fn integer(n: Integer, prec: u32) -> Value {
    Value::exact(Rational::from(n), prec)
}
