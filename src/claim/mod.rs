//! Claims: what the survey says, the proofs offered, the evidence seen, the verdict that follows.
//!
//! A [`Claim`] is data. Its statements are relations between formulas, for all values of the declared symbols. A
//! statement is shown by a chain of links from its left side to its right side; each link and each step beside the
//! chain has a [`Method`], and checking it yields [`Evidence`]: a [`Verdict`], a [`Grade`] and what was seen. Nothing
//! is decided in floating point: [`Witness`]es can only spoil a claim.

mod assumption;
mod check;
#[allow(clippy::module_inception)]
mod claim;
mod constant;
mod evidence;
mod law;
mod ledger;
mod point;
mod runner;
mod statement;
mod step;
mod verdict;
mod witness;

pub use assumption::{Assumption, Source, equation, figure, section};
pub use check::{Checked, Context, Outcome, refute};
pub use claim::{Claim, Mutant};
pub use constant::{
    BuresConstant, Constant, ConstantError, Convention, IntegralConstant, LARGEST_PARAMETER, Number, Parameter, Range, Request, Route,
    Setting, Settings, Value, WassersteinConstant,
};
pub use evidence::{Counterexample, Evidence, Existence};
pub use law::{Distance, Family, Law, LawError};
pub use ledger::{ClaimRecord, Formula, Ledger, MutantRecord, StatementRecord, StepRecord, WitnessRecord};
pub use point::{Point, generic_points};
pub use runner::{DIGITS, run, run_claim, weakest_grade};
pub use statement::{Role, Statement};
pub use step::{
    Link, Method, Proof, Step, chain, counterexample, induction, interchange, mean_value, normal_form, quadrature,
    subdivision, substitution,
};
pub use verdict::{Grade, Verdict};
pub use witness::{Engine, Values, Witness, finite_integral, monotone_rearrangement, normal_density, power};
