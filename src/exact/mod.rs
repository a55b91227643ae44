//! The exact layer: a normal form that decides identities, and calculus on it.
//!
//! [`normal`] reads a formula as an element of the fraction field of exponential polynomials over the rationals
//! ([`Normal`]); [`Scope`] holds the declared domains and discharges every side condition from them. Two formulas with the
//! same normal form are defined and equal at every point of the domains; different normal forms prove nothing.

mod almost;
mod back;
mod bounds;
pub(crate) mod calls;
mod cases;
mod cauchy;
mod circular;
mod decay;
mod denominator;
mod even;
mod existence;
mod exponential;
mod factor;
mod finite;
mod fraction;
mod gaussian;
mod gcd;
mod growth;
mod heuristic;
mod hyperbolic;
mod integers;
mod inverse;
mod kernel;
mod lattice;
mod leading;
mod moment;
mod monomial;
mod monotone;
mod normal;
mod obstacle;
mod opening;
pub(crate) mod phase;
mod polynomial;
mod power;
mod radical;
mod ranges;
mod rational_sum;
mod reality;
pub(crate) mod residue;
mod rotation;
mod scope;
pub(crate) mod shifts;
mod sign;
mod signs;
pub(crate) mod size;
mod slope;
mod sturm;
mod substitution;
mod tangent;
mod view;
mod zeros;

pub use cases::{by_cases, holds};
pub(crate) use exponential::ExpPoly;
pub use finite::Finite;
pub use fraction::Normal;
pub use gaussian::{WeightedPower, vanishes_at_infinity, weighted_powers};
pub use hyperbolic::{Hyperbolic, HyperbolicPowers, hyperbolic_powers};
pub use kernel::Bound;
pub(crate) use kernel::Kernel;
pub use leading::{Leading, continuous_right_of_zero, integrable_at_infinity, leading_at_zero, split_constant};
pub use normal::{Outcome, normal, prove_equal, prove_equal_in};
pub use obstacle::{Condition, Obstacle};
pub use opening::Opened;
pub use rotation::rotated;
pub use scope::Scope;
pub use signs::Sign;
pub(crate) use signs::Signs;
pub use view::{ExponentialTerm, PolynomialExponential};
pub(crate) use zeros::positive_zeros;
