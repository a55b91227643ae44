//! Sums of rational functions whose poles are whole numbers apart.
//!
//! Let f(j) = Σ c_{i,m}/(j + a_i)^m by partial fractions. The a_i fall into classes of those that are whole numbers apart; let a be the least
//! of a class. With l = j + a_i - a for the index, the sum of 1/(j + a_i)^m over j = p, …, n is the sum of 1/(l + a)^m
//! over l = p, …, n, less its first a_i - a terms, plus the a_i - a terms that follow. Where Σ c_{i,m} = 0 for each class and each m, the common
//! sums cancel, so that
//!
//! Σ_{j=p}^{n} f(j) = Σ c_{i,m} Σ_{t=0}^{a_i-a-1} (1/(n + 1 + t + a)^m - 1/(p + t + a)^m)
//!
//! for n ≥ p - 1; for n → ∞ the first part tends to 0, and the series converges absolutely, since the degree of the denominator exceeds that
//! of the numerator by two.

use rug::Rational;

use super::exponential::ExpPoly;
use super::factor::split;
use super::fraction::Normal;
use super::kernel::{Bound, Kernel};
use super::normal::integer_bound;
use super::poles::{quotient, taylor};
use super::scope::Scope;
use super::signs::Signs;
use crate::formula::Symbol;

/// Rational poles are looked for up to this size.
const FARTHEST: i64 = 64;
/// And up to this denominator.
const FINEST: i64 = 4;
/// Denominators of higher degree are left alone.
const HIGHEST: usize = 12;

/// A pole at -a, and the coefficients of 1/(j + a), 1/(j + a)², ….
struct Pole {
    a: Normal,
    shares: Vec<Normal>,
}

/// The sum of `body` over the index from `lo` to `hi`; `None` for any other body.
pub(crate) fn sum(body: &Normal, index: &Symbol, lo: &Bound, hi: &Bound, scope: &Scope) -> Option<Normal> {
    let first = Normal::integer(integer_bound(lo)?);
    let end = match hi {
        Bound::PositiveInfinity => None,
        Bound::Finite(n) => {
            let length = &(n - &first) + &Normal::one();
            scope.signs(&length).filter(|signs| !signs.negative)?;
            Some(n)
        }
        Bound::NegativeInfinity => return None,
    };
    let poles = fractions(body, index, scope)?;
    let positive = |pole: &Pole| scope.signs(&(&first + &pole.a)) == Some(Signs::POSITIVE);
    if poles.is_empty() || !poles.iter().all(positive) {
        return None;
    }
    let mut out = Normal::zero();
    for class in classes(poles)? {
        let (least, _) = class.iter().min_by_key(|(_, shift)| *shift)?;
        let lowest = class.iter().map(|(_, shift)| *shift).min()?;
        let orders = class.iter().map(|(pole, _)| pole.shares.len()).max()?;
        for order in 0..orders {
            let shares = || {
                class
                    .iter()
                    .filter_map(|(pole, shift)| Some((pole.shares.get(order)?, shift - lowest)))
            };
            if !shares().fold(Normal::zero(), |sum, (share, _)| &sum + share).is_zero() {
                return None;
            }
            let power = |from: &Normal, t: i64| {
                let place = &(from + &Normal::integer(t)) + &least.a;
                scope
                    .div(&Normal::one(), &place.pow(i32::try_from(order).ok()? + 1)?)
                    .ok()
            };
            for (share, shift) in shares() {
                for t in 0..shift {
                    let mut part = -&power(&first, t)?;
                    if let Some(n) = end {
                        part = &part + &power(&(n + &Normal::one()), t)?;
                    }
                    out = &out + &(share * &part);
                }
            }
        }
    }
    Some(out)
}

/// The poles that are whole numbers apart, each with its distance from the first of them.
fn classes(poles: Vec<Pole>) -> Option<Vec<Vec<(Pole, i64)>>> {
    let mut classes: Vec<Vec<(Pole, i64)>> = Vec::new();
    for pole in poles {
        let shift = |class: &Vec<(Pole, i64)>| {
            let distance = (&pole.a - &class.first()?.0.a).as_rational()?;
            let whole = distance.is_integer().then(|| distance.numer().to_i64())?;
            whole.filter(|shift| shift.abs() <= 2 * FARTHEST)
        };
        match classes
            .iter()
            .enumerate()
            .find_map(|(at, class)| Some((at, shift(class)?)))
        {
            Some((at, shift)) => classes[at].push((pole, shift)),
            None => classes.push(vec![(pole, 0)]),
        }
    }
    Some(classes)
}

