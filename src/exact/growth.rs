//! How fast a factor of an integrand grows or falls along a variable, as far as its form or its declared class tells.

use super::exponential::{ExpPoly, Exponent};
use super::fraction::Normal;
use super::kernel::{Bound, Kernel, Range};
use super::opening;
use super::polynomial::Polynomial;
use super::scope::Scope;
use super::signs::{Sign, Signs};
use crate::formula::{Class, Domain, Function, Symbol};

/// Far out and near each point, what a factor of an integrand is as a function of the variable.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Growth {
    /// Rapidly decreasing, or dominated by such a function; bounded.
    Rapid,
    /// Bounded.
    Bounded,
    /// Of polynomial growth, bounded on bounded sets.
    Polynomial,
    /// Bounded and integrable.
    Tame,
    /// Integrable.
    Summable,
    /// Square integrable.
    Square,
}

impl Growth {
    /// Whether it bounds the values, and not only an integral of them.
    fn is_bound(&self) -> bool {
        !matches!(self, Growth::Summable | Growth::Square)
    }
}

/// The growth of e^E along the variable, as one or several factors.
pub(super) fn exponential(scope: &Scope, exponent: &Exponent, v: &Symbol) -> Option<Vec<Growth>> {
    let Some(value) = exponent.as_ref().filter(|value| value.depends_on(v)) else {
        return Some(Vec::new());
    };
    let (powers, real) = without_powers(scope, scope.real_part(value)?, v)?;
    let Some(coefficients) = real.coefficients_in(v) else {
        return is_bounded(scope, &real, v).then(|| powers.into_iter().chain([Growth::Bounded]).collect());
    };
    if coefficients.iter().skip(1).all(Normal::is_zero) {
        return Some(powers);
    }
    let top = coefficients.last()?;
    let even = coefficients.len() % 2 == 1;
    let half_line = matches!(scope.domain(v), Domain::Positive | Domain::Nonnegative);
    let growth = if (even || half_line) && scope.sign_of(top) == Some(Sign::Negative) {
        Growth::Rapid
    } else {
        let bounded = scope.signs(&real).is_some_and(|signs| !signs.positive);
        let bounded = bounded || matches!(scope.domain(v), Domain::Between { .. });
        bounded.then_some(Growth::Bounded)?
    };
    Some(powers.into_iter().chain([growth]).collect())
}

/// Whether every term of a value is bounded along the variable.
fn is_bounded(scope: &Scope, value: &Normal, v: &Symbol) -> bool {
    let bounded = |growth: &Growth| matches!(growth, Growth::Rapid | Growth::Bounded | Growth::Tame);
    let mut divisors = value.denominator().factors().iter();
    divisors.all(|(divisor, _)| !divisor.depends_on(v) || reciprocal(scope, divisor, v).is_some())
        && value.numerator().terms().all(|(exponent, monomial, _)| {
            let mut kernels = monomial.iter().filter(|(kernel, _)| kernel.depends_on(v));
            exponential(scope, exponent, v).is_some_and(|growths| growths.iter().all(bounded))
                && kernels.all(|(kernel, power)| {
                    factor(scope, kernel, *power, v).is_some_and(|growths| growths.iter().all(bounded))
                })
        })
}

/// The factors |P|^L that exp(L log|P|) stands for, P a polynomial in v and L certainly not negative, and the rest of the exponent.
fn without_powers(scope: &Scope, exponent: Normal, v: &Symbol) -> Option<(Vec<Growth>, Normal)> {
    let (mut growths, mut rest) = (Vec::new(), exponent);
    let kernels = rest.numerator().kernels().into_iter();
    for kernel in kernels.filter(|kernel| kernel.depends_on(v)) {
        let Kernel::Log(base, _) = &kernel else { continue };
        let mut parts = rest.numerator().coefficients(&kernel);
        let mut part = |degree| {
            Normal::new(
                parts.remove(&degree).unwrap_or_else(ExpPoly::zero),
                rest.denominator().clone(),
            )
        };
        let (plain, power) = (part(0), part(1));
        let natural = scope.signs(&power).is_some_and(|signs| !signs.negative);
        let polynomial = Normal::from((**base).clone()).coefficients_in(v).is_some();
        if !parts.is_empty() || power.depends_on(v) || !natural || !polynomial {
            return None;
        }
        growths.push(Growth::Polynomial);
        rest = plain;
    }
    Some((growths, rest))
}

/// The growth of 1/D along the variable. A polynomial D without a real zero is at least a positive multiple of 1 + |v|^n, n its degree.
pub(super) fn reciprocal(scope: &Scope, divisor: &ExpPoly, v: &Symbol) -> Option<Growth> {
    let divisor = Normal::from(divisor.clone());
    match divisor.coefficients_in(v) {
        Some(coefficients) if is_apart_from_zero(scope, &divisor, v) => {
            scope.nonzero(coefficients.last()?).ok()?;
            Some(if coefficients.len() > 2 {
                Growth::Tame
            } else {
                Growth::Bounded
            })
        }
        _ => is_at_least_one(scope, &divisor).then_some(Growth::Bounded),
    }
}

