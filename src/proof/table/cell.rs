//! What a decided table consists of: cells, the entries of a profile, the rows of an activation.

use std::collections::BTreeMap;

use borsh::{BorshDeserialize, BorshSerialize};
use rug::Rational;

use super::TableError;
use crate::formula::{Expr, Symbol};
use crate::interval::Interval;
use crate::proof::Convention;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, BorshSerialize, BorshDeserialize)]
pub enum Kind {
    /// A closed form, with proof.
    Closed,
    /// An enclosure by rigorous quadrature.
    Enclosed,
    /// 0, since the integrals over the two half lines cancel.
    Zero,
    /// The integral does not exist, its principal value does. That is no admissibility.
    Principal,
    /// The integral does not exist.
    Divergent,
    /// Not decided.
    Undecided,
}

impl Kind {
    /// The word used in lists.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Kind::Closed => "closed",
            Kind::Enclosed => "enclosed",
            Kind::Zero => "zero",
            Kind::Principal => "principal value",
            Kind::Divergent => "divergent",
            Kind::Undecided => "undecided",
        }
    }
}

/// One cell.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What it holds.
    pub kind: Kind,
    /// Where there is no value, the power of z that the integrand is like near 0.
    pub order: Option<i64>,
    /// The closed form of the value, or of the principal value.
    pub closed: Option<Expr>,
    /// The value, or the principal value; 0 exactly where the half lines cancel.
    pub number: Option<Interval>,
    /// Why there is no value, or why it is 0 or not decided; empty for values.
    pub reason: String,
}

/// The cells of one activation and one profile.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The place of the family of the profile among the columns.
    pub family: usize,
    /// The index of the profile in its family.
    pub index: u32,
    /// The integral without the factor in front, where it is the same in every dimension.
    pub every: Option<Cell>,
    /// The cells by convention, in the order of the table, and by dimension from 1 on.
    pub cells: Vec<(Convention, Vec<Cell>)>,
}

/// The cells of one activation.
#[derive(Clone, Debug)]
pub struct Row {
    /// The name of the activation, with its natural parameters.
    pub name: String,
    /// What it is.
    pub title: String,
    /// The values at which numbers are given for parameters that stay symbols.
    pub point: BTreeMap<Symbol, Rational>,
    /// Whether the kernel sees that the spectrum is that of the activation; otherwise every cell supposes it.
    pub seen: bool,
    /// The cells.
    pub entries: Vec<Entry>,
}

/// A table after its run.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The rows in order.
    pub rows: Vec<Row>,
    /// How many distinct integrals over the half line there are.
    pub integrals: usize,
    /// How many of them have a closed form that quadrature met.
    pub met: usize,
    /// Where the second route did not meet a closed form.
    pub contradictions: Vec<TableError>,
}
