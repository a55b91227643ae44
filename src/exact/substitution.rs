//! Substitution into normal forms.
//!
//! A value of the domain of a symbol may take its place: the conditions under which the form was made hold for every value
//! there. Kernels are formed anew, so the result is canonical again.

use std::collections::BTreeMap;

use rug::{Integer, Rational};

use super::back;
use super::calls;
use super::exponential::{ExpPoly, Plain};
use super::fraction::Normal;
use super::kernel::{Bound, Kernel, Range};
use super::monomial::Monomial;
use super::obstacle::{Condition, Obstacle};
use super::opening;
use super::phase;
use super::polynomial::Polynomial;
use super::scope::Scope;
use crate::formula::{Domain, Symbol};

impl Scope {
    /// The value with a symbol replaced by a value of its domain.
    ///
    /// # Errors
    /// An [`Obstacle`] if the value is not certainly in the domain of the symbol, or the result is not certainly defined.
    pub fn substitute(&self, n: &Normal, symbol: &Symbol, value: &Normal) -> Result<Normal, Obstacle> {
        if !n.depends_on(symbol) {
            return Ok(n.clone());
        }
        self.admits(symbol, value)?;
        self.replaced(n, symbol, value)
    }

    /// Ensures that a value lies in the domain of a symbol.
    fn admits(&self, symbol: &Symbol, value: &Normal) -> Result<(), Obstacle> {
        let nonnegative = |n: &Normal| match self.signs(n) {
            Some(s) if !s.negative => Ok(()),
            _ => Err(Obstacle::Condition(Condition::Nonnegative(back::expr(n)))),
        };
        match self.domain(symbol) {
            Domain::Vector { .. } => Err(Obstacle::Unsupported(format!(
                "a number in the place of the vector {symbol}"
            ))),
            Domain::Real | Domain::Matrix { .. } => self.real(value),
            Domain::Positive => self.positive(value),
            Domain::Nonnegative => nonnegative(value),
            Domain::Nonzero => self.real(value).and_then(|()| self.nonzero(value)),
            // Primes are taken for integers from 2 on, and integers from 2 on may take their place.
            Domain::Natural { .. } | Domain::Prime if !phase::is_integer(value) => {
                Err(Obstacle::Condition(Condition::Natural(back::expr(value))))
            }
            Domain::Natural { from } => nonnegative(&(value - &Normal::integer(from))),
            Domain::Prime => nonnegative(&(value - &Normal::integer(2))),
            Domain::Between { lo, hi } => {
                nonnegative(&(value - &Normal::rational(&lo)))?;
                nonnegative(&(&Normal::rational(&hi) - value))
            }
        }
    }

    pub(super) fn replaced(&self, n: &Normal, symbol: &Symbol, value: &Normal) -> Result<Normal, Obstacle> {
        if !n.depends_on(symbol) {
            return Ok(n.clone());
        }
        let mut out = self.sum_replaced(n.numerator(), symbol, value)?;
        for (f, e) in n.denominator().factors() {
            let factor = self.sum_replaced(f, symbol, value)?;
            for _ in 0..*e {
                out = self.div(&out, &factor)?;
            }
        }
        let scale = Rational::from((1, n.denominator().integer().clone()));
        Ok(&out * &Normal::rational(&scale))
    }

    fn sum_replaced(&self, f: &ExpPoly, symbol: &Symbol, value: &Normal) -> Result<Normal, Obstacle> {
        let (mut out, mut known) = (Normal::zero(), BTreeMap::new());
        for kernel in f.kernels() {
            if kernel.depends_on(symbol) {
                let new = self.kernel_replaced(&kernel, symbol, value)?;
                known.insert(kernel, new);
            }
        }
        for (exponent, polynomial) in f.groups() {
            let unit = match exponent.as_ref() {
                Some(e) => self.exp(&self.replaced(e, symbol, value)?)?,
                None => Normal::one(),
            };
            out = &out + &(&polynomial_replaced(polynomial, &known)? * &unit);
        }
        Ok(out)
    }

