//! Factorisation of a value into the atoms of roots, logarithms and absolute values.

use std::collections::BTreeMap;

use rug::{Integer, Rational};

use super::denominator::{cofactor, insert, normalised, split_unit};
use super::exponential::{ExpPoly, Exponent, Plain};
use super::fraction::Normal;
use super::inverse::inverse;
use super::kernel::{Kernel, partial};
use super::lattice::common_divisor;
use super::reality::is_real;
use crate::session::charge;

/// `|n| = |number| exp(exponent) Π |base|^multiplicity`, or the same equation without the absolute values.
pub(crate) struct Factors {
    pub(crate) number: Rational,
    pub(crate) exponent: Normal,
    pub(crate) factors: Vec<(ExpPoly, Rational)>,
}

/// The factors of |n| for a nonzero n: |P| counts as P.
pub(crate) fn factors_of(n: &Normal) -> Factors {
    factors(n, false)
}

/// The factors of a nonzero n, signs included.
pub(crate) fn signed_factors_of(n: &Normal) -> Factors {
    factors(n, true)
}

fn factors(n: &Normal, signed: bool) -> Factors {
    charge(64 * n.numerator().len() as u64);
    let mut bases: BTreeMap<ExpPoly, Rational> = BTreeMap::new();
    let (content, exponent) = collect(n.numerator(), &Rational::from(1), signed, &mut bases);
    for (f, e) in n.denominator().factors() {
        // Denominator factors are primitive and without exponential unit.
        collect(f, &-Rational::from(*e), signed, &mut bases);
    }
    let number = Rational::from((content, n.denominator().integer().clone()));
    Factors {
        number,
        exponent,
        factors: bases.into_iter().filter(|(_, q)| *q != 0).collect(),
    }
}

/// Adds the factors of a sum, all with the given multiplicity, and returns its integer and exponential units.
fn collect(
    f: &ExpPoly,
    multiplicity: &Rational,
    signed: bool,
    bases: &mut BTreeMap<ExpPoly, Rational>,
) -> (Integer, Normal) {
    let (mut content, mut exponent, mut monomial, mut rest) = split_unit(f);
    if !is_real(&exponent) {
        // A real value such as cos x has no real factors here; it is kept whole.
        monomial = monomial.without(&Kernel::I);
        rest = f.over_monomial(&monomial);
        content = f.content();
        if rest.is_negated() {
            content = -content;
        }
        rest = rest.over_integer(&content);
        exponent = Normal::zero();
    }
    let mut add = |base: ExpPoly, q: Rational| *bases.entry(base).or_default() += q * multiplicity;
    for (kernel, e) in monomial.iter() {
        match kernel {
            Kernel::Root(base, prime, level) => {
                let base = if !signed && base.as_integer().is_none() && base.is_negated() {
                    // The base is positive, and the negative of the factor as it stands elsewhere.
                    -&**base
                } else {
                    (**base).clone()
                };
                add(
                    base,
                    Rational::from((*e, Integer::from(Integer::u_pow_u(*prime, *level)))),
                );
            }
            Kernel::Magnitude(base) if !signed => add((**base).clone(), Rational::from(*e)),
            _ => add(ExpPoly::kernel(kernel.clone()), Rational::from(*e)),
        }
    }
    if !rest.is_one() {
        let mut parts = Vec::new();
        for part in split(rest) {
            insert(&mut parts, (part, 1, 0));
        }
        for (part, e, _) in parts {
            add(part, Rational::from(e));
        }
    }
    (content, exponent)
}

/// Longer sums are not searched for factors.
const LONGEST: usize = 400;

