//! A table as plain data, for the ledger.

use borsh::{BorshDeserialize, BorshSerialize};
use serde::Serialize;

use super::cell::{Cell, Kind, Outcome, Row};
use super::frame::Explicit;
use super::{Frame, Table, TableError};
use crate::formula::{Definitions, Expr, parse_expr};
use crate::interval::Interval;
use crate::proof::{Activation, Convention, Formula, Grade, Verdict};

/// Digits shown in a cell.
const SHOWN: usize = 20;

/// A table after its run. Every cell is a text; what stands behind it in full, for every convention, is in `rows`.
#[derive(Clone, Debug, Serialize, BorshSerialize, BorshDeserialize)]
pub struct TableRecord {
    /// The formula of a cell.
    #[serde(flatten)]
    pub formula: Formula,
    /// The factor in front of the integral.
    pub factor: Formula,
    /// The convention of what is shown.
    pub convention: String,
    /// The families of profiles.
    pub profiles: Vec<ProfileRecord>,
    /// How many cells there are of each kind, in the convention shown.
    pub kinds: Vec<KindRecord>,
    /// How many distinct integrals over the half line they rest on.
    pub integrals: usize,
    /// How many of these have a closed form that rigorous quadrature met.
    pub met: usize,
    /// The rows as they are shown.
    pub activations: Vec<RowRecord>,
    /// Every cell in every convention, by activation, profile and dimension.
    #[serde(skip)]
    pub cells: Vec<CellRecord>,
}

/// A family of profiles.
#[derive(Clone, Debug, Serialize, BorshSerialize, BorshDeserialize)]
pub struct ProfileRecord {
    /// Its name.
    pub name: String,
    /// What its members are.
    pub title: String,
    /// The letter of the index.
    pub index: String,
    /// ρ̂ as it is defined.
    #[serde(flatten)]
    pub spectrum: Formula,
}

/// A kind of cell and how many there are.
#[derive(Clone, Debug, Serialize, BorshSerialize, BorshDeserialize)]
pub struct KindRecord {
    /// The kind, in a word or two.
    pub kind: String,
    /// What the evidence says of these cells.
    pub verdict: Verdict,
    /// How far it reaches.
    pub grade: Grade,
    /// How many there are.
    pub cells: usize,
    /// How many of them suppose a spectrum.
    pub supposing: usize,
}

/// A row as it is shown.
#[derive(Clone, Debug, Serialize, BorshSerialize, BorshDeserialize)]
pub struct RowRecord {
    /// The name of the activation.
    pub name: String,
    /// What it is.
    pub title: String,
    /// Its spectrum.
    #[serde(flatten)]
    pub spectrum: Formula,
    /// Whether the kernel sees that it is that of the activation; otherwise the cells suppose it.
    pub seen: bool,
    /// The values at which numbers are given for parameters that stay symbols; empty if there are none.
    pub at: String,
    /// Its cells.
    pub cells: Vec<EntryRecord>,
}

/// The cells of one profile.
#[derive(Clone, Debug, Serialize, BorshSerialize, BorshDeserialize)]
pub struct EntryRecord {
    /// The name of the profile.
    pub profile: String,
    /// The integral without the factor in front, where it is the same in every dimension.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<String>,
    /// Its closed form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed: Option<Formula>,
    /// The cells of dimension 1, 2, …
    pub by_dimension: Vec<String>,
    /// Their closed forms, where there is none for all dimensions.
    #[serde(skip)]
    pub closed_by_dimension: Vec<Option<Formula>>,
}

/// A cell in full.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub struct CellRecord {
    /// The name of the activation.
    pub activation: String,
    /// Whether the kernel sees that its spectrum is that of the activation.
    pub seen: bool,
    /// The values at which numbers are given for parameters that stay symbols.
    pub at: String,
    /// The name of the profile.
    pub profile: String,
    /// The dimension.
    pub dimension: usize,
    /// The convention.
    pub convention: Convention,
    /// What it holds.
    pub kind: Kind,
    /// How far the evidence reaches.
    pub grade: Grade,
    /// The closed form, as text; empty where there is none.
    pub closed: String,
    /// The value, or the principal value.
    pub number: Option<Interval>,
    /// Why there is no value, or why it is 0 or not decided; empty for values.
    pub reason: String,
}

