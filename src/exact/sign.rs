//! Certain signs on the declared domains.
//!
//! A set of possible signs is propagated through products, powers and sums; where a sum stays open, a shift to the first natural number, Sturm's theorem
//! (one symbol), Bernstein coefficients (symbols on a closed interval), the completed square, interval evaluation and the
//! factors are tried. An integral or a sum has the sign of what is added up. Every rule is a pointwise statement, so the answer holds at each point of the domain. Under an
//! integral the possibility "zero" is dropped where the zeros form a set of measure zero ([`super::almost`]).

use rug::{Integer, Rational};

use super::denominator::{insert, split_unit};
use super::exponential::ExpPoly;
use super::factor::split;
use super::fraction::Normal;
use super::jet;
use super::kernel::{Bound, Kernel, Range};
use super::monomial::Monomial;
use super::scope::Scope;
use super::signs::Signs;
use super::{almost, bounds, opening, reality, sturm, surd};
use crate::formula::Domain;
use crate::session::spend;

/// How many times completed squares, Bernstein forms and shifts may be nested.
const DEPTH: u32 = 4;
/// The signs of longer sums are not remembered.
const MEMORABLE: usize = 48;

/// What it costs to look at the sign of a term, in elementary operations.
const TERM: u64 = 64;

impl Scope {
    /// The possible signs; `None` unless the value is certainly real.
    pub(crate) fn signs(&self, n: &Normal) -> Option<Signs> {
        if n.is_zero() {
            return Some(Signs::ZERO);
        }
        let signs = self.signs_on_domain(n)?;
        Some(if signs.zero && self.is_opened_in(n) {
            Signs::ANY
        } else {
            signs
        })
    }

    fn signs_on_domain(&self, n: &Normal) -> Option<Signs> {
        if !reality::is_real(n) {
            return None;
        }
        let mut out = self.sum_signs(n.numerator(), DEPTH)?;
        for (f, e) in n.denominator().factors() {
            let factor = self.sum_signs(f, DEPTH)?;
            if factor.zero {
                // The quotient may be defined at a zero of a rationalised denominator; its sign there stays open.
                return Some(Signs::ANY);
            }
            out = out.times(factor.pow(*e));
        }
        Some(out)
    }

    pub(crate) fn sum_signs(&self, f: &ExpPoly, depth: u32) -> Option<Signs> {
        if f.is_zero() {
            return Some(Signs::ZERO);
        }
        // Without an answer the sign is unknown.
        spend(f.len() as u64 * TERM).ok()?;
        match f.len() {
            2..=MEMORABLE => self.memo().signs(f, depth, || self.signs_of_sum(f, depth)),
            _ => self.signs_of_sum(f, depth),
        }
    }

    fn signs_of_sum(&self, f: &ExpPoly, depth: u32) -> Option<Signs> {
        if !reality::is_real_sum(f) {
            return None;
        }
        let (content, exponent, monomial, rest) = split_unit(f);
        if !reality::is_real(&exponent) || !reality::is_real_sum(&rest) {
            let signs = circular_signs(f);
            return Some(if signs.zero && almost::is_nonzero(self, f) {
                signs.and(Signs::NONZERO)
            } else {
                signs
            });
        }
        let unit = self.exponential_signs(&exponent);
        let mut out = Signs::of(&content).times(unit).times(self.monomial_signs(&monomial));
        if !rest.is_one() {
            out = out.times(self.rest_signs(&rest, depth));
        }
        if out.zero && almost::is_nonzero(self, f) {
            out = out.and(Signs::NONZERO);
        }
        Some(out)
    }

    /// The signs of exp(E) for a real exponent E, which is P^L where E contains L log|P|.
    fn exponential_signs(&self, exponent: &Normal) -> Signs {
        if self.is_positive_exponential(exponent) {
            Signs::POSITIVE
        } else {
            Signs::NONNEGATIVE
        }
    }

