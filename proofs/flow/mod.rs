//! §4: networks as flows, and their Euler compositions.

pub mod euler;
pub mod skip;
