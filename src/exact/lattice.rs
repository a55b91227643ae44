//! Divisibility of exponential polynomials: a common frame in which they are ordinary polynomials.
//!
//! The differences of the exponents that occur generate a finitely generated, torsion-free group; in a basis of it
//! every exponential is a power product, so up to the unit exp(E) each argument is a polynomial in the basis
//! exponentials and the kernels. Kernels are treated as independent variables there: a polynomial identity that holds
//! for independent variables holds for every value of them, so an exact quotient found in the frame is a quotient.

use std::collections::{BTreeMap, BTreeSet};

use rug::Integer;

use super::denominator::Denominator;
use super::exponential::{ExpPoly, Exponent};
use super::fraction::Normal;
use super::gcd;
use super::kernel::Kernel;
use super::monomial::Monomial;
use super::polynomial::Polynomial;
use crate::session::spend;

/// Largest power of a basis exponential that is handled; beyond it nothing is recognised as divisible.
const LARGEST_POWER: i64 = 10_000;

/// What it costs to look for divisors, in elementary operations.
fn cost(f: &ExpPoly, g: &ExpPoly) -> u64 {
    let (f, g) = (f.len() as u64, g.len() as u64);
    64 * (f + g) + 8 * f * g
}

/// A common divisor, up to a unit (sign, exponential) the greatest; coprime arguments give 1.
pub(crate) fn common_divisor(f: &ExpPoly, g: &ExpPoly) -> ExpPoly {
    if spend(cost(f, g)).is_err() {
        return ExpPoly::one();
    }
    let frame = Frame::of(&[f, g]);
    let (Some((a, _)), Some((b, _))) = (frame.lower(f), frame.lower(g)) else {
        return ExpPoly::one();
    };
    let common = gcd::gcd(&a, &b);
    if common.is_one() {
        ExpPoly::one()
    } else {
        frame.raise(&common)
    }
}

/// The quotient, if it is recognised as an exponential polynomial.
pub(crate) fn quotient(f: &ExpPoly, g: &ExpPoly) -> Option<ExpPoly> {
    if f.is_zero() {
        return Some(ExpPoly::zero());
    }
    spend(cost(f, g)).ok()?;
    let frame = Frame::of(&[f, g]);
    let (a, base_f) = frame.lower(f)?;
    let (b, base_g) = frame.lower(g)?;
    let lowered = frame.raise(&a.divide(&b)?);
    Some(&lowered * &ExpPoly::exponential(Exponent::of(&base_f - &base_g)))
}

/// A basis of the exponents and a numbering of the kernels.
struct Frame<'a> {
    kernels: Vec<&'a Kernel>,
    /// Common denominator of the exponents in the group.
    denominator: Denominator,
    /// The exponent and power product each vector component belongs to.
    columns: Vec<(Exponent, Monomial<Kernel>)>,
    /// Basis vectors in echelon form, with the column of the pivot.
    basis: Vec<(usize, Vec<Integer>)>,
}

