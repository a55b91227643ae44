//! The trace.

use super::{Definition, Notation};

pub(super) static DEFINITION: Definition = Definition {
    name: "trace",
    parameters: &["A"],
    of_matrices: true,
    notation: Notation::Operator("tr"),
    ..Definition::UNKNOWN
};
