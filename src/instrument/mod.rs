//! Experiments: the survey's figures 4, 5 and 7, done again in double precision from stated seeds.
//!
//! Nothing here is rigorous and nothing here proves anything: what an experiment measures is a sample, and every use
//! of it says so. It is reproducible instead. Sums are taken in a fixed order, elementary functions come from `libm`
//! (software, not the machine's), every network and every sample has a random stream of its own, numbered, and threads
//! share no state: the numbers are the same for any count of threads and on every machine with IEEE arithmetic.

mod adam;
mod against;
mod comparison;
mod denoiser;
mod exponential;
mod figure;
mod fit;
mod gradient;
mod map;
mod network;
mod observation;
mod plane;
mod random;
mod reading;
mod scatter;
mod spectrum;
mod training;
mod unit;

pub use adam::adam;
pub use against::{Groups, compare, compared_gaussian, compared_names, compared_relu, compared_tanh};
pub use comparison::{Cloud, Comparison, comparison_settings, exchanged, turned};
pub use denoiser::{Composition, Denoiser, Mean, UNITS, denoiser_settings, lag};
pub use figure::{Axis, Data, Figure, Ink, Layer, Panel};
pub use fit::{Curve, Fit, fit, gradient};
pub use gradient::gradient_gaps;
pub use map::{amplitudes, ridgelet_gap_gaussian, ridgelet_gap_relu, ridgelet_gap_tanh};
pub use network::Network;
pub use observation::Observation;
pub use plane::{LAGS, Plan, REPETITIONS, ROWS, SAMPLES, composition_gap, denoise, denoised};
pub use random::Stream;
pub use reading::{Reading, distance, exactly, number, ratio};
pub use scatter::{Summary, scatter, trained_gaussian, trained_relu, trained_tanh};
pub use spectrum::{DENSITY, SIDE, Spectrum};
pub use training::{DATA, Optimiser, SEED, Setup, Target, Trained, data, quantile, train, training_settings};
pub use unit::Unit;
