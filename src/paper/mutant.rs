//! Mutants as text: what was changed, and the definition, statement or declaration as it is then.

use super::claim::{definition, relation};
use super::declaration::{domain, motion};
use super::line::{Line, Misfit, Span};
use crate::formula::Domain;
use crate::proof::{Change, Claim, between, define, matrix, restate, solving};

/// `"what was changed": let f(x) = …`, or with several changes on lines below it.
pub(super) fn mutant(claim: Claim, text: &Span<'_>, below: &[Line]) -> Result<Claim, Misfit> {
    let wrong =
        || text.misfit("a mutant is written `mutant \"what was changed\": let f(x) = …` or `… : label: relation`");
    let (name, rest) = text.quoted().ok_or_else(wrong)?;
    let first = rest.after(":").ok_or_else(wrong)?;
    let first = (!first.is_empty()).then_some(first);
    let all = first.into_iter().chain(below.iter().map(Line::span));
    let changes: Vec<Change> = all.map(|span| change(&claim, &span)).collect::<Result<_, _>>()?;
    match changes.is_empty() {
        true => Err(wrong()),
        false => Ok(claim.mutant(&name, changes)),
    }
}

/// `let f(x) = …`, `solve X'(t) = …, X(0) = …`, `for q in -2..2`, `for A, B real m by n`, or `label: relation`.
fn change(claim: &Claim, text: &Span<'_>) -> Result<Change, Misfit> {
    if let Some(text) = text.after("let") {
        let (head, body) = definition(&text)?;
        return Ok(define(&head, &body));
    }
    if let Some(text) = text.after("solve") {
        let (head, slope, start) = motion(&text)?;
        return Ok(solving(&head, &slope, &start));
    }
    if let Some(text) = text.after("for") {
        let (names, domain) = domain(&text)?;
        let names = names.join(" ");
        return match domain {
            Domain::Between { lo, hi } => Ok(between(&names, &lo.to_string(), &hi.to_string())),
            Domain::Matrix { rows, columns } => Ok(matrix(&names, &rows.to_string(), &columns.to_string())),
            _ => Err(text.misfit("a mutant changes the range of a symbol, `q in -2..2`, or the size of matrices")),
        };
    }
    let wrong = || text.misfit("a mutant changes a definition, `let f(x) = …`, or a statement, `label: relation`");
    let (label, now) = text.at_sign(':').ok_or_else(wrong)?;
    relation(&now)?;
    let named = label.text();
    let mut labels = claim
        .statements()
        .iter()
        .filter_map(|statement| statement.label.as_deref());
    match labels.any(|known| known == named) {
        true => Ok(restate(&named, &now.text())),
        false => Err(label.misfit(format!("no statement before has the label `{named}`"))),
    }
}
