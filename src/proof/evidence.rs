//! Evidence: what a check saw, and the verdict that follows from it.

use std::fmt::{self, Debug, Display};
use std::sync::Arc;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

use crate::formula::RelationOp;
use crate::interval::Interval;
use crate::proof::{Existence, Grade, Ground, Point, Verdict, apart};

/// Significant digits shown of an enclosure, if they show the difference.
const DIGITS: usize = 15;

/// A point at which the two sides of a relation are certainly not related as claimed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct Counterexample {
    /// The point, as in `m = 1, k = 0`; empty where the relation has no free symbol.
    pub point: String,
    /// The left side there: an exact formula or an outward decimal enclosure.
    pub left: String,
    /// The right side there.
    pub right: String,
}

impl Counterexample {
    /// Enclosures of the two sides at a point, with as many digits as it takes to tell them apart.
    pub(crate) fn enclosed(point: &Point, left: &Interval, right: &Interval) -> Counterexample {
        let digits = apart::digits(left, right, DIGITS);
        let shown = |side: &Interval| {
            let (lo, hi) = side.to_decimal(digits);
            format!("[{lo}, {hi}]")
        };
        Counterexample {
            point: point.to_string(),
            left: shown(left),
            right: shown(right),
        }
    }
}

impl std::fmt::Display for Counterexample {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let at = if self.point.is_empty() {
            String::new()
        } else {
            format!("at {}: ", self.point)
        };
        write!(f, "{at}left side {}, right side {}", self.left, self.right)
    }
}

/// What was seen, as data of whatever kind: formulas, enclosures, counts. Its words, by [`Display`], are made where it is printed.
pub trait Finding: Debug + Display + Send + Sync {}

impl<T: Debug + Display + Send + Sync> Finding for T {}

/// What was seen.
#[derive(Clone)]
pub struct Seen(Arc<dyn Finding>);

impl<T: Finding + 'static> From<T> for Seen {
    fn from(finding: T) -> Seen {
        Seen(Arc::new(finding))
    }
}

impl Seen {
    /// What was seen, in a sentence.
    #[must_use]
    pub fn words(&self) -> String {
        self.0.to_string()
    }
}

impl PartialEq for Seen {
    fn eq(&self, other: &Seen) -> bool {
        self.words() == other.words()
    }
}

impl Eq for Seen {}

impl Debug for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.0, f)
    }
}

/// What one check saw.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Proved, confirmed, supported, refuted or undecided.
    pub verdict: Verdict,
    /// How far it reaches.
    pub grade: Grade,
    /// What was seen.
    pub seen: Seen,
    /// Where it fails, if it was refuted.
    pub counterexample: Option<Counterexample>,
    /// What the check has itself shown of the existence of the two sides; of the rest the kernel judges.
    pub existence: Existence,
}

impl Evidence {
    /// The same evidence, what was seen put into `around`.
    #[must_use]
    pub(crate) fn within<T: Finding + 'static>(self, around: impl FnOnce(Seen) -> T) -> Evidence {
        Evidence {
            seen: around(self.seen).into(),
            ..self
        }
    }

    /// Proved, given that both sides exist, and what was seen. A check that has shown on its way that they do says so by
    /// `showing`.
    #[must_use]
    pub fn proved(grade: Grade, seen: impl Finding + 'static) -> Evidence {
        Evidence {
            verdict: Verdict::Proved,
            grade,
            seen: seen.into(),
            counterexample: None,
            existence: Existence::default(),
        }
    }

    /// Whether the relation is proved and both of its sides are seen to exist.
    pub(crate) fn is_proved_of_what_exists(&self) -> bool {
        self.verdict == Verdict::Proved && matches!(self.existence, Existence::Sides(_))
    }

    /// True at the instances looked at, or to the digits asked for, and what was seen.
    #[must_use]
    pub fn confirmed(seen: impl Finding + 'static) -> Evidence {
        Evidence {
            verdict: Verdict::Confirmed,
            ..Evidence::proved(Grade::Enclosed, seen)
        }
    }

    /// The evidence of enclosures of both sides at instances. Sides that lie apart decide an inequality for good where nothing
    /// is left open (`closed`); sides that meet are known to be equal to so many digits and no more.
    #[must_use]
    pub(crate) fn of_enclosures(op: RelationOp, closed: bool, seen: impl Finding + 'static) -> Evidence {
        let evidence = match closed && op != RelationOp::Eq {
            true => Evidence::proved(Grade::Enclosed, seen),
            false => Evidence::confirmed(seen),
        };
        evidence.showing(Existence::Sides(Ground::Enclosed))
    }

    /// Undecided, and why.
    #[must_use]
    pub fn undecided(grade: Grade, why: impl Finding + 'static) -> Evidence {
        Evidence {
            verdict: Verdict::Undecided,
            grade,
            seen: why.into(),
            counterexample: None,
            existence: Existence::default(),
        }
    }

    /// Refuted by a counterexample.
    #[must_use]
    pub fn refuted(grade: Grade, counterexample: Counterexample) -> Evidence {
        let seen = counterexample.clone().into();
        Evidence {
            verdict: Verdict::Refuted,
            grade,
            seen,
            counterexample: Some(counterexample),
            existence: Existence::default(),
        }
    }
}
