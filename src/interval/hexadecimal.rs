//! Exact text: every binary number is a finite hexadecimal one.
//!
//! The form is `±0x1.hhhp±e`, the digits after `p` being the decimal exponent of 2; zero is `0x0p+0`, the infinities
//! `inf` and `-inf`.

use std::io;

use borsh::{BorshDeserialize, BorshSerialize};
use rug::float::{Special, exp_max, exp_min};
use rug::{Float, Integer};

use super::{HexadecimalError, Interval};

/// Precision of an interval read from short numbers: that of binary64.
const LEAST_PREC: u32 = 53;

/// The exact text of a number that is not NaN.
fn write_end(x: &Float) -> String {
    let sign = if x.is_sign_negative() { "-" } else { "" };
    let Some((mantissa, exponent)) = x.to_integer_exp() else {
        return format!("{sign}inf");
    };
    if mantissa == 0 {
        return "0x0p+0".to_owned();
    }
    // |x| = mantissa · 2^exponent with an odd mantissa of one bit before the binary point and `fraction` after it,
    // filled up to whole hexadecimal digits.
    let zeros = mantissa.find_one(0).unwrap_or(0);
    let mantissa = mantissa.abs() >> zeros;
    let fraction = mantissa.significant_bits() - 1;
    let power = i64::from(exponent) + i64::from(zeros) + i64::from(fraction);
    let filled = mantissa << ((4 - fraction % 4) % 4);
    let digits = filled.to_string_radix(16);
    let (first, rest) = digits.split_at(1);
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}0x{first}{point}{rest}p{power:+}")
}

/// The number of a text, at the precision its digits need (at least that of binary64).
fn read_end(text: &str) -> Result<Float, HexadecimalError> {
    match text {
        "inf" | "+inf" => return Ok(Float::with_val(LEAST_PREC, Special::Infinity)),
        "-inf" => return Ok(Float::with_val(LEAST_PREC, Special::NegInfinity)),
        _ => {}
    }
    let mut column = 1;
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    column += text.len() - rest.len();
    let digits = rest
        .strip_prefix("0x")
        .ok_or(HexadecimalError::MissingPrefix { column })?;
    column += 2;

    let mut mantissa = Integer::new();
    let (mut count, mut fraction) = (0_usize, None::<i64>);
    let mut characters = digits.char_indices();
    let power = loop {
        let Some((at, c)) = characters.next() else {
            let column = column + digits.chars().count();
            return Err(if count == 0 {
                HexadecimalError::MissingDigits { column }
            } else {
                HexadecimalError::MissingExponent { column }
            });
        };
        // Everything before `at` was ASCII, so bytes are characters.
        let column = column + at;
        match (c, c.to_digit(16)) {
            (_, Some(digit)) => {
                mantissa = (mantissa << 4_u32) + digit;
                count += 1;
                fraction = fraction.map(|places| places + 1);
            }
            ('.', None) if fraction.is_none() => fraction = Some(0),
            ('p', None) if count == 0 => return Err(HexadecimalError::MissingDigits { column }),
            ('p', None) => break read_exponent(characters.as_str(), column + 1)?,
            (found, None) => return Err(HexadecimalError::Unexpected { column, found }),
        }
    };
    let bits = mantissa.significant_bits().max(LEAST_PREC);
    let shift = power
        .checked_sub(4 * fraction.unwrap_or(0))
        .and_then(|shift| i32::try_from(shift).ok())
        .ok_or(HexadecimalError::ExponentOutOfRange)?;
    // |value| = mantissa · 2^shift lies in [1/2, 1) · 2^exponent.
    let exponent = i64::from(mantissa.significant_bits()) + i64::from(shift);
    let held = i64::from(exp_min())..=i64::from(exp_max());
    if mantissa != 0 && !held.contains(&exponent) {
        return Err(HexadecimalError::ExponentOutOfRange);
    }
    let value = Float::with_val(bits, mantissa) << shift;
    Ok(if negative { -value } else { value })
}

/// A signed decimal integer beginning at the given column.
fn read_exponent(text: &str, column: usize) -> Result<i64, HexadecimalError> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let column = column + text.len() - digits.len();
    if digits.is_empty() {
        return Err(HexadecimalError::MissingDigits { column });
    }
    if let Some((at, found)) = digits.char_indices().find(|(_, c)| !c.is_ascii_digit()) {
        return Err(HexadecimalError::Unexpected {
            column: column + at,
            found,
        });
    }
    text.parse().map_err(|_| HexadecimalError::ExponentOutOfRange)
}

/// As the exact text of its ends.
impl BorshSerialize for Interval {
    fn serialize<W: io::Write>(&self, writer: &mut W) -> io::Result<()> {
        BorshSerialize::serialize(&self.to_hex(), writer)
    }
}

impl BorshDeserialize for Interval {
    fn deserialize_reader<R: io::Read>(reader: &mut R) -> io::Result<Interval> {
        let (lo, hi): (String, String) = BorshDeserialize::deserialize_reader(reader)?;
        Interval::from_hex(&lo, &hi).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    }
}

impl Interval {
    /// Both ends as exact hexadecimal numbers, from which [`from_hex`](Self::from_hex) makes the same interval again.
    pub fn to_hex(&self) -> (String, String) {
        (write_end(self.lo()), write_end(self.hi()))
    }

    /// The interval with exactly these ends, at the precision their digits need (but no less than 53 bits). The
    /// pair `inf`, `-inf` is the empty set.
    ///
    /// # Errors
    /// If an end is not a hexadecimal number or is out of range, or they are not the ends of an interval.
    pub fn from_hex(lo: &str, hi: &str) -> Result<Interval, HexadecimalError> {
        let (lo, hi) = (read_end(lo)?, read_end(hi)?);
        if lo.is_infinite() && lo.is_sign_positive() && hi.is_infinite() && hi.is_sign_negative() {
            return Ok(Interval::empty(LEAST_PREC));
        }
        Ok(Interval::new(lo, hi)?)
    }
}
