//! What an experiment yields: numbers, and a figure that shows where they come from.

use crate::instrument::Figure;

/// The outcome of an experiment.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// What was sampled, in a few words: how much of what, and from which seed.
    pub sample: String,
    /// The numbers, in the order in which the instrument says that it yields them.
    pub values: Vec<f64>,
    /// The figure, where one was asked for.
    pub figure: Option<Figure>,
}

impl Observation {
    /// Numbers without a figure.
    #[must_use]
    pub fn of(sample: impl Into<String>, values: Vec<f64>) -> Observation {
        Observation {
            sample: sample.into(),
            values,
            figure: None,
        }
    }
}
