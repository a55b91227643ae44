//! Values that vanish though they are not written as 0: sums of integrals over one range, and of logarithms.
//!
//! An integral left as it stands exists. So Σ c_i ∫ f_i, over one range, is ∫ Σ c_i f_i; over a range from -a to a that is the integral of
//! the even part; and over a range up to b <= 0 that of f(-v) from -b on, where v is not negative. The same holds of series over one range.
//! Σ n_i log P_i = 0 with whole numbers n_i if Π |P_i|^{n_i} = 1.

use std::collections::BTreeMap;

use rug::Integer;

use super::even::even_part;
use super::exponential::{ExpPoly, Exponent};
use super::fraction::Normal;
use super::kernel::{Bound, Kernel, Range};
use super::monomial::Monomial;
use super::polynomial::Polynomial;
use super::scope::Scope;
use super::{gaussian, opening, series};

/// The most factors of a product of the arguments of logarithms, counted with multiplicity.
const MOST_FACTORS: u32 = 64;

/// The arguments of logarithms with their factors, by what else stands with them.
type Products = BTreeMap<(Exponent, Monomial<Kernel>), Vec<(Normal, Integer)>>;

impl Scope {
    /// Whether a value is certainly 0.
    #[must_use]
    pub fn vanishes(&self, n: &Normal) -> bool {
        n.is_zero() || self.is_sum_of_logarithms_of_one(n) || self.is_sum_of_ranges_of_nothing(n)
    }

    fn is_sum_of_logarithms_of_one(&self, n: &Normal) -> bool {
        let mut products = Products::new();
        for (exponent, monomial, coefficient) in n.numerator().terms() {
            let logarithm = monomial
                .iter()
                .find(|(kernel, power)| matches!(kernel, Kernel::Log(..)) && *power == 1);
            let Some((kernel @ Kernel::Log(base, _), _)) = logarithm else {
                return false;
            };
            let key = (exponent.clone(), monomial.without(kernel));
            let factor = (Normal::from((**base).clone()), coefficient.clone());
            products.entry(key).or_default().push(factor);
        }
        products.into_values().all(|factors| is_one_or_minus_one(&factors))
    }

    fn is_sum_of_ranges_of_nothing(&self, n: &Normal) -> bool {
        let mut ranges: Vec<(bool, Range)> = Vec::new();
        let mut rest = Normal::zero();
        for (exponent, monomial, coefficient) in n.numerator().terms() {
            let over = |(kernel, power): &(Kernel, u32)| match kernel {
                Kernel::Integral(range) => Some((true, range.clone(), *power)),
                Kernel::Sum(range) => Some((false, range.clone(), *power)),
                _ => None,
            };
            let mut found = monomial.iter().filter_map(over);
            let term = |monomial| {
                Normal::from(ExpPoly::group(
                    exponent.clone(),
                    Polynomial::term(monomial, coefficient.clone()),
                ))
            };
            let (integral, range) = match (found.next(), found.next()) {
                (None, _) => {
                    rest = &rest + &term(monomial.clone());
                    continue;
                }
                (Some((integral, range, 1)), None) => (integral, range),
                _ => return false,
            };
            let kernel = if integral {
                Kernel::Integral(range.clone())
            } else {
                Kernel::Sum(range.clone())
            };
            let factor = term(monomial.without(&kernel));
            let body = &factor * &range.body;
            let same = |(other, known): &&mut (bool, Range)| {
                *other == integral && (&known.variable, &known.lo, &known.hi) == (&range.variable, &range.lo, &range.hi)
            };
            match ranges.iter_mut().find(same) {
                Some((_, known)) => known.body = &known.body + &body,
                None => ranges.push((
                    integral,
                    Range {
                        body,
                        ..(*range).clone()
                    },
                )),
            }
        }
        let values = ranges.iter().map(|(integral, range)| match integral {
            true => self.integral_of(range),
            false => self.series_of(range),
        });
        let total = values.collect::<Option<Vec<_>>>();
        let total = total.map(|values| values.iter().fold(rest, |sum, value| &sum + value));
        !ranges.is_empty() && total.is_some_and(|total| total.is_zero())
    }

    /// The value of an integral that exists, where its even part has one.
    fn integral_of(&self, Range { variable, lo, hi, body }: &Range) -> Option<Normal> {
        let scope = opening::integration(self, variable, lo, hi);
        let below = |hi: &Normal| self.signs(hi).is_some_and(|signs| !signs.positive);
        match (lo, hi) {
            (Bound::NegativeInfinity, Bound::Finite(end)) if below(end) => {
                let mirrored = scope.substitute(body, variable, &-&scope.symbol(variable)).ok()?;
                let (lo, hi) = (Bound::Finite(-end), Bound::PositiveInfinity);
                let scope = opening::integration(self, variable, &lo, &hi);
                // Formed anew, now that the variable is not negative.
                let mirrored = scope.substitute(&mirrored, variable, &scope.symbol(variable)).ok()?;
                closed(&mirrored, |body| gaussian::integrate(body, variable, &lo, &hi, &scope))
            }
            _ => {
                let even = even_part(body, variable, lo, hi, &scope);
                closed(&even.unwrap_or_else(|| body.clone()), |body| {
                    gaussian::integrate(body, variable, lo, hi, &scope)
                })
            }
        }
    }

    fn series_of(&self, Range { variable, lo, hi, body }: &Range) -> Option<Normal> {
        let scope = opening::summation(self, variable, lo).ok()?;
        closed(body, |body| series::sum(body, variable, lo, hi, &scope))
    }
}

fn closed(body: &Normal, value: impl FnOnce(&Normal) -> Option<Normal>) -> Option<Normal> {
    if body.is_zero() {
        Some(Normal::zero())
    } else {
        value(body)
    }
}

fn is_one_or_minus_one(factors: &[(Normal, Integer)]) -> bool {
    let powers = factors.iter().map(|(_, power)| power.to_i32());
    let Some(powers) = powers.collect::<Option<Vec<i32>>>() else {
        return false;
    };
    if powers.iter().map(|power| u64::from(power.unsigned_abs())).sum::<u64>() > u64::from(MOST_FACTORS) {
        return false;
    }
    let mut sides = [Normal::one(), Normal::one()];
    for ((base, _), power) in factors.iter().zip(powers) {
        let side = &mut sides[usize::from(power < 0)];
        match base.pow(power.saturating_abs()) {
            Some(value) => *side = &*side * &value,
            None => return false,
        }
    }
    let [above, below] = sides;
    (&above - &below).is_zero() || (&above + &below).is_zero()
}
