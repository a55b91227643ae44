//! The committed reports are what the run writes, whatever the number of threads.

use std::fs;
use std::path::{Path, PathBuf};

use kenzan::proof::{DIGITS, Ledger, PUBLISHED_DIGITS, publish, run};
use kenzan::proofs;
use kenzan::publish::{
    self,
    directory::Page,
    manifest::{self, Manifest},
};
use similar::TextDiff;

fn ledger(threads: usize) -> Ledger {
    let catalogue = proofs::catalogue();
    let selected: Vec<_> = catalogue.iter().collect();
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .expect("a thread pool can be made");
    pool.install(|| {
        let mut ledger = run(&catalogue, &selected, DIGITS, &|_| {});
        let (constants, list) = (proofs::paper().constants, proofs::paper().published);
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
    let work = proofs::work();
    let written = |threads| -> Vec<Page> { publish::pages(&ledger(threads), &work) };
    let (pages, others) = std::thread::scope(|scope| {
        let one = scope.spawn(|| written(1));
        (written(2), one.join().expect("a run does not panic"))
    });
    assert_eq!(pages, others, "one thread and two write the same bytes");
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
    let list = Manifest::of(pages.iter().map(|page| page.path.as_str())).expect("every page is a file of its own");
    if fs::read_to_string(reports.join(manifest::NAME)).ok() != Some(list.to_string()) {
        differences.push_str("reports/MANIFEST does not list what is written now\n");
    }
    for path in listing(&reports, Path::new("")) {
        if path != Path::new(manifest::NAME) && !pages.iter().any(|page| Path::new(&page.path) == path) {
            differences.push_str(&format!("reports/{} is written by no run\n", path.display()));
        }
    }
    assert!(
        differences.is_empty(),
        "run `make` and commit reports/, if the changes are meant:\n{differences}"
    );
}
