//! Guesses for relations between integrals: a rotation of the ray, a change of the variable.

use crate::formula::{Domains, Expr, Node, Relation, RelationOp, Symbol};
use crate::proof::{Step, rotation, substitution};

/// Rotations that carry oscillation to decay.
pub(super) fn rules(relation: &Relation, _: &Domains) -> Vec<Step> {
    let from_zero = |side: &Expr| match side.node() {
        Node::Integral { lo, hi, .. } => *lo == Expr::zero() && *hi == Expr::infinity(),
        _ => false,
    };
    match relation.op == RelationOp::Eq && from_zero(&relation.lhs) && from_zero(&relation.rhs) {
        true => ["1/2", "1/4", "-1/4", "1/6", "1/3"]
            .into_iter()
            .map(|angle| rotation("rotation", angle))
            .collect(),
        false => Vec::new(),
    }
}

/// Changes of the variable from the integral on the left to that on the right.
pub(super) fn substitutions(relation: &Relation, domains: &Domains) -> Vec<Step> {
    let (Some((old, from)), Some((new, _))) = (integral(&relation.lhs), integral(&relation.rhs)) else {
        return Vec::new();
    };
    if relation.op != RelationOp::Eq {
        return Vec::new();
    }
    let z = Expr::from(old.clone());
    let mut maps = vec![-z.clone(), Expr::one() / z.clone()];
    maps.extend([2, 3, 4].map(|power| z.clone().pow(Expr::integer(power))));
    maps.extend([z.clone().sqrt(), z.clone().exp(), (-z.clone()).exp()]);
    // Arguments of functions and exponents of the one side that may be the variable of the other.
    let mut parts = Vec::new();
    arguments(&from, &old, &mut parts);
    maps.extend(parts.iter().cloned());
    maps.extend(parts.into_iter().map(|part| -part));
    let scales = domains.iter().map(|(symbol, _)| Expr::from(symbol.clone()));
    let scales: Vec<Expr> = scales.chain([2, 3].map(Expr::integer)).collect();
    for scale in &scales {
        maps.extend([
            z.clone() * scale.clone(),
            z.clone() / scale.clone(),
            z.clone() + scale.clone(),
            z.clone() - scale.clone(),
            z.clone() / scale.clone().sqrt(),
            z.clone() * scale.clone().sqrt(),
        ]);
    }
    let mut seen = Vec::new();
    maps.retain(|map| {
        let new = !seen.contains(map);
        seen.push(map.clone());
        new
    });
    let rule = |map: &Expr| substitution("substitution", &format!("{new} = {map}"));
    maps.iter().map(rule).collect()
}

/// The variable and the integrand of the first integral.
fn integral(side: &Expr) -> Option<(Symbol, Expr)> {
    match side.node() {
        Node::Integral { var, body, .. } => Some((var.clone(), body.clone())),
        _ => side.children().into_iter().find_map(integral),
    }
}

/// The arguments of functions, exponents and bases that depend on a variable and are not it alone.
fn arguments(formula: &Expr, var: &Symbol, found: &mut Vec<Expr>) {
    let mut note = |part: &Expr| {
        if part.depends_on(var) && !part.is_symbol(var) && !found.contains(part) {
            found.push(part.clone());
        }
    };
    match formula.node() {
        Node::Call(_, arguments) => arguments.iter().for_each(&mut note),
        Node::Pow(base, exponent) => [base, exponent].into_iter().for_each(&mut note),
        _ => {}
    }
    formula
        .children()
        .into_iter()
        .for_each(|part| arguments(part, var, found));
}
