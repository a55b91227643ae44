//! From formulas to values.

use std::sync::Arc;

use super::component::{Argument, Factor, Head, Index};
use super::space::Space;
use super::speech::{sizes, speaks};
use super::value::Value;
use crate::exact::calls;
use crate::exact::fraction::Normal;
use crate::exact::normal::normal;
use crate::exact::obstacle::Obstacle;
use crate::exact::scope::Scope;
use crate::formula::{Domain, Expr, Function, Granted, Node, Place, RelationOp, Symbol};

/// A value with the number of its rows and columns where that is not 1. A vector is a single column.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Tensor {
    pub(super) rows: Option<Expr>,
    pub(super) columns: Option<Expr>,
    pub(super) value: Value,
}

impl Tensor {
    pub(super) fn number(n: Normal) -> Tensor {
        Tensor {
            rows: None,
            columns: None,
            value: Value::number(n),
        }
    }

    pub(super) fn column(rows: Expr, value: Value) -> Tensor {
        Tensor {
            rows: Some(rows),
            columns: None,
            value,
        }
    }

    /// The number, if it is one.
    pub(super) fn as_number(&self) -> Option<Normal> {
        self.value.as_number()
    }

    fn is_like(&self, other: &Tensor) -> bool {
        self.rows == other.rows && self.columns == other.columns
    }

    fn is_square(&self) -> bool {
        self.rows.is_some() && self.rows == self.columns
    }

    /// The same shape with another value.
    pub(super) fn with(&self, value: Value) -> Tensor {
        Tensor { value, ..self.clone() }
    }
}

/// Ensures that two numbers, vectors or matrices exist and are equal at every point of the domains, in every dimension. A plain 0 stands for that of
/// any shape.
///
/// # Errors
/// An [`Obstacle`] where a part is not certainly defined or has no rule, where the shapes differ, and where the normal forms do, which
/// refutes nothing.
pub(crate) fn agree(lhs: &Expr, rhs: &Expr, scope: &Scope) -> Result<(), Obstacle> {
    let mut reader = Reader::new(scope);
    let difference = reader.sum(lhs, rhs, &Normal::integer(-1))?;
    let scope = reader.space.scope();
    match difference
        .value
        .terms
        .values()
        .all(|coefficient| scope.vanishes(coefficient))
    {
        true => Ok(()),
        false => refused(format!("the difference {} as 0", difference.value)),
    }
}

/// The number that a formula about vectors is, in the field.
///
/// # Errors
/// As [`agree`], and where it is no number.
pub(crate) fn number(formula: &Expr, scope: &Scope) -> Result<Normal, Obstacle> {
    let mut reader = Reader::new(scope);
    let number = reader.number(formula)?;
    reader.space.outward(&number)
}

/// The number of entries of a formula that is a vector at every point of the domains; none where it is a number or a matrix.
///
/// # Errors
/// An [`Obstacle`] where the formula mixes numbers, vectors and matrices, or has no normal form.
pub fn vector_dimension(formula: &Expr, scope: &Scope) -> Result<Option<Expr>, Obstacle> {
    let mut reader = Reader::new(scope);
    let Tensor { rows, columns, .. } = reader.read(formula)?;
    Ok(rows.filter(|_| columns.is_none()))
}

pub(super) struct Reader {
    pub(super) space: Space,
}

pub(super) fn refused<T>(why: impl Into<String>) -> Result<T, Obstacle> {
    Err(Obstacle::Unsupported(why.into()))
}

impl Reader {
    fn new(scope: &Scope) -> Reader {
        let mut reader = Reader {
            space: Space::new(scope),
        };
        // A supposition holds for all values of its symbols, which have to range over the line or a space, since they may be bound in what is read.
        let everywhere = |range: &Domain| matches!(range, Domain::Real | Domain::Vector { .. });
        for Granted { relation, ranges } in scope.domains().granted() {
            if let (RelationOp::Lt, Node::Call(Function::Det, parts)) = (relation.op, relation.rhs.node())
                && relation.lhs == Expr::zero()
                && ranges.values().all(everywhere)
                && let Ok(matrix) = reader.read(&parts[0])
            {
                reader.space.suppose_positive(matrix.value);
            }
        }
        reader
    }

    pub(super) fn read(&mut self, e: &Expr) -> Result<Tensor, Obstacle> {
        if !speaks(e, self.space.scope().domains()) {
            return Ok(Tensor::number(normal(e, self.space.scope())?));
        }
        match e.node() {
            Node::Symbol(symbol) => self.symbol(symbol),
            Node::Neg(a) => self.scaled(a, &Normal::integer(-1)),
            Node::Add(a, b) => self.sum(a, b, &Normal::one()),
            Node::Sub(a, b) => self.sum(a, b, &Normal::integer(-1)),
            Node::Mul(a, b) => {
                let (a, b) = (self.read(a)?, self.read(b)?);
                self.product(&a, &b)
            }
            Node::Div(a, b) => {
                let divisor = self.number(b)?;
                self.space.scope().nonzero(&divisor)?;
                let factor = self.space.scope().formal_quotient(&Normal::one(), &divisor)?;
                self.scaled(a, &factor)
            }
            Node::Pow(a, n) => self.power(a, n),
            Node::Call(function, arguments) => self.call(e, *function, arguments),
            Node::Apply(name, arguments) => self.apply(name, arguments),
            Node::Diff { var, body, at } => self.diff(var, body, at),
            Node::Space { var, dimension, body } => self.integral(var, dimension, body),
            _ => refused(format!("{e}")),
        }
    }

