//! The library that comes with the program: a folder of text for each paper.
//!
//! The first is the survey by S. Sonoda, 2018: integral representations and transport theory of deep neural networks. Each file states one claim
//! in the formula language and proves it, or refutes it as printed and proves the corrected form.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use include_dir::{Dir, include_dir};
use kenzan::paper::{Library, Paper, SCORES, Work};
use kenzan::prelude::Claim;

/// The files of all papers.
static PROOFS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/proofs");

/// The name of the survey's folder.
const SURVEY: &str = "survey";

/// The papers as they come with the program.
///
/// # Panics
/// If their text is no library, which a test excludes.
#[must_use]
pub fn library() -> Library {
    read().clone()
}

/// The papers, read once.
fn read() -> &'static Library {
    static READ: OnceLock<Library> = OnceLock::new();
    READ.get_or_init(|| {
        let mut files = Vec::new();
        texts(&PROOFS, &mut files);
        Library::of(Path::new(""), files).unwrap_or_else(|faults| panic!("the papers have mistakes\n{faults}"))
    })
}

fn survey() -> &'static Paper {
    let survey = read().papers.iter().find(|paper| paper.name == SURVEY);
    survey.expect("the survey is in the library")
}

/// The survey.
///
/// # Panics
/// If it is not there, which a test excludes, or as [`library`].
#[must_use]
pub fn paper() -> Paper {
    survey().clone()
}

fn texts(folder: &Dir<'_>, files: &mut Vec<(PathBuf, String)>) {
    let ours = |path: &Path| path.extension().is_some_and(|ending| ending == "kenzan") || path.ends_with(SCORES);
    let text = folder.files().filter(|file| ours(file.path()));
    files.extend(text.filter_map(|file| Some((file.path().to_owned(), file.contents_utf8()?.to_owned()))));
    for below in folder.dirs() {
        texts(below, files);
    }
}

/// What the survey is and what it says.
#[must_use]
pub fn work() -> Work {
    survey().work.clone()
}

/// Every claim of the survey, in its order.
#[must_use]
pub fn catalogue() -> Vec<Claim> {
    survey().claims.clone()
}
