//! From matrices to numbers: a formula with matrices becomes the grid of its entries.
//!
//! Everything above this file sees numbers only: the exact layer and the evaluator read a formula after it has been lowered.
//! A declared matrix `S` of 2 rows and 3 columns stands for the real symbols `S_1_1`, …, `S_2_3`, a column `f` for `f_1`, …;
//! no other symbol may have a name that begins so. Integrals, sums and derivatives of a matrix are taken entry by entry.

use std::borrow::Cow;
use std::collections::HashMap;

use super::binder::{Binder, Reach};
use super::domain::{Domain, Domains};
use super::folding;
use super::grid::Grid;
use super::misshape::{LARGEST_POWER, Misshape};
use super::shape::{self, Shape};
use super::symbol::Symbol;
use super::tree::{Constant, Expr, Node};
use crate::function::Function;

/// The most products that may add up to an entry of a power: the number grows exponentially with the exponent, and longer sums would
/// not be read in reasonable time.
const MOST_PRODUCTS: u64 = 1 << 14;

/// Why a formula with matrices has no entries.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("`{formula}`: {reason}")]
pub struct ShapeError {
    /// The part at fault.
    pub formula: Expr,
    /// What is wrong with it.
    pub reason: Misshape,
}

impl Expr {
    /// Whether a vector of `R^m` occurs: a symbol declared as one, or an integral over such vectors. They are not written out.
    pub fn mentions_vectors(&self, domains: &Domains) -> bool {
        fn binds(e: &Expr) -> bool {
            matches!(e.node(), Node::Space { .. }) || e.children().into_iter().any(binds)
        }
        let declared = self.free().iter().any(|symbol| domains.dimension(symbol).is_some());
        declared || binds(self)
    }

    /// Whether a matrix, a function of matrices or a symbol declared as a matrix occurs, in a formula without vectors of `R^m`.
    pub fn mentions_matrices(&self, domains: &Domains) -> bool {
        fn names(e: &Expr, domains: &Domains) -> bool {
            match e.node() {
                Node::Symbol(s) => matches!(domains.get(s), Some(Domain::Matrix { .. })),
                _ => e.children().into_iter().any(|part| names(part, domains)),
            }
        }
        let declared = || {
            domains
                .iter()
                .any(|(_, domain)| matches!(domain, Domain::Matrix { .. }))
        };
        (self.writes_matrices() || declared() && names(self, domains)) && !self.mentions_vectors(domains)
    }

    /// The formula in entries, for a formula whose value is a number. One without matrices is returned as it is.
    ///
    /// # Errors
    /// [`ShapeError`] where the shapes do not fit, and where the value is a matrix.
    pub fn lowered(&self, domains: &Domains) -> Result<Cow<'_, Expr>, ShapeError> {
        if !self.mentions_matrices(domains) {
            return Ok(Cow::Borrowed(self));
        }
        let grid = Lowering::new(domains).lower(self)?;
        match grid.scalar() {
            Some(value) => Ok(Cow::Owned(value.clone())),
            None => Err(fault(self, Misshape::Whole(grid.shape()))),
        }
    }

    /// The rows of a formula's value in entries; a number is a single row with a single entry.
    ///
    /// # Errors
    /// [`ShapeError`] where the shapes do not fit.
    pub fn rows(&self, domains: &Domains) -> Result<Vec<Vec<Expr>>, ShapeError> {
        let grid = Lowering::new(domains).lower(self)?;
        Ok(grid
            .entries()
            .chunks(grid.shape().columns)
            .map(<[Expr]>::to_vec)
            .collect())
    }
}

pub(super) fn fault(formula: &Expr, reason: Misshape) -> ShapeError {
    ShapeError {
        formula: formula.clone(),
        reason,
    }
}

/// One lowering: the declared shapes, and the parts met so far.
pub(super) struct Lowering<'a> {
    domains: &'a Domains,
    known: HashMap<Expr, Grid>,
}

