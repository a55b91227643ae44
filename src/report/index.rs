//! The index of a report: the survey passage by passage, and every claim, with their verdicts.

use crate::claim::{ClaimRecord, Ledger, Passage, PassageKind, Role, Verdict};
use crate::report::document::{Block, Document, Span, Target, Text};
use crate::report::page::{places, reach};

/// The index page, on the passages of a survey.
#[must_use]
pub fn document(ledger: &Ledger, survey: &[Passage]) -> Document {
    let (passed, all) = (ledger.passed, ledger.claims.len());
    let errata = Text::new().link(Target::page("errata"), Text::of("errata"));
    let machines = Text::new().link(Target::File("ledger.json".into()), Text::of("ledger.json"));
    let lead = Text::of(&format!(
        "{passed} of {all} claims came out as expected. Each verdict is computed from the evidence on the page of its \
         claim; the "
    ));
    let lead = lead
        .then(errata)
        .say(" collect the printed statements that are false, and ");
    let mut blocks = vec![Block::Paragraph(
        lead.then(machines).say(" holds all the evidence for machines."),
    )];
    totals(&mut blocks, ledger, survey);
    passages(&mut blocks, ledger, survey);
    claims(&mut blocks, ledger);
    legend(&mut blocks);
    Document {
        path: "index".into(),
        title: Text::of("What was decided"),
        blocks,
    }
}

/// How much of the survey has claims, and what became of their statements.
fn totals(blocks: &mut Vec<Block>, ledger: &Ledger, survey: &[Passage]) {
    let kinds = PassageKind::ALL.map(|kind| {
        let of_kind = || survey.iter().filter(|passage| passage.kind == kind);
        let covered = of_kind().filter(|passage| !about(passage, ledger).is_empty());
        let counts = [of_kind().count(), covered.count()].map(|count| Text::of(&count.to_string()));
        std::iter::once(Text::of(kind.word())).chain(counts).collect()
    });
    let head = ["in the survey", "passages", "with claims"];
    blocks.push(Block::table(&head, kinds.to_vec()));
    let roles = [
        (Role::Printed, "as printed"),
        (Role::Corrected, "corrected or made precise"),
        (Role::Extension, "beyond the survey"),
    ];
    let rows = roles.map(|(role, name)| {
        let counts = [Verdict::Proved, Verdict::Refuted, Verdict::Undecided].map(|verdict| {
            let statements = ledger.claims.iter().flat_map(|claim| &claim.statements);
            let count = statements
                .filter(|statement| statement.role == role && statement.verdict == verdict)
                .count();
            Text::of(&count.to_string())
        });
        std::iter::once(Text::of(name)).chain(counts).collect()
    });
    let head = ["statements of the claims", "proved", "refuted", "undecided"];
    blocks.push(Block::table(&head, rows.to_vec()));
    blocks.push(Block::say(
        "Proved here has every grade; the tables below keep the grades apart.",
    ));
}

/// The survey in its order: the verdicts of a passage are those of the claims about it.
fn passages(blocks: &mut Vec<Block>, ledger: &Ledger, survey: &[Passage]) {
    blocks.push(Block::section(Text::of("The survey in its order")));
    blocks.push(Block::say(
        "The verdicts beside a passage are those of all statements of the claims about it, \
         not of the passage alone: a claim about several passages stands at each of them. Which statement was refuted \
         is said on the page of the claim and in the errata. Definitions and problems have no verdict; they stand with \
         the claims that use them.",
    ));
    let rows = survey.iter().map(|passage| {
        let claims = about(passage, ledger);
        let links = claims
            .iter()
            .map(|claim| Text::new().link(Target::page(&claim.id), Text::new().code(&claim.id)));
        let links = match claims.is_empty() {
            true => Text::of("–"),
            false => Text::joined(links, ", "),
        };
        let kind = passage.kind.word();
        let verdicts = match passage.kind {
            PassageKind::Illustration => [Text::of(kind), Text::of("–")],
            PassageKind::Definition | PassageKind::Problem if claims.is_empty() => {
                [Text::of(kind), Text::of("used by no claim yet")]
            }
            PassageKind::Definition | PassageKind::Problem => [Text::of(kind), Text::of("used by")],
            PassageKind::Statement | PassageKind::Figure if claims.is_empty() => {
                [Text::of("no claim yet"), Text::of("–")]
            }
            PassageKind::Statement | PassageKind::Figure => {
                [Role::Printed, Role::Corrected].map(|role| verdicts(&claims, role))
            }
        };
        let [printed, corrected] = verdicts;
        let place = Text::of(&passage.place.to_string());
        vec![place, Text::of(passage.says), printed, corrected, links]
    });
    let head = [
        "place",
        "what it says",
        "its claims, as printed",
        "its claims, corrected or made precise",
        "claims",
    ];
    blocks.push(Block::table(&head, rows.collect()));
}

