//! The paper as a list of passages: what a reader finds there, and which claims decide it.

use crate::proof::{ClaimRecord, Source};

/// What a passage of the paper is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It names an object; there is nothing to decide.
    Definition,
    /// It poses a problem; what the paper says of its solution is a passage of its own.
    Problem,
    /// It says that something holds.
    Statement,
    /// It shows the outcome of a computation or an experiment.
    Figure,
    /// It draws what the text says; there is nothing to decide.
    Illustration,
}

impl Kind {
    /// Every kind, in the order in which they are counted.
    pub const ALL: [Kind; 5] = [
        Kind::Definition,
        Kind::Problem,
        Kind::Statement,
        Kind::Figure,
        Kind::Illustration,
    ];

    /// The lower-case word used in reports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Kind::Definition => "definition",
            Kind::Problem => "problem",
            Kind::Statement => "statement",
            Kind::Figure => "figure",
            Kind::Illustration => "illustration",
        }
    }
}

/// A numbered equation, a figure, or a statement without a number.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Where it stands.
    pub place: Source,
    /// What it is.
    pub kind: Kind,
    /// What it says, on one line and in our own words.
    pub says: String,
}

impl Passage {
    /// A passage.
    #[must_use]
    pub fn at(place: Source, kind: Kind, says: impl Into<String>) -> Passage {
        let says = says.into();
        Passage { place, kind, says }
    }

    /// Whether a claim is about this passage.
    #[must_use]
    pub fn concerns(&self, claim: &ClaimRecord) -> bool {
        claim.equations.contains(&self.place)
    }
}
