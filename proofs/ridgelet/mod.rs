//! §3.2: the ridgelet transform, admissibility and the reconstruction formula.

pub mod convention;
pub mod finite_field;
pub mod many_dual;
pub mod pairs;
pub mod plancherel;
pub mod reconstruction;
pub mod relu_admissible;
pub mod relu_profile;
pub mod relu_profile_decay;
pub mod spectra;
pub mod symmetry;
pub mod truncation;
