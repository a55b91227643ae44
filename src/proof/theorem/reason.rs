//! Reasons: how a hypothesis is met, and what is lacking where it is not.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::exact::Obstacle;
use crate::formula::{DerivativeError, Expr, Relation, Symbol};
use crate::proof::evidence::Seen;

/// How a hypothesis of a theorem is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// The integral has a normal form.
    Converges,
    /// The modulus of the integrand has a bound of finite integral.
    Bounded,
    /// In the other order of integration, which Tonelli's theorem allows for a modulus, it has one.
    Exchanged,
    /// The claim declares it.
    Declared,
    /// The relation holds; what was seen.
    Seen(Seen),
    /// A bound of the modulus holds of the function and of its negative.
    BothSigns,
    /// One end of the range is infinite, so that the other comes before it.
    InfiniteEnd,
    /// The statement supposes it.
    Supposed,
    /// The function is continuous and takes the value.
    Continuity,
    /// The function falls like a Gaussian.
    Gaussian,
    /// The function is affine.
    Affine,
    /// The function is composed of entire ones.
    Entire,
    /// In the way that the kind of step which rests on the theorem meets it.
    ByKind(&'static str),
}

impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            How::Converges => "the exact layer shows that it converges",
            How::Bounded => "a bound of the modulus has a finite integral",
            How::Exchanged => "the exact layer shows that it converges in the other order of integration, which for a modulus is enough (Tonelli)",
            How::Declared => "it is declared",
            How::Seen(seen) => return f.write_str(&seen.words()),
            How::BothSigns => "it holds of the function and of its negative",
            How::Supposed => "the statement supposes it",
            How::InfiniteEnd => "an end is infinite",
            How::Continuity => "by continuity",
            How::Gaussian => "it is dominated by a Gaussian",
            How::Affine => "it is affine",
            How::Entire => "it is composed of entire functions",
            How::ByKind(words) => words,
        })
    }
}

impl Serialize for How {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// What is lacking for a parameter to be what a theorem declares, or for a hypothesis to hold.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Lack {
    /// A parameter of the theorem has no value.
    #[error("a parameter has no value")]
    Value,
    /// The value of a parameter is a number where it should be a function, or the other way round.
    #[error("`{0}` is given a value of another kind")]
    Kind(Symbol),
    /// A value that has to be a vector of so many entries.
    #[error("{0} is not seen to be a vector of R^{1}")]
    Vector(Expr, Expr),
    /// What stands for a function is no open function that is declared so.
    #[error("{} is not declared {}", .0, match .1 { super::Nature::Class(class) => class.words().to_string(), super::Nature::Quality(quality) => quality.to_string() })]
    Undeclared(Expr, super::Nature),
    /// Something has to hold on the whole plane.
    #[error("nothing is known of all complex numbers")]
    Plane,
    /// A range of whole numbers has to start at one.
    #[error("{0} is no natural number")]
    Natural(Expr),
    /// A whole number is no number from 1 on.
    #[error("{0} is no natural number from 1 on")]
    Whole(Expr),
    /// A symbol is not declared as a whole number from 1 on.
    #[error("`{0}` is not declared as a natural number from 1 on")]
    Declaration(Symbol),
    /// A number is not seen to be real.
    #[error("{0} is not seen to be real")]
    Real(Expr),
    /// The values of a function are not seen to lie in a range.
    #[error("{formula} is not seen to lie between {lo} and {hi}")]
    Between {
        /// The value.
        formula: Expr,
        /// One end.
        lo: Expr,
        /// The other.
        hi: Expr,
    },
    /// A class is known of functions of one variable only.
    #[error("a function of several variables is not seen to be {}", .0.words())]
    Variables(super::Class),
    /// A function is not seen to be continuous.
    #[error("{0} is not seen to be continuous in {1}")]
    Continuous(Expr, Symbol),
    /// The exact layer does not read a formula.
    #[error(transparent)]
    Obstacle(#[from] Obstacle),
    /// A derivative has no formula.
    #[error(transparent)]
    Derivative(#[from] DerivativeError),
    /// A limit is not seen to be uniform.
    #[error("the limit is not seen to be uniform")]
    Uniform,
    /// A continuous function takes another value at the place of the limit.
    #[error("{formula} does not take the value {limit} at {to}")]
    Elsewhere {
        /// The function.
        formula: Expr,
        /// The limit.
        limit: Expr,
        /// The place.
        to: Expr,
    },
    /// A function is not seen to have a limit.
    #[error("{0} is not seen to tend to {1}")]
    Limit(Expr, Expr),
    /// The slope of a function that should tend to an end is of open sign.
    #[error("the sign of the slope of {0} is not certain")]
    Slope(Expr),
    /// A function is not seen to be holomorphic everywhere.
    #[error("`{0}` is not seen to be composed of entire functions")]
    Entire(Symbol),
    /// A relation is not seen to hold.
    #[error("{}: {}", .0, .1.words())]
    Relation(Relation, Seen),
    /// A relation holds where its sides exist, and they are not seen to.
    #[error("{0}: the two sides are not seen to exist")]
    Existence(Relation),
}
