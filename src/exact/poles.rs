//! Integrals over the line of rational functions without real poles, times waves: `∫ P(v)/D(v) e^{iBv + C} dv`.
//!
//! D is a product of powers of quadratic factors a v² + b v + c with 4ac > b², and its degree exceeds that of P by two at least, so that
//! the integral converges absolutely. For B ≥ 0 it is 2πi times the sum of the residues at the poles above the line, for B ≤ 0 that
//! below with the other sign (the integral over a half circle of radius R is at most of order 1/R). Where the sign of B is open, |B|
//! and -|B| take its place in the two cases; where both give one form, but for the factor e^{iBx} of a pole at x + iy, that holds for
//! every B. The integral of an even function from 0 on is half of that over the line.

use super::exponential::ExpPoly;
use super::factor::split;
use super::fraction::Normal;
use super::gaussian::quadratic;
use super::kernel::Bound;
use super::reality::is_real;
use super::scope::Scope;
use super::signs::Sign;
use crate::formula::{Domain, Symbol};

/// The highest order of a pole, and the largest number of quadratic factors.
const MOST: usize = 6;

/// A quadratic factor a(v - z)(v - z̄) of the denominator, z = centre + i·height above the line.
struct Pair {
    lead: Normal,
    centre: Normal,
    height: Normal,
    order: usize,
}

impl Pair {
    /// The pole above the line, or the one below.
    fn pole(&self, above: bool) -> Normal {
        let rise = &Normal::i() * &self.height;
        &self.centre + &if above { rise } else { -&rise }
    }
}

/// A summand P(v) e^{iBv + C}/D(v) without D: P, constant term first, B and e^C.
struct Wave {
    polynomial: Vec<Normal>,
    frequency: Normal,
    factor: Normal,
}

/// The integral of `body` over the line, or of an even one from 0 on; `None` for any other body or range.
pub(crate) fn integrate(body: &Normal, v: &Symbol, lo: &Bound, hi: &Bound, scope: &Scope) -> Option<Normal> {
    let line = scope.declare(v, Domain::Real).almost_everywhere(v);
    match (lo, hi) {
        (Bound::NegativeInfinity, Bound::PositiveInfinity) => over_line(body, v, &line),
        (Bound::Finite(lo), Bound::PositiveInfinity) if lo.is_zero() => {
            let mirrored = line.substitute(body, v, &-&line.symbol(v)).ok()?;
            let whole = (mirrored == *body).then(|| over_line(body, v, &line))??;
            whole.over(&Normal::integer(2))
        }
        _ => None,
    }
}

fn over_line(body: &Normal, v: &Symbol, scope: &Scope) -> Option<Normal> {
    let mut pairs: Vec<([Normal; 3], usize)> = Vec::new();
    let mut rest = body.clone();
    for (factor, order) in body
        .denominator()
        .factors()
        .iter()
        .filter(|(factor, _)| factor.depends_on(v))
    {
        rest = &rest * &Normal::from(factor.clone()).pow(i32::try_from(*order).ok()?)?;
        for quadratic in quadratics(factor, v, scope)? {
            match pairs.iter_mut().find(|(known, _)| *known == quadratic) {
                Some((_, known)) => *known += *order as usize,
                None => pairs.push((quadratic, *order as usize)),
            }
        }
    }
    let pairs = pairs
        .into_iter()
        .map(|(quadratic, order)| pair(&quadratic, order, scope));
    let pairs = pairs.collect::<Option<Vec<Pair>>>()?;
    let order: usize = pairs.iter().map(|pair| pair.order).sum();
    if pairs.is_empty() || order > MOST {
        return None;
    }
    let waves = waves(&rest, v, scope)?;
    if waves.iter().any(|wave| wave.polynomial.len() + 1 > 2 * order) {
        return None;
    }
    let values = waves.iter().map(|wave| integral(wave, &pairs, scope));
    values
        .collect::<Option<Vec<_>>>()
        .map(|values| values.iter().fold(Normal::zero(), |sum, value| &sum + value))
}

/// A divisor as a product of quadratic polynomials, the constant term first. One of degree four without odd powers,
/// a v⁴ + b v² + c with a > 0, is a(v² - r)(v² - s) with r + s = -b/a and rs = c/a, or where these are not real
/// a(v² + tv + w)(v² - tv + w) with w² = c/a and t² = 2w - b/a.
fn quadratics(divisor: &ExpPoly, v: &Symbol, scope: &Scope) -> Option<Vec<[Normal; 3]>> {
    let mut out = Vec::new();
    for factor in split(divisor.clone()) {
        let factor = Normal::from(factor);
        match &factor.coefficients_in(v)?[..] {
            [_] => {}
            [_, _, _] => out.push(quadratic(&factor, v)?),
            [c, third, b, first, a] if third.is_zero() && first.is_zero() => {
                scope.positive(a).ok()?;
                let (sum, product) = (-&b.over(a)?, c.over(a)?);
                let square = &sum.pow(2)? - &(&Normal::integer(4) * &product);
                let half = Normal::rational(&rug::Rational::from((1, 2)));
                let [one, other] = match scope.sign_of(&square)? {
                    Sign::Positive => {
                        let root = scope.sqrt(&square).ok()?;
                        let below = |root: &Normal| [-&(&half * &(&sum + root)), Normal::zero(), Normal::one()];
                        [below(&root), below(&-&root)]
                    }
                    Sign::Negative => {
                        let w = scope.sqrt(&product).ok()?;
                        let t = scope.sqrt(&(&(&w + &w) + &sum)).ok()?;
                        [[w.clone(), t.clone(), Normal::one()], [w, -&t, Normal::one()]]
                    }
                    _ => return None,
                };
                out.extend([one.map(|part| &part * a), other]);
            }
            _ => return None,
        }
    }
    Some(out)
}

