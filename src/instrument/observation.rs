//! What an experiment yields: numbers, and figures that show where they come from.

use crate::instrument::Figure;

/// The outcome of an experiment.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// What was sampled, in a few words: how much of what, and from which seed.
    pub sample: String,
    /// The numbers, in the order in which the experiment says it returns them.
    pub values: Vec<f64>,
    /// The figures.
    pub figures: Vec<Figure>,
}

impl Observation {
    /// Numbers without a figure.
    #[must_use]
    pub fn of(sample: impl Into<String>, values: Vec<f64>) -> Observation {
        Observation {
            sample: sample.into(),
            values,
            figures: Vec::new(),
        }
    }
}
