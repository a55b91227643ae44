//! Bounds of exponents near infinity: g(x) ≤ c + l log x + bx + ax² for all x ≥ R ≥ 1.
//!
//! A polynomial is read off; a term c_i x^i with i ≥ 3 and c_i ≤ 0 is at most c_i R x^(i-1), so the degree is lowered from the top. Sums, signs and
//! constant factors are followed, and the logarithm of a formula is the logarithm of its envelope. What remains is bounded through its range and its envelope:
//!
//! * if g ≤ 0 and |g| ≥ k x^p with p ≥ 1, then g ≤ -k R^(p-q) x^q, where q is 1 or 2 and at most p;
//! * if p < 1, then, -k x^p being a concave function of log x, it is below its tangent at R: g ≤ -k R^p (1 + p (log x - log R));
//! * if 0 ≤ g ≤ k x^p, then g ≤ k R^(p-q) x^q for q the least of 0, 1, 2 not below p.

use super::envelope::{Envelope, Ray, Side, joined, one};
use super::integrand::COARSE;
use super::majorant::{envelope, nonnegative, whole};
use crate::formula::{Expr, Function, Node};
use crate::interval::Interval;
use crate::session::spend;
use rug::{Float, Integer};

/// The longest polynomial that is read off.
const DEGREE: usize = 256;

/// c + l log x + bx + ax².
pub(super) struct Bound {
    pub(super) constant: Interval,
    pub(super) logarithmic: Interval,
    pub(super) linear: Interval,
    pub(super) quadratic: Interval,
}

fn zero() -> Interval {
    Interval::zero(COARSE)
}

impl Bound {
    fn constant(constant: Interval) -> Bound {
        Bound {
            constant,
            logarithmic: zero(),
            linear: zero(),
            quadratic: zero(),
        }
    }

    /// k x^q for q at most 2.
    fn monomial(k: Interval, q: usize) -> Bound {
        let mut bound = Bound::constant(zero());
        *[&mut bound.constant, &mut bound.linear, &mut bound.quadratic][q] = k;
        bound
    }

    fn map(&self, f: impl Fn(&Interval) -> Interval) -> Bound {
        Bound {
            constant: f(&self.constant),
            logarithmic: f(&self.logarithmic),
            linear: f(&self.linear),
            quadratic: f(&self.quadratic),
        }
    }

    pub(super) fn negated(&self) -> Bound {
        self.map(|c| -c)
    }

    fn plus(&self, other: &Bound) -> Bound {
        Bound {
            constant: &self.constant + &other.constant,
            logarithmic: &self.logarithmic + &other.logarithmic,
            linear: &self.linear + &other.linear,
            quadratic: &self.quadratic + &other.quadratic,
        }
    }
}

/// What it costs to bound a part of a formula, in elementary operations.
const PART: u64 = 64;

/// A bound from above of a formula from R on.
pub(super) fn above(g: &Expr, ray: Ray<'_>) -> Option<Bound> {
    spend(PART).ok()?;
    polynomial(g, ray)
        .and_then(|coefficients| lowered(coefficients, ray.from))
        .or_else(|| structural(g, ray))
        .or_else(|| by_size(g, ray))
}

