//! Exact checks at instances: some symbols take stated values, and the relation is shown exactly there.
//!
//! At each point an equality without other symbols is put to finite arithmetic ([`Finite`]): sums with numerical ends
//! are added up, and the two sides are compared as polynomials in the values of the opaque functions. That shows the
//! equality for all functions, or yields values of the functions for which it fails. Whatever is not of that kind goes
//! by normal form, for all values of the symbols that the point leaves open.

use rayon::prelude::*;

use crate::exact::Finite;
use crate::formula::{Relation, RelationOp};
use crate::proof::check::Context;
use crate::proof::identity;
use crate::proof::instance::names_nothing;
use crate::proof::refute::{at, fails_at};
use crate::proof::{Counterexample, Evidence, Existence, Grade, Point, Verdict};

/// Instances looked at together.
const CHUNK: usize = 16;

/// What was seen at one instance.
enum Seen {
    /// Equal polynomials in the values of so many functions.
    Finite(usize),
    /// By normal form, and whether that shows that both sides exist.
    NormalForm(Existence),
    Fails(Counterexample),
    Open(String),
}

/// Decides `relation` exactly at each of the points.
pub(super) fn instances(context: &Context<'_>, relation: &Relation, points: &[Point]) -> Evidence {
    if context.mentions_solution(relation) {
        return Evidence::undecided(
            Grade::Enclosed,
            "the solution of an initial value problem is not left open",
        );
    }
    let (mut functions, mut together, mut finite) = (0, false, true);
    // Chunk by chunk, so that a relation that fails at once costs little.
    let seen = points.chunks(CHUNK).flat_map(|chunk| {
        let seen: Vec<Seen> = chunk.par_iter().map(|point| look(context, relation, point)).collect();
        chunk.iter().zip(seen)
    });
    for (point, seen) in seen {
        match seen {
            Seen::Finite(count) => functions = functions.max(count),
            Seen::NormalForm(existence) => {
                finite = false;
                together |= existence == Existence::Together;
            }
            Seen::Fails(counterexample) => return Evidence::refuted(Grade::Exact, counterexample),
            Seen::Open(why) => return Evidence::undecided(Grade::Enclosed, format!("{}: {why}", point.place())),
        }
    }
    let how = match (finite, functions) {
        (false, _) => "by normal form",
        (true, 0) => "in whole numbers",
        (true, _) => "as polynomials in the values of the functions, which are left open",
    };
    let evidence = match points.len() {
        0 => return Evidence::undecided(Grade::Enclosed, "no instance was given"),
        _ if names_nothing(relation, points, &context.claim.domains) => {
            Evidence::proved(Grade::Exact, format!("exact, {how}"))
        }
        1 => Evidence::confirmed(format!("exact at the instance, {how}")),
        count => Evidence::confirmed(format!("exact at each of {count} instances, {how}")),
    };
    if together { evidence.if_integrable() } else { evidence }
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
            None => Seen::Open("the two sides are different polynomials in the values of the functions".into()),
        };
    }
    let evidence = identity::normal_form(&here, &context.claim.domains);
    match (evidence.verdict, evidence.existence) {
        (Verdict::Proved, existence) => Seen::NormalForm(existence),
        _ => fails_at(context, relation, point).map_or(Seen::Open(evidence.seen), Seen::Fails),
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
