//! How far a claim is verified once everything it rests on is taken into account.

use crate::proof::{ClaimRecord, Grade, Ledger, Verdict};

/// The footing of a claim, from the worst to the best: none is better than that of a claim it rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Footing {
    /// It did not come out as expected.
    Failed,
    /// It, or a claim it rests on, has an undecided statement, or a claim it rests on was not decided in this run.
    Open,
    /// Some of what it, or a claim it rests on, says is supported by samples and not proved.
    Sampled,
    /// Some of what it, or a claim it rests on, says is confirmed at listed values or to so many digits, and not proved.
    Confirmed,
    /// Every statement is decided by proof, but some step rests on a theorem of the textbooks.
    Assuming,
    /// Every statement is decided by proof, by the rules of the formula language alone.
    Full,
}

impl Footing {
    /// Every footing, from the best to the worst.
    pub const ALL: [Footing; 6] = [
        Footing::Full,
        Footing::Assuming,
        Footing::Confirmed,
        Footing::Sampled,
        Footing::Open,
        Footing::Failed,
    ];

    /// The word for it in names of classes.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Footing::Failed => "failed",
            Footing::Open => "open",
            Footing::Sampled => "sampled",
            Footing::Confirmed => "confirmed",
            Footing::Assuming => "assuming",
            Footing::Full => "full",
        }
    }

    /// What a reader is told.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Footing::Failed => "not as expected",
            Footing::Open => "not fully decided",
            Footing::Sampled => "supported by samples",
            Footing::Confirmed => "confirmed in part",
            Footing::Assuming => "verified, given theorems",
            Footing::Full => "fully verified",
        }
    }

    /// What that means.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Footing::Failed => "a verdict, a mutant or a witness of the claim differs from what it expects",
            Footing::Open => "a statement of the claim, or of one it rests on, is undecided or not part of this run",
            Footing::Sampled => "some of it, or of a claim it rests on, is shown by samples only",
            Footing::Confirmed => {
                "some of it, or of a claim it rests on, is shown at listed values or to so many digits only"
            }
            Footing::Assuming => {
                "it and everything it rests on is proved, given the theorems of the textbooks named there, whose hypotheses are met"
            }
            Footing::Full => "it and everything it rests on is proved, and no step rests on a theorem of the textbooks",
        }
    }

    /// The footing of a claim of a ledger.
    #[must_use]
    pub fn of(claim: &ClaimRecord, ledger: &Ledger) -> Footing {
        Footing::after(claim, ledger, &mut Vec::new())
    }

    /// As [`Footing::of`], where the claims of `above` are being asked already: one that rests on itself is open.
    fn after<'a>(claim: &'a ClaimRecord, ledger: &'a Ledger, above: &mut Vec<&'a str>) -> Footing {
        if above.contains(&claim.id.as_str()) {
            return Footing::Open;
        }
        above.push(&claim.id);
        let below = claim.rests_on.iter().map(|id| {
            let found = ledger.claims.iter().find(|other| other.id == *id);
            found.map_or(Footing::Open, |other| match Footing::after(other, ledger, above) {
                Footing::Failed => Footing::Open,
                footing => footing,
            })
        });
        let footing = below.min().unwrap_or(Footing::Full).min(Footing::own(claim));
        above.pop();
        footing
    }

    /// The footing of a claim by itself.
    fn own(claim: &ClaimRecord) -> Footing {
        let undecided = |verdict: Verdict| verdict == Verdict::Undecided;
        if !claim.passed {
            Footing::Failed
        } else if claim.statements.is_empty() || claim.statements.iter().any(|s| undecided(s.verdict)) {
            Footing::Open
        } else if claim.statements.iter().any(|s| s.grade == Grade::Sampled) {
            Footing::Sampled
        } else if claim.statements.iter().any(|s| s.verdict == Verdict::Confirmed) {
            Footing::Confirmed
        } else if claim.theorems.is_empty() {
            Footing::Full
        } else {
            Footing::Assuming
        }
    }
}
