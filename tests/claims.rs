//! The proof check: one test for every claim of every paper, and its evidence as a snapshot.
//!
//! `cargo test --test claims -- relu` decides the claims whose name, the paper and the id, contains "relu". The snapshots of the survey lie
//! in `tests/snapshots/`, those of any other paper in a folder of its name there; `INSTA_UPDATE=always cargo test --release --test claims`
//! accepts new ones.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::OnceLock;

use kenzan::paper::{Library, Paper};
use kenzan::proof::{self, Claim, ClaimRecord, DIGITS, PUBLISHED_DIGITS, run_claim};
use kenzan::proofs;
use kenzan::publish::library::Volume;
use kenzan::publish::{self, page, terminal};
use kenzan::session::{Count, Session};
use libtest_mimic::{Arguments, Failed, Trial};

/// The paper whose snapshots lie in no folder of their own.
const FIRST: &str = "survey";

/// Claims of it that are decided quickly, with steps of many kinds.
const SHORT: [&str; 5] = [
    "dae/backward-heat",
    "optimum/shrinkage",
    "ridgelet/relu-admissible",
    "transport/continuity",
    "transport/generator",
];

/// All papers, with one session for their claims.
fn library() -> &'static (Library, Session) {
    static LIBRARY: OnceLock<(Library, Session)> = OnceLock::new();
    LIBRARY.get_or_init(|| (proofs::library(), Session::new()))
}

/// Every claim with its paper.
fn claims() -> impl Iterator<Item = (&'static Paper, &'static Claim)> {
    let papers = library().0.papers.iter();
    papers.flat_map(|paper| paper.claims.iter().map(move |claim| (paper, claim)))
}

fn main() -> ExitCode {
    let line = |(paper, claim): (&'static Paper, &'static Claim)| {
        let name = format!("{}/{}", paper.name, claim.id());
        Trial::test(name, move || library().1.enter(|| decide(paper, claim)))
    };
    let mut trials: Vec<Trial> = claims().map(line).collect();
    trials.push(Trial::test("a session changes nothing in some claims", || {
        let short = |(paper, claim): &(&Paper, &Claim)| paper.name == FIRST && SHORT.contains(&claim.id());
        same_without_session(claims().filter(short), 8)
    }));
    let every = Trial::test("a session changes nothing in any claim", || {
        same_without_session(claims(), DIGITS)
    });
    trials.push(every.with_ignored_flag(true));
    trials.push(Trial::test("some claims ask hardly anything twice", || {
        sparing(&SHORT, false)
    }));
    let whole = Trial::test("the main job asks hardly anything twice", || sparing(&[], true));
    trials.push(whole.with_ignored_flag(true));
    trials.push(Trial::test("every snapshot belongs to a claim", no_orphans));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// The folder of the snapshots of a paper, beside this file.
fn snapshots(paper: &Paper) -> String {
    match paper.name.as_str() {
        FIRST => "snapshots".into(),
        name => format!("snapshots/{name}"),
    }
}

fn decide(paper: &Paper, claim: &Claim) -> Result<(), Failed> {
    let record = run_claim(&paper.claims, claim, DIGITS);
    if !record.passed {
        return Err(record.failures.join("\n").into());
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(snapshots(paper));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::assert_snapshot!(
            claim.id().replace('/', "__"),
            terminal::page(&page::document(&record, &paper.work))
        )
    });
    Ok(())
}

/// The records of the claims are the same, letter for letter, with the memory of a session and without; and the memory works.
fn same_without_session<'a>(claims: impl Iterator<Item = (&'a Paper, &'a Claim)>, digits: usize) -> Result<(), Failed> {
    let session = Session::new();
    for (paper, claim) in claims {
        let record = |record: ClaimRecord| serde_json::to_string(&record);
        let with = record(session.enter(|| run_claim(&paper.claims, claim, digits)))?;
        let without = record(Session::without(|| run_claim(&paper.claims, claim, digits)))?;
        if with != without {
            return Err(format!("{}/{}:\n{with}\n{without}", paper.name, claim.id()).into());
        }
    }
    let counts = session.counts();
    for count in &counts {
        // Two threads may work out the same answer at the same time.
        let repeated = count.asked <= 100 || count.asked > count.answered;
        if count.answered * 5 > count.distinct * 6 + 25 || !repeated {
            return Err(format!("{count:?}").into());
        }
    }
    match counts.len() {
        4.. => Ok(()),
        _ => Err(format!("{counts:?}").into()),
    }
}

/// What a run of these claims of the first paper, or of all of every paper, with the constants and the pages asks for, on so many threads.
fn asked(ids: &[&str], constants: bool, threads: usize) -> Result<Vec<Count>, Failed> {
    let session = Session::new();
    let run = || {
        let library = proofs::library();
        let mut volumes = Vec::new();
        for paper in &library.papers {
            let chosen = |claim: &&Claim| ids.is_empty() || paper.name == FIRST && ids.contains(&claim.id());
            let selected: Vec<&Claim> = paper.claims.iter().filter(chosen).collect();
            let mut ledger = proof::run(&paper.claims, &selected, DIGITS, &|_| {});
            if constants {
                ledger.constants = proof::publish(&paper.constants, &paper.published, PUBLISHED_DIGITS);
            }
            volumes.push(Volume { paper, ledger });
        }
        publish::files(&volumes).len()
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(1 << 27);
    let pages = pool.build()?.install(|| session.enter(run));
    match pages {
        0 => Err("no page was made".into()),
        _ => Ok(session.counts()),
    }
}

/// Texts are read at most twice and everything else is worked out hardly more than once, on four threads; and these ask for no less than
/// one does, so that none of them has left the session.
fn sparing(ids: &[&str], constants: bool) -> Result<(), Failed> {
    // Texts of the program itself, such as the derivatives of its functions, are read once in a process, by whoever comes first.
    asked(ids, constants, 4)?;
    let alone = asked(ids, constants, 1)?;
    let together = asked(ids, constants, 4)?;
    for (one, four) in alone.iter().zip(&together) {
        println!("{four:?}");
        let most = if four.what.ends_with("read") { 20 } else { 12 };
        let often = four.answered * 10 > four.distinct * most + 50;
        if often || one.answered != one.distinct || four.what != one.what || four.asked < one.asked {
            return Err(format!("on one thread {one:?}, on four {four:?}").into());
        }
    }
    match alone.len() == together.len() && alone.len() >= 5 {
        true => Ok(()),
        false => Err(format!("{alone:?}").into()),
    }
}

/// A snapshot of a claim that is no more would look like evidence.
fn no_orphans() -> Result<(), Failed> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let known = |(paper, claim): (&Paper, &Claim)| {
        let name = format!("{}.snap", claim.id().replace('/', "__"));
        tests.join(snapshots(paper)).join(name)
    };
    let known: Vec<PathBuf> = claims().map(known).collect();
    let mut folders = vec![tests.join("snapshots")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            match path.extension() {
                _ if path.is_dir() => folders.push(path),
                Some(ending) if ending == "snap" && !known.contains(&path) => {
                    return Err(format!("{} belongs to no claim", path.display()).into());
                }
                _ => {}
            }
        }
    }
    Ok(())
}
