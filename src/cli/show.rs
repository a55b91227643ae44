//! `kenzan show CLAIM`: decides one claim and prints its page.

use kenzan::{
    proof::{DIGITS, run_claim},
    proofs,
    publish::{page, terminal},
};

use super::output::{Failure, print, unknown};

/// Whether the claim came out as expected.
pub(crate) fn run(id: &str) -> Result<bool, Failure> {
    let catalogue = proofs::catalogue();
    let claim = catalogue
        .iter()
        .find(|claim| claim.id() == id)
        .ok_or_else(|| unknown("claim", id, catalogue.iter().map(|claim| claim.id())))?;
    let record = run_claim(&catalogue, claim, DIGITS);
    print(&terminal::page(&page::document(&record)))?;
    Ok(record.passed)
}
