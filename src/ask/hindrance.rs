//! What stands in the way of a value, and what to try.

use crate::enclose::{EncloseError, infinite};
use crate::exact::Obstacle;
use crate::formula::{Expr, Node};
use crate::proof::NoValue;

use super::Status;

/// What stands in the way of a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Hindrance {
    /// There certainly is none.
    NoValue(NoValue),
    /// The same at a point of the ranges.
    NoValueAt {
        /// The point.
        point: String,
        /// Why there.
        why: NoValue,
    },
    /// It has an infinite series in it, for whose value there is no rule.
    Series(Expr),
    /// It was not enclosed.
    NotEnclosed(EncloseError),
}

impl Hindrance {
    /// What stands in the way of a formula that was not enclosed, and has no normal form for that reason.
    pub(super) fn of(formula: &Expr, why: EncloseError, obstacle: Option<Obstacle>) -> Hindrance {
        let why = match why {
            // What stood in the way at the highest precision says more than that there was none higher.
            EncloseError::Undecided {
                reached: None,
                last: Some(last),
                ..
            } => *last,
            EncloseError::Undecided {
                reached: None,
                last: None,
                ..
            } => EncloseError::Overflow,
            why => why,
        };
        match (why, obstacle) {
            (EncloseError::Infinite, Some(_)) if let Some(series) = series(formula) => Hindrance::Series(series),
            (why, _) => Hindrance::NotEnclosed(why),
        }
    }

    /// What it makes of the question.
    #[must_use]
    pub fn status(&self) -> Status {
        match self {
            Hindrance::NoValue(why) | Hindrance::NoValueAt { why, .. } => match why.is_divergence() {
                true => Status::Divergent,
                false => Status::Undefined,
            },
            Hindrance::Series(_) | Hindrance::NotEnclosed(_) => Status::Undecided,
        }
    }

    /// What may help, if something may.
    #[must_use]
    pub fn advice(&self) -> Option<&'static str> {
        let why = match self {
            Hindrance::Series(_) => return Some("bring it to a form whose sum is known, or sum finitely many terms"),
            Hindrance::NotEnclosed(why) => why,
            Hindrance::NoValue(_) | Hindrance::NoValueAt { .. } => return None,
        };
        Some(match why {
            EncloseError::Spent(_) => "ask for fewer digits, or allow more time with --budget",
            EncloseError::Undecided { reached: Some(x), .. } if x.contains_zero() => {
                "if the value is 0, it has no digits: `kenzan prove` may show that it is"
            }
            EncloseError::Undecided { .. } => "ask for fewer digits, or write the formula so that less cancels",
            EncloseError::Integral { .. } => {
                "split the range where the integrand changes its nature, or substitute so that it becomes smooth"
            }
            EncloseError::DivisionByZero { .. } | EncloseError::Uncertain { .. } => {
                "give a range on which every part of the formula is defined"
            }
            _ => return None,
        })
    }
}

impl std::fmt::Display for Hindrance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Hindrance::NoValue(why) => why.fmt(f),
            Hindrance::NoValueAt { point, why } => write!(f, "at {point}: {why}"),
            Hindrance::Series(series) => write!(f, "no rule finds the sum of `{series}`"),
            Hindrance::NotEnclosed(why) => why.fmt(f),
        }
    }
}

/// The first infinite series of a formula.
fn series(formula: &Expr) -> Option<Expr> {
    match formula.node() {
        Node::Sum { lo, hi, .. } if infinite(lo).is_some() || infinite(hi).is_some() => Some(formula.clone()),
        _ => formula.children().into_iter().find_map(series),
    }
}
