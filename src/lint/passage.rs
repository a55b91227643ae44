//! The passages of a text in which pairs are looked for, each character with its place in the file.

use super::language::Language;
use super::{notebook, scan};

/// Characters and the bytes that they begin at.
pub(super) type Characters = Vec<(char, usize)>;

/// Words with mathematics between them.
#[derive(Clone, Debug, Default)]
pub(super) struct Passage {
    pub(super) chars: Characters,
    /// Whether it is LaTeX throughout.
    pub(super) is_tex: bool,
    /// The number of a program that the passage stands beside as its comment.
    pub(super) literal: Option<Literal>,
}

/// A number that a program gives a name to or lists, alone on its line.
#[derive(Clone, Debug)]
pub(super) struct Literal {
    /// As written, without its sign and without what groups its digits.
    pub(super) digits: String,
    pub(super) negative: bool,
    /// The bytes that they take, with the sign.
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Passage {
    /// Words of any kind but LaTeX.
    pub(super) fn plain(chars: Characters) -> Passage {
        Passage {
            chars,
            ..Passage::default()
        }
    }

    /// What stands between two of its characters, on one line.
    pub(super) fn text(&self, start: usize, end: usize) -> String {
        let inside: String = self
            .chars
            .get(start..end)
            .unwrap_or_default()
            .iter()
            .map(|(c, _)| *c)
            .collect();
        inside.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The bytes between two of its characters, if these stand in the file as they do here.
    pub(super) fn bytes(&self, start: usize, end: usize) -> Option<(usize, usize)> {
        let inside = self.chars.get(start..end)?;
        let (first, last) = (inside.first()?.1, inside.last()?);
        let length: usize = inside.iter().map(|(c, _)| c.len_utf8()).sum();
        let end = last.1 + last.0.len_utf8();
        (end - first == length).then_some((first, end))
    }
}

/// The passages of a text.
pub(super) fn passages(text: &str, language: Language) -> Vec<Passage> {
    let chars: Characters = text.char_indices().map(|(at, c)| (c, at)).collect();
    match language {
        Language::Tex => vec![Passage {
            chars: without_comments(chars),
            is_tex: true,
            literal: None,
        }],
        Language::Markdown => markdown(chars),
        Language::Notebook => notebook::passages(text),
        Language::Json => notebook::texts(text),
        Language::Python => scan::program(&chars, &scan::HASH),
        Language::C => scan::program(&chars, &scan::SLASHES),
        Language::Plain => vec![Passage::plain(chars)],
    }
}

/// LaTeX without what stands after a percent sign.
fn without_comments(chars: Characters) -> Characters {
    let (mut before, mut comment) = ('\n', false);
    let mut kept = Characters::new();
    for (c, at) in chars {
        comment = (comment && c != '\n') || (c == '%' && before != '\\');
        // Of two backslashes the second escapes nothing.
        before = if before == '\\' && c == '\\' { ' ' } else { c };
        if !comment {
            kept.push((c, at));
        }
    }
    kept
}

/// Markdown: its words, and its blocks of code as the programs that they are.
pub(super) fn markdown(chars: Characters) -> Vec<Passage> {
    let (mut words, mut found) = (Characters::new(), Vec::new());
    let mut block: Option<(String, Characters)> = None;
    for line in chars.split_inclusive(|(c, _)| *c == '\n') {
        let text: String = line.iter().map(|(c, _)| *c).collect();
        let fence = text
            .trim()
            .strip_prefix("```")
            .or_else(|| text.trim().strip_prefix("~~~"));
        match (fence, block.take()) {
            (Some(info), None) => {
                words.extend([('\n', 0), ('\n', 0)]);
                block = Some((info.trim().to_lowercase(), Characters::new()));
            }
            (Some(_), Some((info, code))) => found.extend(code_block(&info, code)),
            (None, Some((info, mut code))) => {
                code.extend(line);
                block = Some((info, code));
            }
            (None, None) => words.extend(line),
        }
    }
    found.extend(block.map(|(info, code)| code_block(&info, code)).unwrap_or_default());
    found.push(Passage::plain(words));
    found
}

fn code_block(info: &str, code: Characters) -> Vec<Passage> {
    let name = info
        .split([' ', ',', '{', '}'])
        .find(|word| !word.is_empty())
        .unwrap_or("");
    match name {
        "python" | "py" | "julia" | "r" | "sh" | "yaml" | "toml" => scan::program(&code, &scan::HASH),
        "rust" | "rs" | "c" | "cpp" | "c++" | "js" | "javascript" | "java" | "go" => {
            scan::program(&code, &scan::SLASHES)
        }
        "math" | "latex" | "tex" => vec![Passage {
            chars: without_comments(code),
            is_tex: true,
            literal: None,
        }],
        _ => vec![Passage::plain(code)],
    }
}
