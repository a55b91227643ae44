//! The survey: its text, which lies in `survey/`.
//!
//! S. Sonoda, 2018: integral representations and transport theory of deep neural networks. Each file states one claim in the formula language
//! and proves it, or refutes it as printed and proves the corrected form.

use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use kenzan::paper::{Paper, Work};
use kenzan::prelude::Claim;

/// The files of the survey.
static SURVEY: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/proofs/survey");

/// The survey as it comes with the program.
///
/// # Panics
/// If its text is no paper, which a test excludes.
#[must_use]
pub fn paper() -> Paper {
    let mut files = Vec::new();
    texts(&SURVEY, &mut files);
    Paper::of(Path::new(""), files).unwrap_or_else(|faults| panic!("the survey is no paper\n{faults}"))
}

fn texts(folder: &Dir<'_>, files: &mut Vec<(PathBuf, String)>) {
    let text = folder
        .files()
        .filter_map(|file| Some((file.path().to_owned(), file.contents_utf8()?.to_owned())));
    files.extend(text);
    for below in folder.dirs() {
        texts(below, files);
    }
}

/// What the survey is and what it says.
#[must_use]
pub fn work() -> Work {
    paper().work
}

/// Every claim, in the order of the survey.
#[must_use]
pub fn catalogue() -> Vec<Claim> {
    paper().claims
}
