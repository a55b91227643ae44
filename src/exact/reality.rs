//! Complex conjugation, and with it the certainty that a value is real.
//!
//! Every kernel but `I` and `Turn` is real where its arguments are, except open functions that are
//! not declared to have real values; the modulus of one is real all the same.

use super::exponential::{ExpPoly, Exponent};
use super::fraction::Normal;
use super::kernel::{Bound, Kernel};
use super::monomial::Monomial;
use super::polynomial::Polynomial;
use crate::formula::Function;

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
    let factors = n.denominator().factors();
    let evident = is_evidently_real(n.numerator()) && factors.iter().all(|(f, _)| is_evidently_real(f));
    evident || conjugate(n).is_some_and(|c| c == *n)
}

/// Whether a sum is certainly real.
pub(crate) fn is_real_sum(f: &ExpPoly) -> bool {
    is_evidently_real(f) || conjugate_sum(f).is_some_and(|c| c == *f)
}

/// Whether every kernel and every exponent is real: then the sum is its own conjugate.
fn is_evidently_real(f: &ExpPoly) -> bool {
    f.groups().all(|(exponent, polynomial)| {
        exponent.as_ref().is_none_or(is_real)
            && polynomial
                .iter()
                .all(|(m, _)| m.iter().all(|(kernel, _)| is_real_kernel(kernel)))
    })
}

fn conjugate_sum(f: &ExpPoly) -> Option<ExpPoly> {
    let mut out = ExpPoly::zero();
    for (exponent, polynomial) in f.groups() {
        let exponent = match exponent.as_ref() {
            None => Exponent::ZERO,
            Some(e) => Exponent::of(conjugate(e)?),
        };
        for (m, c) in polynomial.iter() {
            let (mut negative, mut monomial, mut values) = (false, m.clone(), ExpPoly::one());
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
                    // Entire, and real on the line: the value at the conjugate is the conjugate of the value.
                    Kernel::Call(function @ (Function::Erf | Function::Dawson), arguments) => {
                        let argument = conjugate(arguments.first()?)?;
                        let reflected = argument.is_negated();
                        let argument = if reflected { -&argument } else { argument };
                        negative ^= reflected && e % 2 == 1;
                        monomial = monomial.without(kernel);
                        values = &values * &ExpPoly::kernel(Kernel::Call(*function, vec![argument].into())).pow(*e);
                    }
                    _ => return None,
                }
            }
            let coefficient = if negative { rug::Integer::from(-c) } else { c.clone() };
            let term = ExpPoly::group(exponent.clone(), Polynomial::term(monomial, coefficient));
            out = &out + &(&term * &values);
        }
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
        Kernel::Space(space) => is_real(&space.body),
        Kernel::Integral(r) | Kernel::Sum(r) => finite(&r.lo) && finite(&r.hi) && is_real(&r.body),
        _ => true,
    }
}
