//! The front page of a library: what became of each of its papers, and the way to the pages of each.

use crate::paper::{Paper, Piece};
use crate::proof::{Ledger, Verdict};
use crate::publish::document::{Block, Document, Target, Text};
use crate::publish::finding::Finding;
use crate::publish::html::{SITE, page_name};
use crate::publish::page::capitalised;

/// A paper with what a run decided of it.
#[derive(Clone, Debug)]
pub struct Volume<'a> {
    /// The paper.
    pub paper: &'a Paper,
    /// What was decided.
    pub ledger: Ledger,
}

/// What a front page is set in: its links lead to pages of its own kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// Markdown.
    Markdown,
    /// The site.
    Site,
}

/// The verdicts that are counted, from the strongest.
const VERDICTS: [Verdict; 5] = [
    Verdict::Proved,
    Verdict::Confirmed,
    Verdict::Supported,
    Verdict::Refuted,
    Verdict::Undecided,
];

impl<'a> Volume<'a> {
    /// A paper with the pieces that were decided of it, in its order.
    pub fn of(paper: &'a Paper, pieces: impl Iterator<Item = Piece>) -> Volume<'a> {
        let (mut claims, mut constants) = (Vec::new(), Vec::new());
        for piece in pieces {
            match piece {
                Piece::Claim(record) => claims.push(*record),
                Piece::Constant(record) => constants.push(*record),
            }
        }
        let ledger = Ledger::of(claims, constants);
        Volume { paper, ledger }
    }

    /// A page of the paper.
    fn target(&self, path: &str, medium: Medium) -> Target {
        let name = &self.paper.name;
        Target::File(match medium {
            Medium::Markdown => format!("{name}/{path}.md"),
            Medium::Site => format!("{name}/{SITE}/{}.html", page_name(path)),
        })
    }

    /// Its first page.
    fn front(&self, medium: Medium) -> Target {
        match medium {
            Medium::Markdown => self.target("index", medium),
            Medium::Site => Target::File(self.site()),
        }
    }

    /// The first page of its site.
    pub(super) fn site(&self) -> String {
        format!("{}/{SITE}/index.html", self.paper.name)
    }

    /// How many claims came out as expected, of how many.
    fn passed(&self) -> String {
        format!("{} of {}", self.ledger.passed, self.ledger.claims.len())
    }

    /// The passages of which a printed statement is refuted, in the order of the paper, each with what is wrong and a link to a claim that shows it.
    fn refuted(&self, medium: Medium) -> Vec<Text> {
        let wrong = self.paper.work.passages.iter().filter_map(|passage| {
            let finding = Finding::of(passage, &self.ledger);
            let (claim, _) = finding.decision.refuted().next()?;
            let defect = finding.defect()?;
            let place = Text::of(&passage.place.to_string());
            let says = Text::of(&format!(", {}: {}", defect.words(), passage.says));
            Some(Text::new().link(self.target(&claim.id, medium), place).then(says))
        });
        wrong.collect()
    }

    /// The links to its pages.
    fn links(&self, medium: Medium) -> Text {
        let mut pages = vec![("index", "what was decided"), ("errata", "errata")];
        if !self.ledger.constants.is_empty() {
            pages.push(("constants", "constants to cite"));
        }
        pages.push(("trust", "what must be trusted"));
        let links = pages
            .iter()
            .map(|(path, words)| Text::new().link(self.target(path, medium), Text::of(words)));
        Text::joined(links, ", ")
    }

    fn blocks(&self, medium: Medium) -> Vec<Block> {
        let work = &self.paper.work;
        let year = work.year.map(|year| format!(", {year}")).unwrap_or_default();
        let mut blocks = vec![
            Block::section(Text::new().link(self.front(medium), Text::of(&work.title))),
            Block::say(&format!(
                "{} by {}{year}.",
                capitalised(&work.noun),
                work.authors.join(", ")
            )),
        ];
        if !work.cite.is_empty() {
            blocks.push(Block::say(&work.citation()));
        }
        blocks.push(Block::Paragraph(
            Text::of(&format!("{} claims came out as expected: ", self.passed()))
                .then(self.links(medium))
                .say("."),
        ));
        let refuted = self.refuted(medium);
        blocks.push(Block::say(match refuted.is_empty() {
            true => "No printed statement was refuted in this run.",
            false => "Printed statements of these passages are refuted:",
        }));
        if !refuted.is_empty() {
            blocks.push(Block::bullets(refuted));
        }
        blocks
    }
}

/// The front page.
#[must_use]
pub fn document(volumes: &[Volume<'_>], medium: Medium) -> Document {
    let count = |ledger: &Ledger, verdict| {
        let statements = ledger.claims.iter().flat_map(|claim| &claim.statements);
        statements.filter(|statement| statement.verdict == verdict).count()
    };
    let rows = volumes.iter().map(|volume| {
        let title = Text::of(&volume.paper.work.title);
        let verdicts = VERDICTS.map(|verdict| Text::of(&count(&volume.ledger, verdict).to_string()));
        [
            Text::new().link(volume.front(medium), title),
            Text::of(&volume.paper.work.noun),
            Text::of(&volume.passed()),
            Text::of(&volume.ledger.constants.len().to_string()),
        ]
        .into_iter()
        .chain(verdicts)
        .collect()
    });
    let heads = ["paper", "kind", "claims as expected", "constants"];
    let head: Vec<&str> = heads.into_iter().chain(VERDICTS.map(Verdict::word)).collect();
    let mut blocks = vec![
        Block::say(
            "Each of these papers was decided claim by claim: proved, confirmed at listed values, supported by samples, refuted with a \
             counterexample, or undecided. The numbers are of statements, and are counted from the evidence.",
        ),
        Block::table(&head, rows.collect()),
    ];
    blocks.extend(volumes.iter().flat_map(|volume| volume.blocks(medium)));
    Document {
        path: "index".into(),
        title: Text::of("Papers, checked"),
        blocks,
    }
}
