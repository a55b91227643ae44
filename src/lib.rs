//! kenzan (検算, the checking of a calculation): a symbolic-numeric verification suite.
//!
//! It takes the analytic claims of published work, a folder of text for each paper, and decides each:
//! proved, refuted with a counterexample, or undecided. Nothing is proved or refuted in floating point, and an unknown never passes.
//!
//! # The layers
//! Each imports only those before it; a test holds the code to that. Beside them stands `function`, one file for each function
//! of the language, which the first four make use of and which is written in their terms: the one circle.
//!
//! | layer | what it is |
//! |---|---|
//! | [`interval`] | numbers that contain the truth: real intervals on MPFR with directed rounding, complex rectangles, special functions |
//! | [`formula`] | one formula, many readings: tree, parser, domains, derivative, text, LaTeX, MathML |
//! | [`exact`] | the normal form that decides identities, and the calculus on it: signs, limits, integrals in closed form |
//! | [`enclose`] | rigorous evaluation of formulas: compiled programs, power series, inverse functions |
//! | [`quadrature`] | rigorous integrals on the line, half lines and finite ranges; inequalities on boxes |
//! | [`ode`] | trajectories of differential equations, enclosed |
//! | [`instrument`] | experiments in double precision, reproducible from a seed: samples, never proofs |
//! | [`witness`] | formulas in double precision by other crates, which can only disagree; it sees the tree of a formula and nothing else |
//! | [`proof`] | claims, their proofs as steps, evidence, verdicts, mutants, witnesses; the runner and the ledger of evidence |
//! | [`mod@paper`] | papers as folders of text: passages, claims, mistakes with their places |
//! | [`publish`] | what a run publishes, as pure functions of the ledger |
//! | [`ask`] | anybody's questions: the value of a formula |
//! | [`mod@lint`] | the decimals of papers and programs beside their closed forms |
//! | [`proofs`] | the papers that come with the program |
//!
//! # A proof is data
//! ```
//! use kenzan::proof::{DIGITS, run_claim};
//! use kenzan::prelude::*;
//!
//! let claim = Claim::of("example/gaussian", [section("2", "Gaussians")], "The mass of a Gaussian")
//!     .positive("s")
//!     .define("mass", "integral(x, -oo..oo, exp(-x^2/(2*s)))")
//!     .printed("mass = sqrt(pi*s)", counterexample("s = 1"))
//!     .corrected("mass = sqrt(2*pi*s)", normal_form("a Gaussian integral"))
//!     .mutant("2 for 1/2", define("mass", "integral(x, -oo..oo, exp(-2*x^2/s))"))
//!     .mutant("s missing", define("mass", "integral(x, -oo..oo, exp(-x^2/2))"))
//!     .witness(Witness::of("mass", "s = 1..3", 9));
//! let record = run_claim(&[], &claim, DIGITS);
//! assert!(record.passed, "{:?}", record.failures);
//! ```
#![forbid(unsafe_code)]

// Proof files name the crate as a user's own proof would.
extern crate self as kenzan;

pub mod ask;
pub mod enclose;
pub mod exact;
pub mod formula;
mod function;
pub mod instrument;
pub mod interval;
pub mod lint;
pub mod ode;
pub mod paper;
pub mod prelude;
pub mod proof;
#[path = "../proofs/mod.rs"]
pub mod proofs;
pub mod publish;
pub mod quadrature;
mod room;
pub mod session;
pub mod witness;

pub use ask::{eval, prove};

/// The version of this engine, with a digest of its sources: two that differ may decide differently.
pub const ENGINE: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("KENZAN_ENGINE"));

/// Makes a test program of a paper: in a file of `tests/` that is declared with `harness = false`, `kenzan::paper!("proofs");` gives a
/// line of `cargo test` for each claim of the folder, which is named from the crate's own (see [`publish::harness`]).
///
/// ```
/// kenzan::paper!("src/cli/new");
/// ```
#[macro_export]
macro_rules! paper {
    ($folder:literal) => {
        fn main() -> std::process::ExitCode {
            $crate::publish::harness::test(std::path::Path::new(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/",
                $folder
            )))
        }
    };
}
