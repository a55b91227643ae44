//! Why there is no law, or no distance between two.

use rug::Rational;

use super::{MIXTURE, Unshown};
use crate::enclose::EncloseError;
use crate::formula::ParseError;
use crate::quadrature::CurveError;

/// Why there is no law, or no distance.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum LawError {
    /// The text is not that of a law.
    #[error("`{text}` is no law: {why}")]
    NoLaw {
        /// The text.
        text: String,
        /// What is wrong with it.
        why: NoLaw,
    },
    /// The second moment is infinite, or not seen to be finite.
    #[error("the second moment of {0} is not seen to be finite: W2 is defined between laws with finite second moments")]
    InfiniteMoment(String),
    /// The digits were not reached.
    #[error("W2 was not enclosed to the digits asked for: {0}")]
    Undecided(#[from] Unreached),
}

/// What is wrong with the text of a law.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoLaw {
    /// It, or a formula of its family, cannot be read.
    #[error(transparent)]
    Text(#[from] ParseError),
    /// It names no family.
    #[error("{}known are {} and {MIXTURE}", nearest.as_ref().map(|name| format!("did you mean `{name}`? ")).unwrap_or_default(), known.join(", "))]
    Unknown {
        /// The name of a family that is much like it.
        nearest: Option<String>,
        /// The families.
        known: Vec<String>,
    },
    /// A parameter is no rational number.
    #[error("its parameters must be rational numbers")]
    Irrational,
    /// Another number of parameters than the family has.
    #[error("{family} is needed, not {given}")]
    Parameters {
        /// The family with its parameters.
        family: String,
        /// What was given.
        given: String,
    },
    /// What must be positive is not.
    #[error("{0} must be positive")]
    NotPositive(String),
    /// The parameters of a mixture are no triples.
    #[error("it is written {MIXTURE}")]
    NoTriples,
    /// A weight or a variance of a mixture is not positive.
    #[error("the weights and variances of a mixture must be positive")]
    NoWeights,
    /// The weights of a mixture add up to something else than 1.
    #[error("the weights of the mixture add up to {0}, not 1")]
    Total(Rational),
    /// What is told of the law is not seen to belong together.
    #[error(transparent)]
    Unshown(#[from] Unshown),
}

/// Why a distance was not enclosed to the digits asked for.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Unreached {
    /// A number or an integral has no enclosure.
    #[error(transparent)]
    Enclosure(#[from] EncloseError),
    /// The integral along the curve from one quantile to the other has none.
    #[error(transparent)]
    Curve(#[from] CurveError),
    /// A quantile is infinite, or has an infinite enclosure.
    #[error("a quantile is not finite")]
    InfiniteQuantile,
    /// The accuracy was raised as often as is allowed.
    #[error("{digits} digits were not reached in {rounds} rounds")]
    Rounds {
        /// The digits asked for.
        digits: usize,
        /// How often it was raised.
        rounds: u32,
    },
}
