//! A constant as a line of a program.
//!
//! The literal is the certain digits, a few of which suffice for a double: whoever compiles or interprets the line rounds them.

use crate::interval::Interval;
use crate::proof::Number;
use crate::publish::constant::Answer;
use crate::publish::digits::certain;

/// An assignment in Python below a comment that says what the number is.
#[must_use]
pub fn python(answer: &Answer<'_>) -> String {
    snippet(answer, "#", |name, literal| format!("{name} = {literal}"))
}

/// A definition in C below a comment that says what the number is.
#[must_use]
pub fn c(answer: &Answer<'_>) -> String {
    snippet(answer, "//", |name, literal| {
        format!("static const double {name} = {literal};")
    })
}

/// Comments and a line; comments alone where there is no number.
fn snippet(answer: &Answer<'_>, comment: &str, line: impl Fn(&str, &str) -> String) -> String {
    let published = answer.published;
    let quantity = published.and_then(|published| published.quantity.as_deref());
    let derived = answer
        .value
        .derived
        .iter()
        .find(|derived| Some(derived.name.as_str()) == quantity);
    let literal = match (derived, &answer.value.number) {
        (Some(derived), _) => literal(&derived.number, answer),
        (None, Number::Enclosed(number)) => literal(number, answer),
        (None, Number::Zero { .. }) => Ok("0.0".into()),
        (None, Number::Missing { kind, reason }) => Err(format!("{kind}: {reason}")),
    };
    let claim = published.map(|published| format!(", claim {}", published.claim));
    let head = format!(
        "{comment} {}\n{comment} kenzan {}{}: {}\n",
        answer.constant.title(),
        env!("CARGO_PKG_VERSION"),
        claim.unwrap_or_default(),
        answer.command(),
    );
    let name = answer.key().replace('-', "_").to_uppercase();
    head + &match literal {
        Ok(literal) => line(&name, &literal),
        Err(why) => format!("{comment} {why}"),
    } + "\n"
}

/// The certain digits as a literal of a number that is no integer.
fn literal(number: &Interval, answer: &Answer<'_>) -> Result<String, String> {
    let (lo, hi) = answer.decimals(number);
    let text = certain(&lo, &hi).ok_or("no digit is certain")?.text;
    Ok(match text.contains(['.', 'e']) {
        true => text,
        false => text + ".0",
    })
}
