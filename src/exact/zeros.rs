//! The zeros of a polynomial with rational coefficients, all of whose zeros are real and positive.
//!
//! Yun's algorithm (1976) writes f = Π a_i^i with square-free a_i that have no common zeros. The zeros of each a_i, which are simple, are
//! separated by Sturm's theorem and bisection with exact signs. Then X is replaced by X ∩ (c - a(c)/a′(X)) for a point c ∈ X, which contains
//! the zero by the mean value theorem, as long as that at least halves it; where it does not, a bisection comes between.

use std::cmp::Ordering;

use rug::Rational;

use super::sturm::{chain, changes, value_sign};
use crate::interval::Interval;

/// The steps after which an enclosure is taken as it is.
const STEPS: u32 = 4_000;

/// Enclosures of the zeros, each as often as its multiplicity, increasing within each multiplicity, with more than half of `prec` bits where they can be had; `None`
/// unless all zeros are certainly real and positive. Coefficients from the constant one on.
pub(crate) fn positive_zeros(f: &[Rational], prec: u32) -> Option<Vec<Interval>> {
    let mut zeros = Vec::new();
    for (factor, multiplicity) in square_free(f.to_vec()).into_iter().zip(1..) {
        for zero in simple_zeros(&factor, prec)? {
            zeros.extend(std::iter::repeat_n(zero, multiplicity));
        }
    }
    (zeros.len() + 1 == f.len()).then_some(zeros)
}

/// a₁, a₂, … with f = c Π a_i^i.
fn square_free(f: Vec<Rational>) -> Vec<Vec<Rational>> {
    let slope = derivative(&f);
    let common = gcd(f.clone(), slope.clone());
    let mut b = quotient(&f, &common);
    let mut d = difference(&quotient(&slope, &common), &derivative(&b));
    let mut factors = Vec::new();
    while b.len() > 1 {
        let a = gcd(b.clone(), d.clone());
        b = quotient(&b, &a);
        d = difference(&quotient(&d, &a), &derivative(&b));
        factors.push(a);
    }
    factors
}

fn simple_zeros(f: &[Rational], prec: u32) -> Option<Vec<Interval>> {
    let degree = f.len().checked_sub(1)?;
    let Some(lead) = f.last().filter(|_| degree > 0) else {
        return Some(Vec::new());
    };
    // Cauchy's bound.
    let bound: Rational = f.iter().map(|c| Rational::from(c / lead).abs()).sum::<Rational>() + 1;
    let chain = chain(f.to_vec());
    let count = |x: &Rational| {
        let signs: Vec<i32> = chain.iter().map(|p| value_sign(p, &Some(x.clone()), false)).collect();
        changes(&signs)
    };
    // V counts zeros in (a, b] also where f vanishes at an end, since f is square-free.
    let mut waiting = vec![(Rational::new(), bound)];
    let mut zeros = Vec::new();
    while let Some((a, b)) = waiting.pop() {
        match count(&a).checked_sub(count(&b))? {
            0 => {}
            1 => zeros.push(refined(f, a, b, prec)?),
            _ => {
                let middle = Rational::from(&a + &b) / 2u32;
                waiting.push((middle.clone(), b));
                waiting.push((a, middle));
            }
        }
    }
    (zeros.len() == degree).then_some(zeros)
}

/// The zero in (a, b].
fn refined(f: &[Rational], mut a: Rational, mut b: Rational, prec: u32) -> Option<Interval> {
    let sign = |x: &Rational| value(f, x).cmp0();
    let slope = derivative(f);
    let above = sign(&b);
    if above == Ordering::Equal {
        return Some(Interval::from_rational(&b, prec));
    }
    let mut x = Interval::from_rational(&a, prec).hull(&Interval::from_rational(&b, prec));
    for _ in 0..STEPS {
        let centre = Interval::point(x.mid());
        let step = enclosure(f, &centre) / enclosure(&slope, &x);
        let next = (&centre - &step).intersection(&x);
        let halved = next.wid() <= x.wid() / 2u32;
        if !next.is_empty() {
            x = next;
        }
        if halved {
            continue;
        }
        let goal = (x.abs() / Interval::from_i64(2, prec).powi(i64::from(prec) * 3 / 4)).inf();
        if x.wid() <= goal {
            return Some(x);
        }
        let middle = Rational::from(&a + &b) / 2u32;
        match sign(&middle) {
            Ordering::Equal => return Some(Interval::from_rational(&middle, prec)),
            side if side == above => b = middle,
            _ => a = middle,
        }
        x = x.intersection(&Interval::from_rational(&a, prec).hull(&Interval::from_rational(&b, prec)));
    }
    Some(x)
}

fn value(f: &[Rational], x: &Rational) -> Rational {
    f.iter().rev().fold(Rational::new(), |v, c| v * x + c)
}

fn enclosure(f: &[Rational], x: &Interval) -> Interval {
    let prec = x.prec();
    f.iter()
        .rev()
        .fold(Interval::zero(prec), |v, c| v * x + Interval::from_rational(c, prec))
}

fn derivative(f: &[Rational]) -> Vec<Rational> {
    let terms = f.iter().enumerate().skip(1);
    terms.map(|(i, c)| Rational::from(c * i as u32)).collect()
}

fn trimmed(mut f: Vec<Rational>) -> Vec<Rational> {
    while f.last().is_some_and(|c| *c == 0) {
        f.pop();
    }
    f
}

fn difference(a: &[Rational], b: &[Rational]) -> Vec<Rational> {
    let at = |f: &[Rational], i: usize| f.get(i).cloned().unwrap_or_default();
    trimmed((0..a.len().max(b.len())).map(|i| at(a, i) - at(b, i)).collect())
}

/// Quotient and remainder for a divisor that is not 0.
fn divided(a: &[Rational], b: &[Rational]) -> (Vec<Rational>, Vec<Rational>) {
    let mut rest = a.to_vec();
    let mut quotient = vec![Rational::new(); (a.len() + 1).saturating_sub(b.len())];
    while rest.len() >= b.len() {
        let Some((last, lead)) = rest.pop().zip(b.last()) else {
            break;
        };
        let factor = last / lead;
        let shift = rest.len() + 1 - b.len();
        for (r, c) in rest[shift..].iter_mut().zip(b) {
            *r -= Rational::from(c * &factor);
        }
        quotient[shift] = factor;
    }
    (quotient, trimmed(rest))
}

fn quotient(a: &[Rational], b: &[Rational]) -> Vec<Rational> {
    divided(a, b).0
}

/// The monic greatest common divisor of two polynomials, the first of which is not 0.
fn gcd(mut a: Vec<Rational>, mut b: Vec<Rational>) -> Vec<Rational> {
    while !b.is_empty() {
        let rest = divided(&a, &b).1;
        a = std::mem::replace(&mut b, rest);
    }
    if let Some(lead) = a.last().cloned() {
        for c in &mut a {
            *c /= &lead;
        }
    }
    a
}
