//! The page of one claim.

use std::fmt::Write as _;

use crate::claim::{ClaimRecord, StatementRecord, StepRecord};
use crate::claim::{Grade, Role, Verdict};
use crate::report::directory::MARK;
use crate::report::prose::Medium;
use crate::report::table;
use crate::report::{figure, measured};

/// The page of one claim: what the survey says, what was decided, on what evidence, and how to check and cite it.
#[must_use]
pub fn page(claim: &ClaimRecord, medium: Medium) -> String {
    let mut page = String::new();
    if medium == Medium::Markdown {
        let _ = writeln!(page, "{MARK}");
    }
    let places: Vec<String> = claim.equations.iter().map(ToString::to_string).collect();
    let _ = writeln!(page, "# {}\n", medium.sentence(&claim.title));
    let _ = writeln!(
        page,
        "Claim `{}` · survey {} · {}\n",
        claim.id,
        places.join(", "),
        outcome(claim)
    );
    for failure in &claim.failures {
        let _ = writeln!(page, "**Not as expected:** {}\n", medium.sentence(failure));
    }
    if !claim.says.is_empty() {
        let _ = writeln!(page, "{}\n", medium.sentence(&claim.says));
    }
    setting(&mut page, claim, medium);
    for (index, statement) in claim.statements.iter().enumerate() {
        let steps: Vec<&StepRecord> = claim.steps.iter().filter(|step| step.statement == index).collect();
        let _ = write!(page, "## {}. ", index + 1);
        decided(&mut page, role(claim, statement), statement, &steps, medium);
    }
    measured::section(&mut page, &claim.measured, medium);
    for figure in &claim.figures {
        figure::section(&mut page, &claim.id, figure, medium);
    }
    for table in &claim.tables {
        table::section(&mut page, &claim.id, table, medium);
    }
    assumptions(&mut page, claim, medium);
    mutants(&mut page, claim, medium);
    witnesses(&mut page, claim, medium);
    if !claim.notes.is_empty() {
        page.push_str("## Notes\n\n");
        for note in &claim.notes {
            let _ = writeln!(page, "* {}", medium.sentence(note));
        }
        page.push('\n');
    }
    recompute_and_cite(&mut page, claim, medium);
    page
}

/// One command that decides the claim again, and references that name it by its permanent id and the version.
fn recompute_and_cite(page: &mut String, claim: &ClaimRecord, medium: Medium) {
    let (id, version) = (&claim.id, env!("CARGO_PKG_VERSION"));
    let title = medium.sentence(&claim.title);
    let _ = writeln!(
        page,
        "## Recompute and cite\n\n`kensho verify {id} --format json` decides this claim again and prints the evidence.\n\n\
         The id `{id}` is permanent. Cite with the version, since a later one may have other evidence:\n\n\
         > The kensho developers, {title}, claim {id} of kensho {version}.\n"
    );
    let _ = writeln!(
        page,
        "```bibtex\n@misc{{kensho-{key},\n  author = {{{{The kensho developers}}}},\n  title = {{{{{title}}}}},\n  \
         note = {{kensho {version}, claim {id}}},\n}}\n```",
        key = id.replace('/', "-"),
        title = claim.title,
    );
}

fn outcome(claim: &ClaimRecord) -> &'static str {
    if claim.passed {
        "all as expected"
    } else {
        "**not as expected**"
    }
}

/// What a verdict means together with the grade of its evidence, in words that do not mix grades.
#[must_use]
pub fn reach(verdict: Verdict, grade: Grade) -> &'static str {
    match (verdict, grade) {
        (Verdict::Refuted, _) => "refuted",
        (Verdict::Undecided, _) => "undecided",
        (Verdict::Proved, Grade::Exact) => "proved for all values",
        (Verdict::Proved, Grade::Uniform) => "proved on the whole box",
        (Verdict::Proved, Grade::Enclosed) => "enclosed at the values listed",
        // The runner gives no proof the grade of a sample; were there one, it would not be called a proof.
        (Verdict::Supported, _) | (Verdict::Proved, Grade::Sampled) => "supported by samples, not proved",
    }
}

fn setting(page: &mut String, claim: &ClaimRecord, medium: Medium) {
    if !claim.symbols.is_empty() {
        let symbols: Vec<String> = claim.symbols.iter().map(|symbol| medium.sentence(symbol)).collect();
        let _ = writeln!(page, "Symbols: {}.\n", symbols.join("; "));
    }
    for definition in &claim.definitions {
        let _ = writeln!(page, "{}", medium.display(definition));
    }
}

/// What a statement is beside the survey: "corrected" only where something printed there is false.
fn role(claim: &ClaimRecord, statement: &StatementRecord) -> &'static str {
    let wrong = |other: &StatementRecord| other.role == Role::Printed && other.verdict == Verdict::Refuted;
    match statement.role {
        Role::Printed => "As printed",
        Role::Corrected if claim.statements.iter().any(wrong) => "Corrected",
        Role::Corrected => "Made precise",
        Role::Extension => "Beyond the survey",
    }
}

