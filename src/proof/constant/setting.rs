//! The parameters of constants and the values they are set to.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Constant, ConstantError};

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

    fn example(&self) -> String {
        match &self.range {
            Range::Natural { from } => format!("{}={from}", self.name),
            Range::Text { example, .. } => format!("{}={example}", self.name),
        }
    }

    fn read(&self, text: &str) -> Result<Setting, ConstantError> {
        let wrong = |needed: String| {
            let name = &self.name;
            Err(ConstantError::Parameter(format!("{name} = {text}: {needed} is needed")))
        };
        match &self.range {
            Range::Natural { from } => match text.parse() {
                Ok(whole) if (*from..=LARGEST_PARAMETER).contains(&whole) => Ok(Setting::Natural(whole)),
                _ => wrong(format!("a whole number from {from} to {LARGEST_PARAMETER}")),
            },
            Range::Text { what, example } if text.is_empty() => wrong(format!("{what}, as in {example},")),
            Range::Text { .. } => Ok(Setting::Text(text.into())),
        }
    }
}

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Settings(BTreeMap<String, Setting>);

impl Settings {
    /// The settings of a constant, given as `m=3` and the like.
    ///
    /// # Errors
    /// [`ConstantError::Parameter`] unless every parameter is given once, and in its range.
    pub fn read(constant: &dyn Constant, given: &[String]) -> Result<Settings, ConstantError> {
        let refused = |text: String| Err(ConstantError::Parameter(text));
        let parameters = constant.parameters();
        let mut settings = BTreeMap::new();
        for text in given {
            let Some((name, value)) = text.split_once('=').map(|(name, value)| (name.trim(), value.trim())) else {
                return refused(format!("`{text}` is not of the form parameter=value, as in m=3"));
            };
            let Some(parameter) = parameters.iter().find(|known| known.name == name) else {
                let known: Vec<&str> = parameters.iter().map(|known| known.name.as_str()).collect();
                return refused(format!(
                    "`{}` has no parameter `{name}`; it has {}",
                    constant.name(),
                    known.join(", ")
                ));
            };
            if settings.insert(name.to_owned(), parameter.read(value)?).is_some() {
                return refused(format!("{name} is set twice"));
            }
        }
        match parameters.iter().find(|known| !settings.contains_key(&known.name)) {
            Some(missing) => refused(format!(
                "`{}` needs a value of {}, as in {}",
                constant.name(),
                missing.name,
                missing.example()
            )),
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
