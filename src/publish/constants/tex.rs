//! The published constants for TeX: a macro for each, and a bibliography.

use std::fmt::Write as _;

use super::Copies;
use crate::proof::Ledger;

/// The first line of the files.
const MARK: &str = "% Written by kenzan from its ledger of evidence. Changes here are lost.\n";

/// The names of the digits: a macro's name has letters only.
const DIGITS: [&str; 10] = [
    "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine",
];

/// The name of the macro of an id, without the backslash: each part begins with a capital letter, digits are spelled.
#[must_use]
pub fn macro_name(id: &str) -> String {
    let mut name = String::from("kenzan");
    let mut first = true;
    for c in id.chars() {
        match c.to_digit(10) {
            Some(digit) => name += DIGITS[digit as usize],
            None if !c.is_ascii_alphabetic() => {}
            None if first => name.push(c.to_ascii_uppercase()),
            None => name.push(c),
        }
        first = !c.is_ascii_alphabetic();
    }
    name
}

/// A macro for each number. They are for mathematics mode.
pub(super) fn tex(ledger: &Ledger) -> String {
    let mut text = format!(
        "{MARK}% kenzan {}. In mathematics mode each macro sets its number as c_{{lo}}^{{hi}}: the certain digits, then the\n\
         % last ones of the lower and of the upper end of a rigorous enclosure, rounded outward. An exact number has no ends.\n",
        env!("CARGO_PKG_VERSION")
    );
    for record in &ledger.constants {
        if let Some(copies) = Copies::of(record) {
            let at = if copies.at.is_empty() {
                String::new()
            } else {
                format!(", {}", copies.at)
            };
            let _ = writeln!(
                text,
                "% {}: {}{at}; claim {}",
                record.id,
                super::named(record),
                record.claim
            );
            let _ = writeln!(text, "\\newcommand{{{}}}{{{}}}", copies.macro_name, copies.tex);
        }
    }
    text
}

/// An entry for each number.
pub(super) fn bib(ledger: &Ledger) -> String {
    let copies = ledger.constants.iter().filter_map(Copies::of);
    copies.fold(String::from(MARK), |text, copies| text + "\n" + &copies.bibtex)
}
