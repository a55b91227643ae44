//! The ledger of evidence as JSON: what `kensho verify --format json` prints and `ledger.json` holds.

use crate::claim::Ledger;

/// How the schema of the ledger begins, by which a later run knows it as its own.
pub const SCHEMA_START: &str =
    "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": \"Ledger of kensho\",";

/// The schema of the ledger.
pub const SCHEMA: &str = include_str!("ledger.schema.json");

/// The whole ledger, indented, with a final newline. The order of the fields is part of the interface.
#[must_use]
pub fn ledger(ledger: &Ledger) -> String {
    // Serialisation fails only for maps with keys that are not text, and the ledger holds no maps.
    let mut text = serde_json::to_string_pretty(ledger).expect("a ledger without maps can be serialised");
    text.push('\n');
    text
}
