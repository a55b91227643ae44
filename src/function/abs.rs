//! The absolute value: of a complex number its modulus, in the holomorphic reading the branch that holds on the real line.

use super::{Definition, Notation, Parity, Slope};
use crate::enclose::{Context, EncloseError, Mode, Value, branch, of_one};
use crate::exact::Signs;
use crate::formula::Expr;
use crate::formula::notation::{Mark, of_expr};

pub(super) static DEFINITION: Definition = Definition {
    name: "abs",
    notation: Notation::Marks(bars),
    slope: Slope::Kinked(&["sign(x)"]),
    parity: |_| Some(Parity::Even),
    real: true,
    normal: Some(|scope, a| scope.abs(&a[0])),
    signs: |_, _| Signs::NONNEGATIVE,
    enclosure: Some(|a, context| enclosure(a[0], context)),
    ..Definition::UNKNOWN
};

fn bars(arguments: &[Expr]) -> Mark {
    Mark::Bars(Box::new(of_expr(&arguments[0])))
}

fn enclosure(x: &Value, context: Context) -> Result<Value, EncloseError> {
    match x {
        Value::Exact(q, x) => Ok(Value::exact(q.clone().abs(), x.prec())),
        Value::Complex(z) if context.mode == Mode::Pointwise => Ok(Value::Real(z.abs())),
        Value::Complex(z) if branch("abs", &z.re, context)? > 0 => Ok(Value::Complex(z.clone())),
        _ => of_one(x, |x| Ok(x.abs()), |z| Ok(-z)),
    }
}
