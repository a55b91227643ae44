//! Continuity of a formula in one variable, wherever the formula is defined.

use crate::formula::{Class, Domains, Expr, Node, Symbol};

/// Whether the formula is continuous in the variable wherever it is defined: made of the four operations, powers with a constant
/// exponent, continuous functions and open functions that are declared continuous.
pub(super) fn is_continuous(formula: &Expr, variable: &Symbol, domains: &Domains) -> bool {
    if !formula.depends_on(variable) {
        return true;
    }
    let parts = || {
        let mut parts = formula.children().into_iter();
        parts.all(|part| is_continuous(part, variable, domains))
    };
    match formula.node() {
        Node::Symbol(_) => true,
        Node::Neg(_) | Node::Add(..) | Node::Sub(..) | Node::Mul(..) | Node::Div(..) => parts(),
        Node::Pow(base, exponent) => !exponent.depends_on(variable) && is_continuous(base, variable, domains),
        Node::Call(function, _) => function.definition().continuous && parts(),
        Node::Apply(name, _) => {
            let (base, order) = name.unprimed();
            let declared = domains.function(&base);
            declared.is_some_and(|signature| signature.belongs(Class::Continuous, order)) && parts()
        }
        _ => false,
    }
}