    /// Whether exp(E) certainly does not vanish: the bases of the powers it stands for do not.
    pub(crate) fn is_positive_exponential(&self, exponent: &Normal) -> bool {
        exponent.numerator().kernels().iter().all(|k| match k {
            Kernel::Log(base, _) => self.is_nonzero_sum(base),
            _ => true,
        })
    }

    fn monomial_signs(&self, monomial: &Monomial<Kernel>) -> Signs {
        monomial
            .iter()
            .fold(Signs::POSITIVE, |s, (k, e)| s.times(self.kernel_signs(k).pow(*e)))
    }

    /// The signs of a sum without common factors.
    fn rest_signs(&self, f: &ExpPoly, depth: u32) -> Signs {
        let mut out = self.termwise_signs(f, &[]);
        if !out.zero || depth == 0 {
            return out;
        }
        out = out.and(self.difference_signs(f));
        out = out.and(self.shifted_signs(f)).and(sturm::signs(self, f));
        for kernel in f.kernels() {
            if !out.zero {
                return out;
            }
            if kernel.degree().is_none() {
                out = out.and(self.bernstein_signs(f, &kernel, depth));
                out = out.and(self.square_signs(f, &kernel, depth));
            } else {
                out = out.and(surd::signs(self, f, &kernel, depth));
            }
        }
        if out.zero {
            out = out.and(bounds::signs(self, f));
        }
        if out.zero {
            out = out.and(self.product_signs(f, depth));
        }
        out
    }

    /// The signs of a sum that is a product in disguise.
    fn product_signs(&self, f: &ExpPoly, depth: u32) -> Signs {
        let factors = split(f.clone());
        if factors.len() < 2 {
            return Signs::ANY;
        }
        let mut parts = Vec::new();
        for factor in factors {
            insert(&mut parts, (factor, 1, 0));
        }
        parts.iter().fold(Signs::POSITIVE, |s, (factor, e, _)| {
            s.times(self.sum_signs(factor, depth - 1).unwrap_or(Signs::ANY).pow(*e))
        })
    }

    /// The signs term by term; the symbols in `nonnegative` count as such whatever their domain.
    fn termwise_signs(&self, f: &ExpPoly, nonnegative: &[Kernel]) -> Signs {
        let mut out = Signs::ZERO;
        for (exponent, monomial, coefficient) in f.terms() {
            let mut term = Signs::of(coefficient);
            if let Some(e) = exponent.as_ref() {
                if !reality::is_real(e) {
                    return Signs::ANY;
                }
                term = term.times(self.exponential_signs(e));
            }
            for (k, e) in monomial.iter() {
                let kernel = if nonnegative.contains(k) {
                    Signs::NONNEGATIVE
                } else {
                    self.kernel_signs(k)
                };
                term = term.times(kernel.pow(*e));
            }
            out = out.plus(term);
        }
        out
    }

    /// c exp(E) - c exp(F) with real exponents has the sign of c (E - F).
    fn difference_signs(&self, f: &ExpPoly) -> Signs {
        let groups: Vec<_> = f.groups().collect();
        let [(first, p), (second, q)] = groups[..] else {
            return Signs::ANY;
        };
        let (first, second) = (first.value(), second.value());
        let proper = |e: &Normal| reality::is_real(e) && self.is_positive_exponential(e);
        match p.as_integer() {
            Some(c) if *p == -q && proper(&first) && proper(&second) => {
                let difference = self.signs(&(&first - &second)).unwrap_or(Signs::ANY);
                Signs::of(c).times(difference)
            }
            _ => Signs::ANY,
        }
    }

    /// Natural numbers from n on are n plus a natural number.
    fn shifted_signs(&self, f: &ExpPoly) -> Signs {
        let (mut shifted, mut nonnegative) = (Normal::from(f.clone()), Vec::new());
        for kernel in f.kernels() {
            let Some(Domain::Natural { from }) = kernel.as_symbol().map(|s| self.domain(s)) else {
                continue;
            };
            if from > 0 {
                let value = &Normal::kernel(kernel.clone()) + &Normal::integer(from);
                shifted = replace(shifted.numerator(), &kernel, &value);
                nonnegative.push(kernel);
            }
        }
        if nonnegative.is_empty() {
            Signs::ANY
        } else {
            self.termwise_signs(shifted.numerator(), &nonnegative)
        }
    }

