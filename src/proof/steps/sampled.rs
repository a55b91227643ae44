//! Statements about measured quantities.
//!
//! The numbers that an experiment yielded take the places of their names, as the rational numbers they are, and the inequality
//! between what is then two constants is decided by enclosures. The grade is *sampled* throughout: that a random experiment came out so
//! is no proof of anything.

use std::collections::{BTreeMap, BTreeSet};

use rug::Rational;

use crate::formula::Domains;
use crate::formula::{Expr, Relation, RelationOp, Symbol};
use crate::instrument::{Figure, Observation};
use crate::interval::Interval;
use crate::proof::check::{Context, free_symbols};
use crate::proof::refute;
use crate::proof::{Evidence, Grade, Measurement, MeasurementRecord, Point, Verdict};

/// Digits to which the difference of two sides is enclosed.
const SIGN: usize = 3;

/// The quantities measured, or why a measurement failed; each with what was sampled.
#[derive(Clone, Debug, Default)]
pub(crate) struct Measured {
    values: BTreeMap<Symbol, (Rational, String)>,
    /// What each measurement read and found, to be used again by a mutant that does not change what was read.
    done: Vec<(Vec<Expr>, Result<Observation, String>)>,
    failure: Option<String>,
}

impl<'a> Context<'a> {
    /// Runs the measurements of the claim, one after the other. Those that read the same formulas as in `known` keep what was found there.
    pub(crate) fn measure(mut self, known: Option<&Context<'_>>) -> Result<Context<'a>, String> {
        let mut measured = Measured::default();
        for (index, measurement) in self.claim.measurements.iter().enumerate() {
            let read = measurement.reads.iter().map(|text| self.expand(&self.formula(text)?));
            let read = read.collect::<Result<Vec<_>, _>>()?;
            let old = known.and_then(|known| known.measured.done.get(index));
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
        let mut names = BTreeSet::new();
        for name in self
            .claim
            .measurements
            .iter()
            .flat_map(|measurement| &measurement.quantities)
        {
            if !names.insert(name) {
                return Err(format!("`{name}` is measured twice"));
            }
        }
        for symbol in measured.values.keys() {
            if self.claim.domains.get(symbol).is_some() {
                return Err(format!("`{symbol}` is measured and declared"));
            }
        }
        self.measured = measured;
        Ok(self)
    }

    /// What was measured, one record for each experiment.
    pub(crate) fn measurements(&self) -> Vec<MeasurementRecord> {
        let runs = self.claim.measurements.iter().zip(&self.measured.done);
        let record = |(measurement, (_, found)): (&Measurement, &(_, Result<Observation, String>))| match found {
            Ok(found) => {
                let values = found.values.iter().map(|value| shown(*value));
                MeasurementRecord {
                    sample: found.sample.clone(),
                    quantities: measurement.quantities.iter().cloned().zip(values).collect(),
                }
            }
            Err(why) => MeasurementRecord {
                sample: format!("nothing: {why}"),
                quantities: Vec::new(),
            },
        };
        runs.map(record).collect()
    }

    /// Whether every quantity has the value that it has for the other claim.
    pub(crate) fn measured_as(&self, other: &Context<'_>) -> bool {
        self.measured.values == other.measured.values
    }

    /// The figures of all measurements, in order.
    pub(crate) fn figures(&self) -> Vec<Figure> {
        let found = self.measured.done.iter().filter_map(|(_, found)| found.as_ref().ok());
        found.flat_map(|found| found.figures.clone()).collect()
    }

    /// Evidence for a relation, its definitions not expanded, between measured quantities.
    pub(crate) fn sampled(&self, relation: &Relation) -> Result<Evidence, String> {
        let relation = Relation {
            op: relation.op,
            lhs: self.expand(&relation.lhs)?,
            rhs: self.expand(&relation.rhs)?,
        };
        let (mut values, mut samples, mut shown) = (BTreeMap::new(), Vec::new(), Vec::new());
        for symbol in free_symbols(&relation) {
            let Some((value, sample)) = self.measured.values.get(&symbol) else {
                let why = self.measured.failure.clone();
                return match why {
                    Some(why) => Ok(Evidence::undecided(Grade::Sampled, why)),
                    None => Err(format!("`{symbol}` in {relation} is not measured")),
                };
            };
            shown.push(format!("{symbol} = {}", self::shown(value.to_f64())));
            if !samples.contains(sample) {
                samples.push(sample.clone());
            }
            values.insert(symbol, Expr::rational(value));
        }
        if values.is_empty() {
            return Err(format!("nothing in {relation} is measured"));
        }
        let closed = Relation {
            op: relation.op,
            lhs: relation.lhs.substitute_all(&values),
            rhs: relation.rhs.substitute_all(&values),
        };
        let seen = format!("{}: {}", samples.join("; "), shown.join(", "));
        let difference = closed.rhs.clone() - closed.lhs.clone();
        let undecided = |why: String| Ok(Evidence::undecided(Grade::Sampled, why));
        let certain = |value: &Interval| match closed.op {
            RelationOp::Lt => !value.is_empty() && *value.lo() > 0,
            _ => !value.is_empty() && *value.lo() >= 0,
        };
        if matches!(closed.op, RelationOp::Eq | RelationOp::Ne) {
            return undecided("samples speak for inequalities only".into());
        }
        // Few digits mostly show the sign.
        let holds = match refute::value_to(&difference, SIGN) {
            Ok(value) => certain(&value),
            Err(why) => return undecided(why.to_string()),
        };
        if !holds {
            return Ok(
                match refute::fails_for_some(&closed, &Point::default(), &Domains::default()) {
                    Some(mut counterexample) => {
                        counterexample.point = shown.join(", ");
                        Evidence::refuted(Grade::Sampled, counterexample)
                    }
                    None => Evidence::undecided(Grade::Sampled, "the two sides are not enclosed apart"),
                },
            );
        }
        let mut evidence = Evidence::undecided(Grade::Sampled, seen);
        evidence.verdict = Verdict::Supported;
        Ok(evidence)
    }
}

/// A whole number as it is, any other number to five digits.
fn shown(value: f64) -> String {
    match value.fract() == 0.0 && value.abs() < 1e9 {
        true => format!("{value}"),
        false => format!("{value:.4e}"),
    }
}

/// The names with their values; a number that is none is a failure.
fn named(
    measurement: &Measurement,
    found: &Result<Observation, String>,
) -> Result<BTreeMap<Symbol, (Rational, String)>, String> {
    let found = found.as_ref().map_err(Clone::clone)?;
    if found.values.len() != measurement.quantities.len() {
        return Err(format!(
            "{} numbers for the {} quantities measured on {}",
            found.values.len(),
            measurement.quantities.len(),
            found.sample
        ));
    }
    let named = measurement.quantities.iter().zip(&found.values).map(|(name, &value)| {
        let value = Rational::from_f64(value).ok_or_else(|| format!("`{name}` came out as {value}"))?;
        let symbol = Symbol::parse(name).map_err(|why| why.to_string())?;
        Ok((symbol, (value, found.sample.clone())))
    });
    named.collect()
}
