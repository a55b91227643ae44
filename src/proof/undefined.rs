//! Formulas that certainly have no value.
//!
//! Every operation is strict: what is made of something without a value has none. An integral has none where its integrand has none on an
//! interval within its range, and where it is shown to diverge: near infinity by a minorant, or near a place p of its range, where the
//! integrand is c(x - p)^k to leading order, with c <> 0 and k <= -1. Matrices that do not fit have no value either.

use rug::{Integer, Rational};

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

/// Where a side of the relation certainly has no value, while those of `known` may have, in words as `at x = 1`, if at one of a few points of
/// the domains. Where it is about matrices, they do not fit there, while those of `known`, a relation of the same symbols, do.
pub(super) fn undefined(domains: &Domains, relation: &Relation, known: &Relation) -> Option<String> {
    if matrix::mentioned(relation, domains) {
        return misfits(domains, relation, known);
    }
    let symbols: Vec<Symbol> = free_symbols(relation).into_iter().collect();
    let mut points = generic_points(&symbols, domains, POINTS).into_iter();
    let nowhere = |relation: &Relation, point: &Point| {
        let side = |side: &Expr| is_nowhere_defined(&at(side, point), &Assignment::new());
        side(&relation.lhs) || side(&relation.rhs)
    };
    let only_here = |point: &Point| nowhere(relation, point) && !nowhere(known, point);
    points.find(only_here).map(|point| point.place())
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

/// Why a formula certainly has no value.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NoValue {
    /// An operation is not defined for its operands.
    #[error("`{formula}` is not defined: {why}")]
    Operation {
        /// The operation.
        formula: Expr,
        /// What is wrong with the operands.
        why: EncloseError,
    },
    /// An integral diverges far out, or in a way that its quadrature tells.
    #[error("`{integral}` diverges: {reason}")]
    Diverges {
        /// The integral.
        integral: Expr,
        /// How it is known.
        reason: String,
    },
    /// An integral diverges at a place of its range.
    #[error(
        "`{integral}` diverges at {place}: near there the integrand is a multiple of the power {order} of the distance, to leading order"
    )]
    DivergesAt {
        /// The integral.
        integral: Expr,
        /// The place.
        place: Rational,
        /// The leading power of the integrand there, at most -1.
        order: i64,
    },
}

impl NoValue {
    /// Whether it is an integral that does not converge.
    #[must_use]
    pub fn is_divergence(&self) -> bool {
        !matches!(self, NoValue::Operation { .. })
    }
}

/// Whether the formula has no value, whatever values its symbols take in these intervals.
fn is_nowhere_defined(formula: &Expr, at: &Assignment) -> bool {
    no_value(formula, at).is_some()
}

/// Why the formula has no value, whatever values its symbols take in these intervals; `None` where that is not seen.
pub(crate) fn no_value(formula: &Expr, at: &Assignment) -> Option<NoValue> {
    match formula.node() {
        Node::Integral { var, lo, hi, body } => {
            let found = quadrature().enclose(body, var, lo, hi, at, PRECISION);
            let near = match &found {
                Ok(_) => return None,
                Err(QuadratureError::Divergent { reason }) => {
                    let (integral, reason) = (formula.clone(), reason.clone());
                    return Some(NoValue::Diverges { integral, reason });
                }
                Err(QuadratureError::NotRegular { near } | QuadratureError::NotHolomorphic { near, .. }) => Some(near),
                Err(_) => None,
            };
            if let Some((place, order)) = divergence(body, var, [lo, hi], at, near) {
                let integral = formula.clone();
                return Some(NoValue::DivergesAt { integral, place, order });
            }
            INTERVALS.iter().find_map(|&[from, to]| {
                let [from, to] = [from, to].map(|end| Interval::from_rational(&Rational::from(end), PRECISION));
                let mut within = at.clone();
                within.insert(var.clone(), from.hull(&to));
                lies_between(lo, &from, &to, hi, at).then(|| no_value(body, &within))?
            })
        }
        Node::Sum { lo, hi, .. } => {
            let mut ends = [lo, hi].into_iter().filter(|end| infinite(end).is_none());
            ends.find_map(|end| no_value(end, at))
        }
        Node::Inverse { at: place, .. } | Node::Diff { at: place, .. } => no_value(place, at),
        _ => {
            let parts = formula.children();
            if let Some(why) = parts.iter().find_map(|part| no_value(part, at)) {
                return Some(why);
            }
            // Where every part has a value, it is the operation itself that has none.
            let whole = parts.iter().all(|part| value(part, at).is_ok());
            match value(formula, at) {
                Err(why @ EncloseError::Domain { .. }) if whole => Some(NoValue::Operation {
                    formula: formula.clone(),
                    why,
                }),
                Err(EncloseError::DivisionByZero { divisor }) if whole && divisor.is_point() => {
                    Some(NoValue::Operation {
                        formula: formula.clone(),
                        why: EncloseError::DivisionByZero { divisor },
                    })
                }
                _ => None,
            }
        }
    }
}

