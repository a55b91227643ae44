//! Words in matrix symbols, and sums of them.
//!
//! Words are multiplied by joining them and transposed by turning them round; the trace of a word is the same for all of its
//! rotations.

use std::collections::BTreeMap;

use super::folding;
use super::grid::times;
use super::symbol::Symbol;
use super::tree::{Expr, Node};

/// A matrix symbol or its transpose, with the dimensions it maps between.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Letter {
    pub(super) symbol: Symbol,
    pub(super) transposed: bool,
    pub(super) rows: Expr,
    pub(super) columns: Expr,
}

impl Letter {
    fn transpose(&self) -> Letter {
        Letter {
            symbol: self.symbol.clone(),
            transposed: !self.transposed,
            rows: self.columns.clone(),
            columns: self.rows.clone(),
        }
    }
}

/// A product of letters; the empty word is the identity.
pub(super) type Word = Vec<Letter>;

pub(super) fn transposed(word: &[Letter]) -> Word {
    word.iter().rev().map(Letter::transpose).collect()
}

pub(super) fn rotations(word: &Word) -> impl Iterator<Item = Word> + '_ {
    (0..word.len()).map(|k| word[k..].iter().chain(&word[..k]).cloned().collect())
}

/// Whether the word is wᵀw for some w.
pub(super) fn is_square(word: &Word) -> bool {
    word.len().is_multiple_of(2) && transposed(word) == *word
}

pub(super) fn spelled(word: &Word) -> String {
    let letter = |l: &Letter| format!("{}{}", l.symbol, if l.transposed { "ᵀ" } else { "" });
    match word.is_empty() {
        true => "the identity".into(),
        false => word.iter().map(letter).collect::<Vec<_>>().join(" "),
    }
}

/// The trace of a word; one that passes through dimension one is written as uᵀAv, as a square where it is one.
pub(super) fn spelled_trace(word: &Word) -> String {
    let mirror = transposed(word);
    let numbers = || {
        rotations(word)
            .chain(rotations(&mirror))
            .filter(|turned| is_one(&turned[0].rows))
    };
    match numbers().find(is_square).or_else(|| numbers().next()) {
        Some(turned) => spelled(&turned),
        None => format!("tr({})", spelled(word)),
    }
}

pub(super) fn is_one(e: &Expr) -> bool {
    matches!(e.node(), Node::Integer(n) if *n == 1)
}

/// Coefficients times words, all of one shape.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    pub(super) shape: [Expr; 2],
    pub(super) terms: BTreeMap<Word, Expr>,
}

impl Sum {
    pub(super) fn new(shape: [Expr; 2]) -> Sum {
        Sum {
            shape,
            terms: BTreeMap::new(),
        }
    }

    pub(super) fn add(&mut self, word: Word, coefficient: Expr) {
        let known = self.terms.remove(&word);
        let total = known.map_or(coefficient.clone(), |known| folding::sum(known, coefficient));
        // A word times the number 0 is the zero matrix, whatever its letters are.
        if total.as_rational().is_none_or(|total| total != 0) {
            self.terms.insert(word, total);
        }
    }
}

/// What a formula with matrices stands for.
#[derive(Clone, Debug)]
pub(super) enum Value {
    Number(Expr),
    Sum(Sum),
}

pub(super) fn identity(n: &Expr) -> Sum {
    let mut sum = Sum::new([n.clone(), n.clone()]);
    sum.add(Vec::new(), Expr::one());
    sum
}

pub(super) fn transpose(value: &Value) -> Value {
    match value {
        Value::Number(_) => value.clone(),
        Value::Sum(sum) => {
            let [rows, columns] = sum.shape.clone();
            let terms = sum.terms.iter().map(|(word, c)| (transposed(word), c.clone()));
            Value::Sum(Sum {
                shape: [columns, rows],
                terms: terms.collect(),
            })
        }
    }
}

fn each(value: &Value, mut change: impl FnMut(&Expr) -> Expr) -> Value {
    match value {
        Value::Number(a) => Value::Number(change(a)),
        Value::Sum(sum) => Value::Sum(Sum {
            shape: sum.shape.clone(),
            terms: sum.terms.iter().map(|(word, c)| (word.clone(), change(c))).collect(),
        }),
    }
}

pub(super) fn scaled(value: &Value, factor: &Expr) -> Value {
    // Number by number the product is kept as written: 0·f is not 0 where f is not defined.
    each(value, |c| match (c.as_rational(), factor.as_rational()) {
        (Some(q), _) if q == 1 => factor.clone(),
        (Some(_), Some(_)) => times(c, factor),
        _ => factor * c,
    })
}

pub(super) fn divided(value: &Value, divisor: &Expr) -> Value {
    each(value, |c| c / divisor)
}
