//! Majorants and minorants of integrands near infinity.
//!
//! For x ≥ R ≥ 1 a formula is bounded, above or below in absolute value, by an [`Envelope`]. Envelopes are built along the tree of
//! the formula; every rule is an elementary inequality, valid for all x ≥ R:
//!
//! * a product takes the product of envelopes, a quotient the numerator's majorant and the denominator's minorant (or the reverse);
//! * a sum is bounded above by the sum of the majorants, and below by the minorant of one term less a majorant of the other, if that is dominated;
//! * e^g is bounded by bounds of g (see [`exponent`]);
//! * |sinh g|, cosh g lie between e^|g| (1 - e^(-2m))/2, for |g| ≥ m, or e^|g|/2, and e^|g|;
//! * a function has the majorant it says of itself, such as |sin g| ≤ 2|g| and 0 ≤ erfc g ≤ e^(-g²) for g ≥ 0;
//! * 0 ≤ log(1 + u) ≤ u for u ≥ 0; log g lies between the logarithms of its envelopes, where log x ≤ 8 x^(1/8);
//! * whatever else: the range over \[R, ∞), if it is bounded or bounded away from zero.
//!
//! An envelope also shows that the formula is defined on the half line: divisors have minorants, and so are not zero; the
//! arguments of roots and logarithms are positive, by their range or because they have a minorant and are positive at R; all other functions are
//! either defined everywhere or were evaluated over the whole half line.

use super::envelope::{Envelope, Ray, Side, joined, one};
use super::exponent;
use super::integrand::{COARSE, range};
use crate::formula::{Constant, Expr, Function, Node};
use crate::interval::Interval;
use crate::session::spend;
use rug::Integer;

/// What it costs to bound a part of a formula, in elementary operations.
const PART: u64 = 64;

/// A majorant or a minorant of a formula from R on.
pub(super) fn envelope(expr: &Expr, ray: Ray<'_>, side: Side) -> Option<Envelope> {
    spend(PART).ok()?;
    structural(expr, ray, side).or_else(|| by_range(expr, ray, side))
}

/// By the range over the whole half line.
fn by_range(expr: &Expr, ray: Ray<'_>, side: Side) -> Option<Envelope> {
    let range = ray.range(expr)?;
    let k = match side {
        Side::Above => range.mag(),
        Side::Below => range.mig(),
    };
    (k.is_finite() && (side == Side::Above || k > 0)).then(|| Envelope::constant(Interval::point(k)))
}

fn structural(expr: &Expr, ray: Ray<'_>, side: Side) -> Option<Envelope> {
    let opposite = match side {
        Side::Above => Side::Below,
        Side::Below => Side::Above,
    };
    if let Some(value) = ray.constant(expr) {
        let k = value.abs();
        return (side == Side::Above || *k.lo() > 0).then(|| Envelope::constant(k));
    }
    match expr.node() {
        Node::Symbol(_) => Some(Envelope {
            p: one(),
            ..Envelope::constant(one())
        }),
        Node::Neg(f) => envelope(f, ray, side),
        Node::Add(f, g) | Node::Sub(f, g) => sum(f, g, ray, side),
        Node::Mul(f, g) => Some(envelope(f, ray, side)?.times(&envelope(g, ray, side)?)),
        Node::Div(f, g) => {
            nonzero(g, ray, side)?;
            let inverse = envelope(g, ray, opposite)?.power(&Interval::from_i64(-1, COARSE));
            Some(envelope(f, ray, side)?.times(&inverse))
        }
        Node::Pow(base, g) if *base.node() == Node::Constant(Constant::E) => exponential(g, ray, side),
        Node::Pow(f, exponent) => match ray.constant(exponent) {
            Some(exponent) if whole(&exponent).is_none() && !nonnegative(f, ray) => None,
            Some(exponent) if *exponent.lo() >= 0 => Some(envelope(f, ray, side)?.power(&exponent)),
            Some(exponent) if *exponent.hi() <= 0 => {
                nonzero(f, ray, side)?;
                Some(envelope(f, ray, opposite)?.power(&exponent))
            }
            Some(_) => None,
            // f^g = e^(g log f) for f > 0.
            None => {
                envelope(f, ray, Side::Below).filter(|_| nonnegative(f, ray))?;
                exponential(&(exponent * f.clone().log()), ray, side)
            }
        },
        Node::Call(function, arguments) => call(*function, arguments, ray, side),
        _ => None,
    }
}

/// Whether a divisor is shown not to vanish: a majorant of a quotient rests on a minorant of the divisor anyway, but for a
/// minorant one has to be asked for.
fn nonzero(divisor: &Expr, ray: Ray<'_>, side: Side) -> Option<()> {
    (side == Side::Above || envelope(divisor, ray, Side::Below).is_some()).then_some(())
}

