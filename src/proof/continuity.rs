//! Continuity of a formula in one variable, wherever the formula is defined.

use crate::formula::{Domains, Expr, Function, Node, Symbol};

/// Whether the formula is continuous in the variable wherever it is defined: made of the four operations, powers with a constant
/// exponent and continuous functions.
pub(super) fn is_continuous(formula: &Expr, variable: &Symbol, _domains: &Domains) -> bool {
    if !formula.depends_on(variable) {
        return true;
    }
    let parts = || {
        let mut parts = formula.children().into_iter();
        parts.all(|part| is_continuous(part, variable, _domains))
    };
    match formula.node() {
        Node::Symbol(_) => true,
        Node::Neg(_) | Node::Add(..) | Node::Sub(..) | Node::Mul(..) | Node::Div(..) => parts(),
        Node::Pow(base, exponent) => !exponent.depends_on(variable) && is_continuous(base, variable, _domains),
        Node::Call(function, _) => {
            use Function::{Atan, Cos, Cosh, Exp, Log, Sin, Sinh, Sqrt, Tanh};
            matches!(function, Atan | Cos | Cosh | Exp | Log | Sin | Sinh | Sqrt | Tanh) && parts()
        }
        _ => false,
    }
}
