//! The two sides of a relation, enclosed at instances and compared.

use std::collections::BTreeMap;
use std::fmt;

use rayon::prelude::*;

use super::context::free_symbols;
use super::folding;
use crate::enclose::enclose;
use crate::formula::{Expr, Relation, RelationOp};
use crate::interval::Interval;
use crate::proof::refusal::Unseen;
use crate::proof::{Counterexample, Evidence, Grade, Point, Refusal};
use crate::quadrature::Quadrature;
use crate::session::shared;

/// Digits shown of an enclosure in the evidence.
const SHOWN: usize = 15;

/// So many instances, within a sentence.
pub(super) fn instances(count: usize) -> String {
    match count {
        1 => "one instance".into(),
        _ => format!("{count} instances"),
    }
}

/// Enclosures of the two sides at so many instances, those at the first of them.
#[derive(Debug)]
struct Enclosed {
    op: RelationOp,
    digits: usize,
    count: usize,
    first: Point,
    left: Interval,
    right: Interval,
}

impl fmt::Display for Enclosed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Enclosed { left, right, .. } = self;
        let (digits, instances, place) = (self.digits, instances(self.count), self.first.place());
        match self.op {
            RelationOp::Eq => {
                let both = decimals(&left.hull(right));
                write!(
                    f,
                    "enclosures to {digits} digits meet at {instances}; {place} both sides lie in {both}"
                )
            }
            _ => {
                let (left, right) = (decimals(left), decimals(right));
                write!(
                    f,
                    "enclosures to {digits} digits lie apart as claimed at {instances}; {place} the left side lies in {left}, the right side in {right}"
                )
            }
        }
    }
}

/// The enclosures overlap where the relation needs them apart.
#[derive(Debug, thiserror::Error)]
#[error("{} the enclosures of the sides overlap", .0.place())]
struct Overlap(Point);

/// The two sides, enclosed at each point by `sides`: those of an equality must meet, those of an inequality lie apart in
/// the order claimed. Where nothing is left open, sides that lie apart prove it.
pub(super) fn compared(
    relation: &Relation,
    points: &[Point],
    digits: usize,
    sides: impl Fn(&Point) -> Result<(Interval, Interval), Refusal> + Sync,
) -> Result<Evidence, Refusal> {
    let op = relation.op;
    let mut first = None;
    let enclosed: Vec<_> = points.par_iter().map(shared(&sides)).collect();
    for (point, enclosed) in points.iter().zip(enclosed) {
        let (left, right) = enclosed.map_err(|why| why.at(point))?;
        let (holds, fails) = match op {
            RelationOp::Eq => (true, left.intersection(&right).is_empty()),
            RelationOp::Ne => (left.intersection(&right).is_empty(), false),
            RelationOp::Le => (left.hi() <= right.lo(), left.lo() > right.hi()),
            RelationOp::Lt => (left.hi() < right.lo(), left.lo() >= right.hi()),
        };
        if fails {
            let counterexample = Counterexample::enclosed(point, &left, &right);
            return Ok(Evidence::refuted(Grade::Enclosed, counterexample));
        }
        if !holds {
            return Err(Overlap(point.clone()).into());
        }
        first.get_or_insert_with(|| Enclosed {
            op,
            digits,
            count: points.len(),
            first: point.clone(),
            left,
            right,
        });
    }
    let closed = free_symbols(relation).is_empty();
    Ok(Evidence::of_enclosures(op, closed, first.ok_or(Unseen::NoInstance)?))
}

/// A formula enclosed at a point, to so many digits.
pub(super) fn enclosure(expr: &Expr, point: &Point, digits: usize) -> Result<Interval, Refusal> {
    let at: BTreeMap<_, _> = point.0.clone();
    let values = at.iter().map(|(symbol, value)| (symbol.clone(), Expr::rational(value)));
    Ok(match folding::folded(&expr.substitute_all(&values.collect()))? {
        Some(folded) => enclose(&folded, &BTreeMap::new(), digits, &Quadrature::default())?,
        None => enclose(expr, &at, digits, &Quadrature::default())?,
    })
}

/// An enclosure, as it is shown.
pub(super) fn decimals(value: &Interval) -> String {
    let (lo, hi) = value.to_decimal(SHOWN);
    format!("[{lo}, {hi}]")
}