fn pair([c, b, a]: &[Normal; 3], order: usize, scope: &Scope) -> Option<Pair> {
    let twice = &Normal::integer(2) * a;
    let square = &(&Normal::integer(4) * &(a * c)) - &(b * b);
    let rising = match scope.sign_of(a)? {
        Sign::Positive => Normal::one(),
        Sign::Negative => Normal::integer(-1),
        _ => return None,
    };
    if scope.sign_of(&square)? != Sign::Positive {
        return None;
    }
    Some(Pair {
        centre: (-b).over(&twice)?,
        height: (&rising * &scope.sqrt(&square).ok()?).over(&twice)?,
        lead: a.clone(),
        order,
    })
}

/// The numerator as a sum of polynomials times waves.
fn waves(value: &Normal, v: &Symbol, scope: &Scope) -> Option<Vec<Wave>> {
    let terms = value.exponential_terms().into_iter().map(|term| {
        let [constant, linear, square] = quadratic(&term.exponent, v)?;
        let frequency = -&(&Normal::i() * &linear);
        (square.is_zero() && is_real(&frequency)).then_some(())?;
        Some(Wave {
            polynomial: term.coefficient.coefficients_in(v)?,
            frequency,
            factor: scope.exp(&constant).ok()?,
        })
    });
    terms.collect()
}

fn integral(wave: &Wave, pairs: &[Pair], scope: &Scope) -> Option<Normal> {
    let value = match scope.signs(&wave.frequency)? {
        signs if !signs.negative => on_one_side(wave, &wave.frequency, true, pairs, scope)?,
        signs if !signs.positive => on_one_side(wave, &wave.frequency, false, pairs, scope)?,
        _ => {
            let size = scope.abs(&wave.frequency).ok()?;
            let value = on_one_side(wave, &size, true, pairs, scope)?;
            let below = on_one_side(wave, &-&size, false, pairs, scope)?;
            (value == below).then_some(value)?
        }
    };
    Some(&wave.factor * &value)
}

/// The residues on one side, with `frequency` for B but in the factors e^{iBx}.
fn on_one_side(wave: &Wave, frequency: &Normal, above: bool, pairs: &[Pair], scope: &Scope) -> Option<Normal> {
    let mut sum = Normal::zero();
    for (place, own) in pairs.iter().enumerate() {
        let (pole, other) = (own.pole(above), own.pole(!above));
        let mut series = taylor(&wave.polynomial, &pole, own.order);
        let divide = |series: Vec<Normal>, divisor: &[Normal], times: usize| {
            (0..times).try_fold(series, |series, _| {
                quotient(&series, &taylor(divisor, &pole, own.order), scope)
            })
        };
        series = divide(series, &[-&(&own.lead * &other), own.lead.clone()], own.order)?;
        for (_, pair) in pairs.iter().enumerate().filter(|(at, _)| *at != place) {
            let (z, w) = (pair.pole(true), pair.pole(false));
            let quadratic = [&pair.lead * &(&z * &w), -&(&pair.lead * &(&z + &w)), pair.lead.clone()];
            series = divide(series, &quadratic, pair.order)?;
        }
        // The coefficient of t^(order-1) in the series times e^{iBt}.
        let (mut residue, mut power) = (Normal::zero(), Normal::one());
        for (k, coefficient) in series.iter().rev().enumerate() {
            residue = &residue + &(coefficient * &power);
            power = (&(&power * &Normal::i()) * frequency).over(&Normal::integer(k + 1))?;
        }
        let height = if above { own.height.clone() } else { -&own.height };
        let exponent = &(&Normal::i() * &(&wave.frequency * &own.centre)) - &(frequency * &height);
        sum = &sum + &(&residue * &scope.exp(&exponent).ok()?);
    }
    let turn = &(&Normal::integer(if above { 2 } else { -2 }) * &Normal::pi()) * &Normal::i();
    Some(&turn * &sum)
}

/// The first coefficients of a polynomial in t = v - z.
pub(super) fn taylor(polynomial: &[Normal], z: &Normal, length: usize) -> Vec<Normal> {
    let mut out = vec![Normal::zero(); length];
    for coefficient in polynomial.iter().rev() {
        for k in (0..length).rev() {
            let before = if k > 0 { out[k - 1].clone() } else { coefficient.clone() };
            out[k] = &(&out[k] * z) + &before;
        }
    }
    out
}

/// The quotient of two power series; the divisor starts with a number that is certainly not 0.
pub(super) fn quotient(series: &[Normal], divisor: &[Normal], scope: &Scope) -> Option<Vec<Normal>> {
    let mut out: Vec<Normal> = Vec::new();
    for (k, coefficient) in series.iter().enumerate() {
        let known = (0..k).fold(coefficient.clone(), |rest, j| &rest - &(&out[j] * &divisor[k - j]));
        out.push(scope.div(&known, divisor.first()?).ok()?);
    }
    Some(out)
}
