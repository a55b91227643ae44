//! One formula, many readings: syntax tree, parser, derivative, exact normal form, enclosure, rendering.

pub mod exact;
