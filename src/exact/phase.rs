//! Powers of -1 and i: integer-valued exponents, parities and roots of unity.

use std::sync::Arc;

use rug::{Integer, Rational};

use super::back;
use super::exponential::ExpPoly;
use super::fraction::Normal;
use super::kernel::Kernel;
use super::monomial::Monomial;
use super::obstacle::Obstacle;
use crate::formula::Symbol;

/// The terms `coefficient · product of integer kernels` of an integer-valued value; `None` if it is not recognised as one.
fn integer_terms(n: &Normal) -> Option<Vec<(Monomial<Kernel>, Integer)>> {
    if !n.denominator().factors().is_empty() || *n.denominator().integer() != 1 {
        return None;
    }
    n.numerator()
        .terms()
        .map(|(e, m, c)| (e.is_zero() && m.iter().all(|(k, _)| k.is_integer())).then(|| (m.clone(), c.clone())))
        .collect()
}

/// Whether the value is certainly an integer.
pub(crate) fn is_integer(n: &Normal) -> bool {
    integer_terms(n).is_some()
}

/// The rational constant term, and the rest.
pub(crate) fn split_constant(n: &Normal) -> (Rational, Normal) {
    let constant = if n.denominator().factors().is_empty() {
        n.numerator()
            .terms()
            .find(|(e, m, _)| e.is_zero() && m.is_one())
            .map(|(_, _, c)| c.clone())
    } else {
        None
    };
    let q = Rational::from((constant.unwrap_or_default(), n.denominator().integer().clone()));
    let rest = n - &Normal::rational(&q);
    (q, rest)
}

/// The symbols of a power product of symbols.
fn symbols(monomial: &Monomial<Kernel>) -> Option<Vec<Symbol>> {
    monomial.iter().map(|(k, _)| k.as_symbol().cloned()).collect()
}

fn unsupported(n: &Normal) -> Obstacle {
    Obstacle::Unsupported(format!("a sign to the power {}", back::expr(n)))
}

/// Multiplies over the terms of odd coefficient of an integer-valued exponent.
fn over_odd_terms(n: &Normal, mut unit: impl FnMut(Vec<Symbol>) -> Option<Kernel>) -> Result<Normal, Obstacle> {
    let mut out = Normal::one();
    for (monomial, coefficient) in integer_terms(n).ok_or_else(|| unsupported(n))? {
        if coefficient.is_odd() {
            // k^e has the parity of k.
            let kernel = symbols(&monomial).and_then(&mut unit).ok_or_else(|| unsupported(n))?;
            out = &out * &Normal::kernel(kernel);
        }
    }
    Ok(out)
}

/// The symbols with an odd coefficient in an integer-valued linear form without constant term; `None` for anything else.
pub(crate) fn odd_symbols(n: &Normal) -> Option<Vec<Symbol>> {
    let mut out = Vec::new();
    for (monomial, coefficient) in integer_terms(n)? {
        let [symbol] = &symbols(&monomial)?[..] else {
            return None;
        };
        if coefficient.is_odd() {
            out.push(symbol.clone());
        }
    }
    Some(out)
}

/// (-1)^n for an integer-valued n without constant term.
pub(crate) fn parity(n: &Normal) -> Result<Normal, Obstacle> {
    over_odd_terms(n, |symbols| Some(Kernel::Parity(symbols)))
}

/// sign(P)^n, P not 0, for an integer-valued n without constant term.
pub(crate) fn sign_power(base: &ExpPoly, n: &Normal) -> Result<Normal, Obstacle> {
    over_odd_terms(n, |symbols| match &symbols[..] {
        [k] => Some(Kernel::SignPower(Arc::new(base.clone()), k.clone())),
        _ => None,
    })
}

/// A unimodular kernel to an integer-valued power without constant term.
pub(crate) fn unimodular_power(base: &ExpPoly, n: &Normal) -> Result<Normal, Obstacle> {
    let Some((monomial, _)) = base.as_plain().and_then(|p| p.leading()) else {
        return Err(unsupported(n));
    };
    let mut out = Normal::one();
    for (kernel, _) in monomial.iter() {
        out = &out
            * &match kernel {
                Kernel::I => turn(n)?,
                Kernel::Parity(symbols) => {
                    let m = symbols
                        .iter()
                        .fold(n.clone(), |m, s| &m * &Normal::kernel(Kernel::Symbol(s.clone(), true)));
                    parity(&m)?
                }
                _ => return Err(unsupported(n)),
            };
    }
    Ok(out)
}

/// i^n for an integer-valued n without constant term.
fn turn(n: &Normal) -> Result<Normal, Obstacle> {
    let mut out = Normal::one();
    for (monomial, coefficient) in integer_terms(n).ok_or_else(|| unsupported(n))? {
        let q = Rational::from((coefficient, 2));
        out = &out * &whole_phase(&monomial, &q).ok_or_else(|| unsupported(n))?;
    }
    Ok(out)
}

/// exp(iπ q m) for an integer-valued monomial m and a multiple q of 1/2.
fn whole_phase(monomial: &Monomial<Kernel>, q: &Rational) -> Option<Normal> {
    let halves = Rational::from(q * 2u32);
    if *halves.denom() != 1 {
        return None;
    }
    let quarter = halves.numer().mod_u(4);
    let symbols = symbols(monomial)?;
    let parity = |odd: bool| {
        if odd {
            Normal::kernel(Kernel::Parity(symbols.clone()))
        } else {
            Normal::one()
        }
    };
    if quarter % 2 == 0 {
        return Some(parity(quarter == 2));
    }
    let mut kernels = monomial.iter();
    match (kernels.next(), kernels.next()) {
        (Some((Kernel::Symbol(k, true), 1)), None) => {
            Some(&Normal::kernel(Kernel::Turn(k.clone())) * &parity(quarter == 3))
        }
        _ => None,
    }
}

/// For a term `q · m` of an exponent: exp of a part `taken · m` of it that is a root of unity known in closed form.
pub(crate) fn unit(monomial: &Monomial<Kernel>, q: &Rational) -> Option<(Normal, Rational)> {
    if monomial.degree(&Kernel::I) != 1 || monomial.degree(&Kernel::Pi) != 1 {
        return None;
    }
    let rest = monomial.without(&Kernel::I).without(&Kernel::Pi);
    if !rest.is_one() {
        if !rest.iter().all(|(k, _)| k.is_integer()) {
            return None;
        }
        return Some((whole_phase(&rest, q)?, q.clone()));
    }
    // q = j/2 + r with 0 ≤ r < 1/2.
    let halves: Integer = Rational::from(q * 2u32).floor_ref().into();
    let taken = Rational::from((halves.clone(), 2));
    let turns = Normal::i().pow(halves.mod_u(4) as i32)?;
    let r = Rational::from(q - &taken);
    let root = |n: i32| Normal::kernel(Kernel::Root(Arc::new(ExpPoly::integer(Integer::from(n))), 2, 1));
    let half = Normal::rational(&Rational::from((1, 2)));
    let point = |re: Normal, im: Normal| &half * &(&re + &(&Normal::i() * &im));
    let closed = match (r.numer().to_u32(), r.denom().to_u32()) {
        (Some(1), Some(6)) => Some(point(root(3), Normal::one())),
        (Some(1), Some(4)) => Some(point(root(2), root(2))),
        (Some(1), Some(3)) => Some(point(Normal::one(), root(3))),
        _ => None,
    };
    match closed {
        Some(value) => Some((&turns * &value, q.clone())),
        None => Some((turns, taken)),
    }
}
