//! A claim as text: its head, what it declares and defines, its statements, mutants and witnesses.

use super::declaration::{declared, free, motion};
use super::line::{Line, Misfit, Span};
use super::measure::measure;
use super::mutant::mutant;
use super::table::{activations, tabulated};
use super::witness::witness;
use super::{Paper, block, statement};
use crate::formula::{Expr, Relation, parse_expr, parse_relation};
use crate::proof::{Claim, Mistake, Role, Source};

/// The words that begin a line of a claim.
const WORDS: &str = "about, says, note, rests on, for, let, solve, activations, measure, printed, corrected, extension, table, mutant, witness";

/// A claim as it was read, and what is wrong with its text.
pub(super) struct Reading {
    pub(super) claim: Claim,
    pub(super) misfits: Vec<Misfit>,
}

/// Reads a claim of a paper, whose head is the first line.
pub(super) fn claim(lines: &[Line], paper: &Paper) -> Result<Reading, Misfit> {
    let [head, rest @ ..] = lines else {
        return Err(Misfit {
            line: 1,
            column: 1,
            reason: "the file is empty: it begins with `claim chapter/name \"what it is about\"`".into(),
        });
    };
    let mut reading = Reading {
        claim: begun(&head.span())?,
        misfits: Vec::new(),
    };
    let mut rest = rest;
    while let Some((line, below, after)) = block(rest) {
        reading.take(line, below, paper);
        rest = after;
    }
    Ok(reading)
}

/// `claim gaussian/variance "The variance of a normal law"`.
fn begun(head: &Span<'_>) -> Result<Claim, Misfit> {
    let wrong = |span: &Span<'_>| span.misfit("a claim begins with `claim chapter/name \"what it is about\"`");
    let (id, title) = head.after("claim").ok_or_else(|| wrong(head))?.word();
    let (title, rest) = title.quoted().ok_or_else(|| wrong(&title))?;
    match rest.is_empty() {
        true => Ok(Claim::of(&id, [], &title)),
        false => Err(wrong(&rest)),
    }
}

impl Reading {
    /// Takes one thing of the claim, a line with what is indented below it. Whatever is wrong with it is told of that line, where nothing
    /// more is known.
    fn take(&mut self, line: &Line, below: &[Line], paper: &Paper) {
        let known = self.claim.mistakes().len();
        match part(self.claim.clone(), line, below, paper) {
            Ok(claim) => self.claim = claim,
            Err(misfit) => self.misfits.push(misfit),
        }
        let found = self.claim.mistakes()[known..].iter().map(Mistake::to_string);
        self.misfits.extend(found.map(|reason| line.span().misfit(reason)));
    }
}

/// The claim with one thing more.
fn part(claim: Claim, line: &Line, below: &[Line], paper: &Paper) -> Result<Claim, Misfit> {
    let span = line.span();
    let (word, rest) = span.word();
    if rest.is_empty() {
        return Err(span.misfit(format!("nothing stands after `{word}`")));
    }
    match word.as_str() {
        "printed" => return statement::statement(claim, Role::Printed, &rest, below),
        "corrected" => return statement::statement(claim, Role::Corrected, &rest, below),
        "extension" => return statement::statement(claim, Role::Extension, &rest, below),
        "mutant" => return mutant(claim, &rest, below),
        "measure" => return measure(claim, &rest, below),
        _ => {}
    }
    if let Some(child) = below.first() {
        let reason = format!("nothing belongs below a line with `{word}`: indent it less");
        return Err(child.span().misfit(reason));
    }
    match word.as_str() {
        "says" => Ok(claim.says(&rest.text())),
        "note" => Ok(claim.note(&rest.text())),
        "about" => Ok(places(&rest)?.into_iter().fold(claim, Claim::about)),
        "rests" => match rest.after("on") {
            Some(id) => Ok(claim.rests_on(&id.text())),
            None => Err(rest.misfit("this is written `rests on chapter/name`")),
        },
        "for" => declared(claim, &rest),
        "let" => {
            let (head, body) = definition(&rest)?;
            Ok(claim.define(&head, &body))
        }
        "solve" => {
            let (head, slope, start) = motion(&rest)?;
            Ok(claim.solving(&head, &slope, &start))
        }
        "activations" => Ok(activations(paper, &rest)?
            .iter()
            .fold(claim, |claim, activation| activation.defined_in(claim))),
        "table" => Ok(claim.table(tabulated(paper, &rest)?.clone())),
        "witness" => witness(claim, &rest),
        _ => Err(span.misfit(format!("`{word}` begins no line of a claim: {WORDS} do"))),
    }
}

/// `head = body`.
pub(super) fn definition(text: &Span<'_>) -> Result<(String, String), Misfit> {
    let wrong = || text.misfit("a definition is written `let name = formula` or `let f(x) = formula`");
    let (head, body) = text.at_sign('=').ok_or_else(wrong)?;
    if head.is_empty() || body.is_empty() {
        return Err(wrong());
    }
    let text = head.text();
    free(text.split('(').next().unwrap_or_default(), &head)?;
    formula(&body)?;
    Ok((text, body.text()))
}

/// Places between commas.
pub(super) fn places(text: &Span<'_>) -> Result<Vec<Source>, Misfit> {
    let place = |span: &Span<'_>| {
        let wrong = || span.misfit("a place is written as in `(12)`, `Theorem 2.1` or `§3.2 \"many duals\"`");
        Source::read(&span.text()).ok_or_else(wrong)
    };
    text.split(',').iter().map(place).collect()
}

/// Reads a formula.
pub(super) fn formula(text: &Span<'_>) -> Result<Expr, Misfit> {
    parse_expr(&text.text()).map_err(|error| text.misfit_at(error.column() - 1, error.message()))
}

/// Reads a relation.
pub(super) fn relation(text: &Span<'_>) -> Result<Relation, Misfit> {
    parse_relation(&text.text()).map_err(|error| text.misfit_at(error.column() - 1, error.message()))
}
