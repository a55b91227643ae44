//! The page of the published constants.

use std::fmt::Write as _;

use super::Copies;
use crate::claim::{ConstantRecord, Ledger};
use crate::report::directory::MARK;
use crate::report::prose::Medium;

/// How many certain digits the page shows; the files have all.
const SHOWN: usize = 50;

/// The page.
pub(super) fn page(ledger: &Ledger) -> String {
    let mut page = format!("{MARK}\n# Constants to cite\n\n");
    let records = &ledger.constants;
    let numbers: Vec<(&ConstantRecord, Copies)> = records
        .iter()
        .filter_map(|record| Some((record, Copies::of(record)?)))
        .collect();
    let _ = writeln!(
        page,
        "Numbers of the theory, each enclosed rigorously: {}, of which {} on more than one route. Each belongs to a claim, on whose page \
         its place in the theory is shown. An id is permanent: it never comes to mean another number.\n",
        numbers.len(),
        numbers.iter().filter(|(record, _)| record.routes.len() > 1).count()
    );
    failures(&mut page, records);
    page.push_str(LEGEND);
    // The first of those with the most routes.
    let most = numbers.iter().rev().max_by_key(|(record, _)| record.routes.len());
    if let Some((record, copies)) = most {
        example(&mut page, record, copies);
    }
    let mut families: Vec<&str> = Vec::new();
    for (record, _) in &numbers {
        if !families.contains(&record.constant.as_str()) {
            families.push(&record.constant);
        }
    }
    for family in families {
        let members: Vec<_> = numbers.iter().filter(|(record, _)| record.constant == family).collect();
        section(&mut page, family, &members, ledger);
    }
    page
}

fn failures(page: &mut String, records: &[ConstantRecord]) {
    for record in records {
        if let Some(why) = &record.failure {
            let _ = writeln!(
                page,
                "**No number:** `{}`: {}\n",
                record.id,
                Medium::Markdown.sentence(why)
            );
        }
    }
}

fn example(page: &mut String, record: &ConstantRecord, copies: &Copies) {
    let _ = writeln!(
        page,
        "\nFor example, `{}` is recomputed by\n\n```sh\n{}\n```\n\nor, by its id, `kensho constant {} --digits {}`; and it is cited as\n\n```bibtex\n{}```\n",
        copies.id, copies.command, copies.id, record.digits, copies.bibtex
    );
}

fn section(page: &mut String, family: &str, members: &[&(&ConstantRecord, Copies)], ledger: &Ledger) {
    let Some((first, _)) = members.first() else {
        return;
    };
    let _ = writeln!(page, "## `{family}`\n\n{}\n", Medium::Markdown.sentence(&first.title));
    let same = members.iter().all(|(record, _)| record.defining == first.defining);
    if let Some(defining) = first.defining.as_ref().filter(|_| same) {
        let _ = writeln!(page, "{}", Medium::Markdown.display(defining));
    }
    // What is defined differently for each member stands with the member's command.
    let common: Vec<&str> = first
        .definitions
        .iter()
        .filter(|definition| {
            members
                .iter()
                .all(|(record, _)| record.definitions.contains(definition))
        })
        .map(|definition| definition.latex.as_str())
        .collect();
    if !common.is_empty() {
        let _ = writeln!(page, "where ${}$.\n", common.join("$, $"));
    }
    let mut claims: Vec<&str> = members.iter().map(|(record, _)| record.claim.as_str()).collect();
    claims.dedup();
    for claim in claims {
        let decided = ledger.claims.iter().find(|decided| decided.id == claim);
        let passed = match decided {
            Some(decided) if decided.passed => "came out as expected",
            Some(_) => "did **not** come out as expected",
            None => "was not decided in this run",
        };
        let link = match decided {
            Some(_) => format!("[`{claim}`]({claim}.md)"),
            None => format!("`{claim}`"),
        };
        let _ = writeln!(page, "The claim is {link}, which {passed}.\n");
    }
    page.push_str("| id | at | number | closed form | routes that agree |\n| --- | --- | --- | --- | --- |\n");
    for (record, copies) in members {
        let closed = record.closed_form.as_ref();
        let closed = closed.map_or_else(
            || "none".into(),
            |closed| Medium::Markdown.inline(closed).replace('|', r"\vert "),
        );
        let routes: Vec<&str> = record.routes.iter().map(|route| route.route.word()).collect();
        let quantity = record
            .quantity
            .as_ref()
            .map(|quantity| format!("{quantity} = "))
            .unwrap_or_default();
        let _ = writeln!(
            page,
            "| `{}` | {} | {quantity}{} | {closed} | {}: {} |",
            copies.id,
            Medium::Markdown.cell(&copies.at),
            digits(copies),
            record.routes.len(),
            routes.join(", ")
        );
    }
    page.push_str("\nThe ends of each enclosure, exactly, and the command that computes them:\n\n```text\n");
    for (_, copies) in members {
        let exact = &copies.ends.exact;
        let _ = writeln!(
            page,
            "{}\n  {}\n  {}\n  {}",
            copies.id, copies.command, exact.lo, exact.hi
        );
    }
    page.push_str("```\n\n");
}

