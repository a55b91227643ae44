//! Identities for every natural number n by integration by parts.
//!
//! To show `∫ G(n,z) dz = R(n)` over the line for every n >= n0: the base case n0 by exact normal form; and with the
//! ratio r(n) = R(n+1)/R(n), an antiderivative C (the certificate) of G(n+1) - r(n) G(n) that vanishes at both ends, so
//! that the left side satisfies the same recursion of order one. C and G must be continuous on the line and dominated
//! by a Gaussian, which makes the integrals finite and the boundary terms zero; the exact layer certifies both.

use crate::exact::{Scope, Sign, normal, vanishes_at_infinity};
use crate::formula::{Domain, Domains, Expr, Node, Relation, RelationOp, Symbol};
use crate::proof::{Evidence, Grade};

/// Decides `relation` for every value of `variable`.
pub(super) fn induction(relation: &Relation, variable: &Symbol, certificate: &Expr, domains: &Domains) -> Evidence {
    match by_parts(relation, variable, certificate, domains) {
        Ok(seen) => Evidence::proved(Grade::Exact, seen),
        Err(why) => Evidence::undecided(Grade::Exact, why),
    }
}

fn by_parts(relation: &Relation, n: &Symbol, certificate: &Expr, domains: &Domains) -> Result<String, String> {
    let first = match domains.get(n) {
        Some(Domain::Natural { from }) => *from,
        _ => return Err(format!("`{n}` is not declared as a natural number")),
    };
    let (z, body) = match (relation.op, relation.lhs.node()) {
        (RelationOp::Eq, Node::Integral { var, lo, hi, body })
            if *hi == Expr::infinity() && *lo == -Expr::infinity() && !body.free_symbols().is_empty() =>
        {
            (var.clone(), body.clone())
        }
        _ => return Err("the left side is not an integral over the line".into()),
    };
    let mut extended = domains.clone();
    if extended.insert(z.clone(), Domain::Real).is_some() {
        return Err(format!(
            "the variable of integration `{z}` has the name of another symbol"
        ));
    }
    let scope = Scope::new(&extended).almost_everywhere(&z);
    let exact = |expr: &Expr| normal(expr, &scope).map_err(|obstacle| obstacle.to_string());

    let start = Expr::integer(first);
    let base = relation.lhs.substitute(n, &start) - relation.rhs.substitute(n, &start);
    if !exact(&base)?.is_zero() {
        return Err(format!("the base case {n} = {first} is not seen to hold"));
    }
    let right = exact(&relation.rhs)?;
    if !matches!(
        scope.sign_of(&right),
        Some(Sign::Positive | Sign::Negative | Sign::Nonzero)
    ) {
        return Err("the right side may vanish, so that it has no ratio of successive terms".into());
    }
    let next = Expr::from(n.clone()) + Expr::one();
    let shifted = |expr: &Expr| expr.substitute(n, &next);
    let step = shifted(&body) * relation.rhs.clone() - shifted(&relation.rhs) * body.clone();
    let slope = certificate.derivative(&z).map_err(|error| error.to_string())? * relation.rhs.clone();
    if !exact(&(step - slope))?.is_zero() {
        return Err(format!(
            "the derivative of {certificate} is not G({n}+1) - r({n}) G({n})"
        ));
    }
    for (what, expr) in [("the certificate", certificate), ("the integrand", &body)] {
        if !vanishes_at_infinity(&exact(expr)?, &z, &scope) {
            return Err(format!(
                "{what} is not seen to be continuous and dominated by a Gaussian"
            ));
        }
    }
    let ratio = exact(&(shifted(&relation.rhs) / relation.rhs.clone()))?.to_expr();
    Ok(format!(
        "base case {n} = {first} by normal form; both sides satisfy F({n}+1) = ({ratio}) F({n})"
    ))
}
