//! Constants of the theory: numbers with a permanent name and parameters, which anybody may ask for and cite.
//!
//! A [`Constant`] answers a [`Request`] with a [`Value`]: the formula that defines it, a closed form where there is one,
//! and the [`Number`], which may also be the certainty that there is none.

mod bures;
mod closed;
mod covariance;
mod error;
mod formula;
mod integral;
mod pair;
mod parseval;
mod published;
mod setting;
mod wasserstein;

use borsh::{BorshDeserialize, BorshSerialize};

use crate::formula::Expr;
use crate::interval::Interval;
use crate::proof::SupposedSpectrum;

pub use bures::BuresConstant;
pub use covariance::NoCovariance;
pub use error::{ConstantError, NoNumber, Unfit};
pub use formula::FormulaConstant;
pub use integral::IntegralConstant;
pub use pair::PairConstant;
pub use published::{ConstantRecord, PUBLISHED_DIGITS, Published, RouteRecord, publish, publish_one};
pub use setting::{LARGEST_PARAMETER, Parameter, Range, Setting, Settings};
pub use wasserstein::WassersteinConstant;

/// A normalisation of the Fourier transform in dimension m.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, BorshSerialize, BorshDeserialize)]
pub enum Convention {
    /// ∫ f(x) e^(-i x·ξ) dx.
    #[default]
    Angular,
    /// ∫ f(x) e^(-2πi x·ξ) dx.
    Ordinary,
    /// (2π)^(-m/2) ∫ f(x) e^(-i x·ξ) dx.
    Unitary,
}

impl Convention {
    /// Every convention.
    pub const ALL: [Convention; 3] = [Convention::Angular, Convention::Ordinary, Convention::Unitary];

    /// The word used on the command line and in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Convention::Angular => "angular",
            Convention::Ordinary => "ordinary",
            Convention::Unitary => "unitary",
        }
    }
}

/// Where a number is to come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
pub enum Route {
    /// From the closed form where there is one.
    #[default]
    Closed,
    /// By rigorous quadrature of an integral, which does not know the closed form.
    Quadrature,
    /// From enclosures of the zeros of an exact characteristic polynomial.
    Eigenvalues,
    /// By rigorous quadrature of the activation itself, which does not know its transform.
    Parseval,
}

impl Route {
    /// The word used on the command line and in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Route::Closed => "closed",
            Route::Quadrature => "quadrature",
            Route::Eigenvalues => "eigenvalues",
            Route::Parseval => "parseval",
        }
    }

    /// What the number then comes from, in words.
    #[must_use]
    pub fn source(self) -> &'static str {
        match self {
            Route::Closed => "the closed form",
            Route::Quadrature => "rigorous quadrature of the integral",
            Route::Eigenvalues => "the zeros of the exact characteristic polynomial",
            Route::Parseval => "rigorous quadrature of the activation itself, without its transform",
        }
    }
}

/// What is asked of a constant.
#[derive(Clone, Debug)]
pub struct Request {
    /// A value for each of its parameters.
    pub settings: Settings,
    /// The convention of its hats; of no consequence where it has none.
    pub convention: Convention,
    /// Where the number is to come from.
    pub route: Route,
    /// Significant digits that must be certain.
    pub digits: usize,
}

/// What a constant is at certain parameters.
#[derive(Clone, Debug)]
pub struct Value {
    /// The definitions in force, head and body, in the formula language.
    pub definitions: Vec<(String, String)>,
    /// The formula that defines it, its definitions not expanded.
    pub defining: Expr,
    /// The closed form, if one is proved.
    pub closed_form: Option<Expr>,
    /// Where the number comes from.
    pub route: Route,
    /// The number.
    pub number: Number,
    /// Numbers that follow from it.
    pub derived: Vec<Derived>,
    /// The Fourier transform that the paper tells, where it is not seen to be right: all of it supposes that.
    pub supposes: Option<SupposedSpectrum>,
}

/// A number that follows from a constant.
#[derive(Clone, Debug)]
pub struct Derived {
    /// What it is called.
    pub name: String,
    /// Its closed form, if the constant has one.
    pub closed_form: Option<Expr>,
    /// The number.
    pub number: Interval,
}

/// The number itself, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Number {
    /// It lies in the interval.
    Enclosed(Interval),
    /// It is exactly 0.
    Zero {
        /// The reason, in a sentence.
        reason: String,
    },
    /// There is certainly no such number.
    Missing {
        /// In a word or two, such as `divergent`.
        kind: &'static str,
        /// The reason, in a sentence.
        reason: String,
    },
}

/// A constant of the theory.
pub trait Constant: std::fmt::Debug + Send + Sync {
    /// The permanent name.
    fn name(&self) -> &str;

    /// What it is, in words.
    fn title(&self) -> &str;

    /// Its parameters.
    fn parameters(&self) -> &[Parameter];

    /// The symbol of the quantity that is its number, where others are given beside it, as `W2^2` is beside `W2`.
    fn quantity(&self) -> Option<&'static str> {
        None
    }

    /// Whether its value depends on the convention of the Fourier transform.
    fn has_convention(&self) -> bool;

    /// The routes on which it can be had at some of its parameters. Each does without what the others rest on.
    fn routes(&self) -> &'static [Route] {
        &[Route::Closed, Route::Quadrature]
    }

    /// What its textual parameters may be, for lists; empty where that goes without saying.
    fn choices(&self) -> Vec<Choice> {
        Vec::new()
    }

    /// The names of the numbers that may follow from it.
    fn beside(&self) -> Vec<&str> {
        Vec::new()
    }

    /// Whether it is defined for what is asked, as far as that is seen before its number is computed.
    ///
    /// # Errors
    /// As [`Constant::value`].
    fn admits(&self, request: &Request) -> Result<(), ConstantError>;

    /// Its value, on the route asked for; where that does not exist at these parameters, on another, which the value names.
    ///
    /// # Errors
    /// [`ConstantError::Parameter`] if a setting names nothing the constant is defined for, and
    /// [`ConstantError::Undecided`] if the digits were not reached.
    fn value(&self, request: &Request) -> Result<Value, ConstantError>;
}

/// One of the texts that a parameter may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The parameter.
    pub parameter: &'static str,
    /// The permanent name.
    pub name: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// What it is.
    pub title: String,
}
