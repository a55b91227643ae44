//! Functions of v > 0 that are powers with a Gaussian weight over hyperbolic sines.
//!
//! With q = e^{2cv} the exact layer writes 1/sinh(cv) as 2e^{cv}/(q - 1) and cosh/sinh² (cv) as 2(e^{cv} + e^{3cv})/(q - 1)².
//! Both are recognised here, whether the square of the divisor is multiplied out or not.

use rug::Rational;

use super::exponential::ExpPoly;
use super::fraction::Normal;
use super::{Scope, Sign};
use crate::formula::{Expr, Symbol};

/// The hyperbolic factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hyperbolic {
    /// 1/sinh(cv).
    Reciprocal,
    /// cosh(cv)/sinh²(cv).
    Slope,
}

/// (Σ `coefficients\[n\]` v^n) e^{-Av²} times a hyperbolic factor; the coefficients, A > 0 and c > 0 free of v.
#[derive(Clone, Debug)]
pub struct HyperbolicPowers {
    /// The coefficients, from the constant up.
    pub coefficients: Vec<Expr>,
    /// A.
    pub rate: Expr,
    /// c.
    pub speed: Expr,
    /// λ, if A is 1/2 and c is πλ with λ rational.
    pub scale: Option<Rational>,
    /// Which hyperbolic factor.
    pub factor: Hyperbolic,
}

/// A function of v in this form, if it has it.
#[must_use]
pub fn hyperbolic_powers(value: &Normal, v: &Symbol, scope: &Scope) -> Option<HyperbolicPowers> {
    let mut divisors = value.denominator().factors().iter();
    let mut moving = divisors.by_ref().filter(|(factor, _)| factor.depends_on(v));
    let (divisor, multiplicity) = moving.next()?;
    if moving.next().is_some() {
        return None;
    }
    let (speed, order) = speed_and_order(divisor, v)?;
    if scope.sign_of(&speed) != Some(Sign::Positive) {
        return None;
    }
    let factor = match order * multiplicity {
        1 => Hyperbolic::Reciprocal,
        2 => Hyperbolic::Slope,
        _ => return None,
    };
    // What is left of the divisor when its moving part is taken off.
    let numerator = Normal::from(value.numerator().clone());
    let constant = &value.over(&numerator)? * &Normal::from(divisor.clone()).pow(i32::try_from(*multiplicity).ok()?)?;
    if constant.depends_on(v) {
        return None;
    }
    let (mut low, mut high) = (Vec::new(), Vec::new());
    let mut rate = None;
    for part in numerator.polynomial_exponentials_in(v)? {
        let [start, linear, square] = &part.exponent[..] else {
            return None;
        };
        if rate.get_or_insert_with(|| -square) != &-square {
            return None;
        }
        let outer = scope.exp(start).ok()?;
        let coefficients: Vec<Normal> = part.coefficients.iter().map(|c| &(c * &outer) * &constant).collect();
        if *linear == speed {
            low.push(coefficients);
        } else if *linear == &Normal::integer(3) * &speed {
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
    let rate = rate.filter(|rate| scope.sign_of(rate) == Some(Sign::Positive))?;
    let half = Rational::from((1, 2));
    let scale = speed.over(&Normal::pi())?.as_rational();
    Some(HyperbolicPowers {
        coefficients: coefficients
            .iter()
            .map(|coefficient| (coefficient * &Normal::rational(&half)).to_expr())
            .collect(),
        scale: scale.filter(|_| rate == Normal::rational(&half)),
        rate: rate.to_expr(),
        speed: speed.to_expr(),
        factor,
    })
}

/// c and k, if the divisor is (e^{2cv} - 1)^k, k = 1 or 2.
fn speed_and_order(divisor: &ExpPoly, v: &Symbol) -> Option<(Normal, u32)> {
    let mut rates = Vec::new();
    for part in Normal::from(divisor.clone()).polynomial_exponentials_in(v)? {
        let [coefficient] = &part.coefficients[..] else {
            return None;
        };
        let rate = match &part.exponent[..] {
            [] => Normal::zero(),
            [zero, rate] if zero.is_zero() => rate.clone(),
            _ => return None,
        };
        rates.push((coefficient.as_rational()?, rate));
    }
    let with = |coefficient: i32, rate: &Normal| rates.iter().any(|(c, r)| *c == coefficient && r == rate);
    let double = |rate: &Normal| rate + rate;
    let half = Normal::rational(&Rational::from((1, 2)));
    let zero = Normal::zero();
    rates.iter().find_map(|(_, rate)| {
        let simple = rates.len() == 2 && with(-1, &zero) && with(1, rate) && !rate.is_zero();
        let square = rates.len() == 3 && with(1, &zero) && with(-2, rate) && with(1, &double(rate)) && !rate.is_zero();
        let order = if simple { 1 } else { 2 };
        (simple || square).then(|| (rate * &half, order))
    })
}
