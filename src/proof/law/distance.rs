//! The 2-Wasserstein distance between two laws on the line.
//!
//! W2² = ∫₀¹ (Q₀(u) - Q₁(u))² du, for the increasing rearrangement is optimal (Villani, Topics in Optimal Transportation, 2003,
//! theorem 2.18). With u = F(t) it is ∫ (Q₀(F(t)) - Q₁(F(t)))² p(t) dt for any variable t with density p and distribution function F.
//!
//! * Of the variable of one of the laws, Q∘F is the map of that law, and of any other law of the same variable. Where the exact layer
//!   integrates such a formula, that is the closed form; where both laws have one variable, rigorous quadrature takes it as it is.
//! * Otherwise the line is cut at a and b. Of the variable of a mixture of normal laws if there is one, and of a logistic variable if
//!   not, and written in 1 - F(t) above a point near the median, the quantile functions keep their digits; the integral between the
//!   cuts goes to rigorous quadrature. If both variables are such mixtures, Q₁∘F₀ is the map of y(t) = F₁⁻¹(F₀(t)), and
//!   y′ = p₀(t)/p₁(y) gives its Taylor coefficients ([`Curve`]).
//! * Beyond the cuts 0 ≤ (x - y)² ≤ 2x² + 2y², so that the rest lies between 0 and twice the second moments of the two laws below their
//!   quantiles of δ = F(a) and above those of ε = 1 - F(b): ∫ g²p over what is beyond, by rigorous quadrature over a half line that
//!   certainly contains it, or δ times the square of the larger bound of the law where it is bounded on that side.

use std::collections::BTreeMap;

use rug::{Float, Rational};

use super::variable::{VARIABLE, Variable};
use super::{Law, LawError, Unreached};
use crate::enclose::enclose;
use crate::exact::{Normal, Scope, normal};
use crate::formula::{Domains, Expr, Function, Symbol};
use crate::interval::Interval;
use crate::quadrature::{Budget, Curve, Quadrature};

/// Digits to which bounds are enclosed.
const COARSE: usize = 5;
/// How often the cuts are moved out before the digits are given up.
const WIDENINGS: u32 = 40;
/// How often the accuracy is raised.
const ROUNDS: u32 = 3;
/// A little more than log 10, as a fraction.
const LOG_10: (u32, u32) = (7, 3);
/// A little more than 2 log 10.
const TWICE_LOG_10: (u32, u32) = (14, 3);
/// Bits of an integrand along a curve beyond those of the digits: 6,000 pieces lose 13, the powers of a piece a few more.
const CURVE_GUARD: u32 = 40;
/// What an integral may cost.
const BUDGET: Budget = Budget {
    pieces: 4_000,
    points: 200_000,
};

/// W2² between two laws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distance {
    /// The enclosure.
    pub square: Interval,
    /// The closed form it was computed from, if it was.
    pub closed_form: Option<Expr>,
}

/// W2² between two laws, to so many significant digits.
///
/// # Errors
/// [`LawError::InfiniteMoment`] and [`LawError::Undecided`].
pub(super) fn squared_distance(from: &Law, to: &Law, digits: usize, exact: bool) -> Result<Distance, LawError> {
    let size = from.second_moment()? + to.second_moment()?;
    if from.variable == to.variable && from.map == to.map {
        return Ok(Distance {
            square: Interval::zero(64),
            closed_form: Some(Expr::zero()),
        });
    }
    if let Some(closed) = exact.then(|| closed_form(from, to)).flatten() {
        return Ok(Distance {
            square: number(&closed, digits)?,
            closed_form: Some(closed),
        });
    }
    let square = match from.variable == to.variable {
        true => number(&over_range(from, &from.map, &to.map), digits),
        false => Frame::between(from, to).squared_distance(&size, digits),
    };
    Ok(Distance {
        square: square?,
        closed_form: None,
    })
}

/// ∫ (x(t) - y(t))² p(t) dt over the range of the variable of a law.
fn over_range(law: &Law, x: &Expr, y: &Expr) -> Expr {
    let [lo, hi] = law.variable.range.clone();
    let square = (x.clone() - y).pow(Expr::integer(2)) * &law.variable.density;
    Expr::integral(Symbol::new(VARIABLE), lo, hi, square)
}

/// W2² as the exact layer finds it, of the variable of one law or of the other.
fn closed_form(from: &Law, to: &Law) -> Option<Expr> {
    let of = |own: &Law, other: &Law| {
        let map = match own.variable == other.variable {
            true => other.map.clone(),
            false if other.variable.is_elementary() => other.at(&other.variable.quantile(0, &own.variable.shares[0])),
            false => return None,
        };
        let domains = Domains::default();
        let value = normal(&over_range(own, &own.map, &map), &Scope::new(&domains)).ok()?;
        value.is_closed().then(|| value.to_expr())
    };
    of(from, to).or_else(|| of(to, from))
}

