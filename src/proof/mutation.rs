//! Automatic mutants: every change of one token of what a claim defines and states, each put to the claim's own proofs.
//!
//! A mutant that the proofs refute shows that they depend on the token. One that is *still true* is proved as it stands: the claim does not
//! depend on the token, or the change is one of words only. One that is *undecided* shows nothing.

use rayon::prelude::*;
use serde::Serialize;

use crate::formula::{Variant, parse_expr};
use crate::proof::runner::{Original, run_mutant};
use crate::proof::{Claim, Context, Mutant, MutantRecord, Verdict, define, restate};
use crate::session::shared;

/// How the automatic mutants of a claim ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mutation {
    /// The id of the claim.
    pub claim: String,
    /// Those that were refuted.
    pub refuted: usize,
    /// Those that are still true, each with what was changed.
    pub still_true: Vec<String>,
    /// Those that were not decided, each with what was changed.
    pub undecided: Vec<String>,
}

/// Every change of one token of the definitions and of the statements that are no counterexamples, in the order of the claim.
#[must_use]
pub fn mutations(claim: &Claim) -> Vec<Mutant> {
    let mut found = Vec::new();
    for (head, body) in claim.definitions() {
        let variants = parse_expr(body).map(|body| body.variants()).unwrap_or_default();
        for Variant { change, formula } in variants {
            found.push(Mutant {
                name: format!("{head}: {change}"),
                changes: vec![define(head, &formula.to_string())],
            });
        }
    }
    for (index, statement) in claim.statements().iter().enumerate() {
        if statement.proof.refutes() {
            continue;
        }
        let known = statement.relation.to_string();
        for Variant { change, formula } in statement.relation.variants() {
            found.push(Mutant {
                name: format!("statement {}: {change}", index + 1),
                changes: vec![restate(&known, &formula.to_string())],
            });
        }
    }
    let mut seen = Vec::new();
    found.retain(|mutant| {
        let new = !seen.contains(&mutant.changes);
        seen.push(mutant.changes.clone());
        new
    });
    found
}

/// Decides the automatic mutants of a claim; `progress` is called after each.
#[must_use]
pub fn mutate(claim: &Claim, digits: usize, progress: &(dyn Fn() + Sync)) -> Mutation {
    let context = Context::new(claim, digits).and_then(Context::measured);
    let original = Original::new(claim, context.as_ref().ok());
    let mutants = mutations(claim);
    let decide = shared(|mutant: &Mutant| {
        let record = run_mutant(&original, mutant, digits);
        progress();
        record
    });
    let records: Vec<MutantRecord> = mutants.par_iter().map(decide).collect();
    let of = |wanted: fn(Verdict) -> bool| records.iter().filter(move |record| wanted(record.verdict));
    let names = |wanted| of(wanted).map(|record| record.text.clone()).collect();
    Mutation {
        claim: claim.id().to_owned(),
        refuted: of(|verdict| verdict == Verdict::Refuted).count(),
        still_true: names(|verdict| verdict > Verdict::Undecided),
        undecided: names(|verdict| verdict == Verdict::Undecided),
    }
}
