//! What is wrong with the text of a paper, and where.

use std::fmt;
use std::path::{Path, PathBuf};

/// A mistake in a file of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, as it was found.
    pub file: PathBuf,
    /// The line, from 1 on; 0 where the file as a whole is meant.
    pub line: usize,
    /// The column, in characters from 1 on.
    pub column: usize,
    /// What is wrong and what to do about it.
    pub reason: String,
    /// The line itself.
    pub source: String,
}

impl Fault {
    /// What is wrong with a file as a whole.
    pub(crate) fn of_file(file: &Path, reason: impl Into<String>) -> Fault {
        Fault {
            file: file.into(),
            line: 0,
            column: 0,
            reason: reason.into(),
            source: String::new(),
        }
    }
}

/// How many characters are shown on each side of the column of a long line.
const CONTEXT: usize = 60;

/// `file:line:column: reason`, and the line with a mark under the column.
impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, reason) = (self.file.display(), &self.reason);
        if self.line == 0 {
            return write!(f, "{file}: {reason}");
        }
        let from = self.column.saturating_sub(CONTEXT + 1);
        let visible = |c: char| if c.is_control() { ' ' } else { c };
        let shown: String = self.source.chars().skip(from).take(2 * CONTEXT).map(visible).collect();
        let indent = self.column.saturating_sub(from + 1);
        let (line, column, shown) = (self.line, self.column, shown.trim_end());
        write!(f, "{file}:{line}:{column}: {reason}\n    {shown}\n    {:indent$}^", "")
    }
}

/// Everything that is wrong with a paper, in the order of its files and lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, fault) in self.0.iter().enumerate() {
            write!(f, "{}{fault}", if index == 0 { "" } else { "\n" })?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}
