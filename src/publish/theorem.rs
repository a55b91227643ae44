//! Theorems on pages: sentences with formulas, and a section for each.

use crate::proof::theorem::{Piece, Sentence, Theorem};
use crate::proof::{ClaimRecord, Ledger};
use crate::publish::document::{Block, Target, Text};

/// Every theorem that a claim of the ledger rests on, by name; theorems are told apart by what they say.
#[must_use]
pub fn all(ledger: &Ledger) -> Vec<&Theorem> {
    let mut all: Vec<&Theorem> = Vec::new();
    for theorem in ledger.claims.iter().flat_map(|claim| &claim.theorems) {
        if !all.contains(&theorem) {
            all.push(theorem);
        }
    }
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all
}

/// Words and formulas as text of a page.
#[must_use]
pub fn sentence(sentence: &Sentence) -> Text {
    sentence.0.iter().fold(Text::new(), |text, piece| match piece {
        Piece::Words(words) => text.say(words),
        Piece::Formula(formula) => text.formula(formula),
    })
}

/// The claims that rest on a theorem by a step of their own.
#[must_use]
pub fn users<'a>(theorem: &Theorem, ledger: &'a Ledger) -> Vec<&'a ClaimRecord> {
    let uses = |claim: &&ClaimRecord| {
        let mut supplied = claim.steps.iter().flat_map(|step| &step.theorems);
        supplied.any(|supplied| supplied.theorem == *theorem)
    };
    ledger.claims.iter().filter(uses).collect()
}

/// A theorem in full, under a heading that is its name: what it says, its parameters and hypotheses, its conclusion, its source and what uses it.
pub fn section(blocks: &mut Vec<Block>, theorem: &Theorem, ledger: &Ledger) {
    blocks.push(Block::Heading {
        level: 3,
        text: Text::of(&theorem.name),
    });
    blocks.push(Block::say(&theorem.says));
    let parameters = Text::joined(theorem.declarations().iter().map(sentence), "; ");
    blocks.push(Block::Paragraph(Text::of("For ").then(parameters).say(", if")));
    let hypotheses = theorem.suppositions();
    blocks.push(Block::bullets(hypotheses.iter().map(sentence).collect()));
    blocks.push(Block::say("then both sides exist, and"));
    blocks.push(Block::Display((&theorem.conclusion).into()));
    let links = users(theorem, ledger).into_iter();
    let links = links.map(|claim| Text::new().link(Target::page(&claim.id), Text::new().code(&claim.id)));
    let used = Text::of(&format!("Source: {}. Used by ", theorem.source));
    blocks.push(Block::Paragraph(used.then(Text::joined(links, ", ")).say(".")));
}
