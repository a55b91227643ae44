//! The index of a report: the paper passage by passage, and every claim, with their verdicts.

use crate::formula::{Expr, Symbol};
use crate::paper::Work;
use crate::proof::{ClaimRecord, Defect, Formula, Grade, Ledger, Passage, PassageKind, StatementRecord, Verdict};
use crate::publish::document::{Block, Document, Span, Target, Text};
use crate::publish::finding::{AsPrinted, Finding, Generality};
use crate::publish::page::{places, reach};
use crate::publish::passage::{Standing, together};

/// The index page of the report on a paper.
#[must_use]
pub fn document(ledger: &Ledger, work: &Work) -> Document {
    let (passed, all) = (ledger.passed, ledger.claims.len());
    let link = |target: Target, words: &str| Text::new().link(target, Text::of(words));
    let lead = Text::of(&format!(
        "{passed} of {all} claims came out as expected. Each verdict is computed from the evidence on the page of its \
         claim; the "
    ))
    .then(link(Target::page("errata"), "errata"))
    .say(" collect what is false as printed, the ")
    .then(link(Target::page("constants"), "constants"))
    .say(" are numbers to cite, ")
    .then(link(Target::page("trust"), "what must be trusted"))
    .say(" says what a verdict rests on, and ")
    .then(link(Target::File("ledger.json".into()), "ledger.json"))
    .say(" holds all the evidence for machines.");
    let mut blocks = vec![Block::Paragraph(lead)];
    totals(&mut blocks, ledger, work);
    passages(&mut blocks, ledger, work);
    claims(&mut blocks, ledger);
    legend(&mut blocks);
    Document {
        path: "index".into(),
        title: Text::of("What was decided"),
        blocks,
    }
}

/// How much of the paper is decided, and what became of the statements of the claims, grade by grade.
fn totals(blocks: &mut Vec<Block>, ledger: &Ledger, work: &Work) {
    let count = |number: usize| Text::of(&number.to_string());
    let kinds = PassageKind::ALL.map(|kind| {
        let of_kind = || work.passages.iter().filter(|passage| passage.kind == kind);
        let covered = of_kind().filter(|passage| !about(passage, ledger).is_empty());
        let defects: Vec<Defect> = of_kind()
            .filter_map(|passage| Finding::of(passage, ledger).defect())
            .collect();
        let counted = Defect::ALL.map(|defect| defects.iter().filter(|other| **other == defect).count());
        let counts = [of_kind().count(), covered.count()]
            .into_iter()
            .chain(counted)
            .map(count);
        std::iter::once(Text::of(kind.word())).chain(counts).collect()
    });
    let within = format!("in the {}", work.noun);
    let head = [within.as_str(), "passages", "with claims"].into_iter();
    let head: Vec<&str> = head.chain(Defect::ALL.map(Defect::words)).collect();
    blocks.push(Block::table(&head, kinds.to_vec()));
    let columns = [
        (Verdict::Proved, Some(Grade::Exact)),
        (Verdict::Proved, Some(Grade::Uniform)),
        (Verdict::Proved, Some(Grade::Enclosed)),
        (Verdict::Confirmed, None),
        (Verdict::Supported, None),
        (Verdict::Refuted, None),
        (Verdict::Undecided, None),
    ];
    let rows = Standing::ALL.map(|standing| {
        let counts = columns.map(|(verdict, grade)| {
            let all = ledger
                .claims
                .iter()
                .flat_map(|claim| claim.statements.iter().map(move |statement| (claim, statement)));
            let counted = all.filter(|(claim, statement)| {
                Standing::of(statement, claim) == standing
                    && statement.verdict == verdict
                    && grade.is_none_or(|grade| statement.grade == grade)
            });
            count(counted.count())
        });
        std::iter::once(Text::of(standing.word())).chain(counts).collect()
    });
    let heads = columns.map(|(verdict, grade)| reach(verdict, grade.unwrap_or(Grade::Exact)));
    let head: Vec<&str> = std::iter::once("statements of the claims").chain(heads).collect();
    blocks.push(Block::table(&head, rows.to_vec()));
}

