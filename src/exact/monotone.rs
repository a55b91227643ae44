//! Certain signs by derivatives: g >= 0 on \[a,b\] or \[a,∞) where g(a) >= 0 and g' >= 0.
//!
//! A value differentiable on an interval whose derivative is not negative there is not below its value at the left end (mean value
//! theorem); it is above it beyond the end, if the derivative besides vanishes almost nowhere. Factors that are certainly not negative
//! are left out before every step, and a value may be multiplied by an
//! exponential that vanishes nowhere: neither can make a negative value pass for one that is not. The derivatives are followed
//! to a fixed depth; where no sign is found the answer is `None`, never "negative".

use rug::Rational;

use super::denominator::split_unit;
use super::fraction::Normal;
use super::monomial::Monomial;
use super::reality;
use super::scope::Scope;
use crate::formula::{Expr, Symbol};

/// How often a value may be differentiated.
const DERIVATIVES: u32 = 4;

/// Where a value that is not negative on an interval is certainly positive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Above {
    /// At the first point.
    pub(crate) at_start: bool,
    /// At all others.
    pub(crate) beyond: bool,
}

impl Scope {
    /// The derivatives in `v`, without their factors of certain sign, that show `n >= 0`: each is not negative at `start`, the
    /// least value of `v` in its domain, which must be an interval, and the last is not negative anywhere.
    #[must_use]
    pub fn nonnegative_by_derivatives(&self, n: &Normal, v: &Symbol, start: &Normal) -> Option<Vec<Expr>> {
        let mut shown = Vec::new();
        self.rises(n, v, start, DERIVATIVES, &mut shown).map(|_| shown)
    }

    /// Where a value is positive, if the same derivatives show that it is nowhere negative.
    pub(crate) fn above_by_derivatives(&self, n: &Normal, v: &Symbol, start: &Normal) -> Option<Above> {
        self.rises(n, v, start, DERIVATIVES, &mut Vec::new())
    }

    fn rises(&self, n: &Normal, v: &Symbol, start: &Normal, depth: u32, shown: &mut Vec<Expr>) -> Option<Above> {
        let (g, unit) = self.without_unit(n)?;
        if let Some(signs) = self.signs(&g).filter(|signs| !signs.negative) {
            shown.push(g.to_expr());
            return Some(Above {
                at_start: unit && signs.excludes_zero(),
                beyond: unit && signs.excludes_zero(),
            });
        }
        if depth == 0 {
            return None;
        }
        let exponents = g.exponential_terms().into_iter().map(|term| term.exponent);
        let factors: Vec<Normal> = std::iter::once(Normal::zero()).chain(exponents).collect();
        for (at, exponent) in factors.iter().enumerate() {
            if factors[..at].contains(exponent)
                || !self.is_positive_exponential(exponent)
                || !reality::is_real(exponent)
            {
                continue;
            }
            let Ok(factor) = self.exp(&-exponent) else { continue };
            let scaled = &g * &factor;
            let first = self.substitute(&scaled, v, start).ok();
            let Some(first) = first
                .and_then(|first| self.signs(&first))
                .filter(|signs| !signs.negative)
            else {
                continue;
            };
            let Ok(slope) = self.derivative(&scaled, v) else {
                continue;
            };
            let known = shown.len();
            shown.push(scaled.to_expr());
            if let Some(above) = self.rises(&slope, v, start, depth - 1, shown) {
                let grows = || above.beyond || self.almost_everywhere(v).nonzero(&slope).is_ok();
                return Some(Above {
                    at_start: unit && first.excludes_zero(),
                    beyond: unit && (first.excludes_zero() || grows()),
                });
            }
            shown.truncate(known);
        }
        None
    }

    /// The value without factors that are certainly not negative, and whether these are certainly positive; `None` if the sign of its
    /// denominator is open.
    fn without_unit(&self, n: &Normal) -> Option<(Normal, bool)> {
        let mut negative = false;
        for (factor, power) in n.denominator().factors() {
            let signs = self.signs(&Normal::from(factor.clone()))?;
            if signs.zero || (signs.negative && signs.positive) {
                return None;
            }
            negative ^= signs.negative && power % 2 == 1;
        }
        let (content, exponent, monomial, rest) = split_unit(n.numerator());
        if !reality::is_real(&exponent) {
            // A sum with waves in it, such as x - sin x, is kept whole.
            let whole = Normal::from(n.numerator().clone());
            return Some((if negative { -&whole } else { whole }, true));
        }
        negative ^= content.is_negative();
        let mut positive = self.is_positive_exponential(&exponent);
        let mut kept = Normal::from(rest);
        for (kernel, power) in monomial.iter() {
            let signs = self.kernel_signs(kernel).pow(*power);
            if signs.negative {
                kept = &kept * &Normal::monomial(&Monomial::power(kernel.clone(), *power), &Rational::from(1));
            } else {
                positive &= signs.excludes_zero();
            }
        }
        Some((if negative { -&kept } else { kept }, positive))
    }
}
