//! Proofs: steps joined to a chain from the left side of a statement to its right side, and steps beside it.

use crate::formula::{Expr, RelationOp};
use crate::proof::steps::Bearing;
use crate::proof::{Mistake, Step, mistake};

/// A proof: steps that conclude the statement (one, or the links of a chain) and steps beside them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// Links from the left side of the statement to its right side.
    pub links: Vec<Link>,
    /// Further relations shown on the way or as a second route.
    pub beside: Vec<Step>,
    /// Texts that are no formulas; a claim with such a proof is not checked.
    pub(crate) mistakes: Vec<Mistake>,
}

/// A link of a chain: `previous op expression`, shown by `step`. The last link has no expression of its own: it
/// ends at the right side of the statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// `=`, `<=` or `<`.
    pub op: RelationOp,
    /// The formula the link leads to.
    pub to: Option<Expr>,
    /// How the link is shown.
    pub step: Step,
}

impl From<Step> for Proof {
    fn from(step: Step) -> Proof {
        chain().concluding(step)
    }
}

/// Starts a chain at the left side of the statement.
#[must_use]
pub fn chain() -> Proof {
    Proof::default()
}

impl Proof {
    fn link(mut self, op: RelationOp, to: Option<&str>, step: Step) -> Proof {
        match to.map(mistake::formula).transpose() {
            Ok(to) => self.links.push(Link { op, to, step }),
            Err(mistake) => self.mistakes.push(mistake),
        }
        self
    }

    /// `= formula`, shown by `step`.
    #[must_use]
    pub fn equals(self, formula: &str, step: Step) -> Proof {
        self.link(RelationOp::Eq, Some(formula), step)
    }

    /// `<= formula`, shown by `step`.
    #[must_use]
    pub fn at_most(self, formula: &str, step: Step) -> Proof {
        self.link(RelationOp::Le, Some(formula), step)
    }

    /// `< formula`, shown by `step`.
    #[must_use]
    pub fn below(self, formula: &str, step: Step) -> Proof {
        self.link(RelationOp::Lt, Some(formula), step)
    }

    /// The last link: from where the chain stands to the right side of the statement, by the relation that the
    /// statement still needs.
    #[must_use]
    pub fn concluding(self, step: Step) -> Proof {
        self.link(RelationOp::Eq, None, step)
    }

    /// A relation shown beside the chain: a lemma, or a second route to the same number.
    #[must_use]
    pub fn beside(mut self, relation: &str, mut step: Step) -> Proof {
        match mistake::relation(relation) {
            Ok(relation) => {
                step.relation = Some(relation);
                self.beside.push(step);
            }
            Err(mistake) => self.mistakes.push(mistake),
        }
        self
    }

    /// The statement itself by a second route.
    #[must_use]
    pub fn second_route(mut self, step: Step) -> Proof {
        self.beside.push(step);
        self
    }

    /// The steps, those of the chain first.
    pub(crate) fn steps(&self) -> impl Iterator<Item = &Step> {
        self.links.iter().map(|link| &link.step).chain(&self.beside)
    }

    /// Whether a step of the proof looks at measured quantities.
    #[must_use]
    pub fn samples(&self) -> bool {
        self.steps().any(|step| step.bearing() == Bearing::Samples)
    }

    /// Whether the proof is a refutation by counterexample.
    #[must_use]
    pub fn refutes(&self) -> bool {
        self.links.iter().any(|link| link.step.bearing() == Bearing::Refutes)
    }
}