/// The passages in their order, with the verdicts of the statements that decide each passage.
fn passages(blocks: &mut Vec<Block>, ledger: &Ledger, work: &Work) {
    blocks.push(Block::section(Text::of(&format!("The {} in its order", work.noun))));
    blocks.push(Block::say(
        "The verdicts beside a passage are those of the statements that decide it, taken together, with the weakest of \
         their grades. \"Holds\" means that nothing printed there was refuted and that the form made precise, on the page \
         of the claim, is proved, for what stands under \"shown for\"; where a passage can be read in several ways, it is decided under each; \"confirmed\" that it is known at listed values, or to so many digits, only. Definitions and problems have no verdict; they stand with the claims that use them.",
    ));
    let rows = work.passages.iter().map(|passage| {
        let claims = about(passage, ledger);
        let links = claims
            .iter()
            .map(|claim| Text::new().link(Target::page(&claim.id), Text::new().code(&claim.id)));
        let links = match claims.is_empty() {
            true => dash(),
            false => Text::joined(links, ", "),
        };
        let kind = Text::of(passage.kind.word());
        let [printed, mended, general, grade] = match passage.kind {
            PassageKind::Illustration => [kind, dash(), dash(), dash()],
            PassageKind::Definition | PassageKind::Problem if claims.is_empty() => {
                [kind, Text::of("used by no claim yet"), dash(), dash()]
            }
            PassageKind::Definition | PassageKind::Problem => [kind, Text::of("used by"), dash(), dash()],
            PassageKind::Statement | PassageKind::Figure => outcome(&Finding::of(passage, ledger)),
        };
        let place = Text::of(&passage.place.to_string());
        let says = match passage.every.is_empty() {
            true => Text::of(&passage.says),
            false => Text::of(&passage.says)
                .say(" For every ")
                .then(names(passage.every.iter().map(|open| &open.name)))
                .say("."),
        };
        vec![place, says, printed, mended, general, grade, links]
    });
    let head = [
        "place",
        "what it says",
        "as printed",
        "corrected or made precise",
        "shown for",
        "grade",
        "claims",
    ];
    blocks.push(Block::table(&head, rows.collect()));
}

/// The verdict on what is printed at a passage under each of its readings, on what corrects it or makes it precise, for what it is
/// shown, and its grade.
fn outcome(finding: &Finding<'_>) -> [Text; 4] {
    let readings = finding.readings().into_iter().map(|(name, outcome)| {
        let shown = as_printed(outcome);
        match name {
            Some(name) => shown.say(&format!(" under {name}")),
            None => shown,
        }
    });
    let second = match together(&finding.decision.mended) {
        Some((Verdict::Supported, grade)) => Text::of(reach(Verdict::Supported, grade)),
        Some((verdict, _)) => Text::new().verdict(verdict, verdict.word()),
        None => dash(),
    };
    let general = match finding.generality() {
        Generality::General => within(Text::of("all of these"), finding),
        Generality::Special => within(Text::of("special ").then(names(finding.special().into_iter())), finding),
        Generality::None => dash(),
    };
    let grade = finding.grade().map_or_else(dash, |grade| Text::of(grade.word()));
    [Text::joined(readings, ", "), second, general, grade]
}

fn as_printed(outcome: AsPrinted) -> Text {
    let words = outcome.words();
    let verdict = match outcome {
        AsPrinted::Holds => Verdict::Proved,
        AsPrinted::Refuted => {
            let errata = Text::new().verdict(Verdict::Refuted, words);
            return Text::new().link(Target::page("errata"), errata);
        }
        AsPrinted::Confirmed => Verdict::Confirmed,
        AsPrinted::Supported => Verdict::Supported,
        AsPrinted::Undecided => Verdict::Undecided,
        AsPrinted::NotRefuted | AsPrinted::Open => return Text::of(words),
    };
    Text::new().verdict(verdict, words)
}

