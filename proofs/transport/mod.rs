//! §4: optimal transport, Brenier maps and flows.

pub mod brenier_form;
pub mod brenier_gaussian;
pub mod rotation;
