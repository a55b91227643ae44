//! §4: optimal transport, Brenier maps and flows.

pub mod brenier_1d;
pub mod brenier_form;
pub mod brenier_gaussian;
pub mod continuity;
pub mod energy_identity;
pub mod generator;
pub mod geodesic;
pub mod gradient_flow;
pub mod rotation;
