//! Integrals over a half line of powers with a centred Gaussian weight, by the dyadic grid.
//!
//! If the exact layer reads the integrand on z >= 0 as a sum of c z^n e^{-A z²} (powers cancelled, which is an equality
//! almost everywhere), then with z = u/√(2A)
//!
//! > ∫_0^∞ c z^n e^{-A z²} dz = c (2A)^{-(n+1)/2} ∫_0^∞ u^n e^{-u²/2} du,
//!
//! and the last integral is enclosed by the trapezoidal rule ([`gaussian_half_moment`]). No closed form of a Gaussian
//! integral is used.
//!
//! Powers with the weight e^{-z²/2} over a hyperbolic sine go to [`gaussian_over_sinh`]. Where cosh/sinh² stands for it, an
//! integration by parts comes first ([`by_parts`]): the derivative of -1/(c sinh cz) is cosh/sinh² (cz), so that for a
//! polynomial p that is divisible by z²
//!
//! > ∫_0^∞ p(z) e^{-Az²} cosh(cz)/sinh²(cz) dz = (1/c) ∫_0^∞ (p'(z) - 2Az p(z)) e^{-Az²}/sinh(cz) dz;
//!
//! the boundary term p(z) e^{-Az²}/sinh(cz) vanishes at 0 and at infinity.

use std::collections::BTreeMap;

use super::QuadratureError;
use super::integrand::Setting;
use super::moments::gaussian_half_moment;
use super::sinh::gaussian_over_sinh;
use crate::enclose::{NoIntegrals, evaluate};
use crate::exact::{
    Hyperbolic, HyperbolicPowers, Normal, Scope, WeightedPower, hyperbolic_powers, normal, weighted_powers,
};
use crate::formula::{Domain, Domains, Expr, Function};
use crate::interval::Interval;

/// Bits beyond those asked for: a sum of a few dozen terms loses fewer.
const GUARD: u32 = 32;

/// The integral of `body` over the half line from 0; `None` if it is not of this form, or a rate is not certainly positive.
pub(super) fn half_line(body: &Expr, setting: Setting<'_>, prec: u32) -> Option<Result<Interval, QuadratureError>> {
    let (integrand, scope) = exact(body, setting)?;
    if let Some(powers) = hyperbolic_powers(&integrand, setting.var, &scope) {
        return over_sinh(&powers, setting, prec).map(Ok);
    }
    let terms = weighted_powers(&integrand, setting.var, &scope)?;
    let mut sum = Interval::zero(prec);
    for term in &terms {
        match moment(term, setting, prec)? {
            Ok(value) => sum += value,
            Err(error) => return Some(Err(error.of_a_part())),
        }
    }
    Some(Ok(sum))
}

/// The integrand in exact form, with the symbols that have exact values replaced.
fn exact(body: &Expr, setting: Setting<'_>) -> Option<(Normal, Scope)> {
    let (mut exact, mut domains) = (BTreeMap::new(), Domains::new());
    for (symbol, value) in setting.at.iter().filter(|(symbol, _)| *symbol != setting.var) {
        let (lo, hi) = (value.lo().to_rational()?, value.hi().to_rational()?);
        if lo == hi {
            exact.insert(symbol.clone(), Expr::rational(&lo));
        } else {
            domains.insert(symbol.clone(), Domain::Between { lo, hi });
        }
    }
    domains.insert(setting.var.clone(), Domain::Positive);
    let scope = Scope::new(&domains).almost_everywhere(setting.var);
    Some((normal(&body.substitute_all(&exact), &scope).ok()?, scope))
}

/// An integrand over the hyperbolic sine with the same integral over the half line from 0, if the given one is a
/// polynomial, divisible by z², times a Gaussian and cosh/sinh².
pub(super) fn by_parts(body: &Expr, setting: Setting<'_>) -> Option<Expr> {
    let (integrand, scope) = exact(body, setting)?;
    let powers =
        hyperbolic_powers(&integrand, setting.var, &scope).filter(|powers| powers.factor == Hyperbolic::Slope)?;
    let z = Expr::from(setting.var.clone());
    let mut sum: Option<Expr> = None;
    for (n, coefficient) in (0u32..).zip(&powers.coefficients).filter(|(_, c)| **c != Expr::zero()) {
        if n < 2 {
            return None;
        }
        let falling = Expr::integer(n) * z.clone().pow(Expr::integer(n - 1));
        let rising = Expr::integer(2) * powers.rate.clone() * z.clone().pow(Expr::integer(n + 1));
        let term = coefficient.clone() * (falling - rising);
        sum = Some(match sum {
            Some(sum) => sum + term,
            None => term,
        });
    }
    let weight = (-(powers.rate.clone() * z.clone().pow(Expr::integer(2)))).exp();
    let sine = Expr::call(Function::Sinh, vec![powers.speed.clone() * z]);
    Some(sum? * weight / (powers.speed * sine))
}

/// The integral over a hyperbolic sine; `None` where the rule for it gives no number.
fn over_sinh(powers: &HyperbolicPowers, setting: Setting<'_>, prec: u32) -> Option<Interval> {
    let scale = powers
        .scale
        .as_ref()
        .filter(|_| powers.factor == Hyperbolic::Reciprocal)?;
    let working = prec + GUARD;
    let digits = working as usize * 30_103 / 100_000 + 1;
    let mut sum = Interval::zero(working);
    for (n, coefficient) in (0u32..).zip(&powers.coefficients).filter(|(_, c)| **c != Expr::zero()) {
        let coefficient = evaluate(coefficient, setting.at, working, &NoIntegrals).ok()?;
        sum += coefficient * gaussian_over_sinh(n, scale, digits).ok()?;
    }
    Some(sum / Interval::pi(working))
}

fn moment(term: &WeightedPower, setting: Setting<'_>, prec: u32) -> Option<Result<Interval, QuadratureError>> {
    let working = prec + GUARD;
    let value = |expr: &Expr| evaluate(expr, setting.at, working, &NoIntegrals).ok();
    let (coefficient, rate) = (value(&term.coefficient)?, value(&term.rate)?);
    if *rate.lo() <= 0 {
        return None;
    }
    // log10 2 < 0.30103.
    let digits = working as usize * 30_103 / 100_000 + 1;
    let scale = rate.scale(1).sqrt().powi(-i64::from(term.power) - 1);
    Some(gaussian_half_moment(term.power, digits).map(|moment| coefficient * scale * moment))
}
