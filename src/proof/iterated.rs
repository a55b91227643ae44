//! Iterated integrals, compared by their integrands.
//!
//! Bound variables count almost everywhere only: two integrands that agree off a set of measure zero have the same
//! integral. Equal integrands show that the two sides exist together and are then equal; that
//! they exist at all is for the kernel to see ([`Existence`](crate::proof::Existence)), as where the integral of the
//! absolute value has a closed form in one order of integration (Tonelli).

use std::fmt;

use crate::exact::{Obstacle, Scope, normal};
use crate::formula::{Domain, Domains, Expr, Node, Relation, RelationOp, Symbol};
use crate::proof::{Evidence, Existence, Grade};

/// One sign of integration: variable and range.
pub(super) type Bound = (Symbol, Expr, Expr);

/// Splits `∫…∫ body` into its bounds, outermost first, and the innermost body.
pub(super) fn peel(expr: &Expr) -> (Vec<Bound>, Expr) {
    let mut bounds = Vec::new();
    let mut rest = expr.clone();
    while let Node::Integral { var, lo, hi, body } = rest.node() {
        bounds.push((var.clone(), lo.clone(), hi.clone()));
        let body = body.clone();
        rest = body;
    }
    (bounds, rest)
}

/// Variables of integration that are in each other's way.
#[derive(Debug, thiserror::Error)]
pub(super) enum Clash {
    #[error("two integrals share the variable `{0}`")]
    Shared(Symbol),
    #[error("the range of `{0}` depends on a variable of integration")]
    Range(Symbol),
}

/// The domains with the bound variables added as real numbers; under its integral a bound variable hides a declared
/// symbol of the same name. Two integrals may not share a variable, and no range may mention one.
pub(super) fn with_bound(domains: &Domains, bounds: &[Bound]) -> Result<Domains, Clash> {
    let mut extended = domains.clone();
    for (index, (var, lo, hi)) in bounds.iter().enumerate() {
        if bounds[..index].iter().any(|(other, ..)| other == var) {
            return Err(Clash::Shared(var.clone()));
        }
        if bounds
            .iter()
            .any(|(other, ..)| lo.depends_on(other) || hi.depends_on(other))
        {
            return Err(Clash::Range(var.clone()));
        }
        extended.insert(var.clone(), Domain::Real);
    }
    Ok(extended)
}

pub(super) fn equal(left: &Expr, right: &Expr, domains: &Domains, bounds: &[Bound]) -> Result<bool, Obstacle> {
    let mut scope = Scope::new(domains);
    for (var, ..) in bounds {
        scope = scope.almost_everywhere(var);
    }
    Ok(normal(&(left.clone() - right.clone()), &scope)?.is_zero())
}

/// The integrands, functions of these variables, are equal.
#[derive(Debug)]
struct SameIntegrand(Vec<Symbol>);

impl fmt::Display for SameIntegrand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<String> = self.0.iter().map(Symbol::to_string).collect();
        let names = names.join(", ");
        write!(
            f,
            "the two integrands, functions of {names}, are equal almost everywhere"
        )
    }
}

/// Both sides are integrals over the same ranges, one inside the other as far as necessary, with integrands that
/// agree almost everywhere; `None` if they are not seen to be.
pub(super) fn same_integrand(relation: &Relation, domains: &Domains) -> Option<Evidence> {
    let (left, right) = (peel(&relation.lhs).0, peel(&relation.rhs).0);
    let common = left.iter().zip(&right).take_while(|(l, r)| l == r).count();
    if relation.op != RelationOp::Eq {
        return None;
    }
    (1..=common).find_map(|depth| {
        let bounds = &left[..depth];
        let extended = with_bound(domains, bounds).ok()?;
        let (f, g) = (body_at(&relation.lhs, depth)?, body_at(&relation.rhs, depth)?);
        let seen = SameIntegrand(bounds.iter().map(|(var, ..)| var.clone()).collect());
        equal(f, g, &extended, bounds)
            .ok()?
            .then(|| Evidence::proved(Grade::Exact, seen).showing(Existence::Together))
    })
}

/// What stands under the outermost `depth` signs of integration.
fn body_at(expr: &Expr, depth: usize) -> Option<&Expr> {
    match expr.node() {
        _ if depth == 0 => Some(expr),
        Node::Integral { body, .. } => body_at(body, depth - 1),
        _ => None,
    }
}

/// Whether the modulus of `f`, or a function above it, has a finite iterated integral, in closed form, in one of the given
/// orders.
pub(super) fn absolutely_integrable(f: &Expr, orders: [&[Bound]; 2], extended: &Domains, domains: &Domains) -> bool {
    let mut scope = Scope::new(extended);
    for (var, ..) in orders[0] {
        scope = scope.almost_everywhere(var);
    }
    let Some(modulus) = normal(f, &scope).ok().and_then(|f| scope.modulus(&f)) else {
        return false;
    };
    let closed = |order: &[Bound], bound: &crate::exact::Normal| {
        let iterated = order.iter().rev().fold(bound.to_expr(), |body, (var, lo, hi)| {
            Expr::integral(var.clone(), lo.clone(), hi.clone(), body)
        });
        normal(&iterated, &Scope::new(domains)).is_ok()
    };
    // The modulus itself, or a function above it: a factor e^E with E <= 0 is at most 1.
    let mut above = vec![modulus.clone()];
    above.extend(scope.without_decays(&modulus));
    orders
        .into_iter()
        .any(|order| above.iter().any(|bound| closed(order, bound)))
}

/// Whether an integral, or an iterated one, is seen to converge absolutely.
pub(super) fn converges(expr: &Expr, domains: &Domains) -> bool {
    let (bounds, body) = peel(expr);
    with_bound(domains, &bounds)
        .is_ok_and(|extended| absolutely_integrable(&body, [&bounds, &bounds], &extended, domains))
}
