//! Claims: what the paper says, the proofs offered, the evidence seen, the verdict that follows.
//!
//! A [`Claim`] is data. Its statements are relations between formulas, for all values of the declared symbols. A
//! statement is shown by a chain of links from its left side to its right side; each link and each step beside the
//! chain is of one of the kinds of [`steps`], and checking it yields [`Evidence`]: a [`Verdict`], a [`Grade`] and what was seen. Nothing
//! is decided in floating point: [`Witness`]es can only spoil a claim.

mod activation;
mod apart;
mod check;
mod claim;
mod combination;
mod combined;
mod common_points;
mod comparison;
mod constant;
mod context;
mod continuity;
mod covering;
mod declare;
mod difference;
mod evidence;
mod existence;
pub(crate) mod explain;
pub(crate) mod folding;
mod footprint;
pub(crate) mod id;
mod identity;
mod instance;
mod iterated;
mod law;
mod ledger;
mod level;
mod likeness;
mod matrix;
mod measured;
mod measurement;
mod mistake;
mod motion;
mod mutant;
mod mutation;
mod opaque;
mod passage;
mod pieces;
mod point;
mod premise;
#[allow(clippy::module_inception)]
mod proof;
mod refusal;
mod refute;
mod runner;
mod score;
pub(crate) mod search;
pub(crate) mod simple;
mod source;
mod statement;
pub mod steps;
mod system;
mod table;
mod terms;
pub mod theorem;
mod trial;
mod undefined;
mod verdict;
mod waves;
mod witness;

pub use activation::{Activation, ActivationParameter, PointMass, Spectrum};
pub use check::{Checked, Outcome};
pub use claim::Claim;
pub use constant::{
    BuresConstant, Choice, Constant, ConstantError, ConstantRecord, Convention, Derived, FormulaConstant,
    IntegralConstant, LARGEST_PARAMETER, NoCovariance, NoNumber, Number, PUBLISHED_DIGITS, PairConstant, Parameter,
    Published, Range, Request, Route, RouteRecord, Setting, Settings, Unfit, Value, WassersteinConstant, publish,
    publish_one,
};
pub use context::Context;
pub use evidence::{Counterexample, Evidence, Finding, Seen};
pub use existence::{Existence, Ground};
pub use explain::{Explanation, explain};
pub use id::IdError;
pub use law::{Distance, Family, Law, LawError, NoLaw, Unreached, Unshown};
pub use ledger::{
    ClaimRecord, Formula, Ledger, MeasurementRecord, MutantRecord, SettingRecord, StatementRecord, StepRecord,
    Supposing, WitnessRecord,
};
pub use measurement::Measurement;
pub use mistake::Mistake;
pub use motion::Motion;
pub use mutant::{Change, Mutant, between, define, matrix, restate, solving};
pub use mutation::{Mutants, mutate, mutations};
pub use passage::{Defect, Kind as PassageKind, Open, Passage, Reading};
pub use point::{Grid, Point, PointError, generic_points};
pub use premise::Premise;
pub use proof::{Link, Proof, chain};
pub use refusal::{Refusal, Unseen};
pub use refute::refute;
pub use runner::{DIGITS, run, run_claim};
pub use score::{LeftOpen, Score};
pub use source::{Source, equation, figure, section};
pub use statement::{Role, Statement};
pub use steps::*;
pub use table::{
    Cell, CellRecord, Entry, EntryRecord, HalfIntegral, Kind, KindRecord, Needed, Outcome as TableOutcome, Profile,
    ProfileRecord, Row, RowRecord, SupposedSpectrum, Table, TableError, TableRecord, certain,
};
pub use theorem::Theorem;
pub use undefined::NoValue;
pub(crate) use undefined::no_value;
pub use verdict::{Grade, Verdict};
pub use witness::Witness;
