//! The errata: the printed statements that are false, why, and what holds instead.

use std::fmt::Write as _;

use crate::claim::{ClaimRecord, Formula, Ledger, Role, StatementRecord, Verdict};
use crate::report::directory::MARK;
use crate::report::page::reach;
use crate::report::prose::Medium;

const MEDIUM: Medium = Medium::Markdown;

/// The page of errata.
#[must_use]
pub fn page(ledger: &Ledger) -> String {
    let mut page = format!("{MARK}\n# Errata of the survey\n\n");
    page.push_str(
        "Statements that are false as printed, each with a counterexample and with what holds instead. \"As printed\" \
         means the text at hand, whose bars for complex conjugation may have been lost. All of this is computed; the \
         pages of the claims show how.\n\n",
    );
    let mut none = true;
    for claim in ledger.claims.iter().filter(|claim| refuted(claim).next().is_some()) {
        none = false;
        let places: Vec<String> = claim.equations.iter().map(ToString::to_string).collect();
        let title = MEDIUM.sentence(&claim.title);
        let _ = writeln!(page, "## {}: [{title}]({}.md)\n", places.join(", "), claim.id);
        for statement in refuted(claim) {
            page.push_str("As printed:\n\n");
            stated(&mut page, statement);
            if let Some(counterexample) = &statement.counterexample {
                let _ = writeln!(
                    page,
                    "Counterexample: {}.\n",
                    MEDIUM.sentence(&counterexample.to_string())
                );
            }
        }
        for statement in claim.statements.iter().filter(|statement| holds_instead(statement)) {
            let _ = writeln!(page, "Instead, {}:\n", reach(statement.verdict, statement.grade));
            stated(&mut page, statement);
        }
        let used = used_definitions(claim);
        if !used.is_empty() {
            let used: Vec<String> = used.iter().map(|definition| MEDIUM.inline(definition)).collect();
            let _ = writeln!(page, "Here {}.\n", used.join(", "));
        }
    }
    if none {
        page.push_str("No printed statement was refuted in this run.\n");
    }
    page
}

fn stated(page: &mut String, statement: &StatementRecord) {
    let _ = writeln!(page, "{}", MEDIUM.display(&statement.formula));
    if !statement.meaning.is_empty() {
        let _ = writeln!(page, "{}\n", MEDIUM.sentence(&statement.meaning));
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
