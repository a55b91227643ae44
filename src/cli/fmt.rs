//! `kenzan fmt`: lays out the text of papers.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use kenzan::paper::{Faults, format};

use super::output::{Failure, print, refused, write_whole};

/// Whether every file was laid out already, or is now.
pub(crate) fn run(paths: &[PathBuf], check: bool) -> Result<bool, Failure> {
    let mut files = Vec::new();
    for path in paths {
        collect(path, &mut files)?;
    }
    files.sort();
    let mut changes = Vec::new();
    let mut faults = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).map_err(refused(&path))?;
        match format(&path, &text) {
            Ok(laid) if laid != text => changes.push((path, laid)),
            Ok(_) => {}
            Err(fault) => faults.push(fault),
        }
    }
    if !faults.is_empty() {
        return Err(Faults(faults).into());
    }
    let mut told = String::new();
    for (path, laid) in &changes {
        if !check {
            write_whole(path, laid)?;
        }
        let done = if check { "is not laid out" } else { "laid out" };
        let _ = writeln!(told, "{} {done}", path.display());
    }
    print(&told)?;
    Ok(!check || changes.is_empty())
}

/// The file, or the `.kenzan` files of a folder and of those below it.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path).map_err(refused(path))? {
        let below = entry.map_err(refused(path))?.path();
        if below.is_dir() || below.extension().is_some_and(|ending| ending == "kenzan") {
            collect(&below, files)?;
        }
    }
    Ok(())
}
