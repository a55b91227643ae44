//! What the measurements of a claim yielded.
//!
//! A measurement is made when a statement asks for it, and once: a mutant that asks the same of the same instrument keeps what was found for
//! the claim itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use rug::Rational;

use crate::formula::{DefinitionError, Expr, Symbol};
use crate::instrument::{Bench, Failure, Figure, Observation, Request, Wrong};
use crate::proof::{Measurement, MeasurementRecord, Mistake, SettingRecord};

/// The measurements of a claim, in order, each with what was found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Measured(Vec<Run>);

/// A measurement; nothing is found before it is made.
#[derive(Clone, Debug)]
struct Run {
    quantities: Vec<Symbol>,
    /// What is asked for, without definitions.
    request: Result<Request, Wrong>,
    figure: Option<String>,
    found: Option<Arc<Found>>,
}

/// What was found.
#[derive(Debug)]
struct Found {
    observation: Result<Observation, Failure>,
    /// The quantities by name, or why there are none.
    values: Result<BTreeMap<Symbol, Rational>, NoNumbers>,
}

/// Why a measurement yielded no numbers.
#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum NoNumbers {
    /// The experiment itself failed.
    #[error(transparent)]
    Failed(Failure),
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
    /// The measurements with the definitions put in; those that ask the same as in `known` keep what was found there.
    ///
    /// # Errors
    /// A quantity that two of them yield.
    pub(crate) fn of(
        measurements: &[Measurement],
        expand: impl Fn(&Expr) -> Result<Expr, DefinitionError>,
        known: Option<&Measured>,
    ) -> Result<Measured, Mistake> {
        let mut names = Vec::new();
        for name in measurements.iter().flat_map(|measurement| &measurement.quantities) {
            if names.contains(&name) {
                return Err(Mistake::MeasuredTwice(name.clone()));
            }
            names.push(name);
        }
        let run = |(index, measurement): (usize, &Measurement)| {
            let request = measurement.request.expanded(&expand);
            let old = known.and_then(|known| known.0.get(index));
            let old = old.filter(|old| old.request == request);
            Run {
                quantities: measurement.quantities.clone(),
                request,
                figure: measurement.figure.clone(),
                found: old.and_then(|old| old.found.clone()),
            }
        };
        Ok(Measured(measurements.iter().enumerate().map(run).collect()))
    }

    /// Makes the measurements that yield a wanted quantity and are not made yet, one after the other.
    pub(crate) fn make(&mut self, wanted: impl Fn(&Symbol) -> bool) {
        let open = self.0.iter_mut().filter(|run| run.found.is_none());
        for run in open.filter(|run| run.quantities.iter().any(&wanted)) {
            let bench = Bench {
                figure: run.figure.as_deref(),
                ..Bench::bare()
            };
            let observation = match &run.request {
                Ok(request) => request.run(&bench),
                Err(wrong) => Err(Failure::Wrong(wrong.clone())),
            };
            let values = named(&run.quantities, &observation);
            run.found = Some(Arc::new(Found { observation, values }));
        }
    }

    /// The quantities.
    pub(crate) fn names(&self) -> impl Iterator<Item = &Symbol> {
        self.0.iter().flat_map(|run| &run.quantities)
    }

    /// The value of a quantity and what was sampled for it, or why it has none; nothing of a name that is not measured.
    pub(crate) fn get(&self, name: &Symbol) -> Option<Result<(&Rational, &str), &NoNumbers>> {
        let run = self.0.iter().find(|run| run.quantities.contains(name))?;
        let found = run.found.as_ref()?;
        match (&found.values, &found.observation) {
            (Ok(values), Ok(observation)) => Some(Ok((values.get(name)?, &observation.sample))),
            (Err(why), _) => Some(Err(why)),
            (Ok(_), Err(_)) => None,
        }
    }

    /// Whether the measurements that yield a wanted quantity ask the same as those of the other claim.
    pub(crate) fn asks_as(&self, other: &Measured, wanted: impl Fn(&Symbol) -> bool) -> bool {
        let mut runs = self.0.iter().enumerate();
        runs.all(|(index, run)| {
            let same = other.0.get(index).is_some_and(|other| other.request == run.request);
            same || !run.quantities.iter().any(&wanted)
        })
    }

    /// What was measured, one record for each measurement.
    pub(crate) fn records(&self) -> Vec<MeasurementRecord> {
        self.0.iter().map(Run::record).collect()
    }

    /// The figures of all measurements, in order.
    pub(crate) fn figures(&self) -> Vec<Figure> {
        let found = self.0.iter().filter_map(|run| run.found.as_ref());
        found
            .filter_map(|found| found.observation.as_ref().ok()?.figure.clone())
            .collect()
    }
}

impl Run {
    fn record(&self) -> MeasurementRecord {
        let found = self.found.as_ref().map(|found| &found.observation);
        let sample = match found {
            Some(Ok(observation)) => observation.sample.clone(),
            Some(Err(why)) => format!("nothing: {why}"),
            None => "nothing".into(),
        };
        let values = found
            .iter()
            .filter_map(|found| found.as_ref().ok())
            .flat_map(|it| &it.values);
        let values = values.map(|value| shown(*value));
        let request = self.request.as_ref().ok();
        let settings = request.and_then(|request| request.settings().ok());
        let told = settings.map(|settings| settings.told()).unwrap_or_default();
        let setting = |told: crate::instrument::Told| SettingRecord {
            name: told.name.into(),
            value: told.value,
            meaning: told.meaning.into(),
        };
        MeasurementRecord {
            instrument: request.map_or("", |request| request.instrument().name).into(),
            method: request.map_or("", |request| request.instrument().method).into(),
            settings: told.into_iter().map(setting).collect(),
            sample,
            quantities: self.quantities.iter().map(Symbol::to_string).zip(values).collect(),
        }
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
    quantities: &[Symbol],
    observation: &Result<Observation, Failure>,
) -> Result<BTreeMap<Symbol, Rational>, NoNumbers> {
    let found = observation.as_ref().map_err(|why| NoNumbers::Failed(why.clone()))?;
    if found.values.len() != quantities.len() {
        return Err(NoNumbers::Count {
            numbers: found.values.len(),
            quantities: quantities.len(),
            sample: found.sample.clone(),
        });
    }
    let named = quantities.iter().zip(&found.values).map(|(name, &value)| {
        let exact = Rational::from_f64(value).ok_or_else(|| NoNumbers::NoNumber {
            quantity: name.clone(),
            value,
        })?;
        Ok((name.clone(), exact))
    });
    named.collect()
}
