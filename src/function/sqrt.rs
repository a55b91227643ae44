//! The square root.

use std::cmp::Ordering;

use rug::{Integer, Rational};

use super::{Definition, Notation, Slope};
use crate::enclose::{EncloseError, Value, of_one};
use crate::formula::Expr;
use crate::formula::notation::{Mark, of_expr};
use crate::interval::{Complex, Interval};

pub(super) static DEFINITION: Definition = Definition {
    name: "sqrt",
    notation: Notation::Factor(root),
    slope: Slope::Of(&["1/(2*sqrt(x))"]),
    continuous: true,
    normal: Some(|scope, a| scope.sqrt(&a[0])),
    enclosure: Some(|a, _| enclosure(a[0])),
    ..Definition::UNKNOWN
};

fn root(arguments: &[Expr]) -> Mark {
    Mark::Root(Box::new(of_expr(&arguments[0])))
}

fn enclosure(x: &Value) -> Result<Value, EncloseError> {
    match x.rational() {
        // Exact for the square of a rational number.
        Some(q) if q.cmp0() != Ordering::Less && q.numer().is_perfect_square() && q.denom().is_perfect_square() => {
            let root = Rational::from((Integer::from(q.numer().sqrt_ref()), Integer::from(q.denom().sqrt_ref())));
            Ok(Value::exact(root, x.prec()))
        }
        _ => of_one(x, real, |z| Ok(Complex::sqrt(z)?)),
    }
}

fn real(x: &Interval) -> Result<Interval, EncloseError> {
    match *x.lo() < 0 {
        true => Err(EncloseError::domain("sqrt", x, *x.hi() < 0)),
        false => Ok(x.sqrt()),
    }
}
