//! A closed form in the language of formulas, in every way that it may be meant.

use std::collections::BTreeSet;

use rug::Rational;

use super::reader::Reader;
use super::token::Token;

/// Why a closed form is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It holds a name that stands for nothing that is known.
    Open(String),
    /// It holds a function that the language has not.
    Unknown(String),
    /// It is not written as formulas are.
    Syntax(&'static str),
    /// It may be meant in ways that are not told apart.
    Doubtful,
}

/// What may be meant in two ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Doubt {
    /// The base of a logarithm.
    Base,
    /// Whether the second factor of a/b c stands below the line.
    Below,
    /// Whether the argument of a function goes on beyond a sign of operation.
    Argument,
    /// Whether an angle is in degrees.
    Degrees,
}

/// How what is in doubt is read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Convention {
    /// The logarithm of the base of logarithms, where it is not e.
    pub(super) base: Option<&'static str>,
    pub(super) below: bool,
    pub(super) greedy: bool,
    pub(super) degrees: bool,
}

/// A closed form in the language of formulas.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Reading {
    pub(super) text: String,
    /// Decimals in it that may be rounded: the name that stands for each, its text, its value, and the unit of its last digit.
    pub(super) inputs: Vec<(String, String, Rational, Rational)>,
    pub(super) doubts: BTreeSet<Doubt>,
    /// How many operations it has, and how many functions and constants.
    pub(super) operations: usize,
    pub(super) functions: usize,
}

impl Reading {
    pub(super) fn doubt(&mut self, doubt: Doubt) {
        self.doubts.insert(doubt);
    }
}

/// All readings of a closed form, the first of which is the usual one.
pub(super) fn readings(tokens: &[Token]) -> Result<Vec<Reading>, Refusal> {
    let first = Reader::new(tokens, &Convention::default()).whole()?;
    let both = |doubt: Doubt| {
        if first.doubts.contains(&doubt) {
            &[false, true][..]
        } else {
            &[false]
        }
    };
    let bases: &[Option<&str>] = match first.doubts.contains(&Doubt::Base) {
        true => &[None, Some("log(2)"), Some("log(10)")],
        false => &[None],
    };
    let mut found: Vec<Reading> = Vec::new();
    for &base in bases {
        for &below in both(Doubt::Below) {
            for &greedy in both(Doubt::Argument) {
                for &degrees in both(Doubt::Degrees) {
                    let convention = Convention {
                        base,
                        below,
                        greedy,
                        degrees,
                    };
                    let reading = Reader::new(tokens, &convention).whole()?;
                    if found.iter().all(|known| known.text != reading.text) {
                        found.push(reading);
                    }
                }
            }
        }
    }
    Ok(found)
}
