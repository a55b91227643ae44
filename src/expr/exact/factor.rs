//! Factorisation of a value into the atoms of roots, logarithms and absolute values.

use std::collections::BTreeMap;

use rug::{Integer, Rational};

use super::denominator::{insert, split_unit};
use super::exponential::ExpPoly;
use super::fraction::Normal;
use super::kernel::{Kernel, partial};
use super::lattice::{common_divisor, quotient};

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
    let (content, exponent, monomial, rest) = split_unit(f);
    let mut add = |base: ExpPoly, q: Rational| *bases.entry(base).or_default() += q * multiplicity;
    for (kernel, e) in monomial.iter() {
        match kernel {
            Kernel::Root(base, prime, level) => {
                add(
                    (**base).clone(),
                    Rational::from((*e, Integer::from(Integer::u_pow_u(*prime, *level)))),
                );
            }
            Kernel::Magnitude(base) if !signed => add((**base).clone(), Rational::from(*e)),
            _ => add(ExpPoly::kernel(kernel.clone()), Rational::from(*e)),
        }
    }
    if !rest.is_one() {
        let mut parts = Vec::new();
        for part in square_free(rest) {
            insert(&mut parts, (part, 1, 0));
        }
        for (part, e, _) in parts {
            add(part, Rational::from(e));
        }
    }
    (content, exponent)
}

/// Factors with the given product, each without a repeated factor in any single kernel.
fn square_free(f: ExpPoly) -> Vec<ExpPoly> {
    for kernel in f.kernels() {
        if kernel.degree().is_some() || f.coefficients(&kernel).keys().next_back() < Some(&2) {
            continue;
        }
        let mut derivative = ExpPoly::zero();
        for (e, p) in f.groups() {
            derivative = &derivative + &ExpPoly::group(e.clone(), partial(p, &kernel));
        }
        let common = split_unit(&common_divisor(&f, &derivative)).3;
        if common.is_one() || common == f {
            continue;
        }
        if let Some(rest) = quotient(&f, &common) {
            let mut out = square_free(split_unit(&rest).3);
            out.extend(square_free(common));
            return out;
        }
    }
    vec![f]
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
