//! Whatever step shows it: one is looked for ([`search`](crate::proof::search)), and stands in the place of this one where it is found.

use super::{Ask, Cited, Kind, Step};
use crate::proof::search::NoStep;
use crate::proof::{Evidence, Refusal};

/// Nothing is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Auto;

/// A step that is to be found: the first of a list of kinds that shows the relation.
#[must_use]
pub fn auto(name: &str) -> Step {
    Step::of(name, Ok(Auto))
}

impl Kind for Auto {
    fn words(&self, _cited: Option<&Cited>) -> String {
        "any step".into()
    }

    /// The kernel looks for the step before it checks it; put to a relation by another kind, as by the terms of a sum, it shows nothing.
    fn check(&self, _ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        Err(NoStep(Vec::new()).into())
    }

    fn is_to_be_found(&self) -> bool {
        true
    }
}
