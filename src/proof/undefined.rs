//! Formulas that certainly have no value.
//!
//! Every operation is strict: what is made of something without a value has none. An integral has none where its integrand has none on an
//! interval within its range, and where it is shown to diverge: near infinity by a minorant, or near a place p of its range, where the
//! integrand is c(x - p)^k to leading order, with c <> 0 and k <= -1. Matrices that do not fit have no value either.

use rug::Rational;

use super::context::free_symbols;
use super::instance::{self, Instance};
use super::matrix;
use super::point::{Point, generic_points};
use super::refute::at;
use crate::enclose::{Assignment, EncloseError, evaluate, infinite};
use crate::exact::{Scope, leading_at_zero, normal};
use crate::formula::{Domain, Domains, Expr, Node, Relation, Symbol};
use crate::interval::Interval;
use crate::quadrature::{Budget, Quadrature, QuadratureError};

/// Points that are looked at.
const POINTS: usize = 2;
/// Points that give matrices their sizes.
const SIZES: usize = 9;
/// Bits of precision.
const PRECISION: u32 = 64;
/// Intervals, as pairs of fractions, that may lie in the range of an integral.
const INTERVALS: [[(i32, i32); 2]; 3] = [[(1, 3), (2, 5)], [(-2, 5), (-1, 3)], [(3, 2), (8, 5)]];

/// Where a side of the relation certainly has no value, in words as `at x = 1`, if at one of a few points of the domains. Where it is about
/// matrices, they do not fit there, while those of `known`, a relation of the same symbols, do.
pub(super) fn undefined(domains: &Domains, relation: &Relation, known: &Relation) -> Option<String> {
    if matrix::mentioned(relation, domains) {
        return misfits(domains, relation, known);
    }
    let symbols: Vec<Symbol> = free_symbols(relation).into_iter().collect();
    let mut points = generic_points(&symbols, domains, POINTS).into_iter();
    let nowhere = |point: &Point| {
        let side = |side: &Expr| is_nowhere_defined(&at(side, point), &Assignment::new());
        side(&relation.lhs) || side(&relation.rhs)
    };
    points.find(nowhere).map(|point| point.place())
}

/// Where the matrices do not fit, among matrices of several sizes.
fn misfits(domains: &Domains, relation: &Relation, known: &Relation) -> Option<String> {
    let all = instance::symbols(known, domains);
    if !instance::symbols(relation, domains).is_subset(&all) {
        return None;
    }
    let fits = |relation: &Relation| relation.parts(&Domains::default()).is_ok();
    let numbers = all
        .into_iter()
        .filter(|symbol| !matches!(domains.get(symbol), Some(Domain::Matrix { .. })));
    let points = generic_points(&numbers.collect::<Vec<_>>(), domains, SIZES);
    points.iter().find_map(|point| {
        let instance = Instance::random(known, point, domains, 0).ok()?;
        (fits(&instance.of(known)) && !fits(&instance.of(relation))).then(|| point.place())
    })
}

fn quadrature() -> Quadrature {
    let budget = Budget {
        pieces: 500,
        points: 20_000,
    };
    Quadrature { budget }
}

fn value(formula: &Expr, at: &Assignment) -> Result<Interval, EncloseError> {
    evaluate(formula, at, PRECISION, &quadrature())
}

/// Whether the formula has no value, whatever values its symbols take in these intervals.
fn is_nowhere_defined(formula: &Expr, at: &Assignment) -> bool {
    match formula.node() {
        Node::Integral { var, lo, hi, body } => {
            let found = quadrature().enclose(body, var, lo, hi, at, PRECISION);
            matches!(found, Err(QuadratureError::Divergent { .. }))
                || diverges_at_a_place(body, var, [lo, hi], at)
                || INTERVALS.iter().any(|&[from, to]| {
                    let [from, to] = [from, to].map(|end| Interval::from_rational(&Rational::from(end), PRECISION));
                    let mut within = at.clone();
                    within.insert(var.clone(), from.hull(&to));
                    lies_between(lo, &from, &to, hi, at) && is_nowhere_defined(body, &within)
                })
        }
        Node::Sum { lo, hi, .. } => [lo, hi]
            .into_iter()
            .any(|end| infinite(end).is_none() && is_nowhere_defined(end, at)),
        Node::Inverse { at: place, .. } | Node::Diff { at: place, .. } => is_nowhere_defined(place, at),
        _ => {
            let parts = formula.children();
            let undefined = |found| match found {
                Err(EncloseError::Domain { .. }) => true,
                Err(EncloseError::DivisionByZero { divisor }) => divisor.is_point(),
                _ => false,
            };
            // Where every part has a value, it is the operation itself that has none.
            parts.iter().any(|part| is_nowhere_defined(part, at))
                || parts.iter().all(|part| value(part, at).is_ok()) && undefined(value(formula, at))
        }
    }
}

/// Whether the integral diverges near an end of its range, or near 0 within it.
fn diverges_at_a_place(body: &Expr, var: &Symbol, [lo, hi]: [&Expr; 2], at: &Assignment) -> bool {
    let ends = [lo, hi].map(Expr::as_rational);
    let mut places: Vec<Rational> = ends.into_iter().flatten().chain([Rational::new()]).collect();
    places.dedup();
    let scope = Scope::new(&Domains::default()).declare(var, Domain::Positive);
    places.iter().any(|place| {
        let exact = |place: &Rational| Interval::from_rational(place, PRECISION);
        let beside = |step: i32| {
            let near = exact(&(place + Rational::from((step, 64))));
            let (from, to) = if step < 0 {
                (near, exact(place))
            } else {
                (exact(place), near)
            };
            lies_between(lo, &from, &to, hi, at)
        };
        let leading = |step: i32| {
            let shifted = Expr::rational(place) + Expr::integer(step) * Expr::from(var.clone());
            let value = normal(&body.substitute(var, &shifted), &scope).ok()?;
            leading_at_zero(&value, var, &scope)
        };
        let diverges = |step| beside(step) && leading(step).is_some_and(|term| term.certain && term.order <= -1);
        [1, -1].into_iter().any(diverges)
    })
}

/// Whether lo <= from <= to <= hi for certain.
fn lies_between(lo: &Expr, from: &Interval, to: &Interval, hi: &Expr, at: &Assignment) -> bool {
    let below = infinite(lo) == Some(-1) || value(lo, at).is_ok_and(|lo| lo.certainly_le(from));
    let above = infinite(hi) == Some(1) || value(hi, at).is_ok_and(|hi| to.certainly_le(&hi));
    below && above
}
