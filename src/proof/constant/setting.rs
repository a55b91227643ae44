//! The parameters of constants and the values they are set to.

use std::collections::BTreeMap;

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

use super::{Constant, Unfit};

/// The largest value of a natural parameter.
pub const LARGEST_PARAMETER: u32 = 10_000;

/// Where a parameter ranges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Range {
    /// The whole numbers from `from` to [`LARGEST_PARAMETER`].
    Natural {
        /// The least of them.
        from: u32,
    },
    /// A text that the constant reads itself.
    Text {
        /// What it says, for the list of constants.
        what: String,
        /// An example of one.
        example: String,
    },
}

/// A parameter of a constant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Where it ranges.
    pub range: Range,
}

impl Parameter {
    /// A natural number from `from` on.
    #[must_use]
    pub fn natural(name: &str, from: u32) -> Parameter {
        Parameter {
            name: name.into(),
            range: Range::Natural { from },
        }
    }

    /// A text, with what it says and an example.
    #[must_use]
    pub fn text(name: &str, what: &str, example: &str) -> Parameter {
        let (what, example) = (what.into(), example.into());
        Parameter {
            name: name.into(),
            range: Range::Text { what, example },
        }
    }

    /// The parameter with its range, as lists show it.
    #[must_use]
    pub fn describe(&self) -> String {
        match &self.range {
            Range::Natural { from } => format!("{} = {from}..{LARGEST_PARAMETER}", self.name),
            Range::Text { what, .. } => format!("{} = {what}", self.name),
        }
    }

    pub(super) fn example(&self) -> String {
        match &self.range {
            Range::Natural { from } => format!("{}={from}", self.name),
            Range::Text { example, .. } => format!("{}={example}", self.name),
        }
    }

    fn read(&self, text: &str) -> Result<Setting, Unfit> {
        let setting = match &self.range {
            Range::Natural { from } => {
                let whole = text.parse().ok();
                let whole = whole.filter(|whole| (*from..=LARGEST_PARAMETER).contains(whole));
                whole.map(Setting::Natural)
            }
            Range::Text { .. } => (!text.is_empty()).then(|| Setting::Text(text.into())),
        };
        setting.ok_or_else(|| Unfit::OutOfRange {
            parameter: self.clone(),
            value: text.into(),
        })
    }
}

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, BorshSerialize, BorshDeserialize)]
#[serde(untagged)]
pub enum Setting {
    /// A natural number.
    Natural(u32),
    /// A text as it was given.
    Text(String),
}

impl std::fmt::Display for Setting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Setting::Natural(whole) => write!(f, "{whole}"),
            Setting::Text(text) => f.write_str(text),
        }
    }
}

/// A value for every parameter of a constant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, BorshSerialize, BorshDeserialize)]
pub struct Settings(BTreeMap<String, Setting>);

impl Settings {
    /// The settings of a constant, given as `m=3` and the like.
    ///
    /// # Errors
    /// [`Unfit`] unless every parameter is given once, and in its range.
    pub fn read(constant: &dyn Constant, given: &[String]) -> Result<Settings, Unfit> {
        let parameters = constant.parameters();
        let mut settings = BTreeMap::new();
        for text in given {
            let Some((name, value)) = text.split_once('=').map(|(name, value)| (name.trim(), value.trim())) else {
                return Err(Unfit::Form(text.clone()));
            };
            let Some(parameter) = parameters.iter().find(|known| known.name == name) else {
                return Err(Unfit::NoParameter {
                    constant: constant.name().into(),
                    name: name.into(),
                    known: parameters.iter().map(|known| known.name.clone()).collect(),
                });
            };
            if settings.insert(name.to_owned(), parameter.read(value)?).is_some() {
                return Err(Unfit::SetTwice(name.into()));
            }
        }
        match parameters.iter().find(|known| !settings.contains_key(&known.name)) {
            Some(missing) => Err(Unfit::Missing {
                constant: constant.name().into(),
                parameter: missing.clone(),
            }),
            None => Ok(Settings(settings)),
        }
    }

    /// Name and value of each parameter, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Setting)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// The value of a parameter.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Setting> {
        self.0.get(name)
    }

    /// The text set for a parameter; empty if there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        match self.0.get(name) {
            Some(Setting::Text(text)) => text,
            _ => "",
        }
    }
}