/// Unit-normalised factors with the given product: contents with respect to the exponentials and to single kernels are
/// split off, and factors that are repeated in a kernel or in an exponential.
pub(crate) fn split(f: ExpPoly) -> Vec<ExpPoly> {
    if f.len() <= LONGEST {
        let groups = f.groups().map(|(_, p)| ExpPoly::plain(p.clone()));
        let mut divisors = vec![content(groups.collect())];
        divisors.extend(exponential_slope(&f).map(|slope| common_divisor(&f, &slope)));
        for kernel in std::iter::once(None).chain(f.kernels().into_iter().map(Some)) {
            if let Some(kernel) = kernel {
                let parts = f.coefficients(&kernel);
                let repeated = kernel.degree().is_none() && parts.keys().next_back() >= Some(&2);
                divisors.push(content(parts.into_values().collect()));
                if repeated {
                    let slope = |p: &Plain| partial(p, &kernel);
                    let derivative = f
                        .groups()
                        .fold(ExpPoly::zero(), |d, (e, p)| &d + &ExpPoly::group(e.clone(), slope(p)));
                    divisors.push(common_divisor(&f, &derivative));
                }
            }
            for divisor in divisors.drain(..) {
                let divisor = normalised(divisor);
                if divisor.is_one() || divisor == f {
                    continue;
                }
                if let Some(rest) = cofactor(&f, &divisor) {
                    let mut out = split(rest);
                    out.extend(split(divisor));
                    return out;
                }
            }
        }
    }
    vec![f]
}

/// A sum of at least three exponentials of whole multiples of one exponent is, up to a unit, a polynomial in its exponential
/// y; then y times the derivative in y, which shares the repeated factors. What is split off is verified by division.
fn exponential_slope(f: &ExpPoly) -> Option<ExpPoly> {
    let mut exponents = f.groups().map(|(e, _)| e.value());
    let (first, second) = (exponents.next()?, exponents.next()?);
    exponents.next()?;
    let unit = inverse(&(&second - &first))?;
    let place = |e: &Exponent| (&(&e.value() - &first) * &unit).as_rational();
    let places = f.groups().map(|(e, _)| place(e)).collect::<Option<Vec<_>>>()?;
    let scale = places.iter().fold(Integer::from(1), |n, q| n.lcm(q.denom()));
    let terms = f.groups().zip(places).map(|((e, p), q)| {
        let degree = (q * &scale).into_numer_denom().0;
        ExpPoly::group(e.clone(), p.clone()).times_integer(&degree)
    });
    Some(terms.fold(ExpPoly::zero(), |sum, term| &sum + &term))
}

/// The greatest common divisor, the short ones first.
fn content(mut parts: Vec<ExpPoly>) -> ExpPoly {
    parts.sort_by_key(ExpPoly::len);
    let mut parts = parts.into_iter();
    let mut out = parts.next().unwrap_or_else(ExpPoly::one);
    for part in parts {
        if out.as_integer().is_some() {
            return ExpPoly::one();
        }
        out = common_divisor(&out, &part);
    }
    out
}

/// Largest trial divisor; what is left beyond it is treated as one factor unless it is a perfect square.
const LARGEST_DIVISOR: u32 = 1 << 16;

/// The prime factors of |q| with their multiplicities.
pub(crate) fn primes(q: &Rational) -> Vec<(ExpPoly, Rational)> {
    let mut out = Vec::new();
    for (part, sign) in [(q.numer(), 1), (q.denom(), -1)] {
        let mut rest = part.clone().abs();
        let mut divisor = 2u32;
        while divisor <= LARGEST_DIVISOR && Integer::from(divisor) * divisor <= rest {
            let count = rest.remove_factor_mut(&Integer::from(divisor));
            if count > 0 {
                out.push((
                    ExpPoly::integer(Integer::from(divisor)),
                    Rational::from((i64::from(count) * sign, 1)),
                ));
            }
            divisor += if divisor == 2 { 1 } else { 2 };
        }
        if rest > 1 {
            let multiplicity = if rest.is_perfect_square() { 2 } else { 1 };
            let root = if multiplicity == 2 { rest.sqrt() } else { rest };
            out.push((ExpPoly::integer(root), Rational::from(multiplicity * sign)));
        }
    }
    out
}

/// Whether the factor is a kernel of absolute value 1.
pub(crate) fn is_unimodular(f: &ExpPoly) -> bool {
    [f].into_iter().filter_map(|f| f.as_plain()).any(|p| {
        p.len() == 1
            && p.leading().is_some_and(|(m, c)| {
                *c == 1
                    && !m.is_one()
                    && m.iter().all(|(k, _)| {
                        matches!(
                            k,
                            Kernel::I | Kernel::Turn(_) | Kernel::Parity(_) | Kernel::SignPower(..)
                        )
                    })
            })
    })
}
