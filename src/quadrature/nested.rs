//! Integrals under an integral: one allowance for all of them.
//!
//! The budget of a quadrature is for one integral. Where the integrand contains integrals, each of its evaluations is a
//! quadrature of its own, and budgets would multiply with every level. So whatever stands under one outermost integral
//! shares an allowance of evaluations; when that is used up, the whole is refused. Whether it is used up does not depend on the
//! order of the evaluations.

use super::QuadratureError;
use super::finite::Budget;
use std::sync::atomic::{AtomicU64, Ordering};

/// Evaluations to plan a piece, about.
const PIECE: u64 = 8;
/// Evaluations that cost as much as to begin an integral: to find its kinks, its tails and its scale.
const BEGINNING: u64 = 200;

/// Evaluations left to all integrals under one integral.
#[derive(Debug)]
pub(super) struct Allowance {
    whole: u64,
    used: AtomicU64,
}

impl Allowance {
    /// The allowance under an integral with this budget: the points that one integral alone may take.
    pub(super) fn new(budget: Budget) -> Allowance {
        Allowance {
            whole: budget.points,
            used: AtomicU64::new(0),
        }
    }

    /// Takes what it costs to begin an integral.
    ///
    /// # Errors
    /// [`QuadratureError::Nested`] if it is not left.
    pub(super) fn begin(&self) -> Result<(), QuadratureError> {
        self.take(BEGINNING)
    }

    /// Takes the difference of two budgets.
    ///
    /// # Errors
    /// [`QuadratureError::Nested`] if it is not left.
    pub(super) fn charge(&self, before: Budget, after: Budget) -> Result<(), QuadratureError> {
        let pieces = u64::from(before.pieces.saturating_sub(after.pieces));
        let points = before.points.saturating_sub(after.points);
        self.take(pieces.saturating_mul(PIECE).saturating_add(points))
    }

    fn take(&self, cost: u64) -> Result<(), QuadratureError> {
        let used = self.used.fetch_add(cost, Ordering::Relaxed).saturating_add(cost);
        match used > self.whole {
            true => Err(QuadratureError::Nested { allowance: self.whole }),
            false => Ok(()),
        }
    }
}
