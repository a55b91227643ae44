//! Equals for equals: the two sides differ in one part only, perhaps under integrals, and its two forms have the same normal form.
//!
//! What surrounds the parts is the same on both sides and may not exist: they exist together.

use super::{Ask, Cited, Kind, Step};
use crate::formula::RelationOp;
use crate::proof::level::{Level, levels};
use crate::proof::{Evidence, Existence, Refusal, identity};

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
                let levels = levels(ask.relation, &ask.context.domains);
                let shown = |level: &Level| {
                    let (part, domains) = (&level.relation, &level.domains);
                    identity::normal_form(part, domains).map(|evidence| evidence.judged(part, domains))
                };
                // What stands under no sign first, then what does.
                let (above, under): (Vec<&Level>, Vec<&Level>) =
                    levels.iter().rev().partition(|level| level.names.is_empty());
                let mut all = above.into_iter().take(1).chain(under);
                let first = all.next().map_or_else(|| Err(OnlyEqualities.into()), &shown);
                let evidence = first.or_else(|why| all.find_map(|level| shown(level).ok()).ok_or(why))?;
                let existence = evidence.existence.and(Existence::Together);
                Ok(evidence.showing(existence))
            }
            _ => Err(OnlyEqualities.into()),
        }
    }
}
