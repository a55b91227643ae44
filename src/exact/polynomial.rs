//! Sparse multivariate polynomials over the integers in an ordered set of variables.
//!
//! A polynomial is a finite map from power products to nonzero integers, ordered lexicographically with the
//! *smallest* variable most significant. That order is compatible with multiplication, so the greatest term is a
//! leading term in the sense of division, and equal polynomials have equal maps: the representation is canonical.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Add, Mul, Neg, Sub};

use rug::Integer;

use super::monomial::Monomial;
use crate::session::charge;

/// A polynomial with integer coefficients; no zero coefficient is stored.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Polynomial<V: Ord>(BTreeMap<Monomial<V>, Integer>);

impl<V: Ord + Clone> Polynomial<V> {
    pub(crate) fn zero() -> Self {
        Polynomial(BTreeMap::new())
    }

    pub(crate) fn one() -> Self {
        Self::constant(Integer::from(1))
    }

    pub(crate) fn constant(value: Integer) -> Self {
        Self::term(Monomial::one(), value)
    }

    pub(crate) fn variable(variable: V) -> Self {
        Self::term(Monomial::power(variable, 1), Integer::from(1))
    }

    pub(crate) fn term(monomial: Monomial<V>, coefficient: Integer) -> Self {
        let mut out = Self::zero();
        out.add_term(monomial, coefficient);
        out
    }

    /// Adds `coefficient · monomial` in place.
    pub(crate) fn add_term(&mut self, monomial: Monomial<V>, coefficient: Integer) {
        use std::collections::btree_map::Entry;
        if coefficient.is_zero() {
            return;
        }
        match self.0.entry(monomial) {
            Entry::Vacant(slot) => {
                slot.insert(coefficient);
            }
            Entry::Occupied(mut slot) => {
                *slot.get_mut() += coefficient;
                if slot.get().is_zero() {
                    slot.remove();
                }
            }
        }
    }

    /// Adds another polynomial in place.
    pub(crate) fn accumulate(&mut self, mut other: Self) {
        if self.len() < other.len() {
            std::mem::swap(self, &mut other);
        }
        for (m, c) in other.0 {
            self.add_term(m, c);
        }
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn is_one(&self) -> bool {
        self.as_integer().is_some_and(|c| *c == 1)
    }

    /// The value, if the polynomial is a nonzero constant.
    pub(crate) fn as_integer(&self) -> Option<&Integer> {
        if self.0.len() == 1 {
            self.0.get(&Monomial::one())
        } else {
            None
        }
    }

    /// Number of terms.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Terms in increasing order.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (&Monomial<V>, &Integer)> {
        self.0.iter()
    }

    /// The greatest term.
    pub(crate) fn leading(&self) -> Option<(&Monomial<V>, &Integer)> {
        self.0.last_key_value()
    }

    pub(crate) fn variables(&self) -> BTreeSet<V> {
        self.0.keys().flat_map(|m| m.iter().map(|(v, _)| v.clone())).collect()
    }

    pub(crate) fn degree(&self, variable: &V) -> u32 {
        self.0.keys().map(|m| m.degree(variable)).max().unwrap_or(0)
    }

    /// The nonnegative greatest common divisor of the coefficients.
    pub(crate) fn content(&self) -> Integer {
        let mut out = Integer::new();
        for c in self.0.values() {
            out.gcd_mut(c);
            if out == 1 {
                break;
            }
        }
        out
    }

    /// The greatest power product that divides every term.
    pub(crate) fn common_monomial(&self) -> Monomial<V> {
        let mut terms = self.0.keys();
        let Some(mut out) = terms.next().cloned() else {
            return Monomial::one();
        };
        for m in terms {
            if out.is_one() {
                break;
            }
            out = out.common(m);
        }
        out
    }

    /// Multiplies by `factor · monomial`.
    pub(crate) fn times_term(&self, monomial: &Monomial<V>, factor: &Integer) -> Self {
        if factor.is_zero() {
            return Self::zero();
        }
        // Multiplication by a power product keeps the order, so the map can be rebuilt without comparing anew.
        Polynomial(
            self.0
                .iter()
                .map(|(m, c)| (m.times(monomial), Integer::from(c * factor)))
                .collect(),
        )
    }

