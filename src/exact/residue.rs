//! Residues of integer-valued formulas.

use rug::{Integer, Rational};

use super::fraction::Normal;
use super::kernel::Kernel;
use crate::formula::Function;

/// A value that leaves the same remainder by m > 0: less an integral multiple of m in each term that is a rational number times an
/// integer-valued power product, and with `b` in the place of an inner `mod(b, n)` for a multiple n of m.
pub(crate) fn residue(a: &Normal, m: &Integer) -> Normal {
    if !a.denominator().factors().is_empty() {
        return a.clone();
    }
    let mut out = Normal::zero();
    for (exponent, monomial, coefficient) in a.numerator().terms() {
        let share = Rational::from((coefficient.clone(), a.denominator().integer().clone()));
        let whole = exponent.is_zero() && monomial.iter().all(|(kernel, _)| kernel.is_integer());
        let mut factors = monomial.iter();
        let inner = match (factors.next(), factors.next()) {
            (Some((Kernel::Call(Function::Mod, arguments), 1)), None) if *share.denom() == 1 => {
                let modulus = arguments.get(1).and_then(Normal::as_rational);
                let multiple = modulus.is_some_and(|n| *Rational::from(&n / m).denom() == 1);
                arguments.first().filter(|_| multiple)
            }
            _ => None,
        };
        let term = match inner {
            Some(inner) => residue(&(&Normal::rational(&share) * inner), m),
            None if whole => Normal::monomial(monomial, &reduced(&share, m)),
            None => {
                let term = super::exponential::ExpPoly::group(
                    exponent.clone(),
                    super::polynomial::Polynomial::term(monomial.clone(), coefficient.clone()),
                );
                Normal::new(term, a.denominator().clone())
            }
        };
        out = &out + &term;
    }
    out
}

/// q - m⌊q/m⌋.
fn reduced(q: &Rational, m: &Integer) -> Rational {
    let turns = Rational::from(q / m).floor();
    q - turns * m
}
