//! What a proof file needs: claims, steps, points, witnesses.

pub use crate::claim::{
    Assumption, BuresConstant, Claim, Constant, Engine, Family, IntegralConstant, Proof, Values, WassersteinConstant, Witness, chain,
    counterexample, equation, figure, finite_integral, induction, interchange, mean_value, monotone_rearrangement,
    normal_density, normal_form, power, quadrature, section, subdivision, substitution,
};

/// The conventions of the Fourier transform.
pub use crate::claim::Convention::{Angular, Ordinary, Unitary};

/// The theorems taken for granted.
pub use crate::proofs::assumptions::*;

/// The circle constant, for witnesses.
pub use std::f64::consts::PI;

/// The crate of special functions that witnesses compute with.
pub use special;
