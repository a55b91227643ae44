//! What is wrong with how an instrument is asked for, and why one yields nothing.

use std::fmt;

use crate::enclose::EncloseError;
use crate::formula::{DefinitionError, DerivativeError, Expr, ParseError, Symbol};

/// A mistake in what an instrument is asked for, with the part of it that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub why: Why,
}

/// A part of what an instrument is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Its name.
    Name,
    /// Everything together.
    Whole,
    /// The formula of that place, from 0 on.
    Formula(usize),
    /// The value of the setting of that name.
    Setting(String),
    /// The names of the quantities.
    Quantities,
    /// The figure.
    Figure,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// No such instrument.
    #[error("there is no instrument `{name}`{hint}")]
    NoInstrument {
        /// What was written.
        name: String,
        /// What could have been meant.
        hint: Hint,
    },
    /// No such setting.
    #[error("{instrument} have no setting `{name}`{hint}")]
    NoSetting {
        /// The instrument.
        instrument: &'static str,
        /// What was written.
        name: String,
        /// What could have been meant.
        hint: Hint,
    },
    /// A setting given twice.
    #[error("`{0}` is set twice")]
    Twice(String),
    /// A setting without a value that has to have one.
    #[error("`{name}` is not set, {meaning}: add `{name} = …` after `with`")]
    Missing {
        /// The setting.
        name: &'static str,
        /// What it means.
        meaning: &'static str,
    },
    /// Another number of formulas than is read.
    #[error("{instrument} read {wanted}: {found} stand here")]
    Formulas {
        /// The instrument.
        instrument: &'static str,
        /// What is read.
        wanted: String,
        /// How many there are.
        found: usize,
    },
    /// Another number of quantities than comes out.
    #[error("{instrument} yield {}, {}: {found} are named here", counted(.yields.len()), .yields.join("; "))]
    Quantities {
        /// The instrument.
        instrument: &'static str,
        /// What comes out, in words.
        yields: Vec<String>,
        /// How many names there are.
        found: usize,
    },
    /// A value that is not of the kind needed.
    #[error("`{value}` is not {wanted}")]
    Kind {
        /// The value as it was written.
        value: String,
        /// What is needed.
        wanted: String,
    },
    /// Settings that do not go together.
    #[error("{0}")]
    Together(&'static str),
    /// A text that is no formula.
    #[error("{}", .0.message())]
    Text(ParseError),
    /// A definition that is used in the wrong way.
    #[error(transparent)]
    Definition(DefinitionError),
    /// A symbol that the formula may not depend on.
    #[error("`{symbol}` is neither defined before this line nor {}", choice(.variables))]
    Free {
        /// The symbol.
        symbol: Symbol,
        /// The variables that the formula has.
        variables: Vec<String>,
    },
    /// A function without a definition.
    #[error("the function `{0}` is not defined before this line")]
    Open(Symbol),
    /// An operation that is not computed in double precision.
    #[error("`{0}` is not computed in double precision")]
    NotComputed(Expr),
    /// An instrument that draws nothing.
    #[error("{0} draw no figure")]
    NoFigure(&'static str),
}

/// `; did you mean …?`, or everything there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    near: Option<&'static str>,
    all: Vec<&'static str>,
}

impl Hint {
    /// The name nearest to what was written, or all of them.
    pub(super) fn of(written: &str, all: impl IntoIterator<Item = &'static str>) -> Hint {
        let all: Vec<&'static str> = all.into_iter().collect();
        let near = |name: &&'static str| strsim::normalized_damerau_levenshtein(written, name);
        let nearest = all.iter().copied().max_by(|a, b| near(a).total_cmp(&near(b)));
        Hint {
            near: nearest.filter(|name| near(name) > 0.5),
            all,
        }
    }
}

impl fmt::Display for Hint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.near {
            Some(name) => write!(f, "; did you mean `{name}`?"),
            None => write!(f, ": there are {}", self.all.join(", ")),
        }
    }
}

fn counted(count: usize) -> String {
    match count {
        1 => "one quantity".into(),
        _ => format!("{count} quantities"),
    }
}

fn choice(names: &[String]) -> String {
    match names {
        [] => "a number".into(),
        [name] => format!("the variable `{name}`"),
        _ => format!("one of the variables {}", names.join(", ")),
    }
}

/// Why an experiment yields nothing.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Failure {
    /// It was asked for in the wrong way.
    #[error("{}", .0.why)]
    Wrong(Wrong),
    /// A formula without a value where it is needed.
    #[error(transparent)]
    NoValue(#[from] EncloseError),
    /// A formula without a derivative.
    #[error(transparent)]
    NoSlope(#[from] DerivativeError),
}
