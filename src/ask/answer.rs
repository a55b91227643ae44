//! The value of a formula, or why there is none.

use std::time::Duration;

use crate::formula::Expr;
use crate::interval::{Complex, Interval};

use super::Hindrance;

/// What became of a question for a value.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The formula as it was asked for.
    pub formula: String,
    /// Significant digits asked for.
    pub asked: usize,
    /// The value, or why there is none.
    pub found: Found,
    /// The value in closed form, where the exact layer finds a simple one.
    pub closed: Option<Expr>,
    /// On which way the value was found.
    pub route: Route,
    /// How long it took.
    pub time: Duration,
}

/// The value, or why there is none.
#[derive(Clone, Debug)]
pub enum Found {
    /// The value lies in there.
    Value(Value),
    /// There is certainly none, or none was found.
    Nothing {
        /// Why.
        why: Hindrance,
        /// Where the value lies if there is one, as far as that is known.
        reached: Option<Interval>,
    },
}

/// An enclosure of a value.
#[derive(Clone, Debug)]
pub enum Value {
    /// Of a real number, or of all values on a range.
    Real(Interval),
    /// Of a complex number.
    Complex(Complex),
}

/// What kind of answer it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The value.
    Value,
    /// An integral certainly diverges.
    Divergent,
    /// There is certainly no value for another reason.
    Undefined,
    /// Neither.
    Undecided,
}

impl Status {
    /// The word used in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Status::Value => "value",
            Status::Divergent => "divergent",
            Status::Undefined => "undefined",
            Status::Undecided => "undecided",
        }
    }
}

/// On which way an answer was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The normal form is a rational number.
    Rational,
    /// The normal form was enclosed.
    Closed,
    /// The formula was enclosed as it stands.
    Enclosed,
    /// The formula was enclosed as it stands, its integrals by rigorous quadrature.
    Quadrature,
    /// The formula was enclosed on pieces of the ranges, so many of them.
    Pieces(usize),
}

impl std::fmt::Display for Route {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Route::Rational => f.write_str("exact arithmetic"),
            Route::Closed => f.write_str("the normal form, enclosed"),
            Route::Enclosed => f.write_str("the formula itself, enclosed"),
            Route::Quadrature => f.write_str("rigorous quadrature"),
            Route::Pieces(1) => f.write_str("the formula enclosed on the whole range"),
            Route::Pieces(count) => write!(f, "the formula enclosed on {count} pieces of the range"),
        }
    }
}

impl Value {
    /// Certain significant digits; of a complex number those of the worse part that is not exact.
    #[must_use]
    pub fn digits(&self) -> u32 {
        match self {
            Value::Real(x) => x.certain_digits(),
            Value::Complex(z) => z.re.certain_digits().min(z.im.certain_digits()),
        }
    }
}

impl Answer {
    /// What kind of answer it is.
    #[must_use]
    pub fn status(&self) -> Status {
        match &self.found {
            Found::Value(_) => Status::Value,
            Found::Nothing { why, .. } => why.status(),
        }
    }
}
