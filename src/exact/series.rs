//! Power series: Σ p(n) q^n, Σ q^n/n, Σ p(n) q^n/n!, and the generating functions of the Hermite polynomials.
//!
//! With the numbers S(j, k) of partitions of j things into k parts, n^j = Σ_k S(j, k) n(n-1)⋯(n-k+1). Hence Σ n^j q^n/n! = e^q Σ_k S(j, k) q^k
//! for every q, and Σ n^j q^n = Σ_k S(j, k) k! q^k/(1-q)^{k+1} for |q| < 1, where Σ_{n≥1} q^n/n = -log(1-q) for real q. For real x, y,
//! Σ He_n(x) q^n/n! = e^{xq - q²/2}, and for -1 < q < 1 Mehler's formula
//! Σ He_n(x) He_n(y) q^n/n! = (1-q²)^{-1/2} e^{(2xyq - (x²+y²)q²)/(2(1-q²))}. All of them converge absolutely. Of a sum of such terms
//! each must be of one of these kinds. A finite sum Σ_{n=a}^{b} p(n) of a polynomial is F(b+1) - F(a) for F with F(n+1) - F(n) = p(n), and
//! that of q^n for q ≠ 1 is (q^a - q^{b+1})/(1-q), where b ≥ a - 1.

use rug::Integer;

use super::calls;
use super::exponential::ExpPoly;
use super::fraction::Normal;
use super::kernel::{Bound, Kernel};
use super::normal::integer_bound;
use super::polynomial::Polynomial;
use super::reality;
use super::scope::Scope;
use super::signs::Signs;
use crate::formula::Symbol;
use crate::function::Function;

/// The highest power of the index, and the last index before the series starts.
const MOST: u32 = 32;

/// A term `factor · n^power · base^n`, over n! or not, times He_n at some arguments.
struct Term {
    factor: Normal,
    power: u32,
    base: Normal,
    /// Whether it is divided by n, or by n!.
    divisor: Divisor,
    hermite: Vec<Normal>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Divisor {
    One,
    Index,
    Factorial,
}

/// The sum of `body`, read in the scope `inner` under the sum, over the index from `lo` to `hi`; `None` for any other body.
pub(crate) fn sum(body: &Normal, index: &Symbol, lo: &Bound, hi: &Bound, inner: &Scope) -> Option<Normal> {
    let terms = terms(body, index, inner)?;
    let values = terms.iter().map(|term| match (lo, hi) {
        (_, Bound::PositiveInfinity) => {
            let first = integer_bound(lo)?.to_u32().filter(|first| *first <= MOST)?;
            term.series(first, inner)
        }
        (Bound::Finite(lo), Bound::Finite(hi)) => term.finite(lo, hi, inner),
        _ => None,
    });
    values
        .collect::<Option<Vec<_>>>()
        .map(|values| values.iter().fold(Normal::zero(), |sum, value| &sum + value))
}

fn terms(body: &Normal, index: &Symbol, scope: &Scope) -> Option<Vec<Term>> {
    let terms = body.numerator().terms().map(|(exponent, monomial, coefficient)| {
        let mut rest = monomial.clone();
        let mut hermite = Vec::new();
        for (kernel, power) in monomial.iter() {
            let Kernel::Call(Function::Hermite, arguments) = kernel else {
                continue;
            };
            let [degree, x] = &arguments[..] else { continue };
            if *degree != scope.symbol(index) || x.depends_on(index) || !reality::is_real(x) {
                return None;
            }
            hermite.extend(std::iter::repeat_n(
                x.clone(),
                usize::try_from(*power).ok().filter(|power| *power <= 2)?,
            ));
            rest = rest.without(kernel);
        }
        let power = rest.degree(&scope.symbol_kernel(index));
        let rest = rest.without(&scope.symbol_kernel(index));
        let term = ExpPoly::group(exponent.clone(), Polynomial::term(rest, coefficient.clone()));
        let term = Normal::new(term, body.denominator().clone());
        [Divisor::One, Divisor::Index, Divisor::Factorial]
            .into_iter()
            .find_map(|divisor| {
                let (factor, base) = geometric(&(&term * &divisor.value(index, scope)?), index, scope)?;
                Some(Term {
                    factor,
                    power,
                    base,
                    divisor,
                    hermite: hermite.clone(),
                })
            })
    });
    terms.collect()
}

/// c and q, if the value is c q^n.
pub(super) fn geometric(value: &Normal, index: &Symbol, scope: &Scope) -> Option<(Normal, Normal)> {
    if !value.depends_on(index) {
        return Some((value.clone(), Normal::one()));
    }
    let n = scope.symbol(index);
    let next = scope.substitute(value, index, &(&n + &Normal::one())).ok()?;
    let base = next.over(value).filter(|base| !base.depends_on(index))?;
    let power = scope.power(&base, &n).ok()?;
    let factor = value.over(&power).filter(|factor| !factor.depends_on(index))?;
    (&(&factor * &power) - value).is_zero().then_some((factor, base))
}

impl Divisor {
    fn value(self, index: &Symbol, scope: &Scope) -> Option<Normal> {
        let n = scope.symbol(index);
        match self {
            Divisor::One => Some(Normal::one()),
            Divisor::Index => Some(n),
            Divisor::Factorial => calls::call(scope, Function::Factorial, &[n]).ok(),
        }
    }

