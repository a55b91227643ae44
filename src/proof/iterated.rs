//! Iterated integrals, compared by their integrands.
//!
//! Bound variables count almost everywhere only: two integrands that agree off a set of measure zero have the same
//! integral. Equal integrands show that the two sides exist together and are then equal; that
//! they exist at all is for the kernel to see ([`Existence`](crate::proof::Existence)), as where the integral of the
//! absolute value has a closed form in one order of integration (Tonelli).

use std::fmt;

use crate::exact::{Obstacle, Scope, normal};
use crate::formula::{Binder, Domain, Domains, Expr, Node, Reach, Relation, RelationOp, Symbol};
use crate::proof::{Evidence, Existence, Grade};

/// One sign of integration: variable and range.
pub(super) type Bound = (Symbol, Expr, Expr);

/// Splits `∫…∫ body` into its bounds, outermost first, and the innermost body. A variable that has the name of a declared symbol, or of
/// one outside, gets another, the same in formulas that differ nowhere else.
pub(super) fn peel(expr: &Expr, domains: &Domains) -> (Vec<Bound>, Expr) {
    let mut bounds: Vec<Bound> = Vec::new();
    let mut rest = expr.clone();
    while let Some(
        binder @ Binder {
            reach: Reach::Interval(..),
            ..
        },
    ) = rest.binder()
    {
        let known = |name: &Symbol| {
            let bound = |(var, lo, hi): &Bound| var == name || lo.depends_on(name) || hi.depends_on(name);
            domains.get(name).is_some() || binder.reach.depends_on(name) || bounds.iter().any(bound)
        };
        let var = match known(&binder.var) {
            true => binder.var.fresh(|name| known(name) || binder.body.depends_on(name)),
            false => binder.var.clone(),
        };
        rest = binder.body_in(&var);
        if let Reach::Interval(lo, hi) = binder.reach {
            bounds.push((var, lo, hi));
        }
    }
    (bounds, rest)
}

/// A range that depends on another variable of integration.
#[derive(Debug, thiserror::Error)]
#[error("the range of `{0}` depends on a variable of integration")]
pub(super) struct Dependent(Symbol);

/// Ensures that no range depends on another variable.
pub(super) fn independent(bounds: &[Bound]) -> Result<(), Dependent> {
    let mentioned = |(_, lo, hi): &&Bound| bounds.iter().any(|(var, ..)| lo.depends_on(var) || hi.depends_on(var));
    match bounds.iter().find(mentioned) {
        Some((var, ..)) => Err(Dependent(var.clone())),
        None => Ok(()),
    }
}

/// The domains with the bound variables added, each of which ranges where its sign says.
pub(super) fn with_bound(domains: &Domains, bounds: &[Bound]) -> Domains {
    bounds.iter().fold(domains.clone(), |mut extended, (var, lo, hi)| {
        let range = Scope::new(&extended).range(lo, hi);
        extended.insert(var.clone(), range);
        extended
    })
}

pub(super) fn equal(left: &Expr, right: &Expr, domains: &Domains, bounds: &[Bound]) -> Result<bool, Obstacle> {
    let (mut difference, mut domains) = (left.clone() - right.clone(), domains.clone());
    for (var, lo, hi) in bounds {
        // A range that ends at 0 or below is looked at from its end on, with -v for v.
        let mirrored = Scope::new(&domains).range(&-hi.clone(), &Expr::infinity());
        if *lo == -Expr::infinity() && *hi != Expr::infinity() && mirrored != Domain::Real {
            difference = difference.substitute(var, &-Expr::from(var.clone()));
            domains.insert(var.clone(), mirrored);
        }
    }
    let scope = bounds
        .iter()
        .fold(Scope::new(&domains), |scope, (var, ..)| scope.almost_everywhere(var));
    Ok(scope.vanishes(&normal(&difference, &scope)?))
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
    if let Some(evidence) = same_over_space(relation, domains) {
        return Some(evidence);
    }
    let (left, right) = (peel(&relation.lhs, domains), peel(&relation.rhs, domains));
    let common = left.0.iter().zip(&right.0).take_while(|(l, r)| l == r).count();
    if relation.op != RelationOp::Eq {
        return None;
    }
    (1..=common).find_map(|depth| {
        let bounds = &left.0[..depth];
        let extended = with_bound(domains, bounds);
        let under = |(all, body): &(Vec<Bound>, Expr)| {
            let inner = all[depth..].iter().rev();
            inner.fold(body.clone(), |body, (var, lo, hi)| {
                Expr::integral(var.clone(), lo.clone(), hi.clone(), body)
            })
        };
        let seen = SameIntegrand(bounds.iter().map(|(var, ..)| var.clone()).collect());
        equal(&under(&left), &under(&right), &extended, bounds)
            .ok()?
            .then(|| Evidence::proved(Grade::Exact, seen).showing(Existence::Together))
    })
}

/// The same of two integrals over one space, or of their negatives.
fn same_over_space(relation: &Relation, domains: &Domains) -> Option<Evidence> {
    let signed = |side: &Expr| match side.node() {
        Node::Neg(inner) => Some((true, inner.binder()?)),
        _ => Some((false, side.binder()?)),
    };
    let ((minus, left), (other, right)) = (signed(&relation.lhs)?, signed(&relation.rhs)?);
    let spaces = matches!(left.reach, Reach::Space(_)) && left.reach == right.reach;
    if relation.op != RelationOp::Eq || !spaces {
        return None;
    }
    let inside = Scope::new(domains).open(&left, &[&right], &[]).ok()?;
    let (ours, theirs) = (inside.body.clone(), right.body_in(&inside.var));
    let difference = if minus == other { ours - theirs } else { ours + theirs };
    let difference = normal(&difference, &inside.scope).ok()?;
    let seen = SameIntegrand(vec![inside.var.clone()]);
    let equal = inside.scope.vanishes(&difference);
    equal.then(|| Evidence::proved(Grade::Exact, seen).showing(Existence::Together))
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
    let (bounds, body) = peel(expr, domains);
    absolutely_integrable(&body, [&bounds, &bounds], &with_bound(domains, &bounds), domains)
}
