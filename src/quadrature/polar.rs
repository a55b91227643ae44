//! Reconstruction by tanh units as a plane integral in polar form, enclosed directly.
//!
//! With m = 1, the activation tanh, g(z) = e^{-z²/2}, f = g and ρ = g''', the transform and its dual are
//!
//! > R(a, b) = ∫ g(y) g'''(ay - b) dy,  S(x) = ∫∫ R(a, b) tanh(ax - b) db da.
//!
//! [`tanh_reconstruction`] encloses S(x) without any theorem on them: that S is a multiple of f can be read off
//! the result, and is used nowhere. Below, G(u) = (1 - u²)e^{-u²/2} = -g''(u); it is even, entire, and -1 < G ≤ 1 on ℝ,
//! its stationary values being G(0) = 1 and G(±√3) = -2e^{-3/2}.
//!
//! # From the transform to the plane
//!
//! 1. *y.* g(y)g(ay - b) = e^{-b²/2σ²} e^{-σ²(y - ab/σ²)²/2} with σ² = 1 + a², so ∫g(y)g(ay - b)dy = (√(2π)/σ)g(b/σ).
//!    As g'''(ay - b) is minus the third derivative in b of g(ay - b), R(a, b) = -√(2π) σ⁻⁴ g'''(b/σ). (The y-integral
//!    converges uniformly, with all its derivatives.) So ∫|R|db is a constant times σ⁻³, the integral defining S
//!    converges absolutely, and it may be taken over b first.
//! 2. *b, by parts.* tanh' = sech², and g''(b/σ) tanh vanishes at b → ±∞; hence ∫R tanh(ax - b)db = -√(2π) σ⁻³
//!    ∫g''(b/σ) sech²(ax - b)db = √(2π) σ⁻³ ∫G((ax - w)/σ) sech²w dw with w = ax - b.
//! 3. *a = tan φ*, |φ| < π/2: σ = 1/cos φ, da = σ²dφ, (ax - w)/σ = x sin φ - w cos φ =: u. As |cos φ| and G(u), G being
//!    even, have period π in φ, and |G| ≤ 1 lets the order of integration change,
//!
//! > S(x) = √(2π) ∫_ℝ sech²w ∫₀^π |cos φ| G(x sin φ - w cos φ) dφ dw.
//!
//! # The quadrature
//!
//! φ is integrated by a product rule with N = 2M + 1 equidistant nodes φ_i = iπ/N and weights W_i, w by the trapezoidal
//! rule with a step h for each row φ = φ_i, broken off where its terms are negligible. The pairs (φ, w) and (π - φ, -w)
//! give the same u, and the same weights: rows i and N - i are equal, and
//!
//! > S(x) ∈ √(2π)·(W₀V₀ + 2 Σ_{i=1}^M W_iV_i ± e₁ ± e₂ ± e₃),  V_i = h Σ_j sech²(jh) G(x sin φ_i - jh cos φ_i).
//!
//! * e₁ bounds what the rule in φ leaves out, integrated over w: derived in [`angle`], where Σ|W_i| ≤ 4 is proved as
//!   well.
//! * e₂ bounds 4 times the discretisation error of a row, e₃ is the sum of |W_i| times the terms broken off, and the
//!   roundings are contained in the enclosure of each V_i: derived in [`row`].
//!
//! Every bound is evaluated in outward rounded arithmetic; the choices of M, h, the ends of the rows and the working
//! precision decide only how small they are. The width of the result is verified.
//!
//! For D = digits·log 10 + x²/2 there are about 0.14 D^{3/2} rows of up to D²/π² nodes, and no node costs an
//! exponential.

mod angle;
mod row;

use super::QuadratureError;
use super::grid::{BOUND_PREC, natural};
use crate::interval::Interval;
use angle::AngularRule;
use rayon::prelude::*;
use row::RowRule;
use rug::{Float, Rational};

/// How much the aim, a power of e, exceeds what the digits call for, one attempt after the other.
const MARGINS: [u32; 3] = [2, 6, 18];

/// The greatest number of digits [`tanh_reconstruction`] accepts.
pub const MAX_RECONSTRUCTION_DIGITS: usize = 300;

/// The greatest |x| [`tanh_reconstruction`] accepts.
pub const MAX_RECONSTRUCTION_ABSCISSA: u32 = 16;

