//! The decimal ends of an enclosure as readers want them: the digits that are certain, and the first that are not.
//!
//! Both ends come rounded outward, as text. They are written with one power of ten and equally many digits, which changes neither; the
//! digits that they share are certain, for every number between them begins with them. Where ends are shortened, they are rounded outward again.

use rug::Integer;
use rug::ops::Pow as _;

/// How many uncertain digits are shown.
const UNCERTAIN: usize = 2;
/// How much longer a number may become when it is written with the other's power of ten.
const PADDING: i64 = 4_000;
/// The first digit of a number stands at a power of ten at least this, or the number is written with a power of ten,
const SMALLEST: i64 = -5;
/// and at most this.
const LARGEST: i64 = 20;

/// The digits of a number that are certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certain {
    /// The number up to its last certain digit, as `-9.5396` or `1.25e-7`.
    pub text: String,
    /// How many significant digits that are.
    pub count: usize,
    /// Whether the text is the number itself, to the last digit.
    pub exact: bool,
}

/// ± digits · 10^last.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Plain {
    negative: bool,
    digits: Integer,
    last: i64,
}

impl Plain {
    /// A number such as `-1.25e-7`; `None` for the infinities.
    fn read(text: &str) -> Option<Plain> {
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let exponent: i64 = exponent.parse().ok()?;
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        Some(Plain {
            negative,
            digits: format!("{whole}{fraction}").parse().ok()?,
            last: exponent - fraction.len() as i64,
        })
    }

    /// The same number with a power of ten not above its own.
    fn with_last(&self, last: i64) -> Option<Integer> {
        let more = u32::try_from(self.last - last)
            .ok()
            .filter(|more| i64::from(*more) <= PADDING)?;
        Some(&self.digits * Integer::from(10).pow(more))
    }
}

/// Two numbers of one sign with one power of ten and equally many digits.
#[derive(Clone, Debug)]
struct Aligned {
    negative: bool,
    small: String,
    large: String,
    last: i64,
}

impl Aligned {
    /// The ends of an enclosure; `None` unless they have one sign and certain digits, or are the same.
    fn of(lo: &str, hi: &str) -> Option<Aligned> {
        let (lo, hi) = (Plain::read(lo)?, Plain::read(hi)?);
        let last = lo.last.min(hi.last);
        let (low, high) = (lo.with_last(last)?, hi.with_last(last)?);
        let (small, large) = if lo.negative { (high, low) } else { (low, high) };
        let aligned = Aligned::padded(lo.negative, &small, &large, last);
        let certain = lo.negative == hi.negative && aligned.shared() > 0;
        (lo == hi || certain).then_some(aligned)
    }

    fn padded(negative: bool, small: &Integer, large: &Integer, last: i64) -> Aligned {
        let large = large.to_string();
        let small = format!("{:0>width$}", small.to_string(), width = large.len());
        Aligned {
            negative,
            small,
            large,
            last,
        }
    }

    /// How many digits the two share, from the first on.
    fn shared(&self) -> usize {
        let pairs = self.small.bytes().zip(self.large.bytes());
        pairs.take_while(|(small, large)| small == large).count()
    }

    /// The same with so many digits left out at the end, rounded outward.
    fn without(&self, digits: usize) -> Option<Aligned> {
        let divisor = Integer::from(10).pow(u32::try_from(digits).ok()?);
        let whole = |text: &str| text.parse::<Integer>().ok();
        let small = whole(&self.small)?.div_rem_floor(divisor.clone()).0;
        let large = whole(&self.large)?.div_rem_ceil(divisor).0;
        Some(Aligned::padded(
            self.negative,
            &small,
            &large,
            self.last + digits as i64,
        ))
    }

    /// With no more uncertain digits than are shown. A carry may leave fewer digits certain, and then more are shown.
    fn shortened(self) -> Aligned {
        let surplus = self.large.len().saturating_sub(self.shared() + UNCERTAIN);
        match self.without(surplus) {
            Some(shorter) if surplus > 0 && shorter.shared() > 0 => shorter,
            _ => self,
        }
    }

    /// The power of ten that the first digit stands at.
    fn first(&self) -> i64 {
        self.last + self.large.len() as i64 - 1
    }