/// The variable of an integral that is cut, and the two laws.
struct Frame<'a> {
    variable: Variable,
    /// The law whose variable it is, if any, comes first.
    laws: [&'a Law; 2],
    owned: bool,
    /// A number near the median.
    centre: Rational,
}

impl<'a> Frame<'a> {
    fn between(from: &'a Law, to: &'a Law) -> Frame<'a> {
        let parts = |law: &Law| law.variable.normal_parts.len();
        let laws = match parts(from) >= parts(to) {
            true => [from, to],
            false => [to, from],
        };
        let owned = parts(laws[0]) > 0;
        let variable = match owned {
            true => laws[0].variable.clone(),
            false => logistic(),
        };
        let means = variable.normal_parts.iter().map(|(m, _)| m);
        let count = variable.normal_parts.len().max(1) as u32;
        let centre = sixteenths(&(means.sum::<Rational>() / count), false);
        Frame {
            variable,
            laws,
            owned,
            centre,
        }
    }

    /// The cuts: so far out that about 10^-reach of the variable's law is beyond.
    fn cuts(&self, reach: &Rational) -> [Rational; 2] {
        if !self.owned {
            let far = (reach * Rational::from(LOG_10)).ceil();
            return [-far.clone(), far];
        }
        // e^(-t²/2) is 10^-reach at the root of 2 log 10 reach.
        let square = (reach * Rational::from(TWICE_LOG_10)).ceil();
        let far = Rational::from(square.numer().clone().sqrt() + 1);
        let parts = &self.variable.normal_parts;
        let ends = |sign: i32| parts.iter().map(move |(m, s)| (m.clone(), s.clone() * sign));
        let at = |(m, s): (Rational, Rational)| m + s * &far;
        let lo = ends(-1).map(at).min().unwrap_or_default();
        let hi = ends(1).map(at).max().unwrap_or_default();
        [sixteenths(&lo, false), sixteenths(&hi, true)]
    }

    fn squared_distance(&self, size: &Interval, digits: usize) -> Result<Interval, Unreached> {
        let mut lost = 3;
        let mut reach = Rational::from(digits as u64 + 4);
        for _ in 0..ROUNDS {
            let power = Interval::from_i64(10, 64).powi((digits + lost) as i64);
            let tolerance = (size / &power).inf();
            let mut rest = self.rest(&reach)?;
            for _ in 0..WIDENINGS {
                if *rest.hi() <= tolerance {
                    break;
                }
                reach = reach * Rational::from((5, 4)) + 1;
                rest = self.rest(&reach)?;
            }
            let middle = self.middle(&reach, &tolerance, digits + lost)?;
            let value = &middle + &rest.hull(&Interval::zero(64)).with_prec(middle.prec());
            let certain = value.certain_digits() as usize;
            if certain >= digits {
                return Ok(value);
            }
            lost += digits - certain + 1;
        }
        Err(Unreached::Rounds { digits, rounds: ROUNDS })
    }

    /// A law's quantile function at the value that the variable gives, below or above the centre.
    fn quantile(&self, law: &Law, side: usize) -> Expr {
        match self.owned && std::ptr::eq(law, self.laws[0]) {
            true => law.map.clone(),
            false => law.at(&law.variable.quantile(side, &self.variable.shares[side])),
        }
    }

    /// The integral between the cuts.
    fn middle(&self, reach: &Rational, tolerance: &Float, digits: usize) -> Result<Interval, Unreached> {
        let [a, b] = self.cuts(reach);
        let half = |side: usize, lo: &Rational, hi: &Rational| {
            let [own, other] = self.laws;
            if self.owned && !other.variable.is_elementary() {
                return self.along(side, [lo, hi], tolerance, digits);
            }
            let difference = self.quantile(own, side) - self.quantile(other, side);
            let integrand = difference.pow(Expr::integer(2)) * self.variable.density.clone();
            let [lo, hi] = [lo, hi].map(Expr::rational);
            number(&Expr::integral(Symbol::new(VARIABLE), lo, hi, integrand), digits)
        };
        Ok(half(0, &a, &self.centre)? + half(1, &self.centre, &b)?)
    }

    /// The same on one side along the curve y(t) = F₁⁻¹(F₀(t)).
    fn along(
        &self,
        side: usize,
        ends: [&Rational; 2],
        tolerance: &Float,
        digits: usize,
    ) -> Result<Interval, Unreached> {
        let [own, other] = self.laws;
        let symbols = [VARIABLE, "y"].map(Symbol::new);
        let at_y = |expr: &Expr| expr.substitute(&symbols[0], &Expr::symbol("y"));
        let density = &self.variable.density;
        let curve = Curve {
            value: other.variable.quantile(side, &self.variable.shares[side]),
            slope: density.clone() / at_y(&other.variable.density),
            symbols: symbols.clone(),
        };
        let difference = own.map.clone() - at_y(&other.map);
        let integrand = difference.pow(Expr::integer(2)) * density;
        let prec = (10 * digits / 3) as u32 + CURVE_GUARD;
        Ok(curve.integral(&integrand, ends, tolerance, prec)?)
    }

    /// A bound of what is beyond the cuts.
    fn rest(&self, reach: &Rational) -> Result<Interval, Unreached> {
        let mut total = Interval::zero(64);
        for (side, cut) in self.cuts(reach).iter().enumerate() {
            let cut = Expr::rational(cut);
            let share = self.variable.shares[side].substitute(&Symbol::new(VARIABLE), &cut);
            for law in self.laws {
                let own = self.owned && std::ptr::eq(law, self.laws[0]);
                total += law.moment_beyond(side, &share, own.then_some(&cut))?.scale(1);
            }
        }
        Ok(total)
    }
}

