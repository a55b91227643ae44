//! Exponential polynomials: finite sums of `polynomial in kernels · exp(exponent)`.
//!
//! The ring is free over the polynomials in the transcendental kernels: exponents multiply by addition, and each
//! algebraic kernel t obeys a monic relation `t^n = value` ([`Kernel::relation`]) by which every product is reduced ([`super::power`]).
//! Because all relations hold pointwise, a reduced sum that is empty is zero everywhere.

use std::cmp::Ordering;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Add, Neg, Sub};
use std::sync::Arc;

use rug::Integer;

use super::fraction::Normal;
use super::kernel::Kernel;
use super::monomial::Monomial;
use super::polynomial::Polynomial;

/// A polynomial in kernels.
pub(crate) type Plain = Polynomial<Kernel>;

/// The exponent E of a factor exp(E); exponents form a torsion-free group under addition.
#[derive(Clone, Debug)]
pub(crate) struct Exponent(pub(super) Option<Arc<Normal>>);

impl Exponent {
    /// The exponent of 1.
    pub(crate) const ZERO: Exponent = Exponent(None);

    pub(crate) fn of(exponent: Normal) -> Exponent {
        if exponent.is_zero() {
            Self::ZERO
        } else {
            Exponent(Some(Arc::new(exponent)))
        }
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.0.is_none()
    }

    /// The exponent as an element of the field.
    pub(crate) fn value(&self) -> Normal {
        self.0.as_ref().map_or_else(Normal::zero, |e| (**e).clone())
    }

    /// The exponent, `None` for 0.
    pub(crate) fn as_ref(&self) -> Option<&Normal> {
        self.0.as_deref()
    }
}

impl PartialEq for Exponent {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Exponent {}
impl PartialOrd for Exponent {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Exponent {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Some(a), Some(b)) if Arc::ptr_eq(a, b) => Ordering::Equal,
            (a, b) => a.cmp(b),
        }
    }
}

/// A finite sum of polynomials times exponentials with distinct exponents; no zero polynomial is stored.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ExpPoly(pub(super) BTreeMap<Exponent, Plain>);

impl ExpPoly {
    pub(crate) fn zero() -> Self {
        ExpPoly(BTreeMap::new())
    }

    pub(crate) fn one() -> Self {
        Self::integer(Integer::from(1))
    }

    pub(crate) fn integer(value: Integer) -> Self {
        Self::plain(Polynomial::constant(value))
    }

    pub(crate) fn kernel(kernel: Kernel) -> Self {
        Self::plain(Polynomial::variable(kernel))
    }

    /// A reduced polynomial without exponential.
    pub(crate) fn plain(polynomial: Plain) -> Self {
        Self::group(Exponent::ZERO, polynomial)
    }

    /// A reduced polynomial times one exponential.
    pub(crate) fn group(exponent: Exponent, polynomial: Plain) -> Self {
        let mut out = Self::zero();
        out.add_group(exponent, polynomial);
        out
    }

    /// `exp(exponent)`.
    pub(crate) fn exponential(exponent: Exponent) -> Self {
        Self::group(exponent, Polynomial::one())
    }

