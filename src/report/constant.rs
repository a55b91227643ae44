//! One constant, set for reading and for machines.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use crate::claim::{Constant, Number, Request, Route, Settings, Value};
use crate::expr::Expr;
use crate::interval::Interval;

/// A constant, what was asked of it, and what it answered.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    /// The constant.
    pub constant: &'a dyn Constant,
    /// What was asked.
    pub request: &'a Request,
    /// What it answered.
    pub value: &'a Value,
}

impl Answer<'_> {
    /// The ends in decimal, rounded outward, with two digits more than asked for, so that the rounding costs none of
    /// those.
    fn decimals(&self, enclosure: &Interval) -> (String, String) {
        enclosure.to_decimal(self.request.digits + 2)
    }

    fn convention(&self) -> Option<&'static str> {
        self.constant.has_convention().then(|| self.request.convention.word())
    }

    /// The values of the parameters, and the convention if there is one.
    fn at(&self) -> String {
        let settings = self.request.settings.iter();
        let mut at: Vec<String> = settings.map(|(name, value)| format!("{name} = {value}")).collect();
        at.extend(self.convention().map(|word| format!("{word} convention")));
        at.join(", ")
    }
}

/// A few lines for reading.
#[must_use]
pub fn text(answer: &Answer<'_>) -> String {
    let value = answer.value;
    let route = match (&value.number, value.route) {
        (Number::Zero { .. } | Number::Missing { .. }, _) => "",
        (Number::Enclosed(_), Route::Closed) => ", from the closed form",
        (Number::Enclosed(_), Route::Quadrature) => ", from rigorous quadrature of the integral",
        (Number::Enclosed(_), Route::Eigenvalues) => ", from the zeros of the exact characteristic polynomial",
    };
    let mut text = format!("{}: {}\n", answer.constant.name(), answer.constant.title());
    let _ = writeln!(text, "at {}{route}", answer.at());
    let _ = writeln!(text, "  = {}", value.defining);
    if let Some(closed) = &value.closed_form {
        let _ = writeln!(text, "  = {closed}");
    }
    for (head, body) in &value.definitions {
        let _ = writeln!(text, "  where {head} = {body}");
    }
    match &value.number {
        Number::Missing { kind, reason } => {
            let _ = writeln!(text, "{kind}: {reason}");
        }
        Number::Zero { reason } => {
            let _ = writeln!(text, "exactly 0: {reason}");
        }
        Number::Enclosed(enclosure) => {
            if let Some(quantity) = answer.constant.quantity() {
                let _ = writeln!(text, "{quantity}");
            }
            ends(&mut text, answer, enclosure);
        }
    }
    for (name, enclosure) in &value.derived {
        let _ = writeln!(text, "{name}");
        ends(&mut text, answer, enclosure);
    }
    text
}

fn ends(text: &mut String, answer: &Answer<'_>, enclosure: &Interval) {
    let (lo, hi) = answer.decimals(enclosure);
    let (exact_lo, exact_hi) = enclosure.to_hex();
    let _ = writeln!(
        text,
        "from {lo}\nto   {hi}\nexact from {exact_lo}\nexact to   {exact_hi}"
    );
}

/// The JSON object, its fields in the order in which they are printed; a field that the constant does not have is
/// left out.
#[derive(Serialize)]
struct Record<'a> {
    name: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    convention: Option<&'static str>,
    method: &'static str,
    parameters: &'a Settings,
    digits: usize,
    definitions: BTreeMap<&'a str, &'a str>,
    defining: Rendered,
    #[serde(skip_serializing_if = "Option::is_none")]
    closed_form: Option<Rendered>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quantity: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    zero: Option<Zero<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<Missing<'a>>,
    #[serde(flatten)]
    number: Option<Ends>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    derived: BTreeMap<&'a str, Ends>,
}

#[derive(Serialize)]
struct Rendered {
    text: String,
    latex: String,
}

#[derive(Serialize)]
struct Zero<'a> {
    reason: &'a str,
}

#[derive(Serialize)]
struct Missing<'a> {
    kind: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct Ends {
    lo: String,
    hi: String,
    exact: Exact,
}

#[derive(Serialize)]
struct Exact {
    lo: String,
    hi: String,
}

impl Ends {
    fn of(enclosure: &Interval, answer: &Answer<'_>) -> Ends {
        let (lo, hi) = answer.decimals(enclosure);
        let (exact_lo, exact_hi) = enclosure.to_hex();
        let exact = Exact {
            lo: exact_lo,
            hi: exact_hi,
        };
        Ends { lo, hi, exact }
    }
}

