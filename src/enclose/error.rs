//! Why a formula was not enclosed.

use crate::formula::{Expr, ShapeError, Symbol};
use crate::interval::{Complex, ComplexError, Interval};
use crate::session::Spent;
use thiserror::Error;

/// A formula without a certified value, and why.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum EncloseError {
    /// A symbol has no value.
    #[error("the symbol {0} has no value")]
    Unbound(Symbol),
    /// A symbol was assigned the empty set.
    #[error("the symbol {0} ranges over the empty set")]
    EmptyRange(Symbol),
    /// A function that is not defined.
    #[error("the function {0} is not defined")]
    Undefined(Symbol),
    /// A function at a point where it has no (real) value, with certainty.
    #[error("{function} has no real value at {argument:.12}")]
    Domain {
        /// The function.
        function: &'static str,
        /// The argument.
        argument: Interval,
    },
    /// A function on a set that is not certain to lie in its domain.
    #[error("{argument:.12} is not certain to lie in the domain of {function}")]
    Uncertain {
        /// The function.
        function: &'static str,
        /// The argument.
        argument: Interval,
    },
    /// A divisor that is zero, or may be.
    #[error("division by zero: the divisor lies in {divisor:.12}")]
    DivisionByZero {
        /// The divisor; the point 0 when it is zero with certainty.
        divisor: Interval,
    },
    /// A value that has to be real, and is not certain to be.
    #[error("the value {value:.12} is not certain to be real")]
    NotReal {
        /// Its enclosure.
        value: Box<Complex>,
    },
    /// A function that is not shown to be holomorphic where it has to be.
    #[error("not shown to be holomorphic: {reason}")]
    NotHolomorphic {
        /// The function and the obstacle.
        reason: String,
    },
    /// An argument, bound or index that has to be an integer.
    #[error("{what} has to be an integer in the range supported, not {value:.12}")]
    NotInteger {
        /// The argument, bound or index.
        what: &'static str,
        /// Its enclosure.
        value: Interval,
    },
    /// Infinity used as a number.
    #[error("oo is not a number: it is only allowed as a bound of an integral")]
    Infinite,
    /// A value too large to be represented.
    #[error("the value is too large to be represented, or unbounded")]
    Overflow,
    /// A derivative that does not exist as a formula.
    #[error("no derivative: {0}")]
    Derivative(String),
    /// A matrix where a number is needed, or matrices whose shapes do not fit.
    #[error("{0}")]
    Shape(ShapeError),
    /// A formula that is not shown to have an inverse.
    #[error("`{body}` is not seen to be strictly increasing in {var} on the whole line: {why}")]
    NotIncreasing {
        /// The formula.
        body: Expr,
        /// Its argument.
        var: Symbol,
        /// The obstacle.
        why: String,
    },
    /// An integral that was not enclosed.
    #[error("integral: {reason}")]
    Integral {
        /// Why.
        reason: String,
        /// A valid enclosure, if there is one.
        reached: Option<Box<Interval>>,
        /// Whether no precision could change this, as when the integral diverges.
        lasting: bool,
    },
    /// The work that the session may take is done.
    #[error(transparent)]
    Spent(#[from] Spent),
    /// The budget ended before the digits asked for were certain.
    #[error("undecided at {bits} bits: {}", reached_text(reached, last))]
    Undecided {
        /// The largest working precision tried, in bits.
        bits: u32,
        /// The best enclosure found, valid but too wide.
        reached: Option<Box<Interval>>,
        /// What stood in the way, if it was more than the width.
        last: Option<Box<EncloseError>>,
    },
}

fn reached_text(reached: &Option<Box<Interval>>, last: &Option<Box<EncloseError>>) -> String {
    match (reached, last) {
        (Some(x), _) => format!("the value lies in {x}"),
        (None, Some(error)) => error.to_string(),
        (None, None) => "no enclosure found".into(),
    }
}

impl EncloseError {
    /// Whether the error stays at every precision and on every smaller set.
    pub fn is_final(&self) -> bool {
        match self {
            EncloseError::Uncertain { .. }
            | EncloseError::NotReal { .. }
            | EncloseError::NotHolomorphic { .. }
            | EncloseError::NotInteger { .. }
            | EncloseError::Overflow => false,
            EncloseError::Integral { lasting, .. } => *lasting,
            EncloseError::DivisionByZero { divisor } => divisor.is_point(),
            _ => true,
        }
    }

    /// The error of a function that is undefined somewhere on its argument: everywhere, or possibly.
    pub(crate) fn domain(function: &'static str, argument: &Interval, certain: bool) -> EncloseError {
        let argument = argument.clone();
        if certain {
            EncloseError::Domain { function, argument }
        } else {
            EncloseError::Uncertain { function, argument }
        }
    }
}

impl From<ComplexError> for EncloseError {
    fn from(error: ComplexError) -> EncloseError {
        EncloseError::NotHolomorphic {
            reason: error.to_string(),
        }
    }
}
