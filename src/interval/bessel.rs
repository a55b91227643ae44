//! Bessel functions J, Y, I, K of integer and half-integer order.
//!
//! J_n and I_n of integer order are real for all real x, and the others for x > 0; on the plane all of them have a cut along the
//! negative axis but J_n and I_n of integer order, which are entire.
//!
//! # Values
//! [`series`] at moderate arguments, [`asymptotic`] far out. (MPFR's `jn` and `yn` are not used: J_{-7}(10^5) at 106 bits takes them 14 seconds.) With μ = n + ½ > 0 the functions of negative order are (10.4.1, 10.4.2, 10.27.1-3 of the NIST
//! Digital Library of Mathematical Functions, cited as such below)
//! J_{-n} = (-1)^n J_n, Y_{-n} = (-1)^n Y_n, I_{-n} = I_n, K_{-ν} = K_ν, J_{-μ} = -(-1)^n Y_μ, Y_{-μ} = (-1)^n J_μ, I_{-μ} = I_μ + (2/π)(-1)^n K_μ.
//!
//! # Ranges
//! * K_ν decreases on x > 0, and I_ν, ν ≥ 0, increases there; I_n is even or odd with n.
//! * |J_ν| ≤ 1 for ν ≥ 0 (10.14.1), and C″ = (C_{ν-2} - 2C_ν + C_{ν+2})/4 for C = J and Y (10.6.7). So |J_n″| ≤ 1 for integers n, and with M_ν = √(J_ν² + Y_ν²), which
//!   decreases (Nicholson, 10.9.30) and is M_{-ν}, |C_ν″| ≤ (M_{ν-2} + 2M_ν + M_{ν+2})/4 at a for all x ≥ a.
//! * Y_ν increases up to its first stationary point, which lies beyond ν (10.21.3), and beyond 1: Y_0′ = -Y_1 > 0 up to the zero 2.19… of Y_1,
//!   and for ν = ½ it is √(2/π)(sin x/√x + cos x/(2x^{3/2})) > 0 on (0, 1].
//!
//! Between, [`curved`](super::curved) does the rest.
//!
//! # Rectangles
//! f(z) lies in f(c) + D(Z - c) if f′ lies in D on a rectangle Z around c, and f′ in f′(c) + B(Z - c), B the disc of the radius of a bound of |f″|. From
//! J_n(z) = (1/π) ∫₀^π cos(nt - z sin t) dt (10.9.2), |J_n(z)| ≤ e^{|Im z|} for integers n, so |I_n(z)| ≤ e^{|Re z|}, and from K_ν(z) = ∫₀^∞ e^{-z cosh t} cosh(νt) dt (10.32.9)
//! |K_ν(z)| ≤ K_ν(Re z) for Re z > 0, where K_ν grows with |ν|; second derivatives are means of such functions of orders up to |ν| + 2.
//! For x = Re z > 0, y = Im z and integers n, |J_n| and |Y_n| are at most M_n, M_0 = √(2/(πx)) e^|y|, M_1 = M_0 (1 + 3/(8x)), M_{n+1} = (2n/x) M_n + M_{n-1}: the last by the recurrence (10.6.1), and they are means of
//! the H = J ± iY, where H_n(z) = √(2/(πz)) e^{±i(z - nπ/2 - π/4)}/Γ(n+½) ∫₀^∞ e^{-u} u^{n-½} (1 ± iu/(2z))^{n-½} du (10.9.2 turned, Watson, A Treatise on the Theory of Bessel Functions, 6.12). For n = 0 the last factor is at most
//! √(|z|/x), since |1 ± iu/(2z)| is at least the sine of the angle between iz and the real line, x/|z|; for n = 1 it is at most 1 + u/(4|z|), and ∫₀^∞ e^{-u} u^{½} u du = (3/2) Γ(3/2).
//! Rectangle arithmetic gives another D. Of half-integer order the closed forms ([`closed`]) of rectangles are taken as well.

mod asymptotic;
mod closed;
mod order;
mod series;

use rug::{Float, float::Special};

use super::curved::Curve;
use super::refine::{cancelling, close, refine, refine_complex};
use super::{Complex, ComplexError, Interval};

pub use order::Order;

/// More guard bits than for this argument are not spent on cancelling terms: beyond it the expansion at infinity nearly always serves.
const FARTHEST_SERIES: u32 = 10_000;

/// The precision of bounds.
const BOUND_PREC: u32 = 64;