fn decided(page: &mut String, role: &str, statement: &StatementRecord, steps: &[&StepRecord], medium: Medium) {
    let _ = writeln!(page, "{role}: {}\n", reach(statement.verdict, statement.grade));
    let _ = writeln!(page, "{}", medium.display(&statement.formula));
    if !statement.meaning.is_empty() {
        let _ = writeln!(page, "{}\n", medium.sentence(&statement.meaning));
    }
    if let Some(counterexample) = &statement.counterexample {
        let _ = writeln!(
            page,
            "**Counterexample.** {}.\n",
            medium.sentence(&capitalised(&counterexample.to_string()))
        );
    }
    if statement.verdict != statement.expected {
        let _ = writeln!(page, "Expected: {}.\n", statement.expected);
    }
    let (links, beside): (Vec<&StepRecord>, Vec<&StepRecord>) = steps.iter().partition(|step| step.concludes);
    if statement.verdict == Verdict::Refuted
        && statement.counterexample.is_some()
        && beside.is_empty()
        && links.len() == 1
    {
        return;
    }
    if links.len() > 1 {
        let lines: Vec<_> = links
            .iter()
            .map(|step| (&step.formula, step.continuation.as_str()))
            .collect();
        let _ = writeln!(page, "{}", medium.chain(&lines));
    }
    if let [only] = links[..] {
        let lead = match statement.verdict {
            Verdict::Proved => "Proof",
            Verdict::Supported => "Experiment",
            Verdict::Undecided | Verdict::Refuted => "Attempt",
        };
        let _ = writeln!(page, "{lead}: {}", shown(only, medium));
    }
    for (number, step) in links.iter().enumerate().filter(|_| links.len() > 1) {
        let _ = writeln!(page, "{}. {}", number + 1, shown(step, medium));
    }
    if !beside.is_empty() {
        page.push_str("\nBeside it:\n\n");
        for step in beside {
            let formula = if step.formula == statement.formula {
                "the same".into()
            } else {
                medium.inline(&step.formula)
            };
            let _ = writeln!(page, "* {formula}: {}", shown(step, medium));
        }
    }
    page.push('\n');
}

/// A step in a sentence: name, method, assumptions, and what was seen.
fn shown(step: &StepRecord, medium: Medium) -> String {
    let mut text = format!(
        "*{}*, by {}",
        medium.sentence(&step.name),
        medium.sentence(&step.method)
    );
    if !step.assumptions.is_empty() {
        let _ = write!(text, ", assuming {}", step.assumptions.join(", "));
    }
    let _ = write!(text, ": **{}** ({})", step.verdict, step.grade);
    match step.seen.is_empty() {
        true => text.push('.'),
        false => {
            let _ = write!(text, "; {}.", medium.sentence(step.seen.trim_end_matches('.')));
        }
    }
    text
}

fn assumptions(page: &mut String, claim: &ClaimRecord, medium: Medium) {
    page.push_str("## Assumptions\n\n");
    if claim.assumptions.is_empty() {
        page.push_str("None.\n");
    }
    for assumption in &claim.assumptions {
        let statement = medium.sentence(assumption.statement.trim_end_matches('.'));
        let source = medium.sentence(assumption.source);
        let _ = writeln!(page, "* **{}.** {statement} ({source}).", assumption.name);
    }
    if !claim.rests_on.is_empty() {
        let ids: Vec<String> = claim.rests_on.iter().map(|id| format!("`{id}`")).collect();
        let ids = ids.join(", ");
        let _ = writeln!(page, "\nThis claim rests on {ids}, whose assumptions it inherits.");
    }
    page.push('\n');
}

fn mutants(page: &mut String, claim: &ClaimRecord, medium: Medium) {
    page.push_str("## Mutants\n\nThe same claim with one thing changed, put through the same proof, must fail.\n\n");
    page.push_str("| change | verdict | seen |\n| --- | --- | --- |\n");
    for mutant in &claim.mutants {
        let (text, seen) = (medium.cell(&mutant.text), medium.cell(&mutant.seen));
        let _ = writeln!(page, "| {text} | {} | {seen} |", mutant.verdict);
    }
    page.push('\n');
}

fn witnesses(page: &mut String, claim: &ClaimRecord, medium: Medium) {
    page.push_str(
        "## Witnesses\n\nDouble-precision values from crates that know nothing of this one. They prove nothing; ",
    );
    page.push_str("they could have disagreed.\n\n");
    page.push_str("| crate | formula | at | tolerance | agrees |\n| --- | --- | --- | --- | --- |\n");
    for witness in &claim.witnesses {
        let agrees = if witness.agrees {
            "yes".to_owned()
        } else {
            format!("**no**: {}", medium.cell(&witness.seen))
        };
        let formula = medium.cell(&format!("`{}`", witness.formula));
        let grid = match witness.grid.is_empty() {
            true => "no symbol to vary".into(),
            false => medium.cell(&witness.grid),
        };
        let _ = writeln!(
            page,
            "| {} | {formula} | {grid} | {} | {agrees} |",
            witness.engine, witness.tolerance
        );
    }
    page.push('\n');
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).collect())
        .unwrap_or_default()
}
