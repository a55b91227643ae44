//! Majorants and minorants of integrands near infinity.
//!
//! For x ≥ R ≥ 1 a formula is bounded by an [`Envelope`] k x^p e^(-a x² - b x), above or below in absolute value. Envelopes are built along the tree of
//! the formula; every rule is an elementary inequality, valid for all x ≥ R:
//!
//! * products, quotients and powers of envelopes are envelopes; a quotient takes the numerator's majorant and the denominator's minorant;
//! * a term is *dominated* by another if the quotient q(x) = c x^d e^(-u x² - v x) of their envelopes does not increase: its logarithmic derivative
//!   d/x - 2ux - v is at most d⁺/R - 2uR - v for u ≥ 0, so it is enough that this is not positive. Then q(x) ≤ q(R), a sum is bounded above by the
//!   dominating term times 1 + q(R) and below by it times 1 - q(R). Where neither dominates, both are bounded above by a common envelope
//!   with the larger p and the smaller a and b: the quotient by it has d, -u, -v ≤ 0 and is largest at R;
//! * e^g is bounded by bounds of g (see [`exponent`](super::exponent));
//! * |sinh g|, cosh g lie between e^|g| (1 - e^(-2m))/2, for |g| ≥ m, or e^|g|/2, and e^|g|;
//! * |sin g|, |tanh g|, |atan g|, |dawson g| ≤ |g|, |erf g| ≤ (2/√π)|g|, and 0 ≤ erfc g ≤ e^(-g²) for g ≥ 0; 0 ≤ log(1 + u) ≤ u for u ≥ 0;
//! * whatever else: the range over \[R, ∞), if it is bounded or bounded away from zero.
//!
//! An envelope also shows that the formula is defined on the half line: divisors have minorants, and so are not zero; the
//! arguments of roots and logarithms are positive, by their range or because they have a minorant and are positive at R; all other functions are
//! either defined everywhere or were evaluated over the whole half line.
//!
//! **Tails.** With λ = 2aR + b - p⁺/R > 0 and a ≥ 0, the logarithmic derivative of the envelope is at most -λ from R on, so its integral is at most
//! its value at R divided by λ. If there is no exponential decay but p < -1, it is at most k R^(p+1)/(-p-1).
//! **Divergence.** A continuous f with |f| ≥ k x^p e^(-a x² - b x) > 0 near infinity keeps its sign, so its integral diverges if the envelope's does: if a < 0, or a ≤ 0 and
//! b < 0, or a ≤ 0, b ≤ 0 and p ≥ -1.

use super::exponent;
use super::integrand::{COARSE, Setting, range};
use crate::expr::{Constant, Expr, Function, Node};
use crate::interval::Interval;
use rug::{Float, Integer};

/// From above or from below, in absolute value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Above,
    Below,
}

/// A half line x ≥ R, with R ≥ 1, and the setting of the integrand.
#[derive(Clone, Copy)]
pub(super) struct Ray<'a> {
    pub(super) setting: Setting<'a>,
    pub(super) from: &'a Interval,
}

/// k x^p e^(-a x² - b x) for some numbers in these intervals, k ≥ 0.
#[derive(Clone, Debug)]
pub(super) struct Envelope {
    pub(super) k: Interval,
    pub(super) p: Interval,
    pub(super) a: Interval,
    pub(super) b: Interval,
}

fn zero() -> Interval {
    Interval::zero(COARSE)
}

fn one() -> Interval {
    Interval::one(COARSE)
}

impl Ray<'_> {
    /// The range of a formula over the whole half line, possibly unbounded.
    pub(super) fn range(&self, expr: &Expr) -> Option<Interval> {
        let infinity = Float::with_val(COARSE, rug::float::Special::Infinity);
        let x = Interval::new(self.from.inf(), infinity).ok()?;
        range(expr, self.setting, &x)
    }

    /// The value of a formula in which the variable does not occur.
    pub(super) fn constant(&self, expr: &Expr) -> Option<Interval> {
        let fixed = !expr.depends_on(self.setting.var);
        fixed
            .then(|| range(expr, self.setting, self.from))
            .flatten()
    }
}

