//! An inequality by subdivision of the box that the domains of its symbols span. The difference of the sides is enclosed on all of it, so
//! that both exist.

use super::{Ask, Cited, Kind, Step};
use crate::formula::RelationOp;
use crate::proof::{Evidence, Existence, Grade, Ground, Refusal, covering};

/// Nothing is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Subdivided;

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
#[error("subdivision shows inequalities only")]
struct OnlyInequalities;

/// An inequality on the box spanned by the domains of its symbols.
#[must_use]
pub fn subdivision(name: &str) -> Step {
    Step::of(name, Ok(Subdivided))
}

impl Kind for Subdivided {
    fn words(&self, _cited: Option<&Cited>) -> String {
        "subdivision of the box".into()
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let strict = match ask.relation.op {
            RelationOp::Le => false,
            RelationOp::Lt => true,
            RelationOp::Eq | RelationOp::Ne => return Err(OnlyInequalities.into()),
        };
        let difference = ask.relation.rhs.clone() - ask.relation.lhs.clone();
        let covered = covering::not_negative(&difference, strict, &ask.context.domains)?;
        Ok(Evidence::proved(Grade::Uniform, covered).showing(Existence::Sides(Ground::Enclosed)))
    }

    fn reach(&self) -> Grade {
        Grade::Uniform
    }
}
