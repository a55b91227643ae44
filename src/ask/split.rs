//! Integrals of complex functions over the real line or a part of it, as those of their real and imaginary parts.

use crate::exact::{Scope, normal};
use crate::formula::{Domain, Domains, Expr, Node};

/// The formula, which has no free symbols, with every integral of a complex function put as ∫ Re f + i ∫ Im f: where both of these exist,
/// so does the integral, and that is its value. `None` where there is no such integral, or the parts of one are not seen.
pub(super) fn split(formula: &Expr) -> Option<Expr> {
    let mut found = false;
    let out = formula_of(formula, &mut found)?;
    found.then_some(out)
}

fn formula_of(formula: &Expr, found: &mut bool) -> Option<Expr> {
    match formula.node() {
        Node::Integral { var, lo, hi, body } if mentions_i(body) => {
            let line = Domain::between(lo, hi).unwrap_or(Domain::Real);
            let scope = Scope::new(&Domains::default()).declare(var, line);
            let value = normal(body, &scope).ok()?;
            let part = |part: Expr| Expr::integral(var.clone(), lo.clone(), hi.clone(), part);
            let real = part(scope.real_part(&value)?.to_expr());
            let imaginary = part(scope.imaginary_part(&value)?.to_expr());
            *found = true;
            Some(real + Expr::i() * imaginary)
        }
        _ => formula.try_map(|part| formula_of(part, found).ok_or(())).ok(),
    }
}

fn mentions_i(formula: &Expr) -> bool {
    *formula == Expr::i() || formula.children().into_iter().any(mentions_i)
}
