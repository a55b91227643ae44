//! Leading behaviour of a function on the half line v > 0: at 0, at infinity, and whether it has a pole between.
//!
//! The function is read as a quotient of exponential polynomials Σ p_j(v) e^{q_j(v)}, p_j and q_j polynomials in v.
//!
//! * At 0 numerator and divisors are expanded in Taylor series with exact coefficients; e^{q} = e^{q(0)} Σ c_k v^k with
//!   k c_k = Σ_{1≤i≤k} i q_i c_{k-i}. The first coefficients that do not vanish give c v^p, the leading term.
//! * At infinity the exponents are compared from the highest power of v down. The numerator is at most a power of v times
//!   its greatest exponential; a divisor whose greatest exponential is the only one so great, with a leading coefficient
//!   that is certainly not 0, is at least a positive multiple of that term from some point on.
//! * A divisor vanishes nowhere on v > 0 if it has a certain sign there, or if it starts at 0 or on one side of 0 and
//!   moves away from 0: its derivative, divided by an exponential, has that sign for the same reason.

use std::cmp::Ordering;

use super::denominator::split_unit;
use super::exponential::{ExpPoly, Exponent};
use super::fraction::Normal;
use super::{Scope, Sign};
use crate::formula::Symbol;

/// Taylor coefficients looked at before an order stays unknown.
const LONGEST: usize = 64;
/// How often a divisor is differentiated.
const DEPTH: u32 = 6;

/// The leading term `coefficient · v^order` of a function as v decreases to 0.
#[derive(Clone, Debug, PartialEq)]
pub struct Leading {
    /// The power of v.
    pub order: i64,
    /// The factor, free of v and not identically 0.
    pub coefficient: Normal,
    /// Whether the factor certainly vanishes for no values of the parameters. Where it vanishes the order is greater.
    pub certain: bool,
}

/// The leading term at 0 from the right; `None` for 0 and where it is not found. The domain of `v` is v > 0.
#[must_use]
pub fn leading_at_zero(value: &Normal, v: &Symbol, scope: &Scope) -> Option<Leading> {
    let (mut order, mut coefficient) = first_term(value.numerator(), v)?;
    for (factor, multiplicity) in value.denominator().factors() {
        let (power, divisor) = first_term(factor, v)?;
        scope.nonzero(&divisor).ok()?;
        order -= power * i64::from(*multiplicity);
        coefficient = coefficient.over(&divisor.pow(i32::try_from(*multiplicity).ok()?)?)?;
    }
    let integer = Normal::integer(value.denominator().integer().clone());
    let coefficient = coefficient.over(&integer)?;
    let certain = scope.nonzero(&coefficient).is_ok();
    Some(Leading {
        order,
        coefficient,
        certain,
    })
}

/// Whether the function is certainly integrable from some point on: an exponential of a polynomial that tends to -∞
/// dominates it, or a power below -1. No answer says that it is not.
#[must_use]
pub fn integrable_at_infinity(value: &Normal, v: &Symbol, scope: &Scope) -> bool {
    decay(value, v, scope).is_some_and(|(exponent, power)| match direction(&exponent, scope) {
        Some(Ordering::Less) => true,
        Some(Ordering::Equal) => power < -1,
        _ => false,
    })
}

/// Whether no divisor of the function vanishes anywhere on v > 0, so that it is continuous there.
#[must_use]
pub fn continuous_right_of_zero(value: &Normal, v: &Symbol, scope: &Scope) -> bool {
    let everywhere = scope.declare(v, crate::formula::Domain::Positive);
    parts(value.numerator(), v).is_some()
        && value
            .denominator()
            .factors()
            .iter()
            .all(|(factor, _)| moves_away(factor, v, &everywhere, DEPTH).is_some())
}

