//! The sides of a sign of equality: from where to where they reach, and whether they certainly do.

use std::ops::Range;

use super::function::is_function;
use super::token::{Kind, Token};
use super::{constant::constant, decimal};

/// The most tokens of one side.
const LONGEST: usize = 240;

/// Words after which a formula stands for itself.
const JOINING: [&str; 54] = [
    "is",
    "are",
    "was",
    "that",
    "since",
    "so",
    "then",
    "and",
    "or",
    "with",
    "where",
    "have",
    "has",
    "get",
    "gets",
    "gives",
    "give",
    "because",
    "as",
    "thus",
    "hence",
    "value",
    "values",
    "namely",
    "e.g",
    "i.e",
    "constant",
    "for",
    "by",
    "equals",
    "here",
    "note",
    "recall",
    "but",
    "yields",
    "obtain",
    "obtains",
    "also",
    "exactly",
    "example",
    "the",
    "which",
    "if",
    "when",
    "while",
    "therefore",
    "find",
    "now",
    "return",
    "returns",
    "assert",
    "these",
    "constants",
    "see",
];

/// Short words after a number that are no units.
const SHORT: [&str; 36] = [
    "is", "as", "or", "to", "in", "of", "we", "so", "by", "at", "on", "if", "it", "a", "an", "be", "no", "and", "the",
    "for", "but", "are", "was", "has", "not", "can", "who", "its", "our", "all", "any", "see", "via", "up", "then",
    "with",
];

/// Longer words that say in what a number counts.
const UNITS: [&str; 28] = [
    "percent",
    "per",
    "percentage",
    "degree",
    "degrees",
    "million",
    "billion",
    "thousand",
    "times",
    "seconds",
    "second",
    "minutes",
    "hours",
    "radians",
    "meters",
    "metres",
    "points",
    "units",
    "bits",
    "nats",
    "decibels",
    "hundred",
    "kelvin",
    "joules",
    "watts",
    "volts",
    "sigma",
    "standard",
];

/// Whether a formula may begin after this word, or end before it.
pub(super) fn joins(word: &str) -> bool {
    JOINING.contains(&word.to_lowercase().trim_end_matches(['.', ':', ',']))
}

fn is_unit(word: &str) -> bool {
    let word = word.to_lowercase();
    let short = word.chars().count() <= 3 && !SHORT.contains(&word.as_str());
    short || UNITS.contains(&word.as_str())
}

/// One side of a sign of equality.
#[derive(Clone, Debug)]
pub(super) struct Side {
    pub(super) range: Range<usize>,
    /// Whether what is beside it certainly does not belong to it.
    pub(super) certain: bool,
    /// The sign of equality on its other end.
    pub(super) next: Option<usize>,
    /// Whether an inequality is on its other end.
    pub(super) bounded: bool,
}

fn opens(token: &Token) -> bool {
    matches!(token.sign(), Some('(' | '[' | '{'))
}

fn closes(token: &Token) -> bool {
    matches!(token.sign(), Some(')' | ']' | '}'))
}

pub(super) fn equates(token: &Token) -> bool {
    matches!(token.sign(), Some('=' | '≈'))
}

fn operates(token: &Token) -> bool {
    matches!(token.sign(), Some('+' | '-' | '*' | '/' | '^' | '=' | '≈' | '<' | '±'))
}

/// Whether a token of either side ends it.
fn separates(token: &Token) -> bool {
    match &token.kind {
        Kind::Sign('|') => !token.latex,
        Kind::Sign(sign) => {
            matches!(
                sign,
                '=' | '≈'
                    | '<'
                    | '≠'
                    | '→'
                    | ','
                    | ';'
                    | ':'
                    | '.'
                    | '§'
                    | '↵'
                    | '&'
                    | '$'
                    | '\0'
                    | '"'
                    | '\''
                    | '?'
                    | '“'
                    | '”'
                    | '—'
            )
        }
        Kind::Word(name) => !token.latex && name.chars().count() > 1 && constant(name).is_none() && !is_function(name),
        _ => false,
    }
}

