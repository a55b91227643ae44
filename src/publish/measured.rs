//! What experiments measured, on the page of a claim.

use crate::proof::MeasurementRecord;
use crate::publish::document::{Block, Text};

/// The section; none where nothing was measured.
pub(super) fn section(blocks: &mut Vec<Block>, measured: &[MeasurementRecord]) {
    if measured.is_empty() {
        return;
    }
    blocks.push(Block::section(Text::of("Measured")));
    blocks.push(Block::say(
        "Samples, in double precision: another seed gives other numbers. The statements about them are supported by these \
         samples, not proved.",
    ));
    let rows = measured.iter().map(|record| {
        let quantity = |(name, value): &(String, String)| Text::new().code(name).say(&format!(" = {value}"));
        let quantities = Text::joined(record.quantities.iter().map(quantity), ", ");
        vec![Text::of(&record.sample), quantities]
    });
    blocks.push(Block::table(&["measured on", "quantities"], rows.collect()));
}
