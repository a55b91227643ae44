//! §2: neural networks.

pub mod finite_as_measure;
