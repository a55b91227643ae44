//! Logarithms, roots, powers, exponentials and absolute values as constructors of canonical elements.
//!
//! All of them go through one factorisation |n| = exp(E) Π |P_j|^(q_j) (primes, kernels, square-free coprime polynomials),
//! which holds at every point; log|P| is the kernel `Log(P)`, exp(q log|P|) is turned back into |P|^q for rational q, and
//! a symbolic power P^(L) is exp(L log|P|) times a sign.

use std::ops::Mul;
use std::sync::Arc;

use rug::{Integer, Rational};

use super::back;
use super::exponential::{ExpPoly, Exponent, Plain};
use super::factor::{Factors, factors_of, is_unimodular, primes, signed_factors_of};
use super::fraction::Normal;
use super::kernel::Kernel;
use super::monomial::Monomial;
use super::obstacle::{Condition, Obstacle};
use super::phase;
use super::polynomial::Polynomial;
use super::radical::root;
use super::reality;
use super::scope::Scope;
use super::signs::Signs;
use super::size::power_fits;

impl Scope {
    /// |n|: of a real value, of a product with opaque ones, or of any other value z by its conjugate, as √(z z̄).
    ///
    /// # Errors
    /// An [`Obstacle`] for a value that is not certainly real and whose conjugate is not known.
    pub fn abs(&self, n: &Normal) -> Result<Normal, Obstacle> {
        if let Some(modulus) = self.modulus_of_product(n) {
            return modulus;
        }
        if !self.is_real(n) {
            return self
                .modulus(n)
                .ok_or_else(|| Obstacle::Condition(Condition::Real(back::expr(n))));
        }
        match self.signs(n) {
            Some(s) if !s.negative => return Ok(n.clone()),
            Some(s) if !s.positive => return Ok(-n),
            _ => {}
        }
        let Factors {
            number,
            exponent,
            factors,
        } = factors_of(n);
        let mut out = Normal::from(ExpPoly::exponential(Exponent::of(exponent)));
        out = &out * &Normal::rational(&number.abs());
        for (base, q) in &factors {
            out = &out * &self.magnitude_power(base, q)?;
        }
        Ok(out)
    }

    /// The natural logarithm of a positive value, or the principal one of a complex value off the half line from 0 to -∞.
    ///
    /// # Errors
    /// An [`Obstacle`] unless n is certainly one of these.
    pub fn log(&self, n: &Normal) -> Result<Normal, Obstacle> {
        self.log_of(n, self.signs(n))
    }

    /// log(n) for a value whose possible signs are known (`None`: it may not be real).
    pub(crate) fn log_of(&self, n: &Normal, signs: Option<Signs>) -> Result<Normal, Obstacle> {
        match signs {
            Some(Signs::POSITIVE) => self.log_magnitude(n),
            None => self.principal_log(n),
            _ => Err(Obstacle::Condition(Condition::Positive(back::expr(n)))),
        }
    }

    /// log|n|, formally: n may vanish, as the base of a power may.
    pub(crate) fn log_magnitude(&self, n: &Normal) -> Result<Normal, Obstacle> {
        if n.is_zero() {
            return Err(Obstacle::Condition(Condition::Nonzero(back::expr(n))));
        }
        let Factors {
            number,
            exponent,
            factors,
        } = factors_of(n);
        self.real(&exponent)?;
        let mut out = exponent;
        for (base, q) in primes(&number).into_iter().chain(factors) {
            if !is_unimodular(&base) {
                out = &out + &(&Normal::rational(&q) * &self.log_kernel(&base));
            }
        }
        Ok(out)
    }

    fn is_nonnegative(&self, f: &ExpPoly) -> bool {
        self.signs(&Normal::from(f.clone())).is_some_and(|s| !s.negative)
    }

    fn log_kernel(&self, base: &ExpPoly) -> Normal {
        Normal::kernel(Kernel::Log(Arc::new(base.clone()), self.is_nonnegative(base)))
    }

    /// |P|^q for a factor P and a rational q.
    fn magnitude_power(&self, base: &ExpPoly, q: &Rational) -> Result<Normal, Obstacle> {
        if is_unimodular(base) {
            return Ok(Normal::one());
        }
        let magnitude = if self.is_nonnegative(base) {
            base.clone()
        } else if self.signs(&Normal::from(base.clone())).is_some_and(|s| !s.positive) {
            -base
        } else if !reality::is_real_sum(base) {
            return Err(Obstacle::Condition(Condition::Real(back::expr(&Normal::from(
                base.clone(),
            )))));
        } else {
            ExpPoly::kernel(Kernel::Magnitude(Arc::new(base.clone())))
        };
        root(&magnitude, q)
    }

