//! Bessel functions far out, by Hankel's expansion.
//!
//! Let a_k(ν) = (4ν²-1²)(4ν²-3²)⋯(4ν²-(2k-1)²)/(k! 8^k). By 10.40.2 and 10.40.10-12 of the NIST Digital Library of Mathematical Functions
//! (F. W. J. Olver's bounds),
//!
//! K_ν(z) = √(π/(2z)) e^{-z} S_ν(z), S_ν(z) = Σ_{k<ℓ} a_k(ν)/z^k + R_ℓ, |R_ℓ| ≤ 2c_ℓ |a_ℓ(ν)| |z|^{-ℓ} exp(c_1 |ν²-¼|/|z|),
//!
//! where c_ℓ = 1 for |ph z| ≤ π/2 and c_ℓ = χ(ℓ) = √π Γ(ℓ/2+1)/Γ(ℓ/2+½) for |ph z| ≤ π. χ(1) = π/2, and χ(ℓ) < √(π(ℓ+1)/2) < 2√(ℓ+1) by
//! Γ(x+1)/Γ(x+½) < √(x+½) (log-convexity of Γ). For half an odd integer a_ℓ vanishes from ℓ = |ν| + ½ on, and the sum is exact for every z.
//!
//! From it, for x > 0:
//!
//! * H_ν(x) = J_ν + iY_ν = (2/(πi)) e^{-iνπ/2} K_ν(-ix) (10.27.8), which is √(2/(πx)) e^{i(x - νπ/2 - π/4)} S_ν(-ix);
//! * πi I_ν(x) = e^{-νπi} K_ν(x) - K_ν(x e^{πi}) (10.34.2), where K_ν(x e^{πi}) = -i √(π/(2x)) e^x S_ν(-x). For an integer ν the first
//!   term is real and so adds nothing to the real number I_ν: I_ν(x) = e^x/√(2πx) Re S_ν(-x). For ν = n + ½ it adds
//!   -(-1)^n K_ν(x)/π.

use rug::{Float, Rational};

use super::order::Order;
use super::series::widened;
use crate::interval::{Complex, ComplexError, Interval};

/// More terms than this are refused.
const LONGEST: u32 = 20_000;

/// S_ν(z) by Hankel's expansion, if that reaches the working precision; `turned` for ph z beyond ±π/2.
fn hankel(order: Order, z: &Complex, turned: bool, work: u32) -> Option<Complex> {
    let z = z.with_prec(work);
    let inverse = z.recip().ok()?;
    let closeness = inverse.abs();
    let square = i64::from(order.twice()).pow(2);
    // c_1 |ν²-¼|/|z|
    let spread = &closeness * &Interval::from_i64((square - 1).abs(), work).scale(-2);
    let spread = if turned {
        spread * Interval::pi(work).scale(-1)
    } else {
        spread
    };
    let factor = spread.exp().scale(1);
    let mut term = Complex::real(Interval::one(work));
    // |a_k| |z|^{-k}
    let mut size = Interval::one(work);
    let mut sum = Complex::real(Interval::zero(work));
    for k in 0..LONGEST {
        let turn = match turned {
            true => Interval::from_i64(i64::from(k) + 1, work).sqrt().scale(1),
            false => Interval::one(work),
        };
        let bound = (&size * &factor * turn).sup();
        if bound.is_zero() || bound.get_exp().is_some_and(|e| i64::from(e) < -i64::from(work)) {
            return Some(widened(&sum, bound));
        }
        sum = &sum + &term;
        let odd = 2 * i64::from(k) + 1;
        let ratio = Rational::from((square - odd * odd, 8 * (i64::from(k) + 1)));
        let ratio = Interval::from_rational(&ratio, work);
        let step = (&ratio * &closeness).mag();
        if step > 1 && odd * odd > square {
            // From here on the terms grow.
            return None;
        }
        term = (&term * &inverse).scale(&ratio);
        size = size * &closeness * ratio.abs();
    }
    None
}

/// K_ν(z) for z off the negative axis, z ≠ 0; `None` where the expansion does not reach the working precision.
pub(super) fn decaying(order: Order, z: &Complex, work: u32) -> Result<Option<Complex>, ComplexError> {
    let turned = *z.re.lo() < 0;
    let Some(sum) = hankel(order, z, turned, work) else {
        return Ok(None);
    };
    let z = z.with_prec(work);
    let root = z.recip()?.scale(&Interval::pi(work).scale(-1)).sqrt()?;
    Ok(Some(&(&root * &(-&z).exp()) * &sum))
}

/// J_ν(x) + iY_ν(x) for x > 0 and any order ν.
pub(super) fn oscillating(order: Order, x: &Interval, work: u32) -> Option<Complex> {
    let x = x.with_prec(work);
    let minus_ix = Complex::new(Interval::zero(work), -&x);
    let sum = hankel(order, &minus_ix, false, work)?;
    let root = (Interval::from_i64(2, work) / (Interval::pi(work) * &x)).sqrt();
    // The phase x - (2ν+1)π/4 by whole eighths of a turn: (2ν+1) mod 8.
    let eighths = i64::from((order.twice() + 1).rem_euclid(8));
    let phase = Complex::new(x.cos(), x.sin());
    let angle = Interval::pi(work) * Interval::from_i64(eighths, work).scale(-2);
    let back = match eighths % 2 {
        0 => {
            let whole = |n: i64| Interval::from_i64([1, 0, -1, 0][n as usize % 4], work);
            Complex::new(whole(eighths / 2), whole(eighths / 2 + 1))
        }
        _ => Complex::new(angle.cos(), -angle.sin()),
    };
    Some((&(&phase * &back) * &sum).scale(&root))
}

/// I_ν(x) for x > 0 and ν ≥ 0.
pub(super) fn growing(order: Order, x: &Interval, work: u32) -> Result<Option<Interval>, ComplexError> {
    let x = x.with_prec(work);
    let Some(sum) = hankel(order, &Complex::real(-&x), true, work) else {
        return Ok(None);
    };
    let root = (Interval::pi(work).scale(1) * &x).sqrt();
    let main = x.exp() / root * sum.re;
    if order.is_integer() {
        return Ok(Some(main));
    }
    let Some(rest) = decaying(order, &Complex::real(x), work)? else {
        return Ok(None);
    };
    let rest = rest.re * Interval::from_i64(order.sign(), work) / Interval::pi(work);
    Ok(Some(main - rest))
}

/// An upper bound of √(J_ν² + Y_ν²) on \[a, ∞), a > 0: it decreases in x by Nicholson's integral (10.9.30).
pub(super) fn modulus(j: &Interval, y: &Interval) -> Float {
    (j.sqr() + y.sqr()).sqrt().sup()
}