    pub(super) fn add_group(&mut self, exponent: Exponent, polynomial: Plain) {
        if polynomial.is_zero() {
            return;
        }
        match self.0.entry(exponent) {
            Entry::Vacant(slot) => {
                slot.insert(polynomial);
            }
            Entry::Occupied(mut slot) => {
                slot.get_mut().accumulate(polynomial);
                if slot.get().is_zero() {
                    slot.remove();
                }
            }
        }
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn is_one(&self) -> bool {
        self.as_plain().is_some_and(Plain::is_one)
    }

    /// The polynomial, if no exponential occurs and it is not 0.
    pub(crate) fn as_plain(&self) -> Option<&Plain> {
        if self.0.len() == 1 {
            self.0.get(&Exponent::ZERO)
        } else {
            None
        }
    }

    /// The value, if it is an integer.
    pub(crate) fn as_integer(&self) -> Option<Integer> {
        if self.is_zero() {
            Some(Integer::new())
        } else {
            self.as_plain()?.as_integer().cloned()
        }
    }

    /// Exponents with their polynomials.
    pub(crate) fn groups(&self) -> impl DoubleEndedIterator<Item = (&Exponent, &Plain)> {
        self.0.iter()
    }

    /// Number of distinct exponents.
    pub(crate) fn group_count(&self) -> usize {
        self.0.len()
    }

    /// All terms: exponent, power product, coefficient.
    pub(crate) fn terms(&self) -> impl Iterator<Item = (&Exponent, &Monomial<Kernel>, &Integer)> {
        self.0.iter().flat_map(|(e, p)| p.iter().map(move |(m, c)| (e, m, c)))
    }

    /// Number of terms.
    pub(crate) fn len(&self) -> usize {
        self.0.values().map(Plain::len).sum()
    }

    /// The kernels outside exponents.
    pub(crate) fn kernels(&self) -> BTreeSet<Kernel> {
        self.0.values().flat_map(Plain::variables).collect()
    }

    /// The kernels outside exponents, wherever they stand.
    pub(crate) fn each_kernel(&self) -> impl Iterator<Item = &Kernel> {
        self.terms().flat_map(|(_, m, _)| m.iter().map(|(kernel, _)| kernel))
    }

    /// Nonnegative greatest common divisor of the coefficients.
    pub(crate) fn content(&self) -> Integer {
        let mut out = Integer::new();
        for p in self.0.values() {
            out.gcd_mut(&p.content());
        }
        out
    }

    /// Whether the coefficient of the greatest power product of the greatest exponential is negative; the order is
    /// compatible with products.
    pub(crate) fn is_negated(&self) -> bool {
        let mut groups = self.0.iter();
        let Some((mut exponent, mut polynomial)) = groups.next() else {
            return false;
        };
        for (e, p) in groups {
            if !(&e.value() - &exponent.value()).is_negated() {
                (exponent, polynomial) = (e, p);
            }
        }
        polynomial.leading().is_some_and(|(_, c)| c.is_negative())
    }

    pub(crate) fn common_monomial(&self) -> Monomial<Kernel> {
        let mut parts = self.0.values().map(Plain::common_monomial);
        let Some(first) = parts.next() else {
            return Monomial::one();
        };
        parts.fold(first, |a, b| a.common(&b))
    }

    /// Applies a map of the polynomials that keeps them nonzero and reduced.
    pub(crate) fn map(&self, f: impl Fn(&Plain) -> Plain) -> Self {
        ExpPoly(self.0.iter().map(|(e, p)| (e.clone(), f(p))).collect())
    }

    pub(crate) fn over_integer(&self, divisor: &Integer) -> Self {
        self.map(|p| p.over_integer(divisor))
    }

    pub(crate) fn times_integer(&self, factor: &Integer) -> Self {
        if factor.is_zero() {
            Self::zero()
        } else {
            self.map(|p| p.times_term(&Monomial::one(), factor))
        }
    }

    /// Divides by a power product that divides every term.
    pub(crate) fn over_monomial(&self, divisor: &Monomial<Kernel>) -> Self {
        self.map(|p| p.over_monomial(divisor).unwrap_or_else(|| p.clone()))
    }

    pub(crate) fn pow(&self, exponent: u32) -> Self {
        let mut out = Self::one();
        for bit in (0..u32::BITS - exponent.leading_zeros()).rev() {
            out = &out * &out;
            if exponent >> bit & 1 == 1 {
                out = &out * self;
            }
        }
        out
    }

    /// The coefficients of the powers of a kernel that does not occur in exponents.
    pub(crate) fn coefficients(&self, kernel: &Kernel) -> BTreeMap<u32, ExpPoly> {
        let mut out: BTreeMap<u32, ExpPoly> = BTreeMap::new();
        for (exponent, polynomial) in &self.0 {
            for (degree, part) in polynomial.coefficients(kernel) {
                out.entry(degree)
                    .or_insert_with(Self::zero)
                    .add_group(exponent.clone(), part);
            }
        }
        out
    }
}

impl Add for &ExpPoly {
    type Output = ExpPoly;
    fn add(self, other: Self) -> ExpPoly {
        let mut out = self.clone();
        for (e, p) in &other.0 {
            out.add_group(e.clone(), p.clone());
        }
        out
    }
}

impl Neg for &ExpPoly {
    type Output = ExpPoly;
    fn neg(self) -> ExpPoly {
        self.map(|p| -p)
    }
}

impl Sub for &ExpPoly {
    type Output = ExpPoly;
    fn sub(self, other: Self) -> ExpPoly {
        self + &-other
    }
}
