//! The proof check: one test for every claim of the catalogue, and its evidence as a snapshot.
//!
//! `cargo test --test claims -- relu` decides the claims whose id contains "relu". The snapshots lie in
//! `tests/snapshots/`; `INSTA_UPDATE=always cargo test --release --test claims` accepts new ones.

use std::path::Path;
use std::process::ExitCode;

use kenzan::proof::{DIGITS, run_claim};
use kenzan::proofs;
use kenzan::publish::{page, terminal};
use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let ids: Vec<String> = proofs::catalogue().iter().map(|claim| claim.id().to_owned()).collect();
    let mut trials: Vec<Trial> = ids
        .iter()
        .map(|id| {
            Trial::test(id.clone(), {
                let id = id.clone();
                move || decide(&id)
            })
        })
        .collect();
    trials.push(Trial::test("every snapshot belongs to a claim", move || {
        no_orphans(&ids)
    }));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn decide(id: &str) -> Result<(), Failed> {
    let catalogue = proofs::catalogue();
    let claim = catalogue
        .iter()
        .find(|claim| claim.id() == id)
        .ok_or("the catalogue changed under the test")?;
    let record = run_claim(&catalogue, claim, DIGITS);
    if !record.passed {
        return Err(record.failures.join("\n").into());
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(id.replace('/', "__"), terminal::page(&page::document(&record))));
    Ok(())
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
