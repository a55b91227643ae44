//! Standard output and the ways a command can fail.

use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use kenzan::paper::Faults;
use kenzan::publish::directory::DirectoryError;
use kenzan::publish::part::MergeError;
use kenzan::publish::seal::SealError;
use thiserror::Error;

/// Why a command did not do what it was asked to.
#[derive(Debug, Error)]
pub(crate) enum Failure {
    /// The request makes no sense: exit code 2.
    #[error("{0}")]
    Usage(String),
    /// The text of a paper is wrong: exit code 2.
    #[error("the paper has mistakes\n{0}")]
    Paper(#[from] Faults),
    /// A file could not be read or written: exit code 3.
    #[error("{}: {error}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Standard output refused the text: exit code 3.
    #[error("cannot write to standard output: {0}")]
    Output(io::Error),
    /// The reports could not be written: exit code 3.
    #[error(transparent)]
    Directory(#[from] DirectoryError),
    /// The file of a part is none that this engine can read: exit code 2 for another engine, 3 otherwise.
    #[error("{}: {why}", path.display())]
    Part {
        /// The file.
        path: PathBuf,
        /// Why.
        why: SealError,
    },
    /// Parts do not make a run: exit code 2.
    #[error(transparent)]
    Merge(#[from] MergeError),
    /// A number could not be enclosed as asked: exit code 1.
    #[error("{0}")]
    Undecided(String),
}

impl Failure {
    /// The exit code of the process.
    pub(crate) fn code(&self) -> u8 {
        match self {
            Failure::Undecided(_) => 1,
            Failure::Usage(_) | Failure::Paper(_) | Failure::Merge(_) => 2,
            Failure::Part {
                why: SealError::Engine(_),
                ..
            } => 2,
            Failure::Part { .. } | Failure::File { .. } | Failure::Output(_) | Failure::Directory(_) => 3,
        }
    }
}

/// A failure to read or write that file.
pub(crate) fn refused(path: &Path) -> impl FnOnce(io::Error) -> Failure {
    let path = path.to_owned();
    |error| Failure::File { path, error }
}

/// Writes a file, or leaves it as it was.
pub(crate) fn write_whole(path: &Path, text: impl AsRef<[u8]>) -> Result<(), Failure> {
    let folder = path
        .parent()
        .filter(|folder| *folder != Path::new(""))
        .unwrap_or(Path::new("."));
    let written = || {
        let mut file = readable().tempfile_in(folder)?;
        file.write_all(text.as_ref())?;
        file.as_file().sync_all()?;
        if let Ok(known) = std::fs::metadata(path) {
            file.as_file().set_permissions(known.permissions())?;
        }
        file.persist(path).map(drop).map_err(|refusal| refusal.error)
    };
    written().map_err(refused(path))
}

/// Files that others may read, as far as the mask of the process allows; by themselves temporary files are their owner's alone.
fn readable() -> tempfile::Builder<'static, 'static> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "there are no such permissions"))]
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

/// Prints to standard output. A reader that has gone away (`kenzan … | head`) is not a failure.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        _ => Ok(()),
    }
}

/// Prints a line to standard error; where that is impossible there is nobody left to tell.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// `unknown KIND NAME`, with the nearest of the known names.
pub(crate) fn unknown<'a>(kind: &str, name: &str, known: impl IntoIterator<Item = &'a str>) -> Failure {
    let mut near: Vec<(f64, &str)> = known
        .into_iter()
        .map(|candidate| (likeness(name, candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.7)
        .collect();
    near.sort_by(|left, right| right.0.total_cmp(&left.0).then(left.1.cmp(right.1)));
    let names: Vec<String> = near
        .iter()
        .take(3)
        .map(|(_, candidate)| format!("`{candidate}`"))
        .collect();
    let hint = if names.is_empty() {
        String::new()
    } else {
        format!("; did you mean {}?", names.join(" or "))
    };
    Failure::Usage(format!("unknown {kind} `{name}`{hint}"))
}

/// From 0 to 1; the last part of `folder/name` counts as much as the whole.
fn likeness(name: &str, candidate: &str) -> f64 {
    let last = candidate.rsplit('/').next().unwrap_or(candidate);
    strsim::jaro_winkler(name, candidate).max(strsim::jaro_winkler(name, last))
}
