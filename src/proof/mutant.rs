//! Mutants: claims with one thing changed, which their own proofs must refute.

use crate::proof::Claim;

/// A mutant: the same claim with one definition or statement changed, run through the same proof.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// What was changed, in a few words.
    pub name: String,
    /// The change.
    pub change: fn(Claim) -> Claim,
}