impl Kind {
    /// Every kind, in the order of lists.
    pub const ALL: [Kind; 6] = [
        Kind::Closed,
        Kind::Enclosed,
        Kind::Zero,
        Kind::Principal,
        Kind::Divergent,
        Kind::Undecided,
    ];

    /// Whether the cell is decided.
    #[must_use]
    pub fn verdict(self) -> Verdict {
        match self {
            Kind::Undecided => Verdict::Undecided,
            _ => Verdict::Proved,
        }
    }
}

impl Cell {
    /// How far the evidence for the cell reaches.
    #[must_use]
    pub fn grade(&self) -> Grade {
        match (self.kind, &self.closed) {
            (Kind::Enclosed | Kind::Principal, None) => Grade::Enclosed,
            _ => Grade::Exact,
        }
    }

    fn singularity(&self) -> String {
        self.order.map_or_else(String::new, |order| format!(" (ζ^{order})"))
    }

    /// The cell as tables show it: the certain digits, or what there is instead of a number.
    #[must_use]
    pub fn text(&self) -> String {
        let number = self
            .number
            .as_ref()
            .map(|number| certain(number, SHOWN))
            .unwrap_or_default();
        match self.kind {
            Kind::Closed | Kind::Enclosed | Kind::Zero => number,
            Kind::Principal => format!("PV {number}{}", self.singularity()),
            Kind::Divergent => format!("divergent{}", self.singularity()),
            Kind::Undecided => format!("undecided: {}", self.reason),
        }
    }
}

/// The digits that both ends of an enclosure share, and dots where more would follow.
#[must_use]
pub fn certain(value: &Interval, digits: usize) -> String {
    let (lo, hi) = value.to_decimal(digits);
    if lo == hi {
        return lo;
    }
    let split = |text: &str| {
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, ""));
        (mantissa.to_owned(), exponent.to_owned())
    };
    let ((low, low_exponent), (high, high_exponent)) = (split(&lo), split(&hi));
    let point = |text: &str| text.find('.').unwrap_or(text.len());
    if low_exponent != high_exponent || point(&low) != point(&high) {
        return format!("[{lo}, {hi}]");
    }
    let shared = low.bytes().zip(high.bytes()).take_while(|(a, b)| a == b).count();
    if shared <= point(&low) {
        return format!("[{lo}, {hi}]");
    }
    match low_exponent.is_empty() {
        true => format!("{}…", &low[..shared]),
        false => format!("{}…e{low_exponent}", &low[..shared]),
    }
}

impl TableRecord {
    /// The table with every cell decided, and what fails it.
    ///
    /// # Errors
    /// A mistake in the text of the table.
    pub(crate) fn of(
        table: &Table,
        definitions: &Definitions,
        digits: usize,
    ) -> Result<(TableRecord, Vec<String>), TableError> {
        let frame = Frame::new(table, definitions.clone());
        let outcome = frame.run(digits)?;
        let mut failures: Vec<String> = outcome.contradictions.iter().map(ToString::to_string).collect();
        let shown = table
            .conventions
            .first()
            .map_or(Convention::Angular, |(shown, _)| *shown);
        let mut activations = Vec::new();
        for (row, activation) in outcome.rows.iter().zip(frame.activations()?) {
            for entry in &row.entries {
                let profile = table.columns[entry.family].member(entry.index);
                for (convention, cells) in &entry.cells {
                    for (m, cell) in (1..).zip(cells).filter(|(_, cell)| cell.kind == Kind::Undecided) {
                        failures.push(format!(
                            "{} with {profile}, {} = {m}, {}: undecided, {}",
                            row.name,
                            table.dimension,
                            convention.word(),
                            cell.reason
                        ));
                    }
                }
            }
            activations.push(shown_row(table, row, activation, shown)?);
        }
        let record = TableRecord {
            formula: defining(table)?,
            factor: Formula::from(&parse_expr(&table.factor).map_err(TableError::of("the factor"))?),
            convention: shown.word().into(),
            profiles: table
                .columns
                .iter()
                .map(|profile| {
                    Ok(ProfileRecord {
                        name: profile.name().into(),
                        title: profile.title().into(),
                        index: profile.index().into(),
                        spectrum: Formula::from(
                            &parse_expr(profile.spectrum()).map_err(TableError::of(profile.name()))?,
                        ),
                    })
                })
                .collect::<Result<_, TableError>>()?,
            kinds: kinds(&outcome, shown),
            integrals: outcome.integrals,
            met: outcome.met,
            activations,
            cells: outcome.rows.iter().flat_map(|row| in_full(table, row)).collect(),
        };
        Ok((record, failures))
    }
}

