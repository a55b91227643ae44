//! The double integral that reconstructs by tanh units, by its own quadrature rule in the plane.
//!
//! The rule ([`tanh_reconstruction`]) knows one integral, S(x) = ∫∫ R(a, b) tanh(ax - b) db da with R(a, b) = ∫ e^{-y²/2}
//! g'''(ay - b) dy, g(z) = e^{-z²/2}. That the left side of a relation is this integral is not taken on trust: it must be
//! a double integral over the plane whose integrand equals that of the rule, for all x, almost everywhere, by normal form.

use crate::formula::{Domains, Expr, Node, Relation, RelationOp, Symbol, parse_expr};
use crate::proof::comparison::{compared, enclosure};
use crate::proof::iterated;
use crate::proof::{Evidence, Grade, Point, Verdict};
use crate::quadrature::tanh_reconstruction;

/// R(a, b) tanh(ax - b) as the rule integrates it; g''' = (3z - z³) g.
const INTEGRAND: &str =
    "integral(y, -oo..oo, exp(-y^2/2)*(3*(a*y - b) - (a*y - b)^3)*exp(-(a*y - b)^2/2))*tanh(a*x - b)";

/// Encloses the left side at each point by the rule for the plane, the right side by itself, and compares.
pub(super) fn plane(
    relation: &Relation,
    variable: &str,
    points: &[Point],
    domains: &Domains,
    digits: usize,
) -> Evidence {
    let x = Symbol::new(variable);
    let reference = match reference(&relation.lhs, &x) {
        Ok(reference) => reference,
        Err(why) => return Evidence::undecided(Grade::Enclosed, why),
    };
    let same = Relation::new(RelationOp::Eq, relation.lhs.clone(), reference);
    if iterated::same_integrand(&same, domains).is_none_or(|evidence| evidence.verdict != Verdict::Proved) {
        return Evidence::undecided(Grade::Enclosed, "the integrand is not seen to be that of the rule");
    }
    compared(relation, points, digits, |point| {
        let at = point.0.get(&x).ok_or_else(|| format!("no value of {x}"))?;
        let left = tanh_reconstruction(at, digits).map_err(|error| error.to_string())?;
        Ok((left, enclosure(&relation.rhs, point, digits)?))
    })
}

/// The rule's integral over the variables of the left side.
fn reference(left: &Expr, x: &Symbol) -> Result<Expr, String> {
    let line = |lo: &Expr, hi: &Expr| *lo == -Expr::infinity() && *hi == Expr::infinity();
    let (a, b) = match left.node() {
        Node::Integral { var: a, lo, hi, body } if line(lo, hi) => match body.node() {
            Node::Integral { var: b, lo, hi, .. } if line(lo, hi) && a != b && a != x && b != x => (a, b),
            _ => return Err("the left side is not an integral over the plane".into()),
        },
        _ => return Err("the left side is not an integral over the plane".into()),
    };
    let integrand = parse_expr(INTEGRAND).map_err(|error| error.to_string())?;
    let names = [("a", a), ("b", b), ("x", x)];
    let names = names.map(|(name, symbol)| (Symbol::new(name), Expr::from(symbol.clone())));
    let integrand = integrand.substitute_all(&names.into_iter().collect());
    let over = |variable: &Symbol, body| Expr::integral(variable.clone(), -Expr::infinity(), Expr::infinity(), body);
    Ok(over(a, over(b, integrand)))
}
