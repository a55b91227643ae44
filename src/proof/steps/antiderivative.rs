//! The fundamental theorem of calculus on a finite range.
//!
//! Let F be differentiable on \[lo, hi\] with a continuous derivative g. Then ∫_lo^hi g = F(hi) - F(lo); and if g <= f there for a
//! continuous f, then F(hi) - F(lo) <= ∫_lo^hi f. The exact layer shows F' = g where F' is defined, that lo <= hi, and that
//! F, F' and f are defined at every point of the line, or of the half line from 0 where lo >= 0. Elementary functions are
//! continuous where they are defined; a formula that contains anything else is refused.

use crate::exact::{Scope, Sign, normal};
use crate::formula::{Domain, Domains, Expr, Node, Relation, RelationOp, Symbol};
use crate::proof::{Evidence, Grade};

/// `integral(variable, lo..hi, f) = c`, or `c <= integral(variable, lo..hi, f)`, where c = F(hi) - F(lo).
pub(super) fn antiderivative(relation: &Relation, certificate: &Expr, domains: &Domains) -> Evidence {
    match integrated(relation, certificate, domains) {
        Ok(seen) => Evidence::proved(Grade::Exact, seen),
        Err(why) => Evidence::undecided(Grade::Exact, why),
    }
}

fn integrated(relation: &Relation, certificate: &Expr, domains: &Domains) -> Result<String, String> {
    let (integral, other) = match (relation.op, relation.lhs.node(), relation.rhs.node()) {
        (RelationOp::Eq, Node::Integral { .. }, _) => (&relation.lhs, &relation.rhs),
        (RelationOp::Eq | RelationOp::Le, _, Node::Integral { .. }) => (&relation.rhs, &relation.lhs),
        _ => return Err("no side is an integral, or the integral is not on the larger side".into()),
    };
    let Node::Integral { var, lo, hi, body } = integral.node() else {
        return Err("no side is an integral".into());
    };
    // Under the integral the variable hides a declared symbol of the same name; outside, that would be another one.
    if [lo, hi, other].into_iter().any(|e| e.depends_on(var)) {
        return Err(format!("`{var}` occurs outside the integral, too"));
    }
    let outside = Scope::new(domains);
    let exact = |e: &Expr, scope: &Scope| normal(e, scope).map_err(|obstacle| obstacle.to_string());
    let sign = |e: &Expr, scope: &Scope| -> Result<Option<Sign>, String> {
        let value = exact(e, scope)?;
        Ok(if value.is_zero() {
            Some(Sign::Zero)
        } else {
            scope.sign_of(&value)
        })
    };
    let not_negative = |sign| matches!(sign, Some(Sign::Zero | Sign::Positive | Sign::Nonnegative));
    if !not_negative(sign(&(hi.clone() - lo), &outside)?) {
        return Err(format!("{lo} <= {hi} is not seen to hold"));
    }
    let half_line = not_negative(sign(lo, &outside)?);
    let inside = outside.declare(var, if half_line { Domain::Nonnegative } else { Domain::Real });
    let slope = certificate.derivative(var).map_err(|error| error.to_string())?;
    for (what, e) in [
        ("the antiderivative", certificate),
        ("its derivative", &slope),
        ("the integrand", body),
    ] {
        if !is_continuous(e, var) {
            return Err(format!("{what} is not seen to be continuous"));
        }
        exact(e, &inside)?;
    }
    // What has a real derivative increases by a real number.
    if relation.op == RelationOp::Le && !inside.is_real(&exact(&slope, &inside)?) {
        return Err("the derivative is not seen to be real".into());
    }
    let gap = sign(&(body.clone() - slope), &inside)?;
    let holds = match relation.op {
        RelationOp::Eq => gap == Some(Sign::Zero),
        _ => not_negative(gap),
    };
    if !holds {
        return Err(format!(
            "the derivative of {certificate} is not seen to compare with the integrand"
        ));
    }
    let increase = certificate.substitute(var, hi) - certificate.substitute(var, lo);
    if !exact(&(increase - other), &outside)?.is_zero() {
        return Err(format!(
            "{other} is not the increase of {certificate} from {lo} to {hi}"
        ));
    }
    Ok(match relation.op {
        RelationOp::Eq => format!("the derivative of `{certificate}` is the integrand"),
        _ => format!("the derivative of `{certificate}` is at most the integrand"),
    })
}

/// Whether the formula is continuous in the variable wherever it is defined: made of the four operations, powers with a
/// constant exponent and continuous functions.
fn is_continuous(e: &Expr, var: &Symbol) -> bool {
    if !e.depends_on(var) {
        return true;
    }
    let parts = || e.children().into_iter().all(|part| is_continuous(part, var));
    match e.node() {
        Node::Symbol(_) => true,
        Node::Neg(_) | Node::Add(..) | Node::Sub(..) | Node::Mul(..) | Node::Div(..) => parts(),
        Node::Pow(base, exponent) => !exponent.depends_on(var) && is_continuous(base, var),
        Node::Call(function, _) => function.definition().continuous && parts(),
        _ => false,
    }
}
