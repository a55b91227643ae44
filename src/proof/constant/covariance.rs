//! Covariance matrices with rational entries.

use rug::Rational;

use crate::formula::parse_expr;

/// The largest number of rows: the exact characteristic polynomial grows with it.
pub(super) const LARGEST: usize = 24;

/// Why a text is no covariance matrix.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoCovariance {
    /// The text is no list of rows.
    #[error("a matrix is given by its rows, as in [[2,1],[1,2]]")]
    NoRows,
    /// No row, or one without entries.
    #[error("it is empty")]
    Empty,
    /// An entry is no rational number.
    #[error("its entry {0} is not a rational number")]
    Irrational(String),
    /// A row is longer or shorter than the matrix is high.
    #[error("it has {size} rows, one of which has {entries} entries: it must be square")]
    NotSquare {
        /// The number of rows.
        size: usize,
        /// The number of entries of one of them.
        entries: usize,
    },
    /// More rows than the exact characteristic polynomial is formed for.
    #[error("it has {0} rows; at most {LARGEST} are allowed")]
    TooLarge(usize),
    /// Two entries that should be one.
    #[error("it is not symmetric: entries ({0},{1}) and ({1},{0}) are {2} and {3}", .place[0], .place[1], .entries[0], .entries[1])]
    NotSymmetric {
        /// Row and column of the first, from 1 on.
        place: [usize; 2],
        /// The two entries.
        entries: Box<[Rational; 2]>,
    },
    /// It has an eigenvalue that is not positive.
    #[error("it is not positive definite")]
    NotPositive,
}

/// A symmetric, positive definite matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Covariance(Vec<Vec<Rational>>);

impl Covariance {
    /// The matrix that a text such as `[[2,1],[1,2]]` gives by its rows.
    ///
    /// # Errors
    /// What the text, or the matrix, lacks.
    pub(super) fn parse(text: &str) -> Result<Covariance, NoCovariance> {
        let rows = rows(text)?;
        let size = rows.len();
        if let Some(row) = rows.iter().find(|row| row.len() != size) {
            return Err(NoCovariance::NotSquare {
                size,
                entries: row.len(),
            });
        }
        if size > LARGEST {
            return Err(NoCovariance::TooLarge(size));
        }
        let below = (0..size).flat_map(|i| (0..i).map(move |j| (i, j)));
        if let Some((i, j)) = below.into_iter().find(|&(i, j)| rows[i][j] != rows[j][i]) {
            return Err(NoCovariance::NotSymmetric {
                place: [j + 1, i + 1],
                entries: Box::new([rows[j][i].clone(), rows[i][j].clone()]),
            });
        }
        if !is_positive_definite(&rows) {
            return Err(NoCovariance::NotPositive);
        }
        Ok(Covariance(rows))
    }

    /// The number of rows.
    pub(super) fn size(&self) -> usize {
        self.0.len()
    }

    /// The sum of the diagonal entries.
    pub(super) fn trace(&self) -> Rational {
        trace(&self.0)
    }

    /// The coefficients, from the constant one on, of the characteristic polynomial of the product with another matrix of the same size, by
    /// the algorithm of Faddeev and Le Verrier: M_1 = I, c_{m-k} = -tr(A M_k)/k, M_{k+1} = A M_k + c_{m-k} I.
    pub(super) fn characteristic_of_product(&self, other: &Covariance) -> Vec<Rational> {
        let size = self.size();
        let a = product(&self.0, &other.0);
        let mut coefficients = vec![Rational::from(1)];
        let mut m: Vec<Vec<Rational>> = (0..size)
            .map(|i| (0..size).map(|j| Rational::from(u32::from(i == j))).collect())
            .collect();
        for k in 1..=size as u32 {
            m = product(&a, &m);
            let c = -trace(&m) / k;
            for (i, row) in m.iter_mut().enumerate() {
                row[i] += &c;
            }
            coefficients.push(c);
        }
        coefficients.reverse();
        coefficients
    }
}

fn rows(text: &str) -> Result<Vec<Vec<Rational>>, NoCovariance> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    let inner = inner.ok_or(NoCovariance::NoRows)?;
    if inner.is_empty() || inner == "[]" {
        return Err(NoCovariance::Empty);
    }
    let inner = inner.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    let entry = |text: &str| {
        let value = parse_expr(text).ok().and_then(|expr| expr.as_rational());
        value.ok_or_else(|| match text.contains(['[', ']']) || text.is_empty() {
            true => NoCovariance::NoRows,
            false => NoCovariance::Irrational(text.into()),
        })
    };
    let row = |text: &str| text.split(',').map(entry).collect();
    inner.ok_or(NoCovariance::NoRows)?.split("],[").map(row).collect()
}

fn trace(a: &[Vec<Rational>]) -> Rational {
    a.iter().enumerate().map(|(i, row)| &row[i]).sum()
}

fn product(a: &[Vec<Rational>], b: &[Vec<Rational>]) -> Vec<Vec<Rational>> {
    let entry = |row: &[Rational], j: usize| row.iter().zip(b).map(|(x, other)| Rational::from(x * &other[j])).sum();
    a.iter()
        .map(|row| (0..b.len()).map(|j| entry(row, j)).collect())
        .collect()
}

/// Whether all pivots of Gauss's elimination without exchanges are positive, which is so exactly if the symmetric matrix is positive
/// definite.
fn is_positive_definite(a: &[Vec<Rational>]) -> bool {
    let mut rest = a.to_vec();
    for k in 0..rest.len() {
        let pivot = rest[k].clone();
        if pivot[k] <= 0 {
            return false;
        }
        for row in rest.iter_mut().skip(k + 1) {
            let factor = Rational::from(&row[k] / &pivot[k]);
            for (x, p) in row.iter_mut().zip(&pivot).skip(k) {
                *x -= Rational::from(p * &factor);
            }
        }
    }
    true
}
