//! kensho
fn main() {}