/// The certain digits, dots where more follow; both ends where there are none.
fn digits(copies: &Copies) -> String {
    match &copies.digits {
        Some(certain) if certain.exact => certain.text.clone(),
        Some(certain) => shown(&certain.text),
        None => format!("[{}, {}]", copies.ends.lo, copies.ends.hi),
    }
}

/// A number with no more digits than the page shows.
fn shown(text: &str) -> String {
    let (mantissa, exponent) = text
        .split_once('e')
        .map_or((text, None), |(mantissa, e)| (mantissa, Some(e)));
    let mut count = 0;
    let mut kept = String::new();
    for c in mantissa.chars() {
        let significant = c.is_ascii_digit() && (count > 0 || c != '0');
        if significant && count == SHOWN {
            break;
        }
        count += usize::from(significant);
        kept.push(c);
    }
    match exponent {
        Some(exponent) => format!("{kept}…e{exponent}"),
        None => format!("{kept}…"),
    }
}

const LEGEND: &str = "## How to read the numbers

* **Number.** All digits shown are certain: the number begins with them, and the dots stand for more. Nothing is rounded to nearest. A number \
without dots is exact.
* **c with two ends.** In `constants.tex` and in the references a number is written $c_{lo}^{hi}$: the certain digits, then the last digits of \
the lower end and, above them, of the upper end of the enclosure. Both were rounded outward, so that $3.14_{15}^{16}$ says that the number lies \
from 3.1415 to 3.1416. Of a negative number the lower end is the one of greater size.
* **Exact ends.** `0x1.8p+1` is hexadecimal: 1.8 in base 16, that is 1½, times 2 to the power 1, here 3. The enclosure consists of \
the numbers between these two binary fractions and is what was computed; everything decimal is made from it.
* **Closed form.** Proved by exact normal forms: on the page of the claim for all parameters, or for this number alone. *None* says that none \
was found.
* **Routes.** How many independent ways led to the number: `closed` from the closed form, `quadrature` by rigorous quadrature of an integral that \
defines it, `parseval` by rigorous quadrature of the activation itself, without its transform, `eigenvalues` from the zeros of an exact \
characteristic polynomial. Each gave an enclosure of its own, to the same number of digits, and they have numbers in common; \
if they had not, there would be no number here. The enclosure shown is that of the first.
* **Recomputing.** The command beside each number prints the same ends; `--digits` asks for more, `--method` for another route, and \
`--format json`, `latex`, `bibtex` or `csv` for another form.
* **Files.** [constants.json](constants.json) has everything, as [its schema](constants.schema.json) says; [constants.csv](constants.csv) \
is a table; [constants.tex](constants.tex) has a macro for each number and [constants.bib](constants.bib) an entry.
";
