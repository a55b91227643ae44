//! Vectors of `R^m` in the normal form: they are not written out, and m may stay open.
//!
//! The value of a vector is a sum Σ c_i v_i of vector symbols with real coefficients, in which the symbols are independent variables; it stands in
//! the arguments of open functions and of `norm`, and nowhere else. An inner product is expanded, so that `inner` is left of two symbols only,
//! in their order. So formulas that are equal for all vectors of every dimension, by linearity alone, have one normal form. A formula is
//! read either as a number or as a vector: where a number is wanted, a vector has none, and the other way round.

use super::calls::{half, opaque};
use super::fraction::Normal;
use super::normal::Reader;
use super::obstacle::Obstacle;
use super::scope::Scope;
use crate::formula::{Domain, Expr, Function, Node, Place, Symbol};

/// A vector: its value, and the dimension of its space, which 0 does not tell.
struct Vector {
    value: Normal,
    dimension: Option<Expr>,
}

fn unsupported(what: impl std::fmt::Display) -> Obstacle {
    Obstacle::Unsupported(what.to_string())
}

impl Scope {
    /// A symbol that stands for a number.
    pub(super) fn number(&self, symbol: &Symbol) -> Result<Normal, Obstacle> {
        match self.domains().dimension(symbol) {
            Some(_) => Err(unsupported(format!("the vector {symbol} in the place of a number"))),
            None => Ok(self.symbol(symbol)),
        }
    }

    /// Ensures that a formula is a vector of so many entries.
    ///
    /// # Errors
    /// An [`Obstacle`] if it is not seen to be one.
    pub fn is_vector(&self, e: &Expr, dimension: &Expr) -> Result<(), Obstacle> {
        self.is_dimension(dimension)?;
        let vector = Reader::new(self).vector(e)?;
        match vector.dimension.is_none_or(|known| known == *dimension) {
            true => Ok(()),
            false => Err(unsupported(format!("{e} as a vector of R^{dimension}"))),
        }
    }

    /// Ensures that vectors have so many entries: a number from 1 on, or a symbol declared as one.
    pub(super) fn is_dimension(&self, dimension: &Expr) -> Result<(), Obstacle> {
        let natural = match dimension.node() {
            Node::Symbol(m) => matches!(self.domain(m), Domain::Natural { from: 1.. }),
            Node::Integer(n) => *n > 0,
            _ => false,
        };
        match natural {
            true => Ok(()),
            false => Err(unsupported(format!("vectors of {dimension} entries"))),
        }
    }
}

impl Reader<'_> {
    /// Whether a formula is written as a vector.
    fn is_vector(&self, e: &Expr) -> bool {
        match e.node() {
            Node::Symbol(s) => self.scope.domains().dimension(s).is_some(),
            Node::Neg(a) | Node::Div(a, _) => self.is_vector(a),
            Node::Add(a, b) | Node::Sub(a, b) | Node::Mul(a, b) => self.is_vector(a) || self.is_vector(b),
            _ => false,
        }
    }

    fn vector(&mut self, e: &Expr) -> Result<Vector, Obstacle> {
        match e.node() {
            Node::Integer(n) if *n == 0 => Ok(Vector {
                value: Normal::zero(),
                dimension: None,
            }),
            Node::Symbol(s) => {
                let dimension = self.scope.domains().dimension(s).cloned();
                let dimension =
                    dimension.ok_or_else(|| unsupported(format!("the number {s} in the place of a vector")))?;
                self.scope.is_dimension(&dimension)?;
                Ok(Vector {
                    value: self.scope.symbol(s),
                    dimension: Some(dimension),
                })
            }
            Node::Neg(a) => Ok(self.vector(a)?.map(|value| -value)),
            Node::Add(a, b) => self.vector(a)?.with(self.vector(b)?, |a, b| a + b),
            Node::Sub(a, b) => self.vector(a)?.with(self.vector(b)?, |a, b| a - b),
            Node::Mul(a, b) => {
                let (number, vector) = if self.is_vector(a) { (b, a) } else { (a, b) };
                let (number, vector) = (self.read(number)?, self.vector(vector)?);
                self.scope.real(&number)?;
                Ok(vector.map(|value| &number * value))
            }
            Node::Div(a, b) => {
                let (vector, number) = (self.vector(a)?, self.read(b)?);
                self.scope.real(&number)?;
                self.ensure_nonzero(b, &number)?;
                let value = self.scope.formal_quotient(&vector.value, &number)?;
                Ok(vector.map(|_| value))
            }
            _ => Err(unsupported(format!("{e} as a vector"))),
        }
    }

    /// The inner product or the norm `e` of vectors.
    pub(super) fn read_product(&mut self, e: &Expr, arguments: &[Expr]) -> Result<Normal, Obstacle> {
        match arguments {
            [a] => norm(self.scope, &self.vector(a)?.value),
            [a, b] => {
                let (a, b) = (self.vector(a)?, self.vector(b)?);
                let value = inner_product(self.scope, &a.value, &b.value)?;
                a.with(b, |_, _| value).map(|product| product.value)
            }
            _ => Err(unsupported(e)),
        }
    }

    /// The arguments of an open function, each a number or a vector as it is declared.
    pub(super) fn arguments(&mut self, name: &Symbol, arguments: &[Expr]) -> Result<Vec<Normal>, Obstacle> {
        let scope = self.scope;
        let places = scope
            .domains()
            .function(&name.unprimed().0)
            .map(|signature| signature.places());
        let read = |(index, argument): (usize, &Expr)| match places.and_then(|places| places.get(index)) {
            Some(Place::Vector(dimension)) => {
                let vector = self.vector(argument)?;
                match vector.dimension.as_ref().is_none_or(|known| known == dimension) {
                    true => Ok(vector.value),
                    false => Err(unsupported(format!(
                        "{argument} in the place of a vector of R^{dimension}"
                    ))),
                }
            }
            _ => self.read(argument),
        };
        arguments.iter().enumerate().map(read).collect()
    }
}