    /// Sign and digits up to `count`, with the point in its place, and the power of ten to multiply by, 0 if there is none.
    fn head(&self, count: usize) -> (String, i64) {
        let sign = if self.negative { "-" } else { "" };
        let (digits, first) = (&self.large[..count], self.first());
        let complete = count == self.large.len();
        let zero = digits.bytes().all(|digit| digit == b'0');
        if zero {
            return ("0".into(), 0);
        }
        // The point must come among the certain digits, or right after them.
        let before = usize::try_from(first + 1).unwrap_or(0);
        if (SMALLEST..0).contains(&first) {
            let zeros = "0".repeat(first.unsigned_abs() as usize - 1);
            return (format!("{sign}0.{zeros}{digits}"), 0);
        }
        if (0..=LARGEST).contains(&first) && (before <= count || complete) {
            let (whole, fraction) = digits.split_at(before.min(count));
            let missing = "0".repeat(before - whole.len());
            let point = if fraction.is_empty() && complete { "" } else { "." };
            return (format!("{sign}{whole}{missing}{point}{fraction}"), 0);
        }
        let (leading, rest) = digits.split_at(1);
        let point = if rest.is_empty() && complete { "" } else { "." };
        (format!("{sign}{leading}{point}{rest}"), first)
    }
}

impl Certain {
    /// No more than so many of the digits, and `…` after them, unless they are the whole number.
    #[must_use]
    pub fn cut(&self, digits: usize) -> String {
        let (mantissa, power) = match self.text.split_once('e') {
            Some((mantissa, power)) => (mantissa, format!("e{power}")),
            None => (self.text.as_str(), String::new()),
        };
        let leading = |c: char| matches!(c, '-' | '0' | '.');
        let first = mantissa.find(|c| !leading(c)).unwrap_or(0);
        let mut left = digits;
        let end = mantissa[first..].find(|c: char| {
            left = left.saturating_sub(usize::from(c.is_ascii_digit()));
            left == 0
        });
        let whole = mantissa.find('.').unwrap_or(mantissa.len());
        let end = end.map_or(mantissa.len(), |end| first + end + 1).max(whole);
        let rest = if self.exact && end == mantissa.len() { "" } else { "…" };
        format!("{}{rest}{power}", &mantissa[..end])
    }
}

/// The digits that all numbers between two ends share; `None` if there are none.
#[must_use]
pub fn certain(lo: &str, hi: &str) -> Option<Certain> {
    let aligned = Aligned::of(lo, hi)?;
    let shared = aligned.shared();
    let (head, power) = aligned.head(shared);
    let head = head.trim_end_matches('.');
    Some(Certain {
        text: match power {
            0 => head.to_owned(),
            _ => format!("{head}e{power}"),
        },
        count: shared,
        exact: lo == hi,
    })
}

/// `c_{lo}^{hi}` in LaTeX: the certain digits, then at most two (after a carry, more) uncertain ones of the lower end and, above, of the
/// upper; of a negative number the lower end is the one of greater size. Where no digit is certain, both ends in brackets.
#[must_use]
pub fn bracketed(lo: &str, hi: &str) -> String {
    let Some(aligned) = Aligned::of(lo, hi).map(Aligned::shortened) else {
        return format!(r"\left[{}, {}\right]", whole(lo), whole(hi));
    };
    let shared = aligned.shared();
    let (head, power) = aligned.head(shared);
    let (small, large) = (&aligned.small[shared..], &aligned.large[shared..]);
    let (low, high) = if aligned.negative {
        (large, small)
    } else {
        (small, large)
    };
    let ends = match low.is_empty() {
        true => String::new(),
        false => format!("_{{{low}}}^{{{high}}}"),
    };
    format!("{head}{ends}{}", times(power))
}

/// One number in LaTeX.
fn whole(text: &str) -> String {
    match Aligned::of(text, text) {
        Some(aligned) => {
            let (head, power) = aligned.head(aligned.large.len());
            format!("{head}{}", times(power))
        }
        None => text.replace("inf", r"\infty"),
    }
}

fn times(power: i64) -> String {
    match power {
        0 => String::new(),
        _ => format!(r" \cdot 10^{{{power}}}"),
    }
}