    pub(super) fn number(&mut self, e: &Expr) -> Result<Normal, Obstacle> {
        match self.read(e)?.as_number() {
            Some(n) => Ok(n),
            None => refused(format!("{e}, which is no number")),
        }
    }

    fn scaled(&mut self, a: &Expr, factor: &Normal) -> Result<Tensor, Obstacle> {
        let a = self.read(a)?;
        Ok(a.with(a.value.times(factor)))
    }

    /// a + factor·b.
    fn sum(&mut self, a: &Expr, b: &Expr, factor: &Normal) -> Result<Tensor, Obstacle> {
        let (left, right) = (self.read(a)?, self.read(b)?);
        let right = right.with(right.value.times(factor));
        match () {
            () if left.is_like(&right) => Ok(left.with(left.value.plus(&right.value))),
            () if *a == Expr::zero() => Ok(right),
            () if *b == Expr::zero() => Ok(left),
            () => refused(format!("the sum of {a} and {b}, which are not of one shape")),
        }
    }

    fn symbol(&mut self, symbol: &Symbol) -> Result<Tensor, Obstacle> {
        let Some((rows, columns)) = sizes(self.space.scope().domains(), symbol) else {
            return Ok(Tensor::number(self.space.scope().symbol(symbol)));
        };
        let sizes: Vec<Expr> = rows.iter().chain(&columns).cloned().collect();
        sizes
            .iter()
            .try_for_each(|size| self.space.scope().is_dimension(size))?;
        if sizes.is_empty() {
            return Ok(Tensor::number(self.space.scope().symbol(symbol)));
        }
        let slots = (0..sizes.len()).map(Index::Free).collect();
        let value = self
            .space
            .jet(Factor::plain(Head::Symbol(symbol.clone()), slots), sizes)?;
        Ok(Tensor { rows, columns, value })
    }

    fn product(&mut self, a: &Tensor, b: &Tensor) -> Result<Tensor, Obstacle> {
        if let Some(factor) = a.as_number() {
            return Ok(b.with(b.value.times(&factor)));
        }
        if let Some(factor) = b.as_number() {
            return Ok(a.with(a.value.times(&factor)));
        }
        let outer = self.space.outer(&a.value, &b.value)?;
        let value = match (&a.columns, &b.rows) {
            (None, None) => outer,
            (Some(m), Some(n)) if m == n => {
                let column = a.value.rank() - 1;
                self.space.contracted(&outer, column, column + 1)?
            }
            _ => return refused("a product of shapes that do not fit"),
        };
        Ok(Tensor {
            rows: a.rows.clone(),
            columns: b.columns.clone(),
            value,
        })
    }

    fn power(&mut self, base: &Expr, exponent: &Expr) -> Result<Tensor, Obstacle> {
        // ‖A‖^(2k) is a power of the sum of squares.
        let (base, exponent) = match (base.node(), exponent.as_integer()) {
            (Node::Call(Function::Norm, parts), Some(n)) if n.is_even() && n > 0 => {
                let square = Expr::call(Function::Inner, vec![parts[0].clone(), parts[0].clone()]);
                (square, Expr::integer(n / 2))
            }
            _ => (base.clone(), exponent.clone()),
        };
        let (base, exponent) = (self.number(&base)?, self.number(&exponent)?);
        let scope = self.space.scope();
        Ok(Tensor::number(scope.power_of(&base, &exponent, scope.signs(&base))?))
    }

    fn transposed(&mut self, a: &Tensor) -> Result<Tensor, Obstacle> {
        let value = match a.value.rank() {
            2 => self.space.permuted(&a.value, &[1, 0])?,
            _ => a.value.clone(),
        };
        Ok(Tensor {
            rows: a.columns.clone(),
            columns: a.rows.clone(),
            value,
        })
    }

    fn trace(&mut self, a: &Tensor) -> Result<Tensor, Obstacle> {
        match (&a.rows, &a.columns) {
            (None, None) => Ok(a.clone()),
            (Some(m), Some(n)) if m == n => Ok(Tensor {
                rows: None,
                columns: None,
                value: self.space.contracted(&a.value, 0, 1)?,
            }),
            _ => refused("the trace of what is no square matrix"),
        }
    }

