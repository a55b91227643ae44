//! What an instrument can be told: settings with their kinds, and how a value of each is read.

use crate::formula::{Expr, parse_expr};
use crate::instrument::Why;

/// A setting of an instrument, or a formula that it reads.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it means, in a few words.
    pub meaning: &'static str,
    /// What it may be.
    pub kind: Kind,
    /// What it is where nothing is said; without this it has to be set.
    pub default: Option<&'static str>,
}

/// What a setting may be.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A formula in these variables, which is enclosed.
    Formula(&'static [&'static str]),
    /// A formula in these variables, which is computed in double precision.
    Computed(&'static [&'static str]),
    /// A whole number from the first to the second.
    Whole(u64, u64),
    /// A positive number up to this one.
    Positive(f64),
    /// Several positive numbers up to this one.
    Several(f64),
    /// Several pairs of positive numbers up to this one.
    Pairs(f64),
    /// One of these words.
    Word(&'static [&'static str]),
}

/// A value as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A word.
    Word(String),
    /// Formulas: one, one after the other, or pairs in a row.
    Formulas(Vec<Expr>),
}

impl Parameter {
    /// A setting that has to be set.
    pub(super) const fn needed(name: &'static str, kind: Kind, meaning: &'static str) -> Parameter {
        Parameter {
            name,
            meaning,
            kind,
            default: None,
        }
    }

    /// A setting with a value where nothing is said.
    pub(super) const fn with_default(
        name: &'static str,
        kind: Kind,
        default: &'static str,
        meaning: &'static str,
    ) -> Parameter {
        Parameter {
            name,
            meaning,
            kind,
            default: Some(default),
        }
    }
}

impl Kind {
    /// What is needed, in words.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Kind::Formula([]) => "a number".into(),
            Kind::Formula(variables) | Kind::Computed(variables) => format!("a formula in {}", variables.join(", ")),
            Kind::Whole(least, u64::MAX) => format!("a whole number from {least} on"),
            Kind::Whole(least, most) => format!("a whole number from {least} to {most}"),
            Kind::Positive(most) => format!("a number above 0, at most {most}"),
            Kind::Several(most) => format!("numbers above 0, at most {most}, with `or` between them"),
            Kind::Pairs(most) => format!("pairs `(a, b)` of numbers above 0, at most {most}, with `or` between them"),
            Kind::Word(words) => format!("one of {}", words.join(", ")),
        }
    }

    /// Reads a value.
    ///
    /// # Errors
    /// A text that is not of this kind.
    pub fn read(self, text: &str) -> Result<Value, Why> {
        let wrong = || Why::Kind {
            value: text.into(),
            wanted: self.words(),
        };
        let formula = |text: &str| parse_expr(text).map_err(Why::Text);
        let parts = || text.split(" or ").map(str::trim);
        match self {
            Kind::Word(words) => match words.contains(&text) {
                true => Ok(Value::Word(text.into())),
                false => Err(wrong()),
            },
            Kind::Formula(_) | Kind::Computed(_) | Kind::Whole(..) | Kind::Positive(_) => {
                Ok(Value::Formulas(vec![formula(text)?]))
            }
            Kind::Several(_) => parts().map(formula).collect::<Result<_, _>>().map(Value::Formulas),
            Kind::Pairs(_) => {
                let mut numbers = Vec::new();
                for pair in parts() {
                    let inside = pair.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
                    let (first, second) = inside.and_then(|inside| inside.split_once(',')).ok_or_else(wrong)?;
                    numbers.extend([formula(first.trim())?, formula(second.trim())?]);
                }
                Ok(Value::Formulas(numbers))
            }
        }
    }
}

impl Value {
    /// The formulas.
    #[must_use]
    pub fn formulas(&self) -> &[Expr] {
        match self {
            Value::Word(_) => &[],
            Value::Formulas(formulas) => formulas,
        }
    }

    /// The value with its formulas changed.
    ///
    /// # Errors
    /// Those of the change.
    pub fn try_map<E>(&self, change: impl Fn(&Expr) -> Result<Expr, E>) -> Result<Value, E> {
        match self {
            Value::Word(word) => Ok(Value::Word(word.clone())),
            Value::Formulas(formulas) => Ok(Value::Formulas(formulas.iter().map(change).collect::<Result<_, _>>()?)),
        }
    }
}
