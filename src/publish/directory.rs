//! Writing a folder of reports: whole files, or nothing.
//!
//! Every page is first written to a staging folder inside the destination, and only when all are on the disk and every folder
//! is there are they renamed into place. A full disk or an interruption before that leaves the old pages as they were.
//!
//! The folder holds a [`Manifest`] of the files that this program wrote there. A run replaces a file only if it is listed, and
//! removes the listed files that it did not write again. The list is renamed into place before the pages are, with the old
//! names and the new ones, and again without the old ones when these are gone: a run that is killed in between leaves no page
//! that the next one would not know as its own.
//!
//! A run that was killed cannot remove its staging folder; the next one does. The folder of a run that is still alive is known by the lock it holds.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Write as _},
    path::{Path, PathBuf},
};

use thiserror::Error;

use crate::publish::manifest::{self, Manifest, ManifestError};

/// The first line of every Markdown page and every picture.
pub const MARK: &str = "<!-- Written by kenzan from its ledger of evidence. Changes here are lost. -->";

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
    #[error(
        "{} is in the way: the folder's {} does not list it as a file that kenzan wrote; move it, or choose another folder \
         (reports of an edition that kept no such list are to be removed by hand)",
        path.display(), manifest::NAME
    )]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The list of the folder's files is not as this program writes it.
    #[error("{}: {source}; move it, or choose another folder", path.display())]
    List {
        /// The list.
        path: PathBuf,
        /// What is wrong with it.
        source: ManifestError,
    },
    /// The pages would not be files of the folder, each its own.
    #[error("nothing was written: {0}")]
    Pages(ManifestError),
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
    /// [`DirectoryError::Refused`] if the path is not a folder or cannot be written to; [`DirectoryError::List`] if what should be
    /// the list of its files is something else.
    pub fn open(root: &Path) -> Result<Directory, DirectoryError> {
        fs::create_dir_all(root).map_err(refused("create the folder", root))?;
        tempfile::tempfile_in(root).map_err(refused("write into", root))?;
        remove_abandoned(root);
        let directory = Directory { root: root.to_owned() };
        directory.listed().map(|_| directory)
    }

    /// Sees to it that [`Directory::publish`] and [`Directory::add`] would find no other file in the way of these pages.
    ///
    /// # Errors
    /// [`DirectoryError::Foreign`] if one of them would replace a file of another origin; [`DirectoryError::Pages`] if one is not
    /// below the folder, or two are the same; [`DirectoryError::List`] as for [`Directory::open`].
    pub fn admits(&self, pages: &[Page]) -> Result<(), DirectoryError> {
        Manifest::of(pages.iter().map(|page| page.path.as_str())).map_err(DirectoryError::Pages)?;
        let before = self.listed()?;
        for page in pages {
            let path = self.root.join(&page.path);
            // Of a link that leads nowhere, too.
            let there = fs::symlink_metadata(&path);
            if there.is_ok_and(|file| file.is_dir() || !before.lists(&page.path)) {
                return Err(DirectoryError::Foreign { path });
            }
        }
        Ok(())
    }

    /// Writes the pages and removes those of earlier runs that are not among them. Returns the paths written, in the
    /// order given.
    ///
    /// # Errors
    /// Those of [`Directory::admits`], before anything is changed; [`DirectoryError::Refused`] if the disk is full or
    /// permissions are missing.
    pub fn publish(&self, pages: &[Page]) -> Result<Vec<PathBuf>, DirectoryError> {
        self.write(pages, &Manifest::default())
    }

    /// Writes the pages and leaves those of earlier runs alone. Returns the paths written, in the order given.
    ///
    /// # Errors
    /// As for [`Directory::publish`].
    pub fn add(&self, pages: &[Page]) -> Result<Vec<PathBuf>, DirectoryError> {
        self.write(pages, &self.listed()?)
    }

    /// The files that earlier runs wrote.
    fn listed(&self) -> Result<Manifest, DirectoryError> {
        let path = self.root.join(manifest::NAME);
        match fs::read_to_string(&path) {
            Ok(text) => Manifest::parse(&text).map_err(|source| DirectoryError::List { path, source }),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Manifest::default()),
            Err(error) => Err(refused("read", &path)(error)),
        }
    }

    /// Writes the pages and removes those of earlier runs that are neither among them nor in `kept`.
    fn write(&self, pages: &[Page], kept: &Manifest) -> Result<Vec<PathBuf>, DirectoryError> {
        self.admits(pages)?;
        let before = self.listed()?;
        let now = Manifest::of(pages.iter().map(|page| page.path.as_str())).map_err(DirectoryError::Pages)?;
        let after = kept.with(&now);
        let targets: Vec<PathBuf> = pages.iter().map(|page| self.root.join(&page.path)).collect();
        let list = self.root.join(manifest::NAME);

        let staging = tempfile::Builder::new()
            .prefix(STAGING)
            .tempdir_in(&self.root)
            .map_err(refused("write into", &self.root))?;
        let lock = File::create(staging.path().join(LOCK)).map_err(refused("write into", &self.root))?;
        // Where the file system has no locks, an abandoned folder stays.
        let _ = lock.try_lock();
        let staged = |index: usize| staging.path().join(index.to_string());
        let (during, last) = (pages.len(), pages.len() + 1);
        for (index, (page, target)) in pages.iter().zip(&targets).enumerate() {
            write_whole(&staged(index), &page.text).map_err(refused("write", target))?;
        }
        write_whole(&staged(during), &before.with(&after).to_string()).map_err(refused("write", &list))?;
        write_whole(&staged(last), &after.to_string()).map_err(refused("write", &list))?;
        for target in &targets {
            let folder = target.parent().unwrap_or(&self.root);
            fs::create_dir_all(folder).map_err(refused("create the folder", folder))?;
        }

        fs::rename(staged(during), &list).map_err(refused("write", &list))?;
        for (index, target) in targets.iter().enumerate() {
            fs::rename(staged(index), target).map_err(refused("write", target))?;
        }
        for path in before.paths().filter(|path| !after.lists(path)) {
            self.remove(path)?;
        }
        fs::rename(staged(last), &list).map_err(refused("write", &list))?;
        Ok(targets)
    }

    /// Removes a file, which may be gone, and the folders that this leaves empty.
    fn remove(&self, path: &str) -> Result<(), DirectoryError> {
        let path = self.root.join(path);
        if fs::symlink_metadata(&path).is_ok_and(|file| !file.is_dir()) {
            fs::remove_file(&path).map_err(refused("remove", &path))?;
        }
        let above = path.ancestors().skip(1).take_while(|folder| *folder != self.root);
        for folder in above {
            // Fails, as it should, where the folder still holds something.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(())
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
