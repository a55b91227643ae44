//! Texts read as formulas and relations, each once in a session.

use super::error::ParseError;
use super::parser;
use super::relation::Relation;
use super::tree::Expr;
use crate::session::{Question, remembered};

/// Reads a formula.
///
/// # Errors
/// [`ParseError`] with the column where the text stops being a formula.
pub fn parse_expr(text: &str) -> Result<Expr, ParseError> {
    remembered(Formula(text.to_owned()))
}

/// Reads a relation. `a > b` becomes `b < a`, and `a >= b` becomes `b <= a`.
///
/// # Errors
/// [`ParseError`] with the column where the text stops being a relation.
pub fn parse_relation(text: &str) -> Result<Relation, ParseError> {
    remembered(Comparison(text.to_owned()))
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Formula(String);

impl Question for Formula {
    const WHAT: &'static str = "formulas read";
    type Answer = Result<Expr, ParseError>;

    fn answer(&self) -> Self::Answer {
        parser::formula(&self.0)
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Comparison(String);

impl Question for Comparison {
    const WHAT: &'static str = "relations read";
    type Answer = Result<Relation, ParseError>;

    fn answer(&self) -> Self::Answer {
        parser::relation(&self.0)
    }
}
