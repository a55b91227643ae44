//! Determinants and inverses of matrices of jets: where det A is not 0, A A^{-1} is δ, ∂ det A = det A tr(A^{-1} ∂A) (Jacobi's formula) and
//! ∂A^{-1} = -A^{-1} ∂A A^{-1}.

use std::sync::Arc;

use super::component::{Argument, Factor, Head, Index};
use super::slope::Along;
use super::space::{Space, without_deltas};
use super::value::Value;
use crate::exact::fraction::Normal;
use crate::exact::obstacle::Obstacle;
use crate::formula::Expr;

fn of(head: Head, matrix: &Value, slots: Vec<Index>) -> Factor {
    Factor {
        arguments: Arc::from([Argument::Tensor(matrix.clone())]),
        ..Factor::plain(head, slots)
    }
}

impl Space {
    /// The determinant of a square matrix.
    pub(super) fn determinant(&mut self, matrix: &Value) -> Result<Value, Obstacle> {
        match single(matrix).is_some_and(|entry| entry.head == Head::Delta) {
            true => Ok(Value::number(Normal::one())),
            false => self.jet(of(Head::Determinant, matrix, Vec::new()), Vec::new()),
        }
    }

    /// The inverse of a square matrix, whose determinant must not vanish.
    pub(super) fn inverse(&mut self, matrix: &Value) -> Result<Value, Obstacle> {
        if single(matrix).is_some_and(|entry| entry.head == Head::Delta) {
            return Ok(matrix.clone());
        }
        self.invertible(matrix)?;
        let slots = vec![Index::Free(0), Index::Free(1)];
        self.jet(of(Head::Inverse, matrix, slots), matrix.sizes.clone())
    }

    fn invertible(&mut self, matrix: &Value) -> Result<(), Obstacle> {
        let determinant = self.determinant(matrix)?.as_number().unwrap_or_else(Normal::zero);
        self.scope().nonzero(&determinant)
    }

    /// The derivative of the logarithm of a determinant.
    pub(super) fn logarithmic(&mut self, matrix: &Value, along: Along<'_>) -> Result<Value, Obstacle> {
        let slope = self.derivative(matrix, along)?;
        if slope.is_zero() {
            return Ok(Value::zero(slope.sizes[2..].to_vec()));
        }
        let inverse = self.inverse(matrix)?;
        let product = self.outer(&inverse, &slope)?;
        let product = self.contracted(&product, 1, 2)?;
        self.contracted(&product, 0, 1)
    }

    /// The derivative of an inverse, its rows and columns first.
    pub(super) fn slope_of_inverse(&mut self, matrix: &Value, along: Along<'_>) -> Result<Value, Obstacle> {
        let slope = self.derivative(matrix, along)?;
        if slope.is_zero() {
            return Ok(slope);
        }
        let inverse = self.inverse(matrix)?;
        // (A^{-1})_ij (∂A)_kl (A^{-1})_pq with j = k, l = p.
        let product = self.outer(&inverse, &slope)?;
        let product = self.contracted(&product, 1, 2)?;
        let last = product.rank();
        let product = self.outer(&product, &inverse)?;
        let product = self.contracted(&product, 1, last)?;
        // The index of the derivative, if there is one, comes last.
        let product = match product.rank() {
            3 => self.permuted(&product, &[0, 2, 1])?,
            _ => product,
        };
        Ok(product.times(&Normal::integer(-1)))
    }
}

/// The product with every A^{-1} next to its A contracted, and the size of a δ that met itself.
pub(super) fn cancelled(mut factors: Vec<Factor>) -> (Vec<Factor>, Option<Expr>) {
    let mut traced = None;
    while let Some((inverse, matrix, delta, size)) = neighbours(&factors) {
        factors.remove(inverse.max(matrix));
        factors.remove(inverse.min(matrix));
        factors.push(Factor::plain(Head::Delta, delta));
        let (left, met) = without_deltas(factors);
        factors = left;
        traced = traced.or(met.then_some(size));
    }
    (factors, traced)
}

/// An inverse, its matrix beside it, the indices of the δ that they make, and its size.
fn neighbours(factors: &[Factor]) -> Option<(usize, usize, Vec<Index>, Expr)> {
    for (at, factor) in factors
        .iter()
        .enumerate()
        .filter(|(_, factor)| factor.head == Head::Inverse)
    {
        let (&[row, column], [Argument::Tensor(matrix)]) = (&factor.slots[..], &factor.arguments[..]) else {
            continue;
        };
        let Some(entry) = single(matrix) else { continue };
        for (other, candidate) in factors.iter().enumerate() {
            let Some([i, j]) = places(entry, candidate) else {
                continue;
            };
            let bound = |index| matches!(index, Index::Bound(_));
            let delta = match () {
                () if bound(column) && column == i => vec![row, j],
                () if bound(row) && row == j => vec![i, column],
                () => continue,
            };
            return Some((at, other, delta, matrix.sizes[0].clone()));
        }
    }
    None
}

/// The jet, if the matrix is a single one.
fn single(matrix: &Value) -> Option<&Factor> {
    let mut terms = matrix.terms.iter();
    let (Some((pieces, coefficient)), None) = (terms.next(), terms.next()) else {
        return None;
    };
    match (&pieces[..], *coefficient == Normal::one()) {
        ([component], true) => match component.factors() {
            [entry] => Some(entry),
            _ => None,
        },
        _ => None,
    }
}

/// Where an entry of the matrix has its row and its column.
fn places(entry: &Factor, candidate: &Factor) -> Option<[Index; 2]> {
    let ours = entry.slots.iter().chain(entry.along.iter().map(|(_, index)| index));
    let theirs: Vec<Index> = candidate
        .slots
        .iter()
        .copied()
        .chain(candidate.along.iter().map(|(_, i)| *i))
        .collect();
    let ours: Vec<Index> = ours.copied().collect();
    let place = |wanted: usize| {
        theirs
            .get(ours.iter().position(|index| *index == Index::Free(wanted))?)
            .copied()
    };
    let (i, j) = (place(0)?, place(1)?);
    let named = entry.renamed(|index| match index {
        Index::Free(0) => i,
        Index::Free(1) => j,
        other => other,
    });
    (named == *candidate).then_some([i, j])
}
