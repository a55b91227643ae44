//! Lines of a paper's text: what belongs together on one line, and where each character of it stands.
//!
//! A line that begins with `--` is a comment. A formula goes on as long as a bracket is open or the line ends with an operation; a text (after `says`, `note`, `:` and the like) goes on
//! with every line that is indented more deeply than its first.

use std::ops::Range;

/// The words that begin a text rather than formulas.
const TEXTS: [&str; 10] = [
    "says",
    "note",
    ":",
    "cite",
    "definition",
    "problem",
    "statement",
    "figure",
    "illustration",
    "reading",
];

/// A line as it is meant, put together from the lines of the file over which it runs.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// How many spaces stand before it.
    pub(super) indent: usize,
    /// The characters, without the indentation; lines joined by a space.
    characters: Vec<char>,
    /// For each line of the file: where its characters begin among those above, its number and the column of its first character.
    pieces: Vec<(usize, usize, usize)>,
}

/// A mistake in a text whose file is known to the caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Misfit {
    /// The line of the file, from 1 on.
    pub(super) line: usize,
    /// The column, from 1 on.
    pub(super) column: usize,
    /// What is wrong.
    pub(super) reason: String,
}

impl Line {
    fn new(number: usize, text: &str) -> Line {
        let indent = text.chars().take_while(|c| *c == ' ').count();
        Line {
            indent,
            characters: text.trim_end().chars().skip(indent).collect(),
            pieces: vec![(0, number, indent + 1)],
        }
    }

    fn join(&mut self, other: &Line) {
        self.characters.push(' ');
        let begins = self.characters.len();
        self.pieces.extend(
            other
                .pieces
                .iter()
                .map(|(at, line, column)| (begins + at, *line, *column)),
        );
        self.characters.extend(&other.characters);
    }

    fn first_word(&self) -> String {
        self.characters.iter().take_while(|c| !c.is_whitespace()).collect()
    }

    /// Whether the line that follows belongs to this one.
    fn takes(&self, next: &Line) -> bool {
        match self.is_text() {
            true => next.indent > self.indent,
            false => self.is_open(),
        }
    }

    /// Whether it is a text rather than formulas.
    pub(super) fn is_text(&self) -> bool {
        TEXTS.contains(&self.first_word().as_str())
    }

    /// Whether more brackets are opened than closed, those in quotes apart, or something is missing at its end.
    fn is_open(&self) -> bool {
        let mut depth = 0_i64;
        let mut quoted = false;
        for c in &self.characters {
            match c {
                '"' => quoted = !quoted,
                '(' | '[' if !quoted => depth += 1,
                ')' | ']' if !quoted => depth -= 1,
                _ => {}
            }
        }
        let goes_on = |c: &char| ['+', '-', '*', '/', '=', '<', ',', ';'].contains(c);
        depth > 0 || self.characters.last().is_some_and(goes_on)
    }

    /// All of it.
    pub(super) fn span(&self) -> Span<'_> {
        Span {
            line: self,
            range: 0..self.characters.len(),
        }
        .trimmed()
    }
}

/// What a text is made of.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// Empty lines.
    Gap,
    /// A comment with its dashes, and its indentation.
    Comment(usize, String),
    /// Anything else.
    Line(Line),
}

/// The pieces of a text in order.
pub(super) fn pieces(text: &str) -> Result<Vec<Piece>, Misfit> {
    let mut found: Vec<Piece> = Vec::new();
    for (index, raw) in text.lines().enumerate() {
        let line = Line::new(index + 1, raw);
        if let Some(at) = line.characters.iter().position(|c| *c == '\t') {
            return Err(Misfit {
                line: index + 1,
                column: line.indent + at + 1,
                reason: "a tab: write spaces".into(),
            });
        }
        let is_comment = line.characters.starts_with(&['-', '-']);
        match found.last_mut() {
            _ if line.characters.is_empty() => found.push(Piece::Gap),
            _ if is_comment => found.push(Piece::Comment(line.indent, line.characters.iter().collect())),
            Some(Piece::Line(last)) if last.takes(&line) => last.join(&line),
            _ => found.push(Piece::Line(line)),
        }
    }
    Ok(found)
}

/// The lines of a text that are neither empty nor comments.
pub(super) fn lines(text: &str) -> Result<Vec<Line>, Misfit> {
    let line = |piece| match piece {
        Piece::Line(line) => Some(line),
        Piece::Gap | Piece::Comment(..) => None,
    };
    Ok(pieces(text)?.into_iter().filter_map(line).collect())
}

/// A part of a line.
#[derive(Clone, Debug)]
pub(super) struct Span<'a> {
    line: &'a Line,
    range: Range<usize>,
}

