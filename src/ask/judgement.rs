//! What became of a relation that was asked for.

use std::time::Duration;

use crate::proof::{Counterexample, NoValue, Verdict};

/// Whether a relation holds, and how that is seen.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The relation as it was asked for.
    pub relation: String,
    /// Proved, confirmed, refuted or undecided.
    pub verdict: Verdict,
    /// The steps that show it.
    pub steps: Vec<Shown>,
    /// Where it fails: the simplest point that was found.
    pub counterexample: Option<Counterexample>,
    /// What is supposed to exist.
    pub suppositions: Vec<String>,
    /// The theorems on which the steps rest.
    pub theorems: Vec<String>,
    /// Why it is not decided.
    pub open: Option<Open>,
    /// How long it took.
    pub time: Duration,
    /// The claim in the paper format.
    pub paper: String,
}

/// A step that shows a relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What it is.
    pub method: String,
    /// What it shows.
    pub formula: String,
    /// What was seen.
    pub seen: String,
}

/// Why a relation is not decided.
#[derive(Clone, Debug, PartialEq)]
pub enum Open {
    /// A side has no value somewhere.
    Undefined {
        /// Where, in words, as `at x = 0`.
        place: String,
        /// Why.
        why: NoValue,
    },
    /// Nothing that was tried shows it.
    Unshown {
        /// What was tried, and why that shows nothing.
        tried: Vec<(String, String)>,
        /// The left side minus the right one, in normal form.
        residual: Option<String>,
        /// Declarations under which it would be shown.
        declarations: Vec<String>,
    },
    /// The time was over.
    Late,
}

impl std::fmt::Display for Open {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Open::Undefined { place, why } => write!(f, "{place} a side has no value: {why}"),
            Open::Unshown {
                tried,
                residual,
                declarations,
            } => {
                write!(
                    f,
                    "no counterexample was found, and none of {} steps shows it",
                    tried.len()
                )?;
                if let Some(residual) = residual {
                    write!(f, "; left side minus right side is {residual}")?;
                }
                if let Some(declaration) = declarations.first() {
                    write!(f, "; it is shown for {declaration}")?;
                }
                Ok(())
            }
            Open::Late => f.write_str("the time was over before it was decided"),
        }
    }
}