/// A constant factor of a function of v and the rest, so that functions which differ by simple factors share the rest.
#[must_use]
pub fn split_constant(value: &Normal, v: &Symbol) -> (Normal, Normal) {
    let mut constant = Normal::integer(value.numerator().content());
    if value.is_negated() {
        constant = -&constant;
    }
    for (kernel, power) in value.numerator().common_monomial().iter() {
        if !kernel.depends_on(v)
            && kernel.degree().is_none()
            && let Some(factor) = i32::try_from(*power)
                .ok()
                .and_then(|p| Normal::kernel(kernel.clone()).pow(p))
        {
            constant = &constant * &factor;
        }
    }
    if let Some(factor) = common_exponential(value.numerator(), v) {
        constant = &constant * &factor;
    }
    match constant
        .over(&Normal::integer(value.denominator().integer().clone()))
        .and_then(|constant| Some((value.over(&constant)?, constant)))
    {
        Some((rest, constant)) => (constant, rest),
        None => (Normal::one(), value.clone()),
    }
}

/// e^c, if c is the constant term of every exponent.
fn common_exponential(f: &ExpPoly, v: &Symbol) -> Option<Normal> {
    let mut constants = f.groups().map(|(exponent, _)| {
        let terms = exponent.value().coefficients_in(v)?;
        Some(terms.first().cloned().unwrap_or_else(Normal::zero))
    });
    let first = constants.next()??;
    let common = !first.is_zero() && constants.all(|constant| constant.as_ref() == Some(&first));
    common.then(|| Normal::from(ExpPoly::exponential(Exponent::of(first))))
}

/// One summand p(v) e^{q(v)}: the coefficients of q and of p, constant terms first.
struct Part {
    exponent: Vec<Normal>,
    coefficients: Vec<Normal>,
}

fn parts(f: &ExpPoly, v: &Symbol) -> Option<Vec<Part>> {
    f.groups()
        .map(|(exponent, polynomial)| {
            Some(Part {
                exponent: exponent.value().coefficients_in(v)?,
                coefficients: Normal::from(ExpPoly::plain(polynomial.clone())).coefficients_in(v)?,
            })
        })
        .collect()
}

/// The first nonzero term of the Taylor series at 0: power and coefficient.
fn first_term(f: &ExpPoly, v: &Symbol) -> Option<(i64, Normal)> {
    let mut parts = parts(f, v)?;
    // A common power of v first, which may be high.
    let zeros = |part: &Part| part.coefficients.iter().take_while(|c| c.is_zero()).count();
    let power = parts.iter().map(zeros).min()?;
    for part in &mut parts {
        part.coefficients.drain(..power);
    }
    let mut series = Vec::new();
    for part in parts {
        let at_zero = part.exponent.first().cloned().unwrap_or_else(Normal::zero);
        let start = if at_zero.is_zero() {
            Normal::one()
        } else {
            Normal::from(ExpPoly::exponential(Exponent::of(at_zero)))
        };
        series.push((part, vec![start]));
    }
    for k in 0..LONGEST {
        let mut sum = Normal::zero();
        for (part, exponential) in &mut series {
            if k > 0 {
                exponential.push(next(&part.exponent, exponential)?);
            }
            for (j, coefficient) in part.coefficients.iter().enumerate().take(k + 1) {
                sum = &sum + &(coefficient * &exponential[k - j]);
            }
        }
        if !sum.is_zero() {
            return Some((i64::try_from(power + k).ok()?, sum));
        }
    }
    None
}

/// The next Taylor coefficient of e^q from those before.
fn next(q: &[Normal], known: &[Normal]) -> Option<Normal> {
    let k = known.len();
    let mut sum = Normal::zero();
    for (i, coefficient) in q.iter().enumerate().skip(1).take(k) {
        sum = &sum + &(&(&Normal::integer(i) * coefficient) * &known[k - i]);
    }
    sum.over(&Normal::integer(k))
}

