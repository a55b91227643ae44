//! Sums of terms with free indices: numbers, vectors, matrices and their derivatives.

use std::collections::BTreeMap;
use std::fmt;

use super::component::{Component, Index};
use crate::exact::fraction::Normal;
use crate::formula::Expr;

/// The open products of a term, sorted.
pub(super) type Pieces = Vec<Component>;

/// A value with so many free indices as it has sizes: a sum over products of jets, each with its coefficient.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Value {
    pub(super) sizes: Vec<Expr>,
    pub(super) terms: BTreeMap<Pieces, Normal>,
}

impl Value {
    /// 0 with these sizes.
    pub(super) fn zero(sizes: Vec<Expr>) -> Value {
        Value {
            sizes,
            terms: BTreeMap::new(),
        }
    }

    /// A number.
    pub(super) fn number(n: Normal) -> Value {
        Value::zero(Vec::new()).with(Vec::new(), n)
    }

    /// The value with one more term.
    pub(super) fn with(mut self, pieces: Pieces, coefficient: Normal) -> Value {
        self.add(pieces, coefficient);
        self
    }

    pub(super) fn add(&mut self, mut pieces: Pieces, coefficient: Normal) {
        pieces.sort();
        let sum = match self.terms.get(&pieces) {
            Some(known) => known + &coefficient,
            None => coefficient,
        };
        match sum.is_zero() {
            true => self.terms.remove(&pieces),
            false => self.terms.insert(pieces, sum),
        };
    }

    /// The number of free indices.
    pub(super) fn rank(&self) -> usize {
        self.sizes.len()
    }

    /// Whether it has no terms.
    pub(super) fn is_zero(&self) -> bool {
        self.terms.is_empty()
    }

    /// The number, for a value without free indices.
    pub(super) fn as_number(&self) -> Option<Normal> {
        let number = || self.terms.get(&Vec::new()).cloned().unwrap_or_else(Normal::zero);
        self.sizes.is_empty().then(number)
    }

    /// The sum with another value of the same sizes.
    pub(super) fn plus(&self, other: &Value) -> Value {
        let mut out = self.clone();
        for (pieces, coefficient) in &other.terms {
            out.add(pieces.clone(), coefficient.clone());
        }
        out
    }

    /// The value times a number.
    pub(super) fn times(&self, factor: &Normal) -> Value {
        let terms = self.terms.iter();
        terms.fold(Value::zero(self.sizes.clone()), |out, (pieces, coefficient)| {
            out.with(pieces.clone(), coefficient * factor)
        })
    }
}

/// The indices of a product moved by so many.
pub(super) fn moved(by: usize) -> impl Fn(Index) -> Index {
    move |index| match index {
        Index::Free(place) => Index::Free(place + by),
        bound => bound,
    }
}

/// Terms in a row, each with its coefficient.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let terms = self.terms.iter().map(|(pieces, coefficient)| {
            let pieces: Vec<String> = pieces.iter().map(Component::to_string).collect();
            match (pieces.is_empty(), *coefficient == Normal::one()) {
                (true, _) => coefficient.to_expr().to_string(),
                (false, true) => pieces.join("·"),
                (false, false) => format!("({})·{}", coefficient.to_expr(), pieces.join("·")),
            }
        });
        let terms: Vec<String> = terms.collect();
        f.write_str(&if terms.is_empty() {
            "0".into()
        } else {
            terms.join(" + ")
        })
    }
}
