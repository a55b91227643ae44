//! What experiments measured, on the page of a claim.

use std::fmt::Write as _;

use crate::claim::MeasurementRecord;
use crate::report::prose::Medium;

/// The section, empty where nothing was measured.
pub(super) fn section(page: &mut String, measured: &[MeasurementRecord], medium: Medium) {
    if measured.is_empty() {
        return;
    }
    page.push_str(
        "## Measured\n\nSamples, in double precision: another seed gives other numbers. The statements about them are supported \
         by these samples, not proved.\n\n| measured on | quantities |\n| --- | --- |\n",
    );
    for record in measured {
        let quantity = |(name, value): &(String, String)| format!("`{name}` = {value}");
        let quantities: Vec<String> = record.quantities.iter().map(quantity).collect();
        let _ = writeln!(
            page,
            "| {} | {} |",
            medium.cell(&record.sample),
            medium.cell(&quantities.join(", "))
        );
    }
    page.push('\n');
}
