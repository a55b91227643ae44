//! Relations about the solution of an initial value problem, at instances.
//!
//! The values of the [solution](crate::proof::system), enclosed, are put into both sides. Sides that lie apart refute the relation, sides
//! that meet to the digits asked for show an equality to these digits at the instance, and an inequality has to be certain. What is
//! enclosed exists, at these instances.

use std::collections::BTreeSet;
use std::fmt;

use rayon::prelude::*;
use rug::Float;

use super::{Ask, Cited, Kind, Step, questions};
use crate::formula::{Expr, Relation, RelationOp};
use crate::interval::Interval;
use crate::proof::comparison::{decimals, instances};
use crate::proof::context::free_symbols;
use crate::proof::refusal::Unseen;
use crate::proof::system::System;
use crate::proof::{Counterexample, Evidence, Grade, Grid, Mistake, Point, Refusal};
use crate::session::shared;

/// What is told: a grid such as `x = -1..2, t = 1/8`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Trajectory {
    grid: Grid,
}

/// Enclosures of the two sides at so many instances, those at the first of them.
#[derive(Debug)]
struct Shown {
    op: RelationOp,
    digits: usize,
    count: usize,
    first: Point,
    left: Interval,
    right: Interval,
    steps: usize,
    order: usize,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shown { left, right, .. } = self;
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
                write!(f, "certain at {instances}; {place} the sides lie in {left} and {right}")
            }
        }?;
        write!(f, "; at most {} Taylor steps of order {}", self.steps, self.order)
    }
}

/// The enclosures leave the relation open.
#[derive(Debug, thiserror::Error)]
#[error("{} the sides lie in {} and {}", point.place(), decimals(left), decimals(right))]
struct Open {
    point: Point,
    left: Interval,
    right: Interval,
}

/// Validated trajectories at every point of `grid`: the initial value problems of the claim are solved with enclosed errors up to the times
/// at which the relation mentions them, and both sides are enclosed; for an equality the enclosures are narrow and meet.
#[must_use]
pub fn trajectory(name: &str, grid: &str) -> Step {
    Step::of(
        name,
        Grid::read(grid).map(|grid| Trajectory { grid }).map_err(Into::into),
    )
}

impl Kind for Trajectory {
    fn words(&self, _cited: Option<&Cited>) -> String {
        format!("validated trajectories at {}", self.grid.text)
    }

    fn reach(&self) -> Grade {
        Grade::Enclosed
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (context, relation, digits) = (ask.context, ask.relation, ask.context.digits);
        let system = context.system.as_ref().ok_or(Mistake::NoSystem)?;
        let points = context.points(&self.grid)?;
        let mut symbols = free_symbols(relation);
        let moving = system.formulas().flat_map(Expr::free_symbols);
        symbols.extend(moving.filter(|symbol| *symbol != system.time));
        for point in points {
            if let Some(missing) = symbols.iter().find(|symbol| !point.0.contains_key(symbol)) {
                return Err(Mistake::OpenParameter(missing.clone()).into());
            }
        }
        // One instance at which the relation fails is enough.
        let Some((first, rest)) = points.split_first() else {
            return Err(Unseen::NoInstance.into());
        };
        let closed = symbols.is_empty();
        let mut shown = match look(system, relation, first, digits)? {
            Look::Holds(shown) => shown,
            Look::Fails(counterexample) => return Ok(Evidence::refuted(Grade::Enclosed, counterexample)),
        };
        let others: Vec<_> = rest
            .par_iter()
            .map(shared(|point| look(system, relation, point, digits)))
            .collect();
        for other in others {
            match other? {
                Look::Fails(counterexample) => return Ok(Evidence::refuted(Grade::Enclosed, counterexample)),
                Look::Holds(other) => {
                    shown.count += 1;
                    shown.steps = shown.steps.max(other.steps);
                    shown.order = shown.order.max(other.order);
                }
            }
        }
        Ok(Evidence::of_enclosures(relation.op, closed, shown))
    }

    fn grid(&self) -> Option<&Grid> {
        Some(&self.grid)
    }

    fn shares(&self, relation: &Relation) -> Option<BTreeSet<&'static str>> {
        Some(questions(relation))
    }
}

/// What an instance shows.
enum Look {
    Holds(Shown),
    Fails(Counterexample),
}

fn look(system: &System, relation: &Relation, point: &Point, digits: usize) -> Result<Look, Refusal> {
    let sides = || {
        let run = system.at(point, [&relation.lhs, &relation.rhs], digits)?;
        let left = run.value(system, &relation.lhs, point, digits)?;
        Ok((left, run.value(system, &relation.rhs, point, digits)?, run))
    };
    let (left, right, run) = sides().map_err(|why: Refusal| why.at(point))?;
    let (apart, holds) = match relation.op {
        RelationOp::Eq => {
            let apart = left.is_disjoint(&right);
            (apart, !apart && narrow(&left, digits) && narrow(&right, digits))
        }
        RelationOp::Ne => (false, left.is_disjoint(&right)),
        RelationOp::Le => (right.certainly_lt(&left), left.certainly_le(&right)),
        RelationOp::Lt => (right.certainly_le(&left), left.certainly_lt(&right)),
    };
    let point = point.clone();
    match (apart, holds) {
        (true, _) => Ok(Look::Fails(Counterexample::enclosed(&point, &left, &right))),
        (false, false) => Err(Open { point, left, right }.into()),
        (false, true) => Ok(Look::Holds(Shown {
            op: relation.op,
            digits,
            count: 1,
            first: point,
            left,
            right,
            steps: run.steps,
            order: run.order,
        })),
    }
}

/// Whether the width is at most 10^-digits times the larger of 1 and the magnitude.
fn narrow(x: &Interval, digits: usize) -> bool {
    let prec = x.prec();
    let size = Interval::point(x.mag().max(&Float::with_val(prec, 1)));
    let power = Interval::from_i64(10, prec).powi(-(digits as i64));
    x.is_bounded() && x.wid() <= *(size * power).lo()
}
