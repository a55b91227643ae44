//! Statements: what is claimed, in which role, and the proof offered for it.

use std::collections::BTreeMap;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

use crate::formula::{Expr, Relation};
use crate::proof::{Mistake, Premise, Proof, Source, Step, Verdict};

/// The part a statement plays beside the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// As the paper prints it.
    Printed,
    /// What holds instead, or the printed statement made precise.
    Corrected,
    /// More than the paper says.
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
    /// The relation, its definitions not expanded.
    pub relation: Relation,
    /// The name by which later statements cite it.
    pub label: Option<String>,
    /// The integrals and series that it supposes to exist.
    pub suppositions: Vec<Expr>,
    /// The relations that it supposes.
    pub premises: Vec<Premise>,
    /// The passages of the paper that it decides; empty for a lemma.
    pub places: Vec<Source>,
    /// Of those of these passages that can be read in several ways: the reading under which it decides them, by its name.
    pub under: BTreeMap<Source, String>,
    /// What it means, in words; may be empty.
    pub gloss: String,
    /// Whether no more is offered than instances, or digits, at which it is true.
    pub confirms: bool,
    /// Whether it is left open.
    pub open: bool,
    /// The proof, or the counterexample.
    pub proof: Proof,
}

impl Statement {
    /// The verdict that the claim expects: undecided where it is left open, refuted where the proof is a counterexample, supported where a step of it looks
    /// at samples, confirmed where the claim says that it is no more than that, proved otherwise.
    #[must_use]
    pub fn expected(&self) -> Verdict {
        if self.open {
            Verdict::Undecided
        } else if self.proof.refutes() {
            Verdict::Refuted
        } else if self.proof.samples() {
            Verdict::Supported
        } else if self.confirms {
            Verdict::Confirmed
        } else {
            Verdict::Proved
        }
    }

    /// Every formula of the statement and its proof, those included that a step is told.
    pub(crate) fn formulas(&self) -> impl Iterator<Item = &Expr> {
        let own = self.proof.beside.iter().filter_map(|step| step.relation.as_ref());
        let premises = self.premises.iter().map(|premise| &premise.relation);
        let relations = std::iter::once(&self.relation).chain(own).chain(premises);
        let links = self.proof.links.iter().filter_map(|link| link.to.as_ref());
        relations
            .flat_map(|relation| [&relation.lhs, &relation.rhs])
            .chain(&self.suppositions)
            .chain(links)
            .chain(self.proof.steps().flat_map(|step| step.kind().formulas()))
    }

    /// The labels of the statements that the proof cites.
    pub(crate) fn cites(&self) -> impl Iterator<Item = &str> {
        self.proof.steps().filter_map(|step| step.kind().cites())
    }

    /// A mistake in this statement, which stands at that place, or in a step of it.
    pub(crate) fn mistaken(&self, place: usize, step: Option<&Step>, mistake: Mistake) -> Mistake {
        match mistake {
            within @ Mistake::Within { .. } => within,
            mistake => Mistake::Within {
                number: place + 1,
                relation: self.relation.to_string(),
                step: step.map(|step| step.name.clone()),
                mistake: Box::new(mistake),
            },
        }
    }
}
