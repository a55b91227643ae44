//! A step that was told something that is not a formula, a name or a point. A claim with such a step is not checked.

use super::{Ask, Cited, Kind};
use crate::proof::{Evidence, Mistake, Refusal};

/// What was told wrongly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable {
    pub(crate) mistake: Mistake,
}

impl Kind for Unreadable {
    fn words(&self, _cited: Option<&Cited>) -> String {
        "a mistake".into()
    }

    fn check(&self, _ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        Err(self.mistake.clone().into())
    }

    fn mistake(&self) -> Option<&Mistake> {
        Some(&self.mistake)
    }
}
