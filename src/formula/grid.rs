//! Matrices of formulas, and the arithmetic of their entries.
//!
//! Rational numbers are computed at once; a determinant or inverse of rational matrices is found by elimination over the
//! rationals, which is exact. Other determinants are expanded by rows (each minor of the last rows is formed once), and an
//! inverse is the adjugate over the determinant (R. A. Horn, C. R. Johnson, Matrix Analysis, 2nd ed. 2013, 0.3 and 0.8.2).
//! Entries keep what they need to be defined: 0·f becomes 0 only where f is a polynomial.

use rug::Rational;

use super::folding;
use super::misshape::Misshape;
use super::shape::Shape;
use super::tree::{Expr, Node};

/// The largest determinant that is expanded, in rows.
const LARGEST_EXPANSION: usize = 6;

/// A matrix of formulas, row by row. A grid of one row and one column is a number.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    shape: Shape,
    entries: Vec<Expr>,
}

/// Whether the formula is a polynomial in its symbols: it is defined everywhere.
fn is_polynomial(e: &Expr) -> bool {
    match e.node() {
        Node::Integer(_) | Node::Symbol(_) => true,
        Node::Neg(_) | Node::Add(..) | Node::Sub(..) | Node::Mul(..) => e.children().into_iter().all(is_polynomial),
        Node::Div(a, b) => is_polynomial(a) && b.as_rational().is_some_and(|q| q != 0),
        Node::Pow(a, b) => is_polynomial(a) && b.as_integer().is_some_and(|n| n >= 0),
        _ => false,
    }
}

fn is_zero(e: &Expr) -> bool {
    matches!(e.node(), Node::Integer(n) if *n == 0)
}

/// The product of two entries, 0 only where both are defined everywhere.
pub(crate) fn times(a: &Expr, b: &Expr) -> Expr {
    let vanishes = |zero: &Expr, other: &Expr| is_zero(zero) && !is_polynomial(other);
    if vanishes(a, b) || vanishes(b, a) {
        a * b
    } else {
        folding::product(a.clone(), b.clone())
    }
}

fn add_up(terms: impl IntoIterator<Item = Expr>) -> Expr {
    terms.into_iter().fold(Expr::zero(), folding::sum)
}

impl Grid {
    /// The grid of a shape with the entries that a function of row and column, counted from 0, gives.
    pub(crate) fn new(shape: Shape, mut entry: impl FnMut(usize, usize) -> Expr) -> Grid {
        let places = (0..shape.rows).flat_map(|i| (0..shape.columns).map(move |j| (i, j)));
        let entries = places.map(|(i, j)| entry(i, j)).collect();
        Grid { shape, entries }
    }

    /// A number.
    pub(crate) fn number(value: Expr) -> Grid {
        Grid::new(Shape::SCALAR, |_, _| value.clone())
    }

    /// The rows of a matrix of the language, `columns` entries in each.
    pub(crate) fn of_rows(columns: usize, entries: Vec<Expr>) -> Grid {
        let shape = Shape::new(entries.len() / columns.max(1), columns);
        Grid { shape, entries }
    }

    pub(crate) fn shape(&self) -> Shape {
        self.shape
    }

    pub(crate) fn at(&self, i: usize, j: usize) -> &Expr {
        &self.entries[i * self.shape.columns + j]
    }

    pub(crate) fn entries(&self) -> &[Expr] {
        &self.entries
    }

    /// The value of a number; `None` for a matrix.
    pub(crate) fn scalar(&self) -> Option<&Expr> {
        match self.entries.as_slice() {
            [value] => Some(value),
            _ => None,
        }
    }

    /// The same shape with every entry changed.
    pub(crate) fn map(&self, change: impl FnMut(&Expr) -> Expr) -> Grid {
        let entries = self.entries.iter().map(change).collect();
        Grid {
            shape: self.shape,
            entries,
        }
    }

    /// Entry by entry; the shapes are the same.
    pub(crate) fn zip(&self, other: &Grid, mut join: impl FnMut(Expr, Expr) -> Expr) -> Grid {
        let pairs = self.entries.iter().zip(&other.entries);
        Grid {
            shape: self.shape,
            entries: pairs.map(|(a, b)| join(a.clone(), b.clone())).collect(),
        }
    }

    /// The product with a number or a matrix that fits.
    pub(crate) fn product(&self, other: &Grid) -> Grid {
        if let Some(factor) = self.scalar() {
            return other.map(|entry| times(factor, entry));
        }
        if let Some(factor) = other.scalar() {
            return self.map(|entry| times(entry, factor));
        }
        let shape = Shape::new(self.shape.rows, other.shape.columns);
        let inner = 0..self.shape.columns;
        Grid::new(shape, |i, j| {
            add_up(inner.clone().map(|k| times(self.at(i, k), other.at(k, j))))
        })
    }

    pub(crate) fn transpose(&self) -> Grid {
        Grid::new(Shape::new(self.shape.columns, self.shape.rows), |i, j| {
            self.at(j, i).clone()
        })
    }