    /// On a closed interval a polynomial lies in the convex hull of its Bernstein coefficients.
    fn bernstein_signs(&self, f: &ExpPoly, kernel: &Kernel, depth: u32) -> Signs {
        let Some(Domain::Between { lo, hi }) = kernel.as_symbol().map(|s| self.domain(s)) else {
            return Signs::ANY;
        };
        let parts = f.coefficients(kernel);
        let degree = parts.keys().next_back().copied().unwrap_or(0);
        if degree > 8 {
            return Signs::ANY;
        }
        // f(lo + (hi - lo)u) = Σ a_j u^j has the Bernstein coefficients b_i = Σ_{j≤i} C(i,j)/C(n,j) a_j.
        let width = Normal::rational(&Rational::from(&hi - &lo));
        let unit = &Normal::rational(&lo) + &(&width * &Normal::kernel(kernel.clone()));
        let scaled = replace(f, kernel, &unit);
        let powers = scaled.numerator().coefficients(kernel);
        let mut hull: Option<Signs> = None;
        for i in 0..=degree {
            let mut b = Normal::zero();
            for (j, a) in powers.range(..=i) {
                let weight = Rational::from((Integer::from(i).binomial(*j), Integer::from(degree).binomial(*j)));
                b = &b + &(&Normal::from(a.clone()) * &Normal::rational(&weight));
            }
            let Some(signs) = self.sum_signs(b.numerator(), depth - 1) else {
                return Signs::ANY;
            };
            hull = Some(hull.map_or(signs, |h| h.hull(signs)));
        }
        hull.unwrap_or(Signs::ANY)
    }

    /// a t² + b t + c has the sign of a where 4ac - b² > 0, and not the opposite one where 4ac - b² ≥ 0 and a is not 0; where a is 0,
    /// so is b then, and what is left is c.
    fn square_signs(&self, f: &ExpPoly, kernel: &Kernel, depth: u32) -> Signs {
        let parts = f.coefficients(kernel);
        if parts.keys().next_back() != Some(&2) {
            return Signs::ANY;
        }
        let part = |i: u32| parts.get(&i).cloned().unwrap_or_else(ExpPoly::zero);
        let (a, b, c) = (part(2), part(1), part(0));
        let lead = match self.sum_signs(&a, depth - 1) {
            Some(s) if s.negative != s.positive => s,
            _ => return Signs::ANY,
        };
        let discriminant = &(&a * &c).times_integer(&Integer::from(4)) - &(&b * &b);
        match self.sum_signs(&discriminant, depth - 1) {
            Some(Signs::POSITIVE) => lead.and(Signs::NONZERO),
            Some(s) if !s.negative && !lead.zero => lead.hull(Signs::ZERO),
            Some(s) if !s.negative => lead.hull(self.sum_signs(&c, depth - 1).unwrap_or(Signs::ANY)),
            _ => Signs::ANY,
        }
    }

    /// The signs of a kernel that is real.
    pub(crate) fn kernel_signs(&self, kernel: &Kernel) -> Signs {
        let of = |f: &ExpPoly| self.sum_signs(f, DEPTH - 1).unwrap_or(Signs::ANY);
        match kernel {
            Kernel::Symbol(s, _) => match self.domain(s) {
                Domain::Real | Domain::Vector { .. } | Domain::Matrix { .. } => Signs::ANY,
                Domain::Positive => Signs::POSITIVE,
                Domain::Nonnegative => Signs::NONNEGATIVE,
                Domain::Nonzero => Signs::NONZERO,
                Domain::Natural { from: 0 } => Signs::NONNEGATIVE,
                Domain::Natural { .. } | Domain::Prime => Signs::POSITIVE,
                Domain::Between { lo, hi } => Signs::new(lo < 0, lo <= 0 && hi >= 0, hi > 0),
            },
            Kernel::Pi => Signs::POSITIVE,
            Kernel::Parity(_) | Kernel::SignPower(..) => Signs::NONZERO,
            Kernel::Apply(name, ..) if self.is_positive_function(name) => Signs::POSITIVE,
            Kernel::Apply(name, ..) if jet::is_square(name) => Signs::NONNEGATIVE,
            Kernel::Magnitude(f) | Kernel::Root(f, ..) => Signs::new(false, of(f).zero, true),
            Kernel::Log(f, true) => of(&(&**f - &ExpPoly::one())),
            Kernel::Call(function, args) => (function.definition().signs)(self, args),
            Kernel::Integral(range) => self.integral_signs(range),
            Kernel::Sum(range) => self.series_signs(range),
            Kernel::Space(space) => {
                let inner = self.under_space(&space.variable, &space.dimension);
                accumulated(inner.signs(&space.body), true)
            }
            _ => Signs::ANY,
        }
    }

