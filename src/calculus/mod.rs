//! Rigorous quadrature: Gaussian-weighted integrals on the line, adaptive integration on finite ranges, certified tails.

mod accuracy;
mod counted;
mod ellipse;
mod envelope;
mod error;
mod exponent;
mod finite;
mod gaussian;
mod grid;
mod integrand;
mod kink;
mod legendre;
mod moments;
mod plan;
mod polar;
mod polynomial;
mod prepare;
mod quadrature;
mod reciprocal;
mod scale;
mod strip;
mod subdivision;
mod symmetry;
mod tail;
mod weighted;

pub use error::QuadratureError;
pub use finite::Budget;
pub use gaussian::{GaussianIntegrand, gaussian_integral, gaussian_integral_within};
pub use moments::{MAX_DIGITS, MAX_POWER, gaussian_half_moment, gaussian_moment};
pub use polar::{MAX_RECONSTRUCTION_ABSCISSA, MAX_RECONSTRUCTION_DIGITS, tanh_reconstruction};
pub use polynomial::{gaussian_cosine, gaussian_exponential, gaussian_polynomial, gaussian_sine};
pub use quadrature::{Quadrature, integrate};
pub use subdivision::{Subdivision, nonnegative_on_box};
