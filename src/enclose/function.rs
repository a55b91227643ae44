//! The built-in functions on enclosures: what their rules have in common. The rule of a function is in its file of
//! [`crate::function`].

use super::EncloseError;
use super::value::{Mode, Value};
use crate::function::Function;
use crate::interval::{Complex, Interval};

/// What a function is called with, besides its arguments.
#[derive(Clone, Copy)]
pub(crate) struct Context {
    /// How complex arguments are read.
    pub(crate) mode: Mode,
    /// Whether `i` occurs in the arguments, so that they may be complex on the real line.
    pub(crate) imaginary: bool,
}

/// The value of a function.
pub(super) fn call(function: Function, arguments: &[&Value], context: Context) -> Result<Value, EncloseError> {
    match function.definition().enclosure {
        Some(enclosure) if function.takes(arguments.len()) => enclosure(arguments, context),
        _ => Err(EncloseError::NotHolomorphic {
            reason: format!("{} has no enclosure", function.name()),
        }),
    }
}

/// A function of one number.
pub(crate) fn of_one(
    x: &Value,
    real: impl FnOnce(&Interval) -> Result<Interval, EncloseError>,
    complex: impl FnOnce(&Complex) -> Result<Complex, EncloseError>,
) -> Result<Value, EncloseError> {
    Ok(match x {
        Value::Exact(_, x) => Value::recognised(real(x)?),
        Value::Real(x) => Value::Real(real(x)?),
        Value::Complex(z) => Value::Complex(complex(z)?),
    })
}

/// A function that is enclosed for real numbers only.
pub(crate) fn of_real(
    name: &'static str,
    x: &Value,
    real: impl FnOnce(&Interval) -> Result<Interval, EncloseError>,
) -> Result<Value, EncloseError> {
    of_one(x, real, |_| {
        Err(EncloseError::NotHolomorphic {
            reason: format!("{name} of a complex argument is not supported"),
        })
    })
}

/// The sign of a real part, if it is certain and decides the branch.
pub(crate) fn branch(name: &'static str, re: &Interval, context: Context) -> Result<i64, EncloseError> {
    let refuse = |why: &str| {
        Err(EncloseError::NotHolomorphic {
            reason: format!("{name}: {why}"),
        })
    };
    if context.imaginary {
        refuse("its argument may be complex on the real line")
    } else if *re.lo() > 0 {
        Ok(1)
    } else if *re.hi() < 0 {
        Ok(-1)
    } else {
        refuse("the sign of its argument is not certain")
    }
}

/// The largest or the smallest of several numbers.
pub(crate) fn extremum(
    name: &'static str,
    numbers: &[&Value],
    larger: bool,
    context: Context,
) -> Result<Value, EncloseError> {
    let [first, rest @ ..] = numbers else {
        return Err(EncloseError::Infinite);
    };
    let two = |a: Value, b: &&Value| extreme(name, larger, a, b, context);
    rest.iter().try_fold((*first).clone(), two)
}

/// The larger or the smaller of two numbers.
fn extreme(name: &'static str, larger: bool, a: Value, b: &Value, context: Context) -> Result<Value, EncloseError> {
    if let (Value::Exact(p, _), Value::Exact(q, _)) = (&a, b) {
        return Ok(if (p >= q) == larger { a } else { b.clone() });
    }
    if let (Some(x), Some(y)) = (a.real(), b.real()) {
        return Ok(Value::Real(if larger { x.max(y) } else { x.min(y) }));
    }
    if context.mode == Mode::Pointwise {
        let (x, y) = (a.into_real()?, b.clone().into_real()?);
        return Ok(Value::Real(if larger { x.max(&y) } else { x.min(&y) }));
    }
    let difference = a.sub(b).into_complex();
    let first = (branch(name, &difference.re, context)? > 0) == larger;
    Ok(if first { a } else { b.clone() })
}
