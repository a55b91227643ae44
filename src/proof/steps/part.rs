//! Equals for equals: the two sides differ in one part only, and its two forms have the same normal form.

use super::{Ask, Cited, Kind, Step};
use crate::formula::RelationOp;
use crate::proof::{Evidence, Refusal, difference, identity};

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
            // What surrounds the parts may not exist; it is the same on both sides.
            RelationOp::Eq => {
                let part = difference::in_one_part(ask.relation);
                Ok(identity::normal_form(&part, &ask.context.domains)?.if_integrable())
            }
            _ => Err(OnlyEqualities.into()),
        }
    }
}
