//! Envelopes k x^p e^(-a x² - b x), which bound integrands on half lines x ≥ R ≥ 1.
//!
//! Products, quotients and powers of envelopes are envelopes. An envelope *dominates* another if the quotient q(x) = c x^d e^(-u x² - v x) of the other by it does not
//! increase: its logarithmic derivative d/x - 2ux - v is at most d⁺/R - 2uR - v for u ≥ 0, so it is enough that this is not positive. Then
//! q(x) ≤ q(R), and the sum of both is at most the dominating one times 1 + q(R). Where neither dominates, both are below a common envelope
//! with the larger p and the smaller a and b: the quotient by it has d, -u, -v ≤ 0 and is largest at R.
//!
//! **Tails.** With λ = 2aR + b - p⁺/R > 0 and a ≥ 0, the logarithmic derivative of the envelope is at most -λ from R on, so its integral is at most
//! its value at R divided by λ. If there is no exponential decay but p < -1, it is at most k R^(p+1)/(-p-1).
//! **Divergence.** A continuous f with |f| ≥ k x^p e^(-a x² - b x) > 0 near infinity keeps its sign, so its integral diverges if the envelope's does: if a < 0, or a ≤ 0 and
//! b < 0, or a ≤ 0, b ≤ 0 and p ≥ -1.

use super::integrand::{COARSE, Setting, range};
use crate::formula::Expr;
use crate::interval::Interval;
use rug::Float;

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

pub(super) fn zero() -> Interval {
    Interval::zero(COARSE)
}

pub(super) fn one() -> Interval {
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
        fixed.then(|| range(expr, self.setting, self.from)).flatten()
    }
}

impl Envelope {
    /// A constant.
    pub(super) fn constant(k: Interval) -> Envelope {
        Envelope {
            k,
            p: zero(),
            a: zero(),
            b: zero(),
        }
    }

    pub(super) fn times(&self, other: &Envelope) -> Envelope {
        Envelope {
            k: &self.k * &other.k,
            p: &self.p + &other.p,
            a: &self.a + &other.a,
            b: &self.b + &other.b,
        }
    }

    pub(super) fn power(&self, exponent: &Interval) -> Envelope {
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
    pub(super) fn dominates(&self, other: &Envelope, from: &Interval) -> Option<Interval> {
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

    /// Whether it decays exponentially.
    pub(super) fn is_exponential(&self) -> bool {
        *self.a.lo() > 0 || *self.a.lo() >= 0 && *self.b.lo() > 0
    }

    /// Whether the integral from R on is infinite, if this is a minorant.
    pub(super) fn diverges(&self) -> bool {
        let Envelope { k, p, a, b } = self;
        let (quadratic, linear) = (*a.hi() <= 0, *b.hi() <= 0);
        *k.lo() > 0 && (*a.hi() < 0 || quadratic && *b.hi() < 0 || quadratic && linear && *p.lo() >= -1)
    }
}

/// A majorant of the sum of two majorants.
pub(super) fn joined(f: Envelope, g: Envelope, from: &Interval) -> Envelope {
    let dominated = |f: &Envelope, g: &Envelope| {
        let k = &f.k * &(one() + f.dominates(g, from)?);
        Some(Envelope { k, ..f.clone() })
    };
    dominated(&f, &g).or_else(|| dominated(&g, &f)).unwrap_or_else(|| {
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
