//! Figure 5: the ridgelet transform of the data on a grid, by the trapezoidal rule in x, and what the square gives back of f.
//!
//! x is a multiple of 1/100 and a, b are multiples of 1/4, so that ax - b is a multiple of 1/400: ρ is tabulated once on those.

use rayon::prelude::*;

use crate::instrument::Unit;

/// Half of the side of the square.
pub const SIDE: i32 = 30;
/// Grid points of a and b on a unit length.
pub const DENSITY: i32 = 4;
/// Points of the data on a unit length of x.
const POINTS: i32 = 100;
/// Points at which f is given back at a time.
const TOGETHER: usize = 6;

/// R\[f\](a,b) on the square |a| <= 30, |b| <= `reach`.
#[derive(Clone, Debug, PartialEq)]
pub struct Spectrum {
    /// The activation whose ρ is used.
    pub unit: Unit,
    /// The values, one row for each a, both from the least.
    pub values: Vec<f64>,
    reach: i32,
}

/// The value of f at x = k/100.
fn value(k: i32) -> f64 {
    libm::sin(2.0 * std::f64::consts::PI * f64::from(k) / f64::from(POINTS))
}

/// A function at the multiples of 1/400 up to the largest |ax - b|.
fn tabulated(function: impl Fn(f64) -> f64 + Sync, reach: i32) -> Vec<f64> {
    let most = (SIDE + reach) * POINTS * DENSITY;
    (-most..=most)
        .into_par_iter()
        .map(|n| function(f64::from(n) / f64::from(POINTS * DENSITY)))
        .collect()
}

/// A table whose entries at the distance of a unit length of x stand side by side, the last first.
struct Comb {
    teeth: Vec<Vec<f64>>,
}

impl Comb {
    fn new(table: &[f64]) -> Comb {
        let unit = POINTS as usize;
        let tooth = |first: usize| table.iter().skip(first).step_by(unit).rev().copied().collect();
        Comb {
            teeth: (0..unit).map(tooth).collect(),
        }
    }

    /// The entries from that index on downwards.
    fn from(&self, index: i32) -> &[f64] {
        let tooth = &self.teeth[(index % POINTS) as usize];
        &tooth[tooth.len() - 1 - (index / POINTS) as usize..]
    }
}

/// What a sum of numbers starts from: -0 + x is x also where x is -0.
const NOTHING: f64 = -0.0;

impl Unit {
    /// R\[f\] at the middles of square cells that cover the square |a|, |b| <= `reach`, so many on a unit length: the number of cells along
    /// a side, and the values, those of the least a first, each from the least b on.
    #[must_use]
    pub fn spectrum(self, reach: i32, density: i32) -> (usize, Vec<f64>) {
        let cells = 2 * reach * density;
        // The middles are odd multiples of 1/(2 density), so that ax - b is a multiple of 1/(200 density).
        let middle = move |n: i32| 2 * n + 1 - cells;
        let zero = 2 * cells * POINTS;
        let table: Vec<f64> = (-zero..=zero)
            .into_par_iter()
            .map(|n| self.ridgelet(f64::from(n) / f64::from(2 * density * POINTS)))
            .collect();
        let data: Vec<f64> = (-POINTS..=POINTS).map(value).collect();
        let values = (0..cells).into_par_iter().flat_map_iter(|column| {
            let (a, table, data) = (middle(column), &table, &data);
            (0..cells).map(move |row| {
                let terms = (-POINTS..=POINTS).zip(data);
                let terms = terms.map(|(k, y)| y * table[(zero + a * k - middle(row) * POINTS) as usize]);
                terms.sum::<f64>() / f64::from(POINTS)
            })
        });
        (cells as usize, values.collect())
    }
}

impl Spectrum {
    /// The transform on the square of the survey's figure.
    #[must_use]
    pub fn new(unit: Unit) -> Spectrum {
        Spectrum::reaching(unit, SIDE)
    }

    /// The transform on a rectangle that is higher, or lower, than the square: |b| <= `reach`.
    #[must_use]
    pub fn reaching(unit: Unit, reach: i32) -> Spectrum {
        let table = Comb::new(&tabulated(|z| unit.ridgelet(z), reach));
        // The index of ax - b = 0 and b at its least.
        let start = (SIDE + 2 * reach) * POINTS * DENSITY;
        let data: Vec<f64> = (-POINTS..=POINTS).map(value).collect();
        let rows = -SIDE * DENSITY..=SIDE * DENSITY;
        let values = rows
            .into_par_iter()
            .flat_map_iter(|a| {
                let mut sums = vec![NOTHING; (2 * reach * DENSITY + 1) as usize];
                for (k, f) in (-POINTS..=POINTS).zip(&data) {
                    for (sum, profile) in sums.iter_mut().zip(table.from(start + a * k)) {
                        *sum += f * profile;
                    }
                }
                sums.into_iter().map(|sum| sum / f64::from(POINTS))
            })
            .collect();
        Spectrum { unit, values, reach }
    }

    /// The value at (a,b), in units of the grid; 0 outside.
    #[must_use]
    pub fn at(&self, a: i32, b: i32) -> f64 {
        let (side, reach) = (SIDE * DENSITY, self.reach * DENSITY);
        if a.abs() > side || b.abs() > reach {
            return 0.0;
        }
        self.values[((a + side) * (2 * reach + 1) + b + reach) as usize]
    }

    /// The largest absolute value.
    #[must_use]
    pub fn peak(&self) -> f64 {
        self.values.iter().fold(0.0, |peak, value| value.abs().max(peak))
    }

    /// Σ R(a,b) σ(ax-b) ΔaΔb at the points x of the data: what the square gives back of f.
    #[must_use]
    pub fn reconstruction(&self) -> Vec<f64> {
        let table = Comb::new(&tabulated(|z| self.unit.with_slope(z).0, self.reach));
        let start = (SIDE + 2 * self.reach) * POINTS * DENSITY;
        let columns = (2 * self.reach * DENSITY + 1) as usize;
        let all: Vec<i32> = (-POINTS..=POINTS).collect();
        // Several points at a time, whose sums do not wait for one another.
        let reconstructed = |points: &[i32; TOGETHER]| {
            let mut sums = [0.0; TOGETHER];
            for (a, spectrum) in (-SIDE * DENSITY..).zip(self.values.chunks_exact(columns)) {
                // The trapezoidal rule counts the ends half.
                let weight = if a.abs() == SIDE * DENSITY { 0.5 } else { 1.0 };
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
            sums.map(|sum| sum / f64::from(DENSITY * DENSITY))
        };
        let groups = all.par_chunks(TOGETHER).map(|points| {
            let place = |n: usize| points.get(n).copied().unwrap_or_default();
            let sums = reconstructed(&std::array::from_fn(place));
            sums[..points.len()].to_vec()
        });
        groups.flatten_iter().collect()
    }

    /// The amplitude of sin 2πx in the reconstruction: its inner product with f on \[-1,1\], f itself having 1.
    #[must_use]
    pub fn amplitude(&self) -> f64 {
        let products = (-POINTS..=POINTS).zip(self.reconstruction());
        products.map(|(k, g)| value(k) * g).sum::<f64>() / f64::from(POINTS)
    }
}
