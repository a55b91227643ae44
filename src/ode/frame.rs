//! Sets of states as parallelepipeds m + A r: m a point, A an invertible matrix of points, r a box that contains 0.
//!
//! The image of such a set under x ↦ φ(x) is in φ(m) + J A r, J an enclosure of the derivatives of φ on its hull. With any point m' and any
//! invertible A', φ(m) ⊆ m' + z and so the image lies in m' + A' r' with r' = (A'⁻¹ J A) r + A'⁻¹ z: nothing but the choice of A' decides how good this
//! is. A' is the orthogonal factor of the middle of J A, its longest columns first, so that a turning flow turns the set with it.
//!
//! An almost orthogonal A' is inverted with proof: with B its transpose and E = I - A' B, e = the largest absolute row sum of E, e < 1,
//! A' is invertible and A'⁻¹ = B (I - E)⁻¹ = B (I + Σ_{k>=1} E^k), where every entry of the sum is at most e/(1-e) in absolute value.

use crate::interval::Interval;

/// A column of which only 2^-40 of the square is left beside the others counts as dependent on them: its direction would be made of
/// roundings.
const DEPENDENT: i32 = 40;

/// A parallelepiped and a box that contain the set.
#[derive(Clone, Debug)]
pub(super) struct Frame {
    centre: Vec<Interval>,
    edges: Matrix,
    reach: Vec<Interval>,
    hull: Vec<Interval>,
}

/// A square matrix, row by row.
#[derive(Clone, Debug)]
struct Matrix {
    entries: Vec<Interval>,
    size: usize,
}

impl Frame {
    /// A box.
    pub(super) fn new(state: Vec<Interval>) -> Frame {
        let prec = state.iter().map(Interval::prec).max().unwrap_or(64);
        let centre: Vec<Interval> = state.iter().map(middle).collect();
        Frame {
            edges: Matrix::unit(state.len(), prec),
            reach: state.iter().zip(&centre).map(|(x, m)| x - m).collect(),
            centre,
            hull: state,
        }
    }

    /// The point m.
    pub(super) fn centre(&self) -> &[Interval] {
        &self.centre
    }

    /// A box around the set.
    pub(super) fn hull(&self) -> Vec<Interval> {
        self.hull.clone()
    }

    /// The image under a map with φ(m) in `image` and derivatives in `jacobian` (row by row) on the hull.
    pub(super) fn image(&self, image: &[Interval], jacobian: &[Interval]) -> Frame {
        let size = image.len();
        let jacobian = Matrix {
            entries: jacobian.to_vec(),
            size,
        };
        let moved = jacobian.times(&self.edges);
        let centre: Vec<Interval> = image.iter().map(middle).collect();
        let rest: Vec<Interval> = image.iter().zip(&centre).map(|(x, m)| x - m).collect();
        let (edges, inverse) = moved.orthogonal_factor(&self.reach);
        let reach = sum(&inverse.times(&moved).apply(&self.reach), &inverse.apply(&rest));
        let directly = sum(image, &moved.apply(&self.reach));
        let framed = sum(&centre, &edges.apply(&reach));
        // Both contain the image, and the image of a set is not empty.
        let hull = directly.iter().zip(&framed).map(|(a, b)| a.intersection(b)).collect();
        Frame {
            centre,
            edges,
            reach,
            hull,
        }
    }
}

fn middle(x: &Interval) -> Interval {
    Interval::point(x.mid())
}

fn sum(a: &[Interval], b: &[Interval]) -> Vec<Interval> {
    a.iter().zip(b).map(|(x, y)| x + y).collect()
}

impl Matrix {
    fn unit(size: usize, prec: u32) -> Matrix {
        let entry = |at: usize| Interval::from_i64(i64::from(at / size == at % size), prec);
        Matrix {
            entries: (0..size * size).map(entry).collect(),
            size,
        }
    }

    fn at(&self, row: usize, column: usize) -> &Interval {
        &self.entries[row * self.size + column]
    }

    fn prec(&self) -> u32 {
        self.entries.iter().map(Interval::prec).max().unwrap_or(64)
    }

