//! Integrals over symmetric ranges.

use super::fraction::Normal;
use super::gaussian;
use super::kernel::Bound;
use super::scope::Scope;
use crate::formula::Symbol;

/// The value of an integral that exists, over a range from -a to a, by the even part of its integrand: the odd part contributes nothing.
/// `None` if the range is not of that kind, or the integral of the even part has no closed form.
pub(crate) fn integrate(body: &Normal, v: &Symbol, lo: &Bound, hi: &Bound, scope: &Scope) -> Option<Normal> {
    let even = even_part(body, v, lo, hi, scope)?;
    if even.is_zero() {
        return Some(even);
    }
    gaussian::integrate(&even, v, lo, hi, scope)
}

/// (f(v) + f(-v))/2 for a range from -a to a.
pub(crate) fn even_part(body: &Normal, v: &Symbol, lo: &Bound, hi: &Bound, scope: &Scope) -> Option<Normal> {
    match (lo, hi) {
        (Bound::NegativeInfinity, Bound::PositiveInfinity) => {}
        (Bound::Finite(lo), Bound::Finite(hi)) if (lo + hi).is_zero() => {}
        _ => return None,
    }
    let mirrored = scope.substitute(body, v, &-&scope.symbol(v)).ok()?;
    let half = Normal::rational(&rug::Rational::from((1, 2)));
    Some(&half * &(body + &mirrored))
}
