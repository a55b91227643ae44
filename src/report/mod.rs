//! What a run publishes: pure functions of the ledger of evidence.

pub mod directory;
