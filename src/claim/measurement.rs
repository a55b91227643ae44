//! Measurements: quantities that an experiment yields. A statement about them has the grade *sampled*, whatever else is true.

use crate::claim::Claim;
use crate::expr::Expr;

/// An experiment and the quantities it yields, by name. No other method than [`sampled`](crate::claim::sampled) knows
/// them: they are no symbols that a statement could hold for all values of.
#[derive(Clone, Debug)]
pub struct Measurement {
    /// The names of the quantities, in the order in which `run` returns them.
    pub quantities: Vec<String>,
    /// The formulas that `run` is given, their definitions expanded; they are all that it may learn of the claim.
    pub reads: Vec<String>,
    /// What was sampled, in a few words: how much of what, and from which seed.
    pub sample: String,
    /// The experiment: the same formulas give the same numbers on every machine and for every count of threads.
    pub run: Experiment,
}

/// From the formulas read to the quantities, or why there are none.
pub type Experiment = fn(&[Expr]) -> Result<Vec<f64>, String>;

impl Measurement {
    /// `a, b measured: 1000 networks, seed 1`.
    pub(crate) fn describe(&self) -> String {
        format!("{} measured: {}", self.quantities.join(", "), self.sample)
    }
}

impl Claim {
    /// Measures quantities, their names separated by spaces, by an experiment that reads the formulas given; `sample` says
    /// how much was sampled, and from which seed.
    #[must_use]
    pub fn measured(mut self, quantities: &str, reads: &[&str], sample: &str, run: Experiment) -> Claim {
        self.measurements.push(Measurement {
            quantities: quantities.split_whitespace().map(str::to_owned).collect(),
            reads: reads.iter().map(|&text| text.to_owned()).collect(),
            sample: sample.into(),
            run,
        });
        self
    }
}
