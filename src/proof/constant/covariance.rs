//! Covariance matrices with rational entries.

use rug::Rational;

use crate::formula::parse_expr;

/// The largest number of rows: the exact characteristic polynomial grows with it.
pub(super) const LARGEST: usize = 24;

/// A symmetric, positive definite matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Covariance(Vec<Vec<Rational>>);

impl Covariance {
    /// The matrix that a text such as `[[2,1],[1,2]]` gives by its rows.
    ///
    /// # Errors
    /// A text that names the mistake.
    pub(super) fn parse(text: &str) -> Result<Covariance, String> {
        let rows = rows(text)?;
        let size = rows.len();
        if let Some(row) = rows.iter().find(|row| row.len() != size) {
            return Err(format!(
                "it has {size} rows, one of which has {} entries: it must be square",
                row.len()
            ));
        }
        if size > LARGEST {
            return Err(format!("it has {size} rows; at most {LARGEST} are allowed"));
        }
        let below = (0..size).flat_map(|i| (0..i).map(move |j| (i, j)));
        if let Some((i, j)) = below.into_iter().find(|&(i, j)| rows[i][j] != rows[j][i]) {
            let place = format!("entries ({},{}) and ({},{})", j + 1, i + 1, i + 1, j + 1);
            return Err(format!(
                "it is not symmetric: {place} are {} and {}",
                rows[j][i], rows[i][j]
            ));
        }
        if !is_positive_definite(&rows) {
            return Err("it is not positive definite".into());
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

fn rows(text: &str) -> Result<Vec<Vec<Rational>>, String> {
    let needed = || String::from("a matrix is given by its rows, as in [[2,1],[1,2]]");
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    let inner = inner.ok_or_else(needed)?;
    if inner.is_empty() || inner == "[]" {
        return Err("it is empty".into());
    }
    let inner = inner.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    let entry = |text: &str| {
        let value = parse_expr(text).ok().and_then(|expr| expr.as_rational());
        value.ok_or_else(|| match text.contains(['[', ']']) || text.is_empty() {
            true => needed(),
            false => format!("its entry {text} is not a rational number"),
        })
    };
    let row = |text: &str| text.split(',').map(entry).collect();
    inner.ok_or_else(needed)?.split("],[").map(row).collect()
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
