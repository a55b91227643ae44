//! [`Normal`]: canonical fractions of exponential polynomials.
//!
//! Numerator: an exponential polynomial, reduced in its algebraic kernels. Denominator: a positive integer times powers
//! of pairwise coprime primitive factors that are free of algebraic kernels (quotients are rationalised). Numerator and
//! denominator have no common factor. Over the fraction field of the transcendental kernels the power products of the
//! algebraic ones are a basis, so the representation is canonical up to how the denominator is split into factors; comparison
//! multiplies it out where the factors differ.
//!
//! Soundness of "equal": sums and products are computed in a ring R of functions that is a free module over a domain B
//! (polynomials and exponentials in the transcendental kernels). A quotient a/b becomes a·c/(b·c) with 0 ≠ b·c ∈ B, and a
//! nonzero element of B is no zero divisor of R. Equal fractions a/b, a'/b' therefore satisfy a·b' = a'·b in R, hence
//! pointwise, and a/b = a'/b' wherever b and b' do not vanish. That they do not is checked when quotients are *formed*
//! ([`super::Scope`]), never here.

use std::cmp::Ordering;
use std::ops::{Add, Mul, Neg, Sub};

use rug::{Integer, Rational};

use super::denominator::{Denominator, Shared, cofactor, insert, normalised};
use super::exponential::ExpPoly;
use super::kernel::Kernel;
use super::lattice::{common_divisor, quotient};
use super::monomial::Monomial;
use super::polynomial::Polynomial;

/// An element of the fraction field of exponential polynomials over the rationals, in canonical form.
///
/// Arithmetic is formal: whether a quotient is defined at every point is the business of [`super::Scope`].
#[derive(Clone, Debug)]
pub struct Normal {
    num: ExpPoly,
    den: Denominator,
}

impl Normal {
    /// 0.
    pub fn zero() -> Self {
        Normal {
            num: ExpPoly::zero(),
            den: Denominator::one(),
        }
    }

    /// 1.
    pub fn one() -> Self {
        Self::integer(1)
    }

    /// An integer.
    pub fn integer(value: impl Into<Integer>) -> Self {
        Normal {
            num: ExpPoly::integer(value.into()),
            den: Denominator::one(),
        }
    }

    /// A rational number.
    pub fn rational(value: &Rational) -> Self {
        let num = ExpPoly::integer(value.numer().clone());
        Normal {
            num,
            den: Denominator {
                integer: value.denom().clone(),
                factors: Vec::new(),
            },
        }
    }

    /// The circle constant.
    pub fn pi() -> Self {
        Self::kernel(Kernel::Pi)
    }

    /// The imaginary unit.
    pub fn i() -> Self {
        Self::kernel(Kernel::I)
    }

    pub(crate) fn kernel(kernel: Kernel) -> Self {
        ExpPoly::kernel(kernel).into()
    }

    /// A rational multiple of a reduced power product.
    pub(crate) fn monomial(monomial: &Monomial<Kernel>, coefficient: &Rational) -> Self {
        let num = ExpPoly::plain(Polynomial::term(monomial.clone(), coefficient.numer().clone()));
        Normal {
            num,
            den: Denominator {
                integer: coefficient.denom().clone(),
                factors: Vec::new(),
            },
        }
    }

    /// The quotient of a numerator and a denominator, with common factors cancelled.
    pub(crate) fn new(num: ExpPoly, den: Denominator) -> Self {
        let shared = den.factors.into_iter().map(|(f, e)| (f, e, e)).collect();
        Self::cancelled(num, den.integer, shared)
    }

    /// Cancels every factor whose two multiplicities agree; the others are known to be coprime to the numerator.
    fn cancelled(mut num: ExpPoly, integer: Integer, shared: Vec<Shared>) -> Self {
        if num.is_zero() {
            return Self::zero();
        }
        let (mut check, mut keep) = (Vec::new(), Vec::new());
        for (f, e, d) in shared {
            if e == d {
                check.push((f, e))
            } else {
                keep.push((f, e.max(d)))
            }
        }
        while let Some((f, e)) = check.pop() {
            if e == 0 || f.is_one() {
                continue;
            }
            let common = common_divisor(&num, &f);
            if common.is_one() {
                keep.push((f, e));
                continue;
            }
            let common = normalised(common);
            match (quotient(&num, &common), cofactor(&f, &common)) {
                (Some(less), Some(rest)) => {
                    num = less;
                    if rest.is_one() {
                        check.push((common, e - 1));
                    } else {
                        // f = common · rest; split and let the list sort out what the two share.
                        let mut parts = Vec::new();
                        insert(&mut parts, (common, e - 1, 0));
                        insert(&mut parts, (rest, e, 0));
                        check.extend(parts.into_iter().map(|(f, e, _)| (f, e)));
                    }
                }
                _ => keep.push((f, e)),
            }
        }
        let content = num.content().gcd(&integer);
        keep.sort();
        Normal {
            num: num.over_integer(&content),
            den: Denominator {
                integer: integer / content,
                factors: keep,
            },
        }
    }

    pub(crate) fn numerator(&self) -> &ExpPoly {
        &self.num
    }

    pub(crate) fn denominator(&self) -> &Denominator {
        &self.den
    }