    fn at(self, n: u32) -> Integer {
        match self {
            Divisor::One => Integer::from(1),
            Divisor::Index => Integer::from(n),
            Divisor::Factorial => Integer::from(Integer::factorial(n)),
        }
    }
}

impl Term {
    /// The sum from `first` on.
    fn series(&self, first: u32, scope: &Scope) -> Option<Normal> {
        let (mut value, from) = match (self.divisor, &self.hermite[..]) {
            (Divisor::One, []) => (self.powers(|k| self.share(k, scope))?, 0),
            (Divisor::Factorial, []) => {
                let share = |k: u32| self.base.pow(i32::try_from(k).ok()?);
                (&scope.exp(&self.base).ok()? * &self.powers(share)?, 0)
            }
            (Divisor::Index, []) if self.power == 0 && first > 0 => {
                self.inside_the_circle(scope).filter(|_| reality::is_real(&self.base))?;
                (-&scope.log(&(&Normal::one() - &self.base)).ok()?, 1)
            }
            (Divisor::Factorial, [x]) if self.power == 0 => {
                let half = self.base.pow(2)?.over(&Normal::integer(2))?;
                (scope.exp(&(&(x * &self.base) - &half)).ok()?, 0)
            }
            (Divisor::Factorial, [x, y]) if self.power == 0 && reality::is_real(&self.base) => {
                let square = self.base.pow(2)?;
                let rest = self.inside_the_circle(scope)?;
                let mixed = &(&Normal::integer(2) * &(x * y)) * &self.base;
                let above = &mixed - &(&(&x.pow(2)? + &y.pow(2)?) * &square);
                let exponent = above.over(&(&Normal::integer(2) * &rest))?;
                (scope.exp(&exponent).ok()?.over(&scope.sqrt(&rest).ok()?)?, 0)
            }
            _ => return None,
        };
        for n in from..first {
            value = &value - &self.at(n, scope)?;
        }
        Some(&self.factor * &value)
    }

    /// Σ_k S(power, k) share(k).
    fn powers(&self, share: impl Fn(u32) -> Option<Normal>) -> Option<Normal> {
        let mut sum = Normal::zero();
        for (k, count) in (0..).zip(partitions(self.power)?) {
            if count != 0 {
                sum = &sum + &(&Normal::integer(count) * &share(k)?);
            }
        }
        Some(sum)
    }

