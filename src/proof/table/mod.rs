//! Tables of the constants ((σ,ρ)): activations down, profiles across, dimensions beside.
//!
//! Every cell is one integral over the line without the origin ([`line`]) or, where σ̂ consists of point masses, one finite
//! sum. What a cell is, a closed form, an enclosure, 0, a principal value or divergent, is decided from the formulas
//! ([`cells`]).

mod cell;
mod cells;
mod degree;
mod error;
mod frame;
mod half;
mod line;
mod profile;
mod record;
mod spectrum;

pub use cell::{Cell, Entry, Kind, Outcome, Row};
pub use error::{Needed, TableError};
pub(crate) use frame::{Explicit, Frame};
pub use half::HalfIntegral;
pub(crate) use half::number;
pub(crate) use line::{HalfLine, LineIntegral};
pub use profile::Profile;
pub(crate) use record::defining_expr;
pub use record::{CellRecord, EntryRecord, KindRecord, ProfileRecord, RowRecord, TableRecord, certain};
pub use spectrum::SupposedSpectrum;
pub(super) use spectrum::is_confined;

use crate::proof::{Activation, Convention};

/// A table of ((σ,ρ)) = factor · ∫ σ̂(z) test(z) dz over z ≠ 0, in dimensions from 1 to `dimensions`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub(crate) factor: String,
    pub(crate) test: String,
    pub(crate) dimension: String,
    pub(crate) dimensions: u32,
    pub(crate) rows: Vec<Activation>,
    pub(crate) columns: Vec<Profile>,
    pub(crate) conventions: Vec<(Convention, Vec<(String, String)>)>,
}

impl Table {
    /// A table of `factor · ∫ sigma_hat(z)·test dz`, where `test` is a formula in `z`, the dimension and `rho_hat`, the
    /// transform of the profile.
    #[must_use]
    pub fn of(factor: &str, test: &str) -> Table {
        Table {
            factor: factor.into(),
            test: test.into(),
            dimension: "m".into(),
            dimensions: 8,
            rows: Vec::new(),
            columns: Vec::new(),
            conventions: Vec::new(),
        }
    }

    /// The last dimension, where it is not 8.
    #[must_use]
    pub fn dimensions(mut self, last: u32) -> Table {
        self.dimensions = last;
        self
    }

    /// The activations, one or more rows each.
    #[must_use]
    pub fn rows(mut self, rows: Vec<Activation>) -> Table {
        self.rows = rows;
        self
    }

    /// The families of profiles.
    #[must_use]
    pub fn columns(mut self, columns: Vec<Profile>) -> Table {
        self.columns = columns;
        self
    }

    /// The table in a convention of the Fourier transform, with the definitions that hold there. The first one is the
    /// convention of what is printed.
    #[must_use]
    pub fn in_convention(mut self, convention: Convention, definitions: &[(&str, &str)]) -> Table {
        let owned = definitions.iter().map(|(head, body)| ((*head).into(), (*body).into()));
        self.conventions.push((convention, owned.collect()));
        self
    }

    /// The definitions that hold in a convention.
    #[must_use]
    pub fn local(&self, convention: Convention) -> &[(String, String)] {
        let mut conventions = self.conventions.iter();
        conventions
            .find(|(known, _)| *known == convention)
            .map_or(&[], |(_, definitions)| definitions)
    }

    /// The activations that it has as rows.
    #[must_use]
    pub fn activations(&self) -> &[Activation] {
        &self.rows
    }

    /// The families of profiles that it has as columns.
    #[must_use]
    pub fn profiles(&self) -> &[Profile] {
        &self.columns
    }
}
