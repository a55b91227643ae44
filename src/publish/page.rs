//! The page of one claim.

use crate::paper::Work;
use crate::proof::{ClaimRecord, StatementRecord, StepRecord};
use crate::proof::{Grade, Verdict};
use crate::publish::document::{Block, Document, Line, Target, Text};
use crate::publish::passage::Standing;
use crate::publish::{figure, measured, reference, table, theorem};

/// The page of one claim: what the paper says, what was decided, on what evidence, and how to check and cite it.
#[must_use]
pub fn document(claim: &ClaimRecord, work: &Work) -> Document {
    let mut blocks = vec![Block::Paragraph(summary(claim, work))];
    for failure in &claim.failures {
        let text = Text::new().strong("Not as expected:").say(" ").say(failure);
        blocks.push(Block::Paragraph(text));
    }
    if !claim.says.is_empty() {
        blocks.push(Block::say(&claim.says));
    }
    if !claim.symbols.is_empty() {
        let symbols = Text::joined(claim.symbols.iter().map(|symbol| Text::of(symbol)), "; ");
        blocks.push(Block::Paragraph(Text::of("Symbols: ").then(symbols).say(".")));
    }
    blocks.extend(claim.definitions.iter().cloned().map(Block::Display));
    for (index, statement) in claim.statements.iter().enumerate() {
        let steps: Vec<&StepRecord> = claim.steps.iter().filter(|step| step.statement == index).collect();
        let (number, role) = (index + 1, Standing::of(statement, claim).word());
        let heading = Text::of(&format!("{number}. {role}: ")).then(reached(statement));
        blocks.push(Block::section(heading));
        decided(&mut blocks, statement, &steps);
    }
    measured::section(&mut blocks, &claim.measured);
    for figure in &claim.figures {
        figure::section(&mut blocks, figure);
    }
    for table in &claim.tables {
        table::section(&mut blocks, &claim.id, table);
    }
    theorems(&mut blocks, claim);
    mutants(&mut blocks, claim);
    witnesses(&mut blocks, claim);
    if !claim.notes.is_empty() {
        blocks.push(Block::section(Text::of("Notes")));
        blocks.push(Block::bullets(claim.notes.iter().map(|note| Text::of(note)).collect()));
    }
    recompute_and_cite(&mut blocks, claim, work);
    Document {
        path: claim.id.clone(),
        title: Text::of(&claim.title),
        blocks,
    }
}

/// Id, places in the paper, and whether all came out as expected.
fn summary(claim: &ClaimRecord, work: &Work) -> Text {
    let places = Text::of(&format!(" · {} ", work.noun)).say(&places(claim)).say(" · ");
    let text = Text::of("Claim ").code(&claim.id).then(places);
    match claim.passed {
        true => text.say("all as expected"),
        false => text.strong("not as expected"),
    }
}

/// The places of a claim, as in `(11), §3.2`.
#[must_use]
pub fn places(claim: &ClaimRecord) -> String {
    let places: Vec<String> = claim.equations.iter().map(ToString::to_string).collect();
    places.join(", ")
}

/// The verdict of a statement in the words of [`reach`].
#[must_use]
pub fn reached(statement: &StatementRecord) -> Text {
    Text::new().verdict(statement.verdict, reach(statement.verdict, statement.grade))
}

/// What a verdict means together with the grade of its evidence, in words that do not mix grades.
#[must_use]
pub fn reach(verdict: Verdict, grade: Grade) -> &'static str {
    match (verdict, grade) {
        (Verdict::Refuted, Grade::Sampled) => "contradicted by samples, not refuted",
        (Verdict::Refuted, _) => "refuted",
        (Verdict::Undecided, _) => "undecided",
        (Verdict::Proved, Grade::Exact) => "proved for all values",
        (Verdict::Proved, Grade::Uniform) => "proved on the whole box",
        (Verdict::Proved, Grade::Enclosed) => "proved by enclosures",
        (Verdict::Confirmed, _) => "confirmed, not proved",
        // The runner gives no proof the grade of a sample; were there one, it would not be called a proof.
        (Verdict::Supported, _) | (Verdict::Proved, Grade::Sampled) => "supported by samples, not proved",
    }
}