/// Which Bessel function.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bessel {
    /// J_ν, of the first kind.
    J,
    /// Y_ν, of the second kind.
    Y,
    /// I_ν, the modified one of the first kind.
    I,
    /// K_ν, the modified one of the second kind.
    K,
}

use Bessel::{I, J, K, Y};

impl Bessel {
    /// Whether it is of the first kind.
    pub fn is_first(self) -> bool {
        matches!(self, J | I)
    }

    /// Whether it is an entire function.
    pub fn is_entire(self, order: Order) -> bool {
        self.is_first() && order.is_integer()
    }

    /// The range over the part of x where the function is real: everywhere if it is entire, else x > 0. Nearly tightest at points.
    pub fn range(self, order: Order, x: &Interval) -> Interval {
        let x = match self.is_entire(order) {
            true => x.clone(),
            false => x.nonnegative_part(),
        };
        if x.is_empty() || (!self.is_entire(order) && x.hi().is_zero()) {
            return Interval::empty(x.prec());
        }
        let sign = Interval::from_i64(order.sign(), x.prec());
        match (self, order.is_negative(), order.is_integer()) {
            (K, ..) => decreasing(order.size(), &x),
            (_, false, _) => self.of_positive_order(order, &x),
            (I, true, true) => I.of_positive_order(order.negated(), &x),
            (_, true, true) => sign * self.of_positive_order(order.negated(), &x),
            // Here ⌊ν⌋ = -n-1, so that `sign` is -(-1)^n.
            (J, ..) => sign * Y.of_positive_order(order.negated(), &x),
            (Y, ..) => -sign * J.of_positive_order(order.negated(), &x),
            (I, ..) => {
                let two = Interval::from_i64(2, x.prec());
                let share = two / Interval::pi(x.prec()) * sign * decreasing(order.negated(), &x);
                I.of_positive_order(order.negated(), &x) - share
            }
        }
    }

    /// The range of J, Y or I for ν ≥ 0.
    fn of_positive_order(self, order: Order, x: &Interval) -> Interval {
        let prec = x.prec();
        let at = |x: &Float| self.at(order, x, prec);
        match self {
            I if order.is_integer() && order.floor() % 2 == 0 => at(&x.mig()).hull(&at(&x.mag())),
            I => at(x.lo()).hull(&at(x.hi())),
            _ if x.is_point() => at(x.lo()),
            Y => {
                // Y_ν rises up to here.
                let turn = Float::with_val(prec, order.floor().max(1));
                let rise = at(x.lo());
                if *x.hi() <= turn {
                    return rise.hull(&at(x.hi()));
                }
                let beyond = Interval::enclosing(turn.max(x.lo()), x.hi().clone());
                rise.hull(&self.waves(order, &beyond))
            }
            _ => self.waves(order, x),
        }
    }

    /// The range of J or Y for ν ≥ 0 where it swings.
    fn waves(self, order: Order, x: &Interval) -> Interval {
        let prec = x.prec();
        let one = Interval::from_i64(-1, prec).hull(&Interval::one(prec));
        let from_zero = *x.lo() <= 0;
        let mut bound = if self == J { one } else { Interval::entire(prec) };
        if !from_zero {
            let size = modulus(order, x.lo());
            bound = bound.intersection(&Interval::enclosing(-size.clone(), size).with_prec(prec));
        }
        let curvature = match (self, order.is_integer()) {
            (J, true) => Float::with_val(prec, 1),
            _ if from_zero => return bound,
            _ => {
                let size = |n: i32| Interval::point(modulus(order.plus(n), x.lo()));
                ((size(-2) + size(0).scale(1) + size(2)).scale(-2)).sup()
            }
        };
        if !x.is_bounded() {
            return bound;
        }
        let curve = Curve {
            value: &|x| self.at(order, x, prec),
            slope: &|x| {
                let next = |n: i32| self.range(order.plus(n), &Interval::point(x.clone()));
                (next(-1) - next(1)).scale(-1)
            },
            curvature,
        };
        curve.range(x).intersection(&bound)
    }

