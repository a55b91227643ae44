//! The 2-Wasserstein distance between two laws on the line.
//!
//! W2² = ∫₀¹ (Q₀(u) - Q₁(u))² du, for the increasing rearrangement is optimal (Villani, Topics in Optimal Transportation, 2003,
//! theorem 2.18). With u = F(t) it is ∫ (Q₀(F(t)) - Q₁(F(t)))² p(t) dt for any distribution function F with density p: that of the first law
//! whose quantile function is not elementary, where Q∘F is its map g, and the logistic function where both are elementary. Written in
//! 1 - F(t) for t above a point near the median, the quantile functions keep their digits. The line is cut at a and b:
//!
//! * between a and b the integral is enclosed by rigorous quadrature;
//! * beyond, 0 ≤ (x - y)² ≤ 2x² + 2y², so that the rest lies between 0 and twice the second moments of the two laws below their
//!   quantiles of δ = F(a) and above those of ε = 1 - F(b): ∫ g²p over what is beyond, by rigorous quadrature over a half line that
//!   certainly contains it, or δ times the square of the larger bound of the law where it is bounded on that side.

use std::collections::BTreeMap;

use rug::Rational;

use super::{Law, LawError};
use crate::calculus::Quadrature;
use crate::expr::{Expr, Symbol, enclose, parse_expr};
use crate::interval::Interval;

/// Digits to which bounds are enclosed.
const COARSE: usize = 5;
/// How often the cuts are moved out before the digits are given up.
const WIDENINGS: u32 = 30;

/// The variable t, by its density, distribution function and survival function.
struct Variable<'a> {
    density: Expr,
    distribution: Expr,
    survival: Expr,
    /// The law it is the variable of, if any.
    of: Option<&'a Law>,
    centre: Rational,
    /// Beyond the centre by this the law of the variable begins to be thin.
    scale: Rational,
}

/// W2² between two laws, to so many significant digits.
///
/// # Errors
/// [`LawError::InfiniteMoment`] and [`LawError::Undecided`].
pub(super) fn squared_distance(from: &Law, to: &Law, digits: usize) -> Result<Interval, LawError> {
    if from == to {
        return Ok(Interval::zero(64));
    }
    for law in [from, to] {
        law.has_second_moment()?;
    }
    let variable = Variable::between(from, to);
    let undecided = |error: &dyn std::fmt::Display| LawError::Undecided(error.to_string());
    let mut reach = Rational::from(digits as u64 + 4);
    for _ in 0..WIDENINGS {
        let rest = variable.rest([from, to], &reach).map_err(|error| undecided(&error))?;
        let coarse = variable
            .middle([from, to], &reach, COARSE)
            .map_err(|error| undecided(&error))?;
        let goal = coarse.abs() / Interval::from_i64(10, 64).powi(digits as i64 + 2);
        if rest.hi() <= goal.lo() {
            let middle = variable
                .middle([from, to], &reach, digits + 2)
                .map_err(|error| undecided(&error))?;
            let value = &middle + &rest.hull(&Interval::zero(64));
            if value.certain_digits() as usize >= digits {
                return Ok(value);
            }
        }
        reach = reach * Rational::from((5, 4)) + 1;
    }
    Err(LawError::Undecided(format!("{digits} digits were not reached")))
}