/// A sum or difference of two terms.
fn sum(f: &Expr, g: &Expr, ray: Ray<'_>, side: Side) -> Option<Envelope> {
    let from = ray.from;
    if side == Side::Above {
        return Some(joined(envelope(f, ray, side)?, envelope(g, ray, side)?, from));
    }
    [(f, g), (g, f)].into_iter().find_map(|(large, small)| {
        let (large, small) = (envelope(large, ray, Side::Below)?, envelope(small, ray, Side::Above)?);
        let rest = one() - large.dominates(&small, from)?;
        (*rest.lo() > 0).then(|| Envelope {
            k: &large.k * &rest,
            ..large
        })
    })
}

/// Whether a formula that is continuous where it is defined is defined and nonnegative from R on.
pub(super) fn nonnegative(g: &Expr, ray: Ray<'_>) -> bool {
    let by_range = ray.range(g).is_some_and(|range| *range.lo() >= 0);
    by_range
        || envelope(g, ray, Side::Below).is_some()
            && range(g, ray.setting, ray.from).is_some_and(|value| *value.lo() > 0)
}

/// e^g.
fn exponential(g: &Expr, ray: Ray<'_>, side: Side) -> Option<Envelope> {
    let bound = match side {
        Side::Above => exponent::above(g, ray)?,
        Side::Below => exponent::above(&-g, ray)?.negated(),
    };
    Some(Envelope {
        k: bound.constant.exp(),
        p: bound.logarithmic,
        a: -bound.quadratic,
        b: -bound.linear,
    })
}

/// e^|g|, for g of one sign.
fn exponential_of_absolute(g: &Expr, range: &Interval, ray: Ray<'_>, side: Side) -> Option<Envelope> {
    if *range.lo() >= 0 {
        exponential(g, ray, side)
    } else if *range.hi() <= 0 {
        exponential(&-g, ray, side)
    } else {
        None
    }
}

fn call(function: Function, arguments: &[Expr], ray: Ray<'_>, side: Side) -> Option<Envelope> {
    use Function::*;
    let g = arguments.first()?;
    let above = side == Side::Above;
    let half = || one().scale(-1);
    match function {
        Exp => exponential(g, ray, side),
        Abs => envelope(g, ray, side),
        Sqrt if nonnegative(g, ray) => Some(envelope(g, ray, side)?.power(&half())),
        Max | Min if above => {
            arguments[1..].iter().try_fold(envelope(g, ray, side)?, |bound, next| {
                // |max|, |min| ≤ the sum of the absolute values.
                Some(joined(bound, envelope(next, ray, side)?, ray.from))
            })
        }
        Cosh | Sinh => {
            let range = ray.range(g)?;
            let exponential = exponential_of_absolute(g, &range, ray, side)?;
            let factor = match (side, function) {
                (Side::Above, _) => one(),
                (Side::Below, Cosh) => half(),
                _ => (one() - (Interval::point(range.mig()).scale(1)).exp().recip()).scale(-1),
            };
            Some(Envelope {
                k: &exponential.k * &factor,
                ..exponential
            })
            .filter(|e| above || *e.k.lo() > 0)
        }
        Log if above => one_more(g, ray).or_else(|| exponent::logarithm_size(g, ray)),
        Hermite => {
            // He_n is a polynomial: bounded through the polynomial it is.
            let degree = ray.constant(g)?;
            let n = degree
                .is_point()
                .then(|| degree.lo().to_integer()?.to_u32())
                .flatten()?;
            envelope(&exponent::hermite(n, arguments.get(1)?)?, ray, side)
        }
        _ if above => by_majorant(function, arguments, ray),
        _ => None,
    }
}

/// By the bound that the function says of itself. Only one that decays beats the range.
fn by_majorant(function: Function, arguments: &[Expr], ray: Ray<'_>) -> Option<Envelope> {
    let (bound, from) = function.majorant(arguments)?;
    if let Some(from) = from {
        ray.range(arguments.last()?).filter(|range| *range.lo() >= from)?;
    }
    envelope(&bound, ray, Side::Above).filter(|bound| bound.tail(ray.from).is_some())
}

/// log(1 + u) for u ≥ 0 that decays.
fn one_more(g: &Expr, ray: Ray<'_>) -> Option<Envelope> {
    let Node::Add(first, second) = g.node() else {
        return None;
    };
    let unit = |e: &Expr| ray.constant(e).is_some_and(|c| c == one());
    let rest = match (unit(first), unit(second)) {
        (true, _) => second,
        (_, true) => first,
        _ => return None,
    };
    ray.range(rest).filter(|range| *range.lo() >= 0)?;
    envelope(rest, ray, Side::Above).filter(|bound| bound.tail(ray.from).is_some())
}

/// The integer a formula without variable is, if it is a moderate one.
pub(super) fn whole(value: &Interval) -> Option<Integer> {
    value
        .is_point()
        .then(|| value.lo().to_integer())
        .flatten()
        .filter(|n| Interval::from_integer(n, COARSE) == *value)
}
