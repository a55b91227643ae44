//! What a proof file needs: claims, steps, points, witnesses.

pub use crate::proof::{
    Claim, Experiment, Passage, PassageKind, Proof, Source, Table, Witness, antiderivative, at_random, at_sizes,
    between, by_parts, by_theorem, chain, contour, counterexample, define, equation, figure, folded, induction,
    instances, interchange, linearity, majorant, matrix, mean_value, monotone, normal_form, part, plane_quadrature,
    quadrature, recursion, restate, rewriting, rotation, sampled, section, solving, special_case, subdivision,
    substitution, telescoping, termwise, trajectory, triangle,
};

/// The experiments.
pub use crate::instrument::{
    REPETITIONS, SAMPLES, amplitudes, compared_gaussian, compared_relu, compared_tanh, comparison_settings,
    composition_gap, denoised, denoiser_settings, gradient_gaps, ridgelet_gap_gaussian, ridgelet_gap_relu,
    ridgelet_gap_tanh, trained_gaussian, trained_relu, trained_tanh, training_settings,
};

/// The conventions of the Fourier transform.
pub use crate::proof::Convention::{Angular, Ordinary, Unitary};
