//! A relation between matrices as the relations between numbers that it stands for.
//!
//! A = B holds where all entries agree, and A ≠ B where the sum of the squares of their differences is not 0. A < B means that
//! B - A is symmetric and positive definite, A <= B that it is symmetric and positive semidefinite: where every leading
//! principal minor is positive (Sylvester), respectively where no principal minor is negative (R. A. Horn, C. R. Johnson,
//! Matrix Analysis, 2nd ed. 2013, Theorems 7.2.5 and 7.2.5(a)); beside a matrix a plain 0 is the zero matrix. So a relation
//! between matrices holds if and only if all of its parts do.

use super::domain::Domains;
use super::folding;
use super::grid::Grid;
use super::lowering::{Lowering, ShapeError, fault};
use super::misshape::Misshape;
use super::relation::{Relation, RelationOp};
use super::shape::{self, Shape};
use super::tree::Expr;

/// The largest matrix, in rows, whose principal minors are all formed.
const MOST_MINORS: usize = 8;

/// One of the relations between numbers that a relation between matrices stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// Which one, as in `entry (1,2)`; empty for a relation between numbers.
    pub name: String,
    /// The relation.
    pub relation: Relation,
}

impl Relation {
    /// The relations between numbers that hold if and only if this relation does.
    ///
    /// # Errors
    /// [`ShapeError`] where the shapes do not fit.
    pub fn parts(&self, domains: &Domains) -> Result<Vec<Part>, ShapeError> {
        if ![&self.lhs, &self.rhs]
            .into_iter()
            .any(|side| side.mentions_matrices(domains))
        {
            return Ok(vec![part(String::new(), self.clone())]);
        }
        let mut lowering = Lowering::new(domains);
        let (left, right) = (lowering.lower(&self.lhs)?, lowering.lower(&self.rhs)?);
        let sides = [(&self.lhs, Some(left.shape())), (&self.rhs, Some(right.shape()))];
        shape::relation(self.op, sides).map_err(|reason| fault(&(self.rhs.clone() - &self.lhs), reason))?;
        // A plain 0 takes the shape of the other side.
        let shape = if left.scalar().is_some() {
            right.shape()
        } else {
            left.shape()
        };
        let fill = |side: Grid| match side.scalar() {
            Some(zero) => Grid::new(shape, |_, _| zero.clone()),
            None => side,
        };
        let (left, right) = (fill(left), fill(right));
        if shape.is_scalar() {
            let [lhs, rhs] = [left, right].map(|side| side.at(0, 0).clone());
            return Ok(vec![part(String::new(), Relation::new(self.op, lhs, rhs))]);
        }
        match self.op {
            RelationOp::Eq => Ok(entries(&left, &right)),
            RelationOp::Ne => {
                let distance = right.zip(&left, folding::difference).square_norm();
                let relation = Relation::new(RelationOp::Ne, Expr::zero(), distance);
                Ok(vec![part("the squared distance".into(), relation)])
            }
            RelationOp::Lt | RelationOp::Le => {
                let difference = right.zip(&left, folding::difference);
                definite(&difference, self.op)
                    .ok_or_else(|| fault(&(self.rhs.clone() - &self.lhs), Misshape::LargeMinors))
            }
        }
    }
}

fn part(name: String, relation: Relation) -> Part {
    Part { name, relation }
}

/// One equation for each entry.
fn entries(left: &Grid, right: &Grid) -> Vec<Part> {
    let Shape { rows, columns } = left.shape();
    let places = (0..rows).flat_map(|i| (0..columns).map(move |j| (i, j)));
    let entry = |(i, j): (usize, usize)| {
        let relation = Relation::new(RelationOp::Eq, left.at(i, j).clone(), right.at(i, j).clone());
        part(format!("entry ({},{})", i + 1, j + 1), relation)
    };
    places.map(entry).collect()
}

/// Symmetry, and the signs of the principal minors that decide definiteness; `None` where they are too many or too large.
fn definite(grid: &Grid, op: RelationOp) -> Option<Vec<Part>> {
    let n = grid.shape().rows;
    let mut parts: Vec<Part> = entries(grid, &grid.transpose())
        .into_iter()
        .enumerate()
        .filter(|(place, _)| place / n < place % n)
        .map(|(_, mut part)| {
            part.name = format!("symmetry, {}", part.name);
            part
        })
        .collect();
    let choices: Vec<Vec<usize>> = match op {
        RelationOp::Lt => (1..=n).map(|k| (0..k).collect()).collect(),
        _ if n > MOST_MINORS => return None,
        _ => (1..1_usize << n)
            .map(|chosen| (0..n).filter(|i| chosen >> i & 1 == 1).collect())
            .collect(),
    };
    for kept in choices {
        let minor = grid.minor(&kept).determinant()?;
        let rows: Vec<String> = kept.iter().map(|i| (i + 1).to_string()).collect();
        let relation = Relation::new(op, Expr::zero(), minor);
        parts.push(part(format!("principal minor of rows {}", rows.join(", ")), relation));
    }
    Some(parts)
}
