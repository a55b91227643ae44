//! Rigorous quadrature: Gaussian-weighted integrals on the line, adaptive integration on finite ranges, certified tails.

mod counted;
mod error;
mod grid;
mod moments;
mod polar;
mod strip;

pub use error::QuadratureError;
pub use moments::{MAX_DIGITS, MAX_POWER, gaussian_half_moment, gaussian_moment};
pub use polar::{MAX_RECONSTRUCTION_ABSCISSA, MAX_RECONSTRUCTION_DIGITS, tanh_reconstruction};
