//! Why a table, or a cell of it, is not decided.

use crate::enclose::EncloseError;
use crate::exact::Obstacle;
use crate::formula::{DefinitionError, Expr, ParseError, Symbol};
use crate::interval::Interval;
use crate::proof::PointError;

/// Why a table, or a cell of it, is not decided.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum TableError {
    /// The formula of an activation or a profile, or that of a cell, cannot be read.
    #[error("{whose}: {why}")]
    Text {
        /// Whose formula it is.
        whose: String,
        /// What the parser found, and where.
        why: ParseError,
    },
    /// A definition cannot be read, or is used in the wrong way.
    #[error(transparent)]
    Definition(#[from] DefinitionError),
    /// The values at which a parameter is shown cannot be read.
    #[error(transparent)]
    Values(#[from] PointError),
    /// A name that stands for nothing.
    #[error("`{name}` in {profile} is not defined")]
    Undefined {
        /// The name.
        name: Symbol,
        /// The profile in whose test function it stands.
        profile: String,
    },
    /// The exact layer does not read a formula.
    #[error(transparent)]
    Unread(#[from] Obstacle),
    /// A number has no enclosure.
    #[error(transparent)]
    Value(#[from] EncloseError),
    /// Rigorous quadrature of an integral does not meet its closed form.
    #[error("the closed form {closed} lies outside {measured}")]
    Apart {
        /// The closed form.
        closed: Expr,
        /// What quadrature found.
        measured: Interval,
    },
    /// The integrand lacks what the criterion of convergence asks for.
    #[error("the integrand is not seen to be {0}")]
    NotSeen(Needed),
    /// A cell without a formula and without an integral.
    #[error("no formula")]
    NoFormula,
}

impl TableError {
    /// A mistake in a formula, told whose it is.
    pub(in crate::proof) fn of(whose: &str) -> impl Fn(ParseError) -> TableError + '_ {
        move |why| TableError::Text {
            whose: whose.into(),
            why,
        }
    }
}

/// What an integrand must be for its integral over the line to be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Needed {
    /// c z^p near 0, on either side.
    #[error("a multiple of a power near 0")]
    PowerNearZero,
    /// The same of the sum of both sides.
    #[error("a multiple of a power near 0 after folding")]
    FoldedPowerNearZero,
    /// Tame everywhere else.
    #[error("continuous off 0 and integrable at infinity")]
    TameOffZero,
}
