//! What experiments measured, on the page of a claim: each instrument with how it works and how it was set, and what came out.

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
    let mut seen: Vec<&str> = Vec::new();
    for record in measured {
        if !seen.contains(&record.instrument.as_str()) {
            seen.push(&record.instrument);
            let same: Vec<&MeasurementRecord> = measured
                .iter()
                .filter(|other| other.instrument == record.instrument)
                .collect();
            instrument(blocks, &same);
        }
    }
}

/// The measurements of one instrument.
fn instrument(blocks: &mut Vec<Block>, records: &[&MeasurementRecord]) {
    let Some(first) = records.first() else {
        return;
    };
    let mut name = first.instrument.clone();
    if let Some(initial) = name.get_mut(..1) {
        initial.make_ascii_uppercase();
    }
    blocks.push(Block::Paragraph(
        Text::new()
            .strong(&format!("{name}."))
            .say(&format!(" {}", first.method)),
    ));
    let settings = first.settings.iter().enumerate().map(|(index, setting)| {
        let mut values: Vec<&str> = Vec::new();
        for record in records {
            values.extend(record.settings.get(index).map(|setting| setting.value.as_str()));
        }
        // One value where all measurements have the same, and else one for each, in order.
        if values.iter().all(|value| *value == setting.value) {
            values.truncate(1);
        }
        vec![
            Text::new().code(&setting.name),
            Text::joined(values.into_iter().map(|value| Text::new().code(value)), "; "),
            Text::of(&setting.meaning),
        ]
    });
    blocks.push(Block::table(&["setting", "value", "meaning"], settings.collect()));
    let rows = records.iter().map(|record| {
        let quantity = |(name, value): &(String, String)| Text::new().code(name).say(&format!(" = {value}"));
        let quantities = Text::joined(record.quantities.iter().map(quantity), ", ");
        vec![Text::of(&record.sample), quantities]
    });
    blocks.push(Block::table(&["measured on", "quantities"], rows.collect()));
}
