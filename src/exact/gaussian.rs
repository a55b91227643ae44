//! Integrals of polynomials times exponentials of quadratic polynomials: the integrand as a sum of terms.
//!
//! The integrand is read as a sum of terms `c v^n |v|^q exp(-A v² + B v + C)`, perhaps times `erf(α v + β)`, c, q, A, B, C, α, β free of v, and each term is
//! integrated by [`super::moment`]. Factors |u| with u affine in v are removed by splitting the range at the zero of u. A
//! term without a closed form leaves the integral without one; in particular a divergent integral has none.

use rug::{Integer, Rational};

use super::exponential::{ExpPoly, Exponent};
use super::fraction::Normal;
use super::kernel::{Bound, Kernel};
use super::moment::Term;
use super::polynomial::Polynomial;
use super::reality::is_real;
use super::{Scope, Sign};
use crate::formula::{Expr, Function, Symbol};

/// The closed form of `∫ body dv` from `lo` to `hi`, where there is one here.
pub(crate) fn integrate(body: &Normal, v: &Symbol, lo: &Bound, hi: &Bound, scope: &Scope) -> Option<Normal> {
    if let Some((kernel, base)) = magnitude_in(body, v) {
        return split(body, v, lo, hi, scope, &kernel, &base);
    }
    let mut sum = Normal::zero();
    for term in terms(body, v)? {
        sum = &sum + &term.integral(lo, hi, scope)?;
    }
    Some(sum)
}

/// The first factor |u| of the body with u depending on v, and u.
fn magnitude_in(body: &Normal, v: &Symbol) -> Option<(Kernel, Normal)> {
    let magnitude = |kernel: Kernel| match &kernel {
        Kernel::Magnitude(base) if kernel.depends_on(v) => {
            let base = Normal::from((**base).clone());
            Some((kernel, base))
        }
        _ => None,
    };
    let in_exponents = || {
        body.numerator()
            .groups()
            .find_map(|(exponent, _)| magnitude_in(exponent.as_ref()?, v))
    };
    body.numerator()
        .kernels()
        .into_iter()
        .find_map(magnitude)
        .or_else(in_exponents)
}

/// Splits the range at the zero of u = α v + β, where |u| is -u on one side and u on the other.
fn split(
    body: &Normal,
    v: &Symbol,
    lo: &Bound,
    hi: &Bound,
    scope: &Scope,
    kernel: &Kernel,
    u: &Normal,
) -> Option<Normal> {
    let [offset, slope, square] = quadratic(u, v)?;
    if !square.is_zero() {
        return None;
    }
    let rising = match scope.sign_of(&slope)? {
        Sign::Positive => true,
        Sign::Negative => false,
        _ => return None,
    };
    let kink = (-&offset).over(&slope)?;
    let above = if rising { u.clone() } else { -u };
    let right = replace(body, kernel, &above, scope)?;
    let left = replace(body, kernel, &-&above, scope)?;
    // Which of the two parts the range has; a part of certainly no length is dropped.
    let before = |from: &Bound, to: &Normal| match from {
        Bound::NegativeInfinity => Some(true),
        Bound::PositiveInfinity => None,
        Bound::Finite(from) => match scope.sign_of(&(to - from))? {
            Sign::Positive | Sign::Nonnegative | Sign::Zero => Some(true),
            Sign::Negative | Sign::Nonpositive => Some(false),
            Sign::Nonzero => None,
        },
    };
    let after = |to: &Bound, from: &Normal| match to {
        Bound::PositiveInfinity => Some(true),
        Bound::NegativeInfinity => None,
        Bound::Finite(to) => match scope.sign_of(&(to - from))? {
            Sign::Positive | Sign::Nonnegative | Sign::Zero => Some(true),
            Sign::Negative | Sign::Nonpositive => Some(false),
            Sign::Nonzero => None,
        },
    };
    match (before(lo, &kink)?, after(hi, &kink)?) {
        (true, true) => {
            let middle = Bound::Finite(kink);
            Some(&integrate(&left, v, lo, &middle, scope)? + &integrate(&right, v, &middle, hi, scope)?)
        }
        (true, false) => integrate(&left, v, lo, hi, scope),
        (false, true) => integrate(&right, v, lo, hi, scope),
        (false, false) => None,
    }
}

