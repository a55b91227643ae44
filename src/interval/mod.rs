//! Numbers that contain the truth: real intervals, complex rectangles, special functions.
//!
//! # The contract
//!
//! For a real function f of n variables, every operation F of this layer satisfies
//!
//! x₁ ∈ X₁, …, xₙ ∈ Xₙ and f(x₁, …, xₙ) defined  ⟹  f(x₁, …, xₙ) ∈ F(X₁, …, Xₙ).
//!
//! Nothing else is promised and nothing less is ever delivered: points outside the domain of f contribute nothing
//! (so `sqrt([-1, 4]) = [0, 2]` and `sqrt([-2, -1])` is empty), as in the set-based flavour of IEEE 1788-2015.
//! Whoever needs f to be defined or continuous on the whole of X checks the domain; this layer does not report it.
//!
//! # What is trusted
//!
//! End points are MPFR numbers. MPFR rounds each of its functions correctly: the value returned under
//! [`Round::Down`](rug::float::Round::Down) is the largest number of the working precision not above the exact value,
//! that under [`Round::Up`](rug::float::Round::Up) the smallest not below it, also where the result overflows (the
//! largest finite number, or infinity) or underflows (zero, or the smallest number); the sign of the rounding error is
//! reported along with it. That, and the monotonicity stated beside each operation, is the whole basis of the real
//! interval operations. All of them but the special functions return the *tightest* interval of the working precision,
//! which is the larger of the operands' precisions; at 53 bits they are the tightest operations of IEEE 1788.
//! The one exception is sin, cos and tan at arguments beyond 2^131072, where the full range is returned rather than
//! computing that many bits of π.
//!
//! MPFR is asked only where it answers: its erf and erfc end the process at some arguments, which are kept from it (see the
//! module `erf`).
//!
//! # IEEE 1788
//! The names and the meaning of the forward operations, the set operations, the comparisons and the numbers of an interval
//! (`mid`, `rad`, `wid`, `mag`, `mig`) are those of the standard's set-based flavour. It is no implementation of the
//! standard: the decorations, the reverse operations (`sqrRev`, `sinRev` and the like; of them only `mulRevToPair` is here,
//! as [`Interval::div_to_pair`]), the reductions (`sum`, `dot` and the like) and the interval literals of its text forms
//! are missing.
#![allow(
    clippy::disallowed_methods,
    reason = "directed rounding is what this layer is made of"
)]

mod arithmetic;
mod bessel;
mod beta;
mod complex;
mod curved;
mod dawson;
mod decimal;
mod division;
mod elementary;
mod erf;
mod error;
mod gamma;
mod hexadecimal;
mod hyperbolic;
mod hypergeometric;
mod incomplete_gamma;
mod inverse;
mod logarithmic_integral;
mod measure;
mod operators;
mod piecewise;
mod power;
mod real;
mod refine;
mod relation;
mod set;
mod sine_integral;
mod trigonometric;

pub use bessel::{Bessel, Order};
pub use complex::{Complex, ComplexError};
pub use error::{DecimalError, HexadecimalError, IntervalError};
pub use real::Interval;
pub use relation::Overlap;
