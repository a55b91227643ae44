//! Functions of v > 0 that are powers with the weight e^{-v²/2} over hyperbolic sines.
//!
//! With q = e^{2πλv} the exact layer writes 1/sinh(πλv) as 2e^{πλv}/(q - 1) and cosh/sinh² (πλv) as
//! 2(e^{πλv} + e^{3πλv})/(q - 1)². Both are recognised here, whether the square of the divisor is multiplied out or not.

use rug::Rational;

use super::Scope;
use super::exponential::ExpPoly;
use super::fraction::Normal;
use crate::expr::{Expr, Symbol};

/// The hyperbolic factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hyperbolic {
    /// 1/sinh(πλv).
    Reciprocal,
    /// cosh(πλv)/sinh²(πλv).
    Slope,
}

/// `coefficient · v^power · e^{-v²/2} · factor`, the coefficient free of v.
#[derive(Clone, Debug)]
pub struct HyperbolicPower {
    /// The factor in front.
    pub coefficient: Expr,
    /// The power of v.
    pub power: u32,
    /// λ > 0.
    pub scale: Rational,
    /// Which hyperbolic factor.
    pub factor: Hyperbolic,
}

/// A function of v as a sum of such terms, if it is one.
#[must_use]
pub fn hyperbolic_powers(value: &Normal, v: &Symbol, scope: &Scope) -> Option<Vec<HyperbolicPower>> {
    let mut divisors = value.denominator().factors().iter();
    let mut moving = divisors.by_ref().filter(|(factor, _)| factor.depends_on(v));
    let (divisor, multiplicity) = moving.next()?;
    if moving.next().is_some() {
        return None;
    }
    let (scale, order) = divisor_scale(divisor, v)?;
    let factor = match order * multiplicity {
        1 => Hyperbolic::Reciprocal,
        2 => Hyperbolic::Slope,
        _ => return None,
    };
    let rate = &Normal::pi() * &Normal::rational(&scale);
    let mut low = Vec::new();
    let mut high = Vec::new();
    // Over the constant part of the divisor, and with the moving part taken off.
    let rest = &Normal::from(value.numerator().clone());
    let constant = value.over(rest)?;
    let moving_part = Normal::from(divisor.clone()).pow(i32::try_from(*multiplicity).ok()?)?;
    let constant = &constant * &moving_part;
    if constant.depends_on(v) {
        return None;
    }
    for part in rest.polynomial_exponentials_in(v)? {
        let at = |k: usize| part.exponent.get(k).cloned().unwrap_or_else(Normal::zero);
        let weight = Normal::rational(&Rational::from((-1, 2)));
        if part.exponent.len() != 3 || at(2) != weight {
            return None;
        }
        let outer = scope.exp(&at(0)).ok()?;
        let coefficients: Vec<Normal> = part.coefficients.iter().map(|c| &(c * &outer) * &constant).collect();
        if at(1) == rate {
            low.push(coefficients);
        } else if at(1) == &Normal::integer(3) * &rate {
            high.push(coefficients);
        } else {
            return None;
        }
    }
    let complete = match factor {
        Hyperbolic::Reciprocal => high.is_empty(),
        Hyperbolic::Slope => high == low,
    };
    let coefficients = low.first().filter(|_| complete && low.len() == 1)?;
    let half = Normal::rational(&Rational::from((1, 2)));
    let terms = (0u32..).zip(coefficients).filter(|(_, c)| !c.is_zero());
    Some(
        terms
            .map(|(power, coefficient)| HyperbolicPower {
                coefficient: (coefficient * &half).to_expr(),
                power,
                scale: scale.clone(),
                factor,
            })
            .collect(),
    )
}

/// λ and k, if the divisor is (e^{2πλv} - 1)^k, k = 1 or 2, λ > 0 rational.
fn divisor_scale(divisor: &ExpPoly, v: &Symbol) -> Option<(Rational, u32)> {
    let mut parts = Normal::from(divisor.clone()).polynomial_exponentials_in(v)?;
    parts.sort_by_key(|part| part.exponent.len());
    let mut rates = Vec::new();
    for part in &parts {
        let [coefficient] = &part.coefficients[..] else {
            return None;
        };
        let rate = match &part.exponent[..] {
            [] => Rational::new(),
            [zero, rate] if zero.is_zero() => rate.over(&Normal::pi())?.as_rational()?,
            _ => return None,
        };
        rates.push((rate, coefficient.as_rational()?));
    }
    rates.sort();
    if rates.first()?.0 != 0 {
        return None;
    }
    let rate = rates.get(1)?.0.clone();
    let coefficients: Vec<Rational> = rates.iter().map(|(_, coefficient)| coefficient.clone()).collect();
    let is = |expected: &[i32]| coefficients.iter().eq(expected);
    match () {
        () if is(&[-1, 1]) => Some((rate / 2u32, 1)),
        () if is(&[1, -2, 1]) && rates[2].0 == Rational::from(&rate * 2u32) => Some((rate / 2u32, 2)),
        () => None,
    }
}
