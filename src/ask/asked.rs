//! What is asked of a formula beside itself.

use std::time::Duration;

use crate::formula::{Expr, parse_expr};

use super::Wrong;
use super::letting::Letting;

/// The most digits that are computed.
pub const MOST_DIGITS: usize = 10_000;

/// How long an answer may take where nothing else is asked for.
pub const BUDGET: Duration = Duration::from_secs(20);

/// The values of names, the digits wanted, and how long it may take.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub(super) letting: Letting,
    pub(super) digits: usize,
    pub(super) budget: Duration,
    /// Whether names may be let be something that do not occur.
    pub(super) forgives: bool,
}

impl Default for Asked {
    fn default() -> Asked {
        Asked {
            letting: Letting::default(),
            digits: 20,
            budget: BUDGET,
            forgives: false,
        }
    }
}

impl Asked {
    /// Twenty digits, within [`BUDGET`], no name given a value.
    #[must_use]
    pub fn new() -> Asked {
        Asked::default()
    }

    /// Lets a name be a value, as in `x = 1/3`; all numbers of a range, as in `x = 0.1..0.2`; or a function, as in `g(x) = x^2`.
    ///
    /// # Errors
    /// [`Wrong`] if the text is none of these, or the name is let be something already.
    pub fn letting(mut self, text: &str) -> Result<Asked, Wrong> {
        self.letting.read(text)?;
        Ok(self)
    }

    /// Asks for so many certain significant digits.
    ///
    /// # Errors
    /// [`Wrong::Digits`] for 0 and for more than [`MOST_DIGITS`].
    pub fn digits(mut self, digits: usize) -> Result<Asked, Wrong> {
        match (1..=MOST_DIGITS).contains(&digits) {
            true => {
                self.digits = digits;
                Ok(self)
            }
            false => Err(Wrong::Digits(digits)),
        }
    }

    /// Asks for an answer within that time; the work is not interrupted while it computes a single number.
    #[must_use]
    pub fn within(mut self, budget: Duration) -> Asked {
        self.budget = budget;
        self
    }

    /// Whether all formulas make sense, and every name that is let be something occurs in one of them.
    ///
    /// # Errors
    /// The number of the first that does not, from 0 on, and why.
    pub fn check(&self, formulas: &[&str]) -> Result<(), (usize, Wrong)> {
        let mut trees: Vec<Expr> = Vec::new();
        for (number, text) in formulas.iter().enumerate() {
            let read = parse_expr(text).map_err(Wrong::Text);
            let known = read.and_then(|tree| self.letting.put(text, &tree, |_| false).map(|_| tree));
            trees.push(known.map_err(|why| (number, why))?);
        }
        let trees: Vec<&Expr> = trees.iter().collect();
        self.letting.is_used(&trees).map_err(|why| (0, why))
    }

    /// The same question, in which names may be let be something that do not occur.
    #[must_use]
    pub fn forgiving(&self) -> Asked {
        Asked {
            forgives: true,
            ..self.clone()
        }
    }
}
