//! From formulas to values.

use std::sync::Arc;

use super::component::{Argument, Factor, Head, Index};
use super::space::{Along, Space};
use super::value::Value;
use crate::exact::calls;
use crate::exact::fraction::Normal;
use crate::exact::normal::normal;
use crate::exact::obstacle::Obstacle;
use crate::exact::scope::Scope;
use crate::exact::space::Under;
use crate::formula::{Binder, Domain, Domains, Expr, Function, Granted, Node, Place, Reach, RelationOp, Symbol};

/// A value with the number of its rows and columns where that is not 1. A vector is a single column.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Tensor {
    rows: Option<Expr>,
    columns: Option<Expr>,
    value: Value,
}

impl Tensor {
    fn number(n: Normal) -> Tensor {
        Tensor {
            rows: None,
            columns: None,
            value: Value::number(n),
        }
    }

    fn column(rows: Expr, value: Value) -> Tensor {
        Tensor {
            rows: Some(rows),
            columns: None,
            value,
        }
    }

    /// The number, if it is one.
    pub(crate) fn as_number(&self) -> Option<Normal> {
        self.value.as_number()
    }

    fn is_like(&self, other: &Tensor) -> bool {
        self.rows == other.rows && self.columns == other.columns
    }

    fn is_square(&self) -> bool {
        self.rows.is_some() && self.rows == self.columns
    }

    /// The same shape with another value.
    fn with(&self, value: Value) -> Tensor {
        Tensor { value, ..self.clone() }
    }
}

/// The shape of the values of a symbol, if it is that of a vector or a matrix.
fn sizes(domains: &Domains, symbol: &Symbol) -> Option<(Option<Expr>, Option<Expr>)> {
    let size = |e: &Expr| (*e != Expr::one()).then(|| e.clone());
    match domains.get(symbol)? {
        Domain::Vector { dimension } => Some((Some(dimension.clone()), None)),
        Domain::Matrix { rows, columns } => Some((size(rows), size(columns))),
        _ => None,
    }
}