    /// The value of J, Y or I, ν ≥ 0, at one number, or the limit at an end of the domain.
    fn at(self, order: Order, x: &Float, prec: u32) -> Interval {
        if x.is_zero() {
            return match self {
                Y => Interval::point(Float::with_val(prec, Special::NegInfinity)),
                _ if order == order.negated() => Interval::one(prec),
                _ => Interval::zero(prec),
            };
        }
        if x.is_infinite() {
            return match self {
                I => {
                    let infinite = Interval::point(Float::with_val(prec, Special::Infinity));
                    if x.is_sign_negative() {
                        Interval::from_i64(order.sign(), prec) * infinite
                    } else {
                        infinite
                    }
                }
                _ => Interval::zero(prec),
            };
        }
        if x.is_sign_negative() {
            return Interval::from_i64(order.sign(), prec) * self.at(order, &-x.clone(), prec);
        }
        let value = refine(prec, allowance(x, prec), |work| {
            self.enclose(order, x, work).unwrap_or_else(|| Interval::entire(work))
        });
        match self {
            J => value.intersection(&Interval::from_i64(-1, prec).hull(&Interval::one(prec))),
            _ => value,
        }
    }

    /// The value for ν ≥ 0 at one number x > 0, with a working precision.
    fn enclose(self, order: Order, x: &Float, work: u32) -> Option<Interval> {
        let point = Interval::point(x.clone());
        let far = is_far(&point, work);
        let exact = !order.is_integer();
        let found = match self {
            J if far => asymptotic::oscillating(order, &point, work).map(|h| h.re),
            Y if far || exact => asymptotic::oscillating(order, &point, work).map(|h| h.im),
            I if far => asymptotic::growing(order, &point, work).ok()?,
            K if far || exact => asymptotic::decaying(order, &Complex::real(point.clone()), work)
                .ok()?
                .map(|k| k.re),
            _ => None,
        };
        found.or_else(|| Some(self.expand(order, &Complex::real(point), work).ok()?.re))
    }

    /// The power series for ν ≥ 0.
    fn expand(self, order: Order, z: &Complex, work: u32) -> Result<Complex, ComplexError> {
        match self {
            // Beyond the order the two waves do not cancel.
            J if !order.is_integer() && *z.abs().lo() >= order.floor() => closed::wave(order, z, false, work),
            J | I => series::first(order, z, self == I, work),
            Y if !order.is_integer() => closed::wave(order, z, true, work),
            K if !order.is_integer() => Err(ComplexError::Budget("a Bessel function of half-integer order")),
            Y | K => series::second(order, z, self == K, work),
        }
    }

    /// The values on a rectangle.
    ///
    /// # Errors
    /// [`ComplexError::BranchCut`] where the rectangle meets the negative axis or 0 and the function is not entire; [`ComplexError::Budget`] where the
    /// expansions do not reach.
    pub fn on_rectangle(self, order: Order, z: &Complex) -> Result<Complex, ComplexError> {
        let prec = z.prec();
        if z.is_empty() {
            return Ok(z.clone());
        }
        if !self.is_entire(order) && *z.re.lo() <= 0 && z.im.contains_zero() {
            return Err(ComplexError::BranchCut("a Bessel function"));
        }
        if z.is_real() {
            return Ok(Complex::real(self.range(order, &z.re.with_prec(prec))));
        }
        if !z.is_bounded() {
            return Err(ComplexError::Budget("a Bessel function"));
        }
        let centre = z.centre();
        let at = |order: Order| refine_complex(prec, cancelling(prec), |work| self.on_thin(order, &centre, work));
        let value = at(order)?;
        if z.is_point() {
            return Ok(value);
        }
        let direct = self.slope(order, |order| self.on_thin(order, z, prec + 8));
        let slope = match self.curvature(order, z) {
            Some(curvature) => {
                let bend = series::widened(&Complex::real(Interval::zero(prec)), curvature);
                let bent = &self.slope(order, at)? + &(&bend * &(z - &centre));
                direct.map_or_else(|_| bent.clone(), |direct| direct.intersection(&bent))
            }
            None => direct?,
        };
        let mean = z.mean_value(&centre, &value, &slope).with_prec(prec);
        match order.is_integer() {
            true => Ok(mean),
            false => {
                let direct = self.on_thin(order, z, prec + 8);
                Ok(direct.map_or(mean.clone(), |direct| mean.intersection(&direct.with_prec(prec))))
            }
        }
    }

    /// The derivative, from the neighbouring orders (10.6.1 and 10.29.1).
    fn slope(self, order: Order, at: impl Fn(Order) -> Result<Complex, ComplexError>) -> Result<Complex, ComplexError> {
        let (below, above) = (at(order.plus(-1))?, at(order.plus(1))?);
        let twice = match self {
            J | Y => &below - &above,
            I => &below + &above,
            K => -&(&below + &above),
        };
        Ok(twice.scale(&Interval::one(above.prec()).scale(-1)))
    }

