//! The sign.

use rug::Rational;

use super::{Definition, Function, Notation, Parity, Slope};
use crate::enclose::{Context, EncloseError, Mode, Value, branch};
use crate::exact::{Normal, Obstacle, Scope, Signs, calls};
use crate::interval::Interval;

pub(super) static DEFINITION: Definition = Definition {
    name: "sign",
    elsewhere: &["sgn"],
    notation: Notation::Operator("sgn"),
    slope: Slope::Kinked(&["0"]),
    parity: |_| Some(Parity::Odd),
    normal: Some(normal),
    signs: |scope, a| calls::signs(scope, &a[0]),
    enclosure: Some(|a, context| enclosure(a[0], context)),
    ..Definition::UNKNOWN
};

fn normal(scope: &Scope, a: &[Normal]) -> Result<Normal, Obstacle> {
    let x = &a[0];
    scope.real(x)?;
    match scope.signs(x) {
        Some(Signs::POSITIVE) => Ok(Normal::one()),
        Some(Signs::NEGATIVE) => Ok(Normal::integer(-1)),
        Some(Signs::ZERO) => Ok(Normal::zero()),
        Some(s) if s.excludes_zero() => scope.formal_quotient(&scope.abs(x)?, x),
        _ => Ok(calls::odd(Function::Sign, x)),
    }
}

fn enclosure(x: &Value, context: Context) -> Result<Value, EncloseError> {
    match x {
        Value::Exact(q, x) => Ok(Value::exact(Rational::from(q.cmp0() as i32), x.prec())),
        Value::Complex(z) if context.mode == Mode::Holomorphic => {
            let sign = branch("sign", &z.re, context)?;
            Ok(Value::Real(Interval::from_i64(sign, z.re.prec())))
        }
        _ => Ok(Value::Real(x.clone().into_real()?.sign())),
    }
}