    /// exp(n).
    ///
    /// # Errors
    /// An [`Obstacle`] if a power that appears by exp(q log P) = P^q is too large.
    pub fn exp(&self, n: &Normal) -> Result<Normal, Obstacle> {
        if !n.denominator().factors().is_empty() {
            return Ok(ExpPoly::exponential(Exponent::of(n.clone())).into());
        }
        let (mut out, mut rest) = (Normal::one(), n.clone());
        let plain = n
            .numerator()
            .groups()
            .find(|(e, _)| e.is_zero())
            .map(|(_, p)| p.clone());
        for (monomial, coefficient) in plain.iter().flat_map(|p| p.iter()) {
            let q = Rational::from((coefficient.clone(), n.denominator().integer().clone()));
            let mut kernels = monomial.iter();
            let factor = match (kernels.next(), kernels.next()) {
                (Some((Kernel::Log(base, _), 1)), None) => Some((self.magnitude_power(base, &q)?, q)),
                (Some((Kernel::I, 1)), Some((kernel, 1))) | (Some((kernel, 1)), Some((Kernel::I, 1)))
                    if kernels.next().is_none() && matches!(kernel, Kernel::Call(..)) =>
                {
                    self.turned_by_tangent(kernel, &q).map(|factor| (factor, q))
                }
                _ => phase::unit(monomial, &q),
            };
            if let Some((factor, taken)) = factor {
                out = &out * &factor;
                rest = &rest - &Normal::monomial(monomial, &taken);
            }
        }
        Ok(&out * &Normal::from(ExpPoly::exponential(Exponent::of(rest))))
    }

    /// The nonnegative square root.
    ///
    /// # Errors
    /// An [`Obstacle`] unless n is certainly at least 0.
    pub fn sqrt(&self, n: &Normal) -> Result<Normal, Obstacle> {
        self.power(n, &Normal::rational(&Rational::from((1, 2))))
    }

    /// base^exponent: integer powers of anything, real powers of positive values, natural powers (0^0 = 1) of real values.
    ///
    /// # Errors
    /// An [`Obstacle`] if the power is not certainly defined on the whole domain, or has no rule.
    pub fn power(&self, base: &Normal, exponent: &Normal) -> Result<Normal, Obstacle> {
        self.power_of(base, exponent, self.signs(base))
    }

    /// base^exponent for a base whose possible signs are known (`None`: it may not be real).
    pub(crate) fn power_of(&self, base: &Normal, exponent: &Normal, signs: Option<Signs>) -> Result<Normal, Obstacle> {
        match exponent.as_rational() {
            Some(q) if *q.denom() == 1 => self.integer_power(base, q.numer(), signs),
            Some(q) => self.rational_power(base, &q, signs),
            None => self.symbolic_power(base, exponent, signs),
        }
    }

    fn integer_power(&self, base: &Normal, n: &Integer, signs: Option<Signs>) -> Result<Normal, Obstacle> {
        if n.is_zero() {
            return Ok(Normal::one());
        }
        if n.is_negative() && !signs.is_some_and(Signs::excludes_zero) {
            self.nonzero(base)?;
        }
        let too_large = || Obstacle::TooLarge(format!("the power {n} of a formula"));
        let exponent = n.to_i32().ok_or_else(too_large)?;
        if base.is_zero() || base == &Normal::one() {
            return Ok(base.clone());
        }
        if !power_fits(base, exponent.unsigned_abs()) {
            return Err(too_large());
        }
        base.pow(exponent)
            .ok_or_else(|| Obstacle::DivisionByZero(back::expr(base)))
    }

    fn rational_power(&self, base: &Normal, q: &Rational, signs: Option<Signs>) -> Result<Normal, Obstacle> {
        let negative = *q < 0;
        match signs {
            None if !self.is_real(base) => return self.principal_power(base, &Normal::rational(q)),
            Some(Signs::ZERO) if !negative => return Ok(Normal::zero()),
            Some(Signs::POSITIVE) => {}
            Some(s) if !s.negative && !negative => {}
            _ if negative => {
                return Err(Obstacle::Condition(Condition::Positive(back::expr(base))));
            }
            _ => {
                return Err(Obstacle::Condition(Condition::Nonnegative(back::expr(base))));
            }
        }
        let Factors {
            number,
            exponent,
            factors,
        } = factors_of(base);
        let scaled = &exponent * &Normal::rational(q);
        let mut out = Normal::from(ExpPoly::exponential(Exponent::of(scaled)));
        for (base, multiplicity) in primes(&number).into_iter().chain(factors) {
            out = &out * &self.magnitude_power(&base, &(multiplicity * q))?;
        }
        Ok(out)
    }