/// The coefficients of a polynomial in the variable, from the constant up.
fn polynomial(g: &Expr, ray: Ray<'_>) -> Option<Vec<Interval>> {
    if let Some(value) = ray.constant(g) {
        return Some(vec![value]);
    }
    let two = |f: &Expr, g: &Expr| Some((polynomial(f, ray)?, polynomial(g, ray)?));
    match g.node() {
        Node::Symbol(_) => Some(vec![zero(), Interval::one(COARSE)]),
        Node::Neg(f) => Some(polynomial(f, ray)?.iter().map(|c| -c).collect()),
        Node::Add(f, g) => two(f, g).map(|(f, g)| added(f, g)),
        Node::Sub(f, g) => two(f, g).map(|(f, g)| added(f, g.iter().map(|c| -c).collect())),
        Node::Mul(f, g) => {
            let (f, g) = two(f, g)?;
            multiplied(&f, &g)
        }
        Node::Div(f, c) => {
            let c = ray.constant(c).filter(|c| !c.contains_zero())?;
            Some(polynomial(f, ray)?.iter().map(|f| f / &c).collect())
        }
        Node::Pow(f, n) => {
            let n = whole(&ray.constant(n)?)?.to_usize().filter(|&n| n <= DEGREE)?;
            let f = polynomial(f, ray)?;
            (0..n).try_fold(vec![Interval::one(COARSE)], |product, _| multiplied(&product, &f))
        }
        Node::Call(Function::Hermite, arguments) => {
            let n = whole(&ray.constant(arguments.first()?)?)?.to_u32()?;
            polynomial(&hermite(n, arguments.get(1)?)?, ray)
        }
        _ => None,
    }
}

fn added(mut f: Vec<Interval>, mut g: Vec<Interval>) -> Vec<Interval> {
    if f.len() < g.len() {
        std::mem::swap(&mut f, &mut g);
    }
    for (f, g) in f.iter_mut().zip(g) {
        *f += g;
    }
    f
}

fn multiplied(f: &[Interval], g: &[Interval]) -> Option<Vec<Interval>> {
    if f.len() + g.len() > DEGREE {
        return None;
    }
    let mut product = vec![zero(); f.len() + g.len() - 1];
    for (i, f) in f.iter().enumerate() {
        for (j, g) in g.iter().enumerate() {
            product[i + j] += f * g;
        }
    }
    Some(product)
}

/// The Hermite polynomial He_n as a formula.
pub(super) fn hermite(n: u32, x: &Expr) -> Option<Expr> {
    (n as usize <= DEGREE).then(|| {
        let mut coefficient = Integer::from(1);
        let power = |m: u32| x.clone().pow(Expr::integer(m));
        (1..=n / 2).fold(power(n), |sum, j| {
            let m = n - 2 * j;
            coefficient *= u64::from(m + 2) * u64::from(m + 1);
            coefficient.div_exact_u_mut(2 * j);
            coefficient = -std::mem::take(&mut coefficient);
            sum + Expr::integer(coefficient.clone()) * power(m)
        })
    })
}

/// A polynomial bounded by one of degree 2.
fn lowered(mut coefficients: Vec<Interval>, from: &Interval) -> Option<Bound> {
    while coefficients.len() > 3 {
        let top = coefficients.pop()?;
        if *top.hi() > 0 {
            return None;
        }
        *coefficients.last_mut()? += top * from;
    }
    coefficients.resize(3, zero());
    let mut from_zero = coefficients.into_iter();
    Some(Bound {
        constant: from_zero.next()?,
        logarithmic: zero(),
        linear: from_zero.next()?,
        quadratic: from_zero.next()?,
    })
}

/// Sums, signs, constant factors and logarithms.
fn structural(g: &Expr, ray: Ray<'_>) -> Option<Bound> {
    match g.node() {
        Node::Neg(f) => match f.node() {
            Node::Neg(f) => above(f, ray),
            Node::Add(f, g) => Some(above(&-f, ray)?.plus(&above(&-g, ray)?)),
            Node::Sub(f, g) => Some(above(&-f, ray)?.plus(&above(g, ray)?)),
            Node::Mul(f, g) => scaled(f, g, true, ray).or_else(|| scaled(g, f, true, ray)),
            Node::Div(f, c) => scaled(&(Expr::one() / c), f, true, ray),
            Node::Call(Function::Log, arguments) => Some(logarithm(arguments.first()?, ray, Side::Below)?.negated()),
            _ => None,
        },
        Node::Add(f, g) => Some(above(f, ray)?.plus(&above(g, ray)?)),
        Node::Sub(f, g) => Some(above(f, ray)?.plus(&above(&-g, ray)?)),
        Node::Mul(f, g) => scaled(f, g, false, ray).or_else(|| scaled(g, f, false, ray)),
        Node::Div(f, c) => scaled(&(Expr::one() / c), f, false, ray),
        Node::Call(Function::Log, arguments) => logarithm(arguments.first()?, ray, Side::Above),
        _ => None,
    }
}