impl Lowering<'_> {
    pub(super) fn new(domains: &Domains) -> Lowering<'_> {
        Lowering {
            domains,
            known: HashMap::new(),
        }
    }

    /// The entries of a formula's value.
    pub(super) fn lower(&mut self, e: &Expr) -> Result<Grid, ShapeError> {
        if let Node::Integer(_) | Node::Constant(_) = e.node() {
            return Ok(Grid::number(e.clone()));
        }
        if let Some(grid) = self.known.get(e) {
            return Ok(grid.clone());
        }
        let grid = self.lower_node(e)?;
        self.known.insert(e.clone(), grid.clone());
        Ok(grid)
    }

    fn lower_node(&mut self, e: &Expr) -> Result<Grid, ShapeError> {
        let refused = |reason: Misshape| fault(e, reason);
        match e.node() {
            Node::Symbol(s) => self.symbol(s),
            Node::Neg(a) => {
                let a = self.lower(a)?;
                Ok(match a.scalar() {
                    Some(a) => Grid::number(-a),
                    None => a.map(|entry| folding::negation(entry.clone())),
                })
            }
            Node::Add(a, b) | Node::Sub(a, b) => {
                let plus = matches!(e.node(), Node::Add(..));
                let (a, b) = (self.lower(a)?, self.lower(b)?);
                shape::sum(Some(a.shape()), Some(b.shape())).map_err(refused)?;
                Ok(match (a.scalar(), b.scalar()) {
                    (Some(a), Some(b)) => Grid::number(if plus { a + b } else { a - b }),
                    _ => a.zip(&b, if plus { folding::sum } else { folding::difference }),
                })
            }
            Node::Mul(a, b) => {
                let (a, b) = (self.lower(a)?, self.lower(b)?);
                shape::product(Some(a.shape()), Some(b.shape())).map_err(refused)?;
                Ok(match (a.scalar(), b.scalar()) {
                    (Some(a), Some(b)) => Grid::number(a * b),
                    _ => a.product(&b),
                })
            }
            Node::Div(a, b) => {
                let (a, b) = (self.lower(a)?, self.lower(b)?);
                shape::quotient(Some(a.shape()), Some(b.shape())).map_err(refused)?;
                Ok(a.map(|entry| match (entry.as_rational(), b.at(0, 0).as_rational()) {
                    (Some(_), Some(q)) if q != 0 => folding::quotient(entry.clone(), b.at(0, 0).clone()),
                    _ => entry / b.at(0, 0),
                }))
            }
            Node::Pow(a, n) => self.power(e, a, n),
            Node::Call(function, arguments) => self.call(e, *function, arguments),
            Node::Matrix { columns, entries } => {
                let mut listed = Vec::with_capacity(entries.len());
                for entry in entries {
                    let grid = self.lower(entry)?;
                    let value = grid.scalar().cloned();
                    listed.push(value.ok_or_else(|| refused(Misshape::Entry(grid.shape())))?);
                }
                Ok(Grid::of_rows(*columns, listed))
            }
            Node::Integral { .. } | Node::Sum { .. } | Node::Inverse { .. } | Node::Diff { .. } => self.bound(e),
            Node::Space { .. } => Err(refused(Misshape::Vector)),
            Node::Integer(_) | Node::Constant(_) => Ok(Grid::number(e.clone())),
            Node::Apply(..) => self.scalar_parts(e).map(Grid::number),
        }
    }

    /// A declared matrix as its entries.
    fn symbol(&self, s: &Symbol) -> Result<Grid, ShapeError> {
        let whole = || Expr::from(s.clone());
        if self.domains.dimension(s).is_some() {
            return Err(fault(&whole(), Misshape::Vector));
        }
        let Some(Domain::Matrix { rows, columns }) = self.domains.get(s) else {
            return Ok(Grid::number(whole()));
        };
        let size = |e: &Expr| {
            let n = e
                .as_integer()
                .and_then(|n| n.to_u32())
                .filter(|n| (1..=shape::MAX_SIZE).contains(n));
            n.map(|n| n as usize)
                .ok_or_else(|| fault(&whole(), Misshape::Size(e.clone())))
        };
        let shape = Shape::new(size(rows)?, size(columns)?);
        if let Some((other, _)) = self.domains.iter().find(|(other, _)| is_entry_of(other, s)) {
            return Err(fault(&whole(), Misshape::NamedAsEntry(other.clone())));
        }
        if shape.is_scalar() {
            return Ok(Grid::number(whole()));
        }
        Ok(Grid::new(shape, |i, j| Expr::from(entry(s, shape, i, j))))
    }

    /// What binds a variable, which is a number, entry by entry.
    fn bound(&mut self, e: &Expr) -> Result<Grid, ShapeError> {
        let Some(Binder { var, reach, body }) = e.binder() else {
            return self.scalar_parts(e).map(Grid::number);
        };
        let named = self.domains.matrix_as_bound_variable(&var);
        if let Some(why) = named.or_else(|| self.domains.entry_as_bound_variable(&var)) {
            return Err(fault(e, why));
        }
        let reach = reach.try_map(|part| self.scalar(part))?;
        let body = self.lower(&body)?;
        if matches!(reach, Reach::Line(_)) && body.scalar().is_none() {
            return Err(fault(e, Misshape::Increasing));
        }
        Ok(body.map(|entry| {
            Expr::from(Binder {
                var: var.clone(),
                reach: reach.clone(),
                body: entry.clone(),
            })
        }))
    }

    fn scalar(&mut self, e: &Expr) -> Result<Expr, ShapeError> {
        let grid = self.lower(e)?;
        let value = grid.scalar().cloned();
        value.ok_or_else(|| fault(e, Misshape::NotNumber(grid.shape())))
    }

    /// The same operation on parts that are numbers.
    fn scalar_parts(&mut self, e: &Expr) -> Result<Expr, ShapeError> {
        e.try_map(|part| self.scalar(part))
    }

    fn power(&mut self, e: &Expr, a: &Expr, n: &Expr) -> Result<Grid, ShapeError> {
        let exponent = self.scalar(n)?;
        let integer = exponent.as_integer();
        // ‖A‖^(2k) is a power of the sum of squares.
        if let (Node::Call(Function::Norm, arguments), Some(2)) = (a.node(), integer.as_ref().and_then(|n| n.to_u32()))
            && let [inner] = arguments.as_slice()
        {
            let grid = self.real(e, inner)?;
            return Ok(Grid::number(grid.square_norm()));
        }
        let base = self.lower(a)?;
        if let Some(base) = base.scalar() {
            return Ok(Grid::number(base.clone().pow(exponent)));
        }
        shape::power(Some(base.shape()), Some(Shape::SCALAR)).map_err(|reason| fault(e, reason))?;
        let steps = integer
            .as_ref()
            .and_then(|n| n.clone().abs().to_u32())
            .filter(|n| *n <= LARGEST_POWER);
        let (Some(integer), Some(steps)) = (integer, steps) else {
            return Err(fault(e, Misshape::LargePower));
        };
        let base = if integer < 0 {
            base.inverse().map_err(|reason| fault(e, reason))?
        } else {
            base
        };
        let numbers = base.entries().iter().all(|entry| entry.as_rational().is_some());
        let products = (base.shape().rows as u64).checked_pow(steps.saturating_sub(1));
        if !numbers && products.is_none_or(|count| count > MOST_PRODUCTS) {
            return Err(fault(e, Misshape::TooManyProducts));
        }
        Ok((0..steps).fold(Grid::identity(base.shape().rows), |product, _| product.product(&base)))
    }

    /// The entries of a formula that is real: the norm of a complex matrix would need absolute values.
    fn real(&mut self, whole: &Expr, e: &Expr) -> Result<Grid, ShapeError> {
        let grid = self.lower(e)?;
        match grid.entries().iter().any(mentions_i) {
            true => Err(fault(whole, Misshape::Complex)),
            false => Ok(grid),
        }
    }

    fn call(&mut self, e: &Expr, function: Function, arguments: &[Expr]) -> Result<Grid, ShapeError> {
        let refused = |reason: Misshape| fault(e, reason);
        let grids = match function {
            Function::Norm | Function::Inner => arguments
                .iter()
                .map(|a| self.real(e, a))
                .collect::<Result<Vec<_>, _>>()?,
            _ => arguments.iter().map(|a| self.lower(a)).collect::<Result<Vec<_>, _>>()?,
        };
        let shapes: Vec<_> = grids.iter().map(|grid| Some(grid.shape())).collect();
        let shape = shape::call(function, arguments, &shapes).map_err(refused)?;
        match (function, grids.as_slice()) {
            (Function::Transpose, [a]) => Ok(a.transpose()),
            (Function::Trace, [a]) => Ok(Grid::number(a.trace())),
            (Function::Inner, [a, b]) => Ok(Grid::number(a.inner(b))),
            (Function::Norm, [a]) => Ok(Grid::number(match a.scalar() {
                Some(x) => Expr::call(Function::Abs, vec![x.clone()]),
                None => a.square_norm().sqrt(),
            })),
            (Function::Det, [a]) => match a.determinant() {
                Some(determinant) => Ok(Grid::number(determinant)),
                None => Err(refused(Misshape::LargeDeterminant)),
            },
            (Function::Inverse, [a]) => match a.scalar() {
                Some(x) => Ok(Grid::number(Expr::one() / x)),
                None => a.inverse().map_err(refused),
            },
            (Function::Identity, _) => match shape {
                Some(shape) => Ok(Grid::identity(shape.rows)),
                None => Err(refused(Misshape::OpenIdentity)),
            },
            _ => self.scalar_parts(e).map(Grid::number),
        }
    }
}

