//! The errata: the passages of which a printed statement is refuted, what is wrong with each, why, and what holds instead.

use crate::paper::Work;
use crate::proof::{ClaimRecord, Defect, Formula, Ledger, Reading, Verdict};
use crate::publish::document::{Block, Document, Target, Text};
use crate::publish::finding::{AsPrinted, Finding};
use crate::publish::page::{capitalised, reached};
use crate::publish::passage::Stated;

/// The path of the page.
const PATH: &str = "errata";

/// A passage of which a printed statement is refuted.
struct Erratum<'a> {
    finding: Finding<'a>,
    defect: Defect,
}

/// The page of errata of a paper.
#[must_use]
pub fn document(ledger: &Ledger, work: &Work) -> Document {
    let found = work.passages.iter().filter_map(|passage| {
        let finding = Finding::of(passage, ledger);
        finding.defect().map(|defect| Erratum { finding, defect })
    });
    let mut errata: Vec<Erratum> = found.collect();
    errata.sort_by_key(|erratum| erratum.defect);
    let mut blocks = vec![Block::say(&format!(
        "Passages of which a printed statement is refuted, by what is wrong with them and then in the order of the {}: the printed \
         statement, why it fails, an exact counterexample, and what holds instead.",
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
        let passage = erratum.finding.passage;
        let place = Text::of(&passage.place.to_string());
        let says = Text::of(&format!(", {}: {}", erratum.defect.words(), passage.says));
        Text::new().link(Target::heading(PATH, anchor), place).then(says)
    });
    document.blocks.push(Block::bullets(items.collect()));
    document.blocks.extend(entries);
    document
}

impl Erratum<'_> {
    /// ` Read as A (what is read into the passage): holds.`, for each reading.
    fn readings(&self) -> String {
        let told = self.finding.passage.readings.iter();
        let outcomes = self.finding.readings();
        let sentence = |(reading, (_, outcome)): (&Reading, &(_, AsPrinted))| {
            format!(" Under {} ({}): {}.", reading.name, reading.says, outcome.words())
        };
        told.zip(&outcomes).map(sentence).collect()
    }

    fn blocks(&self, ledger: &Ledger, noun: &str) -> Vec<Block> {
        let Finding { passage, decision } = &self.finding;
        let wrong: Vec<Stated> = decision.refuted().collect();
        let mut claims: Vec<&ClaimRecord> = wrong.iter().map(|(claim, _)| *claim).collect();
        claims.dedup_by_key(|claim| &claim.id);
        let titles: Vec<&str> = claims.iter().map(|claim| claim.title.as_str()).collect();
        let names = claims
            .iter()
            .map(|claim| Text::new().link(Target::page(&claim.id), Text::new().code(&claim.id)));
        let mut blocks = vec![
            Block::section(Text::of(&format!("{}: {}", passage.place, titles.join("; ")))),
            Block::Paragraph(
                Text::new()
                    .strong(&format!("The {noun} says:"))
                    .say(&format!(" {} ", passage.says))
                    .say("Decided in ")
                    .then(Text::joined(names, ", "))
                    .say("."),
            ),
        ];
        blocks.push(Block::Paragraph(Text::new().strong("What is wrong:").say(&format!(
            " {}.{}",
            self.defect.words(),
            self.readings()
        ))));
        for (_, statement) in &wrong {
            let under = statement
                .under
                .get(&passage.place)
                .map(|reading| format!(" under {reading}"));
            blocks.push(Block::Paragraph(
                Text::new()
                    .strong(&format!("As printed{}", under.unwrap_or_default()))
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
        let mended = self.finding.decision.mended.iter().copied();
        mended.filter(|(owner, statement)| {
            statement.verdict >= Verdict::Confirmed && claims.iter().any(|claim| claim.id == owner.id)
        })
    }

    /// Where else the passage counts: the other claims about it, and those that rest on the claims that refute it.
    fn touched(&self, claims: &[&ClaimRecord], ledger: &Ledger) -> Text {
        let refuting = |claim: &&ClaimRecord| claims.iter().any(|other| other.id == claim.id);
        let about = |claim: &&ClaimRecord| self.finding.passage.concerns(claim);
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
