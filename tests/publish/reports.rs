//! The committed reports are what the run writes, whatever the number of threads.

use std::fs;
use std::path::{Path, PathBuf};

use kenzan::proof::{DIGITS, PUBLISHED_DIGITS, publish, run};
use kenzan::proofs;
use kenzan::publish::directory::Page;
use kenzan::publish::files;
use kenzan::publish::library::Volume;
use kenzan::publish::manifest::{self, Manifest};
use similar::TextDiff;

/// What a run of every paper writes.
fn written(threads: usize) -> Vec<Page> {
    let library = proofs::library();
    let volumes = || {
        let mut volumes = Vec::new();
        for paper in &library.papers {
            let selected: Vec<_> = paper.claims.iter().collect();
            let mut ledger = run(&paper.claims, &selected, DIGITS, &|_| {});
            ledger.constants = publish(&paper.constants, &paper.published, PUBLISHED_DIGITS);
            volumes.push(Volume { paper, ledger });
        }
        volumes
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    files(&pool.expect("a thread pool can be made").install(volumes))
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