    /// Over a range that is not a point the integral of what is positive almost everywhere is positive.
    fn integral_signs(&self, Range { variable, lo, hi, body }: &Range) -> Signs {
        let length = match (lo, hi) {
            (Bound::Finite(lo), Bound::Finite(hi)) => self.signs(&(hi - lo)),
            (Bound::PositiveInfinity, _) | (_, Bound::NegativeInfinity) => None,
            _ => Some(Signs::POSITIVE),
        };
        match length {
            Some(length) if !length.negative => {
                accumulated(opening::integration(self, variable, lo, hi).signs(body), !length.zero)
            }
            _ => Signs::ANY,
        }
    }

    /// A sum without terms is 0.
    fn series_signs(&self, Range { variable, lo, hi, body }: &Range) -> Signs {
        let some = match (lo, hi) {
            (Bound::Finite(lo), Bound::Finite(hi)) => self.signs(&(hi - lo)).is_some_and(|signs| !signs.negative),
            (_, hi) => *hi == Bound::PositiveInfinity,
        };
        match opening::summation(self, variable, lo) {
            Ok(inner) => accumulated(inner.signs(body), some),
            Err(_) => Signs::ANY,
        }
    }
}

/// The signs of a sum or integral of values with these signs, certainly over `some` of them.
fn accumulated(signs: Option<Signs>, some: bool) -> Signs {
    match signs {
        Some(Signs {
            negative,
            zero,
            positive,
        }) if !(negative && positive) => Signs::new(negative, zero || !some, positive),
        _ => Signs::ANY,
    }
}

/// The polynomial with a kernel replaced by a value; occurrences inside other kernels and exponents stay.
pub(crate) fn replace(f: &ExpPoly, kernel: &Kernel, value: &Normal) -> Normal {
    let (mut out, mut last) = (Normal::zero(), None);
    for (degree, part) in f.coefficients(kernel).into_iter().rev() {
        let steps = last.map_or(0, |l: u32| l - degree);
        out = (0..steps).fold(out, |o, _| &o * value);
        out = &out + &Normal::from(part);
        last = Some(degree);
    }
    (0..last.unwrap_or(0)).fold(out, |o, _| &o * value)
}

/// The signs of a real sum c + Σ c_j exp(i B_j) with integers c_j and real B_j, whose oscillating part is at most Σ |c_j|.
fn circular_signs(f: &ExpPoly) -> Signs {
    let (mut constant, mut amplitude) = (Integer::new(), Integer::new());
    for (exponent, monomial, coefficient) in f.terms() {
        let imaginary = |e: &Normal| reality::conjugate(e).is_some_and(|c| (&c + e).is_zero());
        if exponent.is_zero() && monomial.is_one() {
            constant += coefficient;
        } else if exponent.as_ref().is_some_and(imaginary) && monomial.iter().all(|(k, _)| *k == Kernel::I) {
            amplitude += coefficient.clone().abs();
        } else {
            return Signs::ANY;
        }
    }
    let ends = [
        Integer::from(&constant - &amplitude),
        Integer::from(&constant + &amplitude),
    ];
    Signs::of(&ends[0]).hull(Signs::of(&ends[1]))
}
