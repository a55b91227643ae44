//! The index of a report: the survey passage by passage, and every claim, with their verdicts.

use std::fmt::Write as _;

use crate::claim::{ClaimRecord, Ledger, Passage, PassageKind, Role, Verdict};
use crate::report::directory::MARK;
use crate::report::page::reach;
use crate::report::prose::Medium;

/// The index page, on the passages of a survey.
#[must_use]
pub fn page(ledger: &Ledger, survey: &[Passage]) -> String {
    let mut page = format!("{MARK}\n# What was decided\n\n");
    let _ = writeln!(
        page,
        "{} of {} claims came out as expected. Each verdict is computed from the evidence on the page of its claim; the \
         [errata](errata.md) collect the printed statements that are false, and [ledger.json](ledger.json) holds all the \
         evidence for machines.\n",
        ledger.passed,
        ledger.claims.len()
    );
    totals(&mut page, ledger, survey);
    passages(&mut page, ledger, survey);
    page.push_str("## The claims\n\n");
    page.push_str("| survey | claim | as printed | corrected or made precise | beyond | |\n| --- | --- | --- | --- | --- | --- |\n");
    for claim in &ledger.claims {
        let places: Vec<String> = claim.equations.iter().map(ToString::to_string).collect();
        let _ = writeln!(
            page,
            "| {} | [{}]({}.md) | {} | {} | {} | {} |",
            places.join(", "),
            Medium::Markdown.cell(&claim.title),
            claim.id,
            verdicts(&[claim], Role::Printed),
            verdicts(&[claim], Role::Corrected),
            verdicts(&[claim], Role::Extension),
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

/// How much of the survey has claims, and what became of their statements.
fn totals(page: &mut String, ledger: &Ledger, survey: &[Passage]) {
    page.push_str("| in the survey | passages | with claims |\n| --- | --- | --- |\n");
    for kind in PassageKind::ALL {
        let of_kind = survey.iter().filter(|passage| passage.kind == kind);
        let covered = of_kind.clone().filter(|passage| !about(passage, ledger).is_empty());
        let _ = writeln!(
            page,
            "| {} | {} | {} |",
            kind.word(),
            of_kind.clone().count(),
            covered.count()
        );
    }
    page.push_str("\n| statements of the claims | proved | supported by samples, not proved | refuted | undecided |\n| --- | --- | --- | --- | --- |\n");
    for (role, name) in [
        (Role::Printed, "as printed"),
        (Role::Corrected, "corrected or made precise"),
        (Role::Extension, "beyond the survey"),
    ] {
        let _ = write!(page, "| {name} |");
        for verdict in [
            Verdict::Proved,
            Verdict::Supported,
            Verdict::Refuted,
            Verdict::Undecided,
        ] {
            let statements = ledger.claims.iter().flat_map(|claim| &claim.statements);
            let count = statements
                .filter(|statement| statement.role == role && statement.verdict == verdict)
                .count();
            let _ = write!(page, " {count} |");
        }
        page.push('\n');
    }
    page.push_str("\nProved here has every grade; the tables below keep the grades apart.\n\n");
}

/// The survey in its order: the verdicts of a passage are those of the claims about it.
fn passages(page: &mut String, ledger: &Ledger, survey: &[Passage]) {
    page.push_str(
        "## The survey in its order\n\nThe verdicts beside a passage are those of all statements of the claims about it, \
         not of the passage alone: a claim about several passages stands at each of them. Which statement was refuted \
         is said on the page of the claim and in the errata. Definitions and problems have no verdict; they stand with \
         the claims that use them.\n\n| place | what it says | its claims, as printed | its claims, corrected or made precise | claims |\n\
         | --- | --- | --- | --- | --- |\n",
    );
    for passage in survey {
        let claims = about(passage, ledger);
        let links: Vec<String> = claims
            .iter()
            .map(|claim| format!("[`{0}`]({0}.md)", claim.id))
            .collect();
        let links = links.join(", ");
        let verdicts = match passage.kind {
            PassageKind::Illustration => format!("{} | –", passage.kind.word()),
            PassageKind::Definition | PassageKind::Problem => {
                let used = if claims.is_empty() {
                    "used by no claim yet"
                } else {
                    "used by"
                };
                format!("{} | {used}", passage.kind.word())
            }
            PassageKind::Statement | PassageKind::Figure if claims.is_empty() => "no claim yet | –".into(),
            PassageKind::Statement | PassageKind::Figure => {
                format!(
                    "{} | {}",
                    verdicts(&claims, Role::Printed),
                    verdicts(&claims, Role::Corrected)
                )
            }
        };
        let says = Medium::Markdown.cell(passage.says);
        let links = if links.is_empty() { "–".into() } else { links };
        let _ = writeln!(page, "| {} | {says} | {verdicts} | {links} |", passage.place);
    }
    page.push('\n');
}

/// The claims about a passage, in the order of the catalogue.
fn about<'a>(passage: &Passage, ledger: &'a Ledger) -> Vec<&'a ClaimRecord> {
    ledger.claims.iter().filter(|claim| passage.concerns(claim)).collect()
}

/// `4 proved for all values, 1 undecided`, in the order in which they first occur; no number before a single one.
fn verdicts(claims: &[&ClaimRecord], role: Role) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    let statements = claims.iter().flat_map(|claim| &claim.statements);
    for statement in statements.filter(|statement| statement.role == role) {
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
* **Supported by samples, not proved**: a random experiment, run from a stated seed, came out so. No proof may use it.
* **Refuted**: at the counterexample shown, rigorous intervals keep the two sides apart.
* **Undecided**: neither. It never counts as proved.

Every proof takes the assumptions on its page for granted: named theorems of the textbooks, each with its source. Every
claim carries mutants, the same claim with one thing changed, which its own proof must refute.
";