/// The logarithm of a positive formula, bounded by that of its envelope.
fn logarithm(g: &Expr, ray: Ray<'_>, side: Side) -> Option<Bound> {
    // Positive throughout: nonnegative, and with a minorant.
    envelope(g, ray, Side::Below).filter(|_| nonnegative(g, ray))?;
    let Envelope { k, p, a, b } = envelope(g, ray, side)?;
    (*k.lo() > 0).then(|| Bound {
        constant: k.log(),
        logarithmic: p,
        linear: -b,
        quadratic: -a,
    })
}

/// A majorant of |log g|: the sum of the absolute values of its bounds on either side.
pub(super) fn logarithm_size(g: &Expr, ray: Ray<'_>) -> Option<Envelope> {
    let bounds = [logarithm(g, ray, Side::Above)?, logarithm(g, ray, Side::Below)?];
    let monomials = bounds.iter().flat_map(|bound| {
        let eighth = one().scale(-3);
        [
            (bound.constant.clone(), zero()),
            (bound.logarithmic.scale(3), eighth),
            (bound.linear.clone(), one()),
            (bound.quadratic.clone(), one().scale(1)),
        ]
    });
    monomials
        .filter(|(k, _)| *k != zero())
        .map(|(k, p)| Envelope {
            p,
            ..Envelope::constant(k.abs())
        })
        .reduce(|f, g| joined(f, g, ray.from))
        .or_else(|| Some(Envelope::constant(zero())))
}

/// A constant times a formula, or the negation of that.
fn scaled(constant: &Expr, f: &Expr, negate: bool, ray: Ray<'_>) -> Option<Bound> {
    let value = ray.constant(constant)?;
    let value = if negate { -value } else { value };
    let size = value.abs();
    if *value.lo() >= 0 {
        Some(above(f, ray)?.map(|c| c * &size))
    } else if *value.hi() <= 0 {
        Some(above(&-f, ray)?.map(|c| c * &size))
    } else {
        None
    }
}

/// By the sign and the size.
fn by_size(g: &Expr, ray: Ray<'_>) -> Option<Bound> {
    let range = ray.range(g)?;
    let from = ray.from;
    let with_power = |envelope: &Envelope, q: u32, sign: i64| {
        let rest = &envelope.p - &Interval::from_i64(q.into(), COARSE);
        let k = &envelope.k * &from.pow(&rest) * Interval::from_i64(sign, COARSE);
        Bound::monomial(k, q as usize)
    };
    if *range.hi() <= 0
        && let Some(lower) = envelope(g, ray, Side::Below)
        && *lower.a.hi() <= 0
        && *lower.b.hi() <= 0
        && *lower.p.lo() > 0
    {
        if let Some(q) = [2, 1].into_iter().find(|&q| *lower.p.lo() >= q) {
            return Some(with_power(&lower, q, -1));
        }
        if *lower.p.hi() <= 1 {
            let value = &lower.k * &from.pow(&lower.p);
            let slope = &value * &lower.p;
            return Some(Bound {
                logarithmic: -&slope,
                ..Bound::constant(slope * from.log() - value)
            });
        }
    }
    if range.hi().is_finite() {
        return Some(Bound::constant(Interval::point(Float::with_val(COARSE, range.hi()))));
    }
    let upper = envelope(g, ray, Side::Above)?;
    let grows_slowly = *range.lo() >= 0 && *upper.a.lo() >= 0 && *upper.b.lo() >= 0;
    let q = (0..=2).find(|&q| *upper.p.hi() <= q)?;
    grows_slowly.then(|| with_power(&upper, q, 1))
}
