//! J_ν and Y_ν of order ν = n + ½, n ≥ 0, in closed form on the plane cut along the negative axis.
//!
//! Hankel's expansion ends: with S_ν(w) = Σ_{k≤n} a_k(ν)/w^k (see [`asymptotic`](super::asymptotic)) and ω = z - (n+1)π/2,
//!
//! > J_ν ± iY_ν = √(2/(πz)) e^{±iω} S_ν(∓iz)
//!
//! for z > 0 (10.16.1 and 10.17.13, 10.17.14 of the NIST Digital Library of Mathematical Functions, the remainders being 0), and so, both sides being holomorphic, wherever the root is. With
//! P_± = (∓i)^{n+1} S_ν(∓iz), J_ν = √(2/(πz)) ½ (e^{iz} P_+ + e^{-iz} P_-) and Y_ν = √(2/(πz)) (1/2i)(e^{iz} P_+ - e^{-iz} P_-). Nothing is left out: rounding is the only error.

use rug::Rational;

use super::order::Order;
use crate::interval::{Complex, ComplexError, Interval};

/// J_ν(z), or Y_ν(z) if `second`, for half an odd integer ν > 0.
pub(super) fn wave(order: Order, z: &Complex, second: bool, work: u32) -> Result<Complex, ComplexError> {
    let z = z.with_prec(work);
    let inverse = z.recip()?;
    let turned = |w: &Complex| Complex::new(-&w.im, w.re.clone());
    let wave = |up: bool| {
        let iz = match up {
            true => turned(&z),
            false => -&turned(&z),
        };
        // 1/(∓iz) = ±i/z.
        let step = match up {
            true => turned(&inverse),
            false => -&turned(&inverse),
        };
        let mut value = &iz.exp() * &sum(order, &step, work);
        // (∓i)^{n+1}: a quarter turn back and forth n + 1 times.
        let turns = (order.floor() + 1).rem_euclid(4);
        for _ in 0..if up { 4 - turns } else { turns } {
            value = turned(&value);
        }
        value
    };
    let both = match second {
        false => &wave(true) + &wave(false),
        // 1/i = -i.
        true => -&turned(&(&wave(true) - &wave(false))),
    };
    let root = inverse
        .scale(&(Interval::one(work).scale(1) / Interval::pi(work)))
        .sqrt()?;
    Ok((&root * &both).scale(&Interval::one(work).scale(-1)))
}

/// Σ_{k≤n} a_k(ν) w^k, from the last term: a_{k+1}/a_k = (4ν² - (2k+1)²)/(8(k+1)).
fn sum(order: Order, w: &Complex, work: u32) -> Complex {
    let square = i64::from(order.twice()).pow(2);
    let one = Complex::real(Interval::one(work));
    let mut value = one.clone();
    for k in (0..i64::from(order.floor())).rev() {
        let ratio = Rational::from((square - (2 * k + 1).pow(2), 8 * (k + 1)));
        value = &(&value * w).scale(&Interval::from_rational(&ratio, work)) + &one;
    }
    value
}
