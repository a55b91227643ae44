//! The formula language: what is written, read back, and what it means.

mod errors;
mod roundtrip;
mod trees;
