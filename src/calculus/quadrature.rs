//! The dispatcher: which rule for which integral.
//!
//! * Finite ranges are cut where |·|, sign, max and min have their kinks and integrated by the adaptive rule.
//! * A half line whose tail is algebraic becomes finite by a substitution x = s^-m (module `reciprocal`).
//! * Any other half line is cut at a point beyond which a majorant of the integrand has an integral below the tolerance
//!   (module `envelope`); the bound of the tail widens the enclosure.
//! * The line is two half lines, one if the integrand is even.
//! * From 0 on, powers with a centred Gaussian weight go to the trapezoidal rule (module `weighted`).
//!
//! Accuracy is relative to the integral of |f|, estimated roughly; if cancellation leaves fewer digits than were asked for, the
//! precision is raised.

use super::QuadratureError;
use super::finite::{self, Budget, Goal, Region};
use super::integrand::{COARSE, Integrand, Setting};
use super::scale::measure;
use super::symmetry::{self, Parity};
use super::tail::{self, Tail};
use super::{kink, prepare, weighted};
use crate::expr::enclose::{bits_of, infinite};
use crate::expr::{Assignment, EncloseError, Expr, Integrator, Symbol, evaluate};
use crate::interval::Interval;
use rug::Float;

/// Reserve, in bits, for the number of pieces.
const RESERVE: u32 = 10;
/// How often the precision is raised.
const ROUNDS: u32 = 3;

/// The rigorous quadrature of this crate, with its budget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quadrature {
    /// What each integral may cost.
    pub budget: Budget,
}

/// An enclosure of the integral of `body` over `var` from `lo` to `hi`, for every value of the other symbols in `at`, with at least `digits`
/// certain significant digits.
///
/// # Errors
/// A [`QuadratureError`] that says what stands in the way: a pole on the path, divergence, a singularity, the budget (with the enclosure reached), or an error of
/// the formulas. The value 0 has no significant digit and always ends the budget unless it is found exactly.
pub fn integrate(
    body: &Expr,
    var: &Symbol,
    lo: &Expr,
    hi: &Expr,
    at: &Assignment,
    digits: usize,
) -> Result<Interval, QuadratureError> {
    Quadrature::default().to_digits(body, var, lo, hi, at, digits)
}

impl Quadrature {
    /// As [`integrate`](fn@integrate), with this budget.
    ///
    /// # Errors
    /// As [`integrate`](fn@integrate).
    pub fn to_digits(
        &self,
        body: &Expr,
        var: &Symbol,
        lo: &Expr,
        hi: &Expr,
        at: &Assignment,
        digits: usize,
    ) -> Result<Interval, QuadratureError> {
        let mut prec = bits_of(digits).saturating_add(8);
        let mut reached: Option<Interval> = None;
        for _ in 0..ROUNDS {
            let value = self.enclose(body, var, lo, hi, at, prec)?;
            let certain = value.certain_digits() as usize;
            if certain >= digits {
                return Ok(value);
            }
            let narrower = reached.as_ref().is_none_or(|old| value.wid() < old.wid());
            reached = Some(reached.map_or(value.clone(), |old| old.intersection(&value)));
            if !narrower {
                break;
            }
            prec = prec
                .saturating_add(bits_of(digits - certain))
                .saturating_add(8);
        }
        Err(QuadratureError::BudgetExhausted {
            budget: format!("{ROUNDS} rounds, the last at {prec} bits"),
            reached: reached.map(Box::new),
        })
    }

    /// An enclosure with an error of about 2^-prec relative to the integral of the absolute value.
    ///
    /// # Errors
    /// As [`integrate`](fn@integrate).
    pub fn enclose(
        &self,
        body: &Expr,
        var: &Symbol,
        lo: &Expr,
        hi: &Expr,
        at: &Assignment,
        prec: u32,
    ) -> Result<Interval, QuadratureError> {
        let setting = Setting {
            var,
            at,
            inner: self,
        };
        let body = prepare::explicit(body, setting)?;
        let end = |e: &Expr| evaluate(e, at, prec.saturating_add(COARSE), self);
        let mirrored = || body.substitute(var, &-Expr::from(var.clone()));
        match (infinite(lo), infinite(hi)) {
            (None, None) => {
                let (lo, hi) = (end(lo)?, end(hi)?);
                if hi.certainly_lt(&lo) {
                    Ok(-self.finite(&body, setting, &hi, &lo, prec)?)
                } else {
                    self.finite(&body, setting, &lo, &hi, prec)
                }
            }
            (None, Some(1)) => self.half_lines(&[body], setting, &end(lo)?, prec),
            (Some(-1), None) => self.half_lines(&[mirrored()], setting, &-end(hi)?, prec),
            (Some(-1), Some(1)) => {
                let origin = Interval::zero(prec.saturating_add(COARSE));
                match symmetry::parity(&body, setting) {
                    Some(Parity::Even) => {
                        Ok(self.half_lines(&[body], setting, &origin, prec)?.scale(1))
                    }
                    // The integral over each half line exists, and they cancel.
                    Some(Parity::Odd) => {
                        self.half_lines(&[body], setting, &origin, COARSE)?;
                        Ok(Interval::zero(prec))
                    }
                    None => self.half_lines(&[mirrored(), body], setting, &origin, prec),
                }
            }
            // Towards the left: minus the integral towards the right.
            (Some(1), None | Some(-1)) | (None, Some(-1)) => {
                Ok(-self.enclose(&body, var, hi, lo, at, prec)?)
            }
            // From an infinity to itself, or an infinity that is neither.
            _ => Ok(Interval::zero(prec)),
        }
    }