/// Every claim with its verdicts, in the order of the catalogue.
fn claims(blocks: &mut Vec<Block>, ledger: &Ledger) {
    blocks.push(Block::section(Text::of("The claims")));
    let rows = ledger.claims.iter().map(|claim| {
        vec![
            Text::of(&places(claim)),
            Text::new().link(Target::page(&claim.id), Text::of(&claim.title)),
            verdicts(&[claim], Role::Printed),
            verdicts(&[claim], Role::Corrected),
            verdicts(&[claim], Role::Extension),
            match claim.passed {
                true => Text::of("as expected"),
                false => Text::new().strong("not as expected"),
            },
        ]
    });
    let head = [
        "survey",
        "claim",
        "as printed",
        "corrected or made precise",
        "beyond",
        "",
    ];
    blocks.push(Block::table(&head, rows.collect()));
}

fn legend(blocks: &mut Vec<Block>) {
    let item = |verdict, words: &str, meaning: &str| {
        let words = Text::new().verdict(verdict, words);
        Text(vec![Span::Strong(words)]).say(meaning)
    };
    blocks.push(Block::section(Text::of("How to read a verdict")));
    blocks.push(Block::bullets(vec![
        item(
            Verdict::Proved,
            "Proved for all values",
            ": by exact normal forms, for every value of the symbols in their declared domains.",
        ),
        item(
            Verdict::Proved,
            "Proved on the whole box",
            ": an inequality, by interval arithmetic on a cover of the box.",
        ),
        item(
            Verdict::Proved,
            "Enclosed at the values listed",
            ": rigorous intervals at those values and at no others.",
        ),
        item(
            Verdict::Refuted,
            "Refuted",
            ": at the counterexample shown, rigorous intervals keep the two sides apart.",
        ),
        item(Verdict::Undecided, "Undecided", ": neither. It never counts as proved."),
    ]));
    blocks.push(Block::say(
        "Every proof takes the assumptions on its page for granted: named theorems of the textbooks, each with its \
         source. Every claim carries mutants, the same claim with one thing changed, which its own proof must refute.",
    ));
}

/// The claims about a passage, in the order of the catalogue.
fn about<'a>(passage: &Passage, ledger: &'a Ledger) -> Vec<&'a ClaimRecord> {
    ledger.claims.iter().filter(|claim| passage.concerns(claim)).collect()
}

/// `4 proved for all values, 1 undecided`, in the order in which they first occur; no number before a single one.
fn verdicts(claims: &[&ClaimRecord], role: Role) -> Text {
    let mut counts: Vec<(Verdict, &str, usize)> = Vec::new();
    let statements = claims.iter().flat_map(|claim| &claim.statements);
    for statement in statements.filter(|statement| statement.role == role) {
        let reach = reach(statement.verdict, statement.grade);
        match counts.iter_mut().find(|(_, known, _)| *known == reach) {
            Some((_, _, count)) => *count += 1,
            None => counts.push((statement.verdict, reach, 1)),
        }
    }
    let single = counts.len() == 1 && counts[0].2 == 1;
    let parts = counts.iter().map(|(verdict, reach, count)| match single {
        true => Text::new().verdict(*verdict, reach),
        false => Text::new().verdict(*verdict, &format!("{count} {reach}")),
    });
    match counts.is_empty() {
        true => Text::of("–"),
        false => Text::joined(parts, ", "),
    }
}
