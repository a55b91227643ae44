//! Refusals: why a step does not decide its relation, as data.
//!
//! Every part of a check fails with an error type of its own; a refusal holds any of them. Its words are made where it is printed.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use crate::formula::Symbol;
use crate::proof::{Mistake, Point};

/// Why a step does not decide its relation.
#[derive(Clone)]
pub struct Refusal(Arc<dyn Error + Send + Sync>);

impl Refusal {
    /// The error of that type, if it is the reason.
    #[must_use]
    pub fn reason<E: Error + 'static>(&self) -> Option<&E> {
        self.0.downcast_ref()
    }

    /// The mistake in the text of the claim, if that is the reason.
    pub(crate) fn mistake(&self) -> Option<&Mistake> {
        self.reason()
    }

    /// The same reason, found at a point.
    pub(crate) fn at(self, point: &Point) -> Refusal {
        let (point, why) = (point.clone(), self);
        AtPoint { point, why }.into()
    }
}

impl<E: Error + Send + Sync + 'static> From<E> for Refusal {
    fn from(reason: E) -> Refusal {
        Refusal(Arc::new(reason))
    }
}

impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// A reason that holds at one point.
#[derive(Debug, thiserror::Error)]
#[error("{}: {why}", .point.place())]
struct AtPoint {
    point: Point,
    why: Refusal,
}

/// Reasons that several kinds of step have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unseen {
    /// An integral over the line is asked for.
    #[error("the left side is not an integral over the line")]
    NoIntegralOverTheLine,
    /// An equality is asked for.
    #[error("the relation is not an equality")]
    NoEquality,
    /// The variable is not declared natural.
    #[error("`{0}` is not declared as a natural number")]
    NotNatural(Symbol),
    /// An order is one of real numbers.
    #[error("the two sides are not seen to be real")]
    NotReal,
    /// A grid without points.
    #[error("no instance was given")]
    NoInstance,
    /// The integrands differ.
    #[error("the integrands are not seen to be equal")]
    Integrands,
    /// The integrand on the left of a change of variable is another.
    #[error("the integrand is not the new one times the factor of the substitution")]
    Factor,
}
