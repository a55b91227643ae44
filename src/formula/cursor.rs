//! A place among the tokens of a text, and what is wrong there.

use super::error::ParseError;
use super::lexer::{Kind, Token, tokens};
use super::parser::MAX_NESTING;
use super::relation::RelationOp;
use super::symbol::Symbol;

/// The tokens of a text and how far they have been read.
pub(super) struct Cursor<'a> {
    source: &'a str,
    tokens: Vec<Token>,
    at: usize,
    nesting: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(source: &'a str) -> Result<Cursor<'a>, ParseError> {
        let tokens = tokens(source)?;
        let cursor = Cursor {
            source,
            tokens,
            at: 0,
            nesting: 0,
        };
        match cursor.here().kind {
            Kind::End => Err(cursor.error_at(1, "the formula is empty")),
            _ => Ok(cursor),
        }
    }

    pub(super) fn here(&self) -> &Token {
        &self.tokens[self.at]
    }

    /// The current token, passing on to the next one; the end is never passed.
    pub(super) fn next(&mut self) -> Token {
        let token = self.here().clone();
        self.at = (self.at + 1).min(self.tokens.len() - 1);
        token
    }

    pub(super) fn error_at(&self, column: usize, message: impl Into<String>) -> ParseError {
        ParseError::new(self.source, column, message)
    }

    pub(super) fn error(&self, message: impl Into<String>) -> ParseError {
        self.error_at(self.here().column, message)
    }

    /// The error of finding the current token where something else was expected.
    pub(super) fn expected(&self, what: &str) -> ParseError {
        match self.here().kind {
            Kind::End => self.error(format!("expected {what}, but the formula ends here")),
            _ => self.error(format!("expected {what}, found `{}`", self.here().text)),
        }
    }

    pub(super) fn is_sign(&self, sign: char) -> bool {
        self.here().kind == Kind::Sign(sign)
    }

    /// Passes over a sign if it is here.
    pub(super) fn accept(&mut self, sign: char) -> bool {
        let found = self.is_sign(sign);
        if found {
            self.next();
        }
        found
    }

    pub(super) fn sign(&mut self, sign: char, what: &str) -> Result<(), ParseError> {
        if self.accept(sign) {
            Ok(())
        } else {
            Err(self.unfinished(what))
        }
    }

    /// What is wrong after a complete operand that is followed by neither an operation nor what was expected.
    pub(super) fn unfinished(&self, what: &str) -> ParseError {
        match self.here().kind {
            Kind::Number(_) | Kind::Name(_) | Kind::Sign('(' | '[' | '√') => self.error(format!(
                "an operation such as `*` is missing before `{}`",
                self.here().text
            )),
            Kind::Superscript(_) | Kind::Sign('^') => {
                self.error("a second exponent needs parentheses around the power before it")
            }
            _ => self.expected(what),
        }
    }

    pub(super) fn end(&self) -> Result<(), ParseError> {
        match self.here().kind {
            Kind::End => Ok(()),
            Kind::Sign(sign @ (')' | ']')) => Err(self.error(format!("this `{sign}` closes nothing"))),
            _ => Err(self.unfinished("the end of the formula")),
        }
    }

    pub(super) fn relation_sign(&mut self) -> Result<(RelationOp, bool), ParseError> {
        match self.here().kind {
            Kind::Relation(op, exchanged) => {
                self.next();
                Ok((op, exchanged))
            }
            _ => Err(self.unfinished("one of = <> < <= > >=")),
        }
    }

    /// Parses one level deeper.
    pub(super) fn nested<T>(
        &mut self,
        parse: impl FnOnce(&mut Self) -> Result<T, ParseError>,
    ) -> Result<T, ParseError> {
        self.nesting += 1;
        if self.nesting > MAX_NESTING {
            return Err(self.error(format!("the formula is nested more than {MAX_NESTING} deep")));
        }
        let parsed = parse(self)?;
        self.nesting -= 1;
        Ok(parsed)
    }

    /// A symbol.
    pub(super) fn variable(&mut self) -> Result<Symbol, ParseError> {
        match &self.here().kind {
            Kind::Name(name) => {
                let symbol =
                    Symbol::from_canonical(name).map_err(|e| self.error(format!("{e} and cannot be a variable")))?;
                self.next();
                Ok(symbol)
            }
            _ => Err(self.expected("the name of a variable")),
        }
    }

    pub(super) fn close(&mut self, opened: usize) -> Result<(), ParseError> {
        self.sign(')', &format!("`)` for the parenthesis opened at column {opened}"))
    }

    pub(super) fn close_bracket(&mut self, opened: usize) -> Result<(), ParseError> {
        self.sign(']', &format!("`]` for the bracket opened at column {opened}"))
    }
}
