//! The errata: the printed statements that are false, why, and what holds instead.

use crate::claim::{ClaimRecord, Formula, Ledger, Role, StatementRecord, Verdict};
use crate::report::document::{Block, Document, Target, Text};
use crate::report::page::{places, reached};

/// The page of errata.
#[must_use]
pub fn document(ledger: &Ledger) -> Document {
    let mut blocks = vec![Block::say(
        "Statements that are false as printed, each with a counterexample and with what holds instead. \"As printed\" \
         means the text at hand, whose bars for complex conjugation may have been lost. All of this is computed; the \
         pages of the claims show how.",
    )];
    let wrong = |claim: &&ClaimRecord| refuted(claim).next().is_some();
    for claim in ledger.claims.iter().filter(wrong) {
        erratum(&mut blocks, claim);
    }
    if !ledger.claims.iter().any(|claim| wrong(&claim)) {
        blocks.push(Block::say("No printed statement was refuted in this run."));
    }
    Document {
        path: "errata".into(),
        title: Text::of("Errata of the survey"),
        blocks,
    }
}

fn erratum(blocks: &mut Vec<Block>, claim: &ClaimRecord) {
    let heading = Text::of(&format!("{}: ", places(claim)));
    blocks.push(Block::section(
        heading.link(Target::page(&claim.id), Text::of(&claim.title)),
    ));
    for statement in refuted(claim) {
        blocks.push(Block::say("As printed:"));
        stated(blocks, statement);
        if let Some(counterexample) = &statement.counterexample {
            blocks.push(Block::say(&format!("Counterexample: {counterexample}.")));
        }
    }
    for statement in claim.statements.iter().filter(|statement| holds_instead(statement)) {
        let lead = Text::of("Instead, ").then(reached(statement)).say(":");
        blocks.push(Block::Paragraph(lead));
        stated(blocks, statement);
    }
    let used = used_definitions(claim).into_iter();
    let used = Text::joined(used.map(|definition| Text::new().formula(definition)), ", ");
    if !used.is_empty() {
        blocks.push(Block::Paragraph(Text::of("Here ").then(used).say(".")));
    }
}

fn stated(blocks: &mut Vec<Block>, statement: &StatementRecord) {
    blocks.push(Block::Display(statement.formula.clone()));
    if !statement.meaning.is_empty() {
        blocks.push(Block::say(&statement.meaning));
    }
}

fn refuted(claim: &ClaimRecord) -> impl Iterator<Item = &StatementRecord> {
    let refuted =
        |statement: &&StatementRecord| statement.role == Role::Printed && statement.verdict == Verdict::Refuted;
    claim.statements.iter().filter(refuted)
}

fn holds_instead(statement: &StatementRecord) -> bool {
    statement.role == Role::Corrected && statement.verdict == Verdict::Proved
}

/// The definitions that the statements shown here use, directly or through other definitions, in their order.
fn used_definitions(claim: &ClaimRecord) -> Vec<&Formula> {
    let shown = claim
        .statements
        .iter()
        .filter(|statement| holds_instead(statement))
        .chain(refuted(claim));
    let mut names: Vec<&str> = shown.flat_map(|statement| words(&statement.formula.text)).collect();
    // A definition uses only those before it, so that one pass from the last to the first finds them all.
    let mut used: Vec<&Formula> = Vec::new();
    for definition in claim.definitions.iter().rev() {
        let mut own = words(&definition.text);
        if own
            .next()
            .is_some_and(|head| names.contains(&head.trim_end_matches('\'')))
        {
            names.extend(own);
            used.push(definition);
        }
    }
    used.reverse();
    used
}

/// The identifiers of a formula in the formula language.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let within = |c: char| c.is_alphanumeric() || c == '_' || c == '\'';
    text.split(move |c| !within(c))
        .filter(|word| word.starts_with(|c: char| c.is_alphabetic()))
}
