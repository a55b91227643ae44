//! Kummer's function ₁F₁(a; b; z) = Σ (a)_k zᵏ / ((b)_k k!) for rational a and b on real intervals.
//!
//! # Tail of the series
//! The ratio of consecutive terms is (a+k)z/((b+k)(k+1)). For k ≥ N with N + b > 0,
//! |a+k|/|b+k| ≤ 1 + |a−b|/(N+b), which is at most 3/2 if N ≥ 2|a−b| − b, and |z|/(k+1) < 1/3 if N ≥ 3|z|. Then every
//! later ratio is below 1/2 and **|Σ_{k≥N} t_k| ≤ 2|t_N|**. (N + b is not zero, for b is no integer ≤ 0.)
//!
//! # At a point
//! For z < 0 the series cancels, and Kummer's transformation ₁F₁(a; b; z) = e^z ₁F₁(b−a; b; −z) is used, except
//! where a is an integer ≤ 0: then the series is a polynomial, and it is summed in exact rational arithmetic as long as
//! it is short; likewise the other factor where b − a is an integer ≤ 0. What cancellation remains (a < 0 or b < a) is met
//! by raising the working precision.
//!
//! # Large arguments
//! Let 0 < a < b, c = b−a−1 > −1 and x > 0. From Γ(a)Γ(b−a)/Γ(b) ₁F₁(a; b; −x) = ∫₀¹ e^{−xt} t^{a−1} (1−t)^c dt and
//! (1−t)^c = P_N(t) + R_N(t), P_N(t) = Σ_{k<N} (−c)_k tᵏ/k!, one gets with s_k = (a)_k (a−b+1)_k/(k! xᵏ)
//!
//!   ₁F₁(a; b; −x) = Γ(b)/Γ(b−a) x^{−a} (Σ_{k<N} s_k + ε),
//!   **|ε| ≤ 2|s_N| + e^{−x/2} x^a Γ(b−a)/Γ(b) + e^{−x/4} 2^{a+N} Σ_{k<N} |s_k|** for N ≥ b:
//!
//! the three errors are those of leaving out R_N on \[0, ½\], where |R_N(t)| ≤ 2|(−c)_N/N!| t^N because consecutive
//! coefficients have the ratio (k−c)/(k+1), in \[0, 1\] for k ≥ N ≥ c; of leaving out the integral over \[½, 1\], where
//! e^{−xt} ≤ e^{−x/2} and the rest integrates to no more than Γ(a)Γ(b−a)/Γ(b); and of extending P_N to \[½, ∞), where
//! e^{−xt} ≤ e^{−x/4} e^{−xt/2} and ∫₀^∞ e^{−xt/2} t^{a+k−1} dt = Γ(a+k)(2/x)^{a+k}.
//!
//! # On intervals
//! The derivative is (a/b) ₁F₁(a+1; b+1; z). If 0 < a ≤ b the function is a mean of e^{zt} over t in \[0, 1\], by the
//! integral above, so it is positive, and so is its derivative, on the whole line; if a > 0 and b > 0 they are at z ≥ 0,
//! term by term. In these cases it is increasing, and values at the ends are the range. Elsewhere the derivative is
//! enclosed over ever smaller pieces Z with midpoint m: where it does not change sign the ends hold the range, else
//! f(m) + f′(Z)(Z−m) does, f′(Z) having been enclosed in the same way by f′(m) and f″(Z). A piece whose range lies within the hull of values already taken at points adds nothing, the
//! others are cut in two, the largest first, so that the work gathers at the turning points.

use std::collections::VecDeque;

use rug::float::Special;
use rug::{Float, Integer, Rational};

use super::Interval;
use super::refine::{cancelling, refine};

/// The degree up to which a polynomial is summed exactly, and the bits of the argument and of its exponent: its value then has at most
/// 2^21 bits.
const LONGEST_EXACT: i32 = 256;
const EXACT_BITS: u32 = 4096;
/// Numerators and denominators of parameters up to this size are multiplied by indices within 64 bits.
const SMALL: i64 = 4096;

/// How many terms of a series are worth waiting for.
pub(super) const LONGEST: u32 = 100_000;

/// The most guard bits spent on cancellation, beside those for the precision.
const LARGEST_GUARD: u32 = 100_000;

/// How many pieces of an interval on which the function is not known to be monotone are cut in two.
const PIECES: u32 = 64;

