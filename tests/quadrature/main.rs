//! Integrals and initial value problems, against closed forms and against what must be refused.

mod adaptive;
mod bessel;
mod contract;
mod gaussian;
mod gaussian_integrands;
mod gaussian_sinh;
mod polar;
mod refused;
mod trajectory;
