//! The gradient.

use super::{Definition, Notation};
use crate::formula::Expr;
use crate::formula::notation::{Glyph, Mark, Sign, evaluated, lowered, of_expr, operand, row};
use crate::function::Function;

pub(super) static DEFINITION: Definition = Definition {
    name: "grad",
    parameters: &["f"],
    order: 1,
    notation: Notation::Factor(|a| of_field(Function::Grad, nabla(), a)),
    ..Definition::UNKNOWN
};

/// ∇.
pub(super) fn nabla() -> Mark {
    Mark::Letter(Glyph::command("nabla", "∇"))
}

/// An operator with its variable below, before what it differentiates.
pub(super) fn of_field(function: Function, operator: Mark, arguments: &[Expr]) -> Mark {
    let Some((body, var, at)) = function.differentiated(arguments) else {
        return row([operator, Mark::Sign(Sign::Of), operand(&arguments[0])]);
    };
    let operator = lowered(operator, of_expr(&Expr::from(var.clone())));
    let derivative = row([operator, Mark::Sign(Sign::Of), operand(body)]);
    match at.is_symbol(var) {
        true => derivative,
        false => evaluated(derivative, of_expr(&Expr::from(var.clone())), of_expr(at)),
    }
}
