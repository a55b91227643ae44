//! The layout of a paper's text: two spaces for each level, one space between words, lines of at most [`WIDTH`] characters.
//!
//! Only white space changes, and a text that was laid out once stays as it is.

use super::fault::Fault;
use super::line::{Line, Piece, pieces};
use super::placed;
use std::path::Path;

/// The longest line, where it can be broken.
const WIDTH: usize = 118;

/// After these a formula may go on on the next line.
const BREAKS: [char; 9] = ['+', '-', '*', '/', '=', '<', '>', ',', ';'];

/// The text of a file laid out.
///
/// # Errors
/// A text that cannot be taken apart into lines.
pub fn format(file: &Path, text: &str) -> Result<String, Fault> {
    let pieces = pieces(text).map_err(|misfit| placed(file, text, misfit))?;
    let mut out = String::new();
    let mut above: Vec<usize> = Vec::new();
    let mut gap = false;
    for piece in &pieces {
        let (indent, words) = match piece {
            Piece::Gap => {
                gap = !out.is_empty();
                continue;
            }
            Piece::Comment(indent, text) => (*indent, vec![text.clone()]),
            Piece::Line(line) => (line.indent, Vec::new()),
        };
        while above.last().is_some_and(|last| *last >= indent) {
            above.pop();
        }
        let level = 2 * above.len();
        if std::mem::take(&mut gap) {
            out.push('\n');
        }
        let laid = match piece {
            Piece::Line(line) => {
                above.push(indent);
                laid_out(line, level)
            }
            Piece::Gap | Piece::Comment(..) => words,
        };
        for (number, line) in laid.iter().enumerate() {
            let deeper = match piece {
                Piece::Line(line) if number > 0 => 2 + 2 * usize::from(!line.is_text()),
                _ => 0,
            };
            out.extend([&" ".repeat(level + deeper), line.as_str(), "\n"]);
        }
    }
    Ok(out)
}

/// A line, broken where it is too long; the parts after the first stand further in.
fn laid_out(line: &Line, level: usize) -> Vec<String> {
    let words = words(&line.span().text());
    let mut lines: Vec<String> = Vec::new();
    let mut rest = &words[..];
    while !rest.is_empty() {
        let room = WIDTH.saturating_sub(level + if lines.is_empty() { 0 } else { 4 });
        let count = match line.is_text() {
            true => filled(rest, room),
            false => broken(rest, room),
        };
        lines.push(match line.is_text() {
            true => rest[..count].join(" "),
            false => joined(&rest[..count]),
        });
        rest = &rest[count..];
    }
    lines
}

/// The words of a line; what stands in quotes is one word.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in text.chars() {
        quoted ^= c == '"';
        match words.last_mut() {
            Some(word) if !c.is_whitespace() || quoted => word.push(c),
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The words with spaces between them, two before the step that shows a relation.
fn joined(words: &[String]) -> String {
    let shown = words
        .first()
        .is_some_and(|first| ["=", "<=", "<", "also"].contains(&first.as_str()));
    let mut line = String::new();
    for (index, word) in words.iter().enumerate() {
        let begins_step = shown && word == "by" && index > 1;
        line.push_str(match (index, begins_step) {
            (0, _) => "",
            (_, true) => "  ",
            (_, false) => " ",
        });
        line.push_str(word);
    }
    line
}

fn width(words: &[String]) -> usize {
    words
        .iter()
        .map(|word| word.chars().count() + 1)
        .sum::<usize>()
        .saturating_sub(1)
}

/// As many words as there is room for, at least one.
fn filled(words: &[String], room: usize) -> usize {
    let fits = (1..=words.len())
        .take_while(|count| width(&words[..*count]) <= room)
        .last();
    fits.unwrap_or(1)
}

/// As many words as come before the best break: outside of as many brackets as possible, and late. All of them where they fit, or where
/// there is no break.
fn broken(words: &[String], room: usize) -> usize {
    if width(words) <= room {
        return words.len();
    }
    let may_break = |count: &usize| words[count - 1].ends_with(BREAKS) && !words[*count].starts_with('"');
    let early = |count: &usize| width(&words[..*count]) > room / 3;
    let places: Vec<usize> = (1..words.len()).filter(may_break).filter(early).collect();
    let within = places.iter().filter(|count| width(&words[..**count]) <= room);
    // In `c = 1/3, d = 2/3` a break after the comma is better than one after `=`.
    let between = |count: usize| words[count - 1].ends_with([',', ';']);
    let rank = |count: usize| (depth_after(&words[..count]), !between(count), std::cmp::Reverse(count));
    let shallow = within.min_by_key(|count| rank(**count));
    shallow.or(places.first()).copied().unwrap_or(words.len())
}

/// How many more brackets are opened than closed, those in quotes apart.
fn depth_after(words: &[String]) -> i64 {
    let mut quoted = false;
    let mut depth = 0;
    for c in words.iter().flat_map(|word| word.chars()) {
        match c {
            '"' => quoted = !quoted,
            '(' | '[' if !quoted => depth += 1,
            ')' | ']' if !quoted => depth -= 1,
            _ => {}
        }
    }
    depth
}
