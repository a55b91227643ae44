//! Integrals of the Cauchy kernel 1/(a v² + b v + c) with 4ac > b².
//!
//! With D = √(4ac - b²), (2/D) atan((2a v + b)/D) is an antiderivative on the whole line, of the limits ±π/D, with the sign of a, at ±∞.

use super::fraction::Normal;
use super::kernel::Bound;
use super::normal::normal;
use super::scope::Scope;
use super::signs::Sign;
use crate::formula::{Expr, Function, Symbol};

/// The integral of `body`, a number times the kernel, from `lo` to `hi`; `None` for any other body.
pub(crate) fn integrate(body: &Normal, v: &Symbol, lo: &Bound, hi: &Bound, scope: &Scope) -> Option<Normal> {
    let mut divisors = body
        .denominator()
        .factors()
        .iter()
        .filter(|(factor, _)| factor.depends_on(v));
    let (Some((quadratic, 1)), None) = (divisors.next(), divisors.next()) else {
        return None;
    };
    let quadratic = Normal::from(quadratic.clone());
    let factor = body * &quadratic;
    if factor.depends_on(v) {
        return None;
    }
    let [c, b, a] = &super::gaussian::quadratic(&quadratic, v)?;
    let square = &(&Normal::integer(4) * &(a * c)) - &(b * b);
    let rising = match scope.sign_of(a)? {
        Sign::Positive => Normal::one(),
        Sign::Negative => Normal::integer(-1),
        _ => return None,
    };
    if scope.sign_of(&square)? != Sign::Positive {
        return None;
    }
    let root = scope.sqrt(&square).ok()?;
    let at = |bound: &Bound| -> Option<Normal> {
        let right_angle = || (&rising * &Normal::pi()).over(&Normal::integer(2));
        let angle = match bound {
            Bound::PositiveInfinity => right_angle()?,
            Bound::NegativeInfinity => -&right_angle()?,
            Bound::Finite(v) => {
                let place = (&(&Normal::integer(2) * &(a * v)) + b).over(&root)?;
                normal(&Expr::call(Function::Atan, vec![place.to_expr()]), scope).ok()?
            }
        };
        (&Normal::integer(2) * &angle).over(&root)
    };
    Some(&factor * &(&at(hi)? - &at(lo)?))
}
