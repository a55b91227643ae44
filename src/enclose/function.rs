//! The built-in functions on enclosures, each with its domain.

use super::EncloseError;
use super::discrete;
use super::value::{Mode, Value};
use crate::formula::Function;
use crate::interval::{Complex, Interval};
use rug::{Integer, Rational};
use std::cmp::Ordering;

/// What a function is called with, besides its arguments.
#[derive(Clone, Copy)]
pub(super) struct Context {
    /// How complex arguments are read.
    pub(super) mode: Mode,
    /// Whether `i` occurs in the arguments, so that they may be complex on the real line.
    pub(super) imaginary: bool,
}

/// The value of a function.
pub(super) fn call(function: Function, arguments: &[&Value], context: Context) -> Result<Value, EncloseError> {
    use Function::*;
    match (function, arguments) {
        (Max | Min, [first, rest @ ..]) => {
            let mut best = (*first).clone();
            for next in rest {
                best = extremum(function, best, next, context)?;
            }
            Ok(best)
        }
        (Binomial, [n, k]) => discrete::binomial(n, k),
        (Hermite, [n, x]) => discrete::hermite(n, x),
        (Mod, [a, n]) => discrete::remainder(a, n),
        (Hyp1f1, [a, b, z]) => kummer(a, b, z),
        (_, [z]) => match z {
            Value::Exact(q, x) => exact(function, q, x),
            Value::Real(x) => Ok(Value::Real(real(function, x)?)),
            Value::Complex(z) => complex(function, z, context),
        },
        _ => Err(EncloseError::Infinite),
    }
}

/// A function of a rational number: exact where the result is.
fn exact(function: Function, q: &Rational, x: &Interval) -> Result<Value, EncloseError> {
    use Function::*;
    let prec = x.prec();
    match function {
        Abs => Ok(Value::exact(q.clone().abs(), prec)),
        Sign => Ok(Value::exact(Rational::from(q.cmp0() as i32), prec)),
        Factorial => discrete::factorial(q, prec),
        DoubleFactorial => discrete::double_factorial(q, prec),
        Sqrt if q.cmp0() != Ordering::Less && q.numer().is_perfect_square() && q.denom().is_perfect_square() => {
            let root = Rational::from((Integer::from(q.numer().sqrt_ref()), Integer::from(q.denom().sqrt_ref())));
            Ok(Value::exact(root, prec))
        }
        _ => Ok(Value::recognised(real(function, x)?)),
    }
}

/// A function of a real number.
fn real(function: Function, x: &Interval) -> Result<Interval, EncloseError> {
    use Function::*;
    let name = function.name();
    let refuse = |certain| Err(EncloseError::domain(name, x, certain));
    Ok(match function {
        Sqrt if *x.lo() < 0 => return refuse(*x.hi() < 0),
        Sqrt => x.sqrt(),
        Exp => x.exp(),
        Log if *x.lo() <= 0 => return refuse(*x.hi() <= 0),
        Log => x.log(),
        Sin => x.sin(),
        Cos => x.cos(),
        Tan => {
            // Between two poles the tangent is bounded; across a pole its range is unbounded.
            let t = x.tan();
            if !t.is_bounded() {
                return Err(EncloseError::DivisionByZero { divisor: x.cos() });
            }
            t
        }
        Sinh => x.sinh(),
        Cosh => x.cosh(),
        Tanh => x.tanh(),
        Atan => x.atan(),
        Abs => x.abs(),
        Sign => x.sign(),
        Erf => x.erf(),
        Erfc => x.erfc(),
        Dawson => x.dawson(),
        Gamma => {
            let floor = x.floor();
            if *x.lo() <= 0 && (!floor.is_point() || x.lo().is_integer()) {
                return refuse(x.is_point());
            }
            x.gamma()
        }
        Factorial | DoubleFactorial | Binomial | Hermite | Mod | Max | Min | Hyp1f1 | Transpose | Trace | Det
        | Inverse | Identity | Inner | Norm => {
            return Err(EncloseError::NotInteger {
                what: name,
                value: x.clone(),
            });
        }
    })
}

/// A function of a complex number.
fn complex(function: Function, z: &Complex, context: Context) -> Result<Value, EncloseError> {
    use Function::*;
    Ok(Value::Complex(match function {
        Sqrt => z.sqrt()?,
        Exp => z.exp(),
        Log => z.log()?,
        Sin => z.sin(),
        Cos => z.cos(),
        Tan => z.tan()?,
        Sinh => z.sinh(),
        Cosh => z.cosh(),
        Tanh => z.tanh()?,
        Atan => z.atan()?,
        Erf => z.erf()?,
        Erfc => z.erfc()?,
        Dawson => z.dawson()?,
        Abs | Sign => return modulus_or_branch(function, z, context),
        Gamma | Factorial | DoubleFactorial | Binomial | Hermite | Mod | Max | Min | Hyp1f1 | Transpose | Trace
        | Det | Inverse | Identity | Inner | Norm => {
            return Err(EncloseError::NotHolomorphic {
                reason: format!("{} of a complex argument is not supported", function.name()),
            });
        }
    }))
}

/// |z| or sign z: of a point by definition, of a holomorphic function on the branch that holds on the real line.
fn modulus_or_branch(function: Function, z: &Complex, context: Context) -> Result<Value, EncloseError> {
    if context.mode == Mode::Pointwise {
        return match function {
            Function::Abs => Ok(Value::Real(z.abs())),
            _ => Ok(Value::Real(Value::Complex(z.clone()).into_real()?.sign())),
        };
    }
    let sign = branch(function, &z.re, context)?;
    Ok(match function {
        Function::Abs if sign > 0 => Value::Complex(z.clone()),
        Function::Abs => Value::Complex(-z),
        _ => Value::Real(Interval::from_i64(sign, z.re.prec())),
    })
}

/// The sign of a real part, if it is certain and decides the branch.
fn branch(function: Function, re: &Interval, context: Context) -> Result<i64, EncloseError> {
    let refuse = |why: &str| {
        Err(EncloseError::NotHolomorphic {
            reason: format!("{}: {why}", function.name()),
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

/// The larger or the smaller of two numbers.
fn extremum(function: Function, a: Value, b: &Value, context: Context) -> Result<Value, EncloseError> {
    let larger = function == Function::Max;
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
    let first = (branch(function, &difference.re, context)? > 0) == larger;
    Ok(if first { a } else { b.clone() })
}

/// 1F1(a; b; z) for rational a and b.
fn kummer(a: &Value, b: &Value, z: &Value) -> Result<Value, EncloseError> {
    let parameter = |value: &Value| match value.rational() {
        Some(q) => Ok(q.clone()),
        None => Err(EncloseError::NotHolomorphic {
            reason: "hyp1f1 needs rational parameters".into(),
        }),
    };
    let (p, q) = (parameter(a)?, parameter(b)?);
    if *q.denom() == 1 && q.cmp0() != Ordering::Greater {
        let argument = Interval::from_rational(&q, z.prec());
        return Err(EncloseError::domain("hyp1f1", &argument, true));
    }
    match z {
        Value::Exact(_, x) => Ok(Value::recognised(Interval::hyp1f1(&p, &q, x))),
        Value::Real(x) => Ok(Value::Real(Interval::hyp1f1(&p, &q, x))),
        Value::Complex(z) => Ok(Value::Complex(Complex::hyp1f1(&p, &q, z)?)),
    }
}
