//! Zeros of measure zero: what may be cancelled under an integral sign.
//!
//! For fixed parameters a finite sum Σ p_j(z) exp(E_j(z)) with polynomials p_j, E_j whose differences E_i - E_j are not
//! constant vanishes identically only if every p_j does (exponentials with distinct exponents are linearly independent over
//! the rational functions); otherwise it is analytic and its zeros are isolated. |z| and sign(z)^k are constant multiples
//! of powers of z on each half line, so the two half lines are treated one by one.

use super::denominator::split_unit;
use super::exponential::{ExpPoly, Exponent};
use super::fraction::Normal;
use super::kernel::Kernel;
use super::polynomial::Polynomial;
use super::scope::Scope;
use super::sign::replace;
use crate::formula::{Domain, Symbol};

/// Whether the sum certainly vanishes only on a null set of an integration variable of the scope.
pub(crate) fn is_nonzero(scope: &Scope, f: &ExpPoly) -> bool {
    if scope.almost().is_empty() || f.is_zero() {
        return false;
    }
    if !f
        .groups()
        .all(|(e, _)| e.as_ref().is_none_or(|e| scope.is_positive_exponential(e)))
    {
        return false;
    }
    let (_, _, monomial, rest) = split_unit(f);
    monomial.iter().all(|(k, _)| is_nonzero_kernel(scope, k))
        && (rest.is_one()
            || scope
                .almost()
                .iter()
                // The coefficients are free of z, so the recursion through them ends.
                .filter(|z| Normal::from(rest.clone()).depends_on(z))
                .any(|z| is_nonzero_in(scope, &rest, z)))
}

fn is_nonzero_kernel(scope: &Scope, kernel: &Kernel) -> bool {
    match kernel {
        Kernel::Symbol(s, _) if scope.almost().contains(s) => true,
        Kernel::I | Kernel::Turn(_) => true,
        Kernel::Magnitude(base) | Kernel::Root(base, ..) => scope.is_nonzero_sum(base),
        Kernel::Integral(_) | Kernel::Sum(_) | Kernel::Space(_) => false,
        _ => !scope.kernel_signs(kernel).zero,
    }
}

fn is_nonzero_in(scope: &Scope, f: &ExpPoly, variable: &Symbol) -> bool {
    let halves: &[i32] = match scope.domain(variable) {
        Domain::Positive | Domain::Nonnegative => &[1],
        _ => &[1, -1],
    };
    halves
        .iter()
        .all(|half| on_half_line(f, variable, *half).is_some_and(|g| is_nonzero_analytic(scope, &g, variable)))
}

/// The sum with |z| and sign(z)^k replaced by their values for z of one sign; `None` if other kernels depend on z.
fn on_half_line(f: &ExpPoly, variable: &Symbol, half: i32) -> Option<ExpPoly> {
    let z = Kernel::Symbol(variable.clone(), false);
    let mut out = Normal::from(f.clone());
    for kernel in f.kernels() {
        let value = match &kernel {
            Kernel::Magnitude(base) if **base == ExpPoly::kernel(z.clone()) => {
                &Normal::kernel(z.clone()) * &Normal::integer(half)
            }
            Kernel::SignPower(base, k) if **base == ExpPoly::kernel(z.clone()) => match half {
                1 => Normal::one(),
                _ => Normal::kernel(Kernel::Parity(vec![k.clone()])),
            },
            _ if kernel == z || !kernel.depends_on(variable) => continue,
            _ => return None,
        };
        out = replace(out.numerator(), &kernel, &value);
    }
    Some(out.numerator().clone())
}

fn is_nonzero_analytic(scope: &Scope, f: &ExpPoly, variable: &Symbol) -> bool {
    let z = Kernel::Symbol(variable.clone(), false);
    let exponents: Vec<&Exponent> = f.groups().map(|(e, _)| e).collect();
    let distinct = exponents.iter().enumerate().all(|(i, a)| {
        exponents[..i].iter().all(|b| {
            let difference = &a.value() - &b.value();
            difference
                .coefficients_in(variable)
                .is_some_and(|c| c.iter().skip(1).any(|n| scope.nonzero(n).is_ok()))
        })
    });
    let some_coefficient = |p: &Polynomial<Kernel>| {
        p.coefficients(&z)
            .into_values()
            .any(|c| scope.is_nonzero_sum(&ExpPoly::plain(c)))
    };
    distinct && f.groups().any(|(_, p)| some_coefficient(p))
}
