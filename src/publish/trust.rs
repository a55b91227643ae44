//! What a reader must believe, what a verdict means, and how the checks are checked.

use std::collections::BTreeSet;

use crate::proof::{Grade, Ledger, Verdict};
use crate::publish::document::{Block, Document, Text};
use crate::publish::page::reach;
use crate::publish::theorem;

/// What each layer is trusted for, with its lines of code when this binary was built.
const LAYERS: [(&str, &str, &str); 8] = [
    (
        "interval",
        env!("KENZAN_LINES_INTERVAL"),
        "that every enclosure of numbers contains the truth",
    ),
    (
        "formula",
        env!("KENZAN_LINES_FORMULA"),
        "what a formula means, and that it is printed as it is read",
    ),
    (
        "exact",
        env!("KENZAN_LINES_EXACT"),
        "that equal normal forms mean equal values, and that integrals, series and derivatives exist where it says so",
    ),
    (
        "enclose",
        env!("KENZAN_LINES_ENCLOSE"),
        "that the enclosure of a formula contains its values",
    ),
    (
        "quadrature",
        env!("KENZAN_LINES_QUADRATURE"),
        "bounds of the error of integrals, covers of boxes",
    ),
    ("ode", env!("KENZAN_LINES_ODE"), "enclosures of trajectories"),
    (
        "proof",
        env!("KENZAN_LINES_PROOF"),
        "that a step shows what it says and a chain concludes its statement",
    ),
    ("publish", env!("KENZAN_LINES_PUBLISH"), "that a page shows the ledger"),
];

/// The page on trust.
#[must_use]
pub fn document(ledger: &Ledger) -> Document {
    let mut blocks = vec![Block::say(
        "A verdict is worth as much as what it rests on. This page lists what that is.",
    )];
    grades(&mut blocks, ledger);
    believed(&mut blocks);
    theorems(&mut blocks, ledger);
    unchecked(&mut blocks);
    checks(&mut blocks, ledger);
    Document {
        path: "trust".into(),
        title: Text::of("What must be trusted"),
        blocks,
    }
}

fn grades(blocks: &mut Vec<Block>, ledger: &Ledger) {
    let meaning = |verdict: Verdict, grade: Grade| match grade {
        Grade::Exact => {
            "both sides have the same normal form in exact arithmetic, for every value of the symbols in their domains"
        }
        Grade::Uniform => {
            "an inequality on a whole box: the box is cut up, and on each part interval arithmetic shows it"
        }
        Grade::Enclosed if verdict == Verdict::Proved => {
            "an inequality between two constants, which rigorous intervals keep apart"
        }
        Grade::Enclosed => {
            "exact numbers or rigorous intervals at the values listed, and at no others; two equal numbers are known to be as close as the digits asked for, no closer"
        }
        Grade::Sampled => "random experiments with a stated confidence; it never proves anything",
    };
    let kinds = [
        (Verdict::Proved, Grade::Exact),
        (Verdict::Proved, Grade::Uniform),
        (Verdict::Proved, Grade::Enclosed),
        (Verdict::Confirmed, Grade::Enclosed),
        (Verdict::Supported, Grade::Sampled),
    ];
    let rows = kinds.map(|(verdict, grade)| {
        let statements = ledger.claims.iter().flat_map(|claim| &claim.statements);
        let found = statements.filter(|statement| statement.verdict == verdict && statement.grade == grade);
        vec![
            Text::of(grade.word()),
            Text::of(reach(verdict, grade)),
            Text::of(meaning(verdict, grade)),
            Text::of(&found.count().to_string()),
        ]
    });
    blocks.push(Block::section(Text::of("What the grades mean")));
    blocks.push(Block::table(
        &["grade", "in words", "what was done", "statements"],
        rows.to_vec(),
    ));
    blocks.push(Block::say(
        "The grade of a statement is the weakest among the steps that conclude it. Refuted means that at the point shown \
         rigorous intervals, or exact numbers, keep the two sides apart. A statement that is confirmed is \
         known at listed values, or to so many digits: it never counts as proved. Undecided means none of these.",
    ));
}

