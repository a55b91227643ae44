//! Exponentials with imaginary exponents written as sine and cosine, for printing.
//!
//! exp(A + iB) = exp(A)(cos B + i sin B) with real A and B. In a real value the imaginary parts then cancel, provided that the
//! factors of its denominator are real; a factor f with conj(f) = ±f exp(E) becomes so (or purely imaginary) times exp(E/2).

use rug::{Integer, Rational};

use super::calls::opaque;
use super::exponential::{ExpPoly, Exponent};
use super::fraction::Normal;
use super::reality::{conjugate, is_real};
use crate::formula::Function;

/// The value with sines and cosines; `None` if it has no exponentials with exponents that are not real, or these cannot be
/// split into real and imaginary parts.
pub(crate) fn with_sines(n: &Normal) -> Option<Normal> {
    let factors = n.denominator().factors();
    let mut sums = std::iter::once(n.numerator()).chain(factors.iter().map(|(f, _)| f));
    if sums.all(|f| f.groups().all(|(e, _)| e.as_ref().is_none_or(is_real))) {
        return None;
    }
    let mut numerator = Normal::from(n.numerator().clone());
    let mut denominator = Normal::integer(n.denominator().integer().clone());
    for (f, e) in factors {
        let shift = symmetric(f);
        let factor = written(&(&Normal::from(f.clone()) * &shift))?;
        for _ in 0..*e {
            numerator = &numerator * &shift;
            denominator = &denominator * &factor;
        }
    }
    written(&numerator)?.over(&denominator)
}

/// The exponential that makes a factor real or purely imaginary; 1 if there is none.
fn symmetric(f: &ExpPoly) -> Normal {
    let value = Normal::from(f.clone());
    let ratio = conjugate(&value).and_then(|c| c.over(&value));
    let exponent = ratio.and_then(|r| match &r.exponential_terms()[..] {
        [term] if term.coefficient.as_rational()?.abs() == 1 => Some(term.exponent.clone()),
        _ => None,
    });
    let half = Normal::rational(&Rational::from((1, 2)));
    exponent.map_or_else(Normal::one, |e| ExpPoly::exponential(Exponent::of(&half * &e)).into())
}

fn written(n: &Normal) -> Option<Normal> {
    let half = Normal::rational(&Rational::from((1, 2)));
    let mut out = Normal::zero();
    for term in n.exponential_terms() {
        let unit = if is_real(&term.exponent) {
            ExpPoly::exponential(Exponent::of(term.exponent)).into()
        } else {
            let conjugate = conjugate(&term.exponent)?;
            let real = &half * &(&term.exponent + &conjugate);
            let imaginary = &(&half * &-&Normal::i()) * &(&term.exponent - &conjugate);
            let negative = imaginary.is_negated();
            let angle = if negative { -&imaginary } else { imaginary };
            let sine =
                &opaque(Function::Sin, &[&angle]) * &Normal::integer(Integer::from(if negative { -1 } else { 1 }));
            let turn = &opaque(Function::Cos, &[&angle]) + &(&Normal::i() * &sine);
            &turn * &Normal::from(ExpPoly::exponential(Exponent::of(real)))
        };
        out = &out + &(&term.coefficient * &unit);
    }
    Some(out)
}