impl Interval {
    /// Kummer's function ₁F₁(a; b; z), or `M(a, b, z)`; empty if b is an integer ≤ 0, where it is undefined.
    ///
    /// Nearly tightest at points and wherever 0 < a ≤ b, or a, b > 0 and z ≥ 0. For arguments so large that neither
    /// the series nor the asymptotic expansion is practical, a valid enclosure that may be wide.
    pub fn hyp1f1(a: &Rational, b: &Rational, z: &Interval) -> Interval {
        let prec = z.prec();
        if z.is_empty() || is_ending(b) {
            return Interval::empty(prec);
        }
        if *a == 0 {
            return Interval::one(prec);
        }
        if a == b {
            return z.exp();
        }
        if z.is_point() {
            return at(a, b, z.lo(), prec);
        }
        if *a > 0 && *b > 0 && (a < b || *z.lo() >= 0) {
            return at(a, b, z.lo(), prec).hull(&at(a, b, z.hi(), prec));
        }
        if !z.is_bounded() {
            return Interval::entire(prec);
        }
        piecewise(a, b, z)
    }
}

/// Whether the series of ₁F₁ ends (upper parameter) or breaks down (lower parameter): an integer ≤ 0.
pub(super) fn is_ending(parameter: &Rational) -> bool {
    *parameter <= 0 && parameter.is_integer()
}

/// The range over a bounded interval on which the function need not be monotone.
fn piecewise(a: &Rational, b: &Rational, z: &Interval) -> Interval {
    let prec = z.prec();
    // The hull of the values at the ends of all pieces so far.
    let mut attained = at(a, b, z.lo(), prec).hull(&at(a, b, z.hi(), prec));
    let mut beyond = Interval::empty(prec);
    let mut pieces = VecDeque::from([z.clone()]);
    let mut left = PIECES;
    while let Some(z) = pieces.pop_front() {
        let middle = z.mid();
        let (a1, b1) = (Rational::from(a + 1), Rational::from(b + 1));
        let around = mean_value(&a1, &b1, &z, &at(&a1, &b1, &middle, prec), &slope(&a1, &b1, &z));
        let slope = around * Interval::from_rational(&Rational::from(a / b), prec);
        if *slope.lo() >= 0 || *slope.hi() <= 0 {
            continue;
        }
        let value = at(a, b, &middle, prec);
        let range = mean_value(a, b, &z, &value, &slope);
        attained = attained.hull(&value);
        if range.is_subset(&attained) {
            continue;
        }
        if left > 0 && middle > *z.lo() && middle < *z.hi() {
            left -= 1;
            pieces.extend([(z.inf(), middle.clone()), (middle, z.sup())].map(|(lo, hi)| Interval::enclosing(lo, hi)));
        } else {
            beyond = beyond.hull(&range);
        }
    }
    attained.hull(&beyond)
}

/// The derivative over an interval.
fn slope(a: &Rational, b: &Rational, z: &Interval) -> Interval {
    let ratio = Interval::from_rational(&Rational::from(a / b), z.prec());
    ratio * rough(&Rational::from(a + 1), &Rational::from(b + 1), z)
}

/// The range over an interval, given the value at its midpoint and the derivative all over it.
fn mean_value(a: &Rational, b: &Rational, z: &Interval, value: &Interval, slope: &Interval) -> Interval {
    let away = z - Interval::point(z.mid());
    (value + slope * away).intersection(&rough(a, b, z))
}

/// The series or, left of zero, its transform, once through with a whole interval for z.
fn rough(a: &Rational, b: &Rational, z: &Interval) -> Interval {
    let work = z.prec() + 8;
    let sum = if *z.hi() <= 0 && !is_ending(a) {
        series(&Rational::from(b - a), b, &-z, work).map(|sum| sum * z.with_prec(work).exp())
    } else {
        series(a, b, z, work)
    };
    sum.map_or_else(|| Interval::entire(z.prec()), |sum| sum.with_prec(z.prec()))
}