impl Envelope {
    /// A constant.
    fn constant(k: Interval) -> Envelope {
        Envelope {
            k,
            p: zero(),
            a: zero(),
            b: zero(),
        }
    }

    fn times(&self, other: &Envelope) -> Envelope {
        Envelope {
            k: &self.k * &other.k,
            p: &self.p + &other.p,
            a: &self.a + &other.a,
            b: &self.b + &other.b,
        }
    }

    fn power(&self, exponent: &Interval) -> Envelope {
        Envelope {
            k: self.k.pow(exponent),
            p: &self.p * exponent,
            a: &self.a * exponent,
            b: &self.b * exponent,
        }
    }

    /// The value at R.
    fn at(&self, from: &Interval) -> Interval {
        let exponent = &self.a * &from.sqr() + &self.b * from;
        &self.k * &from.pow(&self.p) * (-exponent).exp()
    }

    /// If the other is dominated by this one from R on, its largest share of this one.
    fn dominates(&self, other: &Envelope, from: &Interval) -> Option<Interval> {
        let quotient = other.times(&self.power(&Interval::from_i64(-1, COARSE)));
        let falls = quotient.decay(from);
        (*self.k.lo() > 0 && *quotient.a.lo() >= 0 && *falls.lo() >= 0).then(|| quotient.at(from))
    }

    /// λ = 2aR + b - p⁺/R, which bounds the rate of decay from below if a ≥ 0.
    fn decay(&self, from: &Interval) -> Interval {
        (&self.a * from).scale(1) + &self.b - self.p.max(&zero()) / from
    }

    /// A bound of the integral from R on, if this decays.
    pub(super) fn tail(&self, from: &Interval) -> Option<Float> {
        let rate = self.decay(from);
        let bound = if *self.a.lo() >= 0 && *rate.lo() > 0 {
            self.at(from) / rate
        } else if *self.a.lo() >= 0 && *self.b.lo() >= 0 && *self.p.hi() < -1 {
            let q = -&self.p - one();
            &self.k * &from.pow(&-&q) / q
        } else {
            return None;
        };
        bound.is_bounded().then(|| bound.mag())
    }

    /// Whether the integral from R on is infinite, if this is a minorant.
    pub(super) fn diverges(&self) -> bool {
        let Envelope { k, p, a, b } = self;
        let (quadratic, linear) = (*a.hi() <= 0, *b.hi() <= 0);
        *k.lo() > 0
            && (*a.hi() < 0 || quadratic && *b.hi() < 0 || quadratic && linear && *p.lo() >= -1)
    }
}

/// A majorant or a minorant of a formula from R on.
pub(super) fn envelope(expr: &Expr, ray: Ray<'_>, side: Side) -> Option<Envelope> {
    structural(expr, ray, side).or_else(|| by_range(expr, ray, side))
}

/// By the range over the whole half line.
fn by_range(expr: &Expr, ray: Ray<'_>, side: Side) -> Option<Envelope> {
    let range = ray.range(expr)?;
    let k = match side {
        Side::Above => range.mag(),
        Side::Below => range.mig(),
    };
    (k.is_finite() && (side == Side::Above || k > 0))
        .then(|| Envelope::constant(Interval::point(k)))
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
            let inverse = envelope(g, ray, opposite)?.power(&Interval::from_i64(-1, COARSE));
            Some(envelope(f, ray, side)?.times(&inverse))
        }
        Node::Pow(base, g) if *base.node() == Node::Constant(Constant::E) => {
            exponential(g, ray, side)
        }
        Node::Pow(f, exponent) => match ray.constant(exponent) {
            Some(exponent) if whole(&exponent).is_none() && !nonnegative(f, ray) => None,
            Some(exponent) if *exponent.lo() >= 0 => Some(envelope(f, ray, side)?.power(&exponent)),
            Some(exponent) if *exponent.hi() <= 0 => {
                Some(envelope(f, ray, opposite)?.power(&exponent))
            }
            Some(_) => None,
            // A constant base c > 0: e^(g log c).
            None => {
                ray.constant(f).filter(|c| *c.lo() > 0)?;
                exponential(&(exponent * f.clone().log()), ray, side)
            }
        },
        Node::Call(function, arguments) => call(*function, arguments, ray, side),
        _ => None,
    }
}

