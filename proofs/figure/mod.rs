//! The experiments of figures 4, 5 and 7, done again. What they measure is supported by samples, never proved.

pub mod entropy_flow;
pub mod ridgelet_spectrum;
pub mod trained_scatter;
