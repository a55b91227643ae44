//! The norm.

use super::{Definition, Notation};
use crate::exact::{Signs, norm};
use crate::formula::notation::{Mark, of_expr};

pub(super) static DEFINITION: Definition = Definition {
    name: "norm",
    parameters: &["A"],
    of_matrices: true,
    continuous: true,
    real: true,
    normal: Some(|scope, a| norm(scope, &a[0])),
    signs: |_, _| Signs::NONNEGATIVE,
    notation: Notation::Marks(|a| Mark::DoubleBars(Box::new(of_expr(&a[0])))),
    ..Definition::UNKNOWN
};
