//! The errata: the passages that are false as printed, why, and what holds instead.

use crate::paper::Work;
use crate::proof::{ClaimRecord, Formula, Ledger, Passage, Verdict};
use crate::publish::document::{Block, Document, Target, Text};
use crate::publish::page::{capitalised, reached};
use crate::publish::passage::{Decision, Stated};

/// The path of the page.
const PATH: &str = "errata";

/// A passage that is false as printed.
struct Erratum<'a> {
    passage: &'a Passage,
    decision: Decision<'a>,
}

/// The page of errata of a paper.
#[must_use]
pub fn document(ledger: &Ledger, work: &Work) -> Document {
    let decided = work.passages.iter().map(|passage| Erratum {
        passage,
        decision: Decision::of(passage, ledger),
    });
    let errata: Vec<Erratum> = decided
        .filter(|erratum| erratum.decision.refuted().next().is_some())
        .collect();
    let mut blocks = vec![Block::say(&format!(
        "Passages that are false as printed, in the order of the {}: the printed statement, why it fails, an exact \
         counterexample, and what holds instead.",
        work.noun
    ))];
    blocks.extend(work.notes.iter().map(|note| Block::say(note)));
    if errata.is_empty() {
        blocks.push(Block::say("No printed statement was refuted in this run."));
    }
    let mut document = Document {
        path: PATH.into(),
        title: Text::of(&format!("Errata of the {}", work.noun)),
        blocks,
    };
    let mut entries = Vec::new();
    for erratum in &errata {
        entries.extend(erratum.blocks(ledger, &work.noun));
    }
    // The overview links to the headings, whose anchors are known once the headings are.
    document.blocks.extend(entries.iter().cloned());
    let anchors = document.anchors();
    document.blocks.truncate(document.blocks.len() - entries.len());
    let items = errata.iter().zip(&anchors).map(|(erratum, anchor)| {
        let place = Text::of(&erratum.passage.place.to_string());
        let says = Text::of(": ").say(&erratum.passage.says);
        Text::new().link(Target::heading(PATH, anchor), place).then(says)
    });
    document.blocks.push(Block::bullets(items.collect()));
    document.blocks.extend(entries);
    document
}

impl Erratum<'_> {
    fn blocks(&self, ledger: &Ledger, noun: &str) -> Vec<Block> {
        let wrong: Vec<Stated> = self.decision.refuted().collect();
        let mut claims: Vec<&ClaimRecord> = wrong.iter().map(|(claim, _)| *claim).collect();
        claims.dedup_by_key(|claim| &claim.id);
        let titles: Vec<&str> = claims.iter().map(|claim| claim.title.as_str()).collect();
        let names = claims
            .iter()
            .map(|claim| Text::new().link(Target::page(&claim.id), Text::new().code(&claim.id)));
        let mut blocks = vec![
            Block::section(Text::of(&format!("{}: {}", self.passage.place, titles.join("; ")))),
            Block::Paragraph(
                Text::new()
                    .strong(&format!("The {noun} says:"))
                    .say(&format!(" {} ", self.passage.says))
                    .say("Decided in ")
                    .then(Text::joined(names, ", "))
                    .say("."),
            ),
        ];
        for (_, statement) in &wrong {
            blocks.push(Block::Paragraph(
                Text::new()
                    .strong("As printed")
                    .say(", ")
                    .then(reached(statement))
                    .say(":"),
            ));
            blocks.push(Block::Display(statement.formula.clone()));
            let mut why = Text::new();
            if !statement.meaning.is_empty() {
                why = why.strong("Why it fails.").say(&format!(" {} ", statement.meaning));
            }
            if let Some(counterexample) = &statement.counterexample {
                why = why
                    .strong("Counterexample.")
                    .say(&format!(" {}.", capitalised(&counterexample.to_string())));
            }
            blocks.push(Block::Paragraph(why));
        }
        let instead: Vec<Stated> = self.instead(&claims).collect();
        for (_, statement) in &instead {
            blocks.push(Block::Paragraph(
                Text::new()
                    .strong("Instead")
                    .say(", ")
                    .then(reached(statement))
                    .say(":"),
            ));
            blocks.push(Block::Display(statement.formula.clone()));
            if !statement.meaning.is_empty() {
                blocks.push(Block::say(&statement.meaning));
            }
        }
        for claim in &claims {
            let shown = wrong.iter().chain(&instead).filter(|(owner, _)| owner.id == claim.id);
            let used = Formula::used(
                &claim.definitions,
                shown.map(|(_, statement)| statement.formula.text.as_str()),
            );
            let used = Text::joined(used.into_iter().map(|definition| Text::new().formula(definition)), ", ");
            if !used.is_empty() {
                blocks.push(Block::Paragraph(Text::of("Here ").then(used).say(".")));
            }
        }
        blocks.push(Block::Paragraph(self.touched(&claims, ledger)));
        blocks
    }

    /// What holds instead, by the claims that refute the passage.
    fn instead<'b>(&'b self, claims: &'b [&ClaimRecord]) -> impl Iterator<Item = Stated<'b>> {
        let mended = self.decision.mended.iter().copied();
        mended.filter(|(owner, statement)| {
            statement.verdict >= Verdict::Confirmed && claims.iter().any(|claim| claim.id == owner.id)
        })
    }

    /// Where else the passage counts: the other claims about it, and those that rest on the claims that refute it.
    fn touched(&self, claims: &[&ClaimRecord], ledger: &Ledger) -> Text {
        let refuting = |claim: &&ClaimRecord| claims.iter().any(|other| other.id == claim.id);
        let about = |claim: &&ClaimRecord| self.passage.concerns(claim);
        let resting = |claim: &&ClaimRecord| claims.iter().any(|other| claim.rests_on.contains(&other.id));
        let others = ledger.claims.iter().filter(|claim| !refuting(claim));
        let links = |text: &str, claims: Vec<&ClaimRecord>| {
            let names = claims
                .iter()
                .map(|claim| Text::new().link(Target::page(&claim.id), Text::new().code(&claim.id)));
            match claims.is_empty() {
                true => Text::of(text).say("none."),
                false => Text::of(text).then(Text::joined(names, ", ")).say("."),
            }
        };
        Text::new()
            .strong("What else is touched.")
            .then(links(
                " Other claims about this passage: ",
                others.clone().filter(about).collect(),
            ))
            .then(links(
                " Claims that rest on the correction: ",
                others.filter(resting).collect(),
            ))
    }
}
