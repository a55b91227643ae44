//! Answers, set for reading and for machines.

use serde::Serialize;

use crate::formula::Expr;
use crate::interval::Interval;
use crate::publish::constant::Ends;
use crate::publish::digits::{bracketed, certain};

use super::answer::{Answer, Found, Value};

/// A rational number of more characters is not written out.
const WRITTEN: usize = 40;
/// Significant digits of the ends of a wide interval.
const WIDE: usize = 8;

/// The real line of an answer: the certain digits and the closed form, both ends where few digits are certain, or why there is no value.
#[must_use]
pub fn text(answer: &Answer) -> String {
    let value = match &answer.found {
        Found::Value(value) => value,
        Found::Nothing { why, reached } => {
            let inside = reached.as_ref().map(|x| format!("in {}; ", decimals(x, WIDE)));
            let advice = why.advice().map(|advice| format!("; {advice}"));
            let (inside, advice) = (inside.unwrap_or_default(), advice.unwrap_or_default());
            return format!("{}: {inside}{why}{advice}", answer.status().word());
        }
    };
    if let Some(closed) = answer.closed.as_ref().filter(|closed| is_written(closed)) {
        return closed.to_string();
    }
    let value = match value {
        Value::Real(x) => part(x, answer.asked),
        Value::Complex(z) => {
            let imaginary = part(&z.im, answer.asked);
            match imaginary.strip_prefix('-') {
                Some(size) => format!("{} - {size}*i", part(&z.re, answer.asked)),
                None => format!("{} + {imaginary}*i", part(&z.re, answer.asked)),
            }
        }
    };
    match answer
        .closed
        .as_ref()
        .map(Expr::to_string)
        .filter(|closed| closed.len() <= 3 * WRITTEN)
    {
        Some(closed) => format!("{value} = {closed}"),
        None => value,
    }
}

/// Whether a closed form is a whole number that is best written as it is.
fn is_written(closed: &Expr) -> bool {
    closed.as_integer().is_some() && closed.to_string().len() <= WRITTEN
}

/// The digits of a number that are certain, or both ends where these are fewer than asked for by more than the carry takes.
fn part(x: &Interval, digits: usize) -> String {
    let (lo, hi) = x.to_decimal(digits + 2);
    match certain(&lo, &hi) {
        Some(found) if found.exact || found.count + 1 >= digits => found.cut(digits),
        _ => decimals(x, digits.min(WIDE)),
    }
}

fn decimals(x: &Interval, digits: usize) -> String {
    let (lo, hi) = x.to_decimal(digits);
    format!("[{lo}, {hi}]")
}

/// The line of [`text`], and below it what else is known: the way, the digits, both ends, exactly, and the time.
#[must_use]
pub fn verbose(answer: &Answer) -> String {
    let mut lines = vec![format!("{} = {}", answer.formula, text(answer))];
    lines.push(format!("  by {}, in {:.3} s", answer.route, answer.time.as_secs_f64()));
    let ends = |name: &str, x: &Interval| {
        let Ends { lo, hi, exact } = Ends::of(x, answer.asked);
        format!(
            "  {name}from {lo}\n  {name}to   {hi}\n  {name}exactly from {} to {}",
            exact.lo, exact.hi
        )
    };
    match &answer.found {
        Found::Value(Value::Real(x)) => lines.push(ends("", x)),
        Found::Value(Value::Complex(z)) => lines.extend([ends("re ", &z.re), ends("im ", &z.im)]),
        Found::Nothing { reached, .. } => lines.extend(reached.as_ref().map(|x| ends("", x))),
    }
    lines.join("\n")
}

/// `c_{lo}^{hi}`, or the word for why there is no value.
#[must_use]
pub fn latex(answer: &Answer) -> String {
    let part = |x: &Interval| {
        let (lo, hi) = x.to_decimal(answer.asked + 2);
        bracketed(&lo, &hi)
    };
    match &answer.found {
        Found::Value(Value::Real(x)) => part(x),
        Found::Value(Value::Complex(z)) => format!(r"{} + \left({}\right) i", part(&z.re), part(&z.im)),
        Found::Nothing { .. } => format!(r"\text{{{}}}", answer.status().word()),
    }
}

/// Both ends, exactly, in hexadecimal.
#[must_use]
pub fn hex(answer: &Answer) -> String {
    let part = |x: &Interval| {
        let (lo, hi) = x.to_hex();
        format!("[{lo}, {hi}]")
    };
    match &answer.found {
        Found::Value(Value::Real(x)) => part(x),
        Found::Value(Value::Complex(z)) => format!("{} + i*{}", part(&z.re), part(&z.im)),
        Found::Nothing { .. } => answer.status().word().into(),
    }
}

#[derive(Serialize)]
struct Record<'a> {
    formula: &'a str,
    status: &'static str,
    #[serde(flatten)]
    real: Option<Ends>,
    #[serde(skip_serializing_if = "Option::is_none")]
    re: Option<Ends>,
    #[serde(skip_serializing_if = "Option::is_none")]
    im: Option<Ends>,
    closed: Option<String>,
    /// Certain ones; null for a number that is known exactly.
    digits: Option<u32>,
    route: String,
    reason: Option<String>,
    seconds: f64,
}

/// One JSON object, on one line.
#[must_use]
pub fn json(answer: &Answer) -> String {
    let ends = |x: &Interval| Ends::of(x, answer.asked);
    let (real, re, im, digits) = match &answer.found {
        Found::Value(value @ Value::Real(x)) => (Some(ends(x)), None, None, Some(value.digits())),
        Found::Value(value @ Value::Complex(z)) => (None, Some(ends(&z.re)), Some(ends(&z.im)), Some(value.digits())),
        Found::Nothing { reached, .. } => (reached.as_ref().map(ends), None, None, Some(0)),
    };
    let reason = match &answer.found {
        Found::Value(_) => None,
        Found::Nothing { why, .. } => Some(match why.advice() {
            Some(advice) => format!("{why}; {advice}"),
            None => why.to_string(),
        }),
    };
    let record = Record {
        formula: &answer.formula,
        status: answer.status().word(),
        real,
        re,
        im,
        closed: answer.closed.as_ref().map(Expr::to_string),
        digits: digits.filter(|digits| *digits < u32::MAX),
        route: answer.route.to_string(),
        reason,
        seconds: answer.time.as_secs_f64(),
    };
    // Serialisation fails only for maps with keys that are not text; there are none.
    serde_json::to_string(&record).unwrap_or_default()
}
