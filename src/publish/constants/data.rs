//! The published constants as JSON.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Copies;
use crate::proof::{ConstantRecord, Convention, Formula, Ledger, PUBLISHED_DIGITS, Settings, SupposedSpectrum};
use crate::publish::constant::{Ends, Exact};
use crate::publish::json::lines;

/// The schema of the file of constants, and of what `kenzan constant --format json` prints.
pub const SCHEMA: &str = include_str!("constants.schema.json");

#[derive(Serialize)]
struct File<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    kenzan: &'static str,
    digits: usize,
    constants: Vec<Object<'a>>,
    failures: BTreeMap<&'a str, &'a str>,
}

/// A constant, its fields in the order in which they are printed.
#[derive(Serialize)]
struct Object<'a> {
    id: &'a str,
    constant: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    quantity: Option<&'a str>,
    parameters: &'a Settings,
    #[serde(skip_serializing_if = "Option::is_none")]
    convention: Option<&'static str>,
    claim: &'a str,
    digits: usize,
    defining: Option<&'a Formula>,
    definitions: &'a [Formula],
    closed_form: Option<&'a Formula>,
    #[serde(skip_serializing_if = "Option::is_none")]
    supposes: Option<&'a SupposedSpectrum>,
    certain: Option<Certain>,
    #[serde(flatten)]
    ends: Ends,
    latex: String,
    #[serde(rename = "macro")]
    macro_name: String,
    routes: Vec<Route>,
    command: String,
}

#[derive(Serialize)]
struct Certain {
    text: String,
    digits: usize,
    exact: bool,
}

#[derive(Serialize)]
struct Route {
    route: &'static str,
    exact: Exact,
}

fn view(record: &ConstantRecord, copies: Copies) -> Object<'_> {
    Object {
        id: &record.id,
        constant: &record.constant,
        title: &record.title,
        quantity: record.quantity.as_deref(),
        parameters: &record.settings,
        convention: record.convention.map(Convention::word),
        claim: &record.claim,
        digits: record.digits,
        defining: record.defining.as_ref(),
        definitions: &record.definitions,
        closed_form: record.closed_form.as_ref(),
        supposes: record.supposes.as_ref(),
        certain: copies.digits.map(|certain| Certain {
            text: certain.text,
            digits: certain.count,
            exact: certain.exact,
        }),
        ends: copies.ends,
        latex: copies.tex,
        macro_name: copies.macro_name,
        routes: record
            .routes
            .iter()
            .map(|route| Route {
                route: route.route.word(),
                exact: Ends::of(&route.number, record.digits).exact,
            })
            .collect(),
        command: copies.command,
    }
}

/// One constant as an object.
pub(super) fn object(record: &ConstantRecord, copies: Copies) -> String {
    lines(&view(record, copies))
}

/// The file of all constants.
pub(super) fn json(ledger: &Ledger) -> String {
    let constants = ledger.constants.iter();
    lines(&File {
        schema: "constants.schema.json",
        kenzan: env!("CARGO_PKG_VERSION"),
        digits: PUBLISHED_DIGITS,
        constants: constants
            .clone()
            .filter_map(|record| Some(view(record, Copies::of(record)?)))
            .collect(),
        failures: constants
            .filter_map(|record| Some((record.id.as_str(), record.failure.as_deref()?)))
            .collect(),
    })
}
