//! Logarithms, roots, powers, exponentials and absolute values as constructors of canonical elements.
//!
//! All of them go through one factorisation |n| = exp(E) Π |P_j|^(q_j) (primes, kernels, square-free coprime polynomials),
//! which holds at every point; log|P| is the kernel `Log(P)`, exp(q log|P|) is turned back into |P|^q for rational q, and
//! a symbolic power P^(L) is exp(L log|P|) times a sign.

use std::sync::Arc;

use rug::{Integer, Rational};

use super::back;
use super::exponential::{ExpPoly, Exponent};
use super::factor::{Factors, factors_of, is_unimodular, primes, signed_factors_of};
use super::fraction::Normal;
use super::kernel::Kernel;
use super::obstacle::{Condition, Obstacle};
use super::phase;
use super::reality;
use super::scope::Scope;
use super::signs::Signs;

/// Degrees, coefficient sizes and numbers of terms beyond these are refused.
const LARGEST_EXPONENT: u32 = 1_000_000;
const MOST_TERMS: u64 = 20_000;
const LARGEST_ROOT: u32 = 64;

impl Scope {
    /// |n| for a real value.
    ///
    /// # Errors
    /// An [`Obstacle`] unless n is certainly real.
    pub fn abs(&self, n: &Normal) -> Result<Normal, Obstacle> {
        self.real(n)?;
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
        if !reality::is_real(&exponent) {
            // Such as |cos x|: the numerator has no real factorisation, so it is kept whole.
            let (num, den) = (n.numerator(), Normal::from(n.denominator().expanded()));
            let content = if num.is_negated() {
                -num.content()
            } else {
                num.content()
            };
            let whole = Kernel::Magnitude(Arc::new(num.over_integer(&content)));
            let scaled = &Normal::kernel(whole) * &Normal::integer(content.abs());
            return self.formal_quotient(&scaled, &self.abs(&den)?);
        }
        let mut out = Normal::from(ExpPoly::exponential(Exponent::of(exponent)));
        out = &out * &Normal::rational(&number.abs());
        for (base, q) in &factors {
            out = &out * &self.magnitude_power(base, q)?;
        }
        Ok(out)
    }

    /// The natural logarithm of a positive value.
    ///
    /// # Errors
    /// An [`Obstacle`] unless n is certainly positive.
    pub fn log(&self, n: &Normal) -> Result<Normal, Obstacle> {
        self.positive(n)?;
        self.log_magnitude(n)
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
        self.signs(&Normal::from(f.clone()))
            .is_some_and(|s| !s.negative)
    }

    fn log_kernel(&self, base: &ExpPoly) -> Normal {
        Normal::kernel(Kernel::Log(
            Arc::new(base.clone()),
            self.is_nonnegative(base),
        ))
    }