/// One JSON object, indented.
#[must_use]
pub fn json(answer: &Answer<'_>) -> String {
    let value = answer.value;
    let rendered = |expr: &Expr| Rendered {
        text: expr.to_string(),
        latex: expr.to_latex(),
    };
    let (number, zero, missing) = match &value.number {
        Number::Enclosed(enclosure) => (Some(Ends::of(enclosure, answer)), None, None),
        Number::Zero { reason } => (None, Some(Zero { reason }), None),
        Number::Missing { kind, reason } => (None, None, Some(Missing { kind, reason })),
    };
    let record = Record {
        name: answer.constant.name(),
        title: answer.constant.title(),
        convention: answer.convention(),
        method: value.route.word(),
        parameters: &answer.request.settings,
        digits: answer.request.digits,
        definitions: value
            .definitions
            .iter()
            .map(|(head, body)| (head.as_str(), body.as_str()))
            .collect(),
        defining: rendered(&value.defining),
        closed_form: value.closed_form.as_ref().map(rendered),
        quantity: answer.constant.quantity(),
        zero,
        missing,
        number,
        derived: value
            .derived
            .iter()
            .map(|(name, enclosure)| (name.as_str(), Ends::of(enclosure, answer)))
            .collect(),
    };
    // Serialisation fails only for maps with keys that are not text; those here are.
    serde_json::to_string_pretty(&record).expect("text and numbers can be serialised") + "\n"
}

/// The value as LaTeX: the digits that are certain, then the last ones as a lower and an upper index.
#[must_use]
pub fn latex(answer: &Answer<'_>) -> String {
    match &answer.value.number {
        Number::Enclosed(enclosure) => {
            let (lo, hi) = answer.decimals(enclosure);
            format!("{}\n", bracketed(&lo, &hi))
        }
        Number::Zero { .. } => "0\n".into(),
        Number::Missing { kind, .. } => format!("\\text{{{kind}}}\n"),
    }
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
pub fn bibtex(answer: &Answer<'_>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let settings = answer.request.settings.iter();
    let key: String = settings
        .map(|(name, value)| format!("-{name}{value}"))
        .chain(answer.convention().map(|word| format!("-{word}")))
        .collect();
    // A key of BibTeX may hold no brackets, commas or blanks.
    let key: String = key
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    let formula = answer.value.closed_form.as_ref().unwrap_or(&answer.value.defining);
    format!(
        "@misc{{kensho-{name}{key},\n  author = {{{{The kensho developers}}}},\n  title = {{The constant \
         {name} at {at}}},\n  note = {{kensho {version}: ${formula} = {number}$}},\n}}\n",
        name = answer.constant.name(),
        at = answer.at(),
        formula = formula.to_latex(),
        number = latex(answer).trim_end(),
    )
}

/// A header and one line of comma-separated values; a text with commas or quotes stands in quotes.
#[must_use]
pub fn csv(answer: &Answer<'_>) -> String {
    let quoted = |text: &str| match text.contains([',', '"']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    };
    let mut fields = vec![("name".to_owned(), answer.constant.name().to_owned())];
    fields.extend(
        answer
            .convention()
            .map(|word| ("convention".to_owned(), word.to_owned())),
    );
    fields.push(("method".to_owned(), answer.value.route.word().to_owned()));
    let settings = answer.request.settings.iter();
    fields.extend(settings.map(|(name, value)| (name.to_owned(), value.to_string())));
    let (lo, hi) = match &answer.value.number {
        Number::Enclosed(enclosure) => answer.decimals(enclosure),
        Number::Zero { .. } => ("0".into(), "0".into()),
        Number::Missing { kind, .. } => ((*kind).to_owned(), (*kind).to_owned()),
    };
    fields.extend([("lo".to_owned(), lo), ("hi".to_owned(), hi)]);
    for (name, enclosure) in &answer.value.derived {
        let (lo, hi) = answer.decimals(enclosure);
        fields.extend([(format!("{name} lo"), lo), (format!("{name} hi"), hi)]);
    }
    let (names, values): (Vec<_>, Vec<_>) = fields.iter().map(|(name, value)| (quoted(name), quoted(value))).unzip();
    format!("{}\n{}\n", names.join(","), values.join(","))
}
