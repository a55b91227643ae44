//! Texts read as formulas and relations, each once in a session.

use super::error::ParseError;
use super::lexer::{self, Kind};
use super::parser;
use super::relation::Relation;
use super::symbol::Symbol;
use super::tree::Expr;
use crate::room;
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

/// That the text is no good where a name first stands in it; `None` where the name does not.
pub(crate) fn error_at_name(text: &str, name: &Symbol, message: &str) -> Option<ParseError> {
    let tokens = lexer::tokens(text).ok()?;
    let stands = |token: &lexer::Token| matches!(&token.kind, Kind::Name(found) if found == name.as_str());
    let token = tokens.iter().find(|token| stands(token))?;
    Some(ParseError::new(text, token.column, message))
}

/// How deep the reader may have to go: it does for what opens, for exponents and for signs, and gives up in the end.
fn nesting(text: &str) -> usize {
    let deeper = text.chars().filter(|c| matches!(c, '(' | '[' | '^' | '-' | '√'));
    deeper.take(parser::MAX_NESTING).count()
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Formula(String);

impl Question for Formula {
    const WHAT: &'static str = "formulas read";
    type Answer = Result<Expr, ParseError>;

    fn answer(&self) -> Self::Answer {
        room::for_depth(nesting(&self.0), || parser::formula(&self.0))
    }
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Comparison(String);

impl Question for Comparison {
    const WHAT: &'static str = "relations read";
    type Answer = Result<Relation, ParseError>;

    fn answer(&self) -> Self::Answer {
        room::for_depth(nesting(&self.0), || parser::relation(&self.0))
    }
}
