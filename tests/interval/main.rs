//! Numbers that contain the truth: real and complex intervals and their special functions.

mod complex;
mod extremes;
mod properties;
mod sets;
mod special;
mod special_shapes;
mod values;
