//! One constant, set for reading and for machines.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use crate::formula::Expr;
use crate::interval::Interval;
use crate::proof::{Constant, Number, Published, Request, Route, Settings, SupposedSpectrum, Value};
use crate::publish::digits::bracketed;
use crate::publish::reference::{Reference, at, command, reference};
use crate::publish::table::quoted;

/// A constant, what was asked of it, and what it answered.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    /// The constant.
    pub constant: &'a dyn Constant,
    /// What was asked.
    pub request: &'a Request,
    /// What it answered.
    pub value: &'a Value,
    /// Under which id it is published, if it is.
    pub published: Option<&'a Published>,
}

impl Answer<'_> {
    /// The ends in decimal, rounded outward, with two digits more than asked for, so that the rounding costs none of
    /// those.
    pub(super) fn decimals(&self, enclosure: &Interval) -> (String, String) {
        enclosure.to_decimal(self.request.digits + 2)
    }

    fn convention(&self) -> Option<&'static str> {
        self.constant.has_convention().then(|| self.request.convention.word())
    }

    /// The values of the parameters, and the convention if there is one.
    fn at(&self) -> String {
        at(&self.request.settings, self.convention())
    }

    /// The id it is published under, or what stands in its place in the key of a reference.
    pub(super) fn key(&self) -> String {
        if let Some(published) = self.published {
            return published.id.clone();
        }
        let settings = self.request.settings.iter();
        let key = settings
            .map(|(name, value)| format!("-{name}{value}"))
            .chain(self.convention().map(|word| format!("-{word}")));
        // A key of BibTeX may hold no brackets, commas or blanks.
        let key = format!("{}{}", self.constant.name(), key.collect::<String>());
        key.chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect()
    }

    /// The command that gives this answer.
    pub(super) fn command(&self) -> String {
        let mut command = command(
            self.constant.name(),
            &self.request.settings,
            self.convention(),
            self.request.digits,
        );
        if self.request.route != Route::Closed {
            let _ = write!(command, " --method {}", self.request.route.word());
        }
        command
    }
}

/// A few lines for reading.
#[must_use]
pub fn text(answer: &Answer<'_>) -> String {
    let value = answer.value;
    let route = match (&value.number, value.route) {
        (Number::Zero { .. } | Number::Missing { .. }, _) => String::new(),
        (Number::Enclosed(_), route) => format!(", from {}", route.source()),
    };
    let mut text = format!("{}: {}\n", answer.constant.name(), answer.constant.title());
    let at = [answer.at(), route].join("");
    let at = at.strip_prefix(", ").unwrap_or(&at);
    let _ = match answer.request.settings.iter().next() {
        Some(_) => writeln!(text, "at {at}"),
        None => writeln!(text, "{at}"),
    };
    if let Some(published) = answer.published {
        let _ = writeln!(
            text,
            "published as {}, with the claim {}",
            published.id, published.claim
        );
    }
    let _ = writeln!(text, "  = {}", value.defining);
    if let Some(closed) = &value.closed_form {
        let _ = writeln!(text, "  = {closed}");
    }
    for (head, body) in &value.definitions {
        let _ = writeln!(text, "  where {head} = {body}");
    }
    if let Some(supposed) = &value.supposes {
        let _ = writeln!(text, "supposing that {supposed}");
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
    for derived in &value.derived {
        let _ = writeln!(text, "{}", derived.name);
        ends(&mut text, answer, &derived.number);
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
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<&'a str>,
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
    supposes: Option<&'a SupposedSpectrum>,
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
    command: String,
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

/// Both ends of an enclosure, in decimal rounded outward and exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ends {
    /// The lower end in decimal.
    pub lo: String,
    /// The upper end in decimal.
    pub hi: String,
    /// Both as they are.
    pub exact: Exact,
}

/// Both ends of an enclosure as exact hexadecimal numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Exact {
    /// The lower end.
    pub lo: String,
    /// The upper end.
    pub hi: String,
}

impl Ends {
    /// The ends, in decimal with two digits more than are asked for, so that the rounding costs none of those.
    #[must_use]
    pub fn of(enclosure: &Interval, digits: usize) -> Ends {
        let (lo, hi) = enclosure.to_decimal(digits + 2);
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
        Number::Enclosed(enclosure) => (Some(Ends::of(enclosure, answer.request.digits)), None, None),
        Number::Zero { reason } => (None, Some(Zero { reason }), None),
        Number::Missing { kind, reason } => (None, None, Some(Missing { kind, reason })),
    };
    let record = Record {
        id: answer.published.map(|published| published.id.as_str()),
        claim: answer.published.map(|published| published.claim.as_str()),
        command: answer.command(),
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
        supposes: value.supposes.as_ref(),
        quantity: answer.constant.quantity(),
        zero,
        missing,
        number,
        derived: value
            .derived
            .iter()
            .map(|derived| (derived.name.as_str(), Ends::of(&derived.number, answer.request.digits)))
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

/// A reference that cites the value together with the version that enclosed it.
#[must_use]
pub fn bibtex(answer: &Answer<'_>) -> String {
    let formula = answer.value.closed_form.as_ref().unwrap_or(&answer.value.defining);
    reference(&Reference {
        key: &answer.key(),
        name: answer.constant.name(),
        at: &answer.at(),
        claim: answer.published.map(|published| published.claim.as_str()),
        formula: Some(&formula.to_latex()),
        number: latex(answer).trim_end(),
        command: &answer.command(),
    })
}

/// A header and one line of comma-separated values; a text with commas or quotes stands in quotes.
#[must_use]
pub fn csv(answer: &Answer<'_>) -> String {
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
    for derived in &answer.value.derived {
        let (name, (lo, hi)) = (&derived.name, answer.decimals(&derived.number));
        fields.extend([(format!("{name} lo"), lo), (format!("{name} hi"), hi)]);
    }
    let (names, values): (Vec<_>, Vec<_>) = fields.iter().map(|(name, value)| (quoted(name), quoted(value))).unzip();
    format!("{}\n{}\n", names.join(","), values.join(","))
}
