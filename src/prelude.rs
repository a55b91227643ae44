//! What a proof file needs: claims, steps, points, witnesses.

pub use crate::claim::{
    Activation, Assumption, BuresConstant, Claim, Constant, Engine, Family, FormulaConstant, IntegralConstant,
    PairConstant, Passage, PassageKind, Profile, Proof, Published, Source, Table, Values, WassersteinConstant, Witness,
    antiderivative, at_random, at_sizes, by_parts, chain, contour, cosine, counterexample, equation,
    exponential_quantile, exponential_share, figure, finite_integral, folded, induction, instances, interchange,
    linearity, logarithm, majorant, mean_value, monotone, monotone_rearrangement, normal_density, normal_form,
    normal_share, part, plane_quadrature, power, quadrature, recursion, rewriting, rotation, section, special_case,
    square_root, subdivision, substitution, telescoping, termwise, trajectory, triangle, uniform_quantile,
};

/// The conventions of the Fourier transform.
pub use crate::claim::Convention::{Angular, Ordinary, Unitary};

/// The activations and their spectra.
pub use crate::proofs::activations::activations;

/// The theorems taken for granted.
pub use crate::proofs::assumptions::*;

/// The circle constant, for witnesses.
pub use std::f64::consts::PI;

/// The crate of special functions that witnesses compute with.
pub use special;
