//! The published constants: one page to read, and files for machines, for TeX and for bibliographies.
//!
//! All of it is a function of the records in the ledger. [`Copies`] is one constant in every form that somebody may want to copy.

mod data;
mod page;
mod tex;

use crate::proof::{ConstantRecord, Convention, Ledger};
use crate::publish::constant::Ends;
use crate::publish::digits::{Certain, bracketed, certain};
use crate::publish::directory::Page;
use crate::publish::reference::{Reference, at, command, reference};
use crate::publish::table::quoted;

pub use data::SCHEMA;
pub use page::document;
pub use tex::macro_name;

/// The header of the file of values.
const HEADER: &str =
    "id,constant,number,parameters,convention,claim,closed form,certain digits,lo,hi,exact lo,exact hi,routes,command";

/// A constant in every form in which it is copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copies {
    /// The permanent id.
    pub id: String,
    /// Its parameters in words, as `m = 3, angular convention`; may be empty.
    pub at: String,
    /// The digits that are certain; `None` where the two ends of the enclosure share none.
    pub digits: Option<Certain>,
    /// Both ends, in decimal rounded outward and exactly in hexadecimal.
    pub ends: Ends,
    /// The number in LaTeX, c_{lo}^{hi}.
    pub tex: String,
    /// The name of its macro in `constants.tex`, with the backslash.
    pub macro_name: String,
    /// Its entry in `constants.bib`.
    pub bibtex: String,
    /// The command that recomputes it.
    pub command: String,
}

impl Copies {
    /// The forms of a constant; `None` if it has no number.
    #[must_use]
    pub fn of(record: &ConstantRecord) -> Option<Copies> {
        let ends = Ends::of(record.number.as_ref()?, record.digits);
        let tex = bracketed(&ends.lo, &ends.hi);
        let word = record.convention.map(Convention::word);
        let at = at(&record.settings, word);
        let command = command(&record.constant, &record.settings, word, record.digits);
        let formula = record
            .closed_form
            .as_ref()
            .or(record.defining.as_ref().filter(|_| !is_derived(record)));
        let bibtex = reference(&Reference {
            key: &record.id,
            name: &named(record),
            at: &at,
            claim: Some(&record.claim),
            formula: formula.map(|formula| formula.latex.as_str()),
            number: &tex,
            command: &command,
        });
        Some(Copies {
            id: record.id.clone(),
            digits: certain(&ends.lo, &ends.hi),
            macro_name: format!("\\{}", macro_name(&record.id)),
            at,
            ends,
            tex,
            bibtex,
            command,
        })
    }
}

/// A constant as it stands in `constants.json`; `None` if it has no number.
#[must_use]
pub fn json(record: &ConstantRecord) -> Option<String> {
    Some(data::object(record, Copies::of(record)?))
}

/// Whether the number is not what the defining formula says, but follows from it.
fn is_derived(record: &ConstantRecord) -> bool {
    record
        .quantity
        .as_deref()
        .is_some_and(|quantity| !quantity.contains('^'))
}

/// The name of the constant, with that of its number where there are several.
fn named(record: &ConstantRecord) -> String {
    match &record.quantity {
        Some(quantity) => format!("{} ({quantity})", record.constant),
        None => record.constant.clone(),
    }
}

/// The files of the constants of a ledger, beside their page.
#[must_use]
pub fn files(ledger: &Ledger) -> Vec<Page> {
    let page = |path: &str, text: String| Page {
        path: path.into(),
        text,
    };
    vec![
        page("constants.json", data::json(ledger)),
        page("constants.schema.json", SCHEMA.into()),
        page("constants.csv", csv(ledger)),
        page("constants.tex", tex::tex(ledger)),
        page("constants.bib", tex::bib(ledger)),
    ]
}

/// One line for each number.
fn csv(ledger: &Ledger) -> String {
    let mut text = format!("{HEADER}\n");
    for record in &ledger.constants {
        let Some(copies) = Copies::of(record) else {
            continue;
        };
        let routes: Vec<&str> = record.routes.iter().map(|route| route.route.word()).collect();
        let settings: Vec<String> = record
            .settings
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let closed = record
            .closed_form
            .as_ref()
            .map_or("none", |closed| closed.text.as_str());
        let digits = copies.digits.map(|digits| digits.text).unwrap_or_default();
        let fields = [
            record.id.as_str(),
            &record.constant,
            record.quantity.as_deref().unwrap_or_default(),
            &settings.join(" "),
            record.convention.map(Convention::word).unwrap_or_default(),
            &record.claim,
            closed,
            &digits,
            &copies.ends.lo,
            &copies.ends.hi,
            &copies.ends.exact.lo,
            &copies.ends.exact.hi,
            &routes.join(" "),
            &copies.command,
        ];
        text += &fields.map(quoted).join(",");
        text.push('\n');
    }
    text
}
