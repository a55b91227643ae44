//! §4.2.1: denoising autoencoders.

pub mod backward_heat;
pub mod composed;
pub mod continuous;
pub mod entropy_flow;
pub mod gaussian_plane;
pub mod optimum;
pub mod score_limit;
