//! Verdicts and the grade of the evidence behind them.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

/// What the evidence says of a statement: ordered, so that "and" is the minimum. An unknown is never a pass.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, BorshSerialize, BorshDeserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// A counterexample is at hand.
    Refuted,
    /// Neither proved nor refuted.
    #[default]
    Undecided,
    /// Random samples came out as stated. Never a proof, and nothing may be proved from it.
    Supported,
    /// True at the values listed, or to the digits asked for, and not refuted elsewhere. Never a proof, and nothing may be
    /// proved from it.
    Confirmed,
    /// Proved under the assumptions named beside it.
    Proved,
}

impl Verdict {
    /// The verdict of a conjunction: the minimum, and undecided where there is nothing to join.
    #[must_use]
    pub fn all(verdicts: impl IntoIterator<Item = Verdict>) -> Verdict {
        verdicts.into_iter().min().unwrap_or_default()
    }

    /// The lower-case word used in reports and JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Refuted => "refuted",
            Verdict::Undecided => "undecided",
            Verdict::Supported => "supported",
            Verdict::Confirmed => "confirmed",
            Verdict::Proved => "proved",
        }
    }
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.word())
    }
}

/// How far a piece of evidence reaches; ordered from weakest to strongest. Grades are shown beside every verdict
/// and never mixed: the grade of a statement is the weakest among the steps that conclude it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// Random samples with a stated confidence; never a proof.
    Sampled,
    /// Rigorous enclosures, or exact numbers, at stated instances of the parameters.
    Enclosed,
    /// An inequality over a whole box, by subdivision.
    Uniform,
    /// Symbolic, for all values of the parameters in their domains.
    Exact,
}

impl Grade {
    /// The lower-case word used in reports and JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Grade::Sampled => "sampled",
            Grade::Enclosed => "enclosed",
            Grade::Uniform => "uniform",
            Grade::Exact => "exact",
        }
    }
}

impl std::fmt::Display for Grade {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.word())
    }
}
