//! The search behind `by auto`: kinds of steps put to a relation one after the other, the cheap and common first, until one shows it.
//!
//! What is tried, and in which order, depends on the relation and the declarations alone, and each step may take so much work and no more. So
//! the same step is found on every machine, unless a time that somebody set for the whole ends the search before. The step that is found is
//! put in the place of `by auto`: it is printed as if its author had written it, and the theorems that it rests on are those of its kind.

mod candidates;
mod integrals;
mod places;

use crate::formula::Relation;
use crate::proof::context::Context;
use crate::proof::existence::Existence;
use crate::proof::steps::{Ask, Kind};
use crate::proof::{Evidence, Refusal, Step, Verdict, matrix};
use crate::session::Session;

/// A step that shows a relation, with its evidence.
pub(super) struct Found {
    pub(super) step: Step,
    pub(super) evidence: Evidence,
}

/// No step was found; what each that was tried lacks.
#[derive(Clone, Debug, thiserror::Error)]
#[error("none of the {} steps that were tried shows it: {}", .0.len(), words(.0))]
pub(crate) struct NoStep(pub(crate) Vec<Tried>);

/// A step that does not show the relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tried {
    /// The step, as a page calls it.
    pub(crate) step: String,
    /// Why it shows nothing.
    pub(crate) why: String,
}

fn words(tried: &[Tried]) -> String {
    let each = tried.iter().map(|Tried { step, why }| format!("{step} ({why})"));
    each.collect::<Vec<_>>().join("; ")
}

/// The first step that shows the relation and both sides to exist; failing that one that shows it, given that they do; failing that one
/// that confirms it.
pub(super) fn search(context: &Context<'_>, relation: &Relation) -> Result<Found, NoStep> {
    let mut tried = Vec::new();
    let mut best: Option<Found> = None;
    for stage in candidates::STAGES {
        for step in (stage.steps)(relation, &context.domains) {
            if Session::current().is_some_and(|session| session.is_spent()) {
                return best.ok_or(NoStep(tried));
            }
            let ask = Ask {
                context,
                relation,
                cited: None,
            };
            let shown: Result<Evidence, Refusal> = within(stage.cost, || {
                let evidence = evidence(step.kind(), &ask)?;
                Ok(evidence.judged(relation, &context.domains))
            });
            match shown {
                Ok(evidence) if evidence.verdict == Verdict::Proved => {
                    let exists = matches!(evidence.existence, Existence::Sides(_));
                    let found = Found { step, evidence };
                    if exists {
                        return Ok(found);
                    }
                    if best.as_ref().is_none_or(|best| best.evidence.verdict < Verdict::Proved) {
                        best = Some(found);
                    }
                }
                Ok(evidence) if evidence.verdict == Verdict::Confirmed && best.is_none() => {
                    best = Some(Found { step, evidence });
                }
                Ok(evidence) => tried.push(Tried {
                    step: step.kind().words(None),
                    why: evidence.seen.words(),
                }),
                Err(why) => tried.push(Tried {
                    step: step.kind().words(None),
                    why: why.to_string(),
                }),
            }
        }
    }
    best.ok_or(NoStep(tried))
}

/// The evidence of a kind of step for a relation between numbers or matrices.
pub(super) fn evidence(kind: &dyn Kind, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
    match matrix::mentioned(ask.relation, &ask.context.domains) {
        true => kind.check_matrices(ask),
        false => kind.check(ask),
    }
}

/// The work, of limited cost, in a session of its own: an answer that was refused for its cost is not remembered beyond it.
fn within<T>(cost: u64, work: impl FnOnce() -> T) -> T {
    match Session::current() {
        Some(session) => session.part(cost).enter(work),
        None => Session::limited(cost).enter(work),
    }
}
