//! Numbers that contain the truth: real and complex intervals and their special functions.

mod bessel;
mod complex;
mod complex_points;
mod complex_shapes;
mod extremes;
mod properties;
mod sets;
mod special;
mod special_points;
mod special_shapes;
mod values;
