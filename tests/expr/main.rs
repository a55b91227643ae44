//! The formula language: what is written, read back, and what it means.

mod definitions;
mod errors;
mod meaning;
mod rendering;
mod roundtrip;
mod trees;
