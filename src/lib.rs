//! kensho (検証, verification): a symbolic-numeric verification suite.
#![forbid(unsafe_code)]

pub mod calculus;
pub mod claim;
pub mod expr;
pub mod interval;
pub mod report;
