//! The determinant.

use super::{Definition, Notation};

pub(super) static DEFINITION: Definition = Definition {
    name: "det",
    parameters: &["A"],
    of_matrices: true,
    notation: Notation::Command("det"),
    ..Definition::UNKNOWN
};
