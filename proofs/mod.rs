//! The survey, claim by claim, in its own order.
//!
//! S. Sonoda, 2018: integral representations and transport theory of deep neural networks. Each file states one claim
//! in the formula language and proves it, or refutes it as printed and proves the corrected form.

pub mod activations;
pub mod constants;
pub mod laws;
pub mod profiles;
pub mod published;

pub mod dae;
pub mod figure;
pub mod flow;
pub mod network;
pub mod optimum;
pub mod ridgelet;
pub mod transport;

use std::path::Path;

use kenzan::paper::{Paper, Work};
use kenzan::prelude::Claim;

/// What the survey is and what it says.
///
/// # Panics
/// If the text of the survey in this crate is no paper, which a test excludes.
#[must_use]
pub fn work() -> Work {
    let text = include_str!("survey/paper.kenzan").to_owned();
    let paper = Paper::of(Path::new("survey"), vec![("survey/paper.kenzan".into(), text)]);
    paper.expect("the survey is a paper").work
}

/// The survey.
#[must_use]
pub fn paper() -> Paper {
    Paper {
        work: work(),
        claims: catalogue(),
    }
}

/// TEMP
#[must_use]
pub fn completed(paper: Paper) -> Paper {
    paper
}

/// Every claim, in the order of the survey.
#[must_use]
pub fn catalogue() -> Vec<Claim> {
    vec![
        network::finite_as_measure::claim(),
        optimum::quadratic::claim(),
        optimum::normal_equation::claim(),
        optimum::shrinkage::claim(),
        optimum::unbounded::claim(),
        figure::trained_scatter::claim(),
        figure::ridgelet_spectrum::claim(),
        ridgelet::spectra::claim(),
        ridgelet::relu_admissible::claim(),
        ridgelet::relu_profile::claim(),
        ridgelet::relu_profile_decay::claim(),
        ridgelet::reconstruction::claim(),
        ridgelet::convention::claim(),
        ridgelet::many_dual::claim(),
        ridgelet::truncation::claim(),
        ridgelet::plancherel::claim(),
        ridgelet::pairs::claim(),
        ridgelet::symmetry::claim(),
        ridgelet::finite_field::claim(),
        flow::euler::claim(),
        flow::skip::claim(),
        transport::brenier_gaussian::claim(),
        transport::rotation::claim(),
        transport::brenier_form::claim(),
        transport::brenier_1d::claim(),
        transport::geodesic::claim(),
        transport::generator::claim(),
        transport::continuity::claim(),
        transport::gradient_flow::claim(),
        transport::energy_identity::claim(),
        dae::optimum::claim(),
        dae::score_limit::claim(),
        dae::backward_heat::claim(),
        dae::entropy_flow::claim(),
        dae::continuous::claim(),
        dae::composed::claim(),
        dae::gaussian_plane::claim(),
        figure::entropy_flow::claim(),
    ]
}
