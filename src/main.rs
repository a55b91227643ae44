//! The command line of kensho.
#![forbid(unsafe_code)]

fn main() {}
