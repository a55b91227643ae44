//! Statements: what is claimed, in which role, and the proof offered for it.

use serde::Serialize;

use crate::proof::{Proof, Source, Verdict};

/// The part a statement plays beside the survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// As the survey prints it.
    Printed,
    /// What holds instead, or the printed statement made precise.
    Corrected,
    /// More than the survey says.
    Extension,
}

impl Role {
    /// The lower-case word used in reports and JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Role::Printed => "printed",
            Role::Corrected => "corrected",
            Role::Extension => "extension",
        }
    }
}

/// One relation of a claim, for all values of the declared symbols, with its proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Printed, corrected or extension.
    pub role: Role,
    /// The relation in the formula language.
    pub relation: String,
    /// What it supposes, as in `integral(x, -oo..oo, f(x)^2) exists`.
    pub suppositions: Vec<String>,
    /// The passages of the survey that it decides; empty for a lemma.
    pub places: Vec<Source>,
    /// What it means, in words; may be empty.
    pub gloss: String,
    /// Whether no more is offered than instances, or digits, at which it is true.
    pub confirms: bool,
    /// The proof, or the counterexample.
    pub proof: Proof,
}

impl Statement {
    /// The verdict that the claim expects: refuted where the proof is a counterexample, supported where a step of it looks
    /// at samples, confirmed where the claim says that it is no more than that, proved otherwise.
    #[must_use]
    pub fn expected(&self) -> Verdict {
        if self.proof.refutes() {
            Verdict::Refuted
        } else if self.proof.samples() {
            Verdict::Supported
        } else if self.confirms {
            Verdict::Confirmed
        } else {
            Verdict::Proved
        }
    }
}
