//! The matrix of second derivatives.

use super::grad::{nabla, of_field};
use super::{Definition, Notation};
use crate::formula::notation::{Mark, raised};
use crate::function::Function;

pub(super) static DEFINITION: Definition = Definition {
    name: "hessian",
    parameters: &["f"],
    order: 2,
    notation: Notation::Factor(|a| of_field(Function::Hessian, raised(nabla(), Mark::Number("2".into())), a)),
    ..Definition::UNKNOWN
};
