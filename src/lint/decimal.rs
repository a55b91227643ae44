//! Decimals as they are printed: with three dots, with a power of ten, as an enclosure c_{lo}^{hi}.

use rug::ops::Pow as _;
use rug::{Integer, Rational};

use super::token::{Kind, Token};

/// The largest power of ten, in absolute value.
const LARGEST: i32 = 9_999;

/// A printed decimal.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Decimal {
    pub(super) negative: bool,
    /// Digits with a point.
    pub(super) digits: String,
    /// The power of ten that they are to be multiplied by.
    pub(super) exponent: i32,
    /// That power as it stands behind the digits, where it does: `e-7`.
    pub(super) suffix: String,
    /// Whether dots say that more digits follow.
    pub(super) goes_on: bool,
    /// The last digits of the lower and of the upper end, of an enclosure.
    pub(super) ends: Option<(String, String)>,
    /// The last of the tokens of the digits, those of the ends included; the first is the first.
    pub(super) last: usize,
}

impl Decimal {
    /// Of a number as `1.25e-7`.
    pub(super) fn of(negative: bool, number: &str) -> Option<Decimal> {
        let (digits, suffix) = number.split_at(number.find(['e', 'E']).unwrap_or(number.len()));
        let exponent = suffix.get(1..).unwrap_or("0");
        let exponent = exponent
            .parse()
            .ok()
            .filter(|exponent: &i32| exponent.abs() <= LARGEST)?;
        let digits = digits.to_owned();
        digits.contains('.').then_some(Decimal {
            negative,
            digits,
            exponent,
            suffix: suffix.to_owned(),
            goes_on: false,
            ends: None,
            last: 0,
        })
    }

    /// How many digits stand behind the point.
    pub(super) fn places(&self) -> u32 {
        let (_, behind) = self.digits.split_once('.').unwrap_or((&self.digits, ""));
        behind.len() as u32
    }

    /// How many digits stand from the first that is not 0 on, those of an end included.
    pub(super) fn significant(&self) -> usize {
        let ends = self.ends.as_ref().map_or("", |(low, _)| low);
        let digits = self.digits.chars().chain(ends.chars()).filter(char::is_ascii_digit);
        digits.skip_while(|digit| *digit == '0').count()
    }

    /// The power of ten that its last digit counts.
    pub(super) fn last_place(&self) -> i32 {
        self.exponent - self.places() as i32
    }

    /// The number without its sign, followed by more digits, in units of its last digit and then of that of the last of `more`.
    pub(super) fn units(&self, more: &str) -> Integer {
        let digits: String = self.digits.chars().filter(char::is_ascii_digit).collect();
        (digits + more).parse().unwrap_or_default()
    }

    /// The number.
    pub(super) fn value(&self) -> Rational {
        let size = Rational::from(self.units("")) * power_of_ten(self.last_place());
        if self.negative { -size } else { size }
    }
}

/// 10^n.
pub(super) fn power_of_ten(n: i32) -> Rational {
    Rational::from(10).pow(n)
}

/// The decimal that these tokens are, and nothing else.
pub(super) fn read(tokens: &[Token]) -> Option<Decimal> {
    let negative = tokens.first()?.is('-');
    let first = usize::from(negative);
    let Kind::Number(number) = &tokens.get(first)?.kind else {
        return None;
    };
    let mut decimal = Decimal::of(negative, number)?;
    let mut rest = &tokens[first + 1..];
    if let Some((low, high, length)) = ends(rest) {
        decimal.ends = Some((low, high));
        decimal.last = first + length;
        rest = &rest[length..];
    } else {
        decimal.last = first;
    }
    if let Some((dots, after)) = rest.split_first()
        && dots.is('…')
    {
        decimal.goes_on = true;
        rest = after;
    }
    if let Some((times, after)) = rest.split_first()
        && times.is('*')
    {
        decimal.exponent += exponent(after)?;
        rest = &[];
    }
    rest.is_empty().then_some(decimal)
}

/// `_{lo}^{hi}`, and how many tokens that is.
fn ends(tokens: &[Token]) -> Option<(String, String, usize)> {
    let [under, open, low, close, over, open_2, high, close_2, ..] = tokens else {
        return None;
    };
    let framed = under.is('_') && open.is('{') && close.is('}') && over.is('^') && open_2.is('{') && close_2.is('}');
    match (&low.kind, &high.kind) {
        (Kind::Number(low), Kind::Number(high)) if framed && low.len() == high.len() && !low.contains(['.', 'e']) => {
            Some((low.clone(), high.clone(), 8))
        }
        _ => None,
    }
}

/// `10^n` to the end.
fn exponent(tokens: &[Token]) -> Option<i32> {
    let (ten, rest) = tokens.split_first()?;
    if ten.kind != Kind::Number("10".into()) {
        return None;
    }
    let (negative, digits) = match rest {
        [sign] => match &sign.kind {
            Kind::Superscript(digits) => return digits.parse().ok().filter(|n: &i32| n.abs() <= LARGEST),
            _ => return None,
        },
        [power, rest @ ..] if power.is('^') => {
            let inner = match rest {
                [open, inner @ .., close] if open.is('{') && close.is('}') || open.is('(') && close.is(')') => inner,
                other => other,
            };
            match inner {
                [sign, digits] if sign.is('-') => (true, digits),
                [digits] => (false, digits),
                _ => return None,
            }
        }
        _ => return None,
    };
    let Kind::Number(digits) = &digits.kind else {
        return None;
    };
    let n: i32 = digits.parse().ok().filter(|n| *n <= LARGEST)?;
    Some(if negative { -n } else { n })
}