/// The value at one number or the limit at an infinity, b being no integer ≤ 0.
fn at(a: &Rational, b: &Rational, z: &Float, prec: u32) -> Interval {
    if z.is_infinite() {
        return at_infinity(a, b, z.is_sign_positive(), prec);
    }
    if is_ending(a) {
        return polynomial(a, b, z, prec);
    }
    let mirrored = Float::with_val(z.prec(), -z);
    let complement = Rational::from(b - a);
    if is_ending(&complement) {
        return refine(prec, 0, |work| {
            polynomial(&complement, b, &mirrored, work) * exp_of(z, work)
        });
    }
    let middling = *a > 0 && a < b;
    let size = Float::with_val(64, z.abs_ref());
    refine(prec, allowance(a, b, z, prec), |work| {
        let x = Interval::point(z.clone());
        let value = if middling && size >= Rational::from(b * 8u32) + 6 * work {
            if *z < 0 {
                decaying(a, b, &-x, work)
            } else {
                decaying(&complement, b, &x, work).map(|value| value * exp_of(z, work))
            }
        } else if *z < 0 {
            series(&complement, b, &-x, work).map(|value| value * exp_of(z, work))
        } else {
            series(a, b, &x, work)
        };
        value.unwrap_or_else(|| Interval::entire(work))
    })
}

/// How many guard bits may be asked for. Where 0 < a < b no sum cancels, and beyond the longest series there is none; else,
/// with A the greater of |a| and |b−a|, the terms at z grow to the size of e^{|z| + 2√(A|z|)}, while the sum may be as
/// small as its inverse.
fn allowance(a: &Rational, b: &Rational, z: &Float, prec: u32) -> u32 {
    let usual = cancelling(prec);
    if *a > 0 && a < b || *z.as_abs() > LONGEST {
        return usual;
    }
    let parameter = Rational::from(a.abs_ref()).max(Rational::from(b - a).abs());
    let size = Interval::point(Float::with_val(64, z.abs_ref()));
    let growth = &size + (Interval::from_rational(&parameter, 64) * &size).sqrt().scale(1);
    let bits = growth.scale(2).hi().to_u32_saturating().unwrap_or(u32::MAX);
    usual.saturating_add(bits.min(LARGEST_GUARD))
}

/// e^z at a precision of its own.
fn exp_of(z: &Float, work: u32) -> Interval {
    Interval::around(|round| Float::with_val_round(work, z.exp_ref(), round))
}

/// The limit at an infinity, as an interval of numbers near it, for the cases known to be monotone.
fn at_infinity(a: &Rational, b: &Rational, positive: bool, prec: u32) -> Interval {
    if positive && *a > 0 && *b > 0 {
        Interval::point(Float::with_val(prec, Special::Infinity))
    } else if !positive && *a > 0 && a < b {
        Interval::zero(prec)
    } else {
        Interval::entire(prec)
    }
}

/// The sum for an integer a ≤ 0: exact, then rounded once, if short; else in intervals.
fn polynomial(a: &Rational, b: &Rational, z: &Float, prec: u32) -> Interval {
    let short =
        *a >= -LONGEST_EXACT && z.prec() <= EXACT_BITS && z.get_exp().is_none_or(|e| e.unsigned_abs() < EXACT_BITS);
    match short.then(|| z.to_rational()).flatten() {
        Some(exact) => {
            let (mut term, mut sum) = (Rational::from(1), Rational::from(1));
            let mut k = 0;
            while term != 0 {
                term *= ratio(a, b, k) * &exact;
                sum += &term;
                k += 1;
            }
            Interval::from_rational(&sum, prec)
        }
        _ => refine(prec, allowance(a, b, z, prec), |work| {
            series(a, b, &Interval::point(z.clone()), work).unwrap_or_else(|| Interval::entire(work))
        }),
    }
}

/// (a+k)/((b+k)(k+1)): z times this is the ratio of the terms k+1 and k.
pub(super) fn ratio(a: &Rational, b: &Rational, k: u32) -> Rational {
    Rational::from(a + k) / (Rational::from(b + k) * (k + 1))
}

/// The ratios of all terms, without z: in machine integers where the parameters are small.
pub(super) struct Ratios<'a> {
    parameters: [&'a Rational; 2],
    /// Numerators and denominators of the parameters.
    small: Option<[i64; 4]>,
}

