//! Boxes that cover the domain of a formula, on each of which its sign is certain.

use std::fmt;

use rug::Rational;

use crate::formula::{Domain, Domains, Expr, Symbol};
use crate::quadrature::{Subdivision, nonnegative_on_box};

/// So many boxes.
#[derive(Debug)]
pub(super) struct Covered {
    boxes: usize,
}

impl fmt::Display for Covered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "certain on each of {} boxes that cover the domain", self.boxes)
    }
}

/// Why the sign is not certain.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotCovered {
    #[error("`{0}` does not range over a bounded box")]
    Unbounded(Symbol),
    #[error("still open after {boxes} boxes: {why}")]
    Open { boxes: usize, why: String },
}

/// Whether the formula is at least 0, or `strict`ly above, on the box that the domains of its symbols span.
pub(super) fn not_negative(formula: &Expr, strict: bool, domains: &Domains) -> Result<Covered, NotCovered> {
    let side = |symbol: Symbol| match domains.get(&symbol) {
        Some(Domain::Between { lo, hi }) => Ok((symbol, [lo.clone(), hi.clone()])),
        _ => Err(NotCovered::Unbounded(symbol)),
    };
    let sides: Vec<(Symbol, [Rational; 2])> = formula.free_symbols().into_iter().map(side).collect::<Result<_, _>>()?;
    match nonnegative_on_box(formula, &sides, strict) {
        Subdivision::Holds { boxes } => Ok(Covered { boxes }),
        Subdivision::Open { boxes, why } => Err(NotCovered::Open { boxes, why }),
    }
}