/// Bits by which enclosures of the parameters of a row are finer than its sums.
const FINER: u32 = 32;

/// Encloses S(x) = ∫∫ R(a, b) tanh(ax - b) db da, R(a, b) = ∫ f(y) ρ(ay - b) dy for f(y) = e^{-y²/2} and ρ = f''', to a
/// relative width of at most 10^(-digits), by rigorous quadrature in two dimensions.
///
/// The method and its proof stand in `src/quadrature/polar.rs`.
///
/// # Errors
/// [`QuadratureError::OutOfRange`] unless 1 ≤ digits ≤ [`MAX_RECONSTRUCTION_DIGITS`] and
/// |x| ≤ [`MAX_RECONSTRUCTION_ABSCISSA`]; [`QuadratureError::BudgetExhausted`] should three attempts miss the width.
pub fn tanh_reconstruction(x: &Rational, digits: usize) -> Result<Interval, QuadratureError> {
    check("digits", digits as u64, 1, MAX_RECONSTRUCTION_DIGITS as u64)?;
    let magnitude = Rational::from(x.abs_ref()).ceil().numer().to_u64();
    let greatest = u64::from(MAX_RECONSTRUCTION_ABSCISSA);
    check("|x|", magnitude.unwrap_or(u64::MAX), 0, greatest)?;

    // log 10 < 2.302586. That S(x) will have the size of e^{-x²/2} is a choice of the aim, verified by the width.
    let relative = (digits as u64 * 2_302_586).div_ceil(1_000_000) as u32;
    let size = (Rational::from(x.square_ref()) / 2u32).ceil().numer().to_u32();
    let decay = relative + size.expect("|x| ≤ 16 was checked");
    let mut reached = None;
    for margin in MARGINS {
        let enclosure = reconstruct(x, decay + margin).with_prec(bits(relative) + 8);
        if enclosure.certain_digits() as usize >= digits {
            return Ok(enclosure);
        }
        reached = Some(Box::new(enclosure));
    }
    Err(QuadratureError::BudgetExhausted {
        budget: "three attempts".into(),
        reached,
    })
}

/// Is an argument inside its range?
fn check(name: &'static str, value: u64, least: u64, greatest: u64) -> Result<(), QuadratureError> {
    if (least..=greatest).contains(&value) {
        return Ok(());
    }
    Err(QuadratureError::OutOfRange {
        name,
        value,
        least,
        greatest,
    })
}

/// Encloses S(x) with every error about e^(-decay).
fn reconstruct(x: &Rational, decay: u32) -> Interval {
    let rows = RowRule::new(x, decay);
    let prec = rows.prec() + FINER;
    let (angles, omitted) = AngularRule::new(x, decay, prec);
    let x = Interval::from_rational(x, prec);
    // Summed in the order of the rows, whatever the threads did: the result is always the same.
    let contributions: Vec<(Interval, Interval)> = (0..angles.rows())
        .into_par_iter()
        .map(|i| {
            let (sin, cos) = angles.sin_cos(i);
            let row = rows.sum(&(&x * sin), &cos);
            let weight = angles.weight(i).scale(i32::from(i > 0));
            (&weight * row.value, weight.with_prec(BOUND_PREC).abs() * row.broken_off)
        })
        .collect();
    let zero = (Interval::zero(prec), omitted + rows.discretisation());
    let (value, error) = contributions
        .into_iter()
        .fold(zero, |(value, error), (v, e)| (value + v, error + e));
    let two_pi = Interval::pi(prec).scale(1);
    (value + symmetric(&error)) * two_pi.sqrt()
}

/// [-e, e] for a bound e.
fn symmetric(bound: &Interval) -> Interval {
    (-bound).hull(bound)
}

/// A small number as an exact interval of the precision of bounds.
fn small(n: u32) -> Interval {
    natural(u64::from(n))
}

/// The least integer not below a bound; for choices only, where any integer is allowed.
fn ceiling(x: &Interval) -> u32 {
    let up = Float::with_val(BOUND_PREC, x.hi().ceil_ref());
    let integer = up.to_integer().unwrap_or_default();
    integer.to_u32().unwrap_or(0)
}

/// A number of bits b with 2^(-b) ≤ e^(-decay): 1/log 2 < 1.4427.
fn bits(decay: u32) -> u32 {
    (u64::from(decay) * 14_427).div_ceil(10_000) as u32
}