    /// Divides by an integer that divides every coefficient.
    pub(crate) fn over_integer(&self, divisor: &Integer) -> Self {
        if *divisor == 1 {
            return self.clone();
        }
        Polynomial(
            self.0
                .iter()
                .map(|(m, c)| (m.clone(), c.clone().div_exact(divisor)))
                .collect(),
        )
    }

    /// Divides by a power product that divides every term; `None` if it does not.
    pub(crate) fn over_monomial(&self, divisor: &Monomial<V>) -> Option<Self> {
        if divisor.is_one() {
            return Some(self.clone());
        }
        self.0
            .iter()
            .map(|(m, c)| Some((m.over(divisor)?, c.clone())))
            .collect::<Option<_>>()
            .map(Polynomial)
    }

    /// The quotient by `divisor` over the integers, if the division leaves no remainder.
    pub(crate) fn divide(&self, divisor: &Self) -> Option<Self> {
        let (lead, lead_coefficient) = divisor.leading()?;
        if let (Some((low, _)), Some((low_divisor, _))) = (self.0.first_key_value(), divisor.0.first_key_value()) {
            low.over(low_divisor)?;
        }
        let mut rest = self.clone();
        let mut quotient = BTreeMap::new();
        while let Some((m, c)) = rest.0.last_key_value() {
            let monomial = m.over(lead)?;
            if !c.is_divisible(lead_coefficient) {
                return None;
            }
            let factor = c.clone().div_exact(lead_coefficient);
            for (n, d) in &divisor.0 {
                rest.add_term(n.times(&monomial), -Integer::from(d * &factor));
            }
            quotient.insert(monomial, factor);
        }
        Some(Polynomial(quotient))
    }

    /// The coefficients of the powers of `variable`, as polynomials in the other variables.
    pub(crate) fn coefficients(&self, variable: &V) -> BTreeMap<u32, Self> {
        let mut out: BTreeMap<u32, Self> = BTreeMap::new();
        for (m, c) in &self.0 {
            let slot = out.entry(m.degree(variable)).or_insert_with(Self::zero);
            slot.0.insert(m.without(variable), c.clone());
        }
        out
    }

    /// Renames the variables by a map that keeps their order.
    pub(crate) fn rename<W: Ord + Clone>(&self, name: impl Fn(&V) -> W) -> Polynomial<W> {
        Polynomial(self.0.iter().map(|(m, c)| (m.rename(&name), c.clone())).collect())
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
}

impl<V: Ord + Clone> Add for &Polynomial<V> {
    type Output = Polynomial<V>;
    fn add(self, other: Self) -> Polynomial<V> {
        let mut out = self.clone();
        out.accumulate(other.clone());
        out
    }
}

impl<V: Ord + Clone> Sub for &Polynomial<V> {
    type Output = Polynomial<V>;
    fn sub(self, other: Self) -> Polynomial<V> {
        let mut out = self.clone();
        for (m, c) in &other.0 {
            out.add_term(m.clone(), Integer::from(-c));
        }
        out
    }
}

impl<V: Ord + Clone> Neg for &Polynomial<V> {
    type Output = Polynomial<V>;
    fn neg(self) -> Polynomial<V> {
        Polynomial(self.0.iter().map(|(m, c)| (m.clone(), Integer::from(-c))).collect())
    }
}

impl<V: Ord + Clone> Mul for &Polynomial<V> {
    type Output = Polynomial<V>;
    fn mul(self, other: Self) -> Polynomial<V> {
        let (long, short) = if self.len() >= other.len() {
            (self, other)
        } else {
            (other, self)
        };
        charge(4 * long.len() as u64 * short.len() as u64);
        let mut out = Polynomial::zero();
        for (m, c) in &short.0 {
            if out.is_zero() {
                out = long.times_term(m, c);
                continue;
            }
            for (n, d) in &long.0 {
                out.add_term(m.times(n), Integer::from(c * d));
            }
        }
        out
    }
}