    /// A bound of the second derivative on a rectangle, where there is a simple one.
    fn curvature(self, order: Order, z: &Complex) -> Option<Float> {
        let growth = |side: &Interval| Some(Interval::point(side.mag()).exp().sup());
        match self {
            J if order.is_integer() && *z.re.lo() > 0 => Some(waves_bound(order, z).min(&growth(&z.im)?)),
            J if order.is_integer() => growth(&z.im),
            Y if order.is_integer() && *z.re.lo() > 0 => Some(waves_bound(order, z)),
            I if order.is_integer() => growth(&z.re),
            K if *z.re.lo() > 0 => Some(decreasing(order.size().plus(2), &Interval::point(z.re.lo().clone())).sup()),
            _ => None,
        }
    }

    /// The values by rectangle arithmetic, for any order.
    fn on_thin(self, order: Order, z: &Complex, work: u32) -> Result<Complex, ComplexError> {
        let sign = Interval::from_i64(order.sign(), work);
        let size = order.size();
        if self == K {
            let right = *z.re.lo() >= 0;
            if (right && is_far(&z.abs(), work)) || !order.is_integer() {
                let found = asymptotic::decaying(size, z, work)?;
                return found.map_or_else(|| K.expand(size, z, work), Ok);
            }
            return K.expand(size, z, work);
        }
        match (order.is_negative(), order.is_integer()) {
            (false, _) => self.expand(order, z, work),
            (true, true) if self == I => self.expand(size, z, work),
            (true, true) => Ok(self.expand(size, z, work)?.scale(&sign)),
            (true, false) if self == I => {
                let share = K.on_thin(size, z, work)?;
                let weight = Interval::from_i64(2, work) / Interval::pi(work) * sign;
                Ok(&I.expand(size, z, work)? - &share.scale(&weight))
            }
            // As on the line, see `range`.
            (true, false) if self == J => Ok(Y.expand(size, z, work)?.scale(&sign)),
            (true, false) => Ok(-&J.expand(size, z, work)?.scale(&sign)),
        }
    }
}

/// Where K_ν is not negative: its range over a part of x ≥ 0, on which it decreases from +∞ to 0.
fn decreasing(order: Order, x: &Interval) -> Interval {
    let prec = x.prec();
    let at = |x: &Float| {
        if x.is_zero() {
            return Interval::point(Float::with_val(prec, Special::Infinity));
        }
        if x.is_infinite() {
            return Interval::zero(prec);
        }
        let value = refine(prec, allowance(x, prec), |work| {
            K.enclose(order, x, work).unwrap_or_else(|| Interval::entire(work))
        });
        value.nonnegative_part()
    };
    at(x.hi()).hull(&at(x.lo()))
}

/// A bound of the second derivatives of J_n and Y_n on a rectangle to the right of the imaginary axis.
fn waves_bound(order: Order, z: &Complex) -> Float {
    let x = Interval::point(z.re.lo().clone()).with_prec(BOUND_PREC);
    let two = Interval::from_i64(2, BOUND_PREC);
    let rise = Interval::point(z.im.mag()).with_prec(BOUND_PREC).exp();
    let zeroth = (&two / (Interval::pi(BOUND_PREC) * &x)).sqrt() * rise;
    let first = &zeroth * (Interval::one(BOUND_PREC) + Interval::from_i64(3, BOUND_PREC) / x.scale(3));
    let mut sizes = vec![zeroth, first];
    let n = order.floor().unsigned_abs() as usize;
    for k in 1..=n + 1 {
        let next = x.recip() * Interval::from_i64(2 * k as i64, BOUND_PREC) * &sizes[k] + &sizes[k - 1];
        sizes.push(next);
    }
    let below = &sizes[n.abs_diff(2)];
    ((below + sizes[n].scale(1) + &sizes[n + 2]).scale(-2)).sup()
}

/// Whether Hankel's expansion is worth trying at a working precision: its terms fall below e^{-2|z|}.
fn is_far(size: &Interval, work: u32) -> bool {
    *size.lo() >= work / 3
}

/// An upper bound of √(J_ν² + Y_ν²) from x > 0 on.
fn modulus(order: Order, x: &Float) -> Float {
    let order = order.size();
    let part = |f: Bessel| f.at(order, x, 64);
    asymptotic::modulus(&part(J), &part(Y))
}

/// The guard bits a value may need: as many as separate it from 0, and those that the terms of the series cancel, e^{2|x|} at most.
fn allowance(x: &Float, prec: u32) -> u32 {
    let size = x.to_integer().and_then(|n| n.to_u32()).unwrap_or(u32::MAX);
    close(prec) + 4 * size.min(FARTHEST_SERIES)
}
