//! §4.2.1: denoising autoencoders.

pub mod optimum;
pub mod score_limit;
