//! A page in HTML, formulas as MathML with the formula language as their alternative.

use crate::proof::Formula;
use crate::publish::document::{Block, Document, Line, Span, Target, Text, relative};
use crate::publish::markup::Markup;

/// The folder of the site below the report.
pub const SITE: &str = "site";

/// The attribute that MathML needs in XML, and HTML does not.
const NAMESPACE: &str = " xmlns=\"http://www.w3.org/1998/Math/MathML\"";

/// The blocks of a page; each section is an element of its own, named by its heading.
pub fn blocks(document: &Document, out: &mut Markup) {
    let anchors = document.anchors();
    let mut anchors = anchors.iter().map(String::as_str);
    let set = Setting { path: &document.path };
    let is_section = |block: &Block| matches!(block, Block::Heading { level: 2, .. });
    let first = document.blocks.iter().position(is_section);
    let (before, sections) = document.blocks.split_at(first.unwrap_or(document.blocks.len()));
    set.blocks(before, "", &mut anchors, out);
    let mut rest = sections;
    while let Some((_, after)) = rest.split_first() {
        let length = 1 + after.iter().position(is_section).unwrap_or(after.len());
        let anchor = anchors.next().unwrap_or_default();
        out.element("section", &[("aria-labelledby", anchor)], |out| {
            out.line();
            set.blocks(&rest[..length], anchor, &mut anchors, out);
        });
        out.line();
        rest = &rest[length..];
    }
}

/// A sentence of the page at `path`.
pub fn text(path: &str, text: &Text, out: &mut Markup) {
    Setting { path }.text(text, out);
}

/// Where a link from the page at `path` leads.
#[must_use]
pub fn address(path: &str, target: &Target) -> String {
    match target {
        Target::Page { path: to, anchor } => {
            let file = relative(path, &format!("{}.html", page_name(to)));
            match anchor {
                Some(anchor) if to == path => format!("#{anchor}"),
                Some(anchor) => format!("{file}#{anchor}"),
                None => file,
            }
        }
        Target::File(file) => relative(&format!("{SITE}/{path}"), file),
        Target::Address(address) => address.clone(),
    }
}

/// The name of a page on the site, without an ending: the first page is another one there.
#[must_use]
pub fn page_name(path: &str) -> &str {
    match path {
        "index" => "passages",
        other => other,
    }
}

/// A formula within a sentence.
pub fn inline(formula: &Formula, out: &mut Markup) {
    out.append(&mathml(formula, ""));
}

/// Formulas, each on a line of its own.
pub fn display<'a>(formulas: impl Iterator<Item = &'a Formula>, out: &mut Markup) {
    out.element("div", &[("class", "formula")], |out| {
        for formula in formulas {
            out.element("div", &[], |out| large(formula, out));
            out.line();
        }
    });
    out.line();
}

/// Text for machines with a button that copies it.
pub fn code(language: &str, text: &str, out: &mut Markup) {
    out.element("div", &[("class", "code")], |out| {
        out.element("pre", &[], |out| out.words_in("code", &[], text));
        let label = format!("Copy {}", named(language));
        let attributes = [("type", "button"), ("class", "copy"), ("hidden", "hidden")];
        out.words_in("button", &attributes, &label);
    });
    out.line();
}

fn named(language: &str) -> &str {
    match language {
        "bibtex" => "BibTeX",
        "json" => "JSON",
        "latex" => "TeX",
        "sh" => "command",
        "" => "text",
        other => other,
    }
}

/// Where a text is set.
#[derive(Clone, Copy)]
struct Setting<'a> {
    /// The page that links start from.
    path: &'a str,
}

