//! Exact checks at instances: some symbols take stated values, and the relation is shown exactly there.
//!
//! At each point an equality without other symbols is put to finite arithmetic ([`Finite`]): sums with numerical ends
//! are added up, and the two sides are compared as polynomials in the values of the opaque functions. That shows the
//! equality for all functions, or yields values of the functions for which it fails. Whatever is not of that kind goes
//! by normal form, for all values of the symbols that the point leaves open.
//!
//! What is worked out in finite arithmetic exists; of the sides at the other instances the kernel judges there.

use std::collections::BTreeSet;
use std::fmt;

use rayon::prelude::*;

use super::{Ask, Cited, Kind, Step, questions};
use crate::exact::Finite;
use crate::formula::{Relation, RelationOp};
use crate::proof::context::Context;
use crate::proof::instance::names_nothing;
use crate::proof::refusal::Unseen;
use crate::proof::refute::{at, fails_at};
use crate::proof::{Counterexample, Evidence, Existence, Grade, Grid, Ground, Point, Refusal, identity};
use crate::session::shared;

/// Instances looked at together.
const CHUNK: usize = 16;

/// What is told: a grid such as `p = 2 or 3, x = 0..p - 1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Instances {
    grid: Grid,
}

/// Exact at so many instances.
#[derive(Debug)]
struct Shown {
    /// None where the relation has no symbol that takes a value.
    count: Option<usize>,
    how: How,
}

#[derive(Debug)]
enum How {
    NormalForm,
    WholeNumbers,
    Polynomials,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = match self.how {
            How::NormalForm => "by normal form",
            How::WholeNumbers => "in whole numbers",
            How::Polynomials => "as polynomials in the values of the functions, which are left open",
        };
        match self.count {
            None => write!(f, "exact, {how}"),
            Some(1) => write!(f, "exact at the instance, {how}"),
            Some(count) => write!(f, "exact at each of {count} instances, {how}"),
        }
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("the solution of an initial value problem is not left open")]
    Solution,
    #[error("the two sides are different polynomials in the values of the functions")]
    Different,
}

/// Holds exactly at every point of `grid`, in finite arithmetic, or by normal form for all values of the symbols that the grid leaves open.
#[must_use]
pub fn instances(name: &str, grid: &str) -> Step {
    Step::of(
        name,
        Grid::read(grid).map(|grid| Instances { grid }).map_err(Into::into),
    )
}

/// What was seen at one instance.
enum Seen {
    /// Equal polynomials in the values of so many functions.
    Finite(usize),
    /// By normal form, and what is known of the existence of the sides.
    NormalForm(Existence),
    Fails(Counterexample),
    Open(Refusal),
}

impl Kind for Instances {
    fn words(&self, _cited: Option<&Cited>) -> String {
        format!("exact at the instances {}", self.grid.text)
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (context, relation) = (ask.context, ask.relation);
        let points = context.points(&self.grid)?;
        if context.mentions_solution(relation) {
            return Err(Undecided::Solution.into());
        }
        let (mut functions, mut existence, mut finite) = (0, Existence::Sides(Ground::Arithmetic), true);
        // Chunk by chunk, so that a relation that fails at once costs little.
        let seen = points.chunks(CHUNK).flat_map(|chunk| {
            let look = shared(|point| look(context, relation, point));
            let seen: Vec<Seen> = chunk.par_iter().map(look).collect();
            chunk.iter().zip(seen)
        });
        for (point, seen) in seen {
            match seen {
                Seen::Finite(count) => functions = functions.max(count),
                Seen::NormalForm(here) => {
                    finite = false;
                    existence = existence.and(here);
                }
                Seen::Fails(counterexample) => return Ok(Evidence::refuted(Grade::Exact, counterexample)),
                Seen::Open(why) => return Err(why.at(point)),
            }
        }
        let how = match (finite, functions) {
            (false, _) => How::NormalForm,
            (true, 0) => How::WholeNumbers,
            (true, _) => How::Polynomials,
        };
        let count = points.len();
        if count == 0 {
            return Err(Unseen::NoInstance.into());
        }
        let evidence = match names_nothing(relation, points, &context.domains) {
            true => Evidence::proved(Grade::Exact, Shown { count: None, how }),
            false => Evidence::confirmed(Shown {
                count: Some(count),
                how,
            }),
        };
        Ok(evidence.showing(existence))
    }

    fn reach(&self) -> Grade {
        Grade::Enclosed
    }

    fn grid(&self) -> Option<&Grid> {
        Some(&self.grid)
    }

    fn shares(&self, relation: &Relation) -> Option<BTreeSet<&'static str>> {
        let mut asked = questions(relation);
        asked.insert("it computes at the instances");
        Some(asked)
    }
}

fn look(context: &Context<'_>, relation: &Relation, point: &Point) -> Seen {
    let here = Relation::new(relation.op, at(&relation.lhs, point), at(&relation.rhs, point));
    if here.op == RelationOp::Eq
        && let Ok(difference) = Finite::of(&(here.rhs.clone() - here.lhs.clone()))
    {
        if difference.is_zero() {
            return Seen::Finite(difference.functions().len());
        }
        return match told_apart(&here, &difference, point) {
            Some(counterexample) => Seen::Fails(counterexample),
            None => Seen::Open(Undecided::Different.into()),
        };
    }
    match identity::normal_form(&here, &context.domains) {
        Ok(evidence) => Seen::NormalForm(evidence.judged(&here, &context.domains).existence),
        Err(why) => fails_at(context, relation, point).map_or(Seen::Open(why), Seen::Fails),
    }
}

/// Values of the opaque functions for which the sides differ.
fn told_apart(here: &Relation, difference: &Finite, point: &Point) -> Option<Counterexample> {
    let values = difference.witness()?;
    let left = Finite::of(&here.lhs).ok()?.at(&values)?;
    let right = left.checked_add(difference.at(&values)?)?;
    let mut all = vec![point.to_string()];
    all.extend(values.iter().map(|(value, number)| format!("{value} = {number}")));
    all.retain(|part| !part.is_empty());
    Some(Counterexample {
        point: all.join(", "),
        left: left.to_string(),
        right: right.to_string(),
    })
}
