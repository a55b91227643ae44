//! Which pieces, and which rule on each of them.
//!
//! Pieces are bisected until on each of them either the range of the integrand times the length is as narrow as the
//! tolerance asks, or the integrand is shown to be holomorphic inside a Bernstein ellipse with a bound that gives a Gauss–Legendre
//! rule of affordable size an error below the tolerance. The working precision of a rule is what its share of the total needs, so pieces on which
//! the integrand is small are cheap.
//!
//! If the range of the integrand is bounded on every piece the bisection ends by itself, because the length goes to zero;
//! where it is not, pieces shorter than the accuracy wanted are refused as poles or singularities.
//!
//! Sizes are chosen with ordinary floating-point numbers, from correctly rounded logarithms, so that they are the same on every machine; whether a
//! choice is good enough is decided with intervals.

use super::QuadratureError;
use super::ellipse::{Ellipse, Segment};
use super::finite::{Budget, Goal, Region};
use super::integrand::{COARSE, Sampler};
use crate::enclose::EncloseError;
use crate::interval::Interval;
use rug::Float;
use std::collections::BTreeMap;

/// Bits beyond those that a share of the tolerance takes, for the roundings of the integrand: 2^20 operations may each lose one unit.
const RESERVE: f64 = 20.0;
/// Points that a rule may always have. This and the next three are rules of thumb for the cost of a rule against that of two halves: they
/// decide time, never a bound.
const ALWAYS: f64 = 16.0;
/// Beyond so many bits a point costs several times as much as it does up to there.
const CHEAP: f64 = 400.0;
/// Points that a rule may have for each bit, below [`CHEAP`] bits.
const SLOPE: f64 = 0.5;
/// And for each bit above.
const STEEP_SLOPE: f64 = 0.1;
/// Bits that tell apart the points within a piece whose ends are told apart.
const TOLD_APART: u32 = 40;
/// No more bits are spent on where a piece lies.
const LONGEST: i32 = 1 << 24;

/// The parameters ρ of the ellipses tried.
const RHO: [u32; 18] = [
    2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 512, 1024, 2048,
];
/// The first one tried.
const FIRST: usize = 2;
/// So few points that looking for a better ellipse is not worth while.
const FEW: u32 = 8;
/// On how many pieces an ellipse is used without looking for a better one.
const TRUST: u32 = 4;
/// How the integral over a piece is enclosed.
pub(super) enum Share {
    /// By the range of the integrand.
    Flat(Interval),
    /// By a rule with so many points at so many bits, with a bound of its error.
    Rule {
        lo: Interval,
        hi: Interval,
        points: u32,
        prec: u32,
        error: Float,
    },
}

/// The plan of a region in the making.
pub(super) struct Planner<'a> {
    region: &'a Region<'a>,
    goal: &'a Goal<'a>,
    /// The integrand at the precisions used so far for bounds.
    coarse: BTreeMap<u32, Sampler<'a>>,
    shares: Vec<Share>,
    hint: Hint,
}

impl<'a> Planner<'a> {
    pub(super) fn new(region: &'a Region<'a>, goal: &'a Goal<'a>) -> Result<Planner<'a>, QuadratureError> {
        let coarse = BTreeMap::from([(COARSE, region.f.at(COARSE)?)]);
        Ok(Planner {
            region,
            goal,
            coarse,
            shares: Vec::new(),
            hint: Hint { place: FIRST, trust: 0 },
        })
    }

    /// The shares from left to right, or `None` if the budget ended.
    pub(super) fn plan(mut self, budget: &mut Budget) -> Result<Option<Vec<Share>>, QuadratureError> {
        let ends = (self.region.lo.clone(), self.region.hi.clone());
        let mut waiting = vec![(ends, 0)];
        while let Some(((lo, hi), depth)) = waiting.pop() {
            if budget.pieces == 0 {
                return Ok(None);
            }
            budget.pieces -= 1;
            if let Some(share) = self.share(&lo, &hi, depth)? {
                if let Share::Rule { points, .. } = &share {
                    if budget.points < u64::from(*points) {
                        return Ok(None);
                    }
                    budget.points -= u64::from(*points);
                }
                self.shares.push(share);
                continue;
            }
            let middle = Interval::point(lo.hull(&hi).mid());
            waiting.push(((middle.clone(), hi), depth + 1));
            waiting.push(((lo, middle), depth + 1));
        }
        Ok(Some(self.shares))
    }

    /// The share of a piece, or `None` if it has to be cut.
    fn share(&mut self, lo: &Interval, hi: &Interval, depth: u32) -> Result<Option<Share>, QuadratureError> {
        let hull = lo.hull(hi);
        let prec = resolution(&hull);
        if !self.coarse.contains_key(&prec) {
            self.coarse.insert(prec, self.region.f.at(prec)?);
        }
        let f = &self.coarse[&prec];
        let length = (hi - lo).with_prec(prec);
        let middle = hull.mid();
        let divisible = *lo.hi() < middle && middle < *hi.lo();
        let range = match f.real(hull.with_prec(prec)) {
            Ok(range) if range.is_bounded() => range,
            Err(error @ EncloseError::Domain { .. }) => return Err(error.into()),
            Err(error) if error.is_final() && !matches!(error, EncloseError::DivisionByZero { .. }) => {
                return Err(error.into());
            }
            // Pieces that short do not matter unless the integrand is unbounded on them.
            outcome if depth > self.goal.bits + COARSE || !divisible => {
                return Err(singular(&hull, outcome));
            }
            _ => return Ok(None),
        };
        let flat = &range * &length;
        if flat.rad() <= self.goal.tolerance || !divisible {
            return Ok(Some(Share::Flat(flat)));
        }
        let segment = Segment::between(lo, hi, prec);
        // Even the smallest ellipse reaches a quarter of the half length beyond the ends: half of that is a cheap test.
        let beyond = ends(-9, 9, prec).scale(-3);
        if f.real(&segment.centre + &(&segment.half * &beyond)).is_err() {
            return Ok(None);
        }
        // Bits of the share above the tolerance.
        let size = Interval::point(range.mag());
        let above = bits_of(&(size * length / Interval::point(self.goal.tolerance.clone()))).max(0.0);
        let cost = |ellipse: &Ellipse, largest: &Float| self.points(ellipse, largest, &segment);
        let mut hint = self.hint;
        let Some((ellipse, largest)) = best_ellipse(f, self.region.f.is_real(), &segment, &mut hint, cost) else {
            return Ok(None);
        };
        let points = self.points(&ellipse, &largest, &segment);
        let error = ellipse.error(&largest, points, &segment);
        self.hint = hint;
        if error > self.goal.tolerance || f64::from(points) > affordable(above) {
            return Ok(None);
        }
        // Besides, bits of the abscissas in the length, of the number of points, and a reserve.
        let offset = bits_of(&(Interval::point(hull.mag()) / segment.half)).max(0.0);
        let wanted = above + offset + f64::from(points.ilog2()) + RESERVE;
        Ok(Some(Share::Rule {
            lo: lo.clone(),
            hi: hi.clone(),
            points,
            prec: (wanted as u32).next_multiple_of(COARSE),
            error,
        }))
    }

    /// Bits from the tolerance up to the bound times the length.
    fn bits(&self, largest: &Float, segment: &Segment) -> f64 {
        let ratio = Interval::point(largest.clone()) * &segment.half / Interval::point(self.goal.tolerance.clone());
        bits_of(&ratio).max(0.0) + 3.0
    }

    /// The number of points that suffice, from a sparse list so that few rules have to be computed.
    fn points(&self, ellipse: &Ellipse, largest: &Float, segment: &Segment) -> u32 {
        let rate = 2.0 * bits_of(&Interval::from_i64(ellipse.rho.into(), COARSE));
        let least = (self.bits(largest, segment) / rate).ceil().clamp(4.0, 1e6) as u32;
        let step = (least.next_power_of_two() / 8).max(2);
        least.next_multiple_of(step)
    }
}

