//! The proof check: one test for every claim of the catalogue, and its evidence as a snapshot.
//!
//! `cargo test --test claims -- relu` decides the claims whose id contains "relu". The snapshots lie in
//! `tests/snapshots/`; `INSTA_UPDATE=always cargo test --release --test claims` accepts new ones.

use std::path::Path;
use std::process::ExitCode;

use kenzan::proof::{self, Claim, ClaimRecord, DIGITS, PUBLISHED_DIGITS, run_claim};
use kenzan::proofs;
use kenzan::publish::{self, page, terminal};
use kenzan::session::{Count, Session};
use libtest_mimic::{Arguments, Failed, Trial};

/// Claims that are decided quickly, with steps of many kinds.
const SHORT: [&str; 5] = [
    "dae/backward-heat",
    "optimum/shrinkage",
    "ridgelet/relu-admissible",
    "transport/continuity",
    "transport/generator",
];

fn main() -> ExitCode {
    let ids: Vec<String> = proofs::catalogue().iter().map(|claim| claim.id().to_owned()).collect();
    let session = Session::new();
    let mut trials: Vec<Trial> = ids
        .iter()
        .map(|id| {
            Trial::test(id.clone(), {
                let (id, session) = (id.clone(), session.clone());
                move || session.enter(|| decide(&id))
            })
        })
        .collect();
    let (some, all) = (ids.clone(), ids.clone());
    trials.push(Trial::test("a session changes nothing in some claims", move || {
        same_without_session(some.iter().filter(|id| SHORT.contains(&id.as_str())), 8)
    }));
    let every = Trial::test("a session changes nothing in any claim", move || {
        same_without_session(all.iter(), DIGITS)
    });
    trials.push(every.with_ignored_flag(true));
    trials.push(Trial::test("some claims ask hardly anything twice", || {
        sparing(&SHORT, false)
    }));
    let whole = Trial::test("the main job asks hardly anything twice", || sparing(&[], true));
    trials.push(whole.with_ignored_flag(true));
    trials.push(Trial::test("every snapshot belongs to a claim", move || {
        no_orphans(&ids)
    }));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn decide(id: &str) -> Result<(), Failed> {
    let paper = proofs::paper();
    let claim = paper.claims.iter().find(|claim| claim.id() == id);
    let claim = claim.ok_or("the catalogue changed under the test")?;
    let record = run_claim(&paper.claims, claim, DIGITS);
    if !record.passed {
        return Err(record.failures.join("\n").into());
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::assert_snapshot!(
            id.replace('/', "__"),
            terminal::page(&page::document(&record, &paper.work))
        )
    });
    Ok(())
}

/// The records of the claims are the same, letter for letter, with the memory of a session and without; and the memory works.
fn same_without_session<'a>(ids: impl Iterator<Item = &'a String>, digits: usize) -> Result<(), Failed> {
    let catalogue = proofs::catalogue();
    let session = Session::new();
    for id in ids {
        let claim = catalogue.iter().find(|claim| claim.id() == id);
        let claim = claim.ok_or("the catalogue changed under the test")?;
        let record = |record: ClaimRecord| serde_json::to_string(&record);
        let with = record(session.enter(|| run_claim(&catalogue, claim, digits)))?;
        let without = record(Session::without(|| run_claim(&catalogue, claim, digits)))?;
        if with != without {
            return Err(format!("{id}:\n{with}\n{without}").into());
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

/// What a run of these claims, or of all, with the constants and the pages asks for, on so many threads.
fn asked(ids: &[&str], constants: bool, threads: usize) -> Result<Vec<Count>, Failed> {
    let session = Session::new();
    let run = || {
        let paper = proofs::paper();
        let chosen = |claim: &&Claim| ids.is_empty() || ids.contains(&claim.id());
        let selected: Vec<&Claim> = paper.claims.iter().filter(chosen).collect();
        let mut ledger = proof::run(&paper.claims, &selected, DIGITS, &|_| {});
        if constants {
            ledger.constants = proof::publish(&paper.constants, &paper.published, PUBLISHED_DIGITS);
        }
        publish::pages(&ledger, &paper.work).len()
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
fn no_orphans(ids: &[String]) -> Result<(), Failed> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some(stem) = name.strip_suffix(".snap")
            && !ids.iter().any(|id| id.replace('/', "__") == stem)
        {
            return Err(format!("tests/snapshots/{name} belongs to no claim").into());
        }
    }
    Ok(())
}
