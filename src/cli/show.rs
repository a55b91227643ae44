//! `kenzan show CLAIM`: decides one claim and prints its page.

use std::path::Path;

use kenzan::{
    proof::{DIGITS, run_claim},
    publish::{page, terminal},
};

use super::output::{Failure, print};
use super::paper;

/// Whether the claim came out as expected.
pub(crate) fn run(id: &str, folder: Option<&Path>) -> Result<bool, Failure> {
    let library = paper::load(folder)?;
    let (paper, claim) = paper::claim(&library, id)?;
    let record = run_claim(&paper.claims, claim, DIGITS);
    print(&terminal::page(&page::document(&record, &paper.work)))?;
    Ok(record.passed)
}
