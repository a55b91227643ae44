//! `kenzan show CLAIM`: decides one claim and prints its page.

use std::path::Path;

use kenzan::{
    proof::{DIGITS, run_claim},
    publish::{page, terminal},
};

use super::output::{Failure, print, unknown};
use super::paper;

/// Whether the claim came out as expected.
pub(crate) fn run(id: &str, folder: Option<&Path>) -> Result<bool, Failure> {
    let paper = paper::load(folder)?;
    let catalogue = paper.claims;
    let claim = catalogue
        .iter()
        .find(|claim| claim.id() == id)
        .ok_or_else(|| unknown("claim", id, catalogue.iter().map(|claim| claim.id())))?;
    let record = run_claim(&catalogue, claim, DIGITS);
    print(&terminal::page(&page::document(&record, &paper.work)))?;
    Ok(record.passed)
}
