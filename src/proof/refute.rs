//! The refuter: a rational point of the declared domains at which the two sides are enclosed apart.
//!
//! At the point, the difference of the sides is brought to exact normal form (which closes Gaussian integrals and is
//! equal to the difference), and the result is enclosed; where there is no normal form, both sides are enclosed by
//! quadrature. Only an enclosure that excludes the relation refutes.

use std::collections::BTreeMap;

use super::context::{Context, free_symbols};
use super::opaque::instances;
use super::{apart, folding, matrix};
use crate::enclose::{EncloseError, enclose};
use crate::exact::{Scope, normal};
use crate::formula::{Domain, Domains, Expr, Node, Part, Relation, RelationOp, Symbol};
use crate::interval::Interval;
use crate::proof::instance::{self, Instance};
use crate::proof::point::{far_points, generic_points, special_points};
use crate::proof::{Counterexample, Point, Verdict};
use crate::quadrature::{Budget, Quadrature};

/// What an integral may cost: a fortieth of what a proof may spend, for it is asked at several points, and most relations are true.
const BUDGET: Budget = Budget {
    pieces: 500,
    points: 20_000,
};

/// Points tried before the refuter gives up.
const POINTS: usize = 9;
/// Points tried of a relation that takes long to enclose and is confirmed already.
const SLOW_POINTS: usize = 1;
/// Certain digits of what tells the two sides apart.
const DIGITS: usize = 20;

/// Looks for a counterexample among the generic points of the domains, some farther out, and some in special positions. A relation that takes long to enclose, and
/// was enclosed where a step looked, is tried at few points, and only where the exact layer closes it.
#[must_use]
pub fn refute(context: &Context<'_>, relation: &Relation, shown: Verdict) -> Option<Counterexample> {
    let domains = &context.domains;
    if context.mentions_solution(relation) || mentions_vectors(relation, domains) {
        return None;
    }
    if matrix::mentioned(relation, domains) {
        // A statement about matrices that supposes something says nothing of those for which it fails.
        return domains
            .supposed()
            .is_empty()
            .then(|| refute_matrices(relation, domains))?;
    }
    let symbols: Vec<Symbol> = free_symbols(relation).into_iter().collect();
    let slow = shown == Verdict::Confirmed && (takes_long(&relation.lhs) || takes_long(&relation.rhs));
    let count = match slow {
        true => SLOW_POINTS,
        false => POINTS,
    };
    let mut points = generic_points(&symbols, domains, if symbols.is_empty() { 1 } else { count });
    if !symbols.is_empty() && !slow {
        points.extend(far_points(&symbols, domains));
        if !takes_long(&relation.lhs) && !takes_long(&relation.rhs) {
            points.extend(special_points(&symbols, domains));
        }
    }
    points.retain(|point| !slow || is_closed_at(relation, point));
    points.iter().find_map(|point| fails_for_some(relation, point, domains))
}

/// Whether a vector of `R^m` stands on one of the sides; no values are chosen for those.
fn mentions_vectors(relation: &Relation, domains: &Domains) -> bool {
    [&relation.lhs, &relation.rhs]
        .into_iter()
        .any(|side| side.mentions_vectors(domains))
}

/// Whether the difference of the sides has a normal form at the point that is enclosed at once.
fn is_closed_at(relation: &Relation, point: &Point) -> bool {
    let difference = at(&(relation.rhs.clone() - relation.lhs.clone()), point);
    normal(&difference, &Scope::new(&Domains::default())).is_ok_and(|difference| !takes_long(&difference.to_expr()))
}

/// Looks for matrices of random entries, of sizes from the smallest on, that the relation fails for.
fn refute_matrices(relation: &Relation, domains: &Domains) -> Option<Counterexample> {
    let symbols = instance::symbols(relation, domains).into_iter();
    let numbers = symbols.filter(|symbol| !matches!(domains.get(symbol), Some(Domain::Matrix { .. })));
    let points = generic_points(&numbers.collect::<Vec<_>>(), domains, POINTS);
    (0_u64..).zip(&points).find_map(|(seed, point)| {
        let instance = Instance::random(relation, point, domains, seed).ok()?;
        fails_for(relation, &instance)
    })
}

/// The counterexample, if one of the parts certainly fails at the point.
fn fails_at_a_part(relation: &Relation, point: &Point, domains: &Domains) -> Option<Counterexample> {
    let parts = relation.parts(domains).ok()?;
    let found = |part: &Part| {
        Some(matrix::located(
            &fails_for_some(&part.relation, point, domains)?,
            &part.name,
        ))
    };
    parts.iter().find_map(found)
}

/// The counterexample, if the relation certainly fails for these matrices and numbers.
pub(super) fn fails_for(relation: &Relation, instance: &Instance) -> Option<Counterexample> {
    let mut found = fails_at_a_part(&instance.of(relation), &Point::default(), &Domains::default())?;
    found.point = match found.point.is_empty() {
        true => instance.to_string(),
        false => format!("{instance}, {}", found.point),
    };
    Some(found)
}

/// The counterexample, if the relation certainly fails at `point`. The solution of an initial value problem is a definite
/// function: nothing is chosen in its place.
pub(super) fn fails_at(context: &Context<'_>, relation: &Relation, point: &Point) -> Option<Counterexample> {
    match context.mentions_solution(relation) || mentions_vectors(relation, &context.domains) {
        true => None,
        false => fails_for_some(relation, point, &context.domains),
    }
}

