//! Places in a paper: where what it says stands.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

/// A place as a reader would look for it: `(12)`, `(A.3)`, `Theorem 2.1`, `fig. 4`, or a section with a word or two on which of its statements is
/// meant, `§3.2 "many duals"`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(into = "String")]
pub struct Source {
    label: String,
    about: Option<String>,
}

impl Source {
    /// Reads a place such as `(12)` or `§3.2 "many duals"`; none where the label or the words in quotes are empty.
    #[must_use]
    pub fn read(text: &str) -> Option<Source> {
        let (label, about) = match text.trim().split_once('"') {
            Some((label, about)) => (label, Some(about.strip_suffix('"')?.trim())),
            None => (text, None),
        };
        let said = |text: &str| !text.is_empty() && !text.contains('"');
        let place = Source {
            label: label.trim().to_owned(),
            about: about.map(str::to_owned),
        };
        (said(&place.label) && place.about.as_deref().is_none_or(said)).then_some(place)
    }
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.label)?;
        self.about.iter().try_for_each(|about| write!(f, " ({about})"))
    }
}

impl From<Source> for String {
    fn from(source: Source) -> String {
        source.to_string()
    }
}

/// Equation `(n)`.
#[must_use]
pub fn equation(n: u32) -> Source {
    Source {
        label: format!("({n})"),
        about: None,
    }
}

/// A statement without a number, for example `section("3.2", "many duals")`: its section, and a word or two that tell it from others there.
#[must_use]
pub fn section(number: &str, about: &str) -> Source {
    Source {
        label: format!("§{number}"),
        about: Some(about.into()),
    }
}

/// A figure.
#[must_use]
pub fn figure(n: u32) -> Source {
    Source {
        label: format!("fig. {n}"),
        about: None,
    }
}
