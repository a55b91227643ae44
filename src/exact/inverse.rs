//! Reciprocals: denominators are freed of algebraic kernels.
//!
//! 1/p is c/(p·c) for a c with p·c free of the algebraic kernel t of greatest depth: the product of the conjugates for
//! relations of degree two and three, a cofactor from Euclid's algorithm otherwise. Eliminating t brings in only kernels of smaller depth, so the
//! process ends. A vanishing norm means that p is 0 or a zero divisor, and no reciprocal is returned.

use super::denominator::split_unit;
use super::exponential::{ExpPoly, Exponent};
use super::fraction::Normal;
use super::kernel::Kernel;
use rug::Rational;

/// The reciprocal, unless the argument is 0 or a zero divisor, or a norm becomes too long.
pub(crate) fn inverse(a: &Normal) -> Option<Normal> {
    let mut out = inverse_sum(a.numerator())?;
    for (f, e) in a.denominator().factors() {
        out = &out * &Normal::from(f.pow(*e));
    }
    Some(&out * &Normal::integer(a.denominator().integer().clone()))
}

/// Longer norms are given up.
const LONGEST: usize = 3_000;

fn inverse_sum(p: &ExpPoly) -> Option<Normal> {
    if p.is_zero() {
        return None;
    }
    let (content, exponent, monomial, rest) = split_unit(p);
    let unit = ExpPoly::exponential(Exponent::of(-&exponent));
    let mut out = &Normal::rational(&Rational::from((1, content))) * &Normal::from(unit);
    for (kernel, e) in monomial.iter() {
        out = &out
            * &match kernel.relation() {
                None => Normal::reciprocal_of_factors(vec![(ExpPoly::kernel(kernel.clone()), *e)]),
                Some((degree, value)) => {
                    &Normal::from(ExpPoly::kernel(kernel.clone()).pow(degree - e)) * &inverse_sum(&value)?
                }
            };
    }
    if rest.len() > LONGEST {
        return None;
    }
    let deepest = rest
        .kernels()
        .into_iter()
        .max_by_key(Kernel::depth)
        .filter(|k| k.degree().is_some());
    let Some((kernel, (degree, value))) = deepest.and_then(|k| Some((k.clone(), k.relation()?))) else {
        return Some(if rest.is_one() {
            out
        } else {
            &out * &Normal::reciprocal_of_factors(vec![(rest, 1)])
        });
    };
    let parts = rest.coefficients(&kernel);
    let part = |i: u32| parts.get(&i).cloned().unwrap_or_else(ExpPoly::zero);
    if degree == 2 {
        let (a, b) = (part(0), part(1));
        let conjugate = &a - &(&b * &ExpPoly::kernel(kernel));
        let norm = &(&a * &a) - &(&(&b * &b) * &value);
        return Some(&(&out * &Normal::from(conjugate)) * &inverse_sum(&norm)?);
    }
    if degree == 3 {
        // (a + bt + ct²)((a² - bcv) + (c²v - ab)t + (b² - ac)t²) = a³ + b³v + c³v² - 3abcv for t³ = v.
        let (a, b, c) = (part(0), part(1), part(2));
        let conjugate = [
            &(&a * &a) - &(&(&b * &c) * &value),
            &(&(&c * &c) * &value) - &(&a * &b),
            &(&b * &b) - &(&a * &c),
        ];
        let norm = &(&a * &conjugate[0]) + &(&(&(&c * &conjugate[1]) + &(&b * &conjugate[2])) * &value);
        let t = ExpPoly::kernel(kernel);
        let conjugate = &conjugate[0] + &(&(&conjugate[1] + &(&conjugate[2] * &t)) * &t);
        return Some(&(&out * &Normal::from(conjugate)) * &inverse_sum(&norm)?);
    }
    let coefficients = (0..degree).map(|i| Normal::from(part(i))).collect();
    let mut modulus = vec![Normal::zero(); degree as usize + 1];
    modulus[0] = -&Normal::from(value);
    modulus[degree as usize] = Normal::one();
    let cofactor = inverse_modulo(coefficients, modulus)?;
    let mut sum = Normal::zero();
    for (i, c) in cofactor.iter().enumerate() {
        sum = &sum + &(c * &Normal::from(ExpPoly::kernel(kernel.clone()).pow(i as u32)));
    }
    Some(&out * &sum)
}

fn trim(p: &mut Vec<Normal>) {
    while p.last().is_some_and(Normal::is_zero) {
        p.pop();
    }
}

/// `a^-1` modulo `modulus`: dense polynomials over the field, by Euclid's algorithm.
fn inverse_modulo(mut a: Vec<Normal>, modulus: Vec<Normal>) -> Option<Vec<Normal>> {
    let (mut r, mut s, mut t) = (modulus, Vec::new(), vec![Normal::one()]);
    trim(&mut a);
    // Invariant: s·a ≡ r and t·a ≡ (current a) modulo the modulus.
    while a.len() > 1 {
        let lead = inverse(a.last()?)?;
        while r.len() >= a.len() {
            let (factor, shift) = (r.last()? * &lead, r.len() - a.len());
            for (i, c) in a.iter().enumerate() {
                r[i + shift] = &r[i + shift] - &(&factor * c);
            }
            if s.len() < t.len() + shift {
                s.resize(t.len() + shift, Normal::zero());
            }
            for (i, c) in t.iter().enumerate() {
                s[i + shift] = &s[i + shift] - &(&factor * c);
            }
            r.pop();
            trim(&mut r);
        }
        std::mem::swap(&mut r, &mut a);
        std::mem::swap(&mut s, &mut t);
    }
    let scale = inverse(a.first()?)?;
    Some(t.iter().map(|c| c * &scale).collect())
}
