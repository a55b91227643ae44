//! Rewriting by a statement proved before: its left side, wherever it stands, becomes its right side.
//!
//! The statement holds for all values of its symbols in their declared domains. Under a sign of integration one of its
//! symbols may be bound: then it ranges over real numbers, so the symbol must be declared real.

use crate::expr::{Domain, Domains, Expr, Node, Relation, Symbol};

/// The formula with every occurrence of the left side of `rule` replaced, but for those under a sign of summation or
/// differentiation, or under an integral over a symbol of the rule that is not declared real.
pub(super) fn rewritten(expr: &Expr, rule: &Relation, domains: &Domains) -> Expr {
    if *expr == rule.lhs {
        return rule.rhs.clone();
    }
    let applies = |var: &Symbol| {
        let occurs = rule.lhs.free_symbols().contains(var) || rule.rhs.free_symbols().contains(var);
        !occurs || domains.get(var) == Some(&Domain::Real)
    };
    match expr.node() {
        Node::Sum { .. } | Node::Diff { .. } => expr.clone(),
        Node::Integral { var, .. } if !applies(var) => expr.clone(),
        _ => {
            let mapped: Result<Expr, std::convert::Infallible> =
                expr.try_map(|part| Ok(rewritten(part, rule, domains)));
            match mapped {
                Ok(mapped) => mapped,
                Err(never) => match never {},
            }
        }
    }
}