/// The same with the classes and the suppositions under which it is shown.
fn within(shown: Text, finding: &Finding<'_>) -> Text {
    let declared = finding
        .hypotheses()
        .into_iter()
        .map(|declaration| Text::new().code(&declaration));
    let supposed = match finding.suppositions() {
        0 => None,
        1 => Some("under a supposition, which is on the page of the claim".into()),
        several => Some(format!(
            "under {several} suppositions, which are on the page of the claim"
        )),
    };
    let supposed = supposed.iter().map(|text| Text::of(text));
    Text::joined(std::iter::once(shown).chain(declared).chain(supposed), "; ")
}

/// Names as formulas, with commas between them.
fn names<'a>(names: impl Iterator<Item = &'a Symbol>) -> Text {
    let name = |name: &Symbol| Text::new().formula(&Formula::from(&Expr::from(name.clone())));
    Text::joined(names.map(name), ", ")
}

fn dash() -> Text {
    Text::of("–")
}

/// Every claim with its verdicts, in the order of the catalogue.
fn claims(blocks: &mut Vec<Block>, ledger: &Ledger) {
    blocks.push(Block::section(Text::of("The claims")));
    let rows = ledger.claims.iter().map(|claim| {
        vec![
            Text::of(&places(claim)),
            Text::new().link(Target::page(&claim.id), Text::of(&claim.title)),
            verdicts(claim, &[Standing::Printed]),
            verdicts(claim, &[Standing::Corrected, Standing::Precise]),
            verdicts(claim, &[Standing::Lemma]),
            verdicts(claim, &[Standing::Beyond]),
            claim.score.as_ref().map_or_else(dash, |score| {
                Text::of(&format!("{}/{}", score.refuted, score.counted()))
            }),
            match claim.passed {
                true => Text::of("as expected"),
                false => Text::new().strong("not as expected"),
            },
        ]
    });
    let head = [
        "place",
        "claim",
        "as printed",
        "corrected or made precise",
        "lemmas",
        "beyond the text",
        "mutants refuted",
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
            "Proved by enclosures",
            ": an inequality between two constants, which rigorous intervals keep apart.",
        ),
        item(
            Verdict::Confirmed,
            "Confirmed, not proved",
            ": true at the values that the steps list, exactly or by rigorous intervals, or to so many digits; nothing is said of other \
             values or further digits. It never counts as proved, and no proof may use it.",
        ),
        item(
            Verdict::Refuted,
            "Refuted",
            ": at the counterexample shown, rigorous intervals keep the two sides apart.",
        ),
        item(
            Verdict::Supported,
            "Supported by samples, not proved",
            ": a random experiment, run from a stated seed, came out so. It never counts as proved, and no proof may use it.",
        ),
        item(Verdict::Undecided, "Undecided", ": none of these. It never counts as proved."),
    ]));
    blocks.push(Block::say(
        "Where a proof rests on a theorem of the textbooks, its page states the theorem, its source, and how the hypotheses \
         are met. Every claim carries mutants, the same claim with one thing changed, which its own proof must refute. \"Mutants refuted\" counts the changes of one token, made automatically, that it refutes, and those \
         that say something; what becomes of the others stands on its page.",
    ));
}

/// The claims about a passage, in the order of the catalogue.
fn about<'a>(passage: &Passage, ledger: &'a Ledger) -> Vec<&'a ClaimRecord> {
    ledger.claims.iter().filter(|claim| passage.concerns(claim)).collect()
}

/// `4 proved for all values, 1 undecided`, in the order in which they first occur; no number before a single one.
fn verdicts(claim: &ClaimRecord, standings: &[Standing]) -> Text {
    let mut counts: Vec<(Verdict, &str, usize)> = Vec::new();
    let of_standing = |statement: &&StatementRecord| standings.contains(&Standing::of(statement, claim));
    for statement in claim.statements.iter().filter(of_standing) {
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
        true => dash(),
        false => Text::joined(parts, ", "),
    }
}
