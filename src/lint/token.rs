//! From characters to tokens, alike for LaTeX, for the syntax of programs and for the words around them.

use super::passage::Passage;

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An unsigned decimal number, without what groups its digits.
    Number(String),
    /// A name, or in LaTeX a letter; with the path before it, as in `np.pi`.
    Word(String),
    /// A command of LaTeX that is not one of spacing or style.
    Command(String),
    /// An exponent in superscript digits.
    Superscript(String),
    /// A sign, the commands and digraphs that mean one included: `=`, `≈`, `<`, `≠`, `→`; `;` for what separates, `§` for the edges of an
    /// environment, `↵` for the end of a row, `\0` for what is not read.
    Sign(char),
}

/// A token with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// The characters of the passage that it takes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it is mathematics of LaTeX, in which letters stand for themselves.
    pub(super) latex: bool,
    /// Whether a space stands before it.
    pub(super) spaced: bool,
    /// How many lines end before it, outside of mathematics; two make a new paragraph.
    pub(super) lines: usize,
}

impl Token {
    pub(super) fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    pub(super) fn is_command(&self, name: &str) -> bool {
        matches!(&self.kind, Kind::Command(found) if found == name)
    }

    /// The sign that it is.
    pub(super) fn sign(&self) -> Option<char> {
        match self.kind {
            Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }
}

/// How far the end of a formula is looked for.
pub(super) const FARTHEST: usize = 4_000;

/// The tokens of a passage.
pub(super) fn tokens(passage: &Passage) -> Vec<Token> {
    let text: Vec<char> = passage.chars.iter().map(|(c, _)| *c).collect();
    let mut lexer = Lexer {
        text: &text,
        at: 0,
        closing: None,
        tex: passage.is_tex,
        found: Vec::new(),
        spaced: false,
        lines: 0,
    };
    while lexer.at < text.len() {
        lexer.step();
    }
    lexer.found
}

pub(super) struct Lexer<'a> {
    pub(super) text: &'a [char],
    pub(super) at: usize,
    /// What ends the mathematics that the lexer is in.
    pub(super) closing: Option<String>,
    tex: bool,
    found: Vec<Token>,
    spaced: bool,
    lines: usize,
}

