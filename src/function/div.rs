//! The divergence.

use super::grad::of_field;
use super::{Definition, Notation};
use crate::formula::notation::{Glyph, Mark};
use crate::function::Function;

pub(super) static DEFINITION: Definition = Definition {
    name: "div",
    parameters: &["v"],
    order: 1,
    notation: Notation::Factor(|a| of_field(Function::Div, Mark::Letter(Glyph::operator("div")), a)),
    ..Definition::UNKNOWN
};
