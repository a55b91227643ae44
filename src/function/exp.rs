//! The exponential function.

use super::{Definition, Notation, Slope};
use crate::enclose::of_one;
use crate::formula::notation::{Glyph, Mark, applied, of_expr, raised};
use crate::formula::{Expr, Node};

pub(super) static DEFINITION: Definition = Definition {
    name: "exp",
    notation: Notation::Factor(power_of_e),
    slope: Slope::Of(&["exp(x)"]),
    continuous: true,
    normal: Some(|scope, a| scope.exp(&a[0])),
    enclosure: Some(|a, _| of_one(a[0], |x| Ok(x.exp()), |z| Ok(z.exp()))),
    ..Definition::UNKNOWN
};

/// e^x, or exp(x) where x is too large for an exponent.
fn power_of_e(arguments: &[Expr]) -> Mark {
    match holds_big(&arguments[0]) {
        true => applied(Mark::Letter(Glyph::command("exp", "exp")), arguments),
        false => raised(Mark::Letter(Glyph::letter('e')), of_expr(&arguments[0])),
    }
}

/// Whether a formula holds a sign too large for an exponent.
fn holds_big(expr: &Expr) -> bool {
    matches!(
        expr.node(),
        Node::Integral { .. } | Node::Sum { .. } | Node::Inverse { .. } | Node::Diff { .. }
    ) || expr.children().into_iter().any(holds_big)
}
