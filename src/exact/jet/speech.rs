//! What a formula about vectors is.

use crate::formula::{Domain, Domains, Expr, Function, Node, Symbol};

/// The shape of the values of a symbol, if it is that of a vector or a matrix.
pub(super) fn sizes(domains: &Domains, symbol: &Symbol) -> Option<(Option<Expr>, Option<Expr>)> {
    let size = |e: &Expr| (*e != Expr::one()).then(|| e.clone());
    match domains.get(symbol)? {
        Domain::Vector { dimension } => Some((Some(dimension.clone()), None)),
        Domain::Matrix { rows, columns } => Some((size(rows), size(columns))),
        _ => None,
    }
}

/// Whether a formula is about vectors that are not written out in entries: it applies a function that takes or has vectors, or mentions a vector or a matrix
/// of any size.
pub(crate) fn speaks(formula: &Expr, domains: &Domains) -> bool {
    let here = match formula.node() {
        Node::Symbol(symbol) => sizes(domains, symbol).is_some(),
        Node::Apply(name, _) => domains
            .function(&name.unprimed().0)
            .is_some_and(|signature| signature.speaks_of_vectors()),
        Node::Call(Function::Identity, size) => size.iter().all(|size| size.as_symbol().is_some()),
        _ => false,
    };
    here || formula.children().into_iter().any(|part| speaks(part, domains))
}