fn decided(blocks: &mut Vec<Block>, statement: &StatementRecord, steps: &[&StepRecord]) {
    blocks.push(Block::Display(statement.formula.clone()));
    for given in &statement.given {
        blocks.push(Block::Paragraph(Text::of(
            "Supposing that this holds, for all values of its symbols:",
        )));
        blocks.push(Block::Display(given.clone()));
    }
    for supposed in &statement.supposes {
        blocks.push(Block::Paragraph(Text::of("Supposing that this exists:")));
        blocks.push(Block::Display(supposed.clone()));
    }
    if !statement.meaning.is_empty() {
        blocks.push(Block::say(&statement.meaning));
    }
    if let Some(counterexample) = &statement.counterexample {
        let found = capitalised(&counterexample.to_string());
        let text = Text::new().strong("Counterexample.").say(&format!(" {found}."));
        blocks.push(Block::Paragraph(text));
    }
    if statement.verdict != statement.expected {
        blocks.push(Block::say(&format!("Expected: {}.", statement.expected)));
    }
    let (links, beside): (Vec<&StepRecord>, Vec<&StepRecord>) = steps.iter().partition(|step| step.concludes);
    if statement.verdict == Verdict::Refuted
        && statement.counterexample.is_some()
        && beside.is_empty()
        && links.len() == 1
    {
        return;
    }
    match links[..] {
        [] => {}
        [only] => {
            let lead = match statement.verdict {
                Verdict::Proved => "Proof: ",
                Verdict::Confirmed => "Confirmation: ",
                Verdict::Supported => "Experiment: ",
                Verdict::Refuted | Verdict::Undecided => "Attempt: ",
            };
            blocks.push(Block::Paragraph(Text::of(lead).then(shown(only))));
        }
        _ => {
            blocks.push(Block::Chain(links.iter().map(|step| line(step)).collect()));
            let items = links.iter().map(|step| shown(step)).collect();
            blocks.push(Block::List { ordered: true, items });
        }
    }
    if !beside.is_empty() {
        blocks.push(Block::say("Beside it:"));
        let items = beside.iter().map(|step| {
            let what = match step.formula == statement.formula {
                true => Text::of("the same"),
                false => Text::new().formula(&step.formula),
            };
            what.say(": ").then(shown(step)).say(&standing(step))
        });
        blocks.push(Block::bullets(items.collect()));
    }
}

/// Whether a route beside the chain is independent of the exact layer, by which the chain mostly goes.
fn standing(step: &StepRecord) -> String {
    match step.shares.as_deref() {
        None => String::new(),
        Some([]) => " Independent of the exact layer.".into(),
        Some(shares) => format!(" Shares the exact layer with the proof above: {}.", shares.join("; ")),
    }
}

fn line(step: &StepRecord) -> Line {
    Line {
        relation: step.formula.clone(),
        left: step.left.clone(),
        continuation: step.continuation.clone(),
    }
}

/// A step in a sentence: name, method, theorems, and what was seen.
fn shown(step: &StepRecord) -> Text {
    let mut text = Text::new().emphasis(&step.name).say(", by ").say(&step.method);
    if !step.theorems.is_empty() {
        let names: Vec<&str> = step
            .theorems
            .iter()
            .map(|supplied| supplied.theorem.name.as_str())
            .collect();
        text = text.say(&format!(", resting on {}", names.join(", ")));
    }
    text = text
        .say(": ")
        .strong_verdict(step.verdict)
        .say(&format!(" ({})", step.grade));
    match step.seen.is_empty() {
        true => text.say("."),
        false => text.say("; ").say(step.seen.trim_end_matches('.')).say("."),
    }
}

/// The theorems of the claim, each with its hypotheses and how the steps of this claim meet them.
fn theorems(blocks: &mut Vec<Block>, claim: &ClaimRecord) {
    blocks.push(Block::section(Text::of("Theorems")));
    if claim.theorems.is_empty() {
        blocks.push(Block::say("None beyond the rules of the formula language."));
    }
    for theorem in &claim.theorems {
        let to = Target::heading("trust", &theorem.name);
        let name = Text::new()
            .link(to, Text::new().strong(&theorem.name))
            .say(": ")
            .say(&theorem.says);
        blocks.push(Block::Paragraph(name));
        blocks.push(Block::Display((&theorem.conclusion).into()));
        let supplied = claim.steps.iter().flat_map(|step| &step.theorems);
        let mut ways: Vec<Vec<String>> = supplied
            .filter(|supplied| supplied.theorem == *theorem)
            .map(|supplied| supplied.discharged.iter().map(ToString::to_string).collect())
            .collect();
        ways.sort_unstable();
        ways.dedup();
        let items = theorem.suppositions();
        let items = items.iter().enumerate().map(|(index, hypothesis)| {
            let how: Vec<&str> = ways
                .iter()
                .filter_map(|way| way.get(index))
                .map(String::as_str)
                .collect();
            let hypothesis = theorem::sentence(hypothesis);
            match how.is_empty() {
                true => hypothesis.say("."),
                false => hypothesis.say(": ").say(&how.join("; or ")).say("."),
            }
        });
        blocks.push(Block::bullets(items.collect()));
    }
    if !claim.rests_on.is_empty() {
        let ids = claim.rests_on.iter();
        let links = ids.map(|id| Text::new().link(Target::page(id), Text::new().code(id)));
        let ids = Text::joined(links, ", ");
        let text = Text::of("This claim rests on ").then(ids);
        let mut text = text.say(", whose theorems it inherits.");
        if !claim.rests_on_confirmed.is_empty() {
            let ids = claim.rests_on_confirmed.iter();
            let links = ids.map(|id| Text::new().link(Target::page(id), Text::new().code(id)));
            let confirmed = Text::of(" Not all that it builds on is proved; some is only confirmed: see ");
            text = text.then(confirmed).then(Text::joined(links, ", ")).say(".");
        }
        blocks.push(Block::Paragraph(text));
        for below in &claim.rests_on_supposing {
            let id = Text::new().link(Target::page(&below.claim), Text::new().code(&below.claim));
            let text = Text::of("Statements of ")
                .then(id)
                .say(" suppose that these hold, or exist:");
            blocks.push(Block::Paragraph(text));
            let formulas = below.supposes.iter().cloned();
            blocks.extend(formulas.map(Block::Display));
        }
    }
}

