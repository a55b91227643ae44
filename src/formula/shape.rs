//! Shapes: how many rows and columns the value of a formula has.
//!
//! A number is a matrix of one row and one column, and the other way round: uᵀv is the scalar product of two columns, and
//! `[[x]]` is x. The rules below are the whole grammar of shapes. While a text is read, the shape of a name is not known
//! (`None`): what it stands for may be declared or defined elsewhere. Then the rules say nothing, and they are applied
//! again when the names have been replaced by their entries.

use std::fmt;

use super::misshape::Misshape;
use super::relation::RelationOp;
use super::tree::{Expr, Node};
use crate::function::Function;

/// The most rows or columns a matrix may have.
pub(crate) const MAX_SIZE: u32 = 64;

/// A number of rows and columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shape {
    pub(crate) rows: usize,
    pub(crate) columns: usize,
}

impl Shape {
    /// The shape of a number.
    pub(crate) const SCALAR: Shape = Shape { rows: 1, columns: 1 };

    pub(crate) fn new(rows: usize, columns: usize) -> Shape {
        Shape { rows, columns }
    }

    pub(crate) fn is_scalar(self) -> bool {
        self == Shape::SCALAR
    }

    pub(crate) fn is_square(self) -> bool {
        self.rows == self.columns
    }
}

/// `a number`, `a 2 by 3 matrix`.
impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.is_scalar() {
            true => f.write_str("a number"),
            false => write!(f, "a {} by {} matrix", self.rows, self.columns),
        }
    }
}

/// A shape, if it is known.
pub(crate) type Known = Option<Shape>;

/// The shape of a sum or difference.
pub(crate) fn sum(a: Known, b: Known) -> Result<Known, Misshape> {
    match (a, b) {
        (Some(a), Some(b)) if a != b => Err(Misshape::Sum([a, b])),
        _ => Ok(a.or(b)),
    }
}

/// The shape of a product.
pub(crate) fn product(a: Known, b: Known) -> Result<Known, Misshape> {
    match (a, b) {
        (Some(a), b) if a.is_scalar() => Ok(b),
        (a, Some(b)) if b.is_scalar() => Ok(a),
        (Some(a), Some(b)) if a.columns != b.rows => Err(Misshape::Product([a, b])),
        (Some(a), Some(b)) => Ok(Some(Shape::new(a.rows, b.columns))),
        _ => Ok(None),
    }
}

/// The shape of a quotient.
pub(crate) fn quotient(a: Known, b: Known) -> Result<Known, Misshape> {
    match b {
        Some(b) if !b.is_scalar() => Err(Misshape::Divisor(b)),
        _ => Ok(a),
    }
}

/// The shape of a power.
pub(crate) fn power(a: Known, exponent: Known) -> Result<Known, Misshape> {
    match (a, exponent) {
        (_, Some(e)) if !e.is_scalar() => Err(Misshape::Exponent(e)),
        (Some(a), _) if !a.is_square() => Err(Misshape::Power(a)),
        _ => Ok(a),
    }
}

/// The shape of a built-in function of arguments of these shapes.
pub(crate) fn call(function: Function, arguments: &[Expr], shapes: &[Known]) -> Result<Known, Misshape> {
    let square = |a: Known| match a {
        Some(a) if !a.is_square() => Err(Misshape::NeedsSquare {
            function: function.name(),
            shape: a,
        }),
        _ => Ok(a),
    };
    match (function, shapes) {
        (Function::Transpose, [a]) => Ok(a.map(|a| Shape::new(a.columns, a.rows))),
        (Function::Inverse, [a]) => square(*a),
        (Function::Trace | Function::Det, [a]) => square(*a).map(|_| Some(Shape::SCALAR)),
        (Function::Norm, [_]) => Ok(Some(Shape::SCALAR)),
        (Function::Inner, [a, b]) => match (a, b) {
            (Some(a), Some(b)) if a != b => Err(Misshape::Inner([*a, *b])),
            _ => Ok(Some(Shape::SCALAR)),
        },
        (Function::Identity, _) => {
            let Some(n) = arguments.first().and_then(Expr::as_rational) else {
                return Ok(None);
            };
            match n
                .numer()
                .to_u32()
                .filter(|size| n.is_integer() && (1..=MAX_SIZE).contains(size))
            {
                Some(size) => Ok(Some(Shape::new(size as usize, size as usize))),
                None => Err(Misshape::Identity(n)),
            }
        }
        _ => scalars(shapes, &format!("`{}`", function.name())).map(|()| Some(Shape::SCALAR)),
    }
}

/// Ensures that none of the parts of `whole` is known to be a matrix.
pub(crate) fn scalars(shapes: &[Known], whole: &str) -> Result<(), Misshape> {
    match shapes.iter().flatten().find(|shape| !shape.is_scalar()) {
        Some(shape) => Err(Misshape::NeedsNumber {
            whole: whole.into(),
            shape: *shape,
        }),
        None => Ok(()),
    }
}

/// Ensures that two sides can be compared. Beside a matrix a plain 0 is the zero matrix.
pub(crate) fn relation(op: RelationOp, [left, right]: [(&Expr, Known); 2]) -> Result<(), Misshape> {
    let zero = |e: &Expr| matches!(e.node(), Node::Integer(n) if *n == 0);
    let (a, b) = match (left, right) {
        ((zeros, _), (_, other)) | ((_, other), (zeros, _)) if zero(zeros) => (other, other),
        ((_, a), (_, b)) => (a, b),
    };
    match (op, a, b) {
        (_, Some(a), Some(b)) if a != b => Err(Misshape::Compared([a, b])),
        (RelationOp::Lt | RelationOp::Le, Some(a), _) | (RelationOp::Lt | RelationOp::Le, _, Some(a))
            if !a.is_square() =>
        {
            Err(Misshape::NotOrdered(a))
        }
        _ => Ok(()),
    }
}
