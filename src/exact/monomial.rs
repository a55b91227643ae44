//! Power products of an ordered set of variables, in lexicographic order with the smallest variable most significant.

use std::cmp::Ordering;

/// A power product: strictly increasing variables with positive exponents.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Monomial<V>(Vec<(V, u32)>);

impl<V: Ord + Clone> Monomial<V> {
    /// The empty product, 1.
    pub(crate) fn one() -> Self {
        Monomial(Vec::new())
    }

    /// `variable^exponent`.
    pub(crate) fn power(variable: V, exponent: u32) -> Self {
        if exponent == 0 {
            Self::one()
        } else {
            Monomial(vec![(variable, exponent)])
        }
    }

    pub(crate) fn is_one(&self) -> bool {
        self.0.is_empty()
    }

    /// Variables with their exponents, variables increasing.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &(V, u32)> {
        self.0.iter()
    }

    /// The exponent of `variable`, 0 if it does not occur.
    pub(crate) fn degree(&self, variable: &V) -> u32 {
        self.0.iter().find(|(v, _)| v == variable).map_or(0, |(_, e)| *e)
    }

    /// Renames the variables by a map that keeps their order.
    pub(crate) fn rename<W>(&self, name: impl Fn(&V) -> W) -> Monomial<W> {
        Monomial(self.0.iter().map(|(v, e)| (name(v), *e)).collect())
    }

    /// The same product without `variable`.
    pub(crate) fn without(&self, variable: &V) -> Self {
        Monomial(self.0.iter().filter(|(v, _)| v != variable).cloned().collect())
    }

    /// Merges two products, combining exponents of a common variable by `both` and passing others through the flags.
    fn merge(&self, other: &Self, mut each: impl FnMut(&V, u32, u32) -> Option<u32>) -> Option<Self> {
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut out = Vec::with_capacity(self.0.len() + other.0.len());
        loop {
            let order = match (a.peek(), b.peek()) {
                (None, None) => return Some(Monomial(out)),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some((v, _)), Some((w, _))) => v.cmp(w),
            };
            let left = if order != Ordering::Greater { a.next() } else { None };
            let right = if order != Ordering::Less { b.next() } else { None };
            let variable = match (left, right) {
                (Some((v, _)), _) | (None, Some((v, _))) => v,
                (None, None) => return Some(Monomial(out)),
            };
            let exponent = each(variable, left.map_or(0, |x| x.1), right.map_or(0, |x| x.1))?;
            if exponent > 0 {
                out.push((variable.clone(), exponent));
            }
        }
    }

    /// The product.
    pub(crate) fn times(&self, other: &Self) -> Self {
        if self.is_one() {
            return other.clone();
        }
        if other.is_one() {
            return self.clone();
        }
        self.merge(other, |_, a, b| Some(a + b)).unwrap_or_else(Self::one)
    }

    /// The quotient, where it is a power product.
    pub(crate) fn over(&self, other: &Self) -> Option<Self> {
        self.merge(other, |_, a, b| a.checked_sub(b))
    }

    /// The greatest common power product.
    pub(crate) fn common(&self, other: &Self) -> Self {
        self.merge(other, |_, a, b| Some(a.min(b))).unwrap_or_else(Self::one)
    }
}

impl<V: Ord> Ord for Monomial<V> {
    fn cmp(&self, other: &Self) -> Ordering {
        for ((v, d), (w, e)) in self.0.iter().zip(&other.0) {
            // The product that has the smaller (more significant) variable is the greater one.
            let order = w.cmp(v).then(d.cmp(e));
            if order != Ordering::Equal {
                return order;
            }
        }
        self.0.len().cmp(&other.0.len())
    }
}

impl<V: Ord> PartialOrd for Monomial<V> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