/// The body with a kernel of its numerator and of its exponents replaced.
fn replace(body: &Normal, kernel: &Kernel, value: &Normal, scope: &Scope) -> Option<Normal> {
    if body
        .denominator()
        .factors()
        .iter()
        .any(|(factor, _)| factor.kernels().contains(kernel))
    {
        return None;
    }
    let mut sum = Normal::zero();
    for (exponent, polynomial) in body.numerator().groups() {
        let exponential = match exponent.as_ref() {
            Some(exponent) => scope.exp(&replace(exponent, kernel, value, scope)?).ok()?,
            None => Normal::one(),
        };
        for (degree, part) in ExpPoly::plain(polynomial.clone()).coefficients(kernel) {
            let factor = &value.pow(i32::try_from(degree).ok()?)? * &exponential;
            sum = &sum + &(&Normal::new(part, body.denominator().clone()) * &factor);
        }
    }
    Some(sum)
}

/// The body as a sum of terms, if it is one. A power of v in the denominator is counted with |v|^q.
pub(super) fn terms(body: &Normal, v: &Symbol) -> Option<Vec<Term>> {
    let variable = Kernel::Symbol(v.clone(), false);
    let (divided, below) = without_divisor(body, &ExpPoly::kernel(variable.clone()))?;
    let den = divided.denominator();
    if den
        .factors()
        .iter()
        .any(|(factor, _)| Normal::from(factor.clone()).depends_on(v))
    {
        return None;
    }
    let mut terms: Vec<Term> = Vec::new();
    for (exponent, monomial, coefficient) in divided.numerator().terms() {
        let mut rest = monomial.without(&variable);
        let (mut shares, mut radical) = (Vec::new(), Normal::zero());
        for (kernel, power) in monomial
            .without(&variable)
            .iter()
            .filter(|(kernel, _)| kernel.depends_on(v))
        {
            if let Kernel::Root(base, prime, level) = kernel
                && **base == ExpPoly::kernel(variable.clone())
            {
                // Roots of v are defined for v >= 0 only, where v is |v|.
                let degree = Integer::from(Integer::u_pow_u(*prime, *level));
                radical = &radical + &Normal::rational(&Rational::from((*power, degree)));
                rest = rest.without(kernel);
                continue;
            }
            let share = share_of_affine(kernel, v).filter(|_| *power <= 2)?;
            shares.extend(std::iter::repeat_n(share, *power as usize));
            rest = rest.without(kernel);
        }
        let (square, linear, constant, logarithmic) = exponents(exponent, v)?;
        let plain = ExpPoly::plain(Polynomial::term(rest, coefficient.clone()));
        let (power, singular) = quotient(monomial.degree(&variable), below);
        terms.push(Term {
            coefficient: Normal::new(plain, den.clone()),
            power,
            logarithmic: &(&logarithmic + &radical) - &Normal::integer(singular),
            square,
            linear,
            constant,
            shares,
        });
    }
    Some(terms)
}

/// α and β, if the kernel is erf(α v + β) of a real number.
fn share_of_affine(kernel: &Kernel, v: &Symbol) -> Option<[Normal; 2]> {
    let Kernel::Call(Function::Erf, arguments) = kernel else {
        return None;
    };
    let [offset, slope, square] = quadratic(arguments.first().filter(|u| is_real(u))?, v)?;
    square.is_zero().then_some([slope, offset])
}

/// The value times the power of the factor in its denominator, and the exponent of that.
fn without_divisor(value: &Normal, factor: &ExpPoly) -> Option<(Normal, u32)> {
    let mut divisors = value.denominator().factors().iter();
    match divisors.find(|(divisor, _)| divisor == factor) {
        Some((_, exponent)) => {
            let power = Normal::from(factor.clone()).pow(i32::try_from(*exponent).ok()?)?;
            Some((value * &power, *exponent))
        }
        None => Some((value.clone(), 0)),
    }
}

/// v^above/v^below as v^power/|v|^singular with an even second exponent.
fn quotient(above: u32, below: u32) -> (u32, u32) {
    let missing = below.saturating_sub(above);
    match (missing, missing % 2) {
        (0, _) => (above - below, 0),
        (_, 0) => (0, missing),
        _ => (1, missing + 1),
    }
}

/// The exponent as `square v² + linear v + constant + logarithmic log|v|`.
fn exponents(exponent: &Exponent, v: &Symbol) -> Option<(Normal, Normal, Normal, Normal)> {
    let value = exponent.value();
    let mut logarithmic = Normal::zero();
    let mut rest = value.clone();
    let logarithm = value.numerator().kernels().into_iter().find(|kernel| match kernel {
        Kernel::Log(base, _) => **base == ExpPoly::kernel(Kernel::Symbol(v.clone(), false)),
        _ => false,
    });
    if let Some(logarithm) = logarithm {
        let mut parts = value.numerator().coefficients(&logarithm);
        rest = Normal::new(
            parts.remove(&0).unwrap_or_else(ExpPoly::zero),
            value.denominator().clone(),
        );
        logarithmic = Normal::new(parts.remove(&1)?, value.denominator().clone());
        if !parts.is_empty() || logarithmic.depends_on(v) {
            return None;
        }
    }
    let [constant, linear, square] = quadratic(&rest, v)?;
    Some((square, linear, constant, logarithmic))
}