    fn kernel_replaced(&self, kernel: &Kernel, symbol: &Symbol, value: &Normal) -> Result<Normal, Obstacle> {
        let sum = |f: &ExpPoly| self.sum_replaced(f, symbol, value);
        let all = |args: &[Normal]| {
            args.iter()
                .map(|a| self.replaced(a, symbol, value))
                .collect::<Result<Vec<_>, _>>()
        };
        let index = |s: &Symbol| {
            if s == symbol {
                value.clone()
            } else {
                Normal::kernel(Kernel::Symbol(s.clone(), true))
            }
        };
        match kernel {
            Kernel::Symbol(..) => Ok(value.clone()),
            Kernel::Pi | Kernel::I => Ok(Normal::kernel(kernel.clone())),
            Kernel::Parity(symbols) => {
                let exponent = symbols.iter().fold(Normal::one(), |p, s| &p * &index(s));
                self.power(&Normal::integer(-1), &exponent)
            }
            Kernel::Turn(k) => self.power(&Normal::i(), &index(k)),
            Kernel::SignPower(base, k) => {
                // sign(P)^(c + L) = (|P|/P)^c sign(P)^L; a new P brings P^k/|P|^k.
                let (new, k) = (sum(base)?, index(k));
                if base.depends_on(symbol) {
                    let magnitude = self.power(&self.abs(&new)?, &k)?;
                    return self.formal_quotient(&self.power(&new, &k)?, &magnitude);
                }
                let (constant, rest) = phase::split_constant(&k);
                let unit = phase::sign_power(base, &rest)?;
                if constant.numer().is_even() {
                    return Ok(unit);
                }
                self.formal_quotient(&(&self.abs(&new)? * &unit), &new)
            }
            Kernel::Magnitude(base) => self.abs(&sum(base)?),
            Kernel::Root(base, prime, level) => {
                let degree = Integer::from(Integer::u_pow_u(*prime, *level));
                self.power(&sum(base)?, &Normal::rational(&Rational::from((1, degree))))
            }
            Kernel::Log(base, _) => self.log_magnitude(&sum(base)?),
            Kernel::Call(function, args) => calls::call(self, *function, &all(args)?),
            Kernel::Apply(name, real, args) => {
                Ok(Normal::kernel(Kernel::Apply(name.clone(), *real, all(args)?.into())))
            }
            Kernel::Integral(range) => Ok(Normal::kernel(Kernel::Integral(
                self.range_replaced(range, true, symbol, value)?.into(),
            ))),
            Kernel::Space(space) => self.space_replaced(space, symbol, value),
            Kernel::Sum(range) => Ok(Normal::kernel(Kernel::Sum(
                self.range_replaced(range, false, symbol, value)?.into(),
            ))),
        }
    }

    fn range_replaced(
        &self,
        range: &Range,
        integral: bool,
        symbol: &Symbol,
        value: &Normal,
    ) -> Result<Range, Obstacle> {
        let bound = |b: &Bound| match b {
            Bound::Finite(n) => Ok(Bound::Finite(self.replaced(n, symbol, value)?)),
            infinite => Ok(infinite.clone()),
        };
        let (lo, hi) = (bound(&range.lo)?, bound(&range.hi)?);
        if range.variable == *symbol {
            return Ok(Range {
                variable: range.variable.clone(),
                lo,
                hi,
                body: range.body.clone(),
            });
        }
        let inner = if integral {
            opening::integration(self, &range.variable, &range.lo, &range.hi)
        } else {
            opening::summation(self, &range.variable, &range.lo)?
        };
        let body = inner.replaced(&range.body, symbol, value)?;
        Ok(Range {
            variable: range.variable.clone(),
            lo,
            hi,
            body,
        })
    }
}

/// The polynomial with kernels replaced by known values.
fn polynomial_replaced(p: &Plain, known: &BTreeMap<Kernel, Normal>) -> Result<Normal, Obstacle> {
    let mut groups: BTreeMap<Monomial<Kernel>, Plain> = BTreeMap::new();
    for (m, c) in p.iter() {
        let (mut replaced, mut kept) = (Monomial::one(), Monomial::one());
        for (k, e) in m.iter() {
            let side = if known.contains_key(k) {
                &mut replaced
            } else {
                &mut kept
            };
            *side = side.times(&Monomial::power(k.clone(), *e));
        }
        groups
            .entry(replaced)
            .or_insert_with(Polynomial::zero)
            .add_term(kept, c.clone());
    }
    let mut out = Normal::zero();
    for (monomial, coefficient) in groups {
        let mut term = Normal::from(ExpPoly::plain(coefficient));
        for (k, e) in monomial.iter() {
            let exponent = i32::try_from(*e).ok().and_then(|e| known.get(k)?.pow(e));
            term = &term * &exponent.ok_or_else(|| Obstacle::TooLarge("a power in a substitution".to_string()))?;
        }
        out = &out + &term;
    }
    Ok(out)
}