/// Whether a formula is about vectors that are not written out in entries: it applies a function that takes or has vectors, or mentions a vector or a matrix
/// of any size.
pub(crate) fn speaks(formula: &Expr, domains: &Domains) -> bool {
    let here = match formula.node() {
        Node::Symbol(symbol) => sizes(domains, symbol).is_some(),
        Node::Apply(name, _) => domains
            .function(&name.unprimed().0)
            .is_some_and(|signature| signature.speaks_of_vectors()),
        Node::Call(Function::Identity, size) => size.iter().all(|size| size.as_symbol().is_some()),
        _ => false,
    };
    here || formula.children().into_iter().any(|part| speaks(part, domains))
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
    match difference.value.terms.values().all(|coefficient| scope.vanishes(coefficient)) {
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
/// As [`agree`].
pub fn vector_dimension(formula: &Expr, scope: &Scope) -> Result<Option<Expr>, Obstacle> {
    let mut reader = Reader::new(scope);
    let Tensor { rows, columns, .. } = reader.read(formula)?;
    Ok(rows.filter(|_| columns.is_none()))
}

struct Reader {
    space: Space,
}

fn refused<T>(why: impl Into<String>) -> Result<T, Obstacle> {
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

    fn read(&mut self, e: &Expr) -> Result<Tensor, Obstacle> {
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

    fn number(&mut self, e: &Expr) -> Result<Normal, Obstacle> {
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
        sizes.iter().try_for_each(|size| self.space.scope().is_dimension(size))?;
        if sizes.is_empty() {
            return Ok(Tensor::number(self.space.scope().symbol(symbol)));
        }
        let slots = (0..sizes.len()).map(Index::Free).collect();
        let value = self.space.jet(Factor::plain(Head::Symbol(symbol.clone()), slots), sizes)?;
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
        let parts = arguments.iter().map(|part| self.read(part)).collect::<Result<Vec<_>, _>>()?;
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
        let parts = arguments.iter().map(|part| self.read(part)).collect::<Result<Vec<_>, _>>()?;
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

    /// An integral over a space, as the field has it.
    fn integral(&mut self, var: &Symbol, dimension: &Expr, body: &Expr) -> Result<Tensor, Obstacle> {
        let outside = self.space.scope().clone();
        let binder = Binder {
            var: var.clone(),
            reach: Reach::Space(dimension.clone()),
            body: body.clone(),
        };
        let inside = Under::open(&outside, &binder, dimension)?;
        self.space.enter(inside.scope.clone());
        let number = self.number(&binder.body_in(&inside.var))?;
        let number = self.space.outward(&number)?;
        self.space.leave(outside.clone());
        Ok(Tensor::number(inside.valued(&number)?))
    }

    /// What is differentiated, the dimension of the variable where that is a vector, and the derivative, its index last.
    fn derived(&mut self, var: &Symbol, body: &Expr, at: &Expr) -> Result<(Tensor, Option<Expr>, Value), Obstacle> {
        let itself = at.is_symbol(var);
        let point = self.read(at)?;
        let outside = self.space.scope().clone();
        let known = outside.domains().get(var).is_some();
        let (dimension, None) = (point.rows.clone(), &point.columns) else {
            return refused(format!("a derivative at {at}"));
        };
        // The variable is one of the space of its point.
        if known && sizes(outside.domains(), var).and_then(|(rows, _)| rows) != dimension {
            return refused(format!("a derivative by {var} at {at}"));
        }
        let inside = match &dimension {
            Some(_) if known => outside.clone(),
            Some(dimension) => {
                let dimension = dimension.clone();
                outside.declare(var, Domain::Vector { dimension })
            }
            None if matches!(outside.domain(var), Domain::Natural { .. }) => {
                return refused(format!("a derivative by the natural number {var}"));
            }
            None if itself => outside.opened(var),
            None => outside.declare(var, Domain::Real),
        };
        self.space.enter(inside);
        let along = match &dimension {
            Some(dimension) => Along::Vector(var, dimension),
            None => Along::Number(var),
        };
        let body = self.read(body)?;
        let value = self.space.derivative(&body.value, along)?;
        let value = match (itself, point.as_number()) {
            (true, _) => value,
            (false, Some(n)) => self.space.substituted(&value, var, &Argument::Number(n))?,
            (false, None) => self.space.substituted(&value, var, &Argument::Tensor(point.value))?,
        };
        self.space.leave(outside);
        Ok((body, dimension, value))
    }

    fn diff(&mut self, var: &Symbol, body: &Expr, at: &Expr) -> Result<Tensor, Obstacle> {
        let (body, dimension, value) = self.derived(var, body, at)?;
        match (dimension, &body.rows, &body.columns) {
            (None, ..) => Ok(body.with(value)),
            (Some(m), None, None) => Ok(Tensor::column(m, value)),
            (Some(m), Some(rows), None) => Ok(Tensor {
                rows: Some(rows.clone()),
                columns: Some(m),
                value,
            }),
            _ => refused(format!("a derivative of a matrix by {var}")),
        }
    }

    /// The sum over the last index of what is differentiated and that of the derivative.
    fn divergence(&mut self, derivative: &Expr) -> Result<Tensor, Obstacle> {
        let Node::Diff { var, body, at } = derivative.node() else {
            return refused(format!("the divergence of {derivative}"));
        };
        let (body, dimension, value) = self.derived(var, body, at)?;
        let rank = body.value.rank();
        match (dimension, &body.rows) {
            (Some(_), Some(_)) => Ok(Tensor {
                rows: body.columns.as_ref().and(body.rows),
                columns: None,
                value: self.space.contracted(&value, rank - 1, rank)?,
            }),
            _ => refused(format!("the divergence of {derivative}")),
        }
    }
}
