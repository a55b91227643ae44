//! Why a formula has no normal form here: the step is undecided, never false.

use std::fmt;

use crate::formula::{Class, DerivativeError, Expr, Symbol};
use crate::session::Spent;

/// A side condition that a rewriting needs at every point of the declared domains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The formula is not 0.
    Nonzero(Expr),
    /// The formula is positive.
    Positive(Expr),
    /// The formula is at least 0.
    Nonnegative(Expr),
    /// The formula is real.
    Real(Expr),
    /// The formula is a natural number.
    Natural(Expr),
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Condition::Nonzero(e) => write!(f, "{e} <> 0"),
            Condition::Positive(e) => write!(f, "{e} > 0"),
            Condition::Nonnegative(e) => write!(f, "{e} >= 0"),
            Condition::Real(e) => write!(f, "{e} is real"),
            Condition::Natural(e) => write!(f, "{e} is a natural number"),
        }
    }
}

/// What kept a formula from its normal form, or an equation from its proof.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Obstacle {
    /// A side condition does not follow from the declared domains.
    #[error("the declared domains do not ensure that {0}")]
    Condition(Condition),
    /// A denominator is identically 0 (or not recognised as invertible).
    #[error("division by {0}, which is zero or not invertible")]
    DivisionByZero(Expr),
    /// The formula contains something the normal form has no rule for.
    #[error("no normal form for {0}")]
    Unsupported(String),
    /// An integral or series without closed form here, whose convergence is not certain.
    #[error("no rule shows that {0} converges")]
    Convergence(Expr),
    /// An open function is not declared to belong to a class that the step needs.
    #[error("`{function}` is not declared {}", .class.words())]
    Class {
        /// The function, without primes.
        function: Symbol,
        /// The class.
        class: Class,
    },
    /// The work that the session may take is done.
    #[error(transparent)]
    Spent(Spent),
    /// An intermediate result would exceed the stated size.
    #[error("{0} is too large")]
    TooLarge(String),
    /// A derivative could not be formed.
    #[error("{0}")]
    Derivative(DerivativeError),
    /// Both sides have normal forms, and these differ. That alone refutes nothing.
    #[error("the normal forms differ by {0}")]
    Different(Expr),
}