/// A bound of the function at infinity: v^power times the exponential of a polynomial.
fn decay(value: &Normal, v: &Symbol, scope: &Scope) -> Option<(Vec<Normal>, i64)> {
    let (mut exponent, mut power) = greatest(parts(value.numerator(), v)?, scope)?;
    for (factor, multiplicity) in value.denominator().factors() {
        let parts = parts(factor, v)?;
        let count = parts.len();
        let leading = |part: &Part| part.coefficients.last().cloned();
        let (greatest_exponent, degree) = greatest_alone(&parts, count, scope)?;
        let top = parts.iter().find(|part| same(&part.exponent, &greatest_exponent))?;
        scope.nonzero(&leading(top)?).ok()?;
        for _ in 0..*multiplicity {
            exponent = minus(&exponent, &greatest_exponent);
            power -= degree;
        }
    }
    Some((exponent, power))
}

fn degree(part: &Part) -> Option<i64> {
    i64::try_from(part.coefficients.len()).ok().map(|length| length - 1)
}

/// The greatest exponent of several parts, and the greatest degree of the polynomials.
fn greatest(parts: Vec<Part>, scope: &Scope) -> Option<(Vec<Normal>, i64)> {
    let power = parts.iter().filter_map(degree).max()?;
    let mut parts = parts.into_iter();
    let mut best = parts.next()?.exponent;
    for part in parts {
        if direction(&minus(&part.exponent, &best), scope)? == Ordering::Greater {
            best = part.exponent;
        }
    }
    Some((best, power))
}

/// The greatest exponent, if it is greater than every other, and the degree of its polynomial.
fn greatest_alone(parts: &[Part], count: usize, scope: &Scope) -> Option<(Vec<Normal>, i64)> {
    let above = |part: &Part, other: &Part| direction(&minus(&part.exponent, &other.exponent), scope);
    let top = parts.iter().find(|part| {
        let below = parts
            .iter()
            .filter(|other| above(part, other) == Some(Ordering::Greater));
        below.count() + 1 == count
    })?;
    Some((top.exponent.clone(), degree(top)?))
}

fn same(a: &[Normal], b: &[Normal]) -> bool {
    minus(a, b).iter().all(Normal::is_zero)
}

fn minus(a: &[Normal], b: &[Normal]) -> Vec<Normal> {
    let at = |c: &[Normal], k: usize| c.get(k).cloned().unwrap_or_else(Normal::zero);
    (0..a.len().max(b.len())).map(|k| &at(a, k) - &at(b, k)).collect()
}

/// Where a polynomial tends as v grows: to -∞, to +∞, or nowhere, being constant.
fn direction(polynomial: &[Normal], scope: &Scope) -> Option<Ordering> {
    match polynomial.iter().skip(1).rev().find(|c| !c.is_zero()) {
        None => Some(Ordering::Equal),
        Some(top) => match scope.sign_of(top)? {
            Sign::Negative => Some(Ordering::Less),
            Sign::Positive => Some(Ordering::Greater),
            _ => None,
        },
    }
}

/// The sign of a function on v > 0, positive or negative, if it is certain.
fn moves_away(f: &ExpPoly, v: &Symbol, scope: &Scope, depth: u32) -> Option<Sign> {
    let strict = |n: &Normal| match scope.sign_of(n) {
        Some(sign @ (Sign::Positive | Sign::Negative)) => Some(sign),
        _ => None,
    };
    // The exponential that is split off is positive if its exponent is real.
    let (content, exponent, monomial, rest) = split_unit(f);
    if !scope.is_real(&exponent) {
        return None;
    }
    let outer = strict(&Normal::monomial(&monomial, &rug::Rational::from(content)))?;
    let inner = if let Some(sign) = strict(&Normal::from(rest.clone())) {
        sign
    } else {
        let (power, first) = first_term(&rest, v)?;
        let slope = scope.derivative(&Normal::from(rest), v).ok()?;
        if depth == 0 || power < 0 || !slope.denominator().factors().is_empty() {
            return None;
        }
        // Where the series starts with a constant, that has to have the sign of the slope; the first term always has
        // the sign near 0.
        let sign = strict(&first)?;
        (moves_away(slope.numerator(), v, scope, depth - 1)? == sign).then_some(sign)?
    };
    Some(if outer == inner { Sign::Positive } else { Sign::Negative })
}
