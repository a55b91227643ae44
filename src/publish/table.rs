//! The tables of a claim: on its page, and in full as comma-separated values.

use std::fmt::Write as _;

use crate::proof::{CellRecord, Formula, RowRecord, TableRecord};
use crate::publish::document::{Block, Target, Text};

/// The header of the file of values.
const HEADER: &str = "activation,transform,at,profile,m,conventions,kind,verdict,grade,closed form,lo,hi,reason";

/// Digits of the values in the file.
const DIGITS: usize = 22;

/// The section of a table on the page of its claim.
pub(super) fn section(blocks: &mut Vec<Block>, id: &str, table: &TableRecord) {
    blocks.push(Block::section(Text::of("Table")));
    blocks.push(Block::Display(table.formula.clone()));
    let profiles = table.profiles.iter().map(|profile| {
        let name = &profile.name;
        let title = Text::of(&format!("`{name}0`, `{name}1`, …: {}", profile.title));
        vec![title, Text::new().formula(&profile.spectrum)]
    });
    blocks.push(Block::table(&["profile", "transform"], profiles.collect()));
    let kinds = table.kinds.iter().map(|kind| {
        let verdict = Text::new().verdict(kind.verdict, kind.verdict.word());
        let (grade, cells) = (Text::of(kind.grade.word()), Text::of(&kind.cells.to_string()));
        let supposing = Text::of(&kind.supposing.to_string());
        vec![Text::of(&kind.kind), verdict, grade, cells, supposing]
    });
    let head = ["cells", "verdict", "grade", "how many", "supposing a transform"];
    blocks.push(Block::table(&head, kinds.collect()));
    let file = format!("{id}.csv");
    let text = Text::of(&format!(
        "The cells below are those of the {} convention; they rest on {} distinct integrals over the half line. Of \
         these, {} have a closed form, each met by rigorous quadrature of the integral itself. Digits shown are certain, \
         dots stand for more. Divergent: the integral does not exist, since near 0 the \
         integrand is like the power of ζ in brackets. PV: likewise, but a principal value exists and is given; that is \
         no admissibility. All digits, the other conventions and the reasons are in ",
        table.convention, table.integrals, table.met
    ));
    let text = text.link(Target::File(file.clone()), Text::new().code(&file)).say(".");
    blocks.push(Block::Paragraph(text));
    for row in &table.activations {
        activation(blocks, row, &table.factor);
    }
}

fn activation(blocks: &mut Vec<Block>, row: &RowRecord, factor: &Formula) {
    blocks.push(Block::Heading {
        level: 3,
        text: Text::new().code(&row.name).say(": ").say(&row.title),
    });
    let text = match row.seen {
        true => "Off the origin its transform is ",
        false => "Not seen, and supposed by these cells: off the origin its transform is ",
    };
    let text = Text::of(text).formula(&row.spectrum);
    blocks.push(Block::Paragraph(match row.at.is_empty() {
        true => text.say("."),
        false => text.say(&format!("; numbers are given at {}.", row.at)),
    }));
    let dimensions = row.cells.iter().map(|entry| entry.by_dimension.len()).max();
    let mut head = vec![Text::of("profile"), Text::of("every m, over ").formula(factor)];
    head.extend((1..=dimensions.unwrap_or(0)).map(|m| Text::of(&format!("m = {m}"))));
    let rows = row.cells.iter().map(|entry| {
        let every = match &entry.every {
            Some(every) => with_closed_form(every, entry.closed.as_ref()),
            None => Text::of("differs with m"),
        };
        let cells = entry.by_dimension.iter().zip(&entry.closed_by_dimension);
        let cells = cells.map(|(cell, closed)| with_closed_form(cell, closed.as_ref()));
        [Text::new().code(&entry.profile), every]
            .into_iter()
            .chain(cells)
            .collect()
    });
    let rows = rows.collect();
    blocks.push(Block::Table { head, rows });
}

/// The text of a cell after its closed form, if that says more.
fn with_closed_form(cell: &str, closed: Option<&Formula>) -> Text {
    match closed.filter(|closed| closed.text != cell) {
        Some(closed) => Text::new().formula(closed).say(" = ").say(cell),
        None => Text::of(cell),
    }
}

/// Every cell in every convention; conventions with the same cell share a line.
#[must_use]
pub fn csv(table: &TableRecord) -> String {
    let mut text = format!("{HEADER}\n");
    let together = |one: &CellRecord, other: &CellRecord| {
        let place = |cell: &CellRecord| (cell.activation.clone(), cell.profile.clone(), cell.dimension);
        place(one) == place(other)
    };
    for cells in table.cells.chunk_by(together) {
        let mut lines: Vec<(String, &CellRecord, Vec<&'static str>)> = Vec::new();
        for cell in cells {
            let values = values(cell);
            match lines.iter_mut().find(|(known, ..)| *known == values) {
                Some((.., conventions)) => conventions.push(cell.convention.word()),
                None => lines.push((values, cell, vec![cell.convention.word()])),
            }
        }
        for (values, cell, conventions) in lines {
            let _ = writeln!(
                text,
                "{},{},{},{},{},{},{values}",
                quoted(&cell.activation),
                if cell.seen { "seen" } else { "supposed" },
                quoted(&cell.at),
                cell.profile,
                cell.dimension,
                conventions.join(" ")
            );
        }
    }
    text
}

fn values(cell: &CellRecord) -> String {
    let (lo, hi) = cell
        .number
        .as_ref()
        .map(|number| number.to_decimal(DIGITS))
        .unwrap_or_default();
    format!(
        "{},{},{},{},{lo},{hi},{}",
        cell.kind.word(),
        cell.kind.verdict(),
        cell.grade,
        quoted(&cell.closed),
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
