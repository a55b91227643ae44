//! Double-precision numbers from formulas, through rigorous enclosures: what a claim says, as an experiment compares itself with it.

use std::collections::BTreeMap;

use crate::enclose::{Assignment, NoIntegrals, Prepared};
use crate::formula::{Expr, Symbol};
use crate::instrument::Failure;
use crate::interval::Interval;

/// Bits at which formulas are enclosed.
const BITS: u32 = 160;

/// A formula in some symbols, made ready to be evaluated many times.
#[derive(Debug)]
pub struct Reading {
    formula: Prepared,
    symbols: Vec<Symbol>,
}

impl Reading {
    /// The formula as a function of the symbols named.
    ///
    /// # Errors
    /// If there is no formula for a derivative in it.
    pub fn new(formula: &Expr, symbols: &[&str]) -> Result<Reading, Failure> {
        Ok(Reading {
            formula: Prepared::new(formula)?,
            symbols: symbols.iter().map(|name| Symbol::new(name)).collect(),
        })
    }

    /// An enclosure of the value at intervals.
    ///
    /// # Errors
    /// If the formula has a free symbol more, or no value there.
    pub fn enclosure(&self, at: &[Interval]) -> Result<Interval, Failure> {
        let at: Assignment = self
            .symbols
            .iter()
            .cloned()
            .zip(at.iter().cloned())
            .collect::<BTreeMap<_, _>>();
        let value = self.formula.evaluate(&at, BITS, &NoIntegrals);
        Ok(value?)
    }

    /// An enclosure at a double-precision point.
    ///
    /// # Errors
    /// As for [`Reading::enclosure`].
    pub fn at(&self, at: &[f64]) -> Result<Interval, Failure> {
        self.enclosure(&at.iter().map(|&x| exactly(x)).collect::<Vec<_>>())
    }
}

/// The interval of one double-precision number.
#[must_use]
pub fn exactly(x: f64) -> Interval {
    Interval::point(rug::Float::with_val(BITS, x))
}

/// A whole number over another.
#[must_use]
pub fn ratio(over: i64, under: i64) -> Interval {
    Interval::from_i64(over, BITS) / Interval::from_i64(under, BITS)
}

/// The largest distance between a number and a point of an enclosure, rounded up to double precision; infinite where there is no number
/// or no bounded enclosure.
#[must_use]
pub fn distance(number: f64, enclosure: &Interval) -> f64 {
    if !number.is_finite() || enclosure.is_empty() || !enclosure.is_bounded() {
        return f64::INFINITY;
    }
    let difference = enclosure - &exactly(number);
    difference
        .hi()
        .to_f64_round(rug::float::Round::Up)
        .max(-difference.lo().to_f64_round(rug::float::Round::Down))
}

/// The double-precision number nearest to the lower end of an enclosure: the number itself where it was written as one.
#[must_use]
pub fn number(enclosure: &Interval) -> f64 {
    enclosure.lo().to_f64()
}