impl<'a> Frame<'a> {
    fn of(arguments: &[&'a ExpPoly]) -> Frame<'a> {
        let kernels: BTreeSet<&Kernel> = arguments.iter().flat_map(|f| f.each_kernel()).collect();
        let mut differences = Vec::new();
        for f in arguments {
            let mut exponents = f.groups().map(|(e, _)| e);
            let Some(first) = exponents.next() else {
                continue;
            };
            differences.extend(exponents.map(|e| &e.value() - &first.value()));
        }
        let denominator = differences
            .iter()
            .fold(Denominator::one(), |d, e| d.common_multiple(e.denominator()));
        let mut frame = Frame {
            kernels: kernels.into_iter().collect(),
            denominator,
            columns: Vec::new(),
            basis: Vec::new(),
        };
        let numerators: Vec<ExpPoly> = differences
            .iter()
            .map(|e| e.numerator_over(&frame.denominator))
            .collect();
        let columns: BTreeSet<(Exponent, Monomial<Kernel>)> = numerators
            .iter()
            .flat_map(|n| n.terms().map(|(e, m, _)| (e.clone(), m.clone())))
            .collect();
        frame.columns = columns.into_iter().collect();
        let rows = numerators.iter().map(|n| frame.vector(n)).collect();
        frame.basis = echelon(rows, frame.columns.len());
        frame
    }

    fn rank(&self) -> usize {
        self.basis.len()
    }

    fn vector(&self, numerator: &ExpPoly) -> Vec<Integer> {
        let terms: BTreeMap<(&Exponent, &Monomial<Kernel>), &Integer> =
            numerator.terms().map(|(e, m, c)| ((e, m), c)).collect();
        self.columns
            .iter()
            .map(|(e, m)| terms.get(&(e, m)).map_or_else(Integer::new, |c| (*c).clone()))
            .collect()
    }

    /// Coordinates of an element of the group, unless one is too large.
    fn coordinates(&self, exponent: &Normal) -> Option<Vec<i64>> {
        let mut rest = self.vector(&exponent.numerator_over(&self.denominator));
        let mut out = Vec::with_capacity(self.rank());
        for (pivot, row) in &self.basis {
            let factor = rest[*pivot].clone().div_exact(&row[*pivot]);
            for (x, y) in rest.iter_mut().zip(row) {
                *x -= Integer::from(&factor * y);
            }
            out.push(factor.to_i64().filter(|c| c.abs() <= LARGEST_POWER)?);
        }
        Some(out)
    }

    fn exponent(&self, coordinates: &[i64]) -> Normal {
        let mut sum = vec![Integer::new(); self.columns.len()];
        for (c, (_, row)) in coordinates.iter().zip(&self.basis) {
            for (x, y) in sum.iter_mut().zip(row) {
                *x += Integer::from(y * *c);
            }
        }
        let mut numerator = ExpPoly::zero();
        for ((e, m), c) in self.columns.iter().zip(sum) {
            numerator = &numerator + &ExpPoly::group(e.clone(), Polynomial::term(m.clone(), c));
        }
        Normal::new(numerator, self.denominator.clone())
    }

    /// The polynomial of `f / exp(base)` and that base, chosen so that no exponent is negative.
    fn lower(&self, f: &ExpPoly) -> Option<(Polynomial<u32>, Normal)> {
        let Some((first, _)) = f.groups().next() else {
            return Some((Polynomial::zero(), Normal::zero()));
        };
        let first = first.value();
        let rank = self.rank();
        let vectors = f
            .groups()
            .map(|(e, _)| {
                if rank == 0 {
                    Some(Vec::new())
                } else {
                    self.coordinates(&(&e.value() - &first))
                }
            })
            .collect::<Option<Vec<Vec<i64>>>>()?;
        let low: Vec<i64> = (0..rank)
            .map(|i| vectors.iter().map(|v| v[i]).min().unwrap_or(0))
            .collect();
        let number = |k: &Kernel| (rank + self.kernels.binary_search(&k).unwrap_or(0)) as u32;
        let mut out = Polynomial::zero();
        for ((_, p), v) in f.groups().zip(&vectors) {
            let mut unit = Monomial::one();
            for i in 0..rank {
                unit = unit.times(&Monomial::power(i as u32, (v[i] - low[i]) as u32));
            }
            out = &out + &p.rename(number).times_term(&unit, &Integer::from(1));
        }
        let base = if rank == 0 {
            first
        } else {
            &first + &self.exponent(&low)
        };
        Some((out, base))
    }

    /// The exponential polynomial of a polynomial in the frame.
    fn raise(&self, f: &Polynomial<u32>) -> ExpPoly {
        let rank = self.rank();
        let mut groups: BTreeMap<Vec<i64>, Polynomial<Kernel>> = BTreeMap::new();
        for (m, c) in f.iter() {
            let (mut coordinates, mut monomial) = (vec![0i64; rank], Monomial::one());
            for (v, e) in m.iter() {
                match (*v as usize).checked_sub(rank) {
                    None => coordinates[*v as usize] += i64::from(*e),
                    Some(index) => monomial = monomial.times(&Monomial::power(self.kernels[index].clone(), *e)),
                }
            }
            groups
                .entry(coordinates)
                .or_insert_with(Polynomial::zero)
                .add_term(monomial, c.clone());
        }
        let mut out = ExpPoly::zero();
        for (coordinates, polynomial) in groups {
            out = &out + &ExpPoly::group(Exponent::of(self.exponent(&coordinates)), polynomial);
        }
        out
    }
}

/// A basis, in echelon form, of the group the integer rows generate.
fn echelon(mut rows: Vec<Vec<Integer>>, columns: usize) -> Vec<(usize, Vec<Integer>)> {
    let mut out = Vec::new();
    for column in 0..columns {
        // Euclid's algorithm on the column until one row is left with a nonzero entry.
        loop {
            rows.sort_by(|a, b| {
                let (x, y) = (&a[column], &b[column]);
                x.is_zero().cmp(&y.is_zero()).then_with(|| x.cmp_abs(y))
            });
            let Some((first, others)) = rows.split_first_mut() else {
                return out;
            };
            if first[column].is_zero() || others.iter().all(|r| r[column].is_zero()) {
                break;
            }
            for row in others {
                let factor = Integer::from(&row[column] / &first[column]);
                for (x, y) in row.iter_mut().zip(first.iter()) {
                    *x -= Integer::from(&factor * y);
                }
            }
        }
        if !rows[0][column].is_zero() {
            out.push((column, rows.remove(0)));
        }
    }
    out
}
