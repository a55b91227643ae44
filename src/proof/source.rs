//! The places of the survey that claims come from.

use serde::Serialize;

/// A place in the survey.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(into = "String")]
pub enum Source {
    /// A numbered equation.
    Equation(u32),
    /// A statement without a number: its section, and a word or two on what it is about.
    Section(&'static str, &'static str),
    /// A figure.
    Figure(u32),
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Source::Equation(n) => write!(f, "({n})"),
            Source::Section(number, about) => write!(f, "§{number} ({about})"),
            Source::Figure(n) => write!(f, "fig. {n}"),
        }
    }
}

impl From<Source> for String {
    fn from(source: Source) -> String {
        source.to_string()
    }
}

/// Equation `(n)` of the survey.
#[must_use]
pub fn equation(n: u32) -> Source {
    Source::Equation(n)
}

/// A statement of the survey without a number, for example `section("3.2", "many duals")`: its section, and a word or two
/// that tell it from others there.
#[must_use]
pub fn section(number: &'static str, about: &'static str) -> Source {
    Source::Section(number, about)
}

/// Figure of the survey.
#[must_use]
pub fn figure(n: u32) -> Source {
    Source::Figure(n)
}
