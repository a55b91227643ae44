//! Questions that make no sense.

use crate::formula::{DefinitionError, ParseError, ShapeError, Symbol};
use crate::proof::Mistake;

use super::asked::MOST_DIGITS;

/// Why a question makes no sense. Where a place in its text is at fault, the column is told.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Wrong {
    /// A text cannot be read, or a name in it stands for nothing.
    #[error(transparent)]
    Text(#[from] ParseError),
    /// A definition is none.
    #[error(transparent)]
    Definition(#[from] DefinitionError),
    /// What is let is not of the form of a definition.
    #[error("`{0}` lets nothing be: write `x = 1/3`, `x = 0.1..0.2` or `g(x) = x^2`")]
    Letting(String),
    /// A name is let be two things.
    #[error("`{0}` is let be two things")]
    Twice(Symbol),
    /// A name that is let be something occurs nowhere.
    #[error("`{name}` is let be something, and does not occur{}", near(.nearest))]
    Unused {
        /// The name.
        name: Symbol,
        /// One that occurs and looks like it.
        nearest: Option<Symbol>,
    },
    /// A name in a definition has no value.
    #[error("`{0}`, in what is let be, has no value: let it be something as well")]
    Open(Symbol),
    /// A function in a definition is not known.
    #[error("`{0}`, in what is let be, is no function that is known")]
    Unknown(Symbol),
    /// What is supposed is no integral or series.
    #[error(
        "`{0}` supposes nothing: write that an integral or a series exists, as in `integral(x, 0..oo, f(x)) exists`"
    )]
    Supposed(String),
    /// The relation, with what is given, cannot be decided as it is written.
    #[error(transparent)]
    Claim(Mistake),
    /// Matrices that do not fit, or a matrix where a number is asked for.
    #[error(transparent)]
    Shape(#[from] ShapeError),
    /// More digits than are computed, or none.
    #[error("{0} digits cannot be asked for: 1 to {MOST_DIGITS}")]
    Digits(usize),
}

fn near(nearest: &Option<Symbol>) -> String {
    nearest
        .as_ref()
        .map_or_else(String::new, |name| format!(": did you mean `{name}`?"))
}
