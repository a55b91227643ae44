//! Turning the ray of integration by Cauchy's theorem.

use crate::exact::{Scope, normal, rotated};
use crate::formula::{Domain, Domains, Expr, Node, Relation, RelationOp, Symbol};
use crate::proof::{Evidence, Grade};

/// One side is an integral from 0 to infinity, the other the integral that arises when each exponential term of its
/// integrand is integrated along the ray at `angle` times π, up or down, towards decay; see [`rotated`].
pub(super) fn rotation(relation: &Relation, angle: &Expr, domains: &Domains) -> Evidence {
    match turned(relation, angle, domains) {
        Ok(seen) => Evidence::proved(Grade::Exact, seen).if_integrable(),
        Err(why) => Evidence::undecided(Grade::Exact, why),
    }
}

/// The variable and the integrand of an integral from 0 to infinity.
fn half_line(expr: &Expr) -> Option<(&Symbol, &Expr)> {
    match expr.node() {
        Node::Integral { var, lo, hi, body } if *lo == Expr::zero() && *hi == Expr::infinity() => Some((var, body)),
        _ => None,
    }
}

fn turned(relation: &Relation, angle: &Expr, domains: &Domains) -> Result<String, String> {
    let turn = angle.as_rational().ok_or("the angle is not a rational multiple of π")?;
    let sides = half_line(&relation.lhs).zip(half_line(&relation.rhs));
    let Some(((z, f), (t, g))) = sides.filter(|_| relation.op == RelationOp::Eq) else {
        return Err("the two sides are not integrals from 0 to infinity".into());
    };
    let mut inner = domains.clone();
    if [z, t].into_iter().any(|v| domains.get(v).is_some()) {
        return Err("a variable of integration has the name of another symbol".into());
    }
    inner.insert(z.clone(), Domain::Positive);
    let scope = Scope::new(&inner).almost_everywhere(z);
    let g = if t == z {
        g.clone()
    } else {
        g.substitute(t, &Expr::from(z.clone()))
    };
    let value = |expr: &Expr| normal(expr, &scope).map_err(|obstacle| obstacle.to_string());
    let (f, g) = (value(f)?, value(&g)?);
    let meets = |from: &_, to: &_| rotated(from, z, &turn, &scope).is_some_and(|turned| (&turned - to).is_zero());
    if meets(&f, &g) || meets(&g, &f) {
        Ok(format!(
            "each exponential term, turned by {turn} π towards its decay, gives the other side"
        ))
    } else {
        Err(format!(
            "turning the ray by {turn} π is not seen to carry one side to the other"
        ))
    }
}
