//! What a proof file needs: claims, steps, points, witnesses.

pub use crate::proof::{
    Claim, Passage, PassageKind, Proof, Source, Table, Witness, antiderivative, at_random, at_sizes, auto, between,
    by_parts, by_theorem, chain, constancy, contour, counterexample, define, equation, figure, folded, growth,
    induction, instances, interchange, linearity, majorant, matrix, mean_value, monotone, normal_form, part,
    plane_quadrature, quadrature, recursion, residues, restate, rewriting, rotation, sampled, section, solving,
    special_case, subdivision, substitution, successor, telescoping, termwise, trajectory, triangle,
};

/// The conventions of the Fourier transform.
pub use crate::proof::Convention::{Angular, Ordinary, Unitary};
