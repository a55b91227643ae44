//! `kenzan check` and `kenzan` alone: decides claims, prints the outcome, writes the report.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use kenzan::paper::{Library, Paper, Piece, Unit};
use kenzan::proof::{Claim, ClaimRecord, DIGITS, Ledger, Verdict};
use kenzan::publish::directory::Directory;
use kenzan::publish::library::Volume;
use kenzan::publish::part::{self, Part, Shard};
use kenzan::publish::seal::seal;
use kenzan::publish::{self, json};

use super::args::{Check, Format};
use super::cache::Cache;
use super::output::{Failure, print, refused, write_whole};
use super::paper;
use super::work;

/// Decides the claims asked for, reading and writing included in one session. Whether all came out as expected.
pub(crate) fn run(asked: &Check) -> Result<bool, Failure> {
    work::within(asked.jobs, || decided(asked))
}

fn decided(asked: &Check) -> Result<bool, Failure> {
    let library = paper::load(asked.paper.as_deref())?;
    let selected = select(&library, &asked.patterns)?;
    if asked.list {
        let claims = selected.iter().flat_map(|(_, claims)| claims);
        let ids: String = claims.map(|claim| format!("{}\n", claim.id())).collect();
        return print(&ids).map(|()| true);
    }
    if let Some(shard) = asked.shard {
        return part(&selected, shard, asked);
    }
    // First, since a run is long and a folder that cannot be written to is found out at once.
    if let Some(folder) = &asked.out {
        let empty = selected.iter().map(|(paper, _)| Volume::of(paper, std::iter::empty()));
        Directory::open(folder)?.admits(&publish::files(&empty.collect::<Vec<_>>()))?;
    }
    // Constants are part of what is published, with the claims they belong to.
    let units = Unit::all(&selected, asked.out.is_some());
    let mut pieces = decide(&units, asked).into_iter();
    let mut volumes = Vec::new();
    for (paper, _) in &selected {
        let of_paper = units.iter().filter(|unit| unit.paper().name == paper.name);
        volumes.push(Volume::of(paper, pieces.by_ref().take(of_paper.count())));
    }
    told(&volumes, asked.out.as_deref(), asked.format)
}