/// Whether a formula may begin right after this token.
fn may_precede(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    match &token.kind {
        Kind::Word(name) => joins(name),
        Kind::Sign(':') => !before.is_some_and(|token| matches!(token.kind, Kind::Number(_))),
        Kind::Sign('\'') => token.spaced || before.is_none(),
        Kind::Sign('(' | '[' | '{') => match before {
            None => true,
            Some(before) if token.is('{') => matches!(before.kind, Kind::Command(_)),
            Some(before) => separates(before) && !matches!(before.kind, Kind::Word(_)) || !token.latex && token.spaced,
        },
        Kind::Sign('\0' | '≠') => false,
        // A line that was broken at an operation.
        Kind::Sign('↵' | '&' | '$') => {
            let mut rest = tokens.get(..at).unwrap_or_default().iter().rev();
            let last = rest.find(|token| !matches!(token.sign(), Some('{' | '}' | '&' | '↵' | '$')));
            !last.is_some_and(|last| operates(last) && !equates(last))
        }
        _ => true,
    }
}

/// The side before a sign of equality.
pub(super) fn before(tokens: &[Token], sign: usize) -> Option<Side> {
    let mut end = sign;
    while end > 0 && matches!(tokens[end - 1].sign(), Some('&' | '$' | '↵')) {
        end -= 1;
    }
    let (mut start, mut depth) = (end, 0_usize);
    while start > 0 {
        let token = &tokens[start - 1];
        if end - start > LONGEST {
            return None;
        }
        let lines = tokens.get(start).filter(|_| start < end).map_or(0, |next| next.lines);
        if lines > 1 {
            return (depth == 0).then(|| side(start..end, true, None, false));
        }
        if lines == 1 && depth == 0 && !operates(token) && !opens(token) && !separates(token) {
            return Some(side(start..end, true, None, false));
        }
        if closes(token) {
            depth += 1;
        } else if opens(token) && depth > 0 {
            depth -= 1;
        } else if depth == 0 && (opens(token) || separates(token)) {
            let next = equates(token).then_some(start - 1);
            return Some(side(start..end, may_precede(tokens, start - 1), next, token.is('<')));
        }
        start -= 1;
    }
    (depth == 0).then(|| side(0..end, true, None, false))
}

/// The side after a sign of equality.
pub(super) fn after(tokens: &[Token], sign: usize) -> Option<Side> {
    let mut start = sign + 1;
    while tokens
        .get(start)
        .is_some_and(|token| matches!(token.sign(), Some('&' | '$')))
    {
        start += 1;
    }
    let (mut end, mut depth) = (start, 0_usize);
    while let Some(token) = tokens.get(end) {
        if end - start > LONGEST {
            return None;
        }
        let first = end == start;
        if token.lines > 1 || token.lines == 1 && depth == 0 && !first && !operates(token) {
            return (depth == 0).then(|| side(start..end, true, None, false));
        }
        let remark = opens(token) && !token.latex && token.spaced && !first && is_number(&tokens[end - 1]);
        if depth == 0 && (remark || closes(token) || separates(token)) {
            let next = equates(token).then_some(end);
            return Some(side(start..end, may_follow(tokens, start, end), next, token.is('<')));
        }
        depth += usize::from(opens(token));
        depth -= usize::from(closes(token));
        end += 1;
    }
    (depth == 0).then(|| side(start..end, true, None, false))
}

fn side(range: Range<usize>, certain: bool, next: Option<usize>, bounded: bool) -> Side {
    Side {
        range,
        certain,
        next,
        bounded,
    }
}

fn is_number(token: &Token) -> bool {
    matches!(token.kind, Kind::Number(_))
}

/// Whether a side that began at `start` may end right before this token.
fn may_follow(tokens: &[Token], start: usize, at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return true };
    let is_decimal = decimal::read(tokens.get(start..at).unwrap_or_default()).is_some();
    let next = tokens.get(at + 1);
    match &token.kind {
        Kind::Word(name) if is_decimal => token.spaced && (!is_unit(name) || joins(name)),
        Kind::Word(name) => joins(name),
        Kind::Sign('\0' | '≠') => false,
        // A decimal comma, a number in parts.
        Kind::Sign(',' | '.' | ':') => !next.is_some_and(|next| is_number(next) && !next.spaced),
        // What stands right after mathematics may belong to it.
        Kind::Sign('$') => match next.map(|next| &next.kind) {
            Some(Kind::Word(name)) => next.is_some_and(|next| next.spaced) && (!is_unit(name) || joins(name)),
            Some(Kind::Sign('%' | '\0' | '±' | '°')) => false,
            Some(Kind::Sign('^' | '*' | '/' | '+' | '-') | Kind::Number(_)) => next.is_some_and(|next| next.spaced),
            Some(Kind::Sign('$')) => false,
            _ => true,
        },
        _ => true,
    }
}
