//! The committed reports are what the run writes, whatever the number of threads.

use std::fs;
use std::path::{Path, PathBuf};

use kensho::claim::{ClaimRecord, DIGITS, Ledger, PUBLISHED_DIGITS, publish, run};
use kensho::proofs;
use kensho::report::{self, directory::Page};
use similar::TextDiff;

/// A run of every claim, or of every second one and so on, on so many threads.
fn ledger(threads: usize, step: usize) -> Ledger {
    let catalogue = proofs::catalogue();
    let selected: Vec<_> = catalogue.iter().step_by(step).collect();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .expect("a thread pool can be made");
    pool.install(|| {
        let mut ledger = run(&catalogue, &selected, DIGITS, &|_| {});
        let (constants, list) = (proofs::constants::constants(), proofs::published::published());
        ledger.constants = publish(&constants, &list, PUBLISHED_DIGITS);
        ledger
    })
}

/// Every file below `folder`, relative to it.
fn listing(folder: &Path, below: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder.join(below)).expect("reports/ is committed");
    let mut found = Vec::new();
    for entry in entries.map(|entry| entry.expect("a readable folder")) {
        let path = below.join(entry.file_name());
        match entry.path().is_dir() {
            true => found.extend(listing(folder, &path)),
            false => found.push(path),
        }
    }
    found
}

#[test]
fn committed_reports_are_what_the_run_writes() {
    let survey = proofs::survey::survey();
    // Every second claim once more, on one thread; a third run of all of them would take too long.
    let (whole, alone) = std::thread::scope(|scope| {
        let alone = scope.spawn(|| ledger(1, 2));
        (ledger(2, 1), alone.join().expect("a run does not panic"))
    });
    let text = |claim: &ClaimRecord| serde_json::to_string(claim).expect("a claim without maps can be serialised");
    for (claim, other) in alone.claims.iter().zip(whole.claims.iter().step_by(2)) {
        assert_eq!(text(claim), text(other), "one thread and two decide alike");
    }
    let pages: Vec<Page> = report::pages(&whole, &survey);
    let numbers = |page: &Page| page.path.starts_with("figures/") || page.path.ends_with(".csv");
    for page in report::pages(&alone, &survey).into_iter().filter(numbers) {
        assert!(
            pages.contains(&page),
            "{}: one thread and two write the same bytes",
            page.path
        );
    }
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports");
    let mut differences = String::new();
    for page in &pages {
        let committed = fs::read_to_string(reports.join(&page.path)).unwrap_or_default();
        if committed != page.text {
            let diff = TextDiff::from_lines(committed.as_str(), page.text.as_str());
            let (old, new) = (
                format!("reports/{}, committed", page.path),
                format!("reports/{}, as written now", page.path),
            );
            differences.push_str(&diff.unified_diff().context_radius(1).header(&old, &new).to_string());
        }
    }
    for path in listing(&reports, Path::new("")) {
        if !pages.iter().any(|page| Path::new(&page.path) == path) {
            differences.push_str(&format!("reports/{} is written by no run\n", path.display()));
        }
    }
    assert!(
        differences.is_empty(),
        "run `make` and commit reports/, if the changes are meant:\n{differences}"
    );
}