    /// The numerator over a multiple of the denominator that contains its factors.
    pub(crate) fn numerator_over(&self, den: &Denominator) -> ExpPoly {
        let scale = Integer::from(&den.integer / &self.den.integer);
        den.factors.iter().fold(self.num.times_integer(&scale), |n, (f, e)| {
            let present = self.den.factors.iter().find(|(g, _)| g == f).map_or(0, |(_, d)| *d);
            &n * &f.pow(e - present)
        })
    }

    /// True only for 0; false may also mean that a hidden relation was not recognised.
    pub fn is_zero(&self) -> bool {
        self.num.is_zero()
    }

    /// The value, if it is recognised as a rational number.
    pub fn as_rational(&self) -> Option<Rational> {
        if !self.den.factors.is_empty() {
            return None;
        }
        Some(Rational::from((self.num.as_integer()?, self.den.integer.clone())))
    }

    /// Whether the leading coefficient is negative in the order of the field that makes greater exponentials and greater
    /// power products dominate (denominators lead with a positive coefficient). The order is compatible with sums and
    /// products; it serves to choose representatives and says nothing about values.
    pub(crate) fn is_negated(&self) -> bool {
        self.num.is_negated()
    }

    /// The formal quotient; `None` if the divisor is 0 or a zero divisor.
    pub fn over(&self, divisor: &Self) -> Option<Self> {
        Some(self * &super::inverse::inverse(divisor)?)
    }

    /// The formal power; `None` for a negative power of 0 (or of a zero divisor).
    pub fn pow(&self, exponent: i32) -> Option<Self> {
        let base = if exponent < 0 {
            super::inverse::inverse(self)?
        } else {
            self.clone()
        };
        let exponent = exponent.unsigned_abs();
        let mut out = Self::one();
        for bit in (0..u32::BITS - exponent.leading_zeros()).rev() {
            out = &out * &out;
            if exponent >> bit & 1 == 1 {
                out = &out * &base;
            }
        }
        Some(out)
    }

    /// The reciprocal of a product of unit, integer and factors that has been split already.
    pub(crate) fn reciprocal_of_factors(factors: Vec<(ExpPoly, u32)>) -> Self {
        let mut list = Vec::new();
        for (f, e) in factors {
            insert(&mut list, (f, e, 0));
        }
        let mut factors: Vec<_> = list.into_iter().map(|(f, e, _)| (f, e)).collect();
        factors.sort();
        Normal {
            num: ExpPoly::one(),
            den: Denominator {
                integer: Integer::from(1),
                factors,
            },
        }
    }
}

impl From<ExpPoly> for Normal {
    fn from(num: ExpPoly) -> Self {
        Normal {
            num,
            den: Denominator::one(),
        }
    }
}

impl PartialEq for Normal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Normal {}
impl PartialOrd for Normal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Normal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.num.cmp(&other.num).then_with(|| match self.den == other.den {
            true => Ordering::Equal,
            false => self.den.expanded().cmp(&other.den.expanded()),
        })
    }
}

impl Add for &Normal {
    type Output = Normal;
    fn add(self, other: Self) -> Normal {
        if self.is_zero() {
            return other.clone();
        }
        if other.is_zero() {
            return self.clone();
        }
        let mut shared: Vec<Shared> = self.den.factors.iter().map(|(f, e)| (f.clone(), *e, 0)).collect();
        for (f, e) in &other.den.factors {
            insert(&mut shared, (f.clone(), 0, *e));
        }
        let integer = self.den.integer.clone().lcm(&other.den.integer);
        let mut left = self.num.times_integer(&Integer::from(&integer / &self.den.integer));
        let mut right = other.num.times_integer(&Integer::from(&integer / &other.den.integer));
        for (f, e, d) in &shared {
            if e < d {
                left = &left * &f.pow(d - e);
            } else if d < e {
                right = &right * &f.pow(e - d);
            }
        }
        Normal::cancelled(&left + &right, integer, shared)
    }
}

impl Neg for &Normal {
    type Output = Normal;
    fn neg(self) -> Normal {
        Normal {
            num: -&self.num,
            den: self.den.clone(),
        }
    }
}

impl Sub for &Normal {
    type Output = Normal;
    fn sub(self, other: Self) -> Normal {
        self + &-other
    }
}

impl Mul for &Normal {
    type Output = Normal;
    fn mul(self, other: Self) -> Normal {
        let cross = |n: &ExpPoly, d: &Denominator| Normal::new(n.clone(), d.clone());
        if self.den.factors.is_empty() && other.den.factors.is_empty() {
            return Normal::cancelled(
                &self.num * &other.num,
                Integer::from(&self.den.integer * &other.den.integer),
                vec![],
            );
        }
        let (a, b) = (cross(&self.num, &other.den), cross(&other.num, &self.den));
        let integer = Integer::from(&a.den.integer * &b.den.integer);
        let mut shared: Vec<Shared> = a.den.factors.into_iter().map(|(f, e)| (f, e, 0)).collect();
        for (f, e) in b.den.factors {
            insert(&mut shared, (f, e, 0));
        }
        // Products of algebraic kernels can bring new common factors: sqrt(v)·sqrt(v)/v.
        let algebraic = |p: &ExpPoly| p.kernels().iter().any(|k| k.degree().is_some());
        if algebraic(&a.num) && algebraic(&b.num) {
            shared.iter_mut().for_each(|s| s.2 = s.1);
        }
        Normal::cancelled(&a.num * &b.num, integer, shared)
    }
}