    fn inner(&mut self, a: &Tensor, b: &Tensor) -> Result<Normal, Obstacle> {
        if !a.is_like(b) {
            return refused("the inner product of what is not of one shape");
        }
        let mut value = self.space.outer(&a.value, &b.value)?;
        for rank in (1..=a.value.rank()).rev() {
            value = self.space.contracted(&value, 0, rank)?;
        }
        match value.as_number() {
            Some(n) => Ok(n),
            None => refused("the inner product of these"),
        }
    }

    fn call(&mut self, e: &Expr, function: Function, arguments: &[Expr]) -> Result<Tensor, Obstacle> {
        if let (true, [derivative]) = (function.order() > 0, arguments) {
            return match function {
                Function::Div | Function::Laplacian => self.divergence(derivative),
                _ => self.read(derivative),
            };
        }
        if let (Function::Identity, [size]) = (function, arguments) {
            self.space.scope().is_dimension(size)?;
            let delta = Factor::plain(Head::Delta, vec![Index::Free(0), Index::Free(1)]);
            return Ok(Tensor {
                rows: Some(size.clone()),
                columns: Some(size.clone()),
                value: self.space.jet(delta, vec![size.clone(), size.clone()])?,
            });
        }
        let parts = arguments
            .iter()
            .map(|part| self.read(part))
            .collect::<Result<Vec<_>, _>>()?;
        match (function, &parts[..]) {
            (Function::Transpose, [a]) => self.transposed(a),
            (Function::Trace, [a]) => self.trace(a),
            (Function::Det, [a]) if a.is_square() => Ok(Tensor {
                rows: None,
                columns: None,
                value: self.space.determinant(&a.value)?,
            }),
            (Function::Inverse, [a]) if a.is_square() => Ok(a.with(self.space.inverse(&a.value)?)),
            (Function::Inner, [a, b]) => Ok(Tensor::number(self.inner(a, b)?)),
            (Function::Norm, [a]) => {
                let square = self.inner(a, a)?;
                let scope = self.space.scope();
                let root = scope.power_of(&square, &calls::half(), scope.signs(&square))?;
                Ok(Tensor::number(root))
            }
            _ if function.is_of_matrices() => refused(format!("{e}")),
            _ => {
                let numbers: Option<Vec<Normal>> = parts.iter().map(Tensor::as_number).collect();
                let Some(numbers) = numbers else {
                    return refused(format!("{e}, a function of what is no number"));
                };
                let scope = self.space.scope();
                let value = match (function, &numbers[..]) {
                    (Function::Log, [x]) => scope.log_of(x, scope.signs(x))?,
                    (Function::Sqrt, [x]) => scope.power_of(x, &calls::half(), scope.signs(x))?,
                    _ => calls::call(scope, function, &numbers)?,
                };
                Ok(Tensor::number(value))
            }
        }
    }

    fn apply(&mut self, name: &Symbol, arguments: &[Expr]) -> Result<Tensor, Obstacle> {
        let (base, primes) = name.unprimed();
        let parts = arguments
            .iter()
            .map(|part| self.read(part))
            .collect::<Result<Vec<_>, _>>()?;
        let scope = self.space.scope();
        let Some(signature) = scope.domains().function(&base).cloned() else {
            return refused(format!("{name}, which is not declared"));
        };
        let numbers: Option<Vec<Normal>> = parts.iter().map(Tensor::as_number).collect();
        if let (Some(numbers), true, None) = (&numbers, signature.is_of_a_number(), signature.dimension_of_values()) {
            return Ok(Tensor::number(scope.open_function(name, numbers.clone())?));
        }
        let fits = signature.places().len() == parts.len()
            && signature.places().iter().zip(&parts).all(|(place, part)| {
                let dimension = match place {
                    Place::Number => None,
                    Place::Vector(dimension) => Some(dimension),
                };
                part.columns.is_none() && part.rows.as_ref() == dimension
            });
        if !fits {
            return refused(format!("{name} of these arguments"));
        }
        if !signature.is_real() {
            return refused(format!("derivatives of {name}, which is complex"));
        }
        if primes > 0 && (parts.len() != 1 || numbers.is_none() || !signature.has_derivative(primes)) {
            return refused(format!("{name}"));
        }
        let arguments = parts.iter().map(|part| match part.as_number() {
            Some(n) => {
                scope.real(&n)?;
                Ok(Argument::Number(n))
            }
            None => Ok(Argument::Tensor(part.value.clone())),
        });
        let arguments: Vec<Argument> = arguments.collect::<Result<_, Obstacle>>()?;
        let dimension = signature.dimension_of_values().cloned();
        dimension.iter().try_for_each(|size| scope.is_dimension(size))?;
        let factor = Factor {
            head: Head::Function(base),
            arguments: Arc::from(arguments),
            slots: dimension.iter().map(|_| Index::Free(0)).collect(),
            along: Vec::new(),
            rates: vec![0; primes],
        };
        let value = self.space.jet(factor, dimension.clone().into_iter().collect())?;
        Ok(match dimension {
            Some(rows) => Tensor::column(rows, value),
            None => Tensor::number(value.as_number().unwrap_or_else(Normal::zero)),
        })
    }
}
