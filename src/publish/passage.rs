//! What a run says of a passage, and what a statement is beside it.

use crate::proof::{ClaimRecord, Grade, Ledger, Passage, Role, StatementRecord, Verdict};

/// What a statement is beside the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The paper's own words, as they are printed.
    Printed,
    /// What holds instead of a printed statement that is false.
    Corrected,
    /// What the paper says, with what it leaves open filled in.
    Precise,
    /// A step on the way.
    Lemma,
    /// More than the paper says.
    Beyond,
}

impl Standing {
    /// All of them, in the order in which they are counted.
    pub const ALL: [Standing; 5] = [
        Standing::Printed,
        Standing::Corrected,
        Standing::Precise,
        Standing::Lemma,
        Standing::Beyond,
    ];

    /// What a statement of a claim is.
    #[must_use]
    pub fn of(statement: &StatementRecord, claim: &ClaimRecord) -> Standing {
        let wrong = |other: &&StatementRecord| {
            refuted_as_printed(other) && other.places.iter().any(|place| statement.places.contains(place))
        };
        match statement.role {
            Role::Printed => Standing::Printed,
            Role::Corrected if statement.places.is_empty() => Standing::Lemma,
            Role::Corrected if claim.statements.iter().find(wrong).is_some() => Standing::Corrected,
            Role::Corrected => Standing::Precise,
            Role::Extension => Standing::Beyond,
        }
    }

    /// The heading of such a statement.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Standing::Printed => "As printed",
            Standing::Corrected => "Corrected",
            Standing::Precise => "Made precise",
            Standing::Lemma => "Lemma",
            Standing::Beyond => "Beyond the text",
        }
    }
}

/// Whether a statement is the paper's own and false; samples alone do not show that.
#[must_use]
pub fn refuted_as_printed(statement: &StatementRecord) -> bool {
    statement.role == Role::Printed && statement.verdict == Verdict::Refuted && statement.grade > Grade::Sampled
}

/// A claim with one of its statements.
pub type Stated<'a> = (&'a ClaimRecord, &'a StatementRecord);

/// The statements that decide a passage, in the order of the catalogue.
#[derive(Clone, Debug)]
pub struct Decision<'a> {
    /// Those that are printed there.
    pub printed: Vec<Stated<'a>>,
    /// Those that correct it or make it precise.
    pub mended: Vec<Stated<'a>>,
}

impl<'a> Decision<'a> {
    /// What the claims of a run say of a passage.
    #[must_use]
    pub fn of(passage: &Passage, ledger: &'a Ledger) -> Decision<'a> {
        let of_role = |role: Role| {
            let all = ledger
                .claims
                .iter()
                .flat_map(|claim| claim.statements.iter().map(move |statement| (claim, statement)));
            all.filter(|(_, statement)| statement.role == role && statement.places.contains(&passage.place))
                .collect()
        };
        Decision {
            printed: of_role(Role::Printed),
            mended: of_role(Role::Corrected),
        }
    }

    /// The printed statements that are false.
    pub fn refuted(&self) -> impl Iterator<Item = Stated<'a>> + '_ {
        let printed = self.printed.iter().copied();
        printed.filter(|(_, statement)| refuted_as_printed(statement))
    }
}

/// The verdict on several statements together, the least of theirs, with the weakest of their grades. None for no statement.
#[must_use]
pub fn together(statements: &[Stated<'_>]) -> Option<(Verdict, Grade)> {
    let verdict = statements.iter().map(|(_, statement)| statement.verdict).min()?;
    let grade = statements.iter().map(|(_, statement)| statement.grade).min()?;
    Some((verdict, grade))
}