impl Law {
    /// The end of the support on a side, if it is finite.
    fn end(&self, side: usize) -> Option<Expr> {
        let end = &self.variable.range[side];
        let infinite = end.children().contains(&&Expr::infinity()) || *end == Expr::infinity();
        (!infinite).then(|| self.at(end))
    }

    /// A bound of the second moment below the quantile of `share` (side 0), or above that of 1 - `share` (side 1); `cut` is the value
    /// of the variable there, if known.
    fn moment_beyond(&self, side: usize, share: &Expr, cut: Option<&Expr>) -> Result<Interval, Unreached> {
        let own = match cut {
            Some(cut) => cut.clone(),
            None => self.variable.quantile(side, share),
        };
        if let Some(end) = self.end(side) {
            let larger = number(&end, COARSE)?.abs().max(&number(&self.at(&own), COARSE)?.abs());
            return Ok(number(share, COARSE)? * larger.sqr());
        }
        let own = number(&own, COARSE)?;
        let end = [own.sup(), own.inf()][side].to_rational();
        let cut = Expr::rational(&end.ok_or(Unreached::InfiniteQuantile)?);
        let ends = match side {
            0 => [-Expr::infinity(), cut],
            _ => [cut, Expr::infinity()],
        };
        number(&self.square(ends), COARSE)
    }

    /// ∫ g² p.
    fn square(&self, [lo, hi]: [Expr; 2]) -> Expr {
        let square = self.map.clone().pow(Expr::integer(2)) * self.variable.density.clone();
        Expr::integral(Symbol::new(VARIABLE), lo, hi, square)
    }

    /// # Errors
    /// [`LawError::InfiniteMoment`] unless the second moment is certainly finite.
    fn second_moment(&self) -> Result<Interval, LawError> {
        let square = self.square(self.variable.range.clone());
        let exact = normal(&square, &Scope::new(&Domains::default())).ok();
        let exact = exact.filter(Normal::is_closed).map(|value| value.to_expr());
        number(&exact.unwrap_or(square), COARSE).map_err(|_| LawError::InfiniteMoment(self.name.clone()))
    }
}

/// The logistic variable: its density is F(1 - F), written in e^(-|t|), so that it keeps its digits far out on either side.
fn logistic() -> Variable {
    let one = Expr::one;
    let [t, u, w] = [VARIABLE, "u", "w"].map(Expr::symbol);
    let far = (-Expr::call(Function::Abs, vec![t.clone()])).exp();
    let share = |t: Expr| one() / (one() + t.exp());
    let log = |of: Expr| Expr::call(Function::Log, vec![of]);
    Variable {
        range: [-Expr::infinity(), Expr::infinity()],
        density: far.clone() / (one() + far).pow(Expr::integer(2)),
        shares: [share(-t.clone()), share(t)],
        quantiles: [log(u.clone()) - log(one() - u), log(one() - w.clone()) - log(w)],
        normal_parts: Vec::new(),
    }
}

/// The nearest multiple of 1/16 below or above.
fn sixteenths(q: &Rational, above: bool) -> Rational {
    let scaled = Rational::from(q * 16u32);
    (if above { scaled.ceil() } else { scaled.floor() }) / 16u32
}

/// A formula without free symbols.
fn number(formula: &Expr, digits: usize) -> Result<Interval, Unreached> {
    match formula.as_rational() {
        Some(q) if q == 0 => Ok(Interval::zero(64)),
        _ => Ok(enclose(
            formula,
            &BTreeMap::new(),
            digits,
            &Quadrature { budget: BUDGET },
        )?),
    }
}