    fn of(size: usize, entry: impl Fn(usize, usize) -> Interval) -> Matrix {
        Matrix {
            entries: (0..size * size).map(|at| entry(at / size, at % size)).collect(),
            size,
        }
    }

    fn times(&self, other: &Matrix) -> Matrix {
        Matrix::of(self.size, |i, j| {
            let terms = (0..self.size).map(|k| self.at(i, k) * other.at(k, j));
            terms.fold(Interval::zero(self.prec()), |sum, term| sum + term)
        })
    }

    fn apply(&self, vector: &[Interval]) -> Vec<Interval> {
        let row = |i: usize| {
            let terms = (0..self.size).map(|k| self.at(i, k) * &vector[k]);
            terms.fold(Interval::zero(self.prec()), |sum, term| sum + term)
        };
        (0..self.size).map(row).collect()
    }

    /// A matrix of points that is nearly the orthogonal factor, and an enclosure of its inverse; the unit matrix where none is found.
    fn orthogonal_factor(&self, reach: &[Interval]) -> (Matrix, Matrix) {
        let unit = Matrix::unit(self.size, self.prec());
        let Some(factor) = self.gram_schmidt(reach) else {
            return (unit.clone(), unit);
        };
        match factor.inverse() {
            Some(inverse) => (factor, inverse),
            None => (unit.clone(), unit),
        }
    }

    /// The columns of the middle, those first along which the set is longest, made orthogonal and of length 1; rounded to points. `None` where
    /// a column nearly depends on those before it.
    fn gram_schmidt(&self, reach: &[Interval]) -> Option<Matrix> {
        let (n, prec) = (self.size, self.prec());
        let dot = |a: &[Interval], b: &[Interval]| {
            let terms = a.iter().zip(b).map(|(x, y)| x * y);
            middle(&terms.fold(Interval::zero(prec), |sum, term| sum + term))
        };
        let column = |j: usize| (0..n).map(|i| middle(self.at(i, j))).collect::<Vec<_>>();
        let length = |j: &usize| (dot(&column(*j), &column(*j)).sqrt() * Interval::point(reach[*j].wid())).sup();
        let mut order: Vec<usize> = (0..n).collect();
        order.sort_by(|a, b| length(b).total_cmp(&length(a)));
        let mut columns: Vec<Vec<Interval>> = Vec::new();
        for j in order {
            let full = column(j);
            let mut rest = full.clone();
            for known in &columns {
                let share = dot(&rest, known);
                rest = rest.iter().zip(known).map(|(x, y)| middle(&(x - &share * y))).collect();
            }
            let (left, whole) = (dot(&rest, &rest), dot(&full, &full));
            if *left.lo() <= *whole.scale(-DEPENDENT).lo() {
                return None;
            }
            let norm = left.sqrt();
            columns.push(rest.iter().map(|x| middle(&(x / &norm))).collect());
        }
        Some(Matrix::of(n, |i, j| columns[j][i].clone()))
    }

    /// An enclosure of the inverse of an almost orthogonal matrix of points, as in the [module](self).
    fn inverse(&self) -> Option<Matrix> {
        let (n, prec) = (self.size, self.prec());
        let transpose = Matrix::of(n, |i, j| self.at(j, i).clone());
        let product = self.times(&transpose);
        let unit = Matrix::unit(n, prec);
        let row = |i: usize| {
            let terms = (0..n).map(|j| (unit.at(i, j) - product.at(i, j)).abs());
            terms.fold(Interval::zero(prec), |sum, term| sum + term)
        };
        let largest = (0..n).map(row).reduce(|a, b| a.max(&b))?;
        let defect = Interval::point(largest.sup());
        let room = Interval::one(prec) - &defect;
        if *room.lo() <= 0 {
            return None;
        }
        let bound = Interval::point((defect / room).sup());
        let margin = (-&bound).hull(&bound);
        let factor = Matrix::of(n, |i, j| unit.at(i, j) + &margin);
        Some(transpose.times(&factor))
    }
}
