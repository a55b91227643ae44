//! A page as plain text, formulas in the formula language.

use crate::report::document::{Block, Document, Span, Text};

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
        Block::Paragraph(text) => format!("{}\n", set(text)),
        Block::Display(formula) => format!("    {}\n", formula.text),
        Block::Chain(lines) => {
            let lines = lines.iter().enumerate();
            lines
                .map(|(n, line)| format!("    ({}) {}\n", n + 1, line.relation.text))
                .collect()
        }
        Block::List { ordered, items } => {
            let mark = |n: usize| if *ordered { format!("{n}.") } else { "*".into() };
            let items = items.iter().enumerate();
            items
                .map(|(n, item)| format!("{} {}\n", mark(n + 1), set(item)))
                .collect()
        }
        Block::Table { head, rows } => {
            let ruled = format!("|{}\n", " --- |".repeat(head.len()));
            std::iter::once(row(head) + &ruled)
                .chain(rows.iter().map(|cells| row(cells)))
                .collect()
        }
        Block::Code { language, text } => format!("```{language}\n{text}\n```\n"),
        Block::Quote(text) => format!("> {}\n", set(text)),
        Block::Figure { file, caption, .. } => format!("{file}: {}\n", set(caption)),
    }
}

fn row(cells: &[Text]) -> String {
    let cells: String = cells
        .iter()
        .map(|cell| format!(" {} |", set(cell).replace('\n', " ")))
        .collect();
    format!("|{cells}\n")
}

fn set(text: &Text) -> String {
    let spans = text.0.iter().map(|span| match span {
        Span::Words(words) | Span::Verdict(_, words) => words.clone(),
        Span::Formula(formula) => formula.text.clone(),
        Span::Code(code) => format!("`{code}`"),
        Span::Strong(text) => format!("**{}**", set(text)),
        Span::Emphasis(text) => format!("*{}*", set(text)),
        Span::Link(_, text) => set(text),
    });
    spans.collect()
}
