//! `kenzan mutate`: how much of what a claim says its proofs depend on.

use std::fmt::Write as _;

use kenzan::proof::{Claim, DIGITS, Mutation, mutate, mutations};

use super::args::{Format, Mutate};
use super::check::select;
use super::output::{Failure, print};
use super::{paper, work};

/// Decides the automatic mutants of the claims asked for.
pub(crate) fn run(asked: &Mutate) -> Result<bool, Failure> {
    let library = paper::load(asked.paper.as_deref())?;
    let selected = select(&library, &asked.patterns)?.into_iter();
    let selected: Vec<&Claim> = selected.flat_map(|(_, claims)| claims).collect();
    let total = selected.iter().map(|claim| mutations(claim).len()).sum();
    let bar = work::progress(total, "mutants");
    let decide = || -> Vec<Mutation> {
        let step = || bar.inc(1);
        selected.iter().map(|claim| mutate(claim, DIGITS, &step)).collect()
    };
    let found = work::within(asked.jobs, decide);
    bar.finish_and_clear();
    match asked.format {
        // Counts and texts can always be written as JSON.
        Format::Json => print(&format!("{}\n", serde_json::json!(found)))?,
        Format::Text => print(&table(&found))?,
    }
    Ok(true)
}

fn table(found: &[Mutation]) -> String {
    let mut text = String::new();
    for mutation in found {
        let _ = writeln!(text, "{}: {}", mutation.claim, score(mutation));
        for change in &mutation.still_true {
            let _ = writeln!(text, "  still true  {change}");
        }
        for change in &mutation.undecided {
            let _ = writeln!(text, "  undecided   {change}");
        }
    }
    text
}

fn score(mutation: &Mutation) -> String {
    let (true_still, undecided) = (mutation.still_true.len(), mutation.undecided.len());
    let all = mutation.refuted + true_still + undecided;
    format!(
        "{} of {all} mutants refuted, {true_still} still true, {undecided} undecided",
        mutation.refuted
    )
}
