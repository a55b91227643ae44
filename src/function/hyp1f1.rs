//! Kummer's function M(a; b; z) = 1F1(a; b; z), reduced by its relations (NIST Digital Library of Mathematical Functions):
//!
//! * M(-n; b; z) is a polynomial, and M(b+n; b; z) = e^z M(-n; b; -z) (13.2.39);
//! * a M(a+1) = (2a-b+z) M(a) + (b-a) M(a-1) (13.3.1) carries the first parameter down to L + f and L + f + 1, where
//!   a = L + f + shift, L has no constant term and 0 <= f < 1;
//! * M(1; 1/2; -x²) = 1 - 2x F(x), F Dawson's function (both sides are even, equal 1 at 0 and solve xy' = (1 - 2x²)y - 1,
//!   whose even analytic solution is unique).
//! * M'(a; b; ·) = (a/b) M(a+1; b+1; ·) term by term in the power series (13.3.15).

use std::cmp::Ordering;

use rug::{Integer, Rational};

use super::{Definition, Function, Notation, Slope};
use crate::enclose::{EncloseError, Value};
use crate::exact::calls::{self, opaque};
use crate::exact::phase::split_constant;
use crate::exact::{Kernel, Normal, Obstacle, Scope, Signs, size};
use crate::formula::Expr;
use crate::formula::notation::{Glyph, Mark, Sign, lowered, of_expr, round, row};
use crate::interval::{Complex, Interval};

pub(super) static DEFINITION: Definition = Definition {
    name: "hyp1f1",
    parameters: &["a", "b", "z"],
    notation: Notation::Marks(one_f_one),
    slope: Slope::Endless(&["a/b*hyp1f1(a + 1, b + 1, z)"]),
    normal: Some(|scope, a| hyp1f1(scope, &a[0], &a[1], &a[2])),
    signs,
    enclosure: Some(|a, _| enclosure(a[0], a[1], a[2])),
    ..Definition::UNKNOWN
};

fn one_f_one(arguments: &[Expr]) -> Mark {
    let one = || Mark::Number("1".to_string());
    let [a, b, z] = [0, 1, 2].map(|at| of_expr(&arguments[at]));
    let kummer = row([
        lowered(row([]), one()),
        lowered(Mark::Letter(Glyph::letter('F')), one()),
    ]);
    let semicolon = || Mark::Sign(Sign::Semicolon);
    row([
        kummer,
        Mark::Sign(Sign::Of),
        round(row([a, semicolon(), b, semicolon(), z])),
    ])
}

/// Kummer's integral: 1F1(a; b; z) is positive for b > a > 0 and every real z.
fn signs(scope: &Scope, arguments: &[Normal]) -> Signs {
    let [a, b, z] = [0, 1, 2].map(|at| &arguments[at]);
    let positive = |n: &Normal| scope.signs(n) == Some(Signs::POSITIVE);
    match positive(a) && positive(&(b - a)) && scope.is_real(z) {
        true => Signs::POSITIVE,
        false => Signs::ANY,
    }
}

/// Longer series and chains of contiguous functions are left as they stand.
const LONGEST: i32 = 200;

/// The integer value of a number between -[`LONGEST`] and [`LONGEST`].
fn small_integer(n: &Normal) -> Option<i32> {
    let q = n.as_rational().filter(|q| *q.denom() == 1)?;
    q.numer().to_i32().filter(|n| n.abs() <= LONGEST)
}

/// Kummer's function for a second parameter that is certainly no pole.
fn hyp1f1(scope: &Scope, a: &Normal, b: &Normal, z: &Normal) -> Result<Normal, Obstacle> {
    if b.as_rational().is_none_or(|q| *q.denom() == 1) {
        scope.positive(b)?;
    }
    if z.is_zero() || a.is_zero() {
        return Ok(Normal::one());
    }
    if let Some(n) = small_integer(a).filter(|n| *n < 0) {
        return terminating(scope, -n, b, z);
    }
    if let Some(n) = small_integer(&(a - b)).filter(|n| *n >= 0) {
        return Ok(&scope.exp(z)? * &terminating(scope, n, b, &-z)?);
    }
    contiguous(scope, a, b, z)
}

/// M(-n; b; z), the series Σ (-n)_j/(b)_j z^j/j!.
fn terminating(scope: &Scope, n: i32, b: &Normal, z: &Normal) -> Result<Normal, Obstacle> {
    let (mut term, mut out) = (Normal::one(), Normal::one());
    for j in 0..n {
        let divisor = &(b + &Normal::integer(j)) * &Normal::integer(j + 1);
        term = scope.formal_quotient(&(&(&term * &Normal::integer(j - n)) * z), &divisor)?;
        out = &out + &term;
    }
    Ok(out)
}

/// The first parameter brought down by the contiguous relation, as far as no divisor may vanish.
fn contiguous(scope: &Scope, a: &Normal, b: &Normal, z: &Normal) -> Result<Normal, Obstacle> {
    let (constant, rest) = split_constant(a);
    let shift: Integer = constant.floor_ref().into();
    let base = &rest + &Normal::rational(&Rational::from(&constant - &shift));
    let steps = shift.to_i32().filter(|steps| (0..=LONGEST).contains(steps));
    let Some(steps) = steps.filter(|_| base.is_zero() || scope.signs(&base).is_some_and(|s| !s.negative)) else {
        return Ok(opaque(Function::Hyp1f1, &[a, b, z]));
    };
    let mut before = basic(scope, &base, b, z)?;
    if steps == 0 {
        return Ok(before);
    }
    let mut value = basic(scope, &(&base + &Normal::one()), b, z)?;
    for j in 1..steps {
        // The divisor base + j is positive.
        let at = &base + &Normal::integer(j);
        let sum = &(&(&(&(&at + &at) - b) + z) * &value) + &(&(b - &at) * &before);
        size::check(&sum)?;
        (before, value) = (value, scope.formal_quotient(&sum, &at)?);
    }
    Ok(value)
}

/// A function from which the others are reached.
fn basic(scope: &Scope, a: &Normal, b: &Normal, z: &Normal) -> Result<Normal, Obstacle> {
    if a.is_zero() {
        return Ok(Normal::one());
    }
    let half = Normal::rational(&Rational::from((1, 2)));
    if *a == Normal::one() && *b == half && scope.signs(&-z).is_some_and(|s| !s.negative) {
        let x = without_magnitude(scope, &scope.sqrt(&-z)?, z)?;
        let dawson = calls::call(scope, Function::Dawson, std::slice::from_ref(&x))?;
        return Ok(&Normal::one() - &(&(&x + &x) * &dawson));
    }
    Ok(opaque(Function::Hyp1f1, &[a, b, z]))
}

/// For a root r|u| of -z the root ru, which will do as well in an even function; else the root itself.
fn without_magnitude(scope: &Scope, root: &Normal, z: &Normal) -> Result<Normal, Obstacle> {
    for kernel in root.numerator().kernels() {
        if let Kernel::Magnitude(base) = &kernel {
            let plain = Normal::from((**base).clone());
            let other = scope.formal_quotient(&(root * &plain), &Normal::kernel(kernel.clone()))?;
            if (&(&other * &other) + z).is_zero() {
                return Ok(other);
            }
        }
    }
    Ok(root.clone())
}

/// 1F1(a; b; z) for rational a and b.
fn enclosure(a: &Value, b: &Value, z: &Value) -> Result<Value, EncloseError> {
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