/// The counterexample, if the relation certainly fails at `point` for some choice of its open functions.
pub(super) fn fails_for_some(relation: &Relation, point: &Point, domains: &Domains) -> Option<Counterexample> {
    let scope = Scope::new(&Domains::default());
    instances(relation, domains).into_iter().find_map(|instance| {
        // Where what is supposed is not seen to exist, the statement says nothing.
        let exists = |formula: &Expr| {
            let there = at(formula, point);
            normal(&there, &scope).is_ok() || value(&there).is_ok_and(|value| value.is_bounded())
        };
        let mut counterexample = fails(&instance.relation, point).filter(|_| instance.supposed.iter().all(exists))?;
        let functions = instance.functions.as_str();
        counterexample.point.push_str(match point.0.is_empty() {
            true => functions.trim_start_matches(", "),
            false => functions,
        });
        Some(counterexample)
    })
}

fn fails(relation: &Relation, point: &Point) -> Option<Counterexample> {
    let (left, right) = (at(&relation.lhs, point), at(&relation.rhs, point));
    let difference = difference(&left, &right, relation.op)?;
    let fails = match relation.op {
        RelationOp::Eq => !difference.contains_zero(),
        RelationOp::Ne => difference.is_point() && difference.contains_zero(),
        RelationOp::Lt => *difference.hi() <= 0,
        RelationOp::Le => *difference.hi() < 0,
    };
    fails.then(|| {
        let [left, right] = apart::sides(&left, &right, &difference);
        let point = point.to_string();
        Counterexample { point, left, right }
    })
}

/// A rigorous enclosure of `right - left`, not empty: of its normal form where there is one, else of each side. A complex
/// difference, which only an equality may have, stands for its real or its imaginary part, whichever is seen not to be 0.
fn difference(left: &Expr, right: &Expr, op: RelationOp) -> Option<Interval> {
    let formula = right.clone() - left.clone();
    let scope = Scope::new(&Domains::default());
    let difference = match normal(&formula, &scope) {
        Ok(zero) if zero.is_zero() => Interval::zero(2),
        Ok(complex) if !scope.is_real(&complex) && op == RelationOp::Eq => {
            let parts = [scope.real_part(&complex)?, scope.imaginary_part(&complex)?];
            let values = parts.iter().map(|part| value(&part.to_expr()).ok());
            values.flatten().find(|value| !value.contains_zero())?
        }
        Ok(difference) => match value(&difference.to_expr()) {
            Ok(difference) => difference,
            Err(_) => of_sides(left, right)?,
        },
        Err(_) => of_sides(left, right)?,
    };
    (!difference.is_empty()).then_some(difference)
}

/// The same by an enclosure of each side.
fn of_sides(left: &Expr, right: &Expr) -> Option<Interval> {
    match nested(left) || nested(right) {
        true => None,
        false => Some(value(right).ok()? - value(left).ok()?),
    }
}

/// The formula at a point.
pub(super) fn at(expr: &Expr, point: &Point) -> Expr {
    let values = point
        .0
        .iter()
        .map(|(symbol, value)| (symbol.clone(), Expr::rational(value)))
        .collect();
    expr.substitute_all(&values)
}

/// A rigorous enclosure of a formula at a point, to the digits that a reader needs.
pub(crate) fn value_at(expr: &Expr, point: &Point) -> Result<Interval, EncloseError> {
    value(&at(expr, point))
}

/// Whether a formula has an integral, a sum or an inverse function in it.
pub(super) fn takes_long(expr: &Expr) -> bool {
    matches!(
        expr.node(),
        Node::Integral { .. } | Node::Sum { .. } | Node::Inverse { .. }
    ) || expr.children().into_iter().any(takes_long)
}

/// Whether an integral stands under another: quadrature of these is too slow for a search.
fn nested(expr: &Expr) -> bool {
    fn depth(expr: &Expr) -> usize {
        let below = expr.children().into_iter().map(depth).max().unwrap_or(0);
        below + usize::from(matches!(expr.node(), Node::Integral { .. }))
    }
    depth(expr) > 1
}

/// A rigorous enclosure of a formula without free symbols.
fn value(expr: &Expr) -> Result<Interval, EncloseError> {
    value_to(expr, DIGITS)
}

/// A rigorous enclosure of a formula without free symbols, to so many digits.
pub(super) fn value_to(expr: &Expr, digits: usize) -> Result<Interval, EncloseError> {
    let enclosed = |formula: &Expr| {
        let folded = folding::folded(formula).ok().flatten();
        let formula = folded.as_ref().unwrap_or(formula);
        enclose(formula, &BTreeMap::new(), digits, &Quadrature { budget: BUDGET })
    };
    // The normal form of an integrand may hide a tail that is seen as it is written.
    enclosed(&closed(expr)).or_else(|why| enclosed(expr).map_err(|_| why))
}

/// The formula in exact normal form, or as it stands where it has none.
pub(super) fn closed(expr: &Expr) -> Expr {
    let domains = Domains::default();
    normal(expr, &Scope::new(&domains)).map_or_else(|_| expr.clone(), |normal| normal.to_expr())
}
