//! What a proof file needs: claims, steps, points, witnesses.

pub use crate::proof::{
    Activation, BuresConstant, Claim, Constant, Engine, Experiment, Family, FormulaConstant, IntegralConstant,
    PairConstant, Passage, PassageKind, Profile, Proof, Published, Source, Table, Values, WassersteinConstant, Witness,
    antiderivative, at_random, at_sizes, between, by_parts, by_theorem, chain, contour, cosine, counterexample, define,
    equation, exponential_quantile, exponential_share, figure, finite_integral, folded, induction, instances,
    interchange, linearity, logarithm, majorant, matrix, mean_value, monotone, monotone_rearrangement, normal_density,
    normal_form, normal_share, part, plane_quadrature, power, quadrature, recursion, restate, rewriting, rotation,
    sampled, section, solving, special_case, square_root, subdivision, substitution, telescoping, termwise, trajectory,
    triangle, uniform_quantile,
};

/// The experiments.
pub use crate::instrument::{
    REPETITIONS, SAMPLES, amplitudes, compared_gaussian, compared_relu, compared_tanh, comparison_settings,
    composition_gap, denoised, denoiser_settings, gradient_gaps, ridgelet_gap_gaussian, ridgelet_gap_relu,
    ridgelet_gap_tanh, trained_gaussian, trained_relu, trained_tanh, training_settings,
};

/// The conventions of the Fourier transform.
pub use crate::proof::Convention::{Angular, Ordinary, Unitary};

/// The activations and their spectra.
pub use crate::proofs::activations::activations;

/// The circle constant, for witnesses.
pub use std::f64::consts::PI;

/// The crate of special functions that witnesses compute with.
pub use special;
