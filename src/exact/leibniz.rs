//! Differentiation under the sign of integration.
//!
//! Let F(m, v) be a product of factors that are continuously differentiable in m at every point, with a derivative in m that near each m is at
//! most an integrable function of v alone. Then the derivative of ∫ F dv is ∫ ∂F/∂m dv (Leibniz; dominated convergence, Folland, Real
//! Analysis, 2.27). The bound is one of the growth of the factors ([`super::growth`]) where that is locally uniform in m: rapid decrease along an affine
//! function of v whose slope is continuous and not 0, exponentials of a polynomial whose leading coefficient is continuous and
//! negative, polynomial growth and boundedness. Membership in L¹ or L² is no such bound, since translates of one function have no common
//! integrable majorant.

use super::back;
use super::exponential::ExpPoly;
use super::fraction::Normal;
use super::growth::{Growth, exponential, factor, reciprocal};
use super::kernel::{Bound, Kernel, Range};
use super::obstacle::Obstacle;
use super::opening;
use super::ranges;
use super::scope::Scope;
use crate::formula::{Function, Symbol};

impl Scope {
    /// The derivative of an integral by a symbol that its range does not depend on.
    ///
    /// # Errors
    /// An [`Obstacle`] if no bound is found, or the integral of the derivative is not seen to exist.
    pub(crate) fn derivative_under_integral(&self, range: &Range, m: &Symbol) -> Result<Normal, Obstacle> {
        let Range { variable, lo, hi, body } = &self.renamed(range)?;
        let unseen = || Obstacle::Unsupported(format!("the derivative of {}", back::expr(&standing(range))));
        let fixed = |end: &Bound| !matches!(end, Bound::Finite(end) if end.depends_on(m));
        // Bounds have to be uniform near m, which signs that are strict at an end of its domain for each v are not.
        let near = self.around(m);
        if !fixed(lo) || !fixed(hi) || !near.is_differentiable_under(body, m, variable) {
            return Err(unseen());
        }
        let inner = opening::integration(&near, variable, lo, hi);
        let slope = inner.derivative(body, m)?;
        let bounded = matches!((lo, hi), (Bound::Finite(_), Bound::Finite(_)));
        let divisors = body
            .denominator()
            .factors()
            .iter()
            .filter(|(divisor, _)| divisor.depends_on(variable));
        let defined = divisors
            .into_iter()
            .all(|(divisor, _)| reciprocal(&inner, divisor, variable).is_some());
        let tame = defined && near.is_differentiable_under(&slope, m, variable);
        if !tame || !inner.is_locally_dominated(&slope, m, variable, bounded) {
            return Err(unseen());
        }
        let written = back::expr(&slope);
        let range = Range {
            variable: variable.clone(),
            lo: lo.clone(),
            hi: hi.clone(),
            body: slope,
        };
        ranges::valued(self, &opening::integration(self, variable, lo, hi), range, &written)
    }

    /// The same with a name that means nothing else, as before an integral is kept.
    fn renamed(&self, range: &Range) -> Result<Range, Obstacle> {
        let known = range.body.symbols();
        let variable = Symbol::new("t").fresh(|name| known.contains(name) || self.domains().get(name).is_some());
        let outer = opening::integration(self, &range.variable, &range.lo, &range.hi);
        let scope = opening::integration(&outer, &variable, &range.lo, &range.hi);
        Ok(Range {
            body: scope.substitute(&range.body, &range.variable, &scope.symbol(&variable))?,
            variable,
            ..range.clone()
        })
    }

    /// Whether every factor that depends on m is continuously differentiable in both variables.
    #[expect(clippy::only_used_in_recursion, reason = "the second variable is told to the parts")]
    fn is_differentiable_under(&self, value: &Normal, m: &Symbol, v: &Symbol) -> bool {
        let smooth = |f: &ExpPoly| {
            let exponents = f.groups().filter_map(|(exponent, _)| exponent.as_ref());
            exponents
                .into_iter()
                .all(|exponent| self.is_differentiable_under(exponent, m, v))
                && f.kernels()
                    .iter()
                    .filter(|kernel| kernel.depends_on(m))
                    .all(|kernel| match kernel {
                        Kernel::Symbol(..) => true,
                        Kernel::Log(base, _) | Kernel::Root(base, ..) | Kernel::Magnitude(base) => {
                            let base = Normal::from((**base).clone());
                            self.nonzero(&base).is_ok() && self.is_differentiable_under(&base, m, v)
                        }
                        Kernel::Integral(range) => self.derivative_under_integral(range, m).is_ok(),
                        Kernel::Apply(name, _, args) => {
                            let smooth = args.iter().all(|argument| self.is_differentiable_under(argument, m, v));
                            smooth && self.has_derivative(&name.primed()).is_ok()
                        }
                        Kernel::Call(
                            Function::Sin | Function::Cos | Function::Tanh | Function::Atan | Function::Erf,
                            args,
                        ) => args.iter().all(|argument| self.is_differentiable_under(argument, m, v)),
                        _ => false,
                    })
        };
        smooth(value.numerator()) && value.denominator().factors().iter().all(|(factor, _)| smooth(factor))
    }

    /// Whether each term has an integrable bound that is locally uniform in m.
    fn is_locally_dominated(&self, value: &Normal, m: &Symbol, v: &Symbol, bounded: bool) -> bool {
        let divisors = value.denominator().factors().iter();
        let divisors: Option<Vec<Growth>> = divisors
            .filter(|(divisor, _)| divisor.depends_on(v))
            .map(|(divisor, _)| reciprocal(self, divisor, v))
            .collect();
        let Some(divisors) = divisors else { return false };
        value.numerator().terms().all(|(exponent, monomial, _)| {
            let Some(mut growths) = exponential(self, exponent, v) else {
                return false;
            };
            growths.extend(&divisors);
            for (kernel, power) in monomial.iter().filter(|(kernel, _)| kernel.depends_on(v)) {
                let Some(of_kernel) = factor(self, kernel, *power, v) else {
                    return false;
                };
                let uniform = |growth: &Growth| matches!(growth, Growth::Rapid | Growth::Bounded | Growth::Polynomial);
                if kernel.depends_on(m) && !of_kernel.iter().all(uniform) {
                    return false;
                }
                growths.extend(of_kernel);
            }
            let count = |growth| growths.iter().filter(|known| **known == growth).count();
            let local = count(Growth::Summable) <= 1 && count(Growth::Square) == 0;
            let tame = count(Growth::Tame) + count(Growth::Summable) > 0 && count(Growth::Polynomial) == 0;
            local && (bounded || count(Growth::Rapid) > 0 || tame)
        })
    }
}

fn standing(range: &Range) -> Normal {
    Normal::kernel(Kernel::Integral(range.clone().into()))
}