/// A place at which the integral diverges, with the leading power of the integrand there: an end of its range, 0, or the simplest fraction
/// near which the quadrature failed.
fn divergence(
    body: &Expr,
    var: &Symbol,
    [lo, hi]: [&Expr; 2],
    at: &Assignment,
    near: Option<&Interval>,
) -> Option<(Rational, i64)> {
    let ends = [lo, hi].map(Expr::as_rational);
    let near = near.and_then(simplest);
    let mut places: Vec<Rational> = near
        .into_iter()
        .chain(ends.into_iter().flatten())
        .chain([Rational::new()])
        .collect();
    places.dedup();
    let scope = Scope::new(&Domains::default()).declare(var, Domain::Positive);
    places.into_iter().find_map(|place| {
        let exact = |place: &Rational| Interval::from_rational(place, PRECISION);
        let beside = |step: i32| {
            let near = exact(&(&place + Rational::from((step, 64))));
            let (from, to) = if step < 0 {
                (near, exact(&place))
            } else {
                (exact(&place), near)
            };
            lies_between(lo, &from, &to, hi, at)
        };
        let leading = |step: i32| {
            let shifted = Expr::rational(&place) + Expr::integer(step) * Expr::from(var.clone());
            let value = normal(&body.substitute(var, &shifted), &scope).ok()?;
            leading_at_zero(&value, var, &scope)
        };
        let diverging = |step| {
            let term = beside(step).then(|| leading(step))??;
            (term.certain && term.order <= -1).then_some(term.order)
        };
        let order = [1, -1].into_iter().find_map(diverging)?;
        Some((place, order))
    })
}

/// The fraction with the least denominator in a bounded interval, by its continued fraction.
pub(super) fn simplest(within: &Interval) -> Option<Rational> {
    let (lo, hi) = (within.lo().to_rational()?, within.hi().to_rational()?);
    if lo <= 0 && hi >= 0 {
        return Some(Rational::new());
    }
    let negative = hi < 0;
    let (mut lo, mut hi) = if negative { (-hi, -lo) } else { (lo, hi) };
    let mut quotients: Vec<Integer> = Vec::new();
    loop {
        let whole = lo.clone().floor();
        if lo == whole || Rational::from(&whole + 1) <= hi {
            quotients.push(lo.ceil().numer().clone());
            break;
        }
        quotients.push(whole.numer().clone());
        (lo, hi) = (
            Rational::from(&hi - &whole).recip(),
            Rational::from(&lo - &whole).recip(),
        );
    }
    let value = quotients.iter().rev().fold(None, |below: Option<Rational>, quotient| {
        Some(Rational::from(quotient) + below.map_or_else(Rational::new, Rational::recip))
    })?;
    Some(if negative { -value } else { value })
}

/// Whether lo <= from <= to <= hi for certain.
fn lies_between(lo: &Expr, from: &Interval, to: &Interval, hi: &Expr, at: &Assignment) -> bool {
    let below = infinite(lo) == Some(-1) || value(lo, at).is_ok_and(|lo| lo.certainly_le(from));
    let above = infinite(hi) == Some(1) || value(hi, at).is_ok_and(|hi| to.certainly_le(&hi));
    below && above
}