/// Decides a share of the units and writes it into a file. Whether it came out as expected.
fn part(selected: &[Selected<'_>], shard: Shard, asked: &Check) -> Result<bool, Failure> {
    let folder = asked.out.clone().unwrap_or_else(|| ".".into());
    fs::create_dir_all(&folder).map_err(refused(&folder))?;
    tempfile::tempfile_in(&folder).map_err(refused(&folder))?;
    let path = folder.join(shard.file());
    let all = Unit::all(selected, true);
    let pieces = decide(&shard.share(all.clone()), asked);
    let wrong: Vec<&str> = pieces
        .iter()
        .filter(|piece| !piece.is_as_expected())
        .map(Piece::id)
        .collect();
    let mut text = format!("{} of {} claims and constants decided\n", pieces.len(), all.len());
    wrong.iter().for_each(|id| text += &format!("not as expected: {id}\n"));
    let passed = wrong.is_empty();
    let papers: Vec<&Paper> = selected.iter().map(|(paper, _)| *paper).collect();
    let part = Part::of(&papers, &all, asked.digits.unwrap_or(DIGITS), shard, pieces);
    write_whole(&path, &seal(part::KIND, &part).map_err(refused(&path))?)?;
    print(&format!("{text}wrote {}\n", path.display()))?;
    Ok(passed)
}

/// Writes the report, if one is asked for, and prints what was decided. Whether it came out as expected.
pub(crate) fn told(volumes: &[Volume<'_>], out: Option<&Path>, format: Format) -> Result<bool, Failure> {
    let written = match out {
        Some(folder) => Directory::open(folder)?.publish(&publish::files(volumes))?,
        None => Vec::new(),
    };
    match (format, volumes) {
        (Format::Json, [volume]) if volume.paper.name.is_empty() => {
            print(&json::ledger(&volume.ledger, &volume.paper.work))?
        }
        (Format::Json, _) => print(&json::library(volumes))?,
        (Format::Text, _) => print(&table(volumes, &written))?,
    }
    Ok(volumes.iter().all(|volume| as_expected(&volume.ledger)))
}

fn as_expected(ledger: &Ledger) -> bool {
    ledger.failed == 0 && ledger.constants.iter().all(|constant| constant.failure.is_none())
}

/// Claims of a paper, in the order of its catalogue.
pub(crate) type Selected<'a> = (&'a Paper, Vec<&'a Claim>);

/// The claims that match one of the patterns, paper by paper; all where there is no pattern.
pub(crate) fn select<'a>(library: &'a Library, patterns: &[String]) -> Result<Vec<Selected<'a>>, Failure> {
    let claims = || library.papers.iter().flat_map(|paper| &paper.claims);
    let chapter = |id: &'a str| id.split('/').next();
    let chapters: Vec<&str> = claims().filter_map(|claim| chapter(claim.id())).collect();
    let fits = |pattern: &String, id: &'a str| match chapters.contains(&pattern.as_str()) {
        true => chapter(id) == Some(pattern),
        false => contains(id, pattern),
    };
    for pattern in patterns {
        if !claims().any(|claim| fits(pattern, claim.id())) {
            return Err(paper::no_claim(library, pattern));
        }
    }
    if library.papers.iter().all(|paper| paper.claims.is_empty()) {
        let reason =
            "there is no claim to decide: a claim is a file such as gaussian/variance.kenzan beside paper.kenzan";
        return Err(Failure::Usage(reason.into()));
    }
    let wanted = |claim: &&'a Claim| patterns.is_empty() || patterns.iter().any(|pattern| fits(pattern, claim.id()));
    let of_paper = |paper: &'a Paper| (paper, paper.claims.iter().filter(wanted).collect::<Vec<_>>());
    let selected = library.papers.iter().map(of_paper);
    Ok(selected
        .filter(|(_, claims)| patterns.is_empty() || !claims.is_empty())
        .collect())
}

/// Whether the id contains the pattern, in which `*` stands for anything.
fn contains(id: &str, pattern: &str) -> bool {
    let mut rest = Some(id);
    for part in pattern.split('*') {
        rest = rest.and_then(|text| text.split_once(part)).map(|(_, after)| after);
    }
    rest.is_some()
}

fn decide(units: &[Unit<'_>], asked: &Check) -> Vec<Piece> {
    let digits = asked.digits.unwrap_or(DIGITS);
    let cache = Cache::of_machine(!asked.no_cache);
    let bar = work::progress(units.len(), "claims and constants");
    let pieces = Unit::each(units, |unit| {
        let piece = cache.decide(unit, digits);
        bar.set_message(unit.id().to_owned());
        bar.inc(1);
        piece
    });
    bar.finish_and_clear();
    cache.trim();
    pieces
}

fn table(volumes: &[Volume<'_>], written: &[PathBuf]) -> String {
    let mut text: String = volumes.iter().map(decisions).collect();
    let sum = |count: &dyn Fn(&Ledger) -> usize| -> usize { volumes.iter().map(|volume| count(&volume.ledger)).sum() };
    let (passed, failed) = (sum(&|ledger| ledger.passed), sum(&|ledger| ledger.failed));
    let _ = writeln!(text, "{passed} as expected, {failed} not");
    for (verdict, words) in [
        (Verdict::Confirmed, "confirmed"),
        (Verdict::Supported, "supported by samples"),
    ] {
        let count = sum(&|ledger| {
            let statements = ledger.claims.iter().flat_map(|claim| &claim.statements);
            statements.filter(|it| it.verdict == verdict).count()
        });
        let _ = match count {
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

/// What was decided of a paper, a line for each claim, and an empty one.
fn decisions(volume: &Volume<'_>) -> String {
    let ledger = &volume.ledger;
    let width = ledger.claims.iter().map(|claim| claim.id.len()).max();
    let width = width.unwrap_or_default();
    let mut text = format!("{}\n\n", volume.paper.work.citation());
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
    text + "\n"
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
