//! The list, kept in a folder of reports, of the files there that this program wrote: a later run may replace or remove
//! these and nothing else.
//!
//! The file is text: a line that says what it is, then the paths below the folder, with `/` between folders, sorted by their bytes.

use std::collections::BTreeSet;
use std::fmt;

/// The name of the file.
pub const NAME: &str = "MANIFEST";

/// Its first line.
const HEADER: &str = "The files below were written by kenzan, and changes in them are lost. It touches no others.";

/// Paths of files below a folder of reports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest(BTreeSet<String>);

/// Why something is no list of the files of a folder.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ManifestError {
    /// The file begins otherwise than every list does.
    #[error("it does not begin as a list of the files that kenzan wrote")]
    Header,
    /// A path that is empty, absolute or leads out of the folder, or that no file of a report has.
    #[error("`{0}` is not the path of a file of a report")]
    Path(String),
    /// A path that stands there twice.
    #[error("two files would be `{0}`")]
    Twice(String),
}

impl Manifest {
    /// The list of these paths.
    ///
    /// # Errors
    /// [`ManifestError::Path`] if a path has a part that is empty, `.` or `..`, a character other than letters, digits and `-._/`, or is
    /// [`NAME`]; [`ManifestError::Twice`] if two are the same.
    pub fn of<'a>(paths: impl IntoIterator<Item = &'a str>) -> Result<Manifest, ManifestError> {
        let mut list = BTreeSet::new();
        for path in paths {
            if !is_below(path) || path == NAME {
                return Err(ManifestError::Path(path.to_owned()));
            }
            if !list.insert(path.to_owned()) {
                return Err(ManifestError::Twice(path.to_owned()));
            }
        }
        Ok(Manifest(list))
    }

    /// Reads what [`fmt::Display`] writes.
    ///
    /// # Errors
    /// [`ManifestError::Header`] if the text is something else; otherwise as for [`Manifest::of`].
    pub fn parse(text: &str) -> Result<Manifest, ManifestError> {
        let mut lines = text.lines();
        match lines.next() {
            Some(HEADER) => Manifest::of(lines),
            _ => Err(ManifestError::Header),
        }
    }

    /// Whether the path is listed.
    #[must_use]
    pub fn lists(&self, path: &str) -> bool {
        self.0.contains(path)
    }

    /// The paths of either list.
    #[must_use]
    pub fn with(&self, other: &Manifest) -> Manifest {
        Manifest(self.0.union(&other.0).cloned().collect())
    }

    /// The paths, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl fmt::Display for Manifest {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{HEADER}")?;
        self.0.iter().try_for_each(|path| writeln!(out, "{path}"))
    }
}

/// Whether the path leads to a file below the folder, on every operating system.
fn is_below(path: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
    path.split('/')
        .all(|part| !matches!(part, "" | "." | "..") && part.chars().all(plain))
}