/// The cells of a row in every convention.
fn in_full(table: &Table, row: &Row) -> Vec<CellRecord> {
    let at: Vec<String> = row
        .point
        .iter()
        .map(|(symbol, value)| format!("{symbol} = {value}"))
        .collect();
    let mut full = Vec::new();
    for entry in &row.entries {
        let dimensions = entry.cells.iter().map(|(_, cells)| cells.len()).min().unwrap_or(0);
        for m in 0..dimensions {
            full.extend(entry.cells.iter().map(|(convention, cells)| CellRecord {
                activation: row.name.clone(),
                seen: row.seen,
                at: at.join("; "),
                profile: table.columns[entry.family].member(entry.index),
                dimension: m + 1,
                convention: *convention,
                kind: cells[m].kind,
                grade: cells[m].grade(),
                closed: cells[m].closed.as_ref().map(ToString::to_string).unwrap_or_default(),
                number: cells[m].number.clone(),
                reason: cells[m].reason.clone(),
            }));
        }
    }
    full
}

fn shown_row(table: &Table, row: &Row, activation: &Activation, shown: Convention) -> Result<RowRecord, TableError> {
    let at: Vec<String> = row
        .point
        .iter()
        .map(|(symbol, value)| format!("{symbol} = {value}"))
        .collect();
    let read = |text: &str| parse_expr(text).map_err(TableError::of(activation.name()));
    let cells = row.entries.iter().map(|entry| {
        let there = entry.cells.iter().find(|(convention, _)| *convention == shown);
        let cells = there.map_or(&[][..], |(_, cells)| cells);
        let closed = |cell: &Cell| {
            cell.closed
                .as_ref()
                .filter(|_| cell.kind == Kind::Closed)
                .map(Formula::from)
        };
        EntryRecord {
            profile: table.columns[entry.family].member(entry.index),
            every: entry.every.as_ref().map(Cell::text),
            closed: entry.every.as_ref().and_then(closed),
            by_dimension: cells.iter().map(Cell::text).collect(),
            closed_by_dimension: cells
                .iter()
                .map(|cell| closed(cell).filter(|_| entry.every.is_none()))
                .collect(),
        }
    });
    Ok(RowRecord {
        name: row.name.clone(),
        title: row.title.clone(),
        spectrum: Formula::from(&Explicit::of(activation, read)?.formula()),
        seen: row.seen,
        at: at.join(", "),
        cells: cells.collect(),
    })
}

/// The formula of a cell, its definitions not expanded.
pub(crate) fn defining_expr(table: &Table) -> Result<Expr, TableError> {
    let text = format!("({})*integral(z, -oo..oo, sigma_hat(z)*({}))", table.factor, table.test);
    parse_expr(&text).map_err(TableError::of("a cell"))
}

fn defining(table: &Table) -> Result<Formula, TableError> {
    defining_expr(table).map(|expr| Formula::from(&expr))
}

fn kinds(outcome: &Outcome, shown: Convention) -> Vec<KindRecord> {
    let of_row = |row: &'_ Row| -> Vec<(Kind, Grade, bool)> {
        let cells = row.entries.iter().flat_map(|entry| &entry.cells);
        let cells = cells.filter(|(convention, _)| *convention == shown);
        let cells = cells.flat_map(|(_, cells)| cells);
        cells.map(|cell| (cell.kind, cell.grade(), row.seen)).collect()
    };
    let cells: Vec<(Kind, Grade, bool)> = outcome.rows.iter().flat_map(of_row).collect();
    let mut kinds = Vec::new();
    for kind in Kind::ALL {
        for grade in [Grade::Exact, Grade::Enclosed] {
            let such = || cells.iter().filter(|(of, how, _)| (*of, *how) == (kind, grade));
            if such().next().is_some() {
                kinds.push(KindRecord {
                    kind: kind.word().into(),
                    verdict: kind.verdict(),
                    grade,
                    cells: such().count(),
                    supposing: such().filter(|(.., seen)| !seen).count(),
                });
            }
        }
    }
    kinds
}
