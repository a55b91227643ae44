//! From text to tokens.

use rug::ops::Pow;
use rug::{Integer, Rational};

use super::error::ParseError;
use super::greek;
use super::relation::RelationOp;

/// The largest exponent of ten in a number such as `1e-3`, in absolute value: its digits are stored.
pub(crate) const MAX_EXPONENT: u32 = 10_000;

/// What a token is.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Kind {
    /// An unsigned decimal number, exactly.
    Number(Rational),
    /// A name in canonical spelling.
    Name(String),
    /// One of `+ - * / ^ ( ) [ ] , √`, or `.` for the two dots of a range.
    Sign(char),
    /// An exponent in superscript digits.
    Superscript(Integer),
    /// A relation sign and whether it exchanges the sides.
    Relation(RelationOp, bool),
    /// The end of the text.
    End,
}

/// A token with its place in the text.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    /// Counted in characters from 1.
    pub(crate) column: usize,
    /// As written.
    pub(crate) text: String,
}

/// Why a text does not begin with a token.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
enum NoToken {
    /// A character that begins none.
    #[error("unexpected character `{}`", .0.escape_debug())]
    Character(char),
    /// A number that is too long to be read.
    #[error("too many digits")]
    TooLong,
    /// A number that is too large or too small to be read.
    #[error("the exponent of ten is larger than {MAX_EXPONENT}")]
    Exponent,
    /// A sign of a superscript number without the number.
    #[error("`⁻` without superscript digits")]
    Superscript,
}

/// The tokens of a text, the last of them [`Kind::End`].
pub(crate) fn tokens(source: &str) -> Result<Vec<Token>, ParseError> {
    let characters: Vec<char> = source.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = characters.get(at) {
        if c.is_whitespace() {
            at += 1;
            continue;
        }
        let rest = &characters[at..];
        let (kind, length) = token(rest).map_err(|why| ParseError::new(source, at + 1, why.to_string()))?;
        found.push(Token {
            kind,
            column: at + 1,
            text: rest[..length].iter().collect(),
        });
        at += length;
    }
    found.push(Token {
        kind: Kind::End,
        column: characters.len() + 1,
        text: String::new(),
    });
    Ok(found)
}

/// The token at the beginning of a text that does not begin with a space, and its length.
fn token(text: &[char]) -> Result<(Kind, usize), NoToken> {
    let first = text[0];
    let second = text.get(1).copied().unwrap_or(' ');
    Ok(match (first, second) {
        ('0'..='9', _) => return number(text),
        ('.', '.') => (Kind::Sign('.'), 2),
        ('<', '>') | ('!', '=') => (Kind::Relation(RelationOp::Ne, false), 2),
        ('<', '=') => (Kind::Relation(RelationOp::Le, false), 2),
        ('>', '=') => (Kind::Relation(RelationOp::Le, true), 2),
        ('=', _) => (Kind::Relation(RelationOp::Eq, false), 1),
        ('≠', _) => (Kind::Relation(RelationOp::Ne, false), 1),
        ('<', _) => (Kind::Relation(RelationOp::Lt, false), 1),
        ('>', _) => (Kind::Relation(RelationOp::Lt, true), 1),
        ('≤', _) => (Kind::Relation(RelationOp::Le, false), 1),
        ('≥', _) => (Kind::Relation(RelationOp::Le, true), 1),
        ('+' | '-' | '*' | '/' | '^' | '(' | ')' | '[' | ']' | ',' | '√', _) => (Kind::Sign(first), 1),
        ('−', _) => (Kind::Sign('-'), 1),
        ('·' | '⋅' | '×', _) => (Kind::Sign('*'), 1),
        ('÷', _) => (Kind::Sign('/'), 1),
        ('∞', _) => (Kind::Name("oo".to_string()), 1),
        _ if first == '⁻' || superscript_digit(first).is_some() => return superscript(text),
        _ => match greek::scan_name(text) {
            Some((name, length)) => (Kind::Name(name), length),
            None => return Err(NoToken::Character(first)),
        },
    })
}

/// `12`, `0.25`, `1e-3`: digits, perhaps a point and digits, perhaps an exponent of ten.
fn number(text: &[char]) -> Result<(Kind, usize), NoToken> {
    let digits_from = |from: usize| text[from..].iter().take_while(|c| c.is_ascii_digit()).count();
    let mut length = digits_from(0);
    let mut digits: String = text[..length].iter().collect();
    let mut scale = 0_i64;
    // A point belongs to the number only before a digit: `0..1` is a range.
    if text.get(length) == Some(&'.') && digits_from(length + 1) > 0 {
        let fraction = digits_from(length + 1);
        digits.extend(&text[length + 1..length + 1 + fraction]);
        scale -= i64::try_from(fraction).map_err(|_| NoToken::TooLong)?;
        length += 1 + fraction;
    }
    // An `e` belongs to the number only before an exponent: `2e` is two tokens, and so an error of the parser.
    if matches!(text.get(length), Some('e' | 'E')) {
        let signed = usize::from(matches!(text.get(length + 1), Some('+' | '-' | '−')));
        let first = length + 1 + signed;
        let count = if first < text.len() { digits_from(first) } else { 0 };
        if count > 0 {
            let written: String = text[first..first + count].iter().collect();
            let size = written.parse::<u32>().ok().filter(|n| *n <= MAX_EXPONENT);
            let size = i64::from(size.ok_or(NoToken::Exponent)?);
            let negative = signed == 1 && text[length + 1] != '+';
            scale += if negative { -size } else { size };
            length = first + count;
        }
    }
    let mantissa: Integer = digits.parse().expect("a nonempty string of ASCII digits is an integer");
    let power = u32::try_from(scale.unsigned_abs()).map_err(|_| NoToken::TooLong)?;
    let power = Integer::from(10).pow(power);
    let value = if scale < 0 {
        Rational::from((mantissa, power))
    } else {
        Rational::from(mantissa * power)
    };
    Ok((Kind::Number(value), length))
}

/// `²`, `¹²`, `⁻¹`.
fn superscript(text: &[char]) -> Result<(Kind, usize), NoToken> {
    let negative = text[0] == '⁻';
    let digits: String = text[usize::from(negative)..]
        .iter()
        .map_while(|c| superscript_digit(*c))
        .collect();
    let length = usize::from(negative) + digits.chars().count();
    let size: Integer = digits.parse().map_err(|_| NoToken::Superscript)?;
    Ok((Kind::Superscript(if negative { -size } else { size }), length))
}

fn superscript_digit(c: char) -> Option<char> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    DIGITS
        .iter()
        .position(|d| *d == c)
        .and_then(|value| char::from_digit(value as u32, 10))
}
