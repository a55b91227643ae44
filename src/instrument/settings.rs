//! What an instrument takes, by name, and how it is told.

use std::fmt;

use crate::formula::Expr;
use crate::instrument::{Compiled, Failure, Parameter, Place, Setting, Settings, Why, Wrong};

/// A setting as it is told: its name, its value and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The name, or the formula that is read.
    pub name: &'static str,
    /// The value, as formulas are written.
    pub value: String,
    /// What it means.
    pub meaning: &'static str,
}

impl Settings {
    /// All of them, in the order in which the instrument lists them.
    #[must_use]
    pub fn told(&self) -> Vec<Told> {
        let told = |(parameter, setting): &(Parameter, Setting)| Told {
            name: parameter.name,
            value: setting.to_string(),
            meaning: parameter.meaning,
        };
        self.0.iter().map(told).collect()
    }

    /// The value of that name, if it is of the right kind; an instrument that asks for another is told so.
    fn get<'a, T>(&'a self, name: &'static str, of: impl Fn(&'a Setting) -> Option<T>) -> Result<T, Failure> {
        let found = self.0.iter().find(|(parameter, _)| parameter.name == name);
        let missing = || {
            Failure::Wrong(Wrong {
                place: Place::Setting(name.into()),
                why: Why::Missing {
                    name,
                    meaning: found.map_or("", |(parameter, _)| parameter.meaning),
                },
            })
        };
        found.and_then(|(_, setting)| of(setting)).ok_or_else(missing)
    }

    /// A formula, as it is told.
    pub(super) fn formula(&self, name: &'static str) -> Result<&Expr, Failure> {
        self.get(name, |setting| match setting {
            Setting::Formula(formula) | Setting::Computed(formula, _) => Some(formula),
            _ => None,
        })
    }

    /// A formula made ready.
    pub(super) fn computed(&self, name: &'static str) -> Result<&Compiled, Failure> {
        self.get(name, |setting| match setting {
            Setting::Computed(_, compiled) => Some(compiled),
            _ => None,
        })
    }

    /// A whole number.
    pub(super) fn whole(&self, name: &'static str) -> Result<u64, Failure> {
        self.get(name, |setting| match setting {
            Setting::Whole(number) => Some(*number),
            _ => None,
        })
    }

    /// A whole number that counts or measures something in memory.
    pub(super) fn count(&self, name: &'static str) -> Result<usize, Failure> {
        self.get(name, |setting| match setting {
            Setting::Whole(number) => usize::try_from(*number).ok(),
            _ => None,
        })
    }

    /// A whole number of units of length.
    pub(super) fn length(&self, name: &'static str) -> Result<i32, Failure> {
        self.get(name, |setting| match setting {
            Setting::Whole(number) => i32::try_from(*number).ok(),
            _ => None,
        })
    }

    /// A number.
    pub(super) fn number(&self, name: &'static str) -> Result<f64, Failure> {
        self.get(name, |setting| match setting {
            Setting::Number(number, _) => Some(*number),
            _ => None,
        })
    }

    /// Several numbers, with their formulas.
    pub(super) fn several(&self, name: &'static str) -> Result<&[(f64, Expr)], Failure> {
        self.get(name, |setting| match setting {
            Setting::Several(numbers) => Some(&numbers[..]),
            _ => None,
        })
    }

    /// Several pairs.
    pub(super) fn pairs(&self, name: &'static str) -> Result<Vec<[f64; 2]>, Failure> {
        self.get(name, |setting| match setting {
            Setting::Pairs(pairs) => Some(pairs.iter().map(|[first, second]| [first.0, second.0]).collect()),
            _ => None,
        })
    }

    /// A word.
    pub(super) fn word(&self, name: &'static str) -> Result<&str, Failure> {
        self.get(name, |setting| match setting {
            Setting::Word(word) => Some(&word[..]),
            _ => None,
        })
    }
}

/// As it is written.
impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Setting::Formula(formula) | Setting::Computed(formula, _) | Setting::Number(_, formula) => {
                write!(f, "{formula}")
            }
            Setting::Whole(number) => write!(f, "{number}"),
            Setting::Word(word) => write!(f, "{word}"),
            Setting::Several(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(|(_, formula)| formula.to_string()).collect();
                write!(f, "{}", numbers.join(" or "))
            }
            Setting::Pairs(pairs) => {
                let pair = |[(_, first), (_, second)]: &[(f64, Expr); 2]| format!("({first}, {second})");
                write!(f, "{}", pairs.iter().map(pair).collect::<Vec<_>>().join(" or "))
            }
        }
    }
}