impl Lexer<'_> {
    pub(super) fn peek(&self, ahead: usize) -> char {
        self.text.get(self.at + ahead).copied().unwrap_or('\n')
    }

    fn starts(&self, word: &str) -> bool {
        let here = self.text.get(self.at..).unwrap_or_default();
        here.iter().copied().take(word.chars().count()).eq(word.chars())
    }

    pub(super) fn push(&mut self, kind: Kind, length: usize) {
        let start = self.at;
        self.at = (self.at + length.max(1)).min(self.text.len());
        self.found.push(Token {
            kind,
            start,
            end: self.at,
            latex: self.closing.is_some(),
            spaced: self.spaced,
            lines: self.lines,
        });
        (self.spaced, self.lines) = (false, 0);
    }

    pub(super) fn skip(&mut self, length: usize) {
        self.spaced = true;
        self.at += length;
    }

    fn step(&mut self) {
        let c = self.peek(0);
        if let Some(closing) = self.closing.clone()
            && self.starts(&closing)
        {
            self.closing = None;
            let sign = if closing.starts_with("\\end") { '§' } else { '$' };
            return self.push(Kind::Sign(sign), closing.chars().count());
        }
        match c {
            '\n' if self.closing.is_none() => {
                self.lines += 1;
                self.skip(1);
            }
            c if c.is_whitespace() => self.skip(1),
            '~' if self.closing.is_some() || self.tex => self.skip(1),
            '$' if self.closing.is_none() => self.dollar(),
            '\\' => self.command(),
            '0'..='9' => self.number(),
            '.' if self.peek(1).is_ascii_digit() => self.number(),
            c if c.is_alphabetic() || c == '_' && self.closing.is_none() => self.word(),
            _ => self.sign(),
        }
    }

    /// The end of mathematics that begins `ahead` characters from here, unless a paragraph ends before.
    pub(super) fn closes(&self, ahead: usize, closing: &str) -> bool {
        let closing: Vec<char> = closing.chars().collect();
        let from = (self.at + ahead).min(self.text.len());
        let rest = &self.text[from..self.text.len().min(from + FARTHEST)];
        let end = rest.windows(closing.len()).position(|here| here == closing);
        let inside = end.map(|end| &rest[..end]);
        inside.is_some_and(|inside| !inside.windows(2).any(|two| two == ['\n', '\n']))
    }

    fn dollar(&mut self) {
        let double = self.peek(1) == '$';
        let length = 1 + usize::from(double);
        let closing = if double { "$$" } else { "$" };
        let money = !self.tex && !double && (self.peek(1).is_whitespace() || !self.closes_tightly());
        if money || !self.closes(length, closing) {
            return self.push(Kind::Sign('\0'), length);
        }
        self.push(Kind::Sign('$'), length);
        self.closing = Some(closing.into());
    }

    /// Whether the next dollar sign ends mathematics in Markdown: no space before it and no digit after it.
    fn closes_tightly(&self) -> bool {
        let rest = self.text.get(self.at + 1..).unwrap_or_default();
        let end = rest.iter().take(FARTHEST).position(|c| *c == '$');
        let after = end.and_then(|end| rest.get(end + 1)).copied().unwrap_or(' ');
        end.is_some_and(|end| end > 0 && !rest[end - 1].is_whitespace()) && !after.is_ascii_digit()
    }

    fn number(&mut self) {
        let latex = self.closing.is_some();
        let mut digits = String::new();
        let (mut length, mut dotted) = (0, false);
        loop {
            let digit = |ahead: usize| self.peek(ahead).is_ascii_digit();
            let three = |from: usize| (from..from + 3).all(digit) && !digit(from + 3);
            match self.peek(length) {
                c if c.is_ascii_digit() => {
                    digits.push(c);
                    length += 1;
                }
                '.' if !dotted && digit(length + 1) => {
                    dotted = true;
                    digits.push('.');
                    length += 1;
                }
                '_' if !latex && length > 0 && digit(length + 1) => length += 1,
                '{' if self.peek(length + 1) == ',' && self.peek(length + 2) == '}' && three(length + 3) => length += 3,
                '\\' if self.peek(length + 1) == ',' && length > 0 && three(length + 2) => length += 2,
                // A sign in the exponent makes it one of a number also in plain text.
                'e' | 'E' if !latex && length > 0 => {
                    let signed = usize::from(matches!(self.peek(length + 1), '+' | '-'));
                    let first = length + 1 + signed;
                    if !digit(first) {
                        break;
                    }
                    let mut end = first;
                    while digit(end) {
                        end += 1;
                    }
                    digits.extend((length..end).map(|ahead| self.peek(ahead)));
                    length = end;
                    break;
                }
                _ => break,
            }
        }
        if digits.starts_with('.') {
            digits.insert(0, '0');
        }
        self.push(Kind::Number(digits), length);
    }

    fn word(&mut self) {
        let c = self.peek(0);
        if let Some(name) = greek(c) {
            return self.push(Kind::Word(name.into()), 1);
        }
        if self.closing.is_some() {
            return self.push(Kind::Word(c.into()), 1);
        }
        let part = |c: char| (c.is_alphanumeric() || c == '_') && greek(c).is_none();
        let mut length = 1;
        loop {
            match self.peek(length) {
                c if part(c) => length += 1,
                '.' if self.peek(length + 1).is_alphabetic() => length += 2,
                ':' if self.peek(length + 1) == ':' && self.peek(length + 2).is_alphabetic() => length += 3,
                _ => break,
            }
        }
        let name = self.text[self.at..self.at + length].iter().collect();
        self.push(Kind::Word(name), length);
    }

    fn sign(&mut self) {
        let exponent = |c: char| superscript(c);
        if exponent(self.peek(0)).is_some() {
            let mut digits = String::new();
            while let Some(digit) = exponent(self.peek(digits.len())) {
                digits.push(digit);
            }
            let length = digits.len();
            return self.push(Kind::Superscript(digits), length);
        }
        // A bullet is no operation.
        let first = self.lines > 0 || self.found.is_empty();
        if first && matches!(self.peek(0), '*' | '-' | '+') && self.peek(1) == ' ' && self.closing.is_none() {
            return self.push(Kind::Sign(';'), 1);
        }
        let two: String = [self.peek(0), self.peek(1)].iter().collect();
        let (sign, length) = match two.as_str() {
            "**" => ('^', 2),
            "==" => ('=', 2),
            "<=" | ">=" => ('<', 2),
            "!=" | ":=" | "=>" | "->" => ('→', 2),
            "+=" | "-=" | "*=" | "/=" | "//" | "<<" | ">>" => ('\0', 2),
            "~=" | "=~" => ('≈', 2),
            "--" => ('→', 2),
            ".." => ('…', if self.peek(2) == '.' { 3 } else { 2 }),
            _ => match self.peek(0) {
                '−' | '–' => ('-', 1),
                '×' | '·' | '⋅' | '∗' => ('*', 1),
                '÷' | '⁄' | '∕' => ('/', 1),
                '≃' | '≅' | '≐' => ('≈', 1),
                '>' | '≤' | '≥' | '⩽' | '⩾' => ('<', 1),
                '≔' | '⇒' | '↦' => ('→', 1),
                '∞' => return self.push(Kind::Word("oo".into()), 1),
                '`' => ('$', 1),
                c => (c, 1),
            },
        };
        self.push(Kind::Sign(sign), length);
    }
}

fn greek(c: char) -> Option<&'static str> {
    match c {
        'π' => Some("pi"),
        'Γ' => Some("Gamma"),
        _ => None,
    }
}

fn superscript(c: char) -> Option<char> {
    let place = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".chars().position(|known| known == c)?;
    "0123456789-".chars().nth(place)
}
