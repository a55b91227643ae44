//! The normal form of the difference of the two sides: zero for `=`, of certain sign for `<` and `<=`; for matrices word by word or
//! entry by entry.
//!
//! It claims nothing of existence, but for relations that are read case by case; what has a normal form the kernel sees to exist.

use super::{Ask, Cited, Kind, Step};
use crate::proof::{Evidence, Refusal, identity, matrix};

/// Nothing is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NormalForm;

/// Both sides have the same exact normal form (or, for an inequality, a difference of certain sign).
#[must_use]
pub fn normal_form(name: &str) -> Step {
    Step::of(name, Ok(NormalForm))
}

impl Kind for NormalForm {
    fn words(&self, _cited: Option<&Cited>) -> String {
        "normal form".into()
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        identity::normal_form(ask.relation, &ask.context.domains)
    }

    fn check_matrices(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        matrix::normal_form(ask.relation, &ask.context.domains)
    }

    fn shows_terms(&self) -> bool {
        true
    }
}
