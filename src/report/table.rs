//! The tables of a claim: on its page, and in full as comma-separated values.

use std::fmt::Write as _;

use crate::claim::{Cell, Convention, Formula, RowRecord, TableRecord};
use crate::report::prose::Medium;

/// The header of the file of values, by which a later run knows such a file as its own.
pub const HEADER: &str = "activation,at,profile,m,conventions,kind,verdict,grade,closed form,lo,hi,reason";

/// Digits of the values in the file.
const DIGITS: usize = 22;

/// The section of a table on the page of its claim.
pub(super) fn section(page: &mut String, id: &str, table: &TableRecord, medium: Medium) {
    let _ = writeln!(page, "## Table\n\n{}", medium.display(&table.formula));
    page.push_str("| profile | transform |\n| --- | --- |\n");
    for profile in &table.profiles {
        let _ = writeln!(
            page,
            "| `{}0`, `{}1`, …: {} | {} |",
            profile.name,
            profile.name,
            medium.cell(&profile.title),
            in_cell(&medium.inline(&profile.spectrum), medium)
        );
    }
    page.push_str("\n| cells | verdict | grade | how many |\n| --- | --- | --- | --- |\n");
    for kind in &table.kinds {
        let _ = writeln!(
            page,
            "| {} | {} | {} | {} |",
            kind.kind, kind.verdict, kind.grade, kind.cells
        );
    }
    let _ = writeln!(
        page,
        "\nThe cells below are those of the {} convention; they rest on {} distinct integrals over the half line. Of \
         these, {} have a closed form, each met by rigorous quadrature of the integral itself. Digits shown are certain, \
         dots stand for more. Divergent: the integral does not exist, since near 0 the \
         integrand is like the power of ζ in brackets. PV: likewise, but a principal value exists and is given; that is \
         no admissibility. All digits, the other conventions and the reasons are in `{id}.csv`.\n",
        table.convention, table.integrals, table.met
    );
    for row in &table.activations {
        activation(page, row, &table.factor, medium);
    }
}

fn activation(page: &mut String, row: &RowRecord, factor: &Formula, medium: Medium) {
    let _ = writeln!(page, "### `{}`: {}\n", row.name, medium.sentence(&row.title));
    let _ = write!(page, "Off the origin its transform is {}", medium.inline(&row.spectrum));
    match row.at.is_empty() {
        true => page.push_str(".\n\n"),
        false => {
            let _ = writeln!(page, "; numbers are given at {}.\n", row.at);
        }
    }
    let dimensions = row
        .cells
        .iter()
        .map(|entry| entry.by_dimension.len())
        .max()
        .unwrap_or(0);
    let _ = write!(
        page,
        "| profile | every m, over {} |",
        in_cell(&medium.inline(factor), medium)
    );
    for m in 1..=dimensions {
        let _ = write!(page, " m = {m} |");
    }
    let _ = writeln!(page, "\n|{}", " --- |".repeat(dimensions + 2));
    for entry in &row.cells {
        let every = entry.every.as_ref();
        let every = every.map(|every| with_closed_form(every, entry.closed.as_ref(), medium));
        let every = every.unwrap_or_else(|| "differs with m".into());
        let _ = write!(page, "| `{}` | {every} |", entry.profile);
        for (cell, closed) in entry.by_dimension.iter().zip(&entry.closed_by_dimension) {
            let _ = write!(page, " {} |", with_closed_form(cell, closed.as_ref(), medium));
        }
        page.push('\n');
    }
    page.push('\n');
}

/// The text of a cell after its closed form, if that says more.
fn with_closed_form(cell: &str, closed: Option<&Formula>, medium: Medium) -> String {
    let text = medium.cell(cell);
    match closed.filter(|closed| closed.text != cell) {
        Some(closed) => format!("{} = {text}", in_cell(&medium.inline(closed), medium)),
        None => text,
    }
}

/// A formula in a cell: a bar would end the cell.
fn in_cell(formula: &str, medium: Medium) -> String {
    match medium {
        Medium::Markdown => formula.replace('|', r"\vert "),
        Medium::Terminal => formula.to_owned(),
    }
}

/// Every cell in every convention; conventions with the same cell share a line.
#[must_use]
pub fn csv(table: &TableRecord) -> String {
    let mut text = format!("{HEADER}\n");
    for row in &table.rows {
        let at: Vec<String> = row
            .point
            .iter()
            .map(|(symbol, value)| format!("{symbol} = {value}"))
            .collect();
        for entry in &row.entries {
            let profile = format!("{}{}", table.profiles[entry.family].name, entry.index);
            let dimensions = entry.cells.iter().map(|(_, cells)| cells.len()).min().unwrap_or(0);
            for m in 0..dimensions {
                let mut lines: Vec<(String, Vec<&'static str>)> = Vec::new();
                for (convention, cells) in &entry.cells {
                    let values = values(&cells[m]);
                    match lines.iter_mut().find(|(known, _)| *known == values) {
                        Some((_, conventions)) => conventions.push(Convention::word(*convention)),
                        None => lines.push((values, vec![convention.word()])),
                    }
                }
                for (values, conventions) in lines {
                    let _ = writeln!(
                        text,
                        "{},{},{profile},{},{},{values}",
                        quoted(&row.name),
                        quoted(&at.join("; ")),
                        m + 1,
                        conventions.join(" ")
                    );
                }
            }
        }
    }
    text
}

fn values(cell: &Cell) -> String {
    let (lo, hi) = cell
        .number
        .as_ref()
        .map(|number| number.to_decimal(DIGITS))
        .unwrap_or_default();
    let closed = cell.closed.as_ref().map(ToString::to_string).unwrap_or_default();
    format!(
        "{},{},{},{},{lo},{hi},{}",
        cell.kind.word(),
        cell.kind.verdict(),
        cell.grade(),
        quoted(&closed),
        quoted(&cell.reason)
    )
}

/// A text with commas or quotes stands in quotes.
pub(super) fn quoted(text: &str) -> String {
    match text.contains([',', '"']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    }
}
