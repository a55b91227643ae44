//! §3.2: the ridgelet transform, admissibility and the reconstruction formula.

pub mod convention;
pub mod pairs;
pub mod reconstruction;
pub mod relu_admissible;
pub mod spectra;