impl Setting<'_> {
    /// Blocks one after the other. The first heading has the anchor given, and any other the next of `anchors`.
    fn blocks<'a>(
        self,
        blocks: &[Block],
        first: &'a str,
        anchors: &mut impl Iterator<Item = &'a str>,
        out: &mut Markup,
    ) {
        let mut anchors = std::iter::once(first)
            .filter(|anchor| !anchor.is_empty())
            .chain(anchors);
        let mut rest = blocks;
        while let Some(block) = rest.first() {
            // Formulas that follow each other share a frame.
            let run = rest.iter().take_while(|block| displayed(block).is_some()).count();
            match run {
                0 => self.block(block, &mut anchors, out),
                _ => display(rest[..run].iter().filter_map(displayed), out),
            }
            rest = &rest[run.max(1)..];
        }
    }

    fn block<'a>(self, block: &Block, anchors: &mut impl Iterator<Item = &'a str>, out: &mut Markup) {
        match block {
            Block::Heading { level, text } => {
                let anchor = anchors.next().unwrap_or_default();
                let name = format!("h{level}");
                out.element(&name, &[("id", anchor)], |out| self.text(text, out));
                out.line();
            }
            Block::Paragraph(text) => {
                out.element("p", &[], |out| self.text(text, out));
                out.line();
            }
            Block::Display(formula) => display(std::iter::once(formula), out),
            Block::Chain(lines) => chain(lines, out),
            Block::List { ordered, items } => {
                out.element(if *ordered { "ol" } else { "ul" }, &[], |out| {
                    for item in items {
                        out.element("li", &[], |out| self.text(item, out));
                        out.line();
                    }
                });
                out.line();
            }
            Block::Table { head, rows } => self.table(head, rows, out),
            Block::Code { language, text } => code(language, text, out),
            Block::Quote(text) => {
                out.element("blockquote", &[], |out| {
                    out.element("p", &[], |out| self.text(text, out));
                });
                out.line();
            }
            Block::Figure {
                file,
                alternative,
                caption,
            } => {
                let source = address(self.path, &Target::File(file.clone()));
                out.element("figure", &[], |out| {
                    out.void("img", &[("src", &source), ("alt", alternative)]);
                    out.element("figcaption", &[], |out| self.text(caption, out));
                });
                out.line();
            }
        }
    }

    fn table(self, head: &[Text], rows: &[Vec<Text>], out: &mut Markup) {
        out.element("div", &[("class", "scroll")], |out| {
            out.element("table", &[], |out| {
                out.element("thead", &[], |out| {
                    out.element("tr", &[], |out| {
                        for cell in head {
                            out.element("th", &[("scope", "col")], |out| self.text(cell, out));
                        }
                    });
                });
                out.line();
                out.element("tbody", &[], |out| {
                    for row in rows {
                        out.element("tr", &[], |out| self.row(row, out));
                        out.line();
                    }
                });
            });
        });
        out.line();
    }

    /// What stands first names the row.
    fn row(self, cells: &[Text], out: &mut Markup) {
        for (column, cell) in cells.iter().enumerate() {
            match column {
                0 => out.element("th", &[("scope", "row")], |out| self.text(cell, out)),
                _ => out.element("td", &[], |out| self.text(cell, out)),
            }
        }
    }

    fn text(self, text: &Text, out: &mut Markup) {
        for span in &text.0 {
            match span {
                Span::Words(words) => out.words(words),
                Span::Formula(formula) => inline(formula, out),
                Span::Code(code) => out.words_in("code", &[], code),
                Span::Strong(text) => out.element("strong", &[], |out| self.text(text, out)),
                Span::Emphasis(text) => out.element("em", &[], |out| self.text(text, out)),
                Span::Verdict(verdict, words) => {
                    let class = format!("verdict {verdict}");
                    out.words_in("span", &[("class", &class)], words);
                }
                Span::Link(target, text) => {
                    let address = address(self.path, target);
                    out.element("a", &[("href", &address)], |out| self.text(text, out));
                }
            }
        }
    }
}

/// A numbered line for each relation; the first has the left side.
fn chain(lines: &[Line], out: &mut Markup) {
    out.element("ol", &[("class", "chain"), ("role", "list")], |out| {
        for (n, line) in lines.iter().enumerate() {
            out.element("li", &[], |out| {
                out.element("span", &[("class", "left")], |out| {
                    if n == 0 {
                        large(&line.left, out);
                    }
                });
                out.element("span", &[("class", "right")], |out| {
                    large(&line.continuation, out);
                });
            });
            out.line();
        }
    });
    out.line();
}

fn displayed(block: &Block) -> Option<&Formula> {
    match block {
        Block::Display(formula) => Some(formula),
        _ => None,
    }
}

/// A formula as large as it is on a line of its own.
fn large(formula: &Formula, out: &mut Markup) {
    out.append(&mathml(formula, " displaystyle=\"true\""));
}

/// The MathML of a formula, as short as HTML lets it be: without the namespace, without a row around the whole, which is
/// one anyway, and with the invisible signs as characters.
fn mathml(formula: &Formula, attribute: &str) -> String {
    let short = formula.mathml.replacen(NAMESPACE, attribute, 1);
    let short = short.replace("&#x2061;", "\u{2061}").replace("&#x2062;", "\u{2062}");
    // A formula is one element, so that a row that begins and ends it is the same.
    let inside = short.split_once('>').and_then(|(math, inside)| {
        let row = inside.strip_prefix("<mrow>")?.strip_suffix("</mrow></math>")?;
        Some(format!("{math}>{row}</math>"))
    });
    inside.unwrap_or(short)
}
