//! The paper as a list of passages: what a reader finds there, and which claims decide it.

use serde::Serialize;

use crate::formula::{Domain, Symbol, parse_domain};
use crate::proof::{ClaimRecord, Source, StatementRecord};

/// What a passage of the paper is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
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

/// One way to read a passage that leaves something open: a convention, a normalisation, a sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its name, by which statements are decided under it.
    pub name: String,
    /// What is read into the passage.
    pub says: String,
}

/// A name that a passage leaves open, as the claims write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// The name.
    pub name: Symbol,
    /// Where it ranges: if nothing is said, over the real numbers or the matrices of all sizes, or it is a function.
    pub domain: Option<Domain>,
}

impl Open {
    /// Whether a statement leaves it open, for all that it ranges over: a claim may use the same letter for something else, or for less.
    #[must_use]
    pub fn in_statement(&self, statement: &StatementRecord) -> bool {
        statement
            .leaves_open
            .iter()
            .any(|declaration| match parse_domain(declaration) {
                Ok((name, domain)) => name == self.name && self.lies_in(&domain),
                Err(_) => {
                    let name = declaration.split(':').next().unwrap_or_default();
                    self.domain.is_none() && name == self.name.as_str()
                }
            })
    }

    fn lies_in(&self, declared: &Domain) -> bool {
        match (&self.domain, declared) {
            (None, Domain::Matrix { rows, columns }) => [rows, columns].iter().all(|size| size.as_integer().is_none()),
            // The same letter for a real number is another thing.
            (Some(Domain::Natural { .. } | Domain::Prime), Domain::Real | Domain::Positive | Domain::Nonnegative) => {
                false
            }
            (domain, _) => declared.includes(domain.as_ref().unwrap_or(&Domain::Real)),
        }
    }

    /// As a paper declares it.
    #[must_use]
    pub fn describe(&self) -> String {
        match &self.domain {
            Some(domain) => domain.describe(&self.name),
            None => self.name.to_string(),
        }
    }
}

/// What is wrong with a passage of which a printed statement is refuted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Defect {
    /// What it says does not hold.
    False,
    /// It does not hold under a convention that the paper leaves open or uses elsewhere.
    Convention,
    /// It holds under a hypothesis that is not said.
    Hypothesis,
    /// A slip of writing, whose mending changes nothing else.
    Misprint,
}

impl Defect {
    /// Every kind, in the order of the errata.
    pub const ALL: [Defect; 4] = [Defect::False, Defect::Convention, Defect::Hypothesis, Defect::Misprint];

    /// The word of a paper's text.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Defect::False => "false",
            Defect::Convention => "convention",
            Defect::Hypothesis => "hypothesis",
            Defect::Misprint => "misprint",
        }
    }

    /// The words of a page.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Defect::False => "false",
            Defect::Convention => "depends on a convention",
            Defect::Hypothesis => "hypothesis missing",
            Defect::Misprint => "misprint",
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
    /// The names that it leaves open, as the claims write them: it says what it says for every value of these.
    pub every: Vec<Open>,
    /// The ways to read it, where it leaves something open.
    pub readings: Vec<Reading>,
    /// What is wrong with it if a printed statement of it is refuted and none holds under another reading; false, if nothing is said.
    pub defect: Option<Defect>,
}

impl Passage {
    /// A passage.
    #[must_use]
    pub fn at(place: Source, kind: Kind, says: impl Into<String>) -> Passage {
        let says = says.into();
        Passage {
            place,
            kind,
            says,
            every: Vec::new(),
            readings: Vec::new(),
            defect: None,
        }
    }

    /// Whether a claim is about this passage.
    #[must_use]
    pub fn concerns(&self, claim: &ClaimRecord) -> bool {
        claim.equations.contains(&self.place)
    }
}
