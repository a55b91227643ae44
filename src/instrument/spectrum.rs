//! The ridgelet transform R\[f\](a,b) = ∫ f(x) ρ(ax - b) dx of data on \[-1,1\] on a grid, by the trapezoidal rule in x, and what a rectangle
//! of it gives back of f.
//!
//! With so many points to a unit length of x and so many cells to one of a and b, ax - b is a multiple of one over their
//! product: ρ is tabulated once on those. At the ends of the data the rule counts them whole, as for an f that is 0 there.

use rayon::prelude::*;

use crate::instrument::{Compiled, Kind, Parameter, data};

/// The function that the transform is taken with.
pub(super) const PROFILE: Parameter = Parameter::needed(
    "profile",
    Kind::Computed(&["z"]),
    "the function ρ(z) of the ridgelet transform, paired with the unit",
);
pub(super) const SIDE: Parameter = Parameter::with_default(
    "side",
    Kind::Whole(1, 100),
    "30",
    "half of the width of the rectangle, in units of a",
);
pub(super) const DENSITY: Parameter = Parameter::with_default(
    "density",
    Kind::Whole(1, 16),
    "4",
    "grid points of a and of b on a unit length",
);

/// Points at which f is given back at a time.
const TOGETHER: usize = 6;
/// What a sum of numbers starts from: -0 + x is x also where x is -0.
const NOTHING: f64 = -0.0;

/// The data and the function of their transform.
#[derive(Clone, Debug)]
pub struct Ridgelets<'a> {
    profile: &'a Compiled,
    values: Vec<f64>,
    points: i32,
}

/// The grid on |a| <= `side`, |b| <= `reach`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lattice {
    /// Half of its width.
    pub side: i32,
    /// Half of its height.
    pub reach: i32,
    /// Grid points on a unit length.
    pub density: i32,
}

impl Lattice {
    /// Values of b.
    fn columns(self) -> usize {
        (2 * self.reach * self.density + 1) as usize
    }
}

/// R\[f\](a,b) on a grid.
#[derive(Clone, Debug, PartialEq)]
pub struct Spectrum {
    /// The values, one row for each a, both from the least.
    pub values: Vec<f64>,
    lattice: Lattice,
}

/// A function at the multiples of 1/`density` up to `most` of them.
fn tabulated(function: &Compiled, most: i32, density: i32) -> Vec<f64> {
    (-most..=most)
        .into_par_iter()
        .map(|n| function.value(&[f64::from(n) / f64::from(density)]))
        .collect()
}

/// A table whose entries at the distance of a unit length of x stand side by side, the last first.
struct Comb {
    unit: i32,
    teeth: Vec<Vec<f64>>,
}

impl Comb {
    fn new(table: &[f64], unit: i32) -> Comb {
        let tooth = |first: i32| {
            let entries = table.iter().skip(first as usize).step_by(unit as usize);
            entries.rev().copied().collect()
        };
        Comb {
            unit,
            teeth: (0..unit).map(tooth).collect(),
        }
    }

    /// The entries from that index on downwards.
    fn from(&self, index: i32) -> &[f64] {
        let tooth = &self.teeth[(index % self.unit) as usize];
        &tooth[tooth.len() - 1 - (index / self.unit) as usize..]
    }
}

