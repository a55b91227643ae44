//! The dispatcher: which rule for which integral.
//!
//! * Finite ranges are cut where |·|, sign, max and min have their kinks and integrated by the adaptive rule.
//! * Integrable singularities at a rational end of the range, or at 0, are sent to infinity (module `endpoint`).
//! * A half line whose tail is algebraic becomes finite by a substitution x = s^-m (module `reciprocal`).
//! * Any other half line is cut at a point beyond which a majorant of the integrand has an integral below the tolerance
//!   (modules `majorant`, `envelope`); the bound of the tail widens the enclosure. If the decay is only that of a power, x = e^u comes first.
//! * The line is two half lines, one if the integrand is even.
//! * From 0 on, powers with a centred Gaussian weight go to the trapezoidal rule (module `weighted`).
//!
//! Accuracy is relative to the integral of |f|, estimated roughly.

use super::bound::Bound;
use super::error::{QuadratureError, adjusted};
use super::finite::{self, Budget, Goal, Region};
use super::integrand::{COARSE, Integrand, Setting};
use super::nested::Allowance;
use super::scale::measure;
use super::symmetry::{self, Parity};
use super::tail::{self, Tail};
use super::{endpoint, kink, prepare, weighted};
use crate::enclose::{Assignment, EncloseError, Integrator, evaluate, infinite};
use crate::formula::{Expr, Symbol};
use crate::interval::Interval;
use rug::Rational;

/// Reserve, in bits, for the number of pieces.
const RESERVE: u32 = 10;
/// How often the scale of an integral over a half line is looked for.
const PASSES: u32 = 4;
/// How many singularities of one integrand are sent to infinity.
const CUTS: u32 = 3;

/// An integral, or those directly under it.
#[derive(Clone, Copy)]
pub(super) struct Level<'a> {
    pub(super) budget: Budget,
    pub(super) allowance: &'a Allowance,
    pub(super) outermost: bool,
}

