//! Denominators: products of coprime factors, and the units that are split off them.

use rug::Integer;

use super::exponential::{ExpPoly, Exponent};
use super::fraction::Normal;
use super::kernel::Kernel;
use super::lattice::{common_divisor, quotient};
use super::monomial::Monomial;

/// A product of a positive integer and powers of pairwise coprime, unit-normalised factors.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Denominator {
    pub(super) integer: Integer,
    pub(super) factors: Vec<(ExpPoly, u32)>,
}

impl Denominator {
    pub(crate) fn one() -> Self {
        Denominator {
            integer: Integer::from(1),
            factors: Vec::new(),
        }
    }

    pub(crate) fn integer(&self) -> &Integer {
        &self.integer
    }

    pub(crate) fn factors(&self) -> &[(ExpPoly, u32)] {
        &self.factors
    }

    /// Multiplied out.
    pub(crate) fn expanded(&self) -> ExpPoly {
        self.factors
            .iter()
            .fold(ExpPoly::integer(self.integer.clone()), |p, (f, e)| &p * &f.pow(*e))
    }

    /// A common multiple, the least one where shared factors are written alike.
    pub(crate) fn common_multiple(&self, other: &Self) -> Self {
        let mut out = Denominator {
            integer: self.integer.clone().lcm(&other.integer),
            factors: self.factors.clone(),
        };
        for (f, e) in &other.factors {
            match out.factors.iter_mut().find(|(g, _)| g == f) {
                Some((_, present)) => *present = (*present).max(*e),
                None => out.factors.push((f.clone(), *e)),
            }
        }
        out
    }
}

/// A factor with its multiplicity in each of two denominators.
pub(crate) type Shared = (ExpPoly, u32, u32);

/// Inserts a factor into a list of pairwise coprime factors, splitting where they share a divisor.
pub(crate) fn insert(list: &mut Vec<Shared>, (f, e, d): Shared) {
    if f.is_one() || (e == 0 && d == 0) {
        return;
    }
    if let Some((_, a, b)) = list.iter_mut().find(|(g, _, _)| *g == f) {
        *a += e;
        *b += d;
        return;
    }
    for index in 0..list.len() {
        let common = common_divisor(&f, &list[index].0);
        if common.is_one() {
            continue;
        }
        let (g, a, b) = list[index].clone();
        let common = normalised(common);
        let (Some(left), Some(right)) = (cofactor(&f, &common), cofactor(&g, &common)) else {
            continue;
        };
        list.swap_remove(index);
        insert(list, (right, a, b));
        insert(list, (common, a + e, b + d));
        return insert(list, (left, e, d));
    }
    list.push((f, e, d));
}

/// The factor divided by its signed content and exponential unit.
pub(crate) fn normalised(f: ExpPoly) -> ExpPoly {
    let (_, _, monomial, rest) = split_unit(&f);
    rest.map(|p| p.times_term(&monomial, &Integer::from(1)))
}

/// The quotient of unit-normalised factors, provided that it is unit-normalised itself: then no unit gets lost when the
/// product is replaced by the two. The orders behind the normalisation are compatible with products, so it always should be.
pub(crate) fn cofactor(f: &ExpPoly, common: &ExpPoly) -> Option<ExpPoly> {
    quotient(f, common).filter(|q| normalised(q.clone()) == *q)
}

/// `f = content · exp(exponent) · power product · rest`: signed content, rest primitive without these factors.
/// The exponent taken out is least in an order of the exponents that is invariant under translation, so that
/// associated arguments have the same rest.
pub(crate) fn split_unit(f: &ExpPoly) -> (Integer, Normal, Monomial<Kernel>, ExpPoly) {
    let mut content = f.content();
    if content.is_zero() {
        return (content, Normal::zero(), Monomial::one(), ExpPoly::zero());
    }
    let monomial = f.common_monomial();
    let mut rest = f.over_monomial(&monomial);
    let mut least: Option<Exponent> = None;
    if f.group_count() > 1 || f.as_plain().is_none() {
        for (e, _) in f.groups() {
            if least.as_ref().is_none_or(|l| (&e.value() - &l.value()).is_negated()) {
                least = Some(e.clone());
            }
        }
    }
    let exponent = least.map_or_else(Normal::zero, |e| e.value());
    if !exponent.is_zero() {
        rest = &rest * &ExpPoly::exponential(Exponent::of(-&exponent));
    }
    if rest.is_negated() {
        content = -content;
    }
    let rest = rest.over_integer(&content);
    (content, exponent, monomial, rest)
}
