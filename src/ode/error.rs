//! Why a trajectory was not enclosed.

use crate::enclose::EncloseError;
use crate::interval::Interval;
use thiserror::Error;

/// A trajectory that was not followed to its end.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum TrajectoryError {
    /// The numbers of equations, symbols and initial values differ, a symbol occurs twice, or there are too many.
    #[error("a trajectory needs as many initial values as equations, at most 8, and at most 1000 digits")]
    Shape,
    /// A right side that cannot be developed in a power series.
    #[error("the field: {0}")]
    Field(Box<EncloseError>),
    /// The field is not seen to be defined and smooth near the solution, so that the solution may end or branch.
    #[error("near time {} the field is not seen to be smooth: {error}", shown(time))]
    Undefined {
        /// The time reached.
        time: Interval,
        /// What the field met.
        error: Box<EncloseError>,
    },
    /// No box was found that the solution stays in for the shortest step: it may tend to infinity.
    #[error(
        "lost near time {} after {steps} steps: no box holds the solution for the shortest step",
        shown(time)
    )]
    Explosion {
        /// The time reached.
        time: Interval,
        /// Steps taken.
        steps: usize,
    },
    /// The enclosures grew too wide to go on.
    #[error("lost near time {} after {steps} steps: the enclosure is too wide", shown(time))]
    Wide {
        /// The time reached.
        time: Interval,
        /// Steps taken.
        steps: usize,
    },
    /// Too many steps.
    #[error("not at the end after {steps} steps: the time is {}", shown(time))]
    Budget {
        /// The time reached.
        time: Interval,
        /// Steps taken.
        steps: usize,
    },
    /// The end was reached, but not with the digits asked for.
    #[error("the end was reached without the digits asked for")]
    Accuracy {
        /// Valid enclosures of the end.
        reached: Vec<Interval>,
    },
}

fn shown(time: &Interval) -> String {
    time.to_decimal(6).0
}
