//! What symbols stand for while a formula is evaluated.

use std::collections::BTreeMap;

use num_complex::Complex64;

use crate::formula::Symbol;

/// The values of the symbols: the innermost bound variable first, the point last.
pub(super) enum Frame<'a> {
    /// The point at which the formula is evaluated.
    Point(&'a BTreeMap<Symbol, Complex64>),
    /// A bound variable.
    Bound {
        /// Its name.
        name: &'a Symbol,
        /// Its value.
        value: Complex64,
        /// What is around it.
        outer: &'a Frame<'a>,
    },
}

impl<'a> Frame<'a> {
    /// This frame with a real value for a bound variable.
    pub(super) fn with(&'a self, name: &'a Symbol, value: f64) -> Frame<'a> {
        Frame::Bound {
            name,
            value: Complex64::from(value),
            outer: self,
        }
    }

    /// The value of a symbol.
    pub(super) fn get(&self, symbol: &Symbol) -> Option<Complex64> {
        match self {
            Frame::Point(values) => values.get(symbol).copied(),
            Frame::Bound { name, value, .. } if *name == symbol => Some(*value),
            Frame::Bound { outer, .. } => outer.get(symbol),
        }
    }
}
