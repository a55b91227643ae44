//! Whether a decimal is the closed form beside it.
//!
//! Let p be the size of the printed number, u the unit of its last digit, x the size of the closed form in the direction of its sign. Rounding
//! gives |p - x| <= u/2, truncation p <= x < p + u; so p is right if p - u/2 <= x < p + u, and where it may be a bound, rounded in its
//! direction, if p - u < x < p + u. The enclosure of x has to lie inside of that range, or outside
//! of it, or nothing is said. Numbers with the digits of a floating-point number may be off by what the arithmetic of such numbers is off.

use std::fmt;
use std::time::Duration;

use rug::ops::Pow as _;
use rug::{Float, Integer, Rational};

use crate::ask::{Asked, Found, Route, Value, eval};

use super::decimal::{Decimal, power_of_ten};
use super::pair::{Candidate, Footing};
use super::reading::{Reading, Refusal, readings};
use super::token::{Kind, Token};
use super::{constant, function};

/// How long a closed form may take.
const BUDGET: Duration = Duration::from_secs(1);
/// Digits beyond those that are printed.
const GUARD: usize = 8;
/// Numbers of more digits are not looked at.
const MOST_DIGITS: usize = 5_000;
/// With fewer digits a number may be meant roughly.
const FEWEST: usize = 3;

/// Why a closed form has no value to compare with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The language has no such function.
    Function(String),
    /// It is not written as formulas are.
    Syntax(&'static str),
    /// It may be meant in several ways.
    Doubtful,
    /// It is not a real number.
    NotReal,
    /// It has no value, or none was found.
    NoValue(String),
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unread::Function(name) => write!(f, "`{name}` is not known here"),
            Unread::Syntax(why) => f.write_str(why),
            Unread::Doubtful => f.write_str("it may be meant in several ways"),
            Unread::NotReal => f.write_str("it is not a real number"),
            Unread::NoValue(why) => f.write_str(why),
        }
    }
}

/// What a candidate comes to by itself.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Judgement {
    Right,
    Wrong { right: String },
    Unread(Unread),
    Silent,
}

/// The ends of an enclosure.
type Ends = (Rational, Rational);

pub(super) fn judge(candidate: &Candidate) -> Judgement {
    let Candidate { decimal, closed, .. } = candidate;
    let significant = decimal.significant();
    if significant == 0 || significant > MOST_DIGITS {
        return Judgement::Silent;
    }
    let readings = match readings(closed) {
        Ok(readings) => readings,
        Err(refusal) => return refused(refusal, candidate),
    };
    if readings
        .iter()
        .any(|reading| reading.operations + reading.functions == 0)
    {
        return Judgement::Silent;
    }
    let values: Vec<Result<Ends, Unread>> = readings.iter().map(|reading| enclosed(reading, decimal)).collect();
    let fits = |ends: &Ends| fit(candidate, ends);
    if values.iter().flatten().any(|ends| fits(ends) == Some(true)) {
        return Judgement::Right;
    }
    if significant < FEWEST {
        return Judgement::Silent;
    }
    let mut meant = None;
    for (reading, value) in readings.iter().zip(&values) {
        match value {
            Err(why) => return Judgement::Unread(why.clone()),
            Ok(ends) if fits(ends) == Some(false) && !is_scaled(candidate, ends) && !is_within(candidate, reading) => {
                if meant.is_none() && is_near(candidate, reading, ends) {
                    meant = Some(ends);
                }
            }
            Ok(_) => return Judgement::Silent,
        }
    }
    match meant.and_then(|ends| right(decimal, ends)) {
        Some(right) => Judgement::Wrong { right },
        None => Judgement::Silent,
    }
}

/// What is said of what was not read: nothing, unless it is certain that a number is meant.
fn refused(refusal: Refusal, candidate: &Candidate) -> Judgement {
    let known = |token: &Token| match &token.kind {
        Kind::Word(name) => constant::constant(name).is_some() || function::is_function(name),
        Kind::Command(name) => {
            ["frac", "sqrt", "binom", "zeta", "lfloor", "rfloor", "lceil", "rceil"].contains(&name.as_str())
        }
        _ => true,
    };
    let number = candidate.closed.iter().all(known) && candidate.decimal.significant() >= FEWEST;
    let formula = candidate.footing == Footing::Formula;
    match refusal {
        Refusal::Unknown(name) if number => Judgement::Unread(Unread::Function(name)),
        Refusal::Syntax(why) if number && formula => Judgement::Unread(Unread::Syntax(why)),
        Refusal::Doubtful if number && formula => Judgement::Unread(Unread::Doubtful),
        _ => Judgement::Silent,
    }
}