impl Vector {
    fn map(self, change: impl FnOnce(&Normal) -> Normal) -> Vector {
        Vector {
            value: change(&self.value),
            ..self
        }
    }

    /// Of two vectors of one space.
    fn with(self, other: Vector, combine: impl FnOnce(&Normal, &Normal) -> Normal) -> Result<Vector, Obstacle> {
        let value = combine(&self.value, &other.value);
        match (self.dimension, other.dimension) {
            (Some(m), Some(n)) if m != n => Err(unsupported(format!("vectors of R^{m} and R^{n} together"))),
            (m, n) => Ok(Vector {
                value,
                dimension: m.or(n),
            }),
        }
    }
}

/// The coefficients of a vector with its symbols.
pub(super) fn components(scope: &Scope, vector: &Normal) -> Result<Vec<(Normal, Symbol)>, Obstacle> {
    let (mut found, mut rest) = (Vec::new(), vector.clone());
    for kernel in vector.numerator().kernels() {
        let Some(symbol) = kernel
            .as_symbol()
            .filter(|symbol| scope.domains().dimension(symbol).is_some())
        else {
            continue;
        };
        let linear = rest
            .coefficients_in(symbol)
            .and_then(|c| <[Normal; 2]>::try_from(c).ok());
        let [without, coefficient] = linear.ok_or_else(|| unsupported(format!("{} as a vector", vector.to_expr())))?;
        found.push((coefficient, symbol.clone()));
        rest = without;
    }
    match rest.is_zero() {
        true => Ok(found),
        false => Err(unsupported(format!("{} as a vector", vector.to_expr()))),
    }
}

/// The inner product of two vectors, expanded.
pub(crate) fn inner_product(scope: &Scope, a: &Normal, b: &Normal) -> Result<Normal, Obstacle> {
    let (a, b) = (components(scope, a)?, components(scope, b)?);
    let mut sum = Normal::zero();
    for (c, u) in &a {
        for (d, v) in &b {
            let (first, second) = if u <= v { (u, v) } else { (v, u) };
            let product = opaque(Function::Inner, &[&scope.symbol(first), &scope.symbol(second)]);
            sum = &sum + &(&(c * d) * &product);
        }
    }
    Ok(sum)
}

/// The norm of a vector: |c| sqrt(inner(v, v)) of a multiple of a symbol.
pub(crate) fn norm(scope: &Scope, vector: &Normal) -> Result<Normal, Obstacle> {
    match components(scope, vector)?.as_slice() {
        [] => Ok(Normal::zero()),
        [(coefficient, symbol)] => {
            let symbol = scope.symbol(symbol);
            let length = scope.power(&inner_product(scope, &symbol, &symbol)?, &half())?;
            Ok(&scope.abs(coefficient)? * &length)
        }
        _ if vector.is_negated() => Ok(opaque(Function::Norm, &[&-vector])),
        _ => Ok(opaque(Function::Norm, &[vector])),
    }
}
