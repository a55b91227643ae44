//! The inverse of a matrix.

use super::{Definition, Notation};
use crate::formula::Expr;
use crate::formula::notation::{of_expr, operand, raised};

pub(super) static DEFINITION: Definition = Definition {
    name: "inverse",
    parameters: &["A"],
    of_matrices: true,
    notation: Notation::Factor(|a| raised(operand(&a[0]), of_expr(&Expr::integer(-1)))),
    ..Definition::UNKNOWN
};