/// The partial fractions of a rational function whose denominator exceeds its numerator by two degrees.
fn fractions(body: &Normal, index: &Symbol, scope: &Scope) -> Option<Vec<Pole>> {
    let (mut roots, mut lead): (Vec<(Normal, usize)>, Normal) = (Vec::new(), Normal::one());
    let mut numerator = body.clone();
    for (divisor, multiplicity) in body.denominator().factors() {
        if !divisor.depends_on(index) {
            continue;
        }
        numerator = &numerator * &Normal::from(divisor.clone()).pow(i32::try_from(*multiplicity).ok()?)?;
        for factor in split(divisor.clone()) {
            let (factor_lead, found) = linear_factors(&factor, index, scope)?;
            lead = &lead * &factor_lead.pow(i32::try_from(*multiplicity).ok()?)?;
            for a in found {
                match roots.iter_mut().find(|(known, _)| (&a - known).is_zero()) {
                    Some((_, count)) => *count += *multiplicity as usize,
                    None => roots.push((a, *multiplicity as usize)),
                }
            }
        }
    }
    let numerator = numerator.over(&lead)?.coefficients_in(index)?;
    let degree: usize = roots.iter().map(|(_, count)| count).sum();
    if degree > HIGHEST || numerator.len() + 1 > degree {
        return None;
    }
    let pole = |(place, (a, count)): (usize, &(Normal, usize))| {
        let at = -a;
        let mut series = taylor(&numerator, &at, *count);
        for (_, (other, times)) in roots.iter().enumerate().filter(|(index, _)| *index != place) {
            for _ in 0..*times {
                series = quotient(&series, &taylor(&[other.clone(), Normal::one()], &at, *count), scope)?;
            }
        }
        series.reverse();
        Some(Pole {
            a: a.clone(),
            shares: series,
        })
    };
    roots.iter().enumerate().map(pole).collect()
}

/// The leading coefficient of a polynomial in the index, and the a_i of its factors j + a_i.
fn linear_factors(factor: &ExpPoly, index: &Symbol, scope: &Scope) -> Option<(Normal, Vec<Normal>)> {
    let coefficients = Normal::from(factor.clone()).coefficients_in(index)?;
    let lead = coefficients.last()?.clone();
    scope.nonzero(&lead).ok()?;
    let roots = match &coefficients[..] {
        [_] => Vec::new(),
        [c, b] => vec![c.over(b)?],
        _ => match rational(&coefficients) {
            Some(rational) => rational_roots(rational)?.iter().map(Normal::rational).collect(),
            None => {
                let [c, b, a] = &coefficients[..] else { return None };
                let square = &(b * b) - &(&Normal::integer(4) * &(a * c));
                let root = scope.sqrt(&square).ok()?;
                let irrational = |kernel: &Kernel| matches!(kernel, Kernel::Root(..) | Kernel::Magnitude(_));
                if root.numerator().kernels().iter().any(irrational) {
                    return None;
                }
                let twice = &Normal::integer(2) * a;
                vec![(b + &root).over(&twice)?, (b - &root).over(&twice)?]
            }
        },
    };
    Some((lead, roots))
}

fn rational(coefficients: &[Normal]) -> Option<Vec<Rational>> {
    coefficients.iter().map(Normal::as_rational).collect()
}

/// The a_i with a multiple of Π (j + a_i) for the polynomial, if all of them are rational and of moderate size.
fn rational_roots(mut polynomial: Vec<Rational>) -> Option<Vec<Rational>> {
    let mut roots = Vec::new();
    for denominator in 1..=FINEST {
        for numerator in -FARTHEST * denominator..=FARTHEST * denominator {
            let a = Rational::from((numerator, denominator));
            if *a.denom() != denominator {
                continue;
            }
            while polynomial.len() > 1 && value(&polynomial, &Rational::from(-&a)) == 0 {
                polynomial = deflated(&polynomial, &Rational::from(-&a));
                roots.push(a.clone());
            }
        }
    }
    (polynomial.len() == 1).then_some(roots)
}

fn value(f: &[Rational], at: &Rational) -> Rational {
    f.iter().rev().fold(Rational::new(), |sum, c| sum * at + c)
}

/// The quotient by x - root.
fn deflated(f: &[Rational], root: &Rational) -> Vec<Rational> {
    let mut out: Vec<Rational> = Vec::new();
    for c in f.iter().skip(1).rev() {
        let next = out
            .last()
            .map_or_else(Rational::new, |last| Rational::from(last * root));
        out.push(next + c);
    }
    out.reverse();
    out
}
