//! The index of a report: every claim with its place in the survey and its verdicts.

use std::fmt::Write as _;

use crate::claim::Role;
use crate::claim::{ClaimRecord, Ledger};
use crate::report::directory::MARK;
use crate::report::page::reach;
use crate::report::prose::Medium;

/// The index page.
#[must_use]
pub fn page(ledger: &Ledger) -> String {
    let mut page = format!("{MARK}\n# What was decided\n\n");
    let _ = writeln!(
        page,
        "{} of {} claims came out as expected. Each verdict is computed from the evidence on the page of its claim; the \
         [errata](errata.md) collect the printed statements that are false, and [ledger.json](ledger.json) holds all the \
         evidence for machines.\n",
        ledger.passed,
        ledger.claims.len()
    );
    page.push_str("| survey | claim | as printed | corrected or made precise | beyond | |\n| --- | --- | --- | --- | --- | --- |\n");
    for claim in &ledger.claims {
        let places: Vec<String> = claim.equations.iter().map(ToString::to_string).collect();
        let _ = writeln!(
            page,
            "| {} | [{}]({}.md) | {} | {} | {} | {} |",
            places.join(", "),
            Medium::Markdown.cell(&claim.title),
            claim.id,
            verdicts(claim, Role::Printed),
            verdicts(claim, Role::Corrected),
            verdicts(claim, Role::Extension),
            if claim.passed {
                "as expected"
            } else {
                "**not as expected**"
            }
        );
    }
    page.push_str(LEGEND);
    page
}

/// `4 proved for all values, 1 undecided`, in the order in which they first occur; no number before a single one.
fn verdicts(claim: &ClaimRecord, role: Role) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for statement in claim.statements.iter().filter(|statement| statement.role == role) {
        let reach = reach(statement.verdict, statement.grade);
        match counts.iter_mut().find(|(known, _)| *known == reach) {
            Some((_, count)) => *count += 1,
            None => counts.push((reach, 1)),
        }
    }
    let single = counts.len() == 1 && counts[0].1 == 1;
    let part = |(reach, count): &(&str, usize)| {
        if single {
            (*reach).to_owned()
        } else {
            format!("{count} {reach}")
        }
    };
    if counts.is_empty() {
        "–".into()
    } else {
        counts.iter().map(part).collect::<Vec<_>>().join(", ")
    }
}

const LEGEND: &str = "
## How to read a verdict

* **Proved for all values**: by exact normal forms, for every value of the symbols in their declared domains.
* **Proved on the whole box**: an inequality, by interval arithmetic on a cover of the box.
* **Enclosed at the values listed**: rigorous intervals at those values and at no others.
* **Refuted**: at the counterexample shown, rigorous intervals keep the two sides apart.
* **Undecided**: neither. It never counts as proved.

Every proof takes the assumptions on its page for granted: named theorems of the textbooks, each with its source. Every
claim carries mutants, the same claim with one thing changed, which its own proof must refute.
";
