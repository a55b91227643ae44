//! The norm.

use super::{Definition, Notation};
use crate::formula::notation::{Mark, of_expr};

pub(super) static DEFINITION: Definition = Definition {
    name: "norm",
    parameters: &["A"],
    of_matrices: true,
    notation: Notation::Marks(|a| Mark::DoubleBars(Box::new(of_expr(&a[0])))),
    ..Definition::UNKNOWN
};
