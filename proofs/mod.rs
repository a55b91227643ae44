//! The survey, claim by claim, in its own order.
//!
//! S. Sonoda, 2018: integral representations and transport theory of deep neural networks. Each file states one claim
//! in the formula language and proves it, or refutes it as printed and proves the corrected form.

pub mod assumptions;
pub mod constants;
pub mod laws;

pub mod dae;
pub mod ridgelet;
pub mod transport;

use kensho::prelude::Claim;

/// Every claim, in the order of the survey.
#[must_use]
pub fn catalogue() -> Vec<Claim> {
    vec![
        ridgelet::relu_admissible::claim(),
        ridgelet::reconstruction::claim(),
        ridgelet::convention::claim(),
        transport::brenier_gaussian::claim(),
        transport::brenier_form::claim(),
        dae::optimum::claim(),
        dae::score_limit::claim(),
    ]
}