    fn symbolic_power(&self, base: &Normal, exponent: &Normal, base_signs: Option<Signs>) -> Result<Normal, Obstacle> {
        if base_signs == Some(Signs::POSITIVE) {
            return self.exp(&(exponent * &self.log_magnitude(base)?));
        }
        self.real(exponent)?;
        let signs = self.signs(exponent).unwrap_or(Signs::ANY);
        let integer = phase::is_integer(exponent);
        if base.is_zero() {
            return match signs {
                Signs::POSITIVE => Ok(Normal::zero()),
                _ => Err(Obstacle::Condition(Condition::Positive(back::expr(exponent)))),
            };
        }
        // At base 0 a natural power is the empty or a vanishing product; a real one needs a positive exponent.
        let safe = base_signs.is_some_and(Signs::excludes_zero);
        if (signs.negative || (signs.zero && !integer)) && !safe {
            self.nonzero(base)?;
        }
        if integer {
            let (number, symbolic) = phase::split_constant(exponent);
            let fixed = match number.numer().to_i32().filter(|n| power_fits(base, n.unsigned_abs())) {
                Some(n) => base.pow(n).ok_or_else(|| Obstacle::DivisionByZero(back::expr(base)))?,
                None => {
                    return Err(Obstacle::TooLarge(format!("the power {number} of a formula")));
                }
            };
            return Ok(&fixed * &self.natural_power(base, &symbolic)?);
        }
        match base_signs {
            Some(s) if !s.negative => self.exp(&(exponent * &self.log_magnitude(base)?)),
            _ => Err(Obstacle::Condition(Condition::Nonnegative(back::expr(base)))),
        }
    }

    /// base^exponent for an integer-valued exponent without constant term, factor by factor.
    fn natural_power(&self, base: &Normal, exponent: &Normal) -> Result<Normal, Obstacle> {
        let Factors {
            number,
            exponent: inner,
            factors,
        } = signed_factors_of(base);
        let mut out = self.exp(&(exponent * &inner))?;
        if number < 0 {
            out = &out * &phase::parity(exponent)?;
        }
        for (base, q) in primes(&number).into_iter().chain(factors) {
            let power = exponent * &Normal::rational(&q);
            if is_unimodular(&base) {
                out = &out * &phase::unimodular_power(&base, &power)?;
                continue;
            }
            let unit = match self.signs(&Normal::from(base.clone())) {
                None => {
                    let shown = back::expr(&Normal::from(base));
                    return Err(Obstacle::Condition(Condition::Real(shown)));
                }
                Some(s) if !s.negative => Normal::one(),
                Some(s) if !s.positive => phase::parity(&power)?,
                Some(_) => phase::sign_power(&base, &power)?,
            };
            out = &out * &unit;
            out = &out * &self.exp(&(&power * &self.log_magnitude(&Normal::from(base))?))?;
        }
        Ok(out)
    }
}

/// The rule for products of powers, x^a x^b = x^{a+b}: symbolic powers are exponentials, whose exponents are added; and of the powers
/// of a root or another algebraic kernel t, those from t^n on are replaced by the value of t^n.
impl Mul for &ExpPoly {
    type Output = ExpPoly;
    fn mul(self, other: Self) -> ExpPoly {
        if self.is_one() {
            return other.clone();
        }
        if other.is_one() {
            return self.clone();
        }
        let mut out = ExpPoly::zero();
        for (e, p) in &self.0 {
            for (f, q) in &other.0 {
                out.add_reducible(e.plus(f), p * q);
            }
        }
        out
    }
}

impl Exponent {
    fn plus(&self, other: &Self) -> Exponent {
        match (&self.0, &other.0) {
            (None, _) => other.clone(),
            (_, None) => self.clone(),
            (Some(a), Some(b)) => Self::of(&**a + &**b),
        }
    }
}

impl ExpPoly {
    /// Adds `polynomial · exp(exponent)`, reducing the polynomial by the relations of its kernels.
    fn add_reducible(&mut self, exponent: Exponent, polynomial: Plain) {
        let excess = |m: &Monomial<Kernel>| {
            m.iter()
                .find(|(k, e)| k.degree().is_some_and(|n| *e >= n))
                .map(|(k, e)| (k.clone(), *e))
        };
        if polynomial.iter().all(|(m, _)| excess(m).is_none()) {
            return self.add_group(exponent, polynomial);
        }
        let mut reduced = Polynomial::zero();
        for (m, c) in polynomial.iter() {
            let Some((kernel, power)) = excess(m) else {
                reduced.add_term(m.clone(), c.clone());
                continue;
            };
            let Some((degree, value)) = kernel.relation() else {
                continue;
            };
            let rest = m.without(&kernel).times(&Monomial::power(kernel, power % degree));
            let mut term = Self::zero();
            term.add_reducible(Exponent::ZERO, Polynomial::term(rest, c.clone()));
            let replaced = &term * &value.pow(power / degree);
            for (e, p) in replaced.0 {
                self.add_group(e.plus(&exponent), p);
            }
        }
        self.add_group(exponent, reduced);
    }
}
