//! The inner product.

use super::{Definition, Notation};
use crate::exact::{Signs, inner_product};
use crate::formula::Expr;
use crate::formula::notation::{Mark, Sign, of_expr, row};

pub(super) static DEFINITION: Definition = Definition {
    name: "inner",
    parameters: &["A", "B"],
    of_matrices: true,
    notation: Notation::Marks(angles),
    continuous: true,
    real: true,
    normal: Some(|scope, a| inner_product(scope, &a[0], &a[1])),
    signs: |_, a| if a[0] == a[1] { Signs::NONNEGATIVE } else { Signs::ANY },
    ..Definition::UNKNOWN
};

fn angles(arguments: &[Expr]) -> Mark {
    let [a, b] = [0, 1].map(|at| of_expr(&arguments[at]));
    Mark::Angles(Box::new(row([a, Mark::Sign(Sign::Comma), b])))
}
