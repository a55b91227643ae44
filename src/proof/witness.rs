//! Witnesses: double-precision values from crates that know nothing of this one.
//!
//! A witness is never evidence. It can only spoil a claim: where its number lies outside the tolerance around the
//! rigorous enclosure, the claim fails, and so it does where the witness has no trustworthy number to offer.

use std::collections::BTreeSet;

use rug::{Float, Rational};

use crate::formula::Expr;
use crate::interval::Interval;
use crate::proof::{Context, Point, Refusal, mistake, refute};
use crate::witness::{self, Engine};

/// An independent computation of a formula at a grid of points, by [`witness::number`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// The formula whose rigorous enclosure the witness is compared with.
    pub formula: String,
    /// The formula that the witness computes, where it is another one that should have the same value.
    pub instead: Option<String>,
    /// The grid, as in [`Point::grid`].
    pub grid: String,
    /// The allowed distance from the enclosure, relative to the larger of 1 and its magnitude: 10^-digits.
    pub digits: u32,
}

impl Witness {
    /// A witness for `formula` on `grid` to so many digits.
    #[must_use]
    pub fn of(formula: &str, grid: &str, digits: u32) -> Witness {
        Witness {
            formula: formula.into(),
            instead: None,
            grid: grid.into(),
            digits,
        }
    }

    /// The witness computes another formula, which should have the same value: another way to it, or one that the formula's definitions
    /// do not give, such as that of the solution of an initial value problem.
    #[must_use]
    pub fn instead(mut self, formula: &str) -> Witness {
        self.instead = Some(formula.into());
        self
    }

    /// Whether `value` lies within the tolerance around `enclosure`.
    #[must_use]
    pub fn agrees(&self, value: f64, enclosure: &Interval) -> bool {
        if !value.is_finite() || !enclosure.is_bounded() || enclosure.is_empty() {
            return false;
        }
        let prec = enclosure.prec().max(64);
        let distance = (&Interval::point(Float::with_val(prec, value)) - enclosure).mag();
        let tolerance = Rational::from((1, rug::Integer::from(rug::Integer::u_pow_u(10, self.digits))));
        let scale = Interval::from_i64(1, prec).max(&enclosure.abs());
        distance <= *(Interval::from_rational(&tolerance, prec) * scale).lo()
    }

    /// Compares the witness's numbers with the enclosures of the formula.
    pub(crate) fn compare(&self, context: &Context<'_>) -> Result<Agreement, Refusal> {
        let formula = context.expand(&mistake::formula(&self.formula)?)?;
        let computed = match &self.instead {
            Some(other) => context.expand(&mistake::formula(other)?)?,
            None => formula.clone(),
        };
        let points = Point::grid(&self.grid)?;
        let mut engines = BTreeSet::new();
        for point in &points {
            context.lies_in_domains(point)?;
            let enclosure = enclosure(context, &formula, point).map_err(|why| {
                let point = point.clone();
                Disagreement::NoEnclosure { point, why }
            })?;
            let number = witness::number(&computed, &point.0).ok_or_else(|| Disagreement::NoNumber(point.clone()))?;
            if !self.agrees(number.value, &enclosure) {
                let (value, point) = (number.value, point.clone());
                return Err(Disagreement::Value {
                    value,
                    point,
                    enclosure,
                }
                .into());
            }
            engines.extend(number.engines);
        }
        match points.len() {
            0 => Err(Disagreement::NoPoint.into()),
            points => Ok(Agreement { points, engines }),
        }
    }
}

/// What a witness agrees on.
pub(crate) struct Agreement {
    /// How many points were compared.
    pub(crate) points: usize,
    /// The crates that the numbers came from.
    pub(crate) engines: BTreeSet<Engine>,
}

/// Why a witness does not agree.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Disagreement {
    #[error("no enclosure {}: {why}", .point.place())]
    NoEnclosure { point: Point, why: Refusal },
    #[error("no trustworthy number {}", .0.place())]
    NoNumber(Point),
    #[error("{value:e} {}, enclosure {enclosure}", .point.place())]
    Value {
        value: f64,
        point: Point,
        enclosure: Interval,
    },
    #[error("no point to compare at")]
    NoPoint,
}

/// An enclosure of an expanded formula at a point, values of the claim's solutions included.
fn enclosure(context: &Context<'_>, formula: &Expr, point: &Point) -> Result<Interval, Refusal> {
    match &context.system {
        Some(system) if system.occurs_in(formula) => system.value(formula, point, context.digits),
        _ => Ok(refute::value_at(formula, point)?),
    }
}
