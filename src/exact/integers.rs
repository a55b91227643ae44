//! Integers with symbolic exponents: sums of products of integers and powers such as p^m.

use super::fraction::Normal;
use super::kernel::Kernel;
use super::phase::is_integer;
use super::scope::Scope;

impl Scope {
    /// Whether the value is certainly an integer: a sum of integers times powers P^k, P an integer and k a natural number.
    pub(crate) fn is_integral(&self, n: &Normal) -> bool {
        n.exponential_terms()
            .iter()
            .all(|term| is_integer(&term.coefficient) && self.is_natural_power(&term.exponent))
    }

    /// Whether e^exponent is a product of such powers: the exponent is Σ k log P. A logarithm here is that of a number
    /// P > 0, since that of |P| with P < 0 is marked as such.
    fn is_natural_power(&self, exponent: &Normal) -> bool {
        let mut rest = exponent.clone();
        for kernel in exponent.numerator().kernels() {
            let Kernel::Log(base, true) = &kernel else {
                continue;
            };
            let part = exponent.numerator().coefficients(&kernel).remove(&1).map(Normal::from);
            let natural = |k: &Normal| is_integer(k) && self.signs(k).is_some_and(|s| !s.negative);
            let Some(k) = part.filter(|k| natural(k) && is_integer(&Normal::from((**base).clone()))) else {
                return false;
            };
            rest = &rest - &(&k * &Normal::kernel(kernel));
        }
        rest.is_zero()
    }
}
