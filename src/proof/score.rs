//! The score of a claim: how its automatic mutants ended, kept beside the paper since it takes long to find out.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::{Deserialize, Serialize};

use crate::proof::Claim;
use crate::proof::mutation::made;

/// How the automatic mutants of a claim ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields)]
pub struct Score {
    /// The id of the claim.
    pub claim: String,
    /// The claim as it was: see [`Claim::content`].
    pub content: String,
    /// The version of kenzan that tried its mutants.
    pub engine: String,
    /// How many changes of one token say something else.
    pub changes: usize,
    /// How many of the mutants that were made are refuted.
    pub refuted: usize,
    /// Those that say nothing: they are no claims, or a side has no value somewhere.
    pub undefined: Vec<LeftOpen>,
    /// How many ask for another experiment, which was not done.
    pub untried: usize,
    /// What was changed in those that are still true.
    pub still_true: Vec<String>,
    /// Those that were not decided.
    pub undecided: Vec<LeftOpen>,
}

/// A mutant that was not decided, or that says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, BorshSerialize, BorshDeserialize)]
#[serde(deny_unknown_fields)]
pub struct LeftOpen {
    /// What was changed.
    pub change: String,
    /// What was seen of it.
    pub why: String,
}

impl Score {
    /// This version of kenzan.
    #[must_use]
    pub fn engine() -> String {
        format!("kenzan {}", env!("CARGO_PKG_VERSION"))
    }

    /// How many mutants were made.
    #[must_use]
    pub fn made(&self) -> usize {
        self.refuted + self.undefined.len() + self.untried + self.still_true.len() + self.undecided.len()
    }

    /// In words, as in `40 of 52 mutants refuted, 9 still true, 3 undecided; of 2 more a side has no value`.
    #[must_use]
    pub fn words(&self) -> String {
        let mut words = format!(
            "{} of {} mutants refuted, {} still true, {} undecided",
            self.refuted,
            self.counted(),
            self.still_true.len(),
            self.undecided.len()
        );
        for (count, what) in [
            (self.undefined.len(), "more say nothing"),
            (self.untried, "more ask for another experiment"),
            (self.changes.saturating_sub(self.made()), "more were not made"),
        ] {
            if count > 0 {
                words.push_str(&format!("; {count} {what}"));
            }
        }
        words
    }

    /// How many of them say something else that can be decided without another experiment.
    #[must_use]
    pub fn counted(&self) -> usize {
        self.made() - self.undefined.len() - self.untried
    }
}

impl Claim {
    /// A number for what a mutant of the claim depends on: declarations, definitions, statements with their proofs, experiments. It is 64 bits
    /// of Fowler, Noll and Vo's hash (FNV-1a), to see that something was changed, not to withstand anybody.
    #[must_use]
    pub fn content(&self) -> String {
        let text = format!(
            "{:?}",
            (
                &self.domains,
                &self.definitions,
                &self.motions,
                &self.statements,
                &self.measurements
            )
        );
        let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        format!("{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, step))
    }

    /// The claim with its score, if that is of the claim as it is and tells of as many mutants as are made of so many changes.
    #[must_use]
    pub fn scored(mut self, scores: &[Score]) -> Claim {
        let known = scores.iter().find(|score| score.claim == self.id);
        let whole = known.filter(|known| known.made() == made(known.changes));
        self.score = whole.filter(|known| known.content == self.content()).cloned();
        self
    }

    /// How its automatic mutants ended, where that is known.
    #[must_use]
    pub fn score(&self) -> Option<&Score> {
        self.score.as_ref()
    }
}
