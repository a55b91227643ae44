//! A page in Markdown, formulas as LaTeX between dollar signs.

use crate::proof::Formula;
use crate::publish::directory::MARK;
use crate::publish::document::{Block, Document, Line, Span, Target, Text, relative};

/// The page with the mark of this program.
#[must_use]
pub fn page(document: &Document) -> String {
    let set = Setting {
        path: &document.path,
        cell: false,
    };
    let mut page = format!("{MARK}\n# {}\n", set.text(&document.title));
    for block in &document.blocks {
        page.push('\n');
        page.push_str(&set.block(block));
    }
    page
}

/// Where a text is set.
#[derive(Clone, Copy)]
struct Setting<'a> {
    /// The page that links start from.
    path: &'a str,
    /// Whether it is a cell of a table, which a bar and the end of the line would end.
    cell: bool,
}

impl Setting<'_> {
    fn block(self, block: &Block) -> String {
        match block {
            Block::Heading { level, text } => format!("{} {}\n", "#".repeat(*level), self.text(text)),
            Block::Paragraph(text) => format!("{}\n", self.text(text)),
            Block::Display(formula) => format!("$$\n{}\n$$\n", formula.latex),
            Block::Chain(lines) => chain(lines),
            Block::List { ordered, items } => {
                let mark = |n: usize| if *ordered { format!("{n}.") } else { "*".into() };
                let items = items.iter().enumerate();
                items
                    .map(|(n, item)| format!("{} {}\n", mark(n + 1), self.text(item)))
                    .collect()
            }
            Block::Table { head, rows } => {
                let ruled = format!("|{}\n", " --- |".repeat(head.len()));
                let rows = rows.iter().map(|row| self.row(row));
                std::iter::once(self.row(head) + &ruled).chain(rows).collect()
            }
            Block::Code { language, text } => format!("```{language}\n{text}\n```\n"),
            Block::Quote(text) => format!("> {}\n", self.text(text)),
            Block::Figure {
                file,
                alternative,
                caption,
            } => {
                let file = relative(self.path, file);
                format!("![{}]({file})\n\n{}\n", escaped(alternative), self.text(caption))
            }
        }
    }

    fn row(self, cells: &[Text]) -> String {
        let set = Setting { cell: true, ..self };
        let cells = cells.iter().map(|cell| match cell.is_empty() {
            true => " |".into(),
            false => format!(" {} |", set.text(cell)),
        });
        format!("|{}\n", cells.collect::<String>())
    }

    fn text(self, text: &Text) -> String {
        text.0.iter().map(|span| self.span(span)).collect()
    }

    fn span(self, span: &Span) -> String {
        match span {
            Span::Words(words) if self.cell => escaped(&words.replace('\n', " ")),
            Span::Words(words) | Span::Verdict(_, words) => escaped(words),
            Span::Formula(formula) => self.formula(formula),
            Span::Code(code) if self.cell => format!("`{}`", code.replace('\n', " ").replace('|', "\\|")),
            Span::Code(code) => format!("`{code}`"),
            Span::Strong(text) => format!("**{}**", self.text(text)),
            Span::Emphasis(text) => format!("*{}*", self.text(text)),
            Span::Link(target, text) => format!("[{}]({})", self.text(text), self.address(target)),
        }
    }

    fn formula(self, formula: &Formula) -> String {
        match self.cell {
            true => format!("${}$", formula.latex.replace('|', r"\vert ")),
            false => format!("${}$", formula.latex),
        }
    }

    fn address(self, target: &Target) -> String {
        match target {
            Target::Page { path, anchor } => {
                let file = relative(self.path, &format!("{path}.md"));
                match anchor {
                    Some(anchor) if path == self.path => format!("#{anchor}"),
                    Some(anchor) => format!("{file}#{anchor}"),
                    None => file,
                }
            }
            Target::File(file) => relative(self.path, file),
            Target::Address(address) => address.clone(),
        }
    }
}

fn chain(lines: &[Line]) -> String {
    let rows: Vec<String> = lines
        .iter()
        .enumerate()
        .map(|(n, line)| {
            let left = if n == 0 { line.left.latex.as_str() } else { "" };
            format!(r"{left} &{} && ({})", line.continuation.latex, n + 1)
        })
        .collect();
    format!(
        "$$\n\\begin{{aligned}}\n{}\n\\end{{aligned}}\n$$\n",
        rows.join(" \\\\\n")
    )
}

/// Words, with the characters that Markdown would take for its own escaped.
fn escaped(words: &str) -> String {
    let mut set = String::with_capacity(words.len());
    for character in words.chars() {
        if matches!(character, '*' | '_' | '<' | '|' | '$' | '[' | ']' | '\\' | '`') {
            set.push('\\');
        }
        set.push(character);
    }
    set
}
