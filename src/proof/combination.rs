//! Linear combinations of integrals over one range, and whether their integrals exist.

use super::combined::{self, Combined};
use super::iterated;
use super::waves::Waves;
use crate::exact::{Scope, normal};
use crate::formula::{Domains, Expr, Node};

/// A formula linear in integrals over one range as a single integral.
pub(super) fn combined(expr: &Expr) -> Option<Combined> {
    Combined::of(expr, combined::Sign::Integral)
}

/// Whether a linear combination of integrals exists where the integral of its combined integrand does: one integral times a
/// number that is not 0; else each of its integrals must exist for itself, since those of two integrands may diverge though that of
/// the difference converges.
pub(super) fn taken_apart(expr: &Expr, scope: &Scope) -> bool {
    one_multiple(expr, scope) || each_exists(expr, scope)
}

pub(super) fn one_multiple(expr: &Expr, scope: &Scope) -> bool {
    let nonzero = |factor: &Expr| normal(factor, scope).is_ok_and(|factor| scope.nonzero(&factor).is_ok());
    match expr.node() {
        Node::Integral { .. } => true,
        Node::Neg(a) | Node::Div(a, _) => one_multiple(a, scope),
        Node::Mul(a, b) if combined(b).is_some() => one_multiple(b, scope) && nonzero(a),
        Node::Mul(a, b) => one_multiple(a, scope) && nonzero(b),
        _ => false,
    }
}

/// Whether the integrals of a linear combination have closed forms, or converge absolutely.
pub(super) fn each_exists(expr: &Expr, scope: &Scope) -> bool {
    match expr.node() {
        Node::Integral { .. } => exists(expr, scope) || bounded_waves(expr, scope),
        Node::Neg(a) | Node::Div(a, _) => each_exists(a, scope),
        Node::Add(a, b) | Node::Sub(a, b) => each_exists(a, scope) && each_exists(b, scope),
        Node::Mul(a, b) if combined(b).is_some() => each_exists(b, scope),
        Node::Mul(a, _) => each_exists(a, scope),
        _ => false,
    }
}

fn exists(expr: &Expr, scope: &Scope) -> bool {
    normal(expr, scope).is_ok() || iterated::converges(expr, scope.domains())
}

/// Whether an integral converges absolutely since the modulus of its integrand is at most the sum of those with 1 and -1 in the places of
/// its sines and cosines of real numbers, each of which does.
fn bounded_waves(expr: &Expr, scope: &Scope) -> bool {
    let Some(single) = combined(expr) else { return false };
    let single = single.apart(scope.domains(), &[]);
    let domains = under(&single, scope.domains());
    let inner = Scope::new(&domains).almost_everywhere(&single.var);
    let waves = Waves::of(&single.body, &single.var);
    let with = |body| Expr::integral(single.var.clone(), single.lo.clone(), single.hi.clone(), body);
    waves.are_bounded(&inner)
        && waves
            .corners(&waves.ones())
            .into_iter()
            .all(|corner| iterated::converges(&with(corner), scope.domains()))
}

/// The declarations under an integral whose variable has a name of its own ([`Combined::apart`]): it ranges where the sign says.
pub(super) fn under(single: &Combined, domains: &Domains) -> Domains {
    let mut inner = domains.clone();
    inner.insert(single.var.clone(), Scope::new(domains).range(&single.lo, &single.hi));
    inner
}
