//! The formula language: what is written, read back and what it means, its normal forms and its enclosures.

mod bessel;
mod beta;
mod definitions;
mod enclose;
mod errors;
mod exact;
mod exact_branches;
mod exact_cases;
mod exact_forms;
mod exact_gaussian;
mod exact_integrals;
mod exact_kummer;
mod exact_order;
mod exact_properties;
mod exact_series;
mod exact_soundness;
mod functions;
mod inverse;
mod logarithmic_integral;
mod meaning;
mod notation;
mod rendering;
mod roundtrip;
mod shown;
mod sine_integral;
mod trees;