    fn finite(
        &self,
        body: &Expr,
        setting: Setting<'_>,
        lo: &Interval,
        hi: &Interval,
        prec: u32,
    ) -> Result<Interval, QuadratureError> {
        let regions = regions(body, setting, lo, hi, prec)?;
        let goal = self.goal(&regions, prec);
        finite::integrate(&regions, &goal)
    }

    /// The sum of the integrals of several integrands over one half line.
    fn half_lines(
        &self,
        bodies: &[Expr],
        setting: Setting<'_>,
        least: &Interval,
        prec: u32,
    ) -> Result<Interval, QuadratureError> {
        if least.is_point() && least.contains_zero() {
            let moments: Option<Vec<_>> = bodies.iter().map(|body| weighted::half_line(body, setting, prec)).collect();
            if let Some(moments) = moments {
                return moments.into_iter().try_fold(Interval::zero(prec), |sum, moment| Ok(sum + moment?));
            }
        }
        // First the parts that do not depend on the accuracy, from which the scale is found.
        let mut parts = Vec::new();
        let mut decaying = Vec::new();
        for body in bodies {
            match tail::examine(body, setting, least)? {
                Tail::Finite(other) => {
                    parts.extend(regions(body, setting, least, &other.from, prec)?);
                    parts.extend(regions(
                        &other.body,
                        setting,
                        &Interval::zero(COARSE),
                        &other.end,
                        prec,
                    )?);
                }
                Tail::Decaying(start) => {
                    let start_ = Interval::one(COARSE).scale(start);
                    parts.extend(regions(body, setting, least, &start_, prec)?);
                    decaying.push((body, start, start_));
                }
            }
        }
        let mut goal = self.goal(&parts, prec);
        let mut rest = Interval::zero(COARSE);
        // The scale may come from beyond the point where the decay begins: once more with the range that is integrated.
        for pass in 0..2 {
            let mut more = Vec::new();
            rest = Interval::zero(COARSE);
            for (body, start, from) in &decaying {
                let Some((to, bound)) = tail::cut(body, setting, *start, &goal.tolerance) else {
                    return Err(QuadratureError::Unbounded {
                        what: format!("the tail of {body}"),
                    });
                };
                rest += Interval::point(bound.clone()).hull(&Interval::point(-bound));
                if from.certainly_lt(&to) {
                    more.extend(regions(body, setting, from, &to, prec)?);
                }
            }
            let before = parts.len();
            parts.extend(more);
            if pass == 1 || decaying.is_empty() {
                break;
            }
            let better = self.goal(&parts, prec);
            if better.tolerance <= Float::with_val(COARSE, &goal.tolerance << 4u32) {
                break;
            }
            goal = better;
            parts.truncate(before);
        }
        Ok(finite::integrate(&parts, &goal)? + rest)
    }

    fn goal(&self, regions: &[Region<'_>], prec: u32) -> Goal {
        let bits = prec.saturating_add(RESERVE);
        Goal {
            tolerance: measure(regions).tolerance(bits),
            bits,
            budget: self.budget,
        }
    }
}

/// The pieces of a range on which the integrand is free of kinks.
fn regions<'a>(
    body: &Expr,
    setting: Setting<'a>,
    lo: &Interval,
    hi: &Interval,
    prec: u32,
) -> Result<Vec<Region<'a>>, QuadratureError> {
    let pieces = kink::split(body, setting, lo, hi, prec + COARSE)?;
    pieces
        .into_iter()
        .map(|(expr, lo, hi)| {
            Ok(Region {
                f: Integrand::new(expr, setting)?,
                lo,
                hi,
            })
        })
        .collect()
}

impl Integrator for Quadrature {
    fn integrate(
        &self,
        body: &Expr,
        var: &Symbol,
        lo: &Expr,
        hi: &Expr,
        at: &Assignment,
        prec: u32,
    ) -> Result<Interval, EncloseError> {
        self.enclose(body, var, lo, hi, at, prec)
            .map_err(EncloseError::from)
    }
}
