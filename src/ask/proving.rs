//! Whether a relation holds: a search for a counterexample among simple points, then for a step that shows it.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use crate::exact::{Scope, normal};
use crate::formula::RelationOp;
use crate::proof::explain::declared;
use crate::proof::simple::{simplest_counterexample, undefined_at};
use crate::proof::{Checked, Claim, Context, Counterexample, DIGITS, Mistake, Outcome, Verdict, refute};
use crate::session::Session;

use super::judgement::{Judgement, Open, Shown};
use super::limit::within;
use super::{Given, Wrong};

/// What the search for a simple counterexample may take, in elementary operations.
const SIMPLE: u64 = 20_000_000;
/// Residuals of more characters are not told.
const LONGEST: usize = 200;

/// Whether a relation holds for all values of its names, and how that is seen; or where it fails; or why neither is known.
///
/// # Errors
/// [`Wrong`] if the question makes no sense: the text is no relation, or a name in it is neither declared nor let be something.
pub fn prove(relation: &str, given: &Given) -> Result<Judgement, Wrong> {
    let claim = given.claim(relation)?;
    if let Some(mistake) = claim.mistakes().first() {
        return Err(Wrong::Claim(mistake.clone()));
    }
    Context::new(&claim, DIGITS).map_err(Wrong::Claim)?;
    let start = Instant::now();
    let found = within(given.budget, move || decided(&claim));
    let mut judgement = found
        .unwrap_or_else(|| Ok(Judgement::open(Open::Late)))
        .map_err(Wrong::Claim)?;
    judgement.relation = relation.into();
    judgement.suppositions = given.suppositions();
    judgement.time = start.elapsed();
    let shown = match (&judgement.counterexample, judgement.verdict) {
        (Some(counterexample), _) if counterexample.point.is_empty() => "fails at".into(),
        (Some(counterexample), _) => format!("fails at {}", counterexample.point),
        (None, Verdict::Undecided) => "open".into(),
        (None, _) => "by auto".into(),
    };
    let confirmed = (judgement.verdict == Verdict::Confirmed).then(|| "confirmed".to_owned());
    let lines: Vec<String> = confirmed.into_iter().chain([shown]).collect();
    judgement.paper = given.paper(relation, &lines);
    Ok(judgement)
}

/// Work that may take no more than a part of the whole.
fn part<T>(work: impl FnOnce() -> T) -> T {
    match Session::current() {
        Some(session) => session.part(SIMPLE).enter(work),
        None => work(),
    }
}

fn decided(claim: &Claim) -> Result<Judgement, Mistake> {
    let context = Context::new(claim, DIGITS)?;
    let relation = &claim.statements()[0].relation;
    let expanded = context.expanded(relation)?;
    if let Some(counterexample) = part(|| simplest_counterexample(&context, &expanded)) {
        return Ok(Judgement::refuted(counterexample));
    }
    if let Some((place, why)) = part(|| undefined_at(&context, &expanded)) {
        return Ok(Judgement::open(Open::Undefined { place, why }));
    }
    let none = match context.found(0)? {
        // The step is put in its place, and the whole is decided as any claim is.
        Ok(step) => {
            let shown = claim.shown_by(0, step);
            let outcome = Context::new(&shown, DIGITS)?.check(0)?;
            return Ok(Judgement::of(&outcome));
        }
        Err(none) => none,
    };
    if let Some(counterexample) = refute(&context, &expanded, Verdict::Undecided) {
        return Ok(Judgement::refuted(counterexample));
    }
    let difference = || {
        normal(
            &(expanded.lhs.clone() - expanded.rhs.clone()),
            &Scope::new(context.domains()),
        )
    };
    let residual = (expanded.op == RelationOp::Eq).then(difference).and_then(Result::ok);
    let residual = residual.map(|residual| residual.to_expr().to_string());
    let narrower = declared(claim, 0, 0).into_iter();
    Ok(Judgement::open(Open::Unshown {
        tried: none.0.into_iter().map(|tried| (tried.step, tried.why)).collect(),
        residual: residual.filter(|residual| residual.chars().count() <= LONGEST),
        declarations: narrower
            .filter(|(_, verdict)| *verdict == Verdict::Proved)
            .map(|(declaration, _)| declaration)
            .collect(),
    }))
}

impl Judgement {
    fn new(verdict: Verdict) -> Judgement {
        Judgement {
            relation: String::new(),
            verdict,
            steps: Vec::new(),
            counterexample: None,
            suppositions: Vec::new(),
            theorems: Vec::new(),
            open: None,
            time: Duration::ZERO,
            paper: String::new(),
        }
    }

    fn open(why: Open) -> Judgement {
        Judgement {
            open: Some(why),
            ..Judgement::new(Verdict::Undecided)
        }
    }

    fn refuted(counterexample: Counterexample) -> Judgement {
        Judgement {
            counterexample: Some(counterexample),
            ..Judgement::new(Verdict::Refuted)
        }
    }

    /// What was seen of a relation that a step was found for.
    fn of(outcome: &Outcome) -> Judgement {
        let shown = |step: &Checked| Shown {
            method: step.words.clone(),
            formula: step.relation.to_string(),
            seen: step.evidence.seen.words(),
        };
        let theorems = outcome.steps.iter().flat_map(|step| &step.theorems);
        let theorems: BTreeSet<String> = theorems.map(|supplied| supplied.theorem.name.clone()).collect();
        let steps: Vec<Shown> = outcome.steps.iter().map(shown).collect();
        let undecided = outcome.verdict == Verdict::Undecided;
        Judgement {
            theorems: theorems.into_iter().collect(),
            counterexample: outcome.counterexample.clone(),
            open: undecided.then(|| Open::Unshown {
                tried: steps
                    .iter()
                    .map(|step| (step.method.clone(), step.seen.clone()))
                    .collect(),
                residual: None,
                declarations: Vec::new(),
            }),
            steps: if outcome.verdict >= Verdict::Confirmed {
                steps
            } else {
                Vec::new()
            },
            ..Judgement::new(outcome.verdict)
        }
    }
}