fn mentions_i(e: &Expr) -> bool {
    matches!(e.node(), Node::Constant(Constant::I)) || e.children().into_iter().any(mentions_i)
}

/// The symbol of an entry; in a single row or column one number tells the place.
pub(crate) fn entry(matrix: &Symbol, shape: Shape, i: usize, j: usize) -> Symbol {
    let place = match (shape.rows, shape.columns) {
        (_, 1) => format!("_{}", i + 1),
        (1, _) => format!("_{}", j + 1),
        _ => format!("_{}_{}", i + 1, j + 1),
    };
    matrix.with_suffix(&place)
}

impl Domains {
    /// Why a bound variable, which is a number, may not have this name, if it is that of a matrix.
    pub(crate) fn matrix_as_bound_variable(&self, var: &Symbol) -> Option<Misshape> {
        matches!(self.get(var), Some(Domain::Matrix { .. })).then(|| Misshape::BoundMatrix(var.clone()))
    }

    fn entry_as_bound_variable(&self, var: &Symbol) -> Option<Misshape> {
        let mut matrices = self
            .iter()
            .filter(|(_, domain)| matches!(domain, Domain::Matrix { .. }));
        let (matrix, _) = matrices.find(|(matrix, _)| is_entry_of(var, matrix))?;
        Some(Misshape::BoundEntry {
            variable: var.clone(),
            matrix: matrix.clone(),
        })
    }
}

/// Whether the name of a symbol is that of a matrix followed by an underscore.
fn is_entry_of(symbol: &Symbol, matrix: &Symbol) -> bool {
    symbol
        .as_str()
        .strip_prefix(matrix.as_str())
        .is_some_and(|rest| rest.starts_with('_'))
}
