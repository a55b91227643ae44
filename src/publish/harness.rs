//! A paper as a test program: one line for each claim, as `cargo test` prints them.
//!
//! [`paper!`](crate::paper!) makes a test program of a crate from a folder. Words on the command line choose the claims whose ids contain one of
//! them, with `--exact` those that are one of them, and `--list` lists them, so that `cargo nextest` runs them, too, also on several machines. Beside the folder, `<folder>.snapshots/` holds the page of each claim, in a folder of its paper where there are several, as it was when somebody looked at it: a page
//! that came out otherwise fails, and `KENZAN_UPDATE=1` writes it anew. `KENZAN_REPORT=DIR` writes the report.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use crate::paper::{Faults, Library, Paper};
use crate::proof::{Claim, ClaimRecord, DIGITS, run, run_claim};
use crate::publish::directory::{Directory, DirectoryError};
use crate::publish::library::Volume;
use crate::publish::{files, page, terminal};

/// Why a test program could not do its work.
#[derive(Debug, thiserror::Error)]
enum Halt {
    #[error("the paper has mistakes\n{0}")]
    Paper(#[from] Faults),
    #[error(transparent)]
    Report(#[from] DirectoryError),
    #[error("{}: {error}", path.display())]
    Snapshot { path: PathBuf, error: io::Error },
}

/// Decides the claims of the paper in the folder, or of the papers in it, prints a line for each and a summary. The exit code is 0 where all came out as expected, 1 where
/// one did not, 2 where the paper cannot be read, 3 where something cannot be written.
#[must_use]
pub fn test(folder: &Path) -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    match tested(folder, &words) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(halt) => {
            eprintln!("kenzan: {halt}");
            ExitCode::from(match halt {
                Halt::Paper(_) => 2,
                Halt::Report(_) | Halt::Snapshot { .. } => 3,
            })
        }
    }
}

fn tested(folder: &Path, words: &[String]) -> Result<bool, Halt> {
    let library = Library::read(folder)?;
    let asks = |flag: &str| words.iter().any(|word| word == flag);
    let filters = filters(words);
    let fits = |name: &str| {
        let fits = |filter: &&str| name == *filter || !asks("--exact") && name.contains(filter);
        !asks("--ignored") && (filters.is_empty() || filters.iter().any(fits))
    };
    let mut selected = Vec::new();
    for paper in &library.papers {
        let claims = paper.claims.iter().map(|claim| (named(paper, claim), claim));
        let (names, claims): (Vec<String>, Vec<&Claim>) = claims.filter(|(name, _)| fits(name)).unzip();
        selected.push((paper, names, claims));
    }
    let names = || selected.iter().flat_map(|(_, names, _)| names);
    if asks("--list") {
        names().for_each(|name| println!("{name}: test"));
        return Ok(true);
    }
    println!("\nrunning {} tests", names().count());
    let mut failed = 0;
    for (paper, names, claims) in &selected {
        for (name, claim) in names.iter().zip(claims) {
            let record = run_claim(&paper.claims, claim, DIGITS);
            let changed = snapshot(folder, &record, paper)?;
            let passed = record.passed && changed.is_none();
            failed += usize::from(!passed);
            println!("test {name} ... {}", if passed { "ok" } else { "FAILED" });
            record
                .failures
                .iter()
                .chain(&changed)
                .for_each(|why| println!("    {why}"));
        }
    }
    if let Some(out) = env::var_os("KENZAN_REPORT") {
        let mut volumes = Vec::new();
        for (paper, _, claims) in &selected {
            let ledger = run(&paper.claims, claims, DIGITS, &|_| {});
            volumes.push(Volume { paper, ledger });
        }
        Directory::open(Path::new(&out))?.publish(&files(&volumes))?;
    }
    let passed = names().count() - failed;
    let filtered = library.papers.iter().map(|paper| paper.claims.len()).sum::<usize>() - names().count();
    let word = if failed == 0 { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {word}. {passed} passed; {failed} failed; 0 ignored; 0 measured; {filtered} filtered out\n"
    );
    Ok(failed == 0)
}

/// The words that choose claims: those that are neither options nor the value of one.
fn filters(words: &[String]) -> Vec<&str> {
    let takes_value = |word: &str| ["--color", "--format", "--logfile", "--test-threads"].contains(&word);
    let before = std::iter::once("").chain(words.iter().map(String::as_str));
    let chosen = before
        .zip(words)
        .filter(|(before, word)| !word.starts_with('-') && !takes_value(before));
    chosen.map(|(_, word)| word.as_str()).collect()
}

/// The name of a test: the id of its claim, below the name of its paper where there are several.
fn named(paper: &Paper, claim: &Claim) -> String {
    match paper.name.is_empty() {
        true => claim.id().to_owned(),
        false => format!("{}/{}", paper.name, claim.id()),
    }
}

/// That the page of a claim is not the one that was looked at, if there is one.
fn snapshot(folder: &Path, record: &ClaimRecord, paper: &Paper) -> Result<Option<String>, Halt> {
    let mut name = folder.as_os_str().to_owned();
    name.push(".snapshots");
    let path = PathBuf::from(name)
        .join(&paper.name)
        .join(format!("{}.txt", record.id.replace('/', "__")));
    let refused = |error| Halt::Snapshot {
        path: path.clone(),
        error,
    };
    let page = terminal::page(&page::document(record, &paper.work));
    if env::var_os("KENZAN_UPDATE").is_some_and(|value| value == "1") {
        fs::create_dir_all(path.parent().unwrap_or(folder)).map_err(refused)?;
        fs::write(&path, page).map_err(refused)?;
        return Ok(None);
    }
    match fs::read_to_string(&path) {
        Ok(known) if known != page => Ok(Some(format!(
            "its page is not that of {}: KENZAN_UPDATE=1 writes it anew",
            path.display()
        ))),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(refused(error)),
        Ok(_) | Err(_) => Ok(None),
    }
}
