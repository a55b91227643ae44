//! The inner product.

use super::{Definition, Notation};
use crate::formula::Expr;
use crate::formula::notation::{Mark, Sign, of_expr, row};

pub(super) static DEFINITION: Definition = Definition {
    name: "inner",
    parameters: &["A", "B"],
    of_matrices: true,
    notation: Notation::Marks(angles),
    ..Definition::UNKNOWN
};

fn angles(arguments: &[Expr]) -> Mark {
    let [a, b] = [0, 1].map(|at| of_expr(&arguments[at]));
    Mark::Angles(Box::new(row([a, Mark::Sign(Sign::Comma), b])))
}