fn mutants(blocks: &mut Vec<Block>, claim: &ClaimRecord) {
    blocks.push(Block::section(Text::of("Mutants")));
    blocks.push(Block::say(
        "The same claim with one thing changed, put through the same proof, must fail.",
    ));
    let rows = claim.mutants.iter().map(|mutant| {
        let verdict = Text::new().verdict(mutant.verdict, mutant.verdict.word());
        vec![Text::of(&mutant.text), verdict, Text::of(&mutant.seen)]
    });
    blocks.push(Block::table(&["change", "verdict", "seen"], rows.collect()));
    let Some(score) = &claim.score else {
        return blocks.push(Block::say(
            "What becomes of every change of one token, as `kenzan mutate` makes them, was not looked at in this version of the claim.",
        ));
    };
    blocks.push(Block::say(&format!(
        "Changes of one token, as `kenzan mutate` of {} made and decided them, kept beside the paper: {}.",
        score.engine,
        score.words()
    )));
    let still = score
        .still_true
        .iter()
        .map(|change| Text::of("still true: ").code(change));
    let open = score.undecided.iter();
    let open = open.map(|open| Text::of("undecided: ").code(&open.change).say("; ").say(&open.why));
    let nothing = score.undefined.iter();
    let nothing = nothing.map(|says| Text::of("says nothing: ").code(&says.change).say("; ").say(&says.why));
    blocks.push(Block::bullets(still.chain(open).chain(nothing).collect()));
}

fn witnesses(blocks: &mut Vec<Block>, claim: &ClaimRecord) {
    blocks.push(Block::section(Text::of("Witnesses")));
    blocks.push(Block::say(
        "Double-precision values from crates that know nothing of this one. They prove nothing; they could have \
         disagreed.",
    ));
    let rows = claim.witnesses.iter().map(|witness| {
        let agrees = match witness.agrees {
            true => Text::of("yes"),
            false => Text::new().strong("no").say(": ").say(&witness.seen),
        };
        let grid = match witness.grid.is_empty() {
            true => "no symbol to vary",
            false => &witness.grid,
        };
        let formula = Text::new().code(&witness.formula);
        let formula = match &witness.instead {
            Some(other) => formula.say(" as ").code(other),
            None => formula,
        };
        let crates = match witness.engines.is_empty() {
            true => "none, arithmetic".into(),
            false => witness.engines.join(", "),
        };
        let (crates, tolerance) = (Text::of(&crates), Text::of(&witness.tolerance));
        vec![crates, formula, Text::of(grid), tolerance, agrees]
    });
    let head = ["crates", "formula", "at", "tolerance", "agrees"];
    blocks.push(Block::table(&head, rows.collect()));
}

/// One command that decides the claim again, and references that name it by its permanent id and the version.
fn recompute_and_cite(blocks: &mut Vec<Block>, claim: &ClaimRecord, work: &Work) {
    let (id, version) = (&claim.id, env!("CARGO_PKG_VERSION"));
    let (title, key) = (&claim.title, id.replace('/', "-"));
    blocks.extend([
        Block::section(Text::of("Recompute and cite")),
        Block::say(&format!(
            "`kenzan check {id} --format json` decides this claim again and prints the evidence."
        )),
        Block::say(&format!(
            "The id `{id}` is permanent. Cite the {} for what it says, and this page with its version, since a later one may have other \
             evidence, for what was found:",
            work.noun
        )),
        Block::Quote(Text::of(&format!(
            "{title}, claim {id} of kenzan {version}, on: {}",
            work.citation()
        ))),
        Block::Code {
            language: "bibtex",
            text: format!(
                "{}\n@misc{{kenzan-{key},\n  author = {{{{kenzan contributors}}}},\n  title = {{{{{title}}}}},\n  \
                 note = {{kenzan {version}, claim {id}}},\n}}",
                reference::of_work(work)
            ),
        },
    ]);
}

/// The text with its first letter as a capital.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).collect())
        .unwrap_or_default()
}
