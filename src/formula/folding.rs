//! Operations that fold numbers: what a derivative is built with, so that it can be read.
//!
//! Only 0 and 1 disappear, numbers are multiplied out and signs and numerical factors come to the front. Anything more is the
//! business of the exact layer. As everywhere in formal differentiation, 0·f is 0 wherever f is defined.

use rug::Rational;

use super::tree::{Expr, Node};

fn is_number(expr: &Expr, n: i32) -> bool {
    matches!(expr.node(), Node::Integer(m) if *m == n)
}

/// A formula as a rational number times a rest without numerical factor in front; the rest of a number is `None`.
fn split(expr: &Expr) -> (Rational, Option<Expr>) {
    if let Some(value) = expr.as_rational() {
        return (value, None);
    }
    match expr.node() {
        Node::Neg(a) => {
            let (c, rest) = split(a);
            (-c, rest)
        }
        Node::Mul(a, b) => {
            let ((c, x), (d, y)) = (split(a), split(b));
            if c == 1 && d == 1 {
                (c, Some(expr.clone()))
            } else {
                (c * d, joined(x, y))
            }
        }
        _ => (Rational::from(1), Some(expr.clone())),
    }
}

/// The product of two rests.
fn joined(x: Option<Expr>, y: Option<Expr>) -> Option<Expr> {
    match (x, y) {
        (Some(x), Some(y)) => Some(chained(x, &y)),
        (x, y) => x.or(y),
    }
}

/// x·y as one chain of factors.
fn chained(x: Expr, y: &Expr) -> Expr {
    match y.node() {
        Node::Mul(p, q) => chained(x, p) * q,
        _ => x * y,
    }
}

/// A number times a rest, the number as its first factor.
fn join(c: &Rational, rest: Option<Expr>) -> Expr {
    match rest {
        None => Expr::rational(c),
        Some(_) if *c == 0 => Expr::zero(),
        Some(rest) if *c == 1 => rest,
        Some(rest) if *c < 0 => -join(&-c.clone(), Some(rest)),
        Some(rest) => chained(Expr::rational(c), &rest),
    }
}

/// a + b.
pub(crate) fn sum(a: Expr, b: Expr) -> Expr {
    if let (Some(p), Some(q)) = (a.as_rational(), b.as_rational()) {
        return Expr::rational(&(p + q));
    }
    match b.node() {
        _ if is_number(&a, 0) => b,
        _ if is_number(&b, 0) => a,
        Node::Neg(minus) => a - minus,
        _ => a + b,
    }
}

/// a - b.
pub(crate) fn difference(a: Expr, b: Expr) -> Expr {
    sum(a, negation(b))
}

/// -a.
pub(crate) fn negation(a: Expr) -> Expr {
    match a.node() {
        Node::Neg(b) => b.clone(),
        _ if is_number(&a, 0) => a,
        _ => -a,
    }
}

/// a·b.
pub(crate) fn product(a: Expr, b: Expr) -> Expr {
    let ((c, x), (d, y)) = (split(&a), split(&b));
    join(&(c * d), joined(x, y))
}

/// a/b; a quotient by the number 0 is left as it is.
pub(crate) fn quotient(a: Expr, b: Expr) -> Expr {
    let ((c, x), (d, y)) = (split(&a), split(&b));
    if d == 0 {
        return a / b;
    }
    let c = c / d;
    if c < 0 {
        return -ratio(&-c, x, y);
    }
    ratio(&c, x, y)
}

/// c·x/y for a number c ≥ 0.
fn ratio(c: &Rational, x: Option<Expr>, y: Option<Expr>) -> Expr {
    let Some(y) = y else {
        return match x {
            Some(x) if *c.numer() != 0 && *c.denom() != 1 => {
                let numerator = join(&c.numer().into(), Some(x));
                numerator / Expr::integer(c.denom().clone())
            }
            x => join(c, x),
        };
    };
    if *c == 0 {
        return Expr::zero();
    }
    join(&c.numer().into(), x) / join(&c.denom().into(), Some(y))
}

/// a^b.
pub(crate) fn power(a: Expr, b: Expr) -> Expr {
    if is_number(&b, 0) {
        Expr::one()
    } else if is_number(&b, 1) {
        a
    } else {
        a.pow(b)
    }
}
