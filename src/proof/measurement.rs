//! Measurements: quantities that an experiment yields. A statement about them is supported at best, never proved.

use crate::formula::{Expr, Symbol};
use crate::instrument::Observation;
use crate::proof::{Claim, mistake};

/// An experiment and the quantities it yields, by name. No other method than [`sampled`](crate::proof::sampled) knows
/// them: they are no symbols that a statement could hold for all values of.
#[derive(Clone, Debug)]
pub struct Measurement {
    /// The names of the quantities, in the order in which `run` returns them.
    pub quantities: Vec<Symbol>,
    /// The formulas that `run` is given, their definitions expanded; they are all that it may learn of the claim.
    pub reads: Vec<Expr>,
    /// The experiment: the same formulas give the same numbers on every machine and for every count of threads.
    pub run: Experiment,
}

/// From the formulas read to what was observed, or why nothing was.
pub type Experiment = fn(&[Expr]) -> Result<Observation, String>;

impl Claim {
    /// Measures quantities, their names separated by spaces, by an experiment that reads the formulas given.
    #[must_use]
    pub fn measured(mut self, quantities: &str, reads: &[&str], run: Experiment) -> Claim {
        let quantities: Result<Vec<_>, _> = quantities.split_whitespace().map(mistake::symbol).collect();
        let reads: Result<Vec<_>, _> = reads.iter().map(|text| mistake::formula(text)).collect();
        match quantities.and_then(|quantities| Ok((quantities, reads?))) {
            Ok((quantities, reads)) => self.measurements.push(Measurement { quantities, reads, run }),
            Err(mistake) => self.mistakes.push(mistake),
        }
        self
    }
}