/// A sum or difference of two terms.
fn sum(f: &Expr, g: &Expr, ray: Ray<'_>, side: Side) -> Option<Envelope> {
    let from = ray.from;
    if side == Side::Above {
        return Some(joined(
            envelope(f, ray, side)?,
            envelope(g, ray, side)?,
            from,
        ));
    }
    [(f, g), (g, f)].into_iter().find_map(|(large, small)| {
        let (large, small) = (
            envelope(large, ray, Side::Below)?,
            envelope(small, ray, Side::Above)?,
        );
        let rest = one() - large.dominates(&small, from)?;
        (*rest.lo() > 0).then(|| Envelope {
            k: &large.k * &rest,
            ..large
        })
    })
}

/// A majorant of the sum of two majorants.
fn joined(f: Envelope, g: Envelope, from: &Interval) -> Envelope {
    let dominated = |f: &Envelope, g: &Envelope| {
        let k = &f.k * &(one() + f.dominates(g, from)?);
        Some(Envelope { k, ..f.clone() })
    };
    dominated(&f, &g)
        .or_else(|| dominated(&g, &f))
        .unwrap_or_else(|| {
            let mut common = Envelope {
                k: one(),
                p: Interval::point(f.p.max(&g.p).sup()),
                a: Interval::point(f.a.min(&g.a).inf()),
                b: Interval::point(f.b.min(&g.b).inf()),
            };
            common.k = (f.at(from) + g.at(from)) / common.at(from);
            common
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
fn exponential_of_absolute(
    g: &Expr,
    range: &Interval,
    ray: Ray<'_>,
    side: Side,
) -> Option<Envelope> {
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
            arguments[1..]
                .iter()
                .try_fold(envelope(g, ray, side)?, |bound, next| {
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
        Sin | Tanh | Atan | Dawson | Erf if above => {
            let small = envelope(g, ray, side)?;
            // Two is more than the factor 2/√π of erf. Only a decaying argument beats the range.
            small.tail(ray.from)?;
            let k = small.k.scale(1);
            Some(Envelope { k, ..small })
        }
        Erfc if above => {
            let range = ray.range(g)?;
            (*range.lo() >= 0)
                .then(|| exponential(&-(g * g), ray, side))
                .flatten()
        }
        Log if above => match g.node() {
            Node::Add(first, second) => {
                let unit = |e: &Expr| ray.constant(e).is_some_and(|c| c == one());
                let rest = if unit(first) { second } else { first };
                let is_one = unit(first) || unit(second);
                let positive = ray.range(rest).is_some_and(|r| *r.lo() >= 0);
                (is_one && positive)
                    .then(|| envelope(rest, ray, side))
                    .flatten()
            }
            Node::Call(Exp, inner) => envelope(inner.first()?, ray, side),
            _ => None,
        }
        // 0 ≤ log g ≤ 8 g^(1/8) where g ≥ 1, since log y ≤ y at y = g^(1/8).
        .or_else(|| {
            let range = ray.range(g)?;
            let eighth = one().scale(-3);
            let root = (*range.lo() >= 1)
                .then(|| envelope(g, ray, side))
                .flatten()?
                .power(&eighth);
            let k = root.k.scale(3);
            Some(Envelope { k, ..root })
        }),
        Hermite => {
            // He_n is a polynomial: bounded through the polynomial it is.
            let degree = ray.constant(g)?;
            let n = degree
                .is_point()
                .then(|| degree.lo().to_integer()?.to_u32())
                .flatten()?;
            envelope(&exponent::hermite(n, arguments.get(1)?)?, ray, side)
        }
        _ => None,
    }
}

/// The integer a formula without variable is, if it is a moderate one.
pub(super) fn whole(value: &Interval) -> Option<Integer> {
    value
        .is_point()
        .then(|| value.lo().to_integer())
        .flatten()
        .filter(|n| Interval::from_integer(n, COARSE) == *value)
}
