//! Iterated integrals: interchange and change of variables, checked on the integrands by exact normal form.
//!
//! Bound variables count almost everywhere only: two integrands that agree off a set of measure zero have the same
//! integral. Equal integrands and changes of variable show that the two sides exist together and are then equal; that
//! they exist at all must come from elsewhere in the chain ([`Existence`](crate::proof::Existence)). An interchange shows it: it needs, and
//! checks, a closed form for the integral of the absolute value in one of the two orders (Tonelli).

use super::steps::substitution as power;
use crate::exact::{Scope, Sign, normal};
use crate::formula::{Domain, Domains, Expr, Node, Relation, RelationOp, Symbol};
use crate::proof::{Evidence, Grade};

/// One sign of integration: variable and range.
pub(super) type Bound = (Symbol, Expr, Expr);

/// Splits `∫…∫ body` into its bounds, outermost first, and the innermost body.
fn peel(expr: &Expr) -> (Vec<Bound>, Expr) {
    let mut bounds = Vec::new();
    let mut rest = expr.clone();
    while let Node::Integral { var, lo, hi, body } = rest.node() {
        bounds.push((var.clone(), lo.clone(), hi.clone()));
        let body = body.clone();
        rest = body;
    }
    (bounds, rest)
}

/// The domains with the bound variables added as real numbers; under its integral a bound variable hides a declared
/// symbol of the same name. Two integrals may not share a variable, and no range may mention one.
pub(super) fn with_bound(domains: &Domains, bounds: &[Bound]) -> Result<Domains, String> {
    let mut extended = domains.clone();
    for (index, (var, lo, hi)) in bounds.iter().enumerate() {
        if bounds[..index].iter().any(|(other, ..)| other == var) {
            return Err(format!("two integrals share the variable `{var}`"));
        }
        if bounds
            .iter()
            .any(|(other, ..)| lo.depends_on(other) || hi.depends_on(other))
        {
            return Err(format!("the range of `{var}` depends on a variable of integration"));
        }
        extended.insert(var.clone(), Domain::Real);
    }
    Ok(extended)
}

pub(super) fn equal(left: &Expr, right: &Expr, domains: &Domains, bounds: &[Bound]) -> Result<bool, String> {
    let mut scope = Scope::new(domains);
    for (var, ..) in bounds {
        scope = scope.almost_everywhere(var);
    }
    let difference = normal(&(left.clone() - right.clone()), &scope).map_err(|obstacle| obstacle.to_string())?;
    Ok(difference.is_zero())
}

