//! `kenzan check` and `kenzan` alone: decides claims, prints the outcome, writes the report.

use std::fmt::Write as _;
use std::path::PathBuf;

use kenzan::{
    paper::{Paper, Work},
    proof::{self, Claim, ClaimRecord, DIGITS, Ledger, PUBLISHED_DIGITS, Verdict},
    publish::{self, directory::Directory, json},
};

use super::args::{Check, Format};
use super::output::{Failure, print, unknown};
use super::paper;
use super::work;

/// Decides the claims asked for, reading and writing included in one session. Whether all came out as expected.
pub(crate) fn run(asked: &Check) -> Result<bool, Failure> {
    work::within(asked.jobs, || decided(asked))
}

fn decided(asked: &Check) -> Result<bool, Failure> {
    let paper = paper::load(asked.paper.as_deref())?;
    let catalogue = &paper.claims;
    let selected = select(catalogue, &asked.patterns)?;
    if asked.list {
        let ids: String = selected.iter().map(|claim| format!("{}\n", claim.id())).collect();
        return print(&ids).map(|()| true);
    }
    // First, since a run is long and a folder that cannot be written to is found out at once.
    let work = &paper.work;
    let directory = asked.out.as_deref().map(Directory::open).transpose()?;
    if let Some(directory) = &directory {
        directory.admits(&publish::pages(&proof::run(catalogue, &[], DIGITS, &|_| {}), work))?;
    }
    let ledger = decide(&paper, &selected, asked);
    let written = directory
        .map(|directory| directory.publish(&publish::pages(&ledger, work)))
        .transpose()?
        .unwrap_or_default();
    match asked.format {
        Format::Json => print(&json::ledger(&ledger))?,
        Format::Text => print(&table(work, &ledger, &written))?,
    }
    Ok(ledger.failed == 0 && ledger.constants.iter().all(|constant| constant.failure.is_none()))
}

/// The claims that match one of the patterns, in the order of the catalogue; all where there is no pattern.
pub(crate) fn select<'a>(catalogue: &'a [Claim], patterns: &[String]) -> Result<Vec<&'a Claim>, Failure> {
    let chapter = |id: &'a str| id.split('/').next();
    let chapters: Vec<&str> = catalogue.iter().filter_map(|claim| chapter(claim.id())).collect();
    let fits = |pattern: &String, id: &'a str| match chapters.contains(&pattern.as_str()) {
        true => chapter(id) == Some(pattern),
        false => contains(id, pattern),
    };
    for pattern in patterns {
        if !catalogue.iter().any(|claim| fits(pattern, claim.id())) {
            return Err(unknown("claim", pattern, catalogue.iter().map(Claim::id)));
        }
    }
    let wanted = |claim: &&'a Claim| patterns.is_empty() || patterns.iter().any(|pattern| fits(pattern, claim.id()));
    Ok(catalogue.iter().filter(wanted).collect())
}

/// Whether the id contains the pattern, in which `*` stands for anything.
fn contains(id: &str, pattern: &str) -> bool {
    let mut rest = Some(id);
    for part in pattern.split('*') {
        rest = rest.and_then(|text| text.split_once(part)).map(|(_, after)| after);
    }
    rest.is_some()
}

fn decide(paper: &Paper, selected: &[&Claim], asked: &Check) -> Ledger {
    let bar = work::progress(selected.len(), "claims");
    let digits = asked.digits.unwrap_or(DIGITS);
    let mut ledger = proof::run(&paper.claims, selected, digits, &|record: &ClaimRecord| {
        bar.set_message(record.id.clone());
        bar.inc(1);
    });
    // Constants are part of what is published, with the claims they belong to.
    if asked.out.is_some() {
        bar.set_message("constants");
        let mut list = paper.published.clone();
        list.retain(|published| selected.iter().any(|claim| claim.id() == published.claim));
        ledger.constants = proof::publish(&paper.constants, &list, PUBLISHED_DIGITS);
    }
    bar.finish_and_clear();
    ledger
}

fn table(work: &Work, ledger: &Ledger, written: &[PathBuf]) -> String {
    let width = ledger
        .claims
        .iter()
        .map(|claim| claim.id.len())
        .max()
        .unwrap_or_default();
    let mut text = format!("{}\n\n", work.citation());
    for claim in &ledger.claims {
        let _ = writeln!(
            text,
            "{} {:width$}  {}",
            if claim.passed { "ok  " } else { "FAIL" },
            claim.id,
            summary(claim)
        );
        for failure in &claim.failures {
            let _ = writeln!(text, "     {failure}");
        }
    }
    for constant in &ledger.constants {
        if let Some(why) = &constant.failure {
            let _ = writeln!(text, "FAIL constant {}: {why}", constant.id);
        }
    }
    let _ = writeln!(text, "\n{} as expected, {} not", ledger.passed, ledger.failed);
    for (verdict, words) in [
        (Verdict::Confirmed, "confirmed"),
        (Verdict::Supported, "supported by samples"),
    ] {
        let statements = ledger.claims.iter().flat_map(|claim| &claim.statements);
        let _ = match statements.filter(|it| it.verdict == verdict).count() {
            0 => Ok(()),
            1 => writeln!(text, "1 statement is {words}, not proved"),
            count => writeln!(text, "{count} statements are {words}, not proved"),
        };
    }
    if let Some(first) = written.first() {
        let _ = writeln!(text, "wrote {} files: begin with {}", written.len(), first.display());
    }
    if let Some(site) = written.iter().find(|path| path.ends_with("site/index.html")) {
        let _ = writeln!(text, "or, in a browser, with {}", site.display());
    }
    text
}

/// `2 proved, 1 refuted; 3 mutants refuted of 3; 1 witness agrees of 1`.
fn summary(claim: &ClaimRecord) -> String {
    let mut parts = Vec::new();
    for verdict in [
        Verdict::Proved,
        Verdict::Confirmed,
        Verdict::Supported,
        Verdict::Refuted,
        Verdict::Undecided,
    ] {
        let count = claim
            .statements
            .iter()
            .filter(|statement| statement.verdict == verdict)
            .count();
        if count > 0 {
            parts.push(format!("{count} {verdict}"));
        }
    }
    let killed = claim
        .mutants
        .iter()
        .filter(|mutant| mutant.verdict == Verdict::Refuted)
        .count();
    let agreeing = claim.witnesses.iter().filter(|witness| witness.agrees).count();
    format!(
        "{}; mutants refuted {killed}/{}; witnesses agree {agreeing}/{}",
        parts.join(", "),
        claim.mutants.len(),
        claim.witnesses.len()
    )
}
