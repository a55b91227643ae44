//! Looking into a [`Normal`]: dependence, coefficients, exponentials.

use std::collections::{BTreeMap, BTreeSet};

use super::denominator::Denominator;
use super::exponential::{ExpPoly, Exponent};
use super::fraction::Normal;
use super::kernel::{Bound, Kernel};
use crate::formula::Symbol;

/// A summand `coefficient · exp(exponent)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExponentialTerm {
    /// The exponent; 0 for the summand without an exponential.
    pub exponent: Normal,
    /// The coefficient, free of exponentials outside other kernels and of the denominator's.
    pub coefficient: Normal,
}

/// A summand `(Σ coefficients\[j\] v^j) · exp(Σ exponent\[j\] v^j)` of a value seen as a function of one variable v.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolynomialExponential {
    /// Coefficients of the exponent, constant term first; empty for exponent 0. All free of the variable.
    pub exponent: Vec<Normal>,
    /// Coefficients of the polynomial factor, constant term first. All free of the variable.
    pub coefficients: Vec<Normal>,
}

impl Kernel {
    /// Whether the kernel, or a part of it, mentions the symbol.
    pub(crate) fn depends_on(&self, symbol: &Symbol) -> bool {
        let mut found = self.own_symbols().contains(&symbol);
        if let Kernel::Integral(range) | Kernel::Sum(range) = self
            && range.variable == *symbol
        {
            return [&range.lo, &range.hi]
                .into_iter()
                .any(|b| matches!(b, Bound::Finite(n) if n.depends_on(symbol)));
        }
        if let Kernel::Space(space) = self
            && space.variable == *symbol
        {
            return found;
        }
        self.for_each_part(&mut |n| found |= n.depends_on(symbol));
        found
    }

    fn collect(&self, out: &mut BTreeSet<Symbol>) {
        out.extend(self.own_symbols().into_iter().cloned());
        self.for_each_part(&mut |n| n.collect(out));
    }
}

impl ExpPoly {
    /// Whether the symbol occurs.
    pub(crate) fn depends_on(&self, symbol: &Symbol) -> bool {
        self.groups()
            .any(|(e, _)| e.as_ref().is_some_and(|e| e.depends_on(symbol)))
            || self.kernels().iter().any(|k| k.depends_on(symbol))
    }
}

impl Denominator {
    fn depends_on(&self, symbol: &Symbol) -> bool {
        self.factors().iter().any(|(f, _)| f.depends_on(symbol))
    }
}

impl Normal {
    /// Whether the symbol occurs in the normal form (as a bound variable it does not).
    pub fn depends_on(&self, symbol: &Symbol) -> bool {
        self.numerator().depends_on(symbol) || self.denominator().depends_on(symbol)
    }

    /// Whether no integral and no sum is left standing in it.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        fn standing(f: &ExpPoly) -> bool {
            let in_exponents = f.groups().any(|(e, _)| e.as_ref().is_some_and(|e| !e.is_closed()));
            in_exponents
                || f.kernels().iter().any(|kernel| {
                    let mut found = matches!(kernel, Kernel::Integral(_) | Kernel::Sum(_) | Kernel::Space(_));
                    kernel.for_each_part(&mut |part| found |= !part.is_closed());
                    found
                })
        }
        !standing(self.numerator()) && !self.denominator().factors().iter().any(|(f, _)| standing(f))
    }

    /// The symbols that occur, canonical names of bound variables included.
    pub fn symbols(&self) -> BTreeSet<Symbol> {
        let mut out = BTreeSet::new();
        self.collect(&mut out);
        out
    }

    fn collect(&self, out: &mut BTreeSet<Symbol>) {
        let dens = self.denominator().factors().iter().map(|(f, _)| f);
        for f in std::iter::once(self.numerator()).chain(dens) {
            for (e, _) in f.groups() {
                if let Some(e) = e.as_ref() {
                    e.collect(out);
                }
            }
            f.kernels().iter().for_each(|k| k.collect(out));
        }
    }

    /// The value over its denominator alone: `numerator term / denominator`.
    fn over_denominator(&self, f: ExpPoly) -> Normal {
        Normal::new(f, self.denominator().clone())
    }

    /// The value as a sum of coefficients times exponentials with distinct exponents.
    pub fn exponential_terms(&self) -> Vec<ExponentialTerm> {
        let term = |(e, p): (&Exponent, &super::exponential::Plain)| ExponentialTerm {
            exponent: e.value(),
            coefficient: self.over_denominator(ExpPoly::plain(p.clone())),
        };
        self.numerator().groups().map(term).collect()
    }

    /// The coefficients of a polynomial in `variable`, constant term first (empty for 0); `None` if the value is not
    /// recognised as a polynomial in it.
    pub fn coefficients_in(&self, variable: &Symbol) -> Option<Vec<Normal>> {
        if self.denominator().depends_on(variable) {
            return None;
        }
        let mut out = Vec::new();
        if self
            .numerator()
            .groups()
            .any(|(e, _)| e.as_ref().is_some_and(|e| e.depends_on(variable)))
        {
            return None;
        }
        let parts: BTreeMap<u32, ExpPoly> = match self
            .numerator()
            .kernels()
            .iter()
            .find(|k| k.as_symbol() == Some(variable))
        {
            Some(kernel) => self.numerator().coefficients(kernel),
            None if self.is_zero() => BTreeMap::new(),
            None => BTreeMap::from([(0, self.numerator().clone())]),
        };
        for (degree, part) in parts {
            if part.depends_on(variable) {
                return None;
            }
            out.resize(degree as usize, Normal::zero());
            out.push(self.over_denominator(part));
        }
        Some(out)
    }

    /// The value as a sum of polynomials in `variable` times exponentials of polynomials in it; `None` if it is not of that
    /// form.
    pub fn polynomial_exponentials_in(&self, variable: &Symbol) -> Option<Vec<PolynomialExponential>> {
        let terms = self.exponential_terms().into_iter();
        let mut out: Vec<PolynomialExponential> = Vec::new();
        for ExponentialTerm { exponent, coefficient } in terms {
            out.push(PolynomialExponential {
                exponent: exponent.coefficients_in(variable)?,
                coefficients: coefficient.coefficients_in(variable)?,
            });
        }
        Some(out)
    }
}
