//! Errors that point at the column.

use std::fmt;

/// How many characters of a long source are shown on each side of the column.
const CONTEXT: usize = 40;

/// Why a text is not a formula, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ParseError {
    column: usize,
    message: String,
    source: String,
}

impl ParseError {
    /// An error at a column of a source.
    pub(crate) fn new(source: &str, column: usize, message: impl Into<String>) -> ParseError {
        ParseError {
            column,
            message: message.into(),
            source: source.to_string(),
        }
    }

    /// The column, counted in characters from 1; one past the last character where something is missing at the end.
    pub fn column(&self) -> usize {
        self.column
    }

    /// What is wrong.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The text that was parsed.
    pub fn source_line(&self) -> &str {
        &self.source
    }
}

/// The column and the message, then the source (of a long one the part around the column) with a caret under the column.
impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.column - 1;
        let from = at.saturating_sub(CONTEXT);
        let total = self.source.chars().count();
        let to = total.min(at + CONTEXT);
        // One space for each control character keeps the formula on one line and the caret under its column.
        let visible = |c: char| if c.is_control() { ' ' } else { c };
        let shown: String = self.source.chars().map(visible).skip(from).take(to - from).collect();
        let width = shown.chars().take(at - from).filter(|c| !is_combining(*c)).count();
        let (before, after) = (if from > 0 { "…" } else { "" }, if to < total { "…" } else { "" });
        let indent = width + before.chars().count();
        let (column, message) = (self.column, &self.message);
        let shown = shown.trim_end();
        write!(
            f,
            "column {column}: {message}\n  {before}{shown}{after}\n  {:indent$}^",
            ""
        )
    }
}

impl std::error::Error for ParseError {}

/// Whether a character is drawn over the one before it and takes no width of its own.
fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}
