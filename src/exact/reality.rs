//! Complex conjugation, and with it the certainty that a value is real.
//!
//! Every kernel but `I` and `Turn` is real where its arguments are, except open functions that are
//! not declared to have real values; the modulus of one is real all the same.

use super::exponential::{ExpPoly, Exponent};
use super::fraction::Normal;
use super::kernel::{Bound, Kernel};
use super::monomial::Monomial;
use super::polynomial::Polynomial;

/// The complex conjugate; `None` if it is not known.
pub(crate) fn conjugate(n: &Normal) -> Option<Normal> {
    let mut out = Normal::from(conjugate_sum(n.numerator())?);
    let den = n.denominator();
    out = &out * &Normal::rational(&rug::Rational::from((1, den.integer().clone())));
    for (f, e) in den.factors() {
        let factor = Normal::from(conjugate_sum(f)?);
        out = out.over(&factor.pow(i32::try_from(*e).ok()?)?)?;
    }
    Some(out)
}

/// Whether the value is certainly real.
pub(crate) fn is_real(n: &Normal) -> bool {
    conjugate(n).is_some_and(|c| c == *n)
}

/// Whether a sum is certainly real.
pub(crate) fn is_real_sum(f: &ExpPoly) -> bool {
    conjugate_sum(f).is_some_and(|c| c == *f)
}

fn conjugate_sum(f: &ExpPoly) -> Option<ExpPoly> {
    let mut out = ExpPoly::zero();
    for (exponent, polynomial) in f.groups() {
        let exponent = match exponent.as_ref() {
            None => Exponent::ZERO,
            Some(e) => Exponent::of(conjugate(e)?),
        };
        let mut sum = Polynomial::zero();
        for (m, c) in polynomial.iter() {
            let (mut negative, mut monomial) = (false, m.clone());
            for (kernel, e) in m.iter() {
                match kernel {
                    Kernel::I => negative ^= e % 2 == 1,
                    // The conjugate of i^k is (-1)^k i^k.
                    Kernel::Turn(k) if e % 2 == 1 => {
                        let parity = Kernel::Parity(vec![k.clone()]);
                        monomial = if monomial.degree(&parity) > 0 {
                            monomial.without(&parity)
                        } else {
                            monomial.times(&Monomial::power(parity, 1))
                        };
                    }
                    _ if is_real_kernel(kernel) => {}
                    _ => return None,
                }
            }
            sum.add_term(monomial, if negative { rug::Integer::from(-c) } else { c.clone() });
        }
        out = &out + &ExpPoly::group(exponent, sum);
    }
    Some(out)
}

fn is_real_kernel(kernel: &Kernel) -> bool {
    let finite = |b: &Bound| match b {
        Bound::Finite(n) => is_real(n),
        _ => true,
    };
    match kernel {
        Kernel::I | Kernel::Turn(_) => false,
        Kernel::Apply(_, real, _) => *real,
        Kernel::Call(function, args) => function.definition().real || args.iter().all(is_real),
        Kernel::Integral(r) | Kernel::Sum(r) => finite(&r.lo) && finite(&r.hi) && is_real(&r.body),
        _ => true,
    }
}
