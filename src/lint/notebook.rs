//! JSON: the cells of notebooks, and the texts of anything else.

use super::passage::{Characters, Passage, markdown};
use super::scan;

/// A text of a JSON file, its escapes resolved, and the key that it belongs to.
struct Text {
    key: String,
    chars: Characters,
    /// How many objects and arrays it stands in.
    depth: usize,
}

/// The cells of a notebook.
pub(super) fn passages(text: &str) -> Vec<Passage> {
    let (mut found, mut kind, mut source) = (Vec::new(), String::new(), Characters::new());
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) if text.key == "cell_type" => kind = text.chars.iter().map(|(c, _)| *c).collect(),
            // Those of a cell stand in the object of the cell and perhaps in an array.
            Piece::Text(text) if text.key == "source" && (3..=4).contains(&text.depth) => source.extend(text.chars),
            Piece::Text(_) => {}
            // The end of a cell.
            Piece::End(3) => {
                let chars = std::mem::take(&mut source);
                match kind.as_str() {
                    "code" => found.extend(scan::program(&chars, &scan::HASH)),
                    _ => found.extend(markdown(chars)),
                }
            }
            Piece::End(_) => {}
        }
    }
    found
}

/// Every text of a JSON file.
pub(super) fn texts(text: &str) -> Vec<Passage> {
    let texts = pieces(text).into_iter().filter_map(|piece| match piece {
        Piece::Text(text) => Some(Passage::plain(text.chars)),
        Piece::End(_) => None,
    });
    texts.collect()
}

enum Piece {
    Text(Text),
    /// An object that stands at this depth ends.
    End(usize),
}

/// What JSON is made of, as far as it is any; where it is none, nothing is made of it.
fn pieces(text: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut characters = text.char_indices().peekable();
    let (mut depth, mut key) = (0_usize, String::new());
    while let Some((_, c)) = characters.next() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => {
                if c == '}' {
                    found.push(Piece::End(depth));
                }
                depth = depth.saturating_sub(1);
            }
            '"' => {
                let chars = string(&mut characters);
                while characters.next_if(|(_, c)| c.is_whitespace()).is_some() {}
                match characters.peek() {
                    Some((_, ':')) => key = chars.iter().map(|(c, _)| *c).collect(),
                    _ => found.push(Piece::Text(Text {
                        key: key.clone(),
                        chars,
                        depth,
                    })),
                }
            }
            _ => {}
        }
    }
    found
}

/// A text up to its closing quote.
fn string(characters: &mut std::iter::Peekable<std::str::CharIndices<'_>>) -> Characters {
    let mut chars = Characters::new();
    while let Some((at, c)) = characters.next() {
        match c {
            '"' => break,
            '\\' => match characters.next() {
                Some((_, 'n' | 'r')) => chars.push(('\n', at)),
                Some((_, 't')) => chars.push((' ', at)),
                Some((_, 'u')) => {
                    let digits: String = characters.by_ref().take(4).map(|(_, c)| c).collect();
                    let code = u32::from_str_radix(&digits, 16).ok();
                    chars.push((code.and_then(char::from_u32).unwrap_or('\0'), at));
                }
                Some((_, other)) => chars.push((other, at)),
                None => break,
            },
            c => chars.push((c, at)),
        }
    }
    chars
}
