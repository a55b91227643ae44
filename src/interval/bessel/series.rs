//! Power series of Bessel functions of order ν ≥ 0 on rectangles.
//!
//! With q = ∓z²/4 (the upper sign for J and Y, the lower for I and K) and t_k = q^k/(k! (ν+1)_k) let F = Σ t_k and, for an integer
//! n = ν, G = Σ (H_k + H_{n+k}) t_k, H_k = 1 + 1/2 + … + 1/k. As ψ(k+1) = H_k - γ, the expansions 10.2.2, 10.25.2, 10.8.1 and 10.31.1 of
//! the NIST Digital Library of Mathematical Functions read
//!
//! * J_ν, I_ν = (z/2)^ν/Γ(ν+1) F,
//! * Y_n = (2/π)(log(z/2) + γ) J_n - (1/π) (z/2)^n/n! G - (1/π) (z/2)^{-n} Σ_{k<n} (n-k-1)!/k! (z²/4)^k,
//! * (-1)^n K_n = -(log(z/2) + γ) I_n + ½ (z/2)^n/n! G + (-1)^n ½ (z/2)^{-n} Σ_{k<n} (n-k-1)!/k! (-z²/4)^k.
//!
//! **The tails.** |t_{k+1}/t_k| = |q|/((k+1)(ν+k+1)), and for k ≥ 1 the factor H_k + H_{n+k} ≥ 2 grows by at most 2/(k+1), so by a
//! ratio of at most 1 + 1/(k+1) ≤ 3/2. From an index N ≥ 1 on with |q| ≤ ¼ (N+1)(ν+N+1) the terms of F and of G more than halve, and the
//! tails from N on are at most twice their first term in absolute value.

use rug::{Float, Integer, Rational};

use super::order::Order;
use crate::interval::{Complex, ComplexError, Interval};

/// More terms than this are refused.
const LONGEST: i32 = 20_000;

/// The sums F and G; G only if the order is an integer.
struct Sums {
    f: Complex,
    g: Complex,
}

fn integer(n: i64, work: u32) -> Interval {
    Interval::from_i64(n, work)
}

fn fraction(p: i64, q: i64, work: u32) -> Interval {
    Interval::from_rational(&Rational::from((p, q)), work)
}

/// The disc of a radius around a value, as a rectangle.
pub(super) fn widened(value: &Complex, radius: Float) -> Complex {
    let margin = Interval::enclosing(-radius.clone(), radius);
    value + &Complex::new(margin.clone(), margin)
}

/// F and G at q.
fn sums(order: Order, q: &Complex, work: u32) -> Option<Sums> {
    let size = q.abs().sup();
    let twice = i64::from(order.twice());
    let mut term = Complex::real(Interval::one(work));
    let (mut f, mut g) = (Complex::real(Interval::zero(work)), Complex::real(Interval::zero(work)));
    // H_k + H_{n+k}
    let mut harmonic = (1..=i64::from(order.floor())).fold(Interval::zero(work), |h, j| h + fraction(1, j, work));
    let mut largest = i32::MIN;
    for k in 0..i64::from(LONGEST) {
        let weighted = term.scale(&harmonic);
        let (bound, weighted_bound) = (term.abs().sup(), weighted.abs().sup());
        let exponent = |x: &Float| x.get_exp().unwrap_or(i32::MIN);
        largest = largest.max(exponent(&bound));
        let halves = Float::with_val(size.prec(), &size << 3u32) <= (k + 1) * (twice + 2 * k + 2);
        let small = i64::from(exponent(&weighted_bound).max(exponent(&bound))) < i64::from(largest) - i64::from(work);
        if k >= 1 && halves && (small || bound.is_zero()) {
            let double = |x: Float| Float::with_val(work, x << 1u32);
            return Some(Sums {
                f: widened(&f, double(bound)),
                g: widened(&g, double(weighted_bound)),
            });
        }
        f = &f + &term;
        g = &g + &weighted;
        // t_{k+1}/t_k = 2q/((k+1)(2ν+2k+2))
        term = (&term * q).scale(&fraction(2, (k + 1) * (twice + 2 * k + 2), work));
        if order.is_integer() {
            harmonic += fraction(1, k + 1, work) + fraction(1, k + 1 + twice / 2, work);
        }
    }
    None
}

/// z/2 and z²/4.
fn half_and_square(z: &Complex, work: u32) -> (Complex, Complex) {
    let half = z.with_prec(work).scale(&fraction(1, 2, work));
    let square = half.sqr();
    (half, square)
}

/// (z/2)^ν/Γ(ν+1).
fn front(order: Order, half: &Complex, work: u32) -> Result<Complex, ComplexError> {
    let power = half.powi(order.floor().into())?;
    let power = match order.is_integer() {
        true => power,
        false => &power * &half.sqrt()?,
    };
    let next = order.plus(1).value(work);
    Ok(power.scale(&(Interval::one(work) / next.gamma())))
}

/// J_ν(z), or I_ν(z) if `modified`, for ν ≥ 0.
pub(super) fn first(order: Order, z: &Complex, modified: bool, work: u32) -> Result<Complex, ComplexError> {
    let (half, square) = half_and_square(z, work);
    let q = if modified { square } else { -&square };
    let sums = sums(order, &q, work).ok_or(ComplexError::Budget("a Bessel function"))?;
    Ok(&front(order, &half, work)? * &sums.f)
}

/// Y_n(z), or K_n(z) if `modified`, for an integer n ≥ 0.
pub(super) fn second(order: Order, z: &Complex, modified: bool, work: u32) -> Result<Complex, ComplexError> {
    let n = order.floor();
    let (half, square) = half_and_square(z, work);
    let (q, p) = if modified {
        (square.clone(), -&square)
    } else {
        (-&square, square)
    };
    let sums = sums(order, &q, work).ok_or(ComplexError::Budget("a Bessel function"))?;
    let front = front(order, &half, work)?;
    let log = half.log()?;
    let log = Complex::new(&log.re + &Interval::euler_gamma(work), log.im);
    let regular = &(&log * &front) * &sums.f;
    let weighted = &front * &sums.g;
    // Σ_{k<n} (n-k-1)!/k! p^k, from the last term.
    let mut polar = Complex::real(Interval::zero(work));
    for k in (0..n).rev() {
        let coefficient = Rational::from((
            Integer::from(Integer::factorial((n - k - 1).unsigned_abs())),
            Integer::from(Integer::factorial(k.unsigned_abs())),
        ));
        let coefficient = Complex::real(Interval::from_rational(&coefficient, work));
        polar = &(&polar * &p) + &coefficient;
    }
    let polar = match n {
        0 => polar,
        _ => &polar * &half.powi(-i64::from(n))?,
    };
    let sign = integer(order.sign(), work);
    let (two, one_half) = (integer(2, work), fraction(1, 2, work));
    Ok(if modified {
        let even = &weighted.scale(&one_half) - &regular;
        &even.scale(&sign) + &polar.scale(&one_half)
    } else {
        let sum = &(&regular.scale(&two) - &weighted) - &polar;
        sum.scale(&(Interval::one(work) / Interval::pi(work)))
    })
}
