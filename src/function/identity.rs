//! The identity matrix.

use super::{Definition, Notation};
use crate::formula::notation::{Glyph, Mark, lowered, of_expr};

pub(super) static DEFINITION: Definition = Definition {
    name: "identity",
    parameters: &["n"],
    of_matrices: true,
    notation: Notation::Marks(|a| lowered(Mark::Letter(Glyph::letter('I')), of_expr(&a[0]))),
    ..Definition::UNKNOWN
};