impl<'a> Ridgelets<'a> {
    /// The transform with a function of the data of another, so many on a unit length of x.
    #[must_use]
    pub fn new(f: &Compiled, profile: &'a Compiled, points: i32) -> Ridgelets<'a> {
        Ridgelets {
            profile,
            values: data(f, points).into_iter().map(|(_, y)| y).collect(),
            points,
        }
    }

    /// The sum over the data against a table of ρ, `place` telling where x = k/`points` looks it up.
    fn sum(&self, table: &[f64], place: impl Fn(i32) -> i32) -> f64 {
        let terms = (-self.points..=self.points).zip(&self.values);
        let sum: f64 = terms.map(|(k, y)| y * table[place(k) as usize]).sum();
        sum / f64::from(self.points)
    }

    /// The transform on a grid.
    #[must_use]
    pub fn on(&self, lattice: Lattice) -> Spectrum {
        let Lattice { side, density, .. } = lattice;
        let (table, start) = self.table(self.profile, lattice);
        let values = (-side * density..=side * density)
            .into_par_iter()
            .flat_map_iter(|a| {
                let mut sums = vec![NOTHING; lattice.columns()];
                for (k, f) in (-self.points..=self.points).zip(&self.values) {
                    for (sum, profile) in sums.iter_mut().zip(table.from(start + a * k)) {
                        *sum += f * profile;
                    }
                }
                sums.into_iter().map(|sum| sum / f64::from(self.points))
            })
            .collect();
        Spectrum { values, lattice }
    }

    /// A function at ax - b for the points of a grid and the x of the data, and the index there of ax - b = 0 and b at its least.
    fn table(&self, function: &Compiled, lattice: Lattice) -> (Comb, i32) {
        let Lattice { side, reach, density } = lattice;
        let unit = self.points * density;
        let table = tabulated(function, (side + reach) * unit, unit);
        (Comb::new(&table, self.points), (side + 2 * reach) * unit)
    }

    /// The transform at the middles of square cells that cover the square |a|, |b| <= `reach`, so many on a unit length: the number of cells
    /// along a side, and the values, those of the least a first, each from the least b on.
    #[must_use]
    pub fn cells(&self, reach: i32, density: i32) -> (usize, Vec<f64>) {
        let cells = 2 * reach * density;
        // The middles are odd multiples of 1/(2 density), so that ax - b is a multiple of 1/(2 density points).
        let middle = move |n: i32| 2 * n + 1 - cells;
        let zero = 2 * cells * self.points;
        let table = tabulated(self.profile, zero, 2 * density * self.points);
        let values = (0..cells).into_par_iter().flat_map_iter(|column| {
            let (a, table) = (middle(column), &table);
            (0..cells).map(move |row| self.sum(table, |k| zero + a * k - middle(row) * self.points))
        });
        (cells as usize, values.collect())
    }

    /// Σ R(a,b) σ(ax-b) ΔaΔb at the points x of the data: what the rectangle gives back of f.
    #[must_use]
    pub fn reconstruction(&self, spectrum: &Spectrum, unit: &Compiled) -> Vec<f64> {
        let Lattice { side, density, .. } = spectrum.lattice;
        let (table, start) = self.table(unit, spectrum.lattice);
        let columns = spectrum.lattice.columns();
        let all: Vec<i32> = (-self.points..=self.points).collect();
        // Several points at a time, whose sums do not wait for one another.
        let reconstructed = |points: &[i32; TOGETHER]| {
            let mut sums = [0.0; TOGETHER];
            for (a, spectrum) in (-side * density..).zip(spectrum.values.chunks_exact(columns)) {
                // The trapezoidal rule counts the ends half.
                let weight = if a.abs() == side * density { 0.5 } else { 1.0 };
                let values = points.map(|k| &table.from(start + a * k)[..columns]);
                let mut row = [NOTHING; TOGETHER];
                for (column, value) in spectrum.iter().enumerate() {
                    for (row, values) in row.iter_mut().zip(&values) {
                        *row += value * values[column];
                    }
                }
                for (sum, row) in sums.iter_mut().zip(row) {
                    *sum += weight * row;
                }
            }
            sums.map(|sum| sum / f64::from(density * density))
        };
        let groups = all.par_chunks(TOGETHER).map(|points| {
            let place = |n: usize| points.get(n).copied().unwrap_or_default();
            let sums = reconstructed(&std::array::from_fn(place));
            sums[..points.len()].to_vec()
        });
        groups.flatten_iter().collect()
    }

    /// The share of f in what the rectangle gives back: its inner product with f over that of f with itself.
    #[must_use]
    pub fn share(&self, spectrum: &Spectrum, unit: &Compiled) -> f64 {
        let products = self.values.iter().zip(self.reconstruction(spectrum, unit));
        let squares: f64 = self.values.iter().map(|y| y * y).sum();
        products.map(|(y, g)| y * g).sum::<f64>() / squares
    }
}

impl Spectrum {
    /// The value at (a,b), in units of the grid; 0 outside.
    #[must_use]
    pub fn at(&self, a: i32, b: i32) -> f64 {
        let Lattice { side, reach, density } = self.lattice;
        let (side, reach) = (side * density, reach * density);
        if a.abs() > side || b.abs() > reach {
            return 0.0;
        }
        self.values[((a + side) * (2 * reach + 1) + b + reach) as usize]
    }
}