/// The value with the decimals in it as they are written.
fn enclosed(reading: &Reading, decimal: &Decimal) -> Result<Ends, Unread> {
    let written =
        |text: String, (name, spelled, ..): &(String, String, Rational, Rational)| text.replace(name, spelled);
    // From the last on, since the name of the first begins that of the eleventh.
    let text = reading.inputs.iter().rev().fold(reading.text.clone(), written);
    value(&text, asked(decimal)?)
}

fn asked(decimal: &Decimal) -> Result<Asked, Unread> {
    let asked = Asked::new().digits(decimal.significant() + GUARD);
    let asked = asked.map_err(|wrong| Unread::NoValue(wrong.to_string()))?;
    Ok(asked.within(BUDGET))
}

fn value(text: &str, asked: Asked) -> Result<Ends, Unread> {
    let answer = eval(text, &asked).map_err(|wrong| Unread::NoValue(first_line(&wrong.to_string())))?;
    if let (Route::Rational, Some(closed)) = (answer.route, &answer.closed)
        && let Some(exact) = closed.as_rational()
    {
        return Ok((exact.clone(), exact));
    }
    match answer.found {
        Found::Value(Value::Real(x)) => {
            let ends = x.lo().to_rational().zip(x.hi().to_rational());
            ends.ok_or_else(|| Unread::NoValue("its value is not bounded".into()))
        }
        Found::Value(Value::Complex(_)) => Err(Unread::NotReal),
        Found::Nothing { why, .. } => Err(Unread::NoValue(first_line(&why.to_string()))),
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

/// In the direction of the sign that is printed.
fn directed(decimal: &Decimal, (lo, hi): &Ends) -> Ends {
    match decimal.negative {
        true => (-hi.clone(), -lo.clone()),
        false => (lo.clone(), hi.clone()),
    }
}

/// Whether the decimal is right; `None` where the enclosure does not tell.
fn fit(candidate: &Candidate, ends: &Ends) -> Option<bool> {
    let decimal = &candidate.decimal;
    let (lo, hi) = directed(decimal, ends);
    if let Some((low, high)) = &decimal.ends {
        let unit = power_of_ten(decimal.last_place() - low.len() as i32);
        let one = Rational::from(decimal.units(low)) * &unit;
        let other = Rational::from(decimal.units(high)) * &unit;
        let (low, high) = if one <= other { (one, other) } else { (other, one) };
        return match (low <= lo && hi <= high, hi < low || high < lo) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        };
    }
    let unit = power_of_ten(decimal.last_place());
    let printed = Rational::from(decimal.units("")) * &unit;
    let slack = if candidate.bounded {
        unit.clone()
    } else {
        unit.clone() / 2
    };
    let (below, above) = (printed.clone() - slack, printed.clone() + &unit);
    if lo >= below && hi < above || is_floating(decimal, &printed, &unit, &lo) {
        return Some(true);
    }
    (hi < below || lo >= above).then_some(false)
}

/// Whether a number has the digits of a floating-point number, and is off by no more than two units of its last bit; of single precision,
/// whose digits are often printed beyond those that it has, one.
fn is_floating(decimal: &Decimal, printed: &Rational, unit: &Rational, x: &Rational) -> bool {
    let off = |bits: u32, from: &Rational| {
        let exponent = Float::with_val(bits, x).get_exp().unwrap_or(0);
        let last = Rational::from(2).pow(exponent - bits as i32);
        (from.clone() - x).abs() / last
    };
    let digits = decimal.significant();
    if digits >= 16 && off(53, printed) <= 2 {
        return true;
    }
    let single = Float::with_val(24, printed).to_rational().unwrap_or_default();
    digits >= 9 && (single.clone() - printed).abs() * 2 <= *unit && off(24, &single) <= 1
}

/// Whether a number would fit in percent, in thousands and the like, or in degrees.
fn is_scaled(candidate: &Candidate, ends: &Ends) -> bool {
    let (lo, hi) = directed(&candidate.decimal, ends);
    let mut positive = candidate.clone();
    positive.decimal.negative = false;
    let fits = |factor: &Rational| fit(&positive, &(lo.clone() * factor, hi.clone() * factor)) != Some(false);
    let powers = [-2, 2, -3, 3, -6, 6, -9, 9].map(power_of_ten);
    let degree = Rational::from((5_729_577_951_i64, 100_000_000_i64));
    powers.iter().chain([&degree, &degree.clone().recip()]).any(fits)
}

/// Whether a number may fit when the decimals in the formula are rounded themselves.
fn is_within(candidate: &Candidate, reading: &Reading) -> bool {
    !reading.inputs.is_empty() && fit_with_inputs(candidate, reading) != Some(false)
}

/// Whether a number that does not fit is certainly meant to.
fn is_near(candidate: &Candidate, reading: &Reading, ends: &Ends) -> bool {
    let (lo, _) = directed(&candidate.decimal, ends);
    let off = (lo.clone() - candidate.decimal.value().abs()).abs();
    nearness(candidate, reading).is_none_or(|nearness| off <= lo.abs() * nearness)
}

/// How far off a number may be, for its size, and still be taken for a wrong value of what stands beside it; `None` where it is certain.
fn nearness(candidate: &Candidate, reading: &Reading) -> Option<Rational> {
    let is_letter = |pair: &[Token]| match &pair[0].kind {
        Kind::Word(name) if name == "e" => !pair[1].is('^'),
        Kind::Word(name) if name == "pi" => pair[1].is('('),
        _ => false,
    };
    let closed = &candidate.closed;
    let last_is_letter = matches!(closed.last().map(|token| &token.kind), Some(Kind::Word(name)) if name == "e");
    // A letter that may be another e, or another π.
    let letter = closed.len() == 1 || closed.windows(2).any(is_letter) || last_is_letter;
    let rational = reading.functions == 0;
    let percent = match (candidate.footing, letter, rational) {
        (_, true, _) => 2,
        (Footing::Comment, _, true) => 2,
        (Footing::Comment, _, false) => 10,
        (Footing::Words, _, true) => 10,
        (Footing::Formula, _, false) => return None,
        _ => 50,
    };
    Some(Rational::from((percent, 100)))
}

/// The same with the decimals in the formula anything that they may be rounded from.
fn fit_with_inputs(candidate: &Candidate, reading: &Reading) -> Option<bool> {
    let mut asked = asked(&candidate.decimal).ok()?;
    for (name, _, value, unit) in &reading.inputs {
        let (lo, hi) = (value.clone() - unit, value.clone() + unit);
        asked = asked.letting(&format!("{name} = {lo}..{hi}")).ok()?;
    }
    let (lo, hi) = value(&reading.text, asked).ok()?;
    fit(candidate, &(lo.clone(), lo.clone())).filter(|fits| !fits)?;
    let (below, above) = (fit(candidate, &(hi.clone(), hi.clone())), candidate.decimal.value());
    // Both ends on one side of the number, and neither fits.
    let aside = (lo > above) == (hi > above);
    (aside && below == Some(false)).then_some(false)
}

/// As many digits as were printed, right.
fn right(decimal: &Decimal, ends: &Ends) -> Option<String> {
    let negative = ends.1 < 0;
    let size = if negative {
        (-ends.1.clone(), -ends.0.clone())
    } else {
        ends.clone()
    };
    let more = decimal.ends.as_ref().map_or(0, |(low, _)| low.len());
    let last = decimal.last_place() - more as i32;
    let shift = match decimal.goes_on || decimal.ends.is_some() {
        true => Rational::new(),
        false => Rational::from((1, 2)),
    };
    let units = |x: &Rational| (x.clone() / power_of_ten(last) + &shift).floor().into_numer_denom().0;
    let (low, high) = (units(&size.0), units(&size.1));
    if low != high {
        return None;
    }
    let sign = if negative { "-" } else { "" };
    let places = decimal.places() as usize + more;
    let Some(_) = decimal.ends else {
        return Some(format!("{sign}{}{}", spelled(&low, places), decimal.suffix));
    };
    let (low, high) = (spelled(&low, places), spelled(&(low + 1), places));
    let split = low.len().checked_sub(more)?;
    let (low, high) = (low.split_at(split), high.split_at_checked(split)?);
    let ends = if negative { (high.1, low.1) } else { (low.1, high.1) };
    (low.0 == high.0).then(|| format!("{sign}{}_{{{}}}^{{{}}}", low.0, ends.0, ends.1))
}

/// A whole number of units of the last place, with the point where it belongs.
fn spelled(units: &Integer, places: usize) -> String {
    let digits = format!("{:0>width$}", units.to_string(), width = places + 1);
    let (whole, behind) = digits.split_at(digits.len() - places);
    format!("{whole}.{behind}")
}
