//! Certain signs by derivatives: g >= 0 on \[a,b\] or \[a,∞) where g(a) >= 0 and g' >= 0.
//!
//! A value differentiable on an interval whose derivative is not negative there is not below its value at the left end (mean value
//! theorem). Factors that are certainly not negative are left out before every step, and a value may be multiplied by an
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

impl Scope {
    /// The derivatives in `v`, without their factors of certain sign, that show `n >= 0`: each is not negative at `start`, the
    /// least value of `v` in its domain, which must be an interval, and the last is not negative anywhere.
    #[must_use]
    pub fn nonnegative_by_derivatives(&self, n: &Normal, v: &Symbol, start: &Normal) -> Option<Vec<Expr>> {
        let mut shown = Vec::new();
        self.rises(n, v, start, DERIVATIVES, &mut shown).then_some(shown)
    }

    fn rises(&self, n: &Normal, v: &Symbol, start: &Normal, depth: u32, shown: &mut Vec<Expr>) -> bool {
        let Some(g) = self.without_unit(n) else {
            return false;
        };
        if self.signs(&g).is_some_and(|signs| !signs.negative) {
            shown.push(g.to_expr());
            return true;
        }
        if depth == 0 {
            return false;
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
            let not_negative = |at: Normal| self.signs(&at).is_some_and(|signs| !signs.negative);
            if !self.substitute(&scaled, v, start).is_ok_and(not_negative) {
                continue;
            }
            let Ok(slope) = self.derivative(&scaled, v) else {
                continue;
            };
            let known = shown.len();
            shown.push(scaled.to_expr());
            if self.rises(&slope, v, start, depth - 1, shown) {
                return true;
            }
            shown.truncate(known);
        }
        false
    }

    /// The value without factors that are certainly not negative; `None` if the sign of its denominator is open.
    fn without_unit(&self, n: &Normal) -> Option<Normal> {
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
            return None;
        }
        negative ^= content.is_negative();
        let mut kept = Normal::from(rest);
        for (kernel, power) in monomial.iter() {
            if self.kernel_signs(kernel).pow(*power).negative {
                kept = &kept * &Normal::monomial(&Monomial::power(kernel.clone(), *power), &Rational::from(1));
            }
        }
        Some(if negative { -&kept } else { kept })
    }
}
