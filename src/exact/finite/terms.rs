//! Polynomials in numbered values of functions, with 128-bit integer coefficients.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::rc::Rc;

use crate::exact::obstacle::Obstacle;

/// Terms of a polynomial.
pub(super) const MOST_TERMS: usize = 200_000;
/// Factors of a monomial: what a [`Monomial`] holds.
pub(super) const MOST_FACTORS: u32 = 8;
/// Different values of functions: what sixteen bits of a [`Monomial`] tell apart.
pub(super) const MOST_VALUES: usize = 0xffff;

/// Up to eight factors, each the number of a function value from 1 on, in sixteen bits each, the largest in the lowest bits.
pub(super) type Monomial = u128;

/// A polynomial, its terms in the order of their monomials, none of them zero.
pub(super) type Terms = Vec<(Monomial, i128)>;

/// The numbers of the factors of a monomial.
pub(super) fn factors(monomial: Monomial) -> impl Iterator<Item = usize> {
    (0..MOST_FACTORS)
        .map(move |place| ((monomial >> (16 * place)) & 0xffff) as usize)
        .filter(|number| *number > 0)
}

pub(super) fn too_large(what: &str) -> Obstacle {
    Obstacle::TooLarge(what.to_string())
}

pub(super) fn unsupported(what: &str) -> Obstacle {
    Obstacle::Unsupported(format!("{what} in finite arithmetic"))
}

/// The product of two monomials.
pub(super) fn times(a: Monomial, b: Monomial) -> Result<Monomial, Obstacle> {
    if a == 0 || b == 0 {
        return Ok(a | b);
    }
    // Merges two descending rows of factors, the lowest places first.
    let (mut a, mut b, mut product) = (a, b, 0);
    for place in 0..MOST_FACTORS {
        let lower = if b & 0xffff == 0 || (a & 0xffff != 0 && a & 0xffff >= b & 0xffff) {
            &mut a
        } else {
            &mut b
        };
        product |= (*lower & 0xffff) << (16 * place);
        *lower >>= 16;
    }
    if a | b != 0 {
        return Err(too_large("a product of more than eight values of functions"));
    }
    Ok(product)
}

/// A polynomial under construction.
#[derive(Clone, Debug)]
pub(super) enum Value {
    /// A coefficient times a monomial; a number has the empty one.
    Term(Monomial, i128),
    Sum(Rc<Terms>),
}

impl Value {
    pub(super) fn integer(&self) -> Result<i128, Obstacle> {
        match self {
            Value::Term(0, n) | Value::Term(_, n @ 0) => Ok(*n),
            _ => Err(unsupported("the value of a function as an argument")),
        }
    }

    pub(super) fn each(&self, mut change: impl FnMut(Monomial, i128) -> Result<(), Obstacle>) -> Result<(), Obstacle> {
        match self {
            Value::Term(monomial, coefficient) => change(*monomial, *coefficient),
            Value::Sum(terms) => terms.iter().try_for_each(|(m, c)| change(*m, *c)),
        }
    }
}

/// A polynomial that terms are added to.
#[derive(Default)]
pub(super) struct Total {
    constant: i128,
    terms: HashMap<Monomial, i128, BuildHasherDefault<Mixer>>,
}

impl Total {
    pub(super) fn add(&mut self, value: &Value, factor: i128) -> Result<(), Obstacle> {
        value.each(|monomial, coefficient| {
            let term = coefficient.checked_mul(factor).ok_or_else(overflow)?;
            let place = match monomial {
                0 => &mut self.constant,
                _ => self.terms.entry(monomial).or_default(),
            };
            *place = place.checked_add(term).ok_or_else(overflow)?;
            Ok(())
        })?;
        if self.terms.len() > MOST_TERMS {
            return Err(too_large("a polynomial in the values of functions"));
        }
        Ok(())
    }

    pub(super) fn value(self) -> Value {
        let mut terms: Terms = self.terms.into_iter().filter(|(_, c)| *c != 0).collect();
        if self.constant != 0 {
            terms.push((0, self.constant));
        }
        ordered(terms)
    }
}

/// A quick hash of monomials, whose low bits would collide.
#[derive(Default)]
pub(super) struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, n: u64) {
        self.0 = (self.0.rotate_left(23) ^ n).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_u128(&mut self, n: u128) {
        self.write_u64(n as u64);
        self.write_u64((n >> 64) as u64);
    }
}

pub(super) fn overflow() -> Obstacle {
    too_large("a whole number")
}

pub(super) fn sum_of(parts: &[(&Value, i128)]) -> Result<Value, Obstacle> {
    if let [(Value::Term(0, a), f), (Value::Term(0, b), g)] = parts
        && let (Some(a), Some(b)) = (a.checked_mul(*f), b.checked_mul(*g))
    {
        return Ok(Value::Term(0, a.checked_add(b).ok_or_else(overflow)?));
    }
    let mut total = Total::default();
    parts.iter().try_for_each(|(value, factor)| total.add(value, *factor))?;
    Ok(total.value())
}

/// A polynomial of different monomials, none of them zero.
fn ordered(mut terms: Terms) -> Value {
    terms.sort_unstable();
    match terms[..] {
        [] => Value::Term(0, 0),
        [(monomial, coefficient)] => Value::Term(monomial, coefficient),
        _ => Value::Sum(terms.into()),
    }
}

pub(super) fn product_of(a: &Value, b: &Value) -> Result<Value, Obstacle> {
    if let (Value::Term(m, c), Value::Term(n, d)) = (a, b) {
        return Ok(Value::Term(times(*m, *n)?, c.checked_mul(*d).ok_or_else(overflow)?));
    }
    if let (Value::Term(m, c), Value::Sum(terms)) | (Value::Sum(terms), Value::Term(m, c)) = (a, b) {
        if *c == 0 {
            return Ok(Value::Term(0, 0));
        }
        // Different monomials stay different.
        let product = |(n, d): &(Monomial, i128)| Ok((times(*m, *n)?, c.checked_mul(*d).ok_or_else(overflow)?));
        return Ok(ordered(terms.iter().map(product).collect::<Result<_, Obstacle>>()?));
    }
    let mut total = Total::default();
    a.each(|m, c| b.each(|n, d| total.add(&Value::Term(times(m, n)?, c.checked_mul(d).ok_or_else(overflow)?), 1)))?;
    Ok(total.value())
}