fn decide(result: Result<String, String>) -> Evidence {
    match result {
        Ok(seen) => Evidence::proved(Grade::Exact, seen),
        Err(why) => Evidence::undecided(Grade::Exact, why),
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
        let names: Vec<String> = bounds.iter().map(|(var, ..)| var.to_string()).collect();
        let seen = format!(
            "the two integrands, functions of {}, are equal almost everywhere",
            names.join(", ")
        );
        equal(f, g, &extended, bounds)
            .ok()?
            .then(|| Evidence::proved(Grade::Exact, seen).if_integrable())
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
fn absolutely_integrable(f: &Expr, orders: [&[Bound]; 2], extended: &Domains, domains: &Domains) -> bool {
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

/// Both sides are the same iterated integral, its signs of integration in another order.
pub(super) fn interchange(relation: &Relation, domains: &Domains) -> Evidence {
    decide(interchanged(relation, domains))
}

fn interchanged(relation: &Relation, domains: &Domains) -> Result<String, String> {
    let ((mut left, f), (mut right, g)) = (peel(&relation.lhs), peel(&relation.rhs));
    let extended = with_bound(domains, &left)?;
    let order: Vec<String> = right.iter().map(|(var, ..)| var.to_string()).collect();
    if !absolutely_integrable(&f, [&left, &right], &extended, domains) {
        return Err("the integral of the absolute value is not seen to be finite".into());
    }
    left.sort();
    right.sort();
    if relation.op != RelationOp::Eq || left.len() < 2 || left != right {
        return Err("the two sides are not iterated integrals over the same ranges".into());
    }
    if !equal(&f, &g, &extended, &left)? {
        return Err("the integrands are not seen to be equal".into());
    }
    Ok(format!(
        "the same integrand, its absolute value of finite integral, in the order {}",
        order.join(", ")
    ))
}

/// The left side, after the affine change of variable `u = α z + β` in one of its integrals, is the right side.
///
/// A power of the variable may be substituted on the half line ([`power`]). For α != 0 (almost everywhere, if α depends on outer variables of integration) and z over the whole line,
/// ∫ g(αz + β) |α| dz = ∫ g(u) du; so it is enough that the integrand on the left is g(αz + β) |α|. For another range
/// the sign of α must be certain and the ends must correspond, the lower to the upper one for α < 0.
pub(super) fn substitution(relation: &Relation, rule: &Relation, domains: &Domains) -> Evidence {
    match substituted(relation, rule, domains) {
        Ok((seen, true)) => Evidence::proved(Grade::Exact, seen),
        Ok((seen, false)) => Evidence::proved(Grade::Exact, seen).if_integrable(),
        Err(why) => Evidence::undecided(Grade::Exact, why),
    }
}

fn substituted(relation: &Relation, rule: &Relation, domains: &Domains) -> Result<(String, bool), String> {
    let (new, map) = match (rule.op, rule.lhs.node()) {
        (RelationOp::Eq, Node::Symbol(new)) => (new.clone(), rule.rhs.clone()),
        _ => return Err("a substitution is written new = formula in the old variable".into()),
    };
    let ((left, f), (right, g)) = (peel(&relation.lhs), peel(&relation.rhs));
    let place = right
        .iter()
        .position(|(var, ..)| *var == new)
        .ok_or("the right side has no integral over the new variable")?;
    let (old, lo, hi) = left
        .get(place)
        .cloned()
        .ok_or("the two sides have different numbers of integrals")?;
    let others_agree = left.len() == right.len()
        && left
            .iter()
            .zip(&right)
            .enumerate()
            .all(|(index, (l, r))| index == place || l == r);
    if relation.op != RelationOp::Eq || !others_agree {
        return Err("the other integrals of the two sides differ".into());
    }
    if new != old && g.depends_on(&old) {
        return Err(format!("`{old}` is free on the right side and bound on the left"));
    }
    if left[place + 1..].iter().any(|(inner, ..)| map.depends_on(inner)) {
        return Err("the substitution depends on a variable that is integrated before".into());
    }
    with_bound(domains, &right)?;
    let extended = with_bound(domains, &left)?;
    let slope = map.derivative(&old).map_err(|error| error.to_string())?;
    let mut scope = Scope::new(&extended);
    for (var, ..) in left.iter().filter(|(var, ..)| *var != old) {
        scope = scope.almost_everywhere(var);
    }
    let factor = normal(&slope, &scope).ok().filter(|factor| !factor.depends_on(&old));
    let Some(inner) = factor else {
        let change = power::Change {
            rule,
            new: &new,
            left: (&left, &f),
            right: (&right, &g),
            place,
        };
        return power::substituted(&change, domains);
    };
    // A complex shift would move the path, perhaps across a pole.
    if !normal(&map, &scope).is_ok_and(|map| scope.is_real(&map)) {
        return Err(format!("{map} is not seen to be real"));
    }
    let line = Expr::infinity();
    let whole = |lo: &Expr, hi: &Expr| *lo == -line.clone() && *hi == line;
    let (_, new_lo, new_hi) = &right[place];
    let sign = scope.sign_of(&inner);
    if whole(&lo, &hi) && whole(new_lo, new_hi) {
        if !matches!(sign, Some(Sign::Positive | Sign::Negative | Sign::Nonzero)) {
            return Err(format!("the factor {slope} of the substitution may vanish"));
        }
    } else {
        // A decreasing map carries the lower end to the upper one.
        let ends = match sign {
            Some(Sign::Positive) => [(&lo, new_lo), (&hi, new_hi)],
            Some(Sign::Negative) => [(&lo, new_hi), (&hi, new_lo)],
            _ => {
                return Err(format!(
                    "the sign of the factor {slope} of the substitution is not certain"
                ));
            }
        };
        let meet = |(end, image): (&Expr, &Expr)| {
            normal(&(map.substitute(&old, end) - image.clone()), &scope).is_ok_and(|difference| difference.is_zero())
        };
        if !ends.into_iter().all(meet) {
            return Err("the ends of the two ranges do not correspond under the substitution".into());
        }
    }
    let pulled = g.substitute(&new, &map) * Expr::call(crate::formula::Function::Abs, vec![slope]);
    if !equal(&f, &pulled, &extended, &left)? {
        return Err("the integrand is not the new one times the factor of the substitution".into());
    }
    let seen = format!("with {rule} the integrand on the left is that on the right times |d{new}/d{old}|");
    Ok((seen, false))
}