/// Whether the value vanishes at no point of the range of the variable, ends included.
fn is_apart_from_zero(scope: &Scope, value: &Normal, v: &Symbol) -> bool {
    let closed = match scope.domain(v) {
        Domain::Positive => Domain::Nonnegative,
        other => other,
    };
    scope.declare(v, closed).signs(value).is_some_and(Signs::excludes_zero)
}

/// Whether the modulus of a real value is at least 1; values here have whole coefficients.
pub(super) fn is_at_least_one(scope: &Scope, value: &Normal) -> bool {
    let above = |value: &Normal| {
        scope
            .signs(&(value - &Normal::one()))
            .is_some_and(|signs| !signs.negative)
    };
    above(value) || above(&-value)
}

/// Whether log P has at most polynomial growth: P is a sum of polynomials times exponentials of polynomials, all real, and P >= 1, or
/// P is a positive polynomial.
fn is_tame_logarithm(scope: &Scope, base: &ExpPoly, v: &Symbol) -> bool {
    let base = Normal::from(base.clone());
    let terms = base.exponential_terms().into_iter();
    let mut powers = terms.map(|term| {
        let exponent = scope.is_real(&term.exponent) && term.exponent.coefficients_in(v).is_some();
        exponent && term.coefficient.coefficients_in(v).is_some()
    });
    let polynomial = base.coefficients_in(v).is_some();
    powers.all(|tame| tame) && (is_at_least_one(scope, &base) || polynomial && is_apart_from_zero(scope, &base, v))
}

/// Whether a product of factors of this growth is integrable over a range, `bounded` or not.
pub(super) fn integrable(growths: &[Growth], bounded: bool) -> bool {
    let count = |growth| growths.iter().filter(|known| **known == growth).count();
    let (summable, square) = (count(Growth::Summable), count(Growth::Square));
    let local = matches!((summable, square), (0 | 1, 0) | (0, 1 | 2));
    let tame = count(Growth::Polynomial) == 0 && (summable == 1 || square == 2 || count(Growth::Tame) > 0);
    local && (bounded || count(Growth::Rapid) > 0 || tame)
}

/// The growth along v of an integral over u whose integrand is at most h(u) (1 + |v|)^N with an integrable h: each factor of it depends on
/// one of the two variables, or is jointly bounded or of polynomial growth in both.
fn integral(scope: &Scope, range: &Range, v: &Symbol) -> Option<Growth> {
    let Range {
        variable: u,
        lo,
        hi,
        body,
    } = range;
    let fixed = |end: &Bound| !matches!(end, Bound::Finite(end) if end.depends_on(v));
    let bounded = matches!((lo, hi), (Bound::Finite(_), Bound::Finite(_)));
    let scope = &opening::integration(scope, u, lo, hi);
    // What falls rapidly in v times what grows like a power of it falls rapidly.
    let mut whole = Growth::Rapid;
    for (exponent, monomial, _) in body.numerator().terms() {
        let (mut inside, mut outside) = (Vec::new(), Vec::new());
        if let Some([on_u, on_v]) = apart(&exponent.value(), u, v) {
            inside.extend(exponential(scope, &on_u, u)?);
            outside.extend(exponential(scope, &on_v, v)?);
        } else {
            // At most 1.
            let real = scope.real_part(&exponent.value())?;
            scope.signs(&real).filter(|signs| !signs.positive)?;
        }
        for (kernel, power) in monomial.iter() {
            let along = |w: &Symbol| match kernel.depends_on(w) {
                true => factor(scope, kernel, *power, w),
                false => Some(Vec::new()),
            };
            let (along_u, along_v) = (along(u)?, along(v)?);
            let both = kernel.depends_on(u) && kernel.depends_on(v);
            if both {
                // Bounds along each variable, which for these hold jointly.
                let joint = match kernel {
                    Kernel::Apply(..) => true,
                    Kernel::Call(function, _) => *function != Function::Abs,
                    _ => false,
                };
                let mut all = along_u.iter().chain(&along_v);
                if !joint || all.clone().any(|growth| !growth.is_bound()) {
                    return None;
                }
                let growth = match all.any(|growth| *growth == Growth::Polynomial) {
                    true => Growth::Polynomial,
                    false => Growth::Bounded,
                };
                inside.push(growth);
                outside.push(growth);
            } else {
                // An integrable factor with a parameter has no bound that is uniform in it.
                let alone = Normal::kernel(kernel.clone()).symbols().len() == 1;
                if !alone
                    && along_u
                        .iter()
                        .any(|growth| *growth == Growth::Tame || !growth.is_bound())
                {
                    return None;
                }
                inside.extend(along_u);
                outside.extend(along_v);
            }
        }
        for (divisor, _) in body.denominator().factors() {
            let value = Normal::from(divisor.clone());
            match (value.depends_on(u), value.depends_on(v)) {
                (true, true) => is_at_least_one(scope, &value).then_some(())?,
                (true, false) => inside.push(reciprocal(scope, divisor, u)?),
                (false, true) => outside.push(reciprocal(scope, divisor, v)?),
                (false, false) => {}
            }
        }
        if !outside.iter().all(Growth::is_bound) || !integrable(&inside, bounded) {
            return None;
        }
        let has = |growth| outside.contains(&growth);
        whole = match (whole, has(Growth::Rapid), has(Growth::Polynomial)) {
            (whole, true, _) => whole,
            (Growth::Polynomial, ..) | (_, _, true) => Growth::Polynomial,
            _ => Growth::Bounded,
        };
    }
    (fixed(lo) && fixed(hi)).then_some(whole)
}