/// The coefficients of 1, v and v², if the value is a quadratic polynomial in v.
pub(super) fn quadratic(value: &Normal, v: &Symbol) -> Option<[Normal; 3]> {
    let variable = Kernel::Symbol(v.clone(), false);
    let den = value.denominator();
    let mut out = [Normal::zero(), Normal::zero(), Normal::zero()];
    if den
        .factors()
        .iter()
        .any(|(factor, _)| Normal::from(factor.clone()).depends_on(v))
    {
        return None;
    }
    for (degree, part) in value.numerator().coefficients(&variable) {
        let part = Normal::new(part, den.clone());
        if part.depends_on(v) {
            return None;
        }
        *out.get_mut(degree as usize)? = part;
    }
    Some(out)
}

/// Whether a function of v is continuous on the line and dominated by a Gaussian: every term has A > 0 and powers of v
/// that are certainly not negative; Hermite polynomials of any degree, in an affine function of v, may be factors.
#[must_use]
pub fn vanishes_at_infinity(value: &Normal, v: &Symbol, scope: &Scope) -> bool {
    let mut divisors = value.denominator().factors().iter();
    if divisors.any(|(factor, _)| Normal::from(factor.clone()).depends_on(v)) {
        return false;
    }
    if let Some((kernel, u)) = magnitude_in(value, v) {
        // |u| is continuous, and at each point u or -u.
        return [u.clone(), -&u].iter().all(|side| {
            replace(value, &kernel, side, scope).is_some_and(|plain| vanishes_at_infinity(&plain, v, scope))
        });
    }
    let variable = Kernel::Symbol(v.clone(), false);
    value.numerator().terms().all(|(exponent, monomial, _)| {
        let rest = monomial.without(&variable);
        rest.iter()
            .all(|(kernel, _)| !kernel.depends_on(v) || is_hermite_of_affine(kernel, v))
            && exponents(exponent, v).is_some_and(|(square, _, _, logarithmic)| {
                // The modulus of exp(-A v² + B v + C) is that with the real parts of B and C.
                scope.sign_of(&square) == Some(Sign::Negative)
                    && matches!(
                        scope.sign_of(&logarithmic),
                        Some(Sign::Zero | Sign::Positive | Sign::Nonnegative)
                    )
            })
    })
}

/// Whether the kernel is He_n(α v + β) with n, α, β free of v: a polynomial in v.
fn is_hermite_of_affine(kernel: &Kernel, v: &Symbol) -> bool {
    match kernel {
        Kernel::Call(Function::Hermite, args) => match &args[..] {
            [n, u] => !n.depends_on(v) && quadratic(u, v).is_some_and(|[_, _, square]| square.is_zero()),
            _ => false,
        },
        _ => false,
    }
}

/// `coefficient · v^power · exp(-rate v²)`, coefficient and rate free of v.
#[derive(Clone, Debug)]
pub struct WeightedPower {
    /// The factor in front.
    pub coefficient: Expr,
    /// The power of v.
    pub power: u32,
    /// The rate A of the Gaussian weight; its sign is not examined.
    pub rate: Expr,
}

/// A function of v as a sum of powers with centred Gaussian weights, if it is one; |v| counts as v, which is right for v >= 0.
#[must_use]
pub fn weighted_powers(value: &Normal, v: &Symbol, scope: &Scope) -> Option<Vec<WeightedPower>> {
    if let Some((kernel, u)) = magnitude_in(value, v) {
        let plain = if u == scope.symbol(v) {
            replace(value, &kernel, &u, scope)?
        } else {
            return None;
        };
        return weighted_powers(&plain, v, scope);
    }
    let weighted = |term: Term| {
        let centred = term.linear.is_zero() && term.logarithmic.is_zero() && term.shares.is_empty();
        centred.then(|| WeightedPower {
            coefficient: term.coefficient.to_expr() * term.constant.to_expr().exp(),
            power: term.power,
            rate: (-&term.square).to_expr(),
        })
    };
    terms(value, v)?.into_iter().map(weighted).collect()
}
