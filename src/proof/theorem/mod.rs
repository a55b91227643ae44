//! Theorems as schemas: parameters, hypotheses and a conclusion in the formula language, and a source.
//!
//! A theorem speaks of all values of its parameters: numbers, and functions with the classes they are declared in. A step
//! that rests on one has to match the conclusion and to discharge every hypothesis, or is undecided. A kind of step that
//! rests on a theorem supplies it itself; a step `by theorem` names one of the [`library`](library()). Theorems are compared by value.
//!
//! An integral of a schema exists absolutely, or as the limit of integrals over bounded ranges where a closed form shows it to be one;
//! every conclusion includes that both its sides exist. Each theorem holds for both: where only a modulus will do, its hypothesis is one
//! about a modulus or a majorant (Fubini, comparison, Leibniz); limits add, keep an order, and are carried along by a monotone change of
//! variable; and in integration by parts the product has limits at both ends as the other two integrals converge, which are 0 as its own
//! does.

mod application;
mod discharge;
mod entire;
mod holding;
mod instance;
pub mod library;
mod nature;
mod reader;
mod reason;
mod schema;
mod sentence;
mod supplied;

pub use application::{Discharged, Given, Unmet};
pub use library::{library, named};
pub use reader::{Misread, TheoremError, read};
pub use reason::{How, Lack};
pub use schema::{Class, Hypothesis, Nature, Parameter, Place, Theorem, Variable};
pub use sentence::{Piece, Sentence};
pub use supplied::Supplied;
