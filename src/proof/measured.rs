//! What the experiments of a claim yielded.

use std::collections::BTreeMap;

use rug::Rational;

use crate::formula::{Expr, Symbol};
use crate::instrument::{Figure, Observation};
use crate::proof::{Measurement, MeasurementRecord, Mistake};

/// The quantities measured, each with what was sampled.
#[derive(Clone, Debug, Default)]
pub(crate) struct Measured {
    values: BTreeMap<Symbol, (Rational, String)>,
    /// What each measurement read and found, to be used again by a mutant that does not change what was read.
    done: Vec<(Vec<Expr>, Result<Observation, String>)>,
    failure: Option<NoNumbers>,
}

/// Why a measurement yielded no numbers.
#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum NoNumbers {
    /// The experiment itself failed.
    #[error("{0}")]
    Failed(String),
    /// Another count of numbers than of quantities.
    #[error("{numbers} numbers for the {quantities} quantities measured on {sample}")]
    Count {
        /// Numbers that came out.
        numbers: usize,
        /// Quantities that were asked for.
        quantities: usize,
        /// What was sampled.
        sample: String,
    },
    /// What came out is infinite, or no number.
    #[error("`{quantity}` came out as {value}")]
    NoNumber {
        /// The quantity.
        quantity: Symbol,
        /// What came out.
        value: f64,
    },
}

impl Measured {
    /// Runs the measurements, given the formulas that each of them reads. Those that read the same as in `known` keep what was found there.
    ///
    /// # Errors
    /// A quantity that two of them yield.
    pub(crate) fn of(
        measurements: &[Measurement],
        reads: Vec<Vec<Expr>>,
        known: Option<&Measured>,
    ) -> Result<Measured, Mistake> {
        let mut measured = Measured::default();
        for (index, (measurement, read)) in measurements.iter().zip(reads).enumerate() {
            let old = known.and_then(|known| known.done.get(index));
            let found = match old {
                Some((same, found)) if *same == read => found.clone(),
                _ => (measurement.run)(&read),
            };
            match named(measurement, &found) {
                Ok(values) => measured.values.extend(values),
                Err(why) => measured.failure = Some(why),
            }
            measured.done.push((read, found));
        }
        let mut names = Vec::new();
        for name in measurements.iter().flat_map(|measurement| &measurement.quantities) {
            if names.contains(&name) {
                return Err(Mistake::MeasuredTwice(name.clone()));
            }
            names.push(name);
        }
        Ok(measured)
    }

    /// The quantities that have a value.
    pub(crate) fn names(&self) -> impl Iterator<Item = &Symbol> {
        self.values.keys()
    }

    /// The value of a quantity, and what was sampled for it.
    pub(crate) fn get(&self, name: &Symbol) -> Option<&(Rational, String)> {
        self.values.get(name)
    }

    /// Why a measurement yielded nothing, if one did not.
    pub(crate) fn failure(&self) -> Option<&NoNumbers> {
        self.failure.as_ref()
    }

    /// Whether every quantity has the value that it has for the other claim.
    pub(crate) fn agrees_with(&self, other: &Measured) -> bool {
        self.values == other.values
    }

    /// What was measured, one record for each experiment.
    pub(crate) fn records(&self, measurements: &[Measurement]) -> Vec<MeasurementRecord> {
        let runs = measurements.iter().zip(&self.done);
        let record = |(measurement, (_, found)): (&Measurement, &(_, Result<Observation, String>))| match found {
            Ok(found) => {
                let values = found.values.iter().map(|value| shown(*value));
                let names = measurement.quantities.iter().map(Symbol::to_string);
                MeasurementRecord {
                    sample: found.sample.clone(),
                    quantities: names.zip(values).collect(),
                }
            }
            Err(why) => MeasurementRecord {
                sample: format!("nothing: {why}"),
                quantities: Vec::new(),
            },
        };
        runs.map(record).collect()
    }

    /// The figures of all measurements, in order.
    pub(crate) fn figures(&self) -> Vec<Figure> {
        let found = self.done.iter().filter_map(|(_, found)| found.as_ref().ok());
        found.flat_map(|found| found.figures.clone()).collect()
    }
}

/// A whole number as it is, any other number to five digits.
pub(crate) fn shown(value: f64) -> String {
    match value.fract() == 0.0 && value.abs() < 1e9 {
        true => format!("{value}"),
        false => format!("{value:.4e}"),
    }
}

/// The names with their values; a number that is none is a failure.
fn named(
    measurement: &Measurement,
    found: &Result<Observation, String>,
) -> Result<BTreeMap<Symbol, (Rational, String)>, NoNumbers> {
    let found = found.as_ref().map_err(|why| NoNumbers::Failed(why.clone()))?;
    if found.values.len() != measurement.quantities.len() {
        return Err(NoNumbers::Count {
            numbers: found.values.len(),
            quantities: measurement.quantities.len(),
            sample: found.sample.clone(),
        });
    }
    let named = measurement.quantities.iter().zip(&found.values).map(|(name, &value)| {
        let exact = Rational::from_f64(value).ok_or_else(|| NoNumbers::NoNumber {
            quantity: name.clone(),
            value,
        })?;
        Ok((name.clone(), (exact, found.sample.clone())))
    });
    named.collect()
}
