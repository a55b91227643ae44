//! Integration by parts over the line: two sums of integrals whose integrands differ by a derivative.
//!
//! If F - G = dC/dz at every real z, then ∫ F - ∫ G over \[-R,S\] is C(S) - C(-R), and over the line it is 0 where the
//! certificate C vanishes at both ends. Where F, G and C are sums of polynomials times Gaussians the exact layer certifies that
//! they are continuous and vanish at infinity, so that all integrals are finite. Where opaque functions occur that is
//! a hypothesis on them, which the step must name ([`DECAY`]); every term of C must then have an opaque factor, since
//! for any other term there is nothing to assume: exp(f) and erf(z + f) do not vanish where f does. For the same reason
//! every term of F and G must have one, unless the whole integrand is certified.

use crate::exact::{Scope, normal, vanishes_at_infinity};
use crate::formula::{Domain, Domains, Expr, Node, Relation, RelationOp, Symbol};
use crate::proof::{Evidence, Grade};

/// The name of the hypothesis that opaque functions decay.
pub(super) const DECAY: &str = "decay";

/// The certificate as an integral over its variable, so that expanding its definitions may rename the variable.
pub(super) fn over_the_line(variable: Symbol, certificate: Expr) -> Expr {
    Expr::integral(variable, -Expr::infinity(), Expr::infinity(), certificate)
}

/// Decides `relation` with a certificate from [`over_the_line`]; `assumed` says whether the step names a hypothesis on the decay of opaque functions.
pub(super) fn by_parts(relation: &Relation, certificate: &Expr, assumed: bool, domains: &Domains) -> Evidence {
    match decide(relation, certificate, assumed, domains) {
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

fn decide(relation: &Relation, certificate: &Expr, assumed: bool, domains: &Domains) -> Result<String, String> {
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
    let mut untamed = Vec::new();
    for body in &bodies {
        let value = exact(body)?;
        if !vanishes_at_infinity(&value, z, &scope) {
            untamed.push((body, value));
        }
    }
    let seen = format!(
        "the two integrands differ by the derivative of `{}` in {z}",
        edge.to_expr()
    );
    if untamed.is_empty() && vanishes_at_infinity(&edge, z, &scope) {
        return Ok(format!("{seen}, which vanishes at both ends"));
    }
    if !assumed {
        return Err(format!("{certificate} is not seen to vanish at both ends"));
    }
    if !edge.every_term_is_opaque_in(z) {
        return Err(format!(
            "a term of {certificate} has no opaque factor that could be assumed to decay"
        ));
    }
    if let Some((body, _)) = untamed.iter().find(|(_, value)| !value.every_term_is_opaque_in(z)) {
        return Err(format!(
            "a term of {body} has no opaque factor that could be assumed to be integrable"
        ));
    }
    Ok(format!("{seen}, which vanishes at both ends by hypothesis"))
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
