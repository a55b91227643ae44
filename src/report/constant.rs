//! One constant, set for reading and for machines.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use crate::claim::Instance;
use crate::expr::Expr;
use crate::interval::Interval;

/// A constant at values of its parameters, with its enclosure.
#[derive(Clone, Debug)]
pub struct Value<'a> {
    /// The constant, the convention and the values of its parameters.
    pub instance: &'a Instance<'a>,
    /// Where the number comes from: `closed` or `quadrature`.
    pub method: &'static str,
    /// Significant digits asked for.
    pub digits: usize,
    /// The formula that defines it.
    pub defining: Expr,
    /// Its closed form.
    pub closed_form: Expr,
    /// The enclosure.
    pub enclosure: Interval,
}

impl Value<'_> {
    /// The ends in decimal, rounded outward, with two digits more than asked for, so that the rounding costs none of
    /// those.
    fn decimals(&self) -> (String, String) {
        self.enclosure.to_decimal(self.digits + 2)
    }

    fn at(&self) -> String {
        let values: Vec<String> = self
            .instance
            .values()
            .iter()
            .map(|(name, value)| format!("{name} = {value}"))
            .collect();
        values.join(", ")
    }
}

/// A few lines for reading.
#[must_use]
pub fn text(value: &Value<'_>) -> String {
    let (lo, hi) = value.decimals();
    let (exact_lo, exact_hi) = value.enclosure.to_hex();
    let mut text = format!(
        "{}: {}\n",
        value.instance.constant().name(),
        value.instance.constant().title()
    );
    let _ = writeln!(
        text,
        "at {}, {} convention, from {}",
        value.at(),
        value.instance.convention().word(),
        if value.method == "closed" {
            "the closed form"
        } else {
            "rigorous quadrature of the integral"
        }
    );
    let _ = writeln!(text, "  = {}\n  = {}", value.defining, value.closed_form);
    for (head, body) in value.instance.constant().definitions(value.instance.convention()) {
        let _ = writeln!(text, "  where {head} = {body}");
    }
    let _ = writeln!(
        text,
        "from {lo}\nto   {hi}\nexact from {exact_lo}\nexact to   {exact_hi}"
    );
    text
}

/// The JSON object, its fields in the order in which they are printed.
#[derive(Serialize)]
struct Record<'a> {
    name: &'a str,
    title: &'a str,
    convention: &'static str,
    method: &'static str,
    parameters: BTreeMap<&'a str, u32>,
    digits: usize,
    definitions: BTreeMap<&'a str, &'a str>,
    defining: Rendered,
    closed_form: Rendered,
    lo: String,
    hi: String,
    exact: Ends,
}

#[derive(Serialize)]
struct Rendered {
    text: String,
    latex: String,
}

#[derive(Serialize)]
struct Ends {
    lo: String,
    hi: String,
}

/// One JSON object, indented.
#[must_use]
pub fn json(value: &Value<'_>) -> String {
    let (constant, convention) = (value.instance.constant(), value.instance.convention());
    let (lo, hi) = value.decimals();
    let (exact_lo, exact_hi) = value.enclosure.to_hex();
    let rendered = |expr: &Expr| Rendered {
        text: expr.to_string(),
        latex: expr.to_latex(),
    };
    let record = Record {
        name: constant.name(),
        title: constant.title(),
        convention: convention.word(),
        method: value.method,
        parameters: value
            .instance
            .values()
            .iter()
            .map(|(name, value)| (name.as_str(), *value))
            .collect(),
        digits: value.digits,
        definitions: constant.definitions(convention).into_iter().collect(),
        defining: rendered(&value.defining),
        closed_form: rendered(&value.closed_form),
        lo,
        hi,
        exact: Ends {
            lo: exact_lo,
            hi: exact_hi,
        },
    };
    // Serialisation fails only for maps with keys that are not text; those here are.
    serde_json::to_string_pretty(&record).expect("text and numbers can be serialised") + "\n"
}

/// The value as LaTeX: the digits that are certain, then the last ones as a lower and an upper index.
#[must_use]
pub fn latex(value: &Value<'_>) -> String {
    let (lo, hi) = value.decimals();
    format!("{}\n", bracketed(&lo, &hi))
}

/// `c_{lo}^{hi}`: the characters that the two ends share, then those that differ, where the ends differ only in
/// digits at the end of equally long mantissas; both ends in full otherwise.
#[must_use]
pub fn bracketed(lo: &str, hi: &str) -> String {
    let (low_mantissa, low_exponent) = lo.split_once('e').unwrap_or((lo, ""));
    let (high_mantissa, high_exponent) = hi.split_once('e').unwrap_or((hi, ""));
    let power = if low_exponent.is_empty() {
        String::new()
    } else {
        format!(r" \cdot 10^{{{low_exponent}}}")
    };
    if lo == hi {
        return format!("{low_mantissa}{power}");
    }
    let shared = low_mantissa
        .bytes()
        .zip(high_mantissa.bytes())
        .take_while(|(low, high)| low == high)
        .count();
    let (low_end, high_end) = (&low_mantissa[shared..], &high_mantissa[shared..]);
    let digits = |end: &str| end.bytes().all(|byte| byte.is_ascii_digit());
    if low_exponent == high_exponent && low_end.len() == high_end.len() && digits(low_end) && digits(high_end) {
        return format!("{}_{{{low_end}}}^{{{high_end}}}{power}", &low_mantissa[..shared]);
    }
    format!(r"\left[{lo}, {hi}\right]")
}

/// A reference that cites the value together with the version that enclosed it.
#[must_use]
pub fn bibtex(value: &Value<'_>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let key: String = value
        .instance
        .values()
        .iter()
        .map(|(name, value)| format!("-{name}{value}"))
        .collect();
    let convention = value.instance.convention().word();
    format!(
        "@misc{{kensho-{name}{key}-{convention},\n  author = {{{{The kensho developers}}}},\n  title = {{The constant \
         {name} at {at}, {convention} convention}},\n  note = {{kensho {version}: ${closed} = {number}$}},\n}}\n",
        name = value.instance.constant().name(),
        at = value.at(),
        closed = value.closed_form.to_latex(),
        number = latex(value).trim_end(),
    )
}

/// A header and one line of comma-separated values.
#[must_use]
pub fn csv(value: &Value<'_>) -> String {
    let (lo, hi) = value.decimals();
    let names: String = value.instance.values().keys().map(|name| format!("{name},")).collect();
    let values: String = value
        .instance
        .values()
        .values()
        .map(|value| format!("{value},"))
        .collect();
    let (name, convention) = (value.instance.constant().name(), value.instance.convention().word());
    format!(
        "name,convention,method,{names}lo,hi\n{name},{convention},{},{values}{lo},{hi}\n",
        value.method
    )
}