/// Which ellipse to try first: the place of the one that was best on the last piece, and on how many more pieces to trust it.
#[derive(Clone, Copy)]
struct Hint {
    place: usize,
    trust: u32,
}

/// The ellipse around a segment on which the integrand is holomorphic and that needs few points.
fn best_ellipse(
    f: &Sampler<'_>,
    symmetric: bool,
    segment: &Segment,
    hint: &mut Hint,
    points: impl Fn(&Ellipse, &Float) -> u32,
) -> Option<(Ellipse, Float)> {
    let attempt = |place: usize| {
        let ellipse = Ellipse::new(*RHO.get(place)?);
        let largest = ellipse.bound(f, symmetric, segment)?;
        let cost = points(&ellipse, &largest);
        Some((cost, place, ellipse, largest))
    };
    let first = attempt(hint.place);
    if first.is_none() {
        hint.trust = 0;
    }
    let mut best = first.or_else(|| attempt(0))?;
    let before = hint.place;
    if hint.trust > 0 {
        hint.trust -= 1;
    } else {
        // Larger ellipses first; if the first of them is no better, smaller ones.
        for step in [1, -1] {
            let from = best.1;
            while best.0 > FEW
                && let Some(next) = best.1.checked_add_signed(step).and_then(attempt)
                && next.0 < best.0
            {
                best = next;
            }
            if best.1 != from {
                break;
            }
        }
        hint.trust = if best.1 == before { TRUST } else { 0 };
    }
    hint.place = best.1;
    Some((best.2, best.3))
}

/// Rules of more points are not worth computing for so many bits: cutting the piece is cheaper.
fn affordable(bits: f64) -> f64 {
    ALWAYS + bits.min(CHEAP) * SLOPE + (bits - CHEAP).max(0.0) * STEEP_SLOPE
}

/// The interval between two integers.
fn ends(lo: i64, hi: i64, prec: u32) -> Interval {
    Interval::from_i64(lo, prec).hull(&Interval::from_i64(hi, prec))
}

/// log2 |x| for choosing sizes, not for bounds.
fn bits_of(x: &Interval) -> f64 {
    let logarithm = Interval::point(x.mag()).log2().mid().to_f64();
    logarithm.clamp(-1e9, 1e9)
}

/// The precision that tells the points of a piece apart, and values that depend on the square of their differences: more bits than one limb for pieces
/// short compared with their distance from 0.
fn resolution(hull: &Interval) -> u32 {
    let length = hull.wid();
    match (hull.mag().get_exp(), length.get_exp()) {
        (Some(place), Some(length)) => {
            let bits = place.saturating_sub(length).clamp(0, LONGEST) as u32;
            (2 * bits + TOLD_APART).next_multiple_of(COARSE)
        }
        _ => COARSE,
    }
}

/// The error for a piece on which the integrand is unbounded, or not enclosed.
fn singular(near: &Interval, outcome: Result<Interval, EncloseError>) -> QuadratureError {
    let near = near.with_prec(COARSE);
    match outcome {
        Ok(_) | Err(EncloseError::DivisionByZero { .. }) => QuadratureError::NotRegular { near },
        Err(error) => QuadratureError::NotHolomorphic {
            near,
            reason: error.to_string(),
        },
    }
}