    pub(crate) fn identity(n: usize) -> Grid {
        Grid::new(Shape::new(n, n), |i, j| Expr::integer(i32::from(i == j)))
    }

    /// The sum of the diagonal.
    pub(crate) fn trace(&self) -> Expr {
        add_up((0..self.shape.rows).map(|i| self.at(i, i).clone()))
    }

    /// The sum of the products of corresponding entries.
    pub(crate) fn inner(&self, other: &Grid) -> Expr {
        add_up(self.entries.iter().zip(&other.entries).map(|(a, b)| times(a, b)))
    }

    /// The sum of the squares of the entries, which is not negative and is written so.
    pub(crate) fn square_norm(&self) -> Expr {
        add_up(self.entries.iter().map(|a| match a.as_rational() {
            Some(q) => Expr::rational(&q.square()),
            None => a.clone().pow(Expr::integer(2)),
        }))
    }

    /// The rows and columns with these numbers.
    pub(crate) fn minor(&self, kept: &[usize]) -> Grid {
        Grid::new(Shape::new(kept.len(), kept.len()), |i, j| {
            self.at(kept[i], kept[j]).clone()
        })
    }

    fn rationals(&self) -> Option<Vec<Vec<Rational>>> {
        let row = |entries: &[Expr]| entries.iter().map(Expr::as_rational).collect::<Option<Vec<_>>>();
        self.entries.chunks(self.shape.columns).map(row).collect()
    }

    /// The determinant of a square grid; `None` where it is too large to be expanded.
    pub(crate) fn determinant(&self) -> Option<Expr> {
        if let Some(rows) = self.rationals() {
            return Some(Expr::rational(&eliminate(rows).0));
        }
        let n = self.shape.rows;
        (n <= LARGEST_EXPANSION).then(|| self.expand(&(0..n).collect::<Vec<_>>(), &(0..n).collect::<Vec<_>>()))
    }

    /// The determinant of the rows and columns with these numbers, expanded by the first of the rows. Bottom up: the
    /// minors of the last k rows, for every choice of k columns.
    fn expand(&self, rows: &[usize], columns: &[usize]) -> Expr {
        let n = rows.len();
        let mut minors = vec![Expr::one(); 1 << n];
        for chosen in 1..1_usize << n {
            let size = chosen.count_ones() as usize;
            let row = rows[n - size];
            let picked: Vec<usize> = (0..n).filter(|j| chosen >> j & 1 == 1).collect();
            let terms = picked.iter().enumerate().map(|(place, &j)| {
                let term = times(self.at(row, columns[j]), &minors[chosen & !(1 << j)]);
                if place % 2 == 0 { term } else { folding::negation(term) }
            });
            minors[chosen] = add_up(terms);
        }
        minors.pop().unwrap_or_else(Expr::one)
    }

    /// The inverse of a square grid.
    ///
    /// # Errors
    /// The matrix has no inverse, or is too large for the adjugate.
    pub(crate) fn inverse(&self) -> Result<Grid, Misshape> {
        let n = self.shape.rows;
        if let Some(rows) = self.rationals() {
            let (determinant, inverse) = eliminate(rows);
            if determinant == 0 {
                return Err(Misshape::Singular);
            }
            return Ok(Grid::new(self.shape, |i, j| Expr::rational(&inverse[i][j])));
        }
        let determinant = self.determinant().ok_or(Misshape::LargeInverse(LARGEST_EXPANSION))?;
        Ok(Grid::new(self.shape, |i, j| {
            let without = |k: usize| (0..n).filter(|l| *l != k).collect::<Vec<_>>();
            let minor = self.expand(&without(j), &without(i));
            let signed = if (i + j) % 2 == 0 {
                minor
            } else {
                folding::negation(minor)
            };
            signed / &determinant
        }))
    }
}

/// The determinant and, unless it is 0, the inverse of a square matrix, by elimination with row exchanges.
fn eliminate(mut rows: Vec<Vec<Rational>>) -> (Rational, Vec<Vec<Rational>>) {
    let n = rows.len();
    for (i, row) in rows.iter_mut().enumerate() {
        row.extend((0..n).map(|j| Rational::from(u32::from(i == j))));
    }
    let mut determinant = Rational::from(1);
    for k in 0..n {
        let Some(pivot) = (k..n).find(|&i| rows[i][k] != 0) else {
            return (Rational::new(), Vec::new());
        };
        if pivot != k {
            rows.swap(pivot, k);
            determinant = -determinant;
        }
        let lead = rows[k][k].clone();
        rows[k].iter_mut().for_each(|entry| *entry /= &lead);
        determinant *= lead;
        let fixed = rows[k].clone();
        for (i, row) in rows.iter_mut().enumerate().filter(|(i, _)| *i != k) {
            let factor = row[k].clone();
            if factor != 0 {
                debug_assert_ne!(i, k);
                row.iter_mut()
                    .zip(&fixed)
                    .for_each(|(entry, f)| *entry -= Rational::from(&factor * f));
            }
        }
    }
    (determinant, rows.into_iter().map(|row| row[n..].to_vec()).collect())
}
