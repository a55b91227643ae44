//! Entire functions.

use crate::formula::{Expr, Function, Node, Symbol};

/// Whether a formula is an entire function of `z`.
pub(super) fn is_entire(formula: &Expr, z: &Symbol) -> bool {
    if !formula.depends_on(z) {
        return true;
    }
    let parts = || formula.children().into_iter().all(|part| is_entire(part, z));
    match formula.node() {
        Node::Symbol(_) => true,
        Node::Neg(_) | Node::Add(..) | Node::Sub(..) | Node::Mul(..) => parts(),
        Node::Div(above, below) => is_entire(above, z) && !below.depends_on(z),
        Node::Pow(base, exponent) => is_entire(base, z) && exponent.as_integer().is_some_and(|n| n >= 0),
        Node::Call(Function::Exp | Function::Sin | Function::Cos | Function::Sinh | Function::Cosh, _) => parts(),
        _ => false,
    }
}
