//! Integration by parts over the line: two sums of integrals whose integrands differ by a derivative.
//!
//! If F - G = dC/dz at every real z, then ∫ F - ∫ G over \[-R,S\] is C(S) - C(-R). Where F and G are integrable these have limits as
//! R and S grow, so C(z) has limits at both ends; and if C vanishes at infinity, or is integrable itself, they are 0. Whether
//! F, G and C are integrable the exact layer decides: from their closed forms, from the classes of open functions, or because the statement
//! supposes it.

use crate::exact::{Scope, normal, vanishes_at_infinity};
use crate::formula::{Domain, Domains, Expr, Node, Relation, RelationOp, Symbol};
use crate::proof::{Evidence, Grade};

/// The certificate as an integral over its variable, so that expanding its definitions may rename the variable.
pub(super) fn over_the_line(variable: Symbol, certificate: Expr) -> Expr {
    Expr::integral(variable, -Expr::infinity(), Expr::infinity(), certificate)
}

/// Decides `relation` with a certificate from [`over_the_line`].
pub(super) fn by_parts(relation: &Relation, certificate: &Expr, domains: &Domains) -> Evidence {
    match decide(relation, certificate, domains) {
        Ok(seen) => Evidence::proved(Grade::Exact, seen),
        Err(why) => Evidence::undecided(Grade::Exact, why),
    }
}

/// A multiple of an integral over the line.
struct Part {
    factor: Expr,
    variable: Symbol,
    body: Expr,
}

fn decide(relation: &Relation, certificate: &Expr, domains: &Domains) -> Result<String, String> {
    if relation.op != RelationOp::Eq {
        return Err("integration by parts shows equalities only".into());
    }
    let mut parts = Vec::new();
    collect(&relation.lhs, &Expr::one(), &mut parts)?;
    collect(&relation.rhs, &-Expr::one(), &mut parts)?;
    let Node::Integral {
        var: z,
        body: certificate,
        ..
    } = certificate.node()
    else {
        return Err(format!("{certificate} names no variable"));
    };
    if parts.is_empty() {
        return Err("there is no integral".into());
    }
    let mut extended = domains.clone();
    // Under its integral the variable hides a declared symbol of the same name.
    extended.insert(z.clone(), Domain::Real);
    let scope = Scope::new(&extended);
    let exact = |expr: &Expr| normal(expr, &scope).map_err(|obstacle| obstacle.to_string());
    let mut bodies = Vec::new();
    let mut difference = -certificate.derivative(z).map_err(|error| error.to_string())?;
    for part in parts {
        if part.factor.depends_on(z) || (part.variable != *z && part.body.depends_on(z)) {
            return Err(format!("`{z}` means two things"));
        }
        let body = part.body.substitute(&part.variable, &Expr::from(z.clone()));
        difference = difference + part.factor * body.clone();
        bodies.push(body);
    }
    if !exact(&difference)?.is_zero() {
        return Err(format!(
            "the two integrands do not differ by the derivative of {certificate}"
        ));
    }
    let edge = exact(certificate)?;
    let (outer, line) = (Scope::new(domains), |body: &Expr| {
        over_the_line(z.clone(), body.clone())
    });
    for body in &bodies {
        let tame = vanishes_at_infinity(&exact(body)?, z, &scope);
        if !tame && let Err(why) = normal(&line(body), &outer) {
            return Err(why.to_string());
        }
    }
    let seen = format!(
        "the two integrands differ by the derivative of `{}` in {z}",
        edge.to_expr()
    );
    if vanishes_at_infinity(&edge, z, &scope) {
        return Ok(format!("{seen}, which vanishes at both ends"));
    }
    match normal(&line(certificate), &outer) {
        Ok(_) => Ok(format!("{seen}, which is integrable and so vanishes at both ends")),
        Err(why) => Err(format!("{certificate} is not seen to vanish at both ends: {why}")),
    }
}

/// Takes a sum of multiples of integrals over the line apart.
fn collect(expr: &Expr, factor: &Expr, parts: &mut Vec<Part>) -> Result<(), String> {
    let integral_in = |e: &Expr| holds_integral(e);
    match expr.node() {
        Node::Integral { var, lo, hi, body } if *hi == Expr::infinity() && *lo == -Expr::infinity() => {
            parts.push(Part {
                factor: factor.clone(),
                variable: var.clone(),
                body: body.clone(),
            });
            Ok(())
        }
        Node::Integer(n) if *n == 0 => Ok(()),
        Node::Neg(a) => collect(a, &-factor.clone(), parts),
        Node::Add(a, b) => collect(a, factor, parts).and_then(|()| collect(b, factor, parts)),
        Node::Sub(a, b) => collect(a, factor, parts).and_then(|()| collect(b, &-factor.clone(), parts)),
        Node::Mul(a, b) if !integral_in(a) => collect(b, &(factor.clone() * a.clone()), parts),
        Node::Mul(a, b) if !integral_in(b) => collect(a, &(factor.clone() * b.clone()), parts),
        Node::Div(a, b) if !integral_in(b) => collect(a, &(factor.clone() / b.clone()), parts),
        _ => Err(format!("{expr} is not a sum of multiples of integrals over the line")),
    }
}

fn holds_integral(expr: &Expr) -> bool {
    matches!(expr.node(), Node::Integral { .. }) || expr.children().into_iter().any(holds_integral)
}
