//! How names are set: Greek letters, circumflexes, indices, primes, and the names of functions.

use super::greek;
use super::notation::{Mark, Sign};
use super::symbol::Symbol;
use crate::function::{Function, Notation};

/// A letter or word, spelled for LaTeX and for MathML.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Glyph {
    pub(super) latex: String,
    pub(super) mathml: String,
}

impl Glyph {
    /// A Latin letter.
    pub(crate) fn letter(letter: char) -> Glyph {
        Glyph {
            latex: letter.to_string(),
            mathml: letter.to_string(),
        }
    }

    /// What LaTeX has a command for.
    pub(crate) fn command(command: &str, mathml: &str) -> Glyph {
        Glyph {
            latex: format!("\\{command}"),
            mathml: mathml.to_string(),
        }
    }

    /// A variable of several letters; its underscores are escaped for LaTeX.
    pub(crate) fn word(word: &str) -> Glyph {
        Glyph {
            latex: format!("\\mathit{{{}}}", word.replace('_', "\\_")),
            mathml: word.to_string(),
        }
    }

    /// The name of a function that LaTeX has no command for.
    pub(crate) fn operator(name: &str) -> Glyph {
        Glyph {
            latex: format!("\\operatorname{{{name}}}"),
            mathml: name.to_string(),
        }
    }
}

impl Glyph {
    /// Whether it is a variable of several letters.
    pub(super) fn is_word(&self) -> bool {
        self.latex.starts_with("\\mathit")
    }

    /// Whether it is the name of a function.
    pub(super) fn is_function(&self) -> bool {
        !self.is_word() && self.mathml.chars().nth(1).is_some()
    }
}

/// The glyph of a function that is set as a name before its arguments.
pub(super) fn of_function(function: Function) -> Option<Glyph> {
    match function.definition().notation {
        Notation::Command(name) => Some(Glyph::command(name, name)),
        Notation::Operator(name) => Some(Glyph::operator(name)),
        Notation::Marks(_) | Notation::Factor(_) => None,
    }
}

/// A symbol: `rho_hat_1'` is ρ with a circumflex, index 1 and a prime, `x12` is x with index 12.
///
/// A name that does not come apart that way is set as one word.
pub(super) fn of_symbol(symbol: &Symbol) -> Mark {
    let name = symbol.as_str();
    let stem = name.trim_end_matches('\'');
    let primes = name.len() - stem.len();
    let mut parts: Vec<&str> = stem.split('_').collect();
    if stem.contains('\'') || parts.iter().any(|part| part.is_empty()) {
        return Mark::Letter(Glyph::word(name));
    }
    let first = parts.remove(0);
    let letters = first.trim_end_matches(|c: char| c.is_ascii_digit());
    let mut base = Mark::Letter(glyph(letters));
    let mut indices: Vec<Mark> = Vec::new();
    if letters.len() < first.len() {
        indices.push(Mark::Number(first[letters.len()..].to_string()));
    }
    for part in parts {
        match part {
            "hat" => base = Mark::Hat(Box::new(base)),
            _ if part.bytes().all(|b| b.is_ascii_digit()) => indices.push(Mark::Number(part.to_string())),
            _ => indices.push(Mark::Letter(glyph(part))),
        }
    }
    if !indices.is_empty() {
        let mut listed = Vec::new();
        for index in indices {
            if !listed.is_empty() {
                listed.push(Mark::Sign(Sign::Comma));
            }
            listed.push(index);
        }
        base = Mark::Script(Box::new(base), Some(Box::new(Mark::Row(listed))), None);
    }
    if primes > 0 {
        base = Mark::Primed(Box::new(base), primes);
    }
    base
}

/// A letter, a Greek letter by its name, or a word.
fn glyph(name: &str) -> Glyph {
    let mut characters = name.chars();
    match (characters.next(), characters.next(), greek::letter_of(name)) {
        (_, _, Some((letter, latex))) => Glyph {
            latex,
            mathml: letter.to_string(),
        },
        (Some(letter), None, None) => Glyph::letter(letter),
        _ => Glyph::word(name),
    }
}
