//! §§2.1, 3, 3.1: training as an optimisation problem in the coefficients.

pub mod normal_equation;
pub mod quadratic;
pub mod shrinkage;
pub mod unbounded;