fn believed(blocks: &mut Vec<Block>) {
    blocks.push(Block::section(Text::of("What must be believed")));
    blocks.push(Block::bullets(vec![
        Text::of("The Rust compiler, the machine, and GMP and MPFR, which round each of their functions correctly. Their versions are fixed in `Cargo.lock`; `make c-tests` builds them with their own test suites."),
        Text::of("The crates that carry numbers and data between them: rug, rayon, serde, and mimalloc, which hands out memory. The crate pulp serves the experiments only. The crates quadrature, special and statrs are witnesses only: nothing rests on them."),
        Text::of("The layers of kenzan below. No double-precision number enters a proof or a refutation; the experiments are in double precision, and what they show is supported at best. No code is marked unsafe."),
        Text::of("The theorems listed below, each from a textbook."),
    ]));
    let rows = LAYERS.map(|(layer, lines, trusted)| {
        vec![
            Text::new().code(&format!("src/{layer}")),
            Text::of(&counted(lines)),
            Text::of(trusted),
        ]
    });
    blocks.push(Block::table(
        &["layer", "lines of code", "what it is trusted for"],
        rows.to_vec(),
    ));
}

/// The lines of a layer in thousands.
fn counted(lines: &str) -> String {
    match lines.parse::<usize>() {
        Ok(lines @ 1000..) => format!("about {},000", (lines + 500) / 1000),
        _ => "under 1,000".into(),
    }
}

fn theorems(blocks: &mut Vec<Block>, ledger: &Ledger) {
    blocks.push(Block::section(Text::of("Theorems")));
    blocks.push(Block::say(
        "A kind of step that rests on a theorem of the textbooks supplies it; the author of a step can neither leave it \
         out nor name another. The step matches the conclusion and meets every hypothesis, as the page of the claim says, \
         or is undecided. What must be believed is that the theorem holds.",
    ));
    for theorem in theorem::all(ledger) {
        theorem::section(blocks, theorem, ledger);
    }
    let free = ledger.claims.iter().filter(|claim| claim.theorems.is_empty()).count();
    blocks.push(Block::say(&format!(
        "{free} of {} claims rest on nothing beyond the rules of the formula language.",
        ledger.claims.len()
    )));
}

fn unchecked(blocks: &mut Vec<Block>) {
    blocks.push(Block::section(Text::of("What is not checked")));
    blocks.push(Block::bullets(vec![
        Text::of("That a formula says what the text means. The reading stands on the page of each claim, in words beside the formula, so that a reader can object."),
        Text::of("The words: titles, meanings and notes are not derived from formulas. Where a conclusion is drawn in words from several statements, the page says so there."),
        Text::of("Theorems that a note of a claim names to say what a reader may conclude: no step rests on them, and no statement does."),
        Text::of("Witnesses, which are double-precision numbers from other crates. They could have disagreed; they prove nothing."),
    ]));
}

fn checks(blocks: &mut Vec<Block>, ledger: &Ledger) {
    let mutants: Vec<Verdict> = ledger
        .claims
        .iter()
        .flat_map(|claim| &claim.mutants)
        .map(|mutant| mutant.verdict)
        .collect();
    let refuted = mutants.iter().filter(|verdict| **verdict == Verdict::Refuted).count();
    let witnesses: Vec<_> = ledger.claims.iter().flat_map(|claim| &claim.witnesses).collect();
    let engines: BTreeSet<&String> = witnesses.iter().flat_map(|witness| &witness.engines).collect();
    let agreeing = witnesses.iter().filter(|witness| witness.agrees).count();
    let beside = ledger.claims.iter().flat_map(|claim| &claim.steps);
    let beside = beside.filter(|step| !step.concludes).count();
    blocks.push(Block::section(Text::of("How the checks are checked")));
    let mut items = vec![
        Text::of(&format!(
            "Every claim carries mutants, the same claim with one thing changed, which its own proof must refute: {refuted} of {} are refuted. A proof that proved them too would prove too much.",
            mutants.len()
        )),
        Text::of(&format!(
            "{beside} steps stand beside the proofs as second routes to the same statements and numbers."
        )),
    ];
    let all = witnesses.len();
    items.push(Text::of(&format!(
        "{agreeing} of {all} comparisons with witnesses agree."
    )));
    items.extend(engines.iter().map(|engine| {
        let with = witnesses.iter().filter(|witness| witness.engines.contains(engine));
        Text::of(&format!(
            "{} of them are with numbers that the crate {engine} computed or helped to compute.",
            with.count()
        ))
    }));
    items.push(Text::of("The test suite compares every interval operation with MPFR at higher precision, asks the exact layer for relations that are false, and gives each kind of step inputs it must refuse."));
    items.push(Text::of(
        "The committed reports are compared, byte for byte, with what a run writes, with one thread and with several.",
    ));
    blocks.push(Block::bullets(items));
}