impl<'a> Ratios<'a> {
    pub(super) fn new(a: &'a Rational, b: &'a Rational) -> Ratios<'a> {
        // With k <= 2 LONGEST the numerator of a ratio is below 2^43 and the denominator below 2^61.
        let small = |n: &Integer| n.to_i64().filter(|n| n.abs() <= SMALL);
        let parts = || {
            Some([
                small(a.numer())?,
                small(a.denom())?,
                small(b.numer())?,
                small(b.denom())?,
            ])
        };
        Ratios {
            parameters: [a, b],
            small: parts(),
        }
    }

    /// Multiplies by the ratio of number k <= 2 [`LONGEST`].
    pub(super) fn apply(&self, k: u32, term: &mut Interval) {
        let [a, b] = self.parameters;
        let Some([p, q, r, s]) = self.small else {
            let ratio = ratio(a, b, k);
            // Numerator and denominator are short, by which it is cheaper to multiply and divide than by a quotient.
            let exact = |n: &Integer| Interval::from_integer(n, n.significant_bits());
            *term = &*term * exact(ratio.numer()) / exact(ratio.denom());
            return;
        };
        let k = i64::from(k);
        let (up, down) = ((p + k * q) * s, (r + k * s) * q * (k + 1));
        term.stretch(if down < 0 { -up } else { up }, down.unsigned_abs());
    }
}

/// The index from which the terms more than halve, if it comes within budget; |z| ≤ `size`.
pub(super) fn halving(a: &Rational, b: &Rational, size: &Float) -> Option<u32> {
    if *size > LONGEST {
        return None;
    }
    let by_size: Integer = Float::with_val(64, size * 3u32).to_integer()? + 2;
    let by_parameters: Rational = Rational::from(a - b).abs() * 2 - b;
    let (_, by_parameters) = by_parameters.fract_ceil(Integer::new());
    by_size
        .max(by_parameters)
        .max(Integer::new())
        .to_u32()
        .filter(|&n| n <= LONGEST)
}

/// The power series over an interval of arguments, at a working precision; none if it would be too long.
pub(super) fn series(a: &Rational, b: &Rational, z: &Interval, work: u32) -> Option<Interval> {
    let first = halving(a, b, &z.mag())?;
    let z = if z.prec() > work { z.with_prec(work) } else { z.clone() };
    let (mut term, mut sum) = (Interval::one(work), Interval::one(work));
    let mut largest = 1;
    let ratios = Ratios::new(a, b);
    for k in 0..2 * LONGEST {
        term.multiply(&z);
        ratios.apply(k, &mut term);
        let size = term.larger_end();
        let Some(exponent) = size.get_exp() else {
            // The series has ended, or the argument is zero.
            return size.is_zero().then_some(sum);
        };
        largest = largest.max(exponent);
        if k + 1 >= first && exponent < largest.saturating_sub_unsigned(work) {
            let tail = Float::with_val(work, size.abs_ref()) << 1u32;
            let tail = Interval::enclosing(-tail.clone(), tail);
            return Some(sum + tail);
        }
        sum.increase(&term);
    }
    None
}

/// ₁F₁(a; b; −x) for 0 < a < b and large x > 0 by its asymptotic expansion.
fn decaying(a: &Rational, b: &Rational, x: &Interval, work: u32) -> Option<Interval> {
    let exact = |q: &Rational| Interval::from_rational(q, work);
    let x = x.with_prec(work);
    let complement = Rational::from(b - a);
    let shifted = Rational::from(1 - &complement);
    let (mut term, mut sum, mut sizes) = (Interval::one(work), Interval::zero(work), Interval::zero(work));
    let mut terms = 0u32;
    while *b > terms || term.mag().get_exp().is_some_and(|e| i64::from(e) > -i64::from(work)) {
        if terms > work.max(LONGEST) {
            return None;
        }
        sum += &term;
        sizes += term.abs();
        let factor = Rational::from(a + terms) * Rational::from(&shifted + terms) / (terms + 1);
        term = term * exact(&factor) / &x;
        terms += 1;
    }
    let quotient = exact(b).gamma() / exact(&complement).gamma();
    let power = x.pow(&exact(a));
    let two = Interval::from_i64(2, work);
    let scaled = |by: i32| (&x * exact(&Rational::from((-1, by)))).exp();
    let error = &two * term.abs()
        + scaled(2) * &power / &quotient
        + scaled(4) * two.pow(&exact(&Rational::from(a + terms))) * sizes;
    let error = error.mag();
    let error = Interval::enclosing(-error.clone(), error);
    Some(quotient / power * (sum + error))
}
