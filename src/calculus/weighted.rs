//! Integrals over a half line of powers with a centred Gaussian weight, by the dyadic grid.
//!
//! If the exact layer reads the integrand on z >= 0 as a sum of c z^n e^{-A z²} (powers cancelled, which is an equality
//! almost everywhere), then with z = u/√(2A)
//!
//! > ∫_0^∞ c z^n e^{-A z²} dz = c (2A)^{-(n+1)/2} ∫_0^∞ u^n e^{-u²/2} du,
//!
//! and the last integral is enclosed by the trapezoidal rule ([`gaussian_half_moment`]). No closed form of a Gaussian
//! integral is used.

use std::collections::BTreeMap;

use super::QuadratureError;
use super::integrand::Setting;
use super::moments::gaussian_half_moment;
use crate::expr::exact::{Scope, WeightedPower, normal, weighted_powers};
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
