//! A claim as text: its head, what it declares and defines, its statements, mutants and witnesses.

use super::line::{Line, Misfit, Span};
use super::{block, statement};
use crate::formula::{Relation, parse_domain, parse_expr, parse_relation};
use crate::proof::{Change, Claim, Mistake, Role, Source, Witness, define, restate};

/// The words that begin a line of a claim, for the error that lists them.
const WORDS: &str = "about, says, note, rests on, for, let, solve, printed, corrected, extension, mutant, witness";

/// A claim as it was read, with the line of each thing in it.
pub(super) struct Reading {
    pub(super) claim: Claim,
    pub(super) misfits: Vec<Misfit>,
}

/// Reads a claim, whose head is the first line.
pub(super) fn claim(lines: &[Line]) -> Result<Reading, Misfit> {
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
    while let Some((line, children, after)) = block(rest) {
        reading.take(line, children);
        rest = after;
    }
    Ok(reading)
}

/// `claim ridgelet/relu-admissible "The ReLU is admissible in the wide sense"`.
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
    /// Takes one thing of the claim, a line with what is indented below it.
    fn take(&mut self, line: &Line, children: &[Line]) {
        let known = self.claim.mistakes().len();
        let claim = std::mem::replace(&mut self.claim, Claim::of("", [], ""));
        let (claim, misfit) = match part(claim.clone(), line, children) {
            Ok(claim) => (claim, None),
            Err(misfit) => (claim, Some(misfit)),
        };
        let found = claim.mistakes()[known..].iter().map(Mistake::to_string);
        self.misfits.extend(misfit);
        self.misfits.extend(found.map(|reason| line.span().misfit(reason)));
        self.claim = claim;
    }
}

/// The claim with one thing more.
fn part(claim: Claim, line: &Line, children: &[Line]) -> Result<Claim, Misfit> {
    let span = line.span();
    let (word, rest) = span.word();
    let whole = |claim: Claim| match children.first() {
        None => Ok(claim),
        Some(child) => Err(child.span().misfit("nothing belongs below this line: indent it less")),
    };
    match word.as_str() {
        "printed" => statement::statement(claim, Role::Printed, &rest, children),
        "corrected" => statement::statement(claim, Role::Corrected, &rest, children),
        "extension" => statement::statement(claim, Role::Extension, &rest, children),
        "mutant" => mutant(claim, &rest, children),
        "says" => whole(claim.says(&rest.text())),
        "note" => whole(claim.note(&rest.text())),
        "about" => whole(places(&rest)?.into_iter().fold(claim, Claim::about)),
        "rests" => whole(claim.rests_on(&rest.after("on").ok_or_else(|| rest.misfit("this is written `rests on chapter/name`"))?.text())),
        "let" => {
            let (head, body) = definition(&rest)?;
            whole(claim.define(&head, &body))
        }
        "solve" => whole(motion(claim, &rest)?),
        "witness" => whole(witness(claim, &rest)?),
        "for" => whole(declared(claim, &rest)?),
        _ => Err(span.misfit(format!("`{word}` begins no line of a claim: {WORDS} do"))),
    }
}

/// `x, y real`, `s > 0`, `q in -1..1`, `m natural from 1`, `A, B real m by n`, `f, g: R -> C, integrable`.
fn declared(claim: Claim, text: &Span<'_>) -> Result<Claim, Misfit> {
    if let Some((names, _)) = text.at_sign(':') {
        let spaced = text.text().replacen(&names.text(), &names.text().replace(',', " "), 1);
        return Ok(claim.function(&spaced));
    }
    let mut names = text.split(',');
    let last = names.pop().ok_or_else(|| text.misfit("a declaration is written `for x real` or `for s, t > 0`"))?;
    let (symbol, domain) = parse_domain(&last.text()).map_err(|error| last.misfit_at(error.column() - 1, error.message()))?;
    let claim = names.iter().fold(claim, |claim, name| claim.declare(&name.text(), domain.clone()));
    Ok(claim.declare(symbol.as_str(), domain))
}

/// `head = body`.
fn definition(text: &Span<'_>) -> Result<(String, String), Misfit> {
    let wrong = || text.misfit("a definition is written `let name = formula` or `let f(x) = formula`");
    let (head, body) = text.at_sign('=').ok_or_else(wrong)?;
    if head.is_empty() || body.is_empty() {
        return Err(wrong());
    }
    formula(&body)?;
    Ok((head.text(), body.text()))
}

