//! What experiments measured, on the page of a claim.

use crate::claim::MeasurementRecord;
use crate::report::document::{Block, Text};

/// The section, empty where nothing was measured.
pub(super) fn section(measured: &[MeasurementRecord]) -> Vec<Block> {
    if measured.is_empty() {
        return Vec::new();
    }
    let rows = measured.iter().map(|record| {
        let quantity = |(name, value): &(String, String)| Text::new().code(name).say(&format!(" = {value}"));
        let quantities = record.quantities.iter().map(quantity);
        vec![Text::of(&record.sample), Text::joined(quantities, ", ")]
    });
    vec![
        Block::section(Text::of("Measured")),
        Block::say(
            "Samples, in double precision: another seed gives other numbers. The statements about them are supported by \
             these samples, not proved.",
        ),
        Block::table(&["measured on", "quantities"], rows.collect()),
    ]
}