    /// k! q^k/(1-q)^{k+1} for |q| < 1.
    fn share(&self, k: u32, scope: &Scope) -> Option<Normal> {
        self.inside_the_circle(scope)?;
        let power = self.base.pow(i32::try_from(k).ok()?)?;
        let above = &Normal::integer(Integer::from(Integer::factorial(k))) * &power;
        above.over(&(&Normal::one() - &self.base).pow(i32::try_from(k).ok()? + 1)?)
    }

    /// 1 - |q|², which is positive.
    fn inside_the_circle(&self, scope: &Scope) -> Option<Normal> {
        let rest = &Normal::one() - &(&self.base * &reality::conjugate(&self.base)?);
        (scope.signs(&rest)? == Signs::POSITIVE).then_some(rest)
    }

    /// The term at a number, without its factor.
    fn at(&self, n: u32, scope: &Scope) -> Option<Normal> {
        let power = i32::try_from(n).ok()?;
        let mut value = &Normal::integer(n).pow(i32::try_from(self.power).ok()?)? * &self.base.pow(power)?;
        for x in &self.hermite {
            value = &value * &calls::call(scope, Function::Hermite, &[Normal::integer(n), x.clone()]).ok()?;
        }
        value.over(&Normal::integer(self.divisor.at(n)))
    }

    /// The sum from `lo` to `hi`.
    fn finite(&self, lo: &Normal, hi: &Normal, scope: &Scope) -> Option<Normal> {
        let after = hi + &Normal::one();
        let forward = scope.signs(&(&after - lo)).is_some_and(|signs| !signs.negative);
        if !forward || self.divisor != Divisor::One || !self.hermite.is_empty() {
            return None;
        }
        let increase = if self.base == Normal::one() {
            let faulhaber = faulhaber(self.power)?;
            &value(&faulhaber, &after) - &value(&faulhaber, lo)
        } else if self.power == 0 {
            let power = |n: &Normal| scope.power(&self.base, n).ok();
            scope
                .div(&(&power(lo)? - &power(&after)?), &(&Normal::one() - &self.base))
                .ok()?
        } else {
            return None;
        };
        Some(&self.factor * &increase)
    }
}

/// S(j, 0), …, S(j, j).
fn partitions(j: u32) -> Option<Vec<Integer>> {
    (j <= MOST).then_some(())?;
    let mut row = vec![Integer::from(1)];
    for _ in 0..j {
        let mut next = vec![Integer::new(); row.len() + 1];
        for (k, count) in row.iter().enumerate() {
            next[k] += Integer::from(count * k as u64);
            next[k + 1] += count;
        }
        row = next;
    }
    Some(row)
}

/// The coefficients of F with F(n+1) - F(n) = n^j: n^j = Σ S(j, k) n(n-1)⋯(n-k+1), and F = Σ S(j, k) n(n-1)⋯(n-k)/(k+1).
fn faulhaber(j: u32) -> Option<Vec<Normal>> {
    let mut out = vec![Normal::zero(); j as usize + 2];
    // n(n-1)⋯(n-k), from k = 0 on.
    let mut falling = vec![Normal::zero(), Normal::one()];
    for (k, count) in (0_u32..).zip(partitions(j)?) {
        let scale = Normal::integer(count).over(&Normal::integer(k + 1))?;
        for (place, coefficient) in falling.iter().enumerate() {
            out[place] = &out[place] + &(&scale * coefficient);
        }
        let mut next = vec![Normal::zero(); falling.len() + 1];
        for (place, coefficient) in falling.iter().enumerate() {
            next[place + 1] = &next[place + 1] + coefficient;
            next[place] = &next[place] - &(&Normal::integer(k + 1) * coefficient);
        }
        falling = next;
    }
    Some(out)
}

fn value(polynomial: &[Normal], at: &Normal) -> Normal {
    polynomial
        .iter()
        .rev()
        .fold(Normal::zero(), |sum, coefficient| &(&sum * at) + coefficient)
}
