//! Writing a folder of reports: whole files, or nothing.
//!
//! Every page is first written to a staging folder inside the destination, and only when all are on the disk and every folder
//! is there are they renamed into place. A full disk or an interruption leaves the old pages as they were. The page of a claim that the
//! ledger found there names and this run did not write is removed, provided that it carries the mark of this program.
//!
//! A run that was killed cannot remove its staging folder; the next one does. The folder of a run that is still alive is known by the lock it holds.

use std::{
    fs::{self, File},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
};

use thiserror::Error;

use crate::publish::{constants, figure, json, table};

/// The first line of every Markdown page, by which a later run knows a page as its own.
pub const MARK: &str = "<!-- Written by kenzan from its ledger of evidence. Changes here are lost. -->";

/// How a page of the site begins.
pub const PAGE_START: &str =
    "<!DOCTYPE html>\n<!-- Written by kenzan from its ledger of evidence. Changes here are lost. -->";

/// The first line of the style sheet and the script of the site.
pub const SHEET_START: &str = "/* Written by kenzan from its ledger of evidence. Changes here are lost. */";

/// How the ledger begins; the mark of a JSON file, which has no comments.
pub const LEDGER_START: &str = "{\n\"claims\":";

/// How the files begin that this program writes.
pub const MARKS: [&str; 11] = [
    MARK,
    PAGE_START,
    SHEET_START,
    LEDGER_START,
    table::HEADER,
    figure::START,
    constants::HEADER,
    constants::JSON_START,
    constants::SCHEMA_START,
    constants::TEX_MARK,
    json::SCHEMA_START,
];

/// How the names of staging folders begin.
const STAGING: &str = ".kenzan-";

/// The file in a staging folder that its run holds locked.
const LOCK: &str = "kenzan.lock";

/// A file of the report: its path below the destination, with `/` between folders, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Relative path, for example `dae/optimum.md`.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// Why a report could not be written.
#[derive(Debug, Error)]
pub enum DirectoryError {
    /// The operating system refused.
    #[error("cannot {action} {}: {source}", path.display())]
    Refused {
        /// What was tried: a verb phrase such as "write".
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// The reason given by the operating system.
        source: io::Error,
    },
    /// A file of that name is there and was not written by this program.
    #[error("{} is in the way: this program did not write it; move it, or choose another folder", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
}

/// A folder that reports are written to.
#[derive(Debug)]
pub struct Directory {
    root: PathBuf,
}

impl Directory {
    /// Makes the folder, if it is missing, and sees to it that files can be created in it: a run that takes minutes
    /// should not find out at its end.
    ///
    /// # Errors
    /// [`DirectoryError::Refused`] if the path is not a folder or cannot be written to.
    pub fn open(root: &Path) -> Result<Directory, DirectoryError> {
        fs::create_dir_all(root).map_err(refused("create the folder", root))?;
        tempfile::tempfile_in(root).map_err(refused("write into", root))?;
        remove_abandoned(root);
        Ok(Directory { root: root.to_owned() })
    }

    /// Writes the pages and removes those of earlier runs that are not among them. Returns the paths written, in the
    /// order given.
    ///
    /// # Errors
    /// [`DirectoryError::Foreign`] before anything is changed if a page would replace a file of another origin;
    /// [`DirectoryError::Refused`] if the disk is full or permissions are missing.
    pub fn publish(&self, pages: &[Page]) -> Result<Vec<PathBuf>, DirectoryError> {
        let before = pages_before(&self.root);
        let targets = self.add(pages)?;
        remove_stale(&before, &targets)?;
        Ok(targets)
    }

    /// Writes the pages and leaves those of earlier runs alone. Returns the paths written, in the order given.
    ///
    /// # Errors
    /// As for [`Directory::publish`].
    pub fn add(&self, pages: &[Page]) -> Result<Vec<PathBuf>, DirectoryError> {
        let targets: Vec<PathBuf> = pages.iter().map(|page| self.root.join(&page.path)).collect();
        for target in &targets {
            if target.exists() && !is_ours(target) {
                return Err(DirectoryError::Foreign { path: target.clone() });
            }
        }
        let staging = tempfile::Builder::new()
            .prefix(STAGING)
            .tempdir_in(&self.root)
            .map_err(refused("write into", &self.root))?;
        let lock = File::create(staging.path().join(LOCK)).map_err(refused("write into", &self.root))?;
        // Where the file system has no locks, an abandoned folder stays.
        let _ = lock.try_lock();
        let staged = |index: usize| staging.path().join(index.to_string());
        for (index, (page, target)) in pages.iter().zip(&targets).enumerate() {
            write_whole(&staged(index), &page.text).map_err(refused("write", target))?;
        }
        for target in &targets {
            let folder = target.parent().unwrap_or(&self.root);
            fs::create_dir_all(folder).map_err(refused("create the folder", folder))?;
        }
        for (index, target) in targets.iter().enumerate() {
            fs::rename(staged(index), target).map_err(refused("write", target))?;
        }
        Ok(targets)
    }
}

