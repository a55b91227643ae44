//! Claims: what their steps show, what they must refuse, and what they rest on.

mod antiderivative;
mod binders;
mod claim;
mod confirmed;
mod existence;
mod experiments;
mod fuzz;
mod gram;
mod growth_and_parts;
mod instances;
mod integrals;
mod laws;
mod matrix;
mod mutants;
mod pairs;
mod sampled;
mod soundness;
mod spectra;
mod step_theorems;
mod sums;
mod survey;
mod theorems;
mod trajectory;
mod traps;
mod witness;
mod words;