/// `X'(t) = -1/X(t), X(0) = x`.
fn motion(claim: Claim, text: &Span<'_>) -> Result<Claim, Misfit> {
    let wrong = || text.misfit("an initial value problem is written `solve X'(t) = slope, X(0) = start`");
    let parts = text.split(',');
    let [slope, start] = &parts[..] else { return Err(wrong()) };
    let (moving, slope) = slope.at_sign('=').ok_or_else(wrong)?;
    let (fixed, start) = start.at_sign('=').ok_or_else(wrong)?;
    let head = moving.text();
    let (name, time) = head.split_once("'(").ok_or_else(wrong)?;
    if fixed.text() != format!("{name}(0)") {
        return Err(fixed.misfit(format!("the value of {name} at time 0 is given as `{name}(0) = …`")));
    }
    formula(&slope)?;
    formula(&start)?;
    Ok(claim.solving(&format!("{name}({time}"), &slope.text(), &start.text()))
}

/// Places between commas.
pub(super) fn places(text: &Span<'_>) -> Result<Vec<Source>, Misfit> {
    let place = |span: &Span<'_>| {
        let wrong = || span.misfit("a place is written as in `(12)`, `Theorem 2.1` or `§3.2 \"many duals\"`");
        Source::read(&span.text()).ok_or_else(wrong)
    };
    text.split(',').iter().map(place).collect()
}

/// `"what was changed": let f(x) = …` or `… : label: relation`, or several of them below it.
fn mutant(claim: Claim, text: &Span<'_>, children: &[Line]) -> Result<Claim, Misfit> {
    let wrong = || text.misfit("a mutant is written `mutant \"what was changed\": let f(x) = …` or `… : label: relation`");
    let (name, rest) = text.quoted().ok_or_else(wrong)?;
    let first = rest.after(":").ok_or_else(wrong)?;
    let mut changes = Vec::new();
    for span in Some(first).into_iter().filter(|first| !first.is_empty()).chain(children.iter().map(Line::span)) {
        changes.push(change(&claim, &span)?);
    }
    match changes.is_empty() {
        true => Err(wrong()),
        false => Ok(claim.mutant(&name, changes)),
    }
}

fn change(claim: &Claim, text: &Span<'_>) -> Result<Change, Misfit> {
    if let Some(text) = text.after("let") {
        let (head, body) = definition(&text)?;
        return Ok(define(&head, &body));
    }
    let (label, now) = text
        .at_sign(':')
        .ok_or_else(|| text.misfit("a mutant changes a definition, `let f(x) = …`, or a statement, `label: relation`"))?;
    relation(&now)?;
    let labelled = |known: &&crate::proof::Statement| known.label.as_deref() == Some(&label.text());
    let statement = claim.statements().iter().find(labelled);
    let statement = statement.ok_or_else(|| label.misfit(format!("no statement before has the label `{}`", label.text())))?;
    Ok(restate(&statement.relation.to_string(), &now.text()))
}

/// `K to 9 digits for m = 1..3`, and perhaps `as` another formula for the same number.
fn witness(claim: Claim, text: &Span<'_>) -> Result<Claim, Misfit> {
    let wrong = || text.misfit("a witness is written `witness formula to 9 digits for m = 1..3`, perhaps with `as other-formula` before `for`");
    let (of, rest) = text.at_word("to").ok_or_else(wrong)?;
    let (digits, rest) = rest.at_word("digits").ok_or_else(wrong)?;
    let digits = digits.text().parse().map_err(|_| digits.misfit("the digits are a number such as 9"))?;
    let (instead, grid) = match rest.at_word("for") {
        Some((instead, grid)) => (instead, grid.text()),
        None => (rest, String::new()),
    };
    formula(&of)?;
    let witness = Witness::new(&of.text(), &grid, digits);
    Ok(claim.witness(match (instead.is_empty(), instead.after("as")) {
        (true, _) => witness,
        (false, Some(other)) => {
            formula(&other)?;
            witness.instead(&other.text())
        }
        (false, None) => return Err(wrong()),
    }))
}

/// Sees to it that a text is a formula.
pub(super) fn formula(text: &Span<'_>) -> Result<(), Misfit> {
    match parse_expr(&text.text()) {
        Ok(_) => Ok(()),
        Err(error) => Err(text.misfit_at(error.column() - 1, error.message())),
    }
}

/// Reads a relation.
pub(super) fn relation(text: &Span<'_>) -> Result<Relation, Misfit> {
    parse_relation(&text.text()).map_err(|error| text.misfit_at(error.column() - 1, error.message()))
}
