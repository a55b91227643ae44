//! kenzan (検算, the checking of a calculation): a symbolic-numeric verification suite.
//!
//! It takes the analytic claims of a published survey on the theory of deep networks (S. Sonoda, 2018) and decides each:
//! proved, refuted with a counterexample, or undecided. Nothing is proved or refuted in floating point, and an unknown never passes.
//!
//! # The layers
//! Each imports only those before it; a test holds the code to that.
//!
//! | layer | what it is |
//! |---|---|
//! | [`interval`] | numbers that contain the truth: real intervals on MPFR with directed rounding, complex rectangles, special functions |
//! | [`expr`] | one formula, many readings: tree, parser, derivative, exact normal form, enclosure, text, LaTeX, MathML |
//! | [`calculus`] | rigorous quadrature on the line, half lines and finite ranges; inequalities on boxes; trajectories of differential equations |
//! | [`experiment`] | the survey's experiments in double precision, reproducible from a seed: samples, never proofs |
//! | [`claim`] | claims, their proofs as steps, evidence, verdicts, mutants, witnesses; the runner and the ledger of evidence |
//! | [`report`] | what a run publishes, as pure functions of the ledger |
//! | [`proofs`] | the survey in its own order, one file per claim; it sees only the [`prelude`] |
//!
//! # A proof is data
//! ```
//! use kenzan::claim::{DIGITS, run_claim};
//! use kenzan::prelude::*;
//!
//! let claim = Claim::of("example/gaussian", [section("2", "Gaussians")], "The mass of a Gaussian")
//!     .positive("s")
//!     .define("mass", "integral(x, -oo..oo, exp(-x^2/(2*s)))")
//!     .printed("mass = sqrt(pi*s)", counterexample("s = 1"))
//!     .corrected("mass = sqrt(2*pi*s)", normal_form("a Gaussian integral"))
//!     .mutant("2 for 1/2", |c| c.define("mass", "integral(x, -oo..oo, exp(-2*x^2/s))"))
//!     .mutant("s missing", |c| c.define("mass", "integral(x, -oo..oo, exp(-x^2/2))"))
//!     .witness(Witness::new(Engine::Statrs, "mass", "s = 1..3", 9, |at| {
//!         Some(1.0 / normal_density(0.0, 0.0, at.get("s")))
//!     }));
//! let record = run_claim(&[], &claim, DIGITS);
//! assert!(record.passed, "{:?}", record.failures);
//! ```
#![forbid(unsafe_code)]

// Proof files name the crate as a user's own proof would.
extern crate self as kenzan;

pub mod calculus;
pub mod claim;
pub mod experiment;
pub mod expr;
pub mod interval;
pub mod prelude;
#[path = "../proofs/mod.rs"]
pub mod proofs;
pub mod report;

/// The example in the guide for contributors compiles and passes.
#[cfg(doctest)]
#[doc = include_str!("../CONTRIBUTING.md")]
struct Contributing;