/// The value as a sum of two of which the first is free of v and the second free of u.
fn apart(value: &Normal, u: &Symbol, v: &Symbol) -> Option<[Exponent; 2]> {
    let [mut on_u, mut on_v] = [Normal::zero(), Normal::zero()];
    for (exponent, monomial, coefficient) in value.numerator().terms() {
        let term = ExpPoly::group(
            exponent.clone(),
            Polynomial::term(monomial.clone(), coefficient.clone()),
        );
        let term = Normal::new(term, value.denominator().clone());
        match (term.depends_on(u), term.depends_on(v)) {
            (true, true) => return None,
            (true, false) => on_u = &on_u + &term,
            (false, _) => on_v = &on_v + &term,
        }
    }
    Some([Exponent::of(on_u), Exponent::of(on_v)])
}

/// The growth of a power of a kernel along the variable, as one or several factors.
pub(super) fn factor(scope: &Scope, kernel: &Kernel, power: u32, v: &Symbol) -> Option<Vec<Growth>> {
    let power = usize::try_from(power).ok()?;
    let polynomial = |value: &Normal| value.coefficients_in(v).is_some() && scope.is_real(value);
    match kernel {
        Kernel::Symbol(..) => Some(vec![Growth::Polynomial]),
        Kernel::Magnitude(base) if polynomial(&Normal::from((**base).clone())) => Some(vec![Growth::Polynomial]),
        Kernel::Log(base, true) => is_tame_logarithm(scope, base, v).then_some(vec![Growth::Polynomial]),
        Kernel::SignPower(..) => Some(vec![Growth::Bounded]),
        Kernel::Call(
            Function::Sin | Function::Cos | Function::Tanh | Function::Atan | Function::Erf | Function::Sign,
            args,
        ) if args.iter().all(|argument| scope.is_real(argument)) => Some(vec![Growth::Bounded]),
        Kernel::Call(Function::Abs, args) => match &args[..] {
            // The modulus of an open function has the growth of the function.
            [inner] => {
                let only = inner.numerator().kernels().into_iter().next()?;
                let alone = *inner == Normal::kernel(only.clone());
                alone
                    .then(|| factor(scope, &only, u32::try_from(power).ok()?, v))
                    .flatten()
            }
            _ => None,
        },
        Kernel::Integral(range) => Some(vec![integral(scope, range, v)?; power]),
        Kernel::Apply(name, _, args) => {
            let (base, order) = name.unprimed();
            let signature = scope.domains().function(&base)?;
            let is = |class| signature.belongs(class, order);
            let moving: Vec<&Normal> = args.iter().filter(|argument| argument.depends_on(v)).collect();
            let affine = moving.iter().all(|argument| {
                argument
                    .coefficients_in(v)
                    .is_some_and(|c| c.len() == 2 && scope.nonzero(&c[1]).is_ok())
            });
            let one = args.len() == 1;
            if affine && is(Class::RapidlyDecreasing) {
                Some(vec![Growth::Rapid])
            } else if is(Class::Bounded) {
                let more = (one && affine && is(Class::Integrable)).then_some(Growth::Tame);
                Some(vec![more.unwrap_or(Growth::Bounded)])
            } else if affine && one && is(Class::Integrable) && power == 1 {
                Some(vec![Growth::Summable])
            } else if affine && one && is(Class::SquareIntegrable) && power <= 2 {
                Some(vec![Growth::Square; power])
            } else if is(Class::PolynomialGrowth) && moving.iter().all(|argument| argument.coefficients_in(v).is_some())
            {
                Some(vec![Growth::Polynomial])
            } else if is(Class::Continuous) && args.iter().all(|a| !a.depends_on(v) || a.coefficients_in(v).is_some()) {
                // Bounded on a bounded range only.
                matches!(scope.domain(v), Domain::Between { .. }).then_some(vec![Growth::Bounded])
            } else {
                None
            }
        }
        _ => None,
    }
}
