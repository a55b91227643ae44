//! Why a constant could not be given.

use super::Convention;
use super::covariance::NoCovariance;
use super::published::RouteRecord;
use super::setting::{LARGEST_PARAMETER, Parameter, Range};
use crate::formula::{Expr, Symbol};
use crate::interval::Interval;
use crate::proof::likeness::nearest;
use crate::proof::{LawError, Refusal};

/// Why a constant could not be given.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ConstantError {
    /// A parameter is missing, unknown or outside its range.
    #[error(transparent)]
    Parameter(#[from] Unfit),
    /// The text of the constant has a mistake, or its number was not enclosed to the digits asked for.
    #[error("{0}")]
    Undecided(Refusal),
}

impl ConstantError {
    /// Undecided, for the reason that another error tells.
    pub fn undecided(reason: impl std::error::Error + Send + Sync + 'static) -> ConstantError {
        ConstantError::Undecided(reason.into())
    }
}

/// What a setting lacks.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Unfit {
    /// No parameter with a value.
    #[error("`{0}` is not of the form parameter=value, as in m=3")]
    Form(String),
    /// The constant has no such parameter.
    #[error("`{constant}` has no parameter `{name}`; it has {}", known.join(", "))]
    NoParameter {
        /// The constant.
        constant: String,
        /// What was given.
        name: String,
        /// Its parameters.
        known: Vec<String>,
    },
    /// A parameter with two values.
    #[error("{0} is set twice")]
    SetTwice(String),
    /// A parameter without a value.
    #[error("`{constant}` needs a value of {}, as in {}", parameter.name, parameter.example())]
    Missing {
        /// The constant.
        constant: String,
        /// The parameter.
        parameter: Parameter,
    },
    /// A value outside of the range.
    #[error("{} = {value}: {} is needed", parameter.name, match &parameter.range {
        Range::Natural { from } => format!("a whole number from {from} to {LARGEST_PARAMETER}"),
        Range::Text { what, example } => format!("{what}, as in {example},"),
    })]
    OutOfRange {
        /// The parameter.
        parameter: Parameter,
        /// The value.
        value: String,
    },
    /// A condition on the parameters that their values do not meet.
    #[error("{given}: {constant} exists only where {condition}; choose parameters that satisfy it")]
    Condition {
        /// The constant.
        constant: String,
        /// The parameters with their values.
        given: String,
        /// The condition.
        condition: String,
    },
    /// An activation whose parameters need values.
    #[error("`{name}` needs a value, as in {parameter}={name}({example})")]
    NoValue {
        /// The parameter.
        parameter: &'static str,
        /// The activation.
        name: String,
        /// Values that it may have.
        example: String,
    },
    /// An activation that has no parameters.
    #[error("`{name}` has no parameter: write {parameter}={name}")]
    NoneToSet {
        /// The parameter.
        parameter: &'static str,
        /// The activation.
        name: String,
    },
    /// A parameter of an activation that is no number of its domain.
    #[error("{name} = {value}: a rational number is needed, {domain}")]
    NotInDomain {
        /// The parameter.
        name: Symbol,
        /// What was given.
        value: String,
        /// Its domain.
        domain: String,
    },
    /// A text that is no law, or a law without a distance.
    #[error(transparent)]
    Law(LawError),
    /// A text that is no covariance matrix.
    #[error("{side} = {text}: {why}")]
    Matrix {
        /// The parameter.
        side: &'static str,
        /// The text.
        text: String,
        /// What is wrong.
        why: NoCovariance,
    },
    /// Covariances of two dimensions.
    #[error("from and to have {} and {} rows: they must have equally many", .0[0], .0[1])]
    Sizes([usize; 2]),
    /// The constant has another normalisation of the Fourier transform only.
    #[error("{constant} is not defined in the {} convention", convention.word())]
    Convention {
        /// The constant.
        constant: String,
        /// The convention.
        convention: Convention,
    },
    /// A bracket that is not closed.
    #[error("{parameter} = {value}: a bracket is not closed")]
    OpenBracket {
        /// The parameter.
        parameter: &'static str,
        /// The value.
        value: String,
    },
    /// A name that stands for nothing.
    #[error("unknown {kind} `{name}`{} --list names them all", nearest.as_ref().map_or_else(|| ";".into(), |name| format!("; did you mean `{name}`?")))]
    Unknown {
        /// What it should name.
        kind: &'static str,
        /// The name.
        name: String,
        /// A known name that is much like it.
        nearest: Option<String>,
    },
}

impl Unfit {
    /// A name of that kind that is unknown, with the nearest of the known ones.
    pub(super) fn unknown<'a>(kind: &'static str, name: &str, known: impl Iterator<Item = &'a str>) -> Unfit {
        Unfit::Unknown {
            kind,
            name: name.into(),
            nearest: nearest(name, known),
        }
    }
}

/// Why there is no number, beyond what the layers below say.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoNumber {
    /// A condition on the parameters that is none of numbers.
    #[error("{0} is not a number at these parameters")]
    Condition(String),
    /// The constant has no form in this normalisation of the Fourier transform.
    #[error("{constant} is not defined in the {} convention", convention.word())]
    Convention {
        /// The constant.
        constant: String,
        /// The convention.
        convention: Convention,
    },
    /// No number of that name beside the constant.
    #[error("it has no number called {0}")]
    Quantity(String),
    /// It is 0, and a number with digits is asked for.
    #[error("it is exactly 0: {0}")]
    Zero(String),
    /// There certainly is none.
    #[error("{kind}: {reason}")]
    Missing {
        /// In a word or two.
        kind: &'static str,
        /// Why.
        reason: String,
    },
    /// The cell of the table is undecided.
    #[error("{0}")]
    Cell(String),
    /// The cell of the table has none.
    #[error("no number")]
    EmptyCell,
    /// Two routes that exclude each other.
    #[error("{} is in {}, but {} is in {}", .0[0].route.source(), .0[0].number, .0[1].route.source(), .0[1].number)]
    Apart(Box<[RouteRecord; 2]>),
    /// A closed form that is another number.
    #[error("its closed form {closed} lies outside {number}, where the formula that defines it is")]
    NotClosed {
        /// What it is said to be.
        closed: Expr,
        /// What quadrature of the defining formula found.
        number: Interval,
    },
    /// An integral over the line that does not exist.
    #[error("the integral over the line does not exist: near 0 the integrand is like z^({0})")]
    Divergent(i64),
    /// The zeros of a characteristic polynomial that are not separated from 0.
    #[error("the eigenvalues are not seen to be positive")]
    Eigenvalues,
    /// The precision was raised as often as is allowed.
    #[error("{digits} digits were not reached with {prec} bits")]
    Bits {
        /// The digits asked for.
        digits: usize,
        /// The precision.
        prec: u32,
    },
}