impl<'a> Span<'a> {
    fn characters(&self) -> &'a [char] {
        &self.line.characters[self.range.clone()]
    }

    /// The text.
    pub(super) fn text(&self) -> String {
        self.characters().iter().collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.range.is_empty()
    }

    /// The part from one of its characters to another.
    fn part(&self, range: Range<usize>) -> Span<'a> {
        let begin = self.range.start;
        Span {
            line: self.line,
            range: begin + range.start..begin + range.end,
        }
        .trimmed()
    }

    fn trimmed(mut self) -> Span<'a> {
        let blank = |at: usize| self.line.characters[at].is_whitespace();
        while self.range.start < self.range.end && blank(self.range.start) {
            self.range.start += 1;
        }
        while self.range.start < self.range.end && blank(self.range.end - 1) {
            self.range.end -= 1;
        }
        self
    }

    /// What is wrong at a character of it, from 0 on.
    pub(super) fn misfit_at(&self, at: usize, reason: impl Into<String>) -> Misfit {
        let place = self.range.start + at;
        let (begin, line, column) = *self
            .line
            .pieces
            .iter()
            .rev()
            .find(|(begin, ..)| *begin <= place)
            .unwrap_or(&self.line.pieces[0]);
        Misfit {
            line,
            column: column + place - begin,
            reason: reason.into(),
        }
    }

    /// What is wrong with it.
    pub(super) fn misfit(&self, reason: impl Into<String>) -> Misfit {
        self.misfit_at(0, reason)
    }

    /// The first word and the rest.
    pub(super) fn word(&self) -> (String, Span<'a>) {
        let characters = self.characters();
        let end = characters.iter().position(|c| c.is_whitespace());
        let end = end.unwrap_or(characters.len());
        let word = characters[..end].iter().collect();
        (word, self.part(end..characters.len()))
    }

    /// What follows the phrase, if it begins with it as whole words.
    pub(super) fn after(&self, phrase: &str) -> Option<Span<'a>> {
        let characters = self.characters();
        let length = phrase.chars().count();
        let begins = characters.len() >= length && phrase.chars().zip(characters).all(|(a, b)| a == *b);
        let whole = characters.get(length).is_none_or(|c| !c.is_alphanumeric() && *c != '_');
        (begins && whole).then(|| self.part(length..characters.len()))
    }

    /// The places outside brackets and quotes.
    fn outside(&self) -> Vec<usize> {
        let (mut depth, mut quoted) = (0_i64, false);
        let mut found = Vec::new();
        for (at, c) in self.characters().iter().enumerate() {
            match c {
                '"' => quoted = !quoted,
                '(' | '[' if !quoted => depth += 1,
                ')' | ']' if !quoted => depth -= 1,
                _ if depth == 0 && !quoted => found.push(at),
                _ => {}
            }
        }
        found
    }

    /// What stands at its end.
    pub(super) fn end(&self) -> Span<'a> {
        self.part(self.range.len()..self.range.len())
    }

    /// What stands before the first quote, and the rest from there on.
    pub(super) fn at_quote(&self) -> Option<(Span<'a>, Span<'a>)> {
        let characters = self.characters();
        let at = characters.iter().position(|c| *c == '"')?;
        Some((self.part(0..at), self.part(at..characters.len())))
    }

    /// The parts before and after the first `phrase`, of one word or several, that stands on its own outside brackets and quotes.
    pub(super) fn at_word(&self, phrase: &str) -> Option<(Span<'a>, Span<'a>)> {
        let characters = self.characters();
        let length = phrase.chars().count();
        let blank = |at: Option<usize>| {
            at.and_then(|at| characters.get(at))
                .is_none_or(|c| c.is_whitespace() || *c == '"')
        };
        let at = self.outside().into_iter().find(|at| {
            let here = characters[*at..].iter().take(length);
            here.copied().eq(phrase.chars()) && blank(at.checked_sub(1)) && blank(Some(at + length))
        })?;
        Some((self.part(0..at), self.part(at + length..characters.len())))
    }

    /// The parts before and after the first `sign` outside brackets and quotes.
    pub(super) fn at_sign(&self, sign: char) -> Option<(Span<'a>, Span<'a>)> {
        let characters = self.characters();
        let at = self.outside().into_iter().find(|at| characters[*at] == sign)?;
        Some((self.part(0..at), self.part(at + 1..characters.len())))
    }

    /// What stands before a sign at its end, if it ends with it.
    pub(super) fn ending_with(&self, sign: char) -> Option<Span<'a>> {
        let characters = self.characters();
        (characters.last() == Some(&sign)).then(|| self.part(0..characters.len() - 1))
    }

    /// The parts between the signs outside brackets and quotes; none for an empty text.
    pub(super) fn split(&self, sign: char) -> Vec<Span<'a>> {
        let mut rest = self.clone();
        let mut parts = Vec::new();
        while let Some((before, after)) = rest.at_sign(sign) {
            parts.push(before);
            rest = after;
        }
        if !rest.is_empty() || !parts.is_empty() {
            parts.push(rest);
        }
        parts
    }

    /// The words in quotes at its beginning, without the quotes, and the rest.
    pub(super) fn quoted(&self) -> Option<(String, Span<'a>)> {
        let characters = self.characters();
        let inside = characters.strip_prefix(&['"'])?;
        let end = inside.iter().position(|c| *c == '"')?;
        let text = inside[..end].iter().collect();
        Some((text, self.part(end + 2..characters.len())))
    }
}