impl<'a> Variable<'a> {
    fn between(from: &'a Law, to: &'a Law) -> Variable<'a> {
        match [from, to].into_iter().find(|law| !law.elementary) {
            Some(law) => Variable {
                density: law.density.clone(),
                distribution: law.distribution.clone(),
                survival: law.survival.clone(),
                of: Some(law),
                centre: law.centre.clone(),
                scale: law.scale.clone(),
            },
            None => {
                let [density, distribution, survival] =
                    ["exp(-abs(t))/(1 + exp(-abs(t)))^2", "1/(1 + exp(-t))", "1/(1 + exp(t))"].map(formula);
                Variable {
                    density,
                    distribution,
                    survival,
                    of: None,
                    centre: Rational::new(),
                    scale: Rational::from(1),
                }
            }
        }
    }

    /// The cuts below and above: so far out that about 10^-reach of the variable's law is beyond.
    fn cuts(&self, reach: &Rational) -> [Rational; 2] {
        // e^(-t) or e^(-t²/2) is 10^-reach at t = 2.3 reach, or at the root of twice that.
        let far = match self.of {
            None => Rational::from(reach * Rational::from((7, 3))),
            Some(_) => {
                let square = Rational::from(reach * Rational::from((14, 3)));
                Rational::from(square.ceil().numer().clone().sqrt() + 1)
            }
        };
        let far = far * &self.scale;
        [Rational::from(&self.centre - &far), Rational::from(&self.centre + &far)]
    }

    /// A law's quantile function at the value that the variable gives, below or above the centre.
    fn quantile(&self, law: &Law, side: usize) -> Expr {
        match self.of {
            Some(own) if own == law => law.map.clone(),
            _ if side == 0 => law.lower.substitute(&Symbol::new("u"), &self.distribution),
            _ => law.upper.substitute(&Symbol::new("w"), &self.survival),
        }
    }

    /// The integral between the cuts.
    fn middle(&self, laws: [&Law; 2], reach: &Rational, digits: usize) -> Result<Interval, String> {
        let [a, b] = self.cuts(reach).map(|cut| Expr::rational(&cut));
        let centre = Expr::rational(&self.centre);
        let half = |side: usize, lo: Expr, hi: Expr| {
            let [q0, q1] = laws.map(|law| self.quantile(law, side));
            let square = (q0 - q1).pow(Expr::integer(2));
            number(
                &Expr::integral(Symbol::new("t"), lo, hi, square * self.density.clone()),
                digits,
            )
        };
        Ok(half(0, a, centre.clone())? + half(1, centre, b)?)
    }

    /// A bound of what is beyond the cuts.
    fn rest(&self, laws: [&Law; 2], reach: &Rational) -> Result<Interval, String> {
        let cuts = self.cuts(reach);
        let mut total = Interval::zero(64);
        for (side, cut) in cuts.iter().enumerate() {
            let share = match side {
                0 => &self.distribution,
                _ => &self.survival,
            };
            let share = at(share, "t", &Expr::rational(cut));
            for law in laws {
                total += law.moment_beyond(side, &share)?.scale(1);
            }
        }
        Ok(total)
    }
}

impl Law {
    /// A bound of the second moment below the quantile of `share` (side 0), or above that of 1 - `share` (side 1).
    fn moment_beyond(&self, side: usize, share: &Expr) -> Result<Interval, String> {
        let quantile = match side {
            0 => at(&self.lower, "u", share),
            _ => at(&self.upper, "w", share),
        };
        if let Some(end) = &self.support[side] {
            let larger = number(end, COARSE)?.abs().max(&number(&quantile, COARSE)?.abs());
            return Ok(number(share, COARSE)? * larger.sqr());
        }
        // The quantile of the law is g of that of its variable.
        let own = match side {
            0 => at(&self.variable_lower, "u", share),
            _ => at(&self.variable_upper, "w", share),
        };
        let own = number(&own, COARSE)?;
        let end = match side {
            0 => own.hi().to_rational(),
            _ => own.lo().to_rational(),
        };
        let cut = Expr::rational(&end.ok_or("a quantile is not finite")?);
        let (lo, hi) = match side {
            0 => (-Expr::infinity(), cut),
            _ => (cut, Expr::infinity()),
        };
        number(&self.second_moment(lo, hi), COARSE)
    }

    fn second_moment(&self, lo: Expr, hi: Expr) -> Expr {
        let square = self.map.clone().pow(Expr::integer(2)) * self.density.clone();
        Expr::integral(Symbol::new("t"), lo, hi, square)
    }

    /// # Errors
    /// [`LawError::InfiniteMoment`] unless the second moment is certainly finite.
    fn has_second_moment(&self) -> Result<(), LawError> {
        let bounded = self.support.iter().all(Option::is_some);
        let far = |side: usize| {
            let cut = Expr::rational(&self.centre);
            let (lo, hi) = match side {
                0 => (-Expr::infinity(), cut),
                _ => (cut, Expr::infinity()),
            };
            self.support[side].is_some() || number(&self.second_moment(lo, hi), COARSE).is_ok()
        };
        match bounded || (far(0) && far(1)) {
            true => Ok(()),
            false => Err(LawError::InfiniteMoment(self.name.clone())),
        }
    }
}

fn formula(text: &str) -> Expr {
    parse_expr(text).unwrap_or_else(|error| panic!("a formula of this file: {error}"))
}

fn at(expr: &Expr, symbol: &str, value: &Expr) -> Expr {
    expr.substitute(&Symbol::new(symbol), value)
}

/// A formula without free symbols.
fn number(formula: &Expr, digits: usize) -> Result<Interval, String> {
    let exact = match formula.as_rational() {
        Some(q) if q == 0 => return Ok(Interval::zero(64)),
        _ => enclose(formula, &BTreeMap::new(), digits, &Quadrature::default()),
    };
    exact.map_err(|error| error.to_string())
}
