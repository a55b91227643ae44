//! Equals for equals: the two sides differ in one part only, and its two forms have the same normal form.
//!
//! What surrounds the parts is the same on both sides and may not exist: they exist together.

use super::{Ask, Cited, Kind, Step};
use crate::formula::RelationOp;
use crate::proof::{Evidence, Existence, Refusal, difference, identity};

/// Nothing is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EqualPart;

/// Why the part shows nothing.
#[derive(Debug, thiserror::Error)]
#[error("equals replace equals in an equality only")]
struct OnlyEqualities;

/// Equals for equals: the one part in which the two sides differ has the same normal form in both.
#[must_use]
pub fn part(name: &str) -> Step {
    Step::of(name, Ok(EqualPart))
}

impl Kind for EqualPart {
    fn words(&self, _cited: Option<&Cited>) -> String {
        "equals for equals".into()
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        match ask.relation.op {
            RelationOp::Eq => {
                let (part, domains) = (difference::in_one_part(ask.relation), &ask.context.domains);
                let evidence = identity::normal_form(&part, domains)?.judged(&part, domains);
                let existence = evidence.existence.and(Existence::Together);
                Ok(evidence.showing(existence))
            }
            _ => Err(OnlyEqualities.into()),
        }
    }
}