impl Level<'_> {
    /// An enclosure with an error of about 2^-prec relative to the integral of the absolute value.
    ///
    /// # Errors
    /// As [`integrate`](fn@super::integrate).
    pub(super) fn enclose(
        &self,
        body: &Expr,
        var: &Symbol,
        lo: &Expr,
        hi: &Expr,
        at: &Assignment,
        prec: u32,
    ) -> Result<Interval, QuadratureError> {
        if !self.outermost {
            self.allowance.begin()?;
        }
        let below = Level {
            outermost: false,
            ..*self
        };
        let setting = Setting { var, at, inner: &below };
        let body = prepare::explicit(body, setting)?;
        let end = |e: &Expr| evaluate(e, at, prec.saturating_add(COARSE), &below);
        let mirrored = || body.substitute(var, &-Expr::from(var.clone()));
        match (infinite(lo), infinite(hi)) {
            (None, None) => {
                let (a, b) = (Bound::new(lo, end(lo)?), Bound::new(hi, end(hi)?));
                if b.value.certainly_lt(&a.value) {
                    adjusted(self.finite(&body, setting, &b, &a, prec, CUTS), |x| -x)
                } else {
                    self.finite(&body, setting, &a, &b, prec, CUTS)
                }
            }
            (None, Some(1)) => {
                let from = Bound::new(lo, end(lo)?);
                let result = self.half_lines(std::slice::from_ref(&body), setting, &from.value, prec);
                let (Err(QuadratureError::NotRegular { .. } | QuadratureError::NotHolomorphic { .. }), Some(c)) =
                    (&result, &from.exact)
                else {
                    return result;
                };
                // Perhaps because of the finite end.
                let next = Bound::at(Rational::from(c + 1), prec);
                let near = self.finite(&body, setting, &from, &next, prec, CUTS);
                near.and_then(|near| Ok(near + self.half_lines(&[body], setting, &next.value, prec)?))
                    .or(result)
            }
            (Some(-1), None) => self.enclose(&mirrored(), var, &-hi, &Expr::infinity(), at, prec),
            (Some(-1), Some(1)) => {
                let origin = Interval::zero(prec.saturating_add(COARSE));
                match symmetry::parity(&body, setting) {
                    Some(Parity::Even) => {
                        adjusted(self.half_lines(&[body], setting, &origin, prec), |half| half.scale(1))
                    }
                    // The integral over each half line exists, and they cancel.
                    Some(Parity::Odd) => {
                        let half = self.half_lines(&[body], setting, &origin, COARSE);
                        half.map(|_| Interval::zero(prec)).map_err(QuadratureError::of_a_part)
                    }
                    None => self.half_lines(&[mirrored(), body], setting, &origin, prec),
                }
            }
            // Towards the left: minus the integral towards the right.
            (Some(1), None | Some(-1)) | (None, Some(-1)) => {
                adjusted(self.enclose(&body, var, hi, lo, at, prec), |x| -x)
            }
            // From an infinity to itself.
            _ => Err(QuadratureError::NoRange),
        }
    }

    /// The integral over a finite range; where that has integrable singularities at its rational ends or at 0, those are sent to infinity.
    fn finite(
        &self,
        body: &Expr,
        setting: Setting<'_>,
        lo: &Bound,
        hi: &Bound,
        prec: u32,
        cuts: u32,
    ) -> Result<Interval, QuadratureError> {
        let regions = regions(body, setting, &lo.value, &hi.value, prec)?;
        let goal = self.goal(&regions, prec);
        let result = finite::integrate(&regions, &goal);
        let (Err(QuadratureError::NotRegular { near } | QuadratureError::NotHolomorphic { near, .. }), 1..) =
            (&result, cuts)
        else {
            return result;
        };
        let origin = Some(Rational::new());
        let candidates = [&lo.exact, &hi.exact, &origin].into_iter().flatten();
        let Some(c) = candidates.into_iter().find(|c| near.contains_rational(c)) else {
            return result;
        };
        let cut = Bound::at(c.clone(), prec);
        let side = |end: &Bound, sigma: i32| {
            let middle = Bound::between(end, &cut)?;
            let distance = (&middle.value - &cut.value).abs();
            let far = endpoint::to_infinity(body, setting.var, c, sigma);
            let singular = self.half_lines(&[far], setting, &-distance.log(), prec).ok()?;
            let (left, right) = if sigma < 0 { (end, &middle) } else { (&middle, end) };
            Some(singular + self.finite(body, setting, left, right, prec, cuts - 1).ok()?)
        };
        let mut total = Interval::zero(prec);
        for (end, sigma, beyond) in [
            (lo, -1, lo.value.certainly_lt(&cut.value)),
            (hi, 1, cut.value.certainly_lt(&hi.value)),
        ] {
            if end.exact.as_ref() != Some(c) {
                match side(end, sigma) {
                    Some(part) if beyond => total += part,
                    _ => return result,
                }
            }
        }
        Ok(total)
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
            let simpler: Vec<_> = bodies.iter().map(|body| weighted::by_parts(body, setting)).collect();
            if simpler.iter().any(Option::is_some) {
                let parts = bodies.iter().zip(simpler);
                let bodies: Vec<_> = parts
                    .map(|(body, simpler)| simpler.unwrap_or_else(|| body.clone()))
                    .collect();
                return self.half_lines(&bodies, setting, least, prec);
            }
            let moments: Option<Vec<_>> = bodies
                .iter()
                .map(|body| weighted::half_line(body, setting, prec))
                .collect();
            if let Some(moments) = moments {
                return moments.into_iter().try_fold(Interval::zero(prec), |sum, moment| {
                    Ok(sum + moment.map_err(QuadratureError::of_a_part)?)
                });
            }
        }
        // First the parts that do not depend on the accuracy, from which the scale is found.
        let mut parts = Vec::new();
        let mut decaying = Vec::new();
        let mut waiting: Vec<_> = bodies.iter().map(|body| (body.clone(), least.clone())).collect();
        while let Some((body, least)) = waiting.pop() {
            match tail::examine(&body, setting, &least)? {
                Tail::Finite(other) => {
                    parts.extend(regions(&body, setting, &least, &other.from, prec)?);
                    parts.extend(regions(
                        &other.body,
                        setting,
                        &Interval::zero(COARSE),
                        &other.end,
                        prec,
                    )?);
                }
                Tail::Logarithmic { start, body: next } => {
                    let start = Interval::one(prec.saturating_add(COARSE)).scale(start);
                    parts.extend(regions(&body, setting, &least, &start, prec)?);
                    waiting.push((next, start.log()));
                }
                Tail::Decaying(start) => {
                    // A little further, so that there is a range to find the scale from.
                    let start = start + 1;
                    let from = Interval::one(COARSE).scale(start);
                    parts.extend(regions(&body, setting, &least, &from, prec)?);
                    decaying.push((body, start, from));
                }
            }
        }
        let mut goal = self.goal(&parts, prec);
        let fixed = parts.len();
        let mut rest = Interval::zero(COARSE);
        // The scale may come from beyond these parts: again with the ranges that are to be integrated, until it stays about the same.
        for _ in 0..PASSES {
            parts.truncate(fixed);
            rest = Interval::zero(COARSE);
            for (body, start, from) in &decaying {
                let Some((to, bound)) = tail::cut(body, setting, *start, &goal.tolerance) else {
                    return Err(QuadratureError::Unbounded {
                        what: format!("the tail of {body}"),
                    });
                };
                rest += Interval::point(bound.clone()).hull(&Interval::point(-bound));
                if from.certainly_lt(&to) {
                    parts.extend(regions(body, setting, from, &to, prec)?);
                }
            }
            let better = self.goal(&parts, prec);
            let [old, new] = [&goal, &better].map(|goal| Interval::point(goal.tolerance.clone()));
            if new.certainly_le(&old.scale(4)) && old.certainly_le(&new.scale(4)) {
                break;
            }
            goal = better;
        }
        adjusted(finite::integrate(&parts, &goal), |finite| finite + &rest)
    }

    fn goal(&self, regions: &[Region<'_>], prec: u32) -> Goal<'_> {
        let bits = prec.saturating_add(RESERVE);
        Goal {
            tolerance: measure(regions).tolerance(bits),
            bits,
            budget: self.budget,
            allowance: (!self.outermost).then_some(self.allowance),
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

impl Integrator for Level<'_> {
    fn integrate(
        &self,
        body: &Expr,
        var: &Symbol,
        lo: &Expr,
        hi: &Expr,
        at: &Assignment,
        prec: u32,
    ) -> Result<Interval, EncloseError> {
        self.enclose(body, var, lo, hi, at, prec).map_err(EncloseError::from)
    }
}
