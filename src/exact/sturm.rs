//! The sign of a polynomial in one symbol, by Sturm's theorem.
//!
//! If f does not vanish at a < b, the number of its distinct zeros in (a, b] is V(a) - V(b), where V counts the changes
//! of sign in the chain f, f', -(f mod f'), … (Sturm 1829). Without a zero, one value gives the sign.

use rug::{Integer, Rational};

use super::exponential::ExpPoly;
use super::scope::Scope;
use super::signs::Signs;
use crate::formula::Domain;

/// Polynomials of higher degree are left undecided.
const LARGEST_DEGREE: u32 = 60;

/// An end of the range, infinite for `None`.
pub(super) type End = Option<Rational>;

/// The sign of the sum, if it is a polynomial in one symbol without a zero in the domain of that symbol.
pub(crate) fn signs(scope: &Scope, f: &ExpPoly) -> Signs {
    sign(scope, f).unwrap_or(Signs::ANY)
}

fn sign(scope: &Scope, f: &ExpPoly) -> Option<Signs> {
    let polynomial = f.as_plain()?;
    let kernels = polynomial.variables();
    let kernel = kernels.first().filter(|_| kernels.len() == 1)?;
    let degree = polynomial.degree(kernel);
    if degree > LARGEST_DEGREE {
        return None;
    }
    let (lo, hi): (End, End) = match scope.domain(kernel.as_symbol()?) {
        Domain::Vector { .. } => return None,
        Domain::Real | Domain::Nonzero | Domain::Matrix { .. } => (None, None),
        Domain::Positive | Domain::Nonnegative => (Some(Rational::new()), None),
        Domain::Natural { from } => (Some(Rational::from(from)), None),
        Domain::Prime => (Some(Rational::from(2)), None),
        Domain::Between { lo, hi } => (Some(lo), Some(hi)),
    };
    let mut dense = vec![Rational::new(); degree as usize + 1];
    for (m, c) in polynomial.iter() {
        dense[m.degree(kernel) as usize] = Rational::from(c);
    }
    let chain = chain(dense);
    let at = |end: &End, below: bool| chain.iter().map(|p| value_sign(p, end, below)).collect::<Vec<_>>();
    let (low, high) = (at(&lo, true), at(&hi, false));
    if low.first() == Some(&0) || high.first() == Some(&0) {
        return None;
    }
    let zeros = changes(&low).checked_sub(changes(&high))?;
    let value = Signs::of(&Integer::from(*low.first()?));
    (zeros == 0).then_some(value)
}

/// f, f', and the negated remainders; the last one divides all.
pub(super) fn chain(f: Vec<Rational>) -> Vec<Vec<Rational>> {
    let slope = f
        .iter()
        .enumerate()
        .skip(1)
        .map(|(i, c)| Rational::from(c * i as u32))
        .collect();
    let mut out = vec![f, slope];
    while let [.., a, b] = &out[..]
        && !b.is_empty()
    {
        let rest = negated_remainder(a, b);
        out.push(rest);
    }
    out.pop();
    out
}

/// -(a mod b), scaled to a leading coefficient ±1 to keep the numbers short.
fn negated_remainder(a: &[Rational], b: &[Rational]) -> Vec<Rational> {
    let mut rest = a.to_vec();
    while rest.len() >= b.len() {
        let Some((last, lead)) = rest.pop().zip(b.last()) else {
            break;
        };
        let factor = last / lead;
        let shift = rest.len() + 1 - b.len();
        for (r, c) in rest[shift..].iter_mut().zip(b) {
            *r -= Rational::from(c * &factor);
        }
    }
    while rest.last().is_some_and(|c| *c == 0) {
        rest.pop();
    }
    if let Some(scale) = rest.last().map(|c| -Rational::from(c.abs_ref())) {
        for c in &mut rest {
            *c /= &scale;
        }
    }
    rest
}

/// The sign at an end; at an infinite one that of the leading term, at -∞ if `below`.
pub(super) fn value_sign(p: &[Rational], end: &End, below: bool) -> i32 {
    let sign = |q: &Rational| match q.cmp0() {
        std::cmp::Ordering::Less => -1,
        std::cmp::Ordering::Equal => 0,
        std::cmp::Ordering::Greater => 1,
    };
    match end {
        Some(x) => sign(&p.iter().rev().fold(Rational::new(), |v, c| v * x + c)),
        None => {
            let flip = below && p.len().is_multiple_of(2);
            p.last().map_or(0, sign) * if flip { -1 } else { 1 }
        }
    }
}

pub(super) fn changes(signs: &[i32]) -> usize {
    let nonzero: Vec<i32> = signs.iter().copied().filter(|s| *s != 0).collect();
    nonzero.windows(2).filter(|w| w[0] != w[1]).count()
}
