//! Theorems as schemas: parameters, hypotheses and a conclusion in the formula language, and a source.
//!
//! A theorem speaks of all values of its parameters: numbers, and functions with the classes they are declared in. A step
//! that rests on one has to match the conclusion and to discharge every hypothesis, or is undecided. A kind of step that
//! rests on a theorem supplies it itself; a step `by theorem` names one of the [`library`](library()). Theorems are compared by value.
//!
//! Every integral of a schema is one of an absolutely integrable function; every conclusion includes that both its sides exist.

mod application;
mod discharge;
mod instance;
pub mod library;
mod reader;
mod reason;
mod schema;
mod sentence;
mod supplied;

pub use application::{Discharged, Given, Unmet};
pub use library::{library, named};
pub use reader::{Misread, TheoremError, read};
pub use reason::{How, Lack};
pub use schema::{Class, Hypothesis, Parameter, Place, Theorem, Variable};
pub use sentence::{Piece, Sentence};
pub use supplied::Supplied;
