//! What can be wrong with the end points handed to an interval, as numbers or as text.

use thiserror::Error;

/// Why two numbers are not the end points of an interval.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum IntervalError {
    /// An end point is not a number.
    #[error("an end point is not a number")]
    NotANumber,
    /// The lower end is above the upper one.
    #[error("the lower end is above the upper end")]
    Reversed,
    /// Both ends are the same infinity: no real number lies between them.
    #[error("both ends are the same infinity")]
    NoRealNumber,
}

/// Why a text is not a decimal number. Columns count characters from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DecimalError {
    /// No digit where the number needs at least one.
    #[error("column {column}: a digit is missing")]
    MissingDigits {
        /// Where the digit was expected.
        column: usize,
    },
    /// A character that does not belong there.
    #[error("column {column}: unexpected '{found}'")]
    Unexpected {
        /// Where it stands.
        column: usize,
        /// The character.
        found: char,
    },
    /// The numbers were read but are not the ends of an interval.
    #[error(transparent)]
    Interval(#[from] IntervalError),
}

/// Why a text is not an exact hexadecimal number such as `-0x1.8p+3`. Columns count characters from 1.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum HexadecimalError {
    /// The number does not begin with `0x`.
    #[error("column {column}: \"0x\" is missing")]
    MissingPrefix {
        /// Where the prefix was expected.
        column: usize,
    },
    /// No digit where the number needs at least one.
    #[error("column {column}: a digit is missing")]
    MissingDigits {
        /// Where the digit was expected.
        column: usize,
    },
    /// The binary exponent, `p` and an integer, is missing.
    #[error("column {column}: the exponent \"p…\" is missing")]
    MissingExponent {
        /// Where the exponent was expected.
        column: usize,
    },
    /// A character that does not belong there.
    #[error("column {column}: unexpected '{found}'")]
    Unexpected {
        /// Where it stands.
        column: usize,
        /// The character.
        found: char,
    },
    /// The number is too large or too small to be held exactly.
    #[error("the exponent is out of range")]
    ExponentOutOfRange,
    /// The numbers were read but are not the ends of an interval.
    #[error(transparent)]
    Interval(#[from] IntervalError),
}
