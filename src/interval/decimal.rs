//! Decimal text, rounded outward both ways.
//!
//! Writing: each end is rounded to the requested number of significant digits away from the interval, so the two
//! strings enclose what the interval encloses. Reading: the decimal fraction is rounded outward to the precision.

use std::fmt;

use rug::Float;
use rug::float::Round;

use super::real::usable;
use super::{DecimalError, Interval};

/// Exponents of ten for which a number is written without one: below 1 down to this many zeros after the point.
const LEADING_ZEROS: i64 = 4;
/// Up to how many digits an integral part is written out.
const INTEGRAL_DIGITS: i64 = 21;

/// One end as text: sign, digits, and where it is long a power of ten.
fn write_end(x: &Float, digits: usize, round: Round) -> String {
    // An integer below 2^prec times 2^k, or 5^{-k} over a power of ten: it has no more digits than this, and those
    // beyond the last are not worth computing.
    let held = x.prec() as usize + x.get_exp().map_or(0, i32::unsigned_abs) as usize + 2;
    let digits = digits.clamp(1, held);
    let (negative, mantissa, exponent) = x.to_sign_string_exp_round(10, Some(digits), round);
    let sign = if negative { "-" } else { "" };
    let Some(exponent) = exponent else {
        return format!("{sign}{mantissa}");
    };
    // x = ± 0.mantissa · 10^exponent.
    let mantissa = mantissa.trim_end_matches('0');
    let point = i64::from(exponent);
    let length = mantissa.len() as i64;
    if -LEADING_ZEROS < point && point <= 0 {
        format!("{sign}0.{}{mantissa}", "0".repeat(point.unsigned_abs() as usize))
    } else if length <= point && point <= INTEGRAL_DIGITS {
        format!("{sign}{mantissa}{}", "0".repeat((point - length) as usize))
    } else if 0 < point && point < length {
        let (integral, fraction) = mantissa.split_at(point as usize);
        format!("{sign}{integral}.{fraction}")
    } else {
        let (first, rest) = mantissa.split_at(1);
        let dot = if rest.is_empty() { "" } else { "." };
        format!("{sign}{first}{dot}{rest}e{}", point - 1)
    }
}

/// Checks `[+-] digits [. digits] [e [+-] digits]`, with at least one digit before the exponent.
fn check(text: &str) -> Result<(), DecimalError> {
    let characters: Vec<char> = text.chars().collect();
    let mut at = 0;
    let peek = |at: usize| characters.get(at).copied();
    let digits = |mut at: usize| {
        while peek(at).is_some_and(|c| c.is_ascii_digit()) {
            at += 1;
        }
        at
    };
    let skip_sign = |at: usize| {
        if matches!(peek(at), Some('+' | '-')) {
            at + 1
        } else {
            at
        }
    };
    at = skip_sign(at);
    let integral = digits(at);
    let mut count = integral - at;
    at = integral;
    if peek(at) == Some('.') {
        let fraction = digits(at + 1);
        count += fraction - at - 1;
        at = fraction;
    }
    if count > 0 && matches!(peek(at), Some('e' | 'E')) {
        let start = skip_sign(at + 1);
        at = digits(start);
        count = at - start;
    }
    match peek(at) {
        None if count == 0 => Err(DecimalError::MissingDigits { column: at + 1 }),
        None => Ok(()),
        Some(found) => Err(DecimalError::Unexpected { column: at + 1, found }),
    }
}

/// One end read from text, rounded.
fn read_end(text: &str, prec: u32, round: Round) -> Result<Float, DecimalError> {
    if !matches!(text, "inf" | "+inf" | "-inf") {
        check(text)?;
    }
    match Float::parse(text) {
        Ok(value) => Ok(Float::with_val_round(prec, value, round).0),
        // Not reached: rug accepts every text that was let through.
        Err(_) => Err(DecimalError::MissingDigits { column: 1 }),
    }
}

impl Interval {
    /// Both ends in decimal with that many significant digits (at least one), rounded outward; trailing zeros are left
    /// out. The infinite ends are `-inf` and `inf`, which the empty set has in reverse.
    pub fn to_decimal(&self, digits: usize) -> (String, String) {
        (
            write_end(self.lo(), digits, Round::Down),
            write_end(self.hi(), digits, Round::Up),
        )
    }

    /// The tightest interval of the precision around [lo, hi], the ends given as decimals such as `-1.5e-3` or `inf`.
    /// With the same text twice it is the tightest enclosure of that number.
    ///
    /// # Errors
    /// If an end is not such a number, or they are not the ends of an interval.
    pub fn from_decimal(lo: &str, hi: &str, prec: u32) -> Result<Interval, DecimalError> {
        let prec = usable(prec);
        let ends = (read_end(lo, prec, Round::Down)?, read_end(hi, prec, Round::Up)?);
        Ok(Interval::new(ends.0, ends.1)?)
    }
}

impl fmt::Display for Interval {
    /// `[lo, hi]` with outward decimals, `[empty]` or `[entire]`. The precision of the format (`{:.20}`) is the number
    /// of significant digits; without one, as many as the working precision holds.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.pad("[empty]");
        }
        if self.is_entire() {
            return f.pad("[entire]");
        }
        // log10 2 = 0.30102999…
        let held = self.prec() as usize * 30_103 / 100_000 + 1;
        let (lo, hi) = self.to_decimal(f.precision().unwrap_or(held));
        write!(f, "[{lo}, {hi}]")
    }
}
