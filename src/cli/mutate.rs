//! `kenzan mutate`: how much of what a claim says its proofs depend on.

use std::fmt::Write as _;

use kenzan::paper::{Paper, SCORES};
use kenzan::proof::{Claim, DIGITS, Score, mutate};

use super::args::{Format, Mutate};
use super::check::select;
use super::output::{Failure, print, write_whole};
use super::{paper, work};

/// Decides the automatic mutants of the claims asked for.
pub(crate) fn run(asked: &Mutate) -> Result<bool, Failure> {
    let library = paper::load(asked.paper.as_deref())?;
    let selected = select(&library, &asked.patterns)?;
    let claims: Vec<&Claim> = selected.iter().flat_map(|(_, claims)| claims).copied().collect();
    let bar = work::counter("mutants");
    let found = work::within(asked.jobs, || mutate(&claims, DIGITS, &|| bar.inc(1)));
    bar.finish_and_clear();
    if asked.write {
        let mut rest = found.as_slice();
        for (paper, claims) in &selected {
            let (of_paper, others) = rest.split_at(claims.len());
            rest = others;
            let file = paper::folder(asked.paper.as_deref()).join(&paper.name).join(SCORES);
            write_whole(&file, json(&together(paper, of_paper)))?;
        }
    }
    match asked.format {
        Format::Json => print(&json(&found))?,
        Format::Text => print(&table(&found))?,
    }
    Ok(true)
}

/// Counts and texts can always be written as JSON.
fn json<T: serde::Serialize>(scores: &[T]) -> String {
    format!("{:#}\n", serde_json::json!(scores))
}

/// The scores of all claims of the paper: those found, and those known before of claims that are as they were.
fn together<'a>(paper: &'a Paper, found: &'a [Score]) -> Vec<&'a Score> {
    let claims = paper.claims.iter();
    let score = |id: &str| found.iter().find(|score| score.claim == id);
    claims.filter_map(|claim| score(claim.id()).or(claim.score())).collect()
}

fn table(found: &[Score]) -> String {
    let mut text = String::new();
    for score in found {
        let _ = writeln!(text, "{}: {}", score.claim, score.words());
        for change in &score.still_true {
            let _ = writeln!(text, "  still true  {change}");
        }
        for open in &score.undecided {
            let _ = writeln!(text, "  undecided   {}: {}", open.change, open.why);
        }
    }
    text
}