    /// |P|^q for a factor P and a rational q.
    fn magnitude_power(&self, base: &ExpPoly, q: &Rational) -> Result<Normal, Obstacle> {
        if is_unimodular(base) {
            return Ok(Normal::one());
        }
        let magnitude = if self.is_nonnegative(base) {
            base.clone()
        } else if self
            .signs(&Normal::from(base.clone()))
            .is_some_and(|s| !s.positive)
        {
            -base
        } else if !reality::is_real_sum(base) {
            return Err(Obstacle::Condition(Condition::Real(back::expr(
                &Normal::from(base.clone()),
            ))));
        } else {
            ExpPoly::kernel(Kernel::Magnitude(Arc::new(base.clone())))
        };
        rational_power(&magnitude, q)
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
                (Some((Kernel::Log(base, _), 1)), None) => {
                    Some((self.magnitude_power(base, &q)?, q))
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
        match exponent.as_rational() {
            Some(q) if *q.denom() == 1 => self.integer_power(base, q.numer()),
            Some(q) => self.root(base, &q),
            None => self.symbolic_power(base, exponent),
        }
    }

    fn integer_power(&self, base: &Normal, n: &Integer) -> Result<Normal, Obstacle> {
        if n.is_zero() && base.is_zero() {
            return Err(Obstacle::Condition(Condition::Nonzero(back::expr(base))));
        }
        if n.is_negative() {
            self.nonzero(base)?;
        }
        let too_large = || Obstacle::TooLarge(format!("the power {n} of a formula"));
        let exponent = n.to_i32().ok_or_else(too_large)?;
        if base.is_zero() || base == &Normal::one() {
            return Ok(base.clone());
        }
        if !fits(base, exponent.unsigned_abs()) {
            return Err(too_large());
        }
        base.pow(exponent)
            .ok_or_else(|| Obstacle::DivisionByZero(back::expr(base)))
    }

    fn root(&self, base: &Normal, q: &Rational) -> Result<Normal, Obstacle> {
        let negative = *q < 0;
        match self.signs(base) {
            Some(Signs::ZERO) if !negative => return Ok(Normal::zero()),
            Some(Signs::POSITIVE) => {}
            Some(s) if !s.negative && !negative => {}
            _ if negative => {
                return Err(Obstacle::Condition(Condition::Positive(back::expr(base))));
            }
            _ => {
                return Err(Obstacle::Condition(Condition::Nonnegative(back::expr(
                    base,
                ))));
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

    fn symbolic_power(&self, base: &Normal, exponent: &Normal) -> Result<Normal, Obstacle> {
        if self.signs(base) == Some(Signs::POSITIVE) {
            return self.exp(&(exponent * &self.log_magnitude(base)?));
        }
        self.real(exponent)?;
        let signs = self.signs(exponent).unwrap_or(Signs::ANY);
        let integer = phase::is_integer(exponent);
        if base.is_zero() {
            return match signs {
                Signs::POSITIVE => Ok(Normal::zero()),
                _ => Err(Obstacle::Condition(Condition::Positive(back::expr(
                    exponent,
                )))),
            };
        }
        // At base 0 a natural power is the empty or a vanishing product; a real one needs a positive exponent.
        if signs.negative || (signs.zero && !integer) {
            self.nonzero(base)?;
        }
        if integer {
            let (number, symbolic) = phase::split_constant(exponent);
            let fixed = match number
                .numer()
                .to_i32()
                .filter(|n| fits(base, n.unsigned_abs()))
            {
                Some(n) => base
                    .pow(n)
                    .ok_or_else(|| Obstacle::DivisionByZero(back::expr(base)))?,
                None => {
                    return Err(Obstacle::TooLarge(format!(
                        "the power {number} of a formula"
                    )));
                }
            };
            return Ok(&fixed * &self.natural_power(base, &symbolic)?);
        }
        match self.signs(base) {
            Some(s) if !s.negative => self.exp(&(exponent * &self.log_magnitude(base)?)),
            _ => Err(Obstacle::Condition(Condition::Nonnegative(back::expr(
                base,
            )))),
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

/// P^q for a factor that is at least 0.
fn rational_power(base: &ExpPoly, q: &Rational) -> Result<Normal, Obstacle> {
    let too_large = || Obstacle::TooLarge(format!("the power {q} of a formula"));
    let whole: Integer = q.floor_ref().into();
    let fraction = Rational::from(q - &whole);
    let degree = fraction
        .denom()
        .to_u32()
        .filter(|d| *d <= LARGEST_ROOT)
        .ok_or_else(too_large)?;
    let (mut carry, mut out) = (whole, Normal::one());
    let mut left = Rational::from(&fraction);
    let mut rest = degree;
    for prime in 2..=degree {
        let (mut level, mut part) = (0, 1u32);
        while rest % prime == 0 {
            rest /= prime;
            level += 1;
            part *= prime;
        }
        if level == 0 {
            continue;
        }
        // fraction = numerator/degree has the summand a/part with a ≡ numerator · (degree/part)^-1.
        let modulus = Integer::from(part);
        let a = Integer::from(degree / part)
            .invert(&modulus)
            .map_err(|_| too_large())?
            * fraction.numer();
        let a = a.modulo(&modulus);
        let power = a.to_u32().ok_or_else(too_large)?;
        left -= Rational::from((a, modulus));
        let root = ExpPoly::kernel(Kernel::Root(Arc::new(base.clone()), prime, level));
        out = &out * &Normal::from(root.pow(power));
    }
    // What is left of the fraction is an integer.
    carry += left.numer();
    let exponent = carry.to_i32().ok_or_else(too_large)?;
    let value = Normal::from(base.clone());
    if !fits(&value, exponent.unsigned_abs()) {
        return Err(too_large());
    }
    let power = value
        .pow(exponent)
        .ok_or_else(|| Obstacle::DivisionByZero(back::expr(&value)))?;
    Ok(&out * &power)
}

/// Whether base^exponent stays within the limits, estimated before it is formed.
fn fits(base: &Normal, exponent: u32) -> bool {
    if exponent > LARGEST_EXPONENT {
        return false;
    }
    let fits_sum = |f: &ExpPoly| {
        // At most C(n + t - 1, n) terms, each quotient of the product exact.
        let mut estimate = 1;
        for j in 1..f.len() as u64 {
            estimate = estimate * (u64::from(exponent) + j) / j;
            if estimate > MOST_TERMS {
                return false;
            }
        }
        let bits = f
            .terms()
            .map(|(_, _, c)| c.significant_bits())
            .max()
            .unwrap_or(0);
        let degree = f
            .terms()
            .flat_map(|(_, m, _)| m.iter().map(|(_, e)| *e))
            .max()
            .unwrap_or(0);
        u64::from(bits) * u64::from(exponent) <= 1 << 20
            && u64::from(degree) * u64::from(exponent) <= u64::from(LARGEST_EXPONENT)
    };
    let den = base.denominator();
    fits_sum(base.numerator())
        && u64::from(den.integer().significant_bits()) * u64::from(exponent) <= 1 << 20
        && den.factors().iter().all(|(f, _)| fits_sum(f))
}
