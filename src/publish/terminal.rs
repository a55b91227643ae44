//! A page as plain text, formulas in the formula language, no wider than a terminal where that can be.

use crate::publish::document::{Block, Document, Span, Text};

/// The width of a line, in characters.
const WIDTH: usize = 100;

/// Between the columns of a table.
const GAP: usize = 2;

/// A table with more columns than this stays a table, however wide it is.
const COLUMNS: usize = 6;

/// The page.
#[must_use]
pub fn page(document: &Document) -> String {
    let mut page = format!("# {}\n", set(&document.title));
    for block in &document.blocks {
        page.push('\n');
        page.push_str(&self::block(block));
    }
    page
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, text } => format!("{} {}\n", "#".repeat(*level), set(text)),
        Block::Paragraph(text) => wrapped(&set(text), ""),
        Block::Display(formula) => format!("    {}\n", formula.text),
        Block::Chain(lines) => {
            let lines = lines.iter().enumerate();
            lines
                .map(|(n, line)| format!("    ({}) {}\n", n + 1, line.relation.text))
                .collect()
        }
        Block::List { ordered, items } => {
            let mark = |n: usize| if *ordered { format!("{n}. ") } else { "* ".into() };
            let items = items.iter().enumerate();
            items.map(|(n, item)| wrapped(&set(item), &mark(n + 1))).collect()
        }
        Block::Table { head, rows } => table(head, rows),
        Block::Code { text, .. } => text.lines().map(|line| format!("    {line}\n")).collect(),
        Block::Quote(text) => wrapped(&set(text), "    "),
        Block::Figure { file, caption, .. } => wrapped(&format!("{file}: {}", set(caption)), ""),
    }
}

/// Words on lines of the width, the first after the mark and the others below its end. A word is never broken.
fn wrapped(words: &str, mark: &str) -> String {
    let indent = " ".repeat(length(mark));
    let mut text = String::from(mark.trim_end());
    let mut column = length(mark.trim_end());
    for (place, word) in words.split_whitespace().enumerate() {
        let first = place == 0;
        if !first && column + 1 + length(word) > WIDTH {
            text.push('\n');
            text.push_str(&indent);
            column = indent.len();
        } else if first {
            text.push_str(&" ".repeat(indent.len() - column));
            column = indent.len();
        } else {
            text.push(' ');
            column += 1;
        }
        text.push_str(word);
        column += length(word);
    }
    text + "\n"
}

fn length(text: &str) -> usize {
    text.chars().count()
}

/// Columns below each other where they fit, else each row as a list of its cells.
fn table(head: &[Text], rows: &[Vec<Text>]) -> String {
    let cells = |row: &[Text]| -> Vec<String> { row.iter().map(|cell| set(cell).replace('\n', " ")).collect() };
    let (head, rows): (_, Vec<Vec<String>>) = (cells(head), rows.iter().map(|row| cells(row)).collect());
    let widths: Vec<usize> = (0..head.len())
        .map(|column| {
            let below = rows.iter().filter_map(|row| row.get(column));
            below.chain([&head[column]]).map(|cell| length(cell)).max().unwrap_or(0)
        })
        .collect();
    let width = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
    if width > WIDTH && head.len() <= COLUMNS {
        let items = rows.iter().map(|row| item(&head, row));
        return items.collect::<Vec<_>>().join("\n");
    }
    let line = |cells: &[String]| {
        let padded = cells.iter().zip(&widths).map(|(cell, width)| {
            let space = " ".repeat(width + GAP - length(cell));
            format!("{cell}{space}")
        });
        format!("{}\n", padded.collect::<String>().trim_end())
    };
    let rule: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    let lines = rows.iter().map(|row| line(row));
    line(&head) + &line(&rule) + &lines.collect::<String>()
}

/// A row of a table that is too wide: its first cell, and below it the others by their heads.
fn item(head: &[String], row: &[String]) -> String {
    let mut text = String::new();
    for (place, (name, cell)) in head
        .iter()
        .zip(row)
        .enumerate()
        .filter(|(_, (_, cell))| !cell.is_empty())
    {
        let mark = if place == 0 { "* " } else { "  " };
        let name = if name.is_empty() {
            String::new()
        } else {
            format!("{name}: ")
        };
        text.push_str(&wrapped(&format!("{name}{cell}"), mark));
    }
    text
}

/// The words alone; what is code stays marked as such.
fn set(text: &Text) -> String {
    let spans = text.0.iter().map(|span| match span {
        Span::Words(words) | Span::Verdict(_, words) => words.clone(),
        Span::Formula(formula) => formula.text.clone(),
        Span::Code(code) => format!("`{code}`"),
        Span::Strong(text) | Span::Emphasis(text) | Span::Link(_, text) => set(text),
    });
    spans.collect()
}
