//! The adaptive rule on finite ranges.
//!
//! A range is first *planned* (module `plan`); then, and only then, the rules are applied: an integral that cannot be enclosed is refused before its
//! integrand has been evaluated at a single node. Everything returned is an enclosure: the rule's sum in interval arithmetic
//! with enclosed nodes and weights, widened by the bound of its error.

use super::QuadratureError;
use super::ellipse::Segment;
use super::integrand::{COARSE, Integrand, Sampler};
use super::legendre;
use super::nested::Allowance;
use super::plan::{Planner, Share};
use crate::enclose::EncloseError;
use crate::interval::Interval;
use crate::session::shared;
use rayon::prelude::*;
use rug::Float;
use std::collections::BTreeMap;

/// Work (points times bits) from which threads are worth their while.
const PARALLEL: u64 = 1 << 18;

/// What a quadrature may spend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Budget {
    /// The number of pieces into which ranges are cut.
    pub pieces: u32,
    /// The number of points at which integrands are evaluated.
    pub points: u64,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget {
            pieces: 20_000,
            points: 1_000_000,
        }
    }
}

/// What is wanted of an integral.
#[derive(Clone, Debug)]
pub(super) struct Goal<'a> {
    /// The error allowed to each piece.
    pub(super) tolerance: Float,
    /// The accuracy this is, relative to the integral of the absolute value, in bits.
    pub(super) bits: u32,
    /// What may be spent.
    pub(super) budget: Budget,
    /// What it is taken from, for an integral under another.
    pub(super) allowance: Option<&'a Allowance>,
}

/// A finite range with its integrand.
pub(super) struct Region<'a> {
    pub(super) f: Integrand<'a>,
    pub(super) lo: Interval,
    pub(super) hi: Interval,
}

/// The sum of the integrals over all regions.
///
/// # Errors
/// [`QuadratureError::NotRegular`] and [`QuadratureError::NotHolomorphic`] where the integrand is not bounded, [`QuadratureError::BudgetExhausted`],
/// [`QuadratureError::Nested`], and errors of the formula.
pub(super) fn integrate(regions: &[Region<'_>], goal: &Goal<'_>) -> Result<Interval, QuadratureError> {
    let mut budget = goal.budget;
    let plans = planned(regions, goal, &mut budget);
    if let Some(allowance) = goal.allowance {
        allowance.charge(goal.budget, budget)?;
    }
    let Some(plans) = plans? else {
        return Err(exhausted(regions, goal));
    };
    let mut total = Interval::zero(goal.bits + COARSE);
    for (region, plan) in regions.iter().zip(plans) {
        total += execute(&region.f, &plan)?;
    }
    Ok(total)
}

/// A plan for each region; `None` if the budget ends first.
fn planned(
    regions: &[Region<'_>],
    goal: &Goal<'_>,
    budget: &mut Budget,
) -> Result<Option<Vec<Vec<Share>>>, QuadratureError> {
    let mut plans = Vec::with_capacity(regions.len());
    for region in regions {
        match Planner::new(region, goal)?.plan(budget)? {
            Some(plan) => plans.push(plan),
            None => return Ok(None),
        }
    }
    Ok(Some(plans))
}

/// The error of a budget that has ended, with what can be said at once.
fn exhausted(regions: &[Region<'_>], goal: &Goal<'_>) -> QuadratureError {
    let flat = |region: &Region<'_>| {
        let range = region
            .f
            .at(COARSE)
            .ok()?
            .real(region.lo.hull(&region.hi).with_prec(COARSE));
        Some(range.ok()? * (&region.hi - &region.lo).with_prec(COARSE))
    };
    let total = regions
        .iter()
        .map(flat)
        .try_fold(Interval::zero(COARSE), |sum, x| Some(sum + x?));
    QuadratureError::BudgetExhausted {
        budget: format!("{} pieces and {} points", goal.budget.pieces, goal.budget.points),
        reached: total.filter(Interval::is_bounded).map(Box::new),
    }
}

/// The sum of the shares of a region.
fn execute(f: &Integrand<'_>, plan: &[Share]) -> Result<Interval, QuadratureError> {
    let mut samplers = BTreeMap::new();
    let mut work = 0;
    for share in plan {
        if let Share::Rule { points, prec, .. } = share {
            work += u64::from(*points) * u64::from(*prec);
            if !samplers.contains_key(prec) {
                samplers.insert(*prec, f.at(*prec)?);
            }
        }
    }
    let value = |share: &Share| match share {
        Share::Flat(x) => Ok(x.clone()),
        Share::Rule {
            lo,
            hi,
            points,
            prec,
            error,
        } => {
            let sum = apply(&samplers[prec], &Segment::between(lo, hi, *prec), *points, *prec)?;
            Ok(sum + Interval::point(error.clone()).hull(&Interval::point(-error.clone())))
        }
    };
    let shares: Result<Vec<Interval>, QuadratureError> = if work > PARALLEL {
        plan.par_iter().map(shared(value)).collect()
    } else {
        plan.iter().map(value).collect()
    };
    // Collected first and added in order: the enclosure does not depend on the number of threads.
    Ok(shares?
        .into_iter()
        .reduce(|sum, share| sum + share)
        .unwrap_or(Interval::zero(COARSE)))
}

/// The sum of the Gauss–Legendre rule over a segment.
fn apply(f: &Sampler<'_>, segment: &Segment, points: u32, prec: u32) -> Result<Interval, QuadratureError> {
    let rule = legendre::rule(points, prec)?;
    let pair = |(node, weight): &(Interval, Interval)| {
        let (node, weight) = (node.with_prec(prec), weight.with_prec(prec));
        let offset = &segment.half * &node;
        let both = f.real(&segment.centre + &offset)? + f.real(&segment.centre - &offset)?;
        Ok(&weight * &both)
    };
    let terms: Result<Vec<Interval>, EncloseError> = if u64::from(points) * u64::from(prec) > PARALLEL {
        rule.halves.par_iter().map(shared(pair)).collect()
    } else {
        rule.halves.iter().map(pair).collect()
    };
    let sum = terms?.into_iter().fold(Interval::zero(prec), |sum, term| sum + term);
    Ok(sum * &segment.half)
}
