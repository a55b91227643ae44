//! kensho (検証, verification): a symbolic-numeric verification suite.
#![forbid(unsafe_code)]

// Proof files name the crate as a user's own proof would.
extern crate self as kensho;

pub mod calculus;
pub mod claim;
pub mod expr;
pub mod interval;
pub mod prelude;
#[path = "../proofs/mod.rs"]
pub mod proofs;
pub mod report;
