//! Programs: their comments and texts are words, and a number alone on its line has its formula in the comment beside it.

use super::passage::{Characters, Literal, Passage};

/// How a language writes comments and texts.
pub(super) struct Syntax {
    line: &'static str,
    block: Option<(&'static str, &'static str)>,
    /// Whether one apostrophe begins a text, and three quotes begin one that goes over lines.
    pythonic: bool,
}

/// Comments from `#` to the end of the line.
pub(super) const HASH: Syntax = Syntax {
    line: "#",
    block: None,
    pythonic: true,
};

/// Comments from `//` to the end of the line, and between `/*` and `*/`.
pub(super) const SLASHES: Syntax = Syntax {
    line: "//",
    block: Some(("/*", "*/")),
    pythonic: false,
};

/// The passages of a program.
pub(super) fn program(chars: &[(char, usize)], syntax: &Syntax) -> Vec<Passage> {
    let mut scanner = Scanner {
        chars,
        at: 0,
        code: Characters::new(),
        comments: Characters::new(),
        found: Vec::new(),
    };
    while scanner.at < chars.len() {
        scanner.step(syntax);
    }
    scanner.flush();
    scanner.found
}

struct Scanner<'a> {
    chars: &'a [(char, usize)],
    at: usize,
    /// The code of the line so far, texts left out.
    code: Characters,
    /// Comments on lines of their own, one below the other.
    comments: Characters,
    found: Vec<Passage>,
}

impl Scanner<'_> {
    fn starts(&self, word: &str) -> bool {
        let here = self.chars.get(self.at..).unwrap_or_default();
        here.iter().map(|(c, _)| *c).take(word.len()).eq(word.chars())
    }

    /// How many characters from here on until the word, or to the end.
    fn until(&self, from: usize, word: &str) -> usize {
        let word: Vec<char> = word.chars().collect();
        let rest = self.chars.get(self.at + from..).unwrap_or_default();
        let same = |here: &[(char, usize)]| here.iter().map(|(c, _)| c).eq(&word);
        rest.windows(word.len()).position(same).unwrap_or(rest.len())
    }

    fn flush(&mut self) {
        if !self.comments.is_empty() {
            self.found.push(Passage::plain(std::mem::take(&mut self.comments)));
        }
    }

    fn step(&mut self, syntax: &Syntax) {
        let Some(&(c, at)) = self.chars.get(self.at) else {
            return;
        };
        let triple = ["\"\"\"", "'''"]
            .into_iter()
            .find(|quotes| syntax.pythonic && self.starts(quotes));
        if self.starts(syntax.line) {
            let length = self.until(0, "\n");
            self.comment(syntax.line.len(), length, length);
        } else if let Some((open, close)) = syntax.block.filter(|(open, _)| self.starts(open)) {
            let inside = self.until(open.len(), close);
            self.comment(open.len(), open.len() + inside, open.len() + inside + close.len());
        } else if let Some(quotes) = triple {
            let inside = self.until(3, quotes);
            self.text(3, inside, 3);
        } else if c == '"' || c == '\'' && (syntax.pythonic || self.is_character()) {
            let inside = self.quoted(c);
            self.text(1, inside, 1);
        } else {
            if c == '\n' {
                self.code.clear();
            } else {
                if !c.is_whitespace() {
                    self.flush();
                }
                self.code.push((c, at));
            }
            self.at += 1;
        }
    }

    /// Whether an apostrophe begins a character, not a lifetime.
    fn is_character(&self) -> bool {
        let next = |ahead: usize| self.chars.get(self.at + ahead).map_or('\n', |(c, _)| *c);
        next(1) == '\\' || next(2) == '\''
    }

    /// How long a text is that ends on its line.
    fn quoted(&self, quote: char) -> usize {
        let mut escaped = false;
        let rest = self.chars.get(self.at + 1..).unwrap_or_default();
        let end = rest.iter().position(|(c, _)| {
            let ends = *c == '\n' || *c == quote && !escaped;
            escaped = *c == '\\' && !escaped;
            ends
        });
        end.unwrap_or(rest.len())
    }

    fn text(&mut self, open: usize, inside: usize, close: usize) {
        self.flush();
        let start = self.at + open;
        let chars = self.chars.get(start..start + inside).unwrap_or_default();
        self.found.push(Passage::plain(chars.to_vec()));
        self.code.extend([('"', 0), ('"', 0)]);
        self.at = (start + inside + close).min(self.chars.len());
    }

    fn comment(&mut self, from: usize, to: usize, length: usize) {
        let end = (self.at + to).min(self.chars.len());
        let chars = self.chars.get(self.at + from..end).unwrap_or_default();
        // More signs of comment, as in documentation.
        let more = chars
            .iter()
            .take_while(|(c, _)| matches!(c, '/' | '!' | '#' | '*'))
            .count();
        let chars = &chars[more..];
        self.at = (self.at + length).min(self.chars.len());
        let alone = self.code.iter().all(|(c, _)| c.is_whitespace());
        if alone {
            self.comments.extend(chars);
            self.comments.push(('\n', 0));
            return;
        }
        self.flush();
        let mut passage = Passage::plain(chars.to_vec());
        passage.literal = literal(&self.code);
        self.found.push(passage);
    }
}

/// The number that a line of code says: after a sign of assignment or at its beginning, and nothing after it but what closes.
fn literal(code: &[(char, usize)]) -> Option<Literal> {
    let text: Vec<char> = code.iter().map(|(c, _)| *c).collect();
    let trailing = |c: &char| c.is_whitespace() || matches!(c, ',' | ';' | ')' | ']' | '}' | ':');
    let mut end = text.len() - text.iter().rev().take_while(|c| trailing(c)).count();
    for suffix in ["_f64", "_f32", "f64", "f32", "f", "F", "L", "l"] {
        let length = suffix.len();
        if end > length && text[end - length..end].iter().copied().eq(suffix.chars()) && text[end - length - 1] != '_' {
            end -= length;
            break;
        }
    }
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | '_');
    let mut start = end;
    while start > 0 {
        let c = text[start - 1];
        let before = start.checked_sub(2).map_or(' ', |at| text[at]);
        let exponent = matches!(c, 'e' | 'E') && numeric(before) && start < end;
        let sign = matches!(c, '-' | '+') && matches!(before, 'e' | 'E') && start > 2 && numeric(text[start - 3]);
        if !(numeric(c) || exponent || sign) {
            break;
        }
        start -= 1;
    }
    let digits: String = text[start..end].iter().filter(|c| **c != '_').collect();
    let before: String = text[..start].iter().collect();
    let negative = before.ends_with('-');
    let before = before.trim_end_matches('-').trim_end();
    let named = || {
        let word = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
        let is_name = word.chars().all(|c| c.is_alphanumeric() || c == '_');
        word == "return" || before.trim_start().starts_with("#define") && is_name
    };
    let other = [
        "==", "+=", "-=", "*=", "/=", "<=", ">=", "!=", "~=", "^=", "%=", "|=", "&=",
    ];
    let assigned = before.ends_with('=') && !other.iter().any(|other| before.ends_with(other));
    let called = ["float(", "Decimal(", "mpf(", "float32(", "float64("]
        .iter()
        .any(|name| before.ends_with(name));
    let fits = before.is_empty() || assigned || called || before.ends_with([':', '[', '{']) || named();
    let plain = digits.contains('.') && digits.starts_with(|c: char| c.is_ascii_digit());
    (fits && plain).then(|| Literal {
        digits,
        negative,
        start: code[start - usize::from(negative)].1,
        end: code[end - 1].1 + 1,
    })
}
