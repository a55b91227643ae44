//! Which paper a command is about.

use std::fs;
use std::path::{Path, PathBuf};

use kenzan::paper::{PAPER, Paper};
use kenzan::proofs;

use super::output::Failure;

/// The folder that is looked into where none is given.
const PROOFS: &str = "proofs";

/// The paper of the folder; without one, that of `./proofs`, or the paper that comes with the program.
pub(crate) fn load(folder: Option<&Path>) -> Result<Paper, Failure> {
    match folder.map(Path::to_owned).or_else(here) {
        Some(folder) => Ok(Paper::read(&folder)?),
        None => Ok(proofs::paper()),
    }
}

/// `./proofs` if it is a paper, or else the only folder in it that is one.
fn here() -> Option<PathBuf> {
    let proofs = PathBuf::from(PROOFS);
    if proofs.join(PAPER).exists() {
        return Some(proofs);
    }
    let folders = fs::read_dir(proofs).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let mut papers = folders.filter(|folder| folder.join(PAPER).exists());
    papers.next().filter(|_| papers.next().is_none())
}
