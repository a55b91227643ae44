//! How far a claim is verified once everything it rests on is taken into account.

use crate::claim::{ClaimRecord, Grade, Ledger, Verdict};

/// The standing of a claim, from the worst to the best. A claim stands no better than any claim it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It did not come out as expected.
    Failed,
    /// It, or a claim it rests on, has an undecided statement, or a claim it rests on was not decided in this run.
    Open,
    /// Some of what it, or a claim it rests on, says is supported by samples and not proved.
    Sampled,
    /// Every statement is decided by proof, but a theorem of the textbooks is taken for granted.
    Assuming,
    /// Every statement is decided by proof, and nothing is taken for granted but the program itself.
    Full,
}

impl Standing {
    /// Every standing, from the best to the worst.
    pub const ALL: [Standing; 5] = [
        Standing::Full,
        Standing::Assuming,
        Standing::Sampled,
        Standing::Open,
        Standing::Failed,
    ];

    /// The word for it in names of classes.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Standing::Failed => "failed",
            Standing::Open => "open",
            Standing::Sampled => "sampled",
            Standing::Assuming => "assuming",
            Standing::Full => "full",
        }
    }

    /// What a reader is told.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Standing::Failed => "not as expected",
            Standing::Open => "not fully decided",
            Standing::Sampled => "supported by samples",
            Standing::Assuming => "verified under assumptions",
            Standing::Full => "fully verified",
        }
    }

    /// What that means.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Standing::Failed => "a verdict, a mutant or a witness of the claim differs from what it expects",
            Standing::Open => "a statement of the claim, or of one it rests on, is undecided or not part of this run",
            Standing::Sampled => "some of it, or of a claim it rests on, is shown by samples only",
            Standing::Assuming => "it and everything it rests on is proved, given the named theorems of the textbooks",
            Standing::Full => "it and everything it rests on is proved, and no theorem is taken for granted",
        }
    }

    /// The standing of a claim of a ledger.
    #[must_use]
    pub fn of(claim: &ClaimRecord, ledger: &Ledger) -> Standing {
        Standing::after(claim, ledger, &mut Vec::new())
    }

    /// As [`Standing::of`], where the claims of `above` are being asked already: one that rests on itself is open.
    fn after<'a>(claim: &'a ClaimRecord, ledger: &'a Ledger, above: &mut Vec<&'a str>) -> Standing {
        if above.contains(&claim.id.as_str()) {
            return Standing::Open;
        }
        above.push(&claim.id);
        let below = claim.rests_on.iter().map(|id| {
            let found = ledger.claims.iter().find(|other| other.id == *id);
            found.map_or(Standing::Open, |other| match Standing::after(other, ledger, above) {
                Standing::Failed => Standing::Open,
                standing => standing,
            })
        });
        let standing = below.min().unwrap_or(Standing::Full).min(Standing::own(claim));
        above.pop();
        standing
    }

    /// The standing of a claim by itself.
    fn own(claim: &ClaimRecord) -> Standing {
        let undecided = |verdict: Verdict| verdict == Verdict::Undecided;
        if !claim.passed {
            Standing::Failed
        } else if claim.statements.is_empty() || claim.statements.iter().any(|s| undecided(s.verdict)) {
            Standing::Open
        } else if claim.statements.iter().any(|s| s.grade == Grade::Sampled) {
            Standing::Sampled
        } else if claim.assumptions.is_empty() {
            Standing::Full
        } else {
            Standing::Assuming
        }
    }
}
