//! The Laplace operator.

use super::grad::of_field;
use super::{Definition, Notation};
use crate::formula::notation::{Glyph, Mark};
use crate::function::Function;

pub(super) static DEFINITION: Definition = Definition {
    name: "laplacian",
    parameters: &["f"],
    order: 2,
    notation: Notation::Factor(|a| of_field(Function::Laplacian, Mark::Letter(Glyph::command("Delta", "Δ")), a)),
    ..Definition::UNKNOWN
};
