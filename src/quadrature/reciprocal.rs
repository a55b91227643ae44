//! Algebraic tails, by the substitution x = s^-m.
//!
//! If f(s^-m) = s^q g(s) for s > 0, then the integral of f over \[R, ∞) is the integral of m s^(q-m-1) g(s) over (0, R^(-1/m)\]. When g is
//! a formula that is defined at s = 0 and q ≥ m + 1, nothing is left of the unbounded range: the new integrand is an ordinary
//! one. The factor s^q is found along the tree: x is s^-m, products and powers add and multiply exponents, a sum takes out the smaller
//! exponent, and a function of an argument that stays bounded is left as it is; atan u = ±π/2 - atan(1/u) serves those that do not.

use super::integrand::{COARSE, Setting, range};
use crate::formula::{Expr, Function, Node, Symbol};
use crate::interval::Interval;

/// The new integrand is looked at on the 2^-30 of its range that lies next to 0, where a pole would show.
const NEAR: i32 = 30;

/// The substitutions tried: s^-m for these m, so that square, cube and fourth roots of x become powers.
const POWERS: [i64; 5] = [1, 2, 3, 4, 6];
/// Exponents beyond this are left alone.
const LARGEST: i64 = 1 << 16;

/// An integrand over (0, `end`\] that has the same integral as the given one over \[`from`, ∞).
pub(super) struct Substituted {
    pub(super) body: Expr,
    pub(super) end: Interval,
    pub(super) from: Interval,
}

/// s^power times a formula in s.
struct Monomial {
    power: i64,
    rest: Expr,
}

struct Substitution<'a> {
    setting: Setting<'a>,
    m: i64,
    /// The range of s.
    s: Interval,
}

/// The substitution that makes the tail from some point beyond `least` on an ordinary integral, if there is one.
pub(super) fn substitute(expr: &Expr, setting: Setting<'_>, least: &Interval) -> Option<Substituted> {
    POWERS.into_iter().find_map(|m| {
        // R = r^m beyond `least`, so that s ends at 1/r.
        let mut r = Interval::from_i64(2, COARSE);
        while !least.certainly_le(&r.powi(m)) {
            r = r.scale(1);
            if *r.hi() > LARGEST {
                return None;
            }
        }
        let end = r.recip();
        let s = Interval::zero(COARSE).hull(&end);
        let substitution = Substitution { setting, m, s };
        let Monomial { power, rest } = substitution.monomial(expr)?;
        let left = power - m - 1;
        if left < 0 {
            return None;
        }
        let body = times(power_of(setting.var, left), times(Expr::integer(m), rest));
        let near_zero = Interval::zero(COARSE).hull(&end.scale(-NEAR));
        let bounded = range(&body, setting, &near_zero).is_some_and(|y| y.is_bounded());
        bounded.then(|| Substituted {
            body,
            end,
            from: r.powi(m),
        })
    })
}

fn power_of(s: &Symbol, power: i64) -> Expr {
    match power {
        0 => Expr::one(),
        1 => Expr::from(s.clone()),
        _ => Expr::from(s.clone()).pow(Expr::integer(power)),
    }
}

fn times(a: Expr, b: Expr) -> Expr {
    if a == Expr::one() {
        b
    } else if b == Expr::one() {
        a
    } else {
        a * b
    }
}

impl Substitution<'_> {
    fn monomial(&self, expr: &Expr) -> Option<Monomial> {
        let of = |power, rest| (i64::abs(power) <= LARGEST).then_some(Monomial { power, rest });
        if !expr.depends_on(self.setting.var) {
            return of(0, expr.clone());
        }
        match expr.node() {
            Node::Symbol(_) => of(-self.m, Expr::one()),
            Node::Neg(f) => {
                let f = self.monomial(f)?;
                of(f.power, -f.rest)
            }
            Node::Add(f, g) => self.sum(f, g, |a, b| a + b),
            Node::Sub(f, g) => self.sum(f, g, |a, b| a - b),
            Node::Mul(f, g) => {
                let (f, g) = (self.monomial(f)?, self.monomial(g)?);
                of(f.power + g.power, times(f.rest, g.rest))
            }
            Node::Div(f, g) => {
                let (f, g) = (self.monomial(f)?, self.monomial(g)?);
                of(f.power - g.power, f.rest / g.rest)
            }
            Node::Pow(f, exponent) => {
                let f = self.monomial(f)?;
                let q = self.rational(exponent)?;
                let power = f.power.checked_mul(q.0)?;
                (power % q.1 == 0).then(|| of(power / q.1, f.rest.pow(exponent.clone())))?
            }
            Node::Call(Function::Sqrt, arguments) => {
                let f = self.monomial(arguments.first()?)?;
                (f.power % 2 == 0).then(|| of(f.power / 2, f.rest.sqrt()))?
            }
            Node::Call(Function::Abs, arguments) => {
                let f = self.monomial(arguments.first()?)?;
                of(f.power, Expr::call(Function::Abs, vec![f.rest]))
            }
            Node::Call(function, arguments) if arguments.len() == 1 => {
                let f = self.monomial(&arguments[0])?;
                if f.power >= 0 {
                    let argument = times(power_of(self.setting.var, f.power), f.rest);
                    return of(0, Expr::call(*function, vec![argument]));
                }
                if *function != Function::Atan {
                    return None;
                }
                let inverse = power_of(self.setting.var, -f.power) / f.rest.clone();
                let small = Expr::call(Function::Atan, vec![inverse]);
                let quarter = Expr::pi() / Expr::integer(2);
                let sign = range(&f.rest, self.setting, &self.s)?;
                if *sign.lo() > 0 {
                    of(0, quarter - small)
                } else if *sign.hi() < 0 {
                    of(0, -quarter - small)
                } else {
                    None
                }
            }
            _ => None,
        }
    }

    fn sum(&self, f: &Expr, g: &Expr, join: fn(Expr, Expr) -> Expr) -> Option<Monomial> {
        let (f, g) = (self.monomial(f)?, self.monomial(g)?);
        let power = f.power.min(g.power);
        let lifted = |part: Monomial| times(power_of(self.setting.var, part.power - power), part.rest);
        Some(Monomial {
            power,
            rest: join(lifted(f), lifted(g)),
        })
    }

    /// A constant exponent p/q, recognised from its formula or from its value.
    fn rational(&self, exponent: &Expr) -> Option<(i64, i64)> {
        let q = match exponent.as_rational() {
            Some(q) => q,
            None if exponent.depends_on(self.setting.var) => return None,
            None => {
                let value = range(exponent, self.setting, &self.s)?;
                value.is_point().then(|| value.lo().to_rational()).flatten()?
            }
        };
        let (p, q) = (q.numer().to_i64()?, q.denom().to_i64()?);
        (p.abs() <= LARGEST && q <= LARGEST).then_some((p, q))
    }
}
