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
//! Powers with the weight e^{-z²/2} over a hyperbolic sine go to [`gaussian_over_sinh`]; where cosh/sinh² stands for it, an
//! integration by parts comes first: the derivative of -1/(πλ sinh πλz) is cosh/sinh² (πλz), so that for p ≥ 2
//!
//! > ∫_0^∞ z^p e^{-z²/2} cosh(πλz)/sinh²(πλz) dz = (1/πλ) ∫_0^∞ (p z^{p-1} - z^{p+1}) e^{-z²/2}/sinh(πλz) dz;
//!
//! the boundary term z^p e^{-z²/2}/sinh(πλz) vanishes at 0 and at infinity.

use std::collections::BTreeMap;

use super::QuadratureError;
use super::integrand::Setting;
use super::moments::gaussian_half_moment;
use super::sinh::gaussian_over_sinh;
use crate::expr::exact::{
    Hyperbolic, HyperbolicPower, Scope, WeightedPower, hyperbolic_powers, normal, weighted_powers,
};
use crate::expr::{Domain, Domains, Expr, NoIntegrals, evaluate};
use crate::interval::Interval;

/// The integral of `body` over the half line from 0; `None` if it is not of this form, or a rate is not certainly positive.
pub(super) fn half_line(body: &Expr, setting: Setting<'_>, prec: u32) -> Option<Result<Interval, QuadratureError>> {
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
    let integrand = normal(&body.substitute_all(&exact), &scope).ok()?;
    if let Some(terms) = hyperbolic_powers(&integrand, setting.var, &scope) {
        let parts: Option<Vec<_>> = terms.iter().map(|term| over_sinh(term, setting, prec)).collect();
        return parts.map(|parts| Ok(parts.into_iter().fold(Interval::zero(prec), |sum, part| sum + part)));
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

/// The integral of a term over a hyperbolic sine; `None` where the rule for it gives no number.
fn over_sinh(term: &HyperbolicPower, setting: Setting<'_>, prec: u32) -> Option<Interval> {
    let working = prec + 32;
    let coefficient = evaluate(&term.coefficient, setting.at, working, &NoIntegrals).ok()?;
    let digits = working as usize * 30_103 / 100_000 + 1;
    // ∫ z^n e^{-z²/2}/sinh(πλz) dz
    let integral = |n: u32| {
        let value = gaussian_over_sinh(n, &term.scale, digits).ok()?;
        Some(value / Interval::pi(working))
    };
    let value = match term.factor {
        Hyperbolic::Reciprocal => integral(term.power)?,
        Hyperbolic::Slope if term.power < 2 => return None,
        Hyperbolic::Slope => {
            let lower = integral(term.power - 1)? * Interval::from_i64(i64::from(term.power), working);
            let rate = Interval::pi(working) * Interval::from_rational(&term.scale, working);
            (lower - integral(term.power + 1)?) / rate
        }
    };
    Some(coefficient * value)
}

fn moment(term: &WeightedPower, setting: Setting<'_>, prec: u32) -> Option<Result<Interval, QuadratureError>> {
    let working = prec + 32;
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