/// Removes the staging folders of runs that are over: those whose lock nobody holds and that hold nothing but a staging's files.
/// What cannot be removed stays; it is in nobody's way.
fn remove_abandoned(root: &Path) {
    let ours = |path: &Path| {
        let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
        let staged = |name: &str| name == LOCK || name.bytes().all(|byte| byte.is_ascii_digit());
        let held = || fs::read_dir(path).map(|entries| entries.flatten().map(|entry| name(&entry.path())));
        name(path).is_some_and(|name| name.starts_with(STAGING))
            && held().is_ok_and(|mut names| names.all(|name| name.is_some_and(|name| staged(&name))))
    };
    let entries = fs::read_dir(root).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let free = || File::open(path.join(LOCK)).is_ok_and(|lock| lock.try_lock().is_ok());
        if ours(&path) && free() {
            let _ = fs::remove_dir_all(&path);
        }
    }
}

fn refused<'a>(action: &'static str, path: &'a Path) -> impl FnOnce(io::Error) -> DirectoryError + 'a {
    move |source| DirectoryError::Refused {
        action,
        path: path.to_owned(),
        source,
    }
}

fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text.as_bytes())?;
    // Without this a full disk may report success now and lose the text later.
    file.sync_all()
}

/// Whether the file carries the mark of this program. An unreadable file is not ours.
fn is_ours(path: &Path) -> bool {
    MARKS.iter().any(|mark| {
        let mut start = vec![0; mark.len()];
        File::open(path)
            .and_then(|mut file| file.read_exact(&mut start))
            .is_ok()
            && start == mark.as_bytes()
    })
}

/// The pages that an earlier run wrote into `root`, by the claims and constants its files name.
fn pages_before(root: &Path) -> Vec<PathBuf> {
    let ledger = entries(&root.join("ledger.json"), "claims");
    let claims = ids(ledger.iter().map(|claim| &claim["id"]));
    let figures = ids(ledger
        .iter()
        .flat_map(|claim| claim["figures"].as_array().into_iter().flatten()));
    let constants = entries(&root.join("constants.json"), "constants");
    let constants = ids(constants.iter().map(|constant| &constant["id"]));
    let of_claim = |id: &String| [format!("{id}.md"), format!("{id}.csv"), format!("site/{id}.html")];
    let pages = claims.iter().flat_map(of_claim);
    let pages = pages.chain(constants.iter().map(|id| format!("site/constants/{id}.html")));
    let drawn = |name: &String| ["svg", "csv"].map(|ending| format!("figures/{name}.{ending}"));
    let pages = pages.chain(figures.iter().flat_map(drawn));
    let pages = pages.chain(["site/figures.html".to_owned()]);
    pages.map(|path| root.join(path)).collect()
}

/// The entries of a list in a JSON file of ours.
fn entries(file: &Path, list: &str) -> Vec<serde_json::Value> {
    let text = is_ours(file).then(|| fs::read_to_string(file).ok()).flatten();
    let value: serde_json::Value = serde_json::from_str(&text.unwrap_or_default()).unwrap_or_default();
    value[list].as_array().cloned().unwrap_or_default()
}

/// Ids and names; those that could lead out of the folder are left out.
fn ids<'a>(values: impl Iterator<Item = &'a serde_json::Value>) -> Vec<String> {
    let plain =
        |id: &&str| id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '/') && !id.starts_with('/');
    values
        .filter_map(|value| value.as_str())
        .filter(plain)
        .map(str::to_owned)
        .collect()
}

/// Removes the pages of `before` that are not in `now`, and the folders that this leaves empty.
fn remove_stale(before: &[PathBuf], now: &[PathBuf]) -> Result<(), DirectoryError> {
    for path in before.iter().filter(|path| !now.contains(path) && is_ours(path)) {
        fs::remove_file(path).map_err(refused("remove", path))?;
        if let Some(folder) = path.parent() {
            // Fails, as it should, where the folder still holds something.
            let _ = fs::remove_dir(folder);
        }
    }
    Ok(())
}
