//! The transpose.

use super::{Definition, Notation};
use crate::formula::notation::{Glyph, Mark, operand, raised};

pub(super) static DEFINITION: Definition = Definition {
    name: "transpose",
    parameters: &["A"],
    of_matrices: true,
    notation: Notation::Factor(|a| raised(operand(&a[0]), Mark::Letter(Glyph::command("top", "⊤")))),
    ..Definition::UNKNOWN
};
