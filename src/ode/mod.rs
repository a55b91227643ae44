//! Trajectories of ordinary differential equations, enclosed: Taylor's method with enclosed remainder.
//!
//! # One step
//! Let x' = f(s,x), x(t) ∈ X, and h a step. Three things are proved, in this order.
//!
//! 1. *A box that the trajectory does not leave* (`rough`). If f is analytic on a neighbourhood of S × B, S = t + \[0,h\], B a box, and
//!    X + \[0,h\] f(S,B) ⊆ B, then for every x0 ∈ X there is exactly one solution on S with x(t) = x0, and it stays in B. For f is
//!    Lipschitz in x on the convex compact S × B; extended by the projection onto B it is so everywhere, and its one solution y (Picard,
//!    Lindelöf) is the limit of the Picard iterates of the constant x0; each of these stays in B, since x0 + ∫ f ∈ X + \[0,h\] f(S,B). So y
//!    stays in B and solves x' = f itself; no other solution leaves it, by local uniqueness.
//! 2. *Taylor's theorem*. With x_k the k-th coefficient of a solution, a function of (s,x) that `Series` evaluates on sets,
//!    each component satisfies x(t+h) = Σ_{k<p} x_k(t) h^k + x_p(ξ) h^p for some ξ ∈ S of its own (Lagrange), and x_p(ξ) lies in the p-th
//!    coefficient evaluated on S × B.
//! 3. *The dependence on x0*. The Jacobian V of x(t+h) by x0 solves V' = (∂f/∂x) V, V(t) = I; steps 1 and 2 for the pair (x,V) started in X × {I}
//!    enclose V for all x0 ∈ X at once. By the mean value theorem x(t+h; x0) ∈ x(t+h; m) + V (x0 - m) for x0, m in the convex X, row by row. The
//!    sets are kept as parallelepipeds with almost orthogonal edges (`Frame`), which keeps the boxes from growing
//!    merely because the flow turns (R. J. Lohner, *Enclosing the solutions of ordinary initial and boundary value problems*, 1987).
//!
//! The step is as long as the wanted accuracy allows, and is halved where one of the proofs fails. What cannot be shown is a
//! [`TrajectoryError`]: a field that is not smooth near the solution (so that the solution may not be unique), a solution that explodes.

mod error;
mod flow;
mod frame;
mod rough;

pub use error::TrajectoryError;

use crate::enclose::EncloseError;
use crate::enclose::bits_of;
use crate::formula::{Expr, Symbol};
use crate::interval::Interval;
use flow::{Flow, Moment};
use frame::Frame;
use rug::{Float, Integer, Rational};

/// The largest number of decimal digits asked for.
pub const MAX_TRAJECTORY_DIGITS: usize = 1000;
/// The largest number of equations.
pub const MAX_EQUATIONS: usize = 8;
/// Steps before giving up.
const STEPS: usize = 2000;
/// The shortest step is this power of two times the whole time.
const SHORTEST: u32 = 40;
/// Bits beyond the digits asked for: 2000 steps lose 11, what one step loses a few more.
const SPARE: u32 = 24;
/// Bits that the flow may lose, beside three times those asked for, before the accuracy is given up.
const MOST_LOST: u32 = 400;
/// Bits of the arithmetic beyond those of the goal.
const GUARD: u32 = 32;
/// The orders between which that of a step is a third of the bits of its goal: fewer terms than the least cost no less, for the box has to
/// be found all the same; more than the greatest cost their square.
const LEAST_ORDER: usize = 10;
/// See [`LEAST_ORDER`].
const GREATEST_ORDER: usize = 400;
/// The first step tried lies between 2^-SMALLEST and 2^GREATEST: a series that suggests another is near a singularity, or constant.
const SMALLEST: i64 = 200;
/// See [`SMALLEST`].
const GREATEST: i64 = 4;

/// A system x_i' = f_i(s, x_1, …, x_n).
#[derive(Clone, Debug)]
pub struct Field {
    flow: Flow,
}

/// Where a trajectory ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// Enclosures of the components at the end.
    pub state: Vec<Interval>,
    /// Steps taken.
    pub steps: usize,
    /// The order of the Taylor polynomials.
    pub order: usize,
}

impl Field {
    /// The system with the right sides `slopes`, formulas in `time` and the symbols `state` alone.
    ///
    /// # Errors
    /// [`TrajectoryError::Shape`] unless there are between 1 and 8 equations for as many different symbols;
    /// [`TrajectoryError::Field`] if a right side has no derivative or contains a function without power series.
    pub fn new(time: &Symbol, state: &[Symbol], slopes: &[Expr]) -> Result<Field, TrajectoryError> {
        Flow::new(time, state, slopes).map(|flow| Field { flow })
    }

    /// The state at time `end` of the solution through `initial` at time `start`, in either direction of time. Each component is no wider than
    /// 10^-digits times the larger of 1 and its magnitude; it contains the value there of every solution that starts in `initial`.
    ///
    /// # Errors
    /// [`TrajectoryError`], which says at what time the solution was lost, and why.
    pub fn follow(
        &self,
        initial: &[Start],
        start: &Rational,
        end: &Rational,
        digits: usize,
    ) -> Result<Arrival, TrajectoryError> {
        if initial.len() != self.flow.dimension() || digits > MAX_TRAJECTORY_DIGITS {
            return Err(TrajectoryError::Shape);
        }
        let wanted = bits_of(digits);
        let mut goal = wanted + SPARE;
        // Errors of the steps are carried along by the flow: what it multiplies them by is made up for by a second attempt.
        for _ in 0..3 {
            let arrival = self.attempt(initial, start, end, goal)?;
            let excess = arrival.state.iter().map(|x| excess(x, wanted)).max().unwrap_or(0);
            if excess <= 0 {
                return Ok(arrival);
            }
            goal = goal.saturating_add(u32::try_from(excess).unwrap_or(u32::MAX).saturating_add(8));
            if goal > 4 * wanted + MOST_LOST {
                return Err(TrajectoryError::Accuracy { reached: arrival.state });
            }
        }
        self.attempt(initial, start, end, goal).and_then(|arrival| {
            match arrival.state.iter().all(|x| excess(x, wanted) <= 0) {
                true => Ok(arrival),
                false => Err(TrajectoryError::Accuracy { reached: arrival.state }),
            }
        })
    }

    fn attempt(
        &self,
        initial: &[Start],
        start: &Rational,
        end: &Rational,
        goal: u32,
    ) -> Result<Arrival, TrajectoryError> {
        let prec = goal + GUARD;
        let order = (goal as usize / 3 + 6).clamp(LEAST_ORDER, GREATEST_ORDER);
        let flow = self.flow.bind(prec)?;
        let mut frame = Frame::new(initial.iter().map(|Start(x)| x.with_prec(prec)).collect());
        let (mut time, mut steps) = (start.clone(), 0);
        let whole = Rational::from(end - start);
        let shortest = Rational::from(whole.abs_ref()) >> SHORTEST;
        while time != *end {
            let left = Rational::from(end - &time);
            let lost = |why: Lost| why.at(&time, steps);
            if steps == STEPS {
                return Err(lost(Lost::Budget));
            }
            let series = flow
                .series(&Moment::at(&time, prec), frame.centre(), order)
                .map_err(|error| lost(Lost::Undefined(error)))?;
            let mut step = first_step(&series, &left, goal);
            frame = loop {
                match self.step(&flow, &frame, &series, &time, &step, goal) {
                    Ok(next) => break next,
                    Err(why) => {
                        step >>= 1u32;
                        if Rational::from(step.abs_ref()) < shortest {
                            return Err(lost(why));
                        }
                    }
                }
            };
            time += step;
            steps += 1;
        }
        Ok(Arrival {
            state: frame.hull(),
            steps,
            order,
        })
    }

    /// One step, as in the [module](self); `series` is that of the centre.
    fn step(
        &self,
        flow: &flow::Bound<'_>,
        frame: &Frame,
        series: &[Vec<Interval>],
        time: &Rational,
        step: &Rational,
        goal: u32,
    ) -> Result<Frame, Lost> {
        let (prec, order) = (flow.prec(), series.len() - 1);
        let state = frame.hull();
        let size = |x: &Interval| x.mag().max(&Float::with_val(prec, 1));
        if state.iter().any(|x| x.wid() > size(x)) {
            return Err(Lost::Wide);
        }
        let moment = Moment::at(time, prec);
        let span = moment.span(step);
        let rough = rough::enclosure(flow, &moment, &span, &state)?;
        let h = Interval::from_rational(step, prec);
        let remainder = flow.series(&span, &rough[..state.len()], order)?;
        let mut image = Vec::with_capacity(state.len());
        for i in 0..state.len() {
            let rest = &remainder[order][i] * &h.powi(order as i64);
            let allowed = size(&state[i]) >> (goal - 8);
            if rest.wid() > allowed {
                return Err(Lost::Wide);
            }
            let sum = series[..order]
                .iter()
                .rev()
                .fold(Interval::zero(prec), |sum, coefficient| sum * &h + &coefficient[i]);
            image.push(sum + rest);
        }
        // The Jacobian multiplies what is known only roughly, so a few of its digits are enough.
        let low = (order / 3).max(4);
        let around = flow.varied_series(&moment, &flow.with_unit_jacobian(&state), low)?;
        let beyond = flow.varied_series(&span, &rough, low)?;
        let entry = |i: usize| {
            let rest = &beyond[low][i] * &h.powi(low as i64);
            let sum = around[..low]
                .iter()
                .rev()
                .fold(Interval::zero(prec), |sum, coefficient| sum * &h + &coefficient[i]);
            sum + rest
        };
        let jacobian = (state.len()..rough.len()).map(entry).collect::<Vec<_>>();
        Ok(frame.image(&image, &jacobian))
    }
}

/// An initial value: a number, or all numbers of an interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Start(pub Interval);

/// Why a step failed.
#[derive(Clone, Debug)]
enum Lost {
    /// The field has no value, or no power series, near the solution.
    Undefined(EncloseError),
    /// No box was found that the solution does not leave.
    NoBox,
    /// The sets have grown too wide.
    Wide,
    /// Too many steps.
    Budget,
}

impl From<EncloseError> for Lost {
    fn from(error: EncloseError) -> Lost {
        Lost::Undefined(error)
    }
}

impl Lost {
    fn at(self, time: &Rational, steps: usize) -> TrajectoryError {
        let time = Interval::from_rational(time, 64);
        match self {
            Lost::Undefined(error) => TrajectoryError::Undefined {
                time,
                error: Box::new(error),
            },
            Lost::NoBox => TrajectoryError::Explosion { time, steps },
            Lost::Wide => TrajectoryError::Wide { time, steps },
            Lost::Budget => TrajectoryError::Budget { time, steps },
        }
    }
}

/// How many bits the enclosure lacks.
fn excess(x: &Interval, wanted: u32) -> i64 {
    let size = x.mag().max(&Float::with_val(53, 1));
    match (x.wid().get_exp(), size.get_exp()) {
        // wid < 2^w and size >= 2^(s-1): wid <= 2^-wanted size if w + wanted <= s - 1.
        (Some(w), Some(s)) => i64::from(w) + i64::from(wanted) - i64::from(s) + 1,
        (None, _) if x.is_point() => 0,
        _ => i64::from(wanted),
    }
}

/// A step for which the last two terms of the series fall below the goal: a guess, which the proofs confirm or refuse.
fn first_step(series: &[Vec<Interval>], left: &Rational, goal: u32) -> Rational {
    let exponent = |k: usize| {
        let terms = series[k].iter().filter_map(|x| x.mag().get_exp());
        let size = series[0]
            .iter()
            .filter_map(|x| x.mag().get_exp())
            .max()
            .unwrap_or(1)
            .max(1);
        let largest = terms.max()?;
        let room = i64::from(size) - i64::from(goal) - i64::from(largest);
        Some(room.div_euclid(k as i64))
    };
    let order = series.len() - 1;
    let least = [order - 1, order].into_iter().filter_map(exponent).min();
    let power = least.unwrap_or(GREATEST).clamp(-SMALLEST, GREATEST);
    let size = Integer::from(1) << power.unsigned_abs() as u32;
    let step = if power >= 0 {
        Rational::from(size)
    } else {
        Rational::from((1, size))
    };
    if Rational::from(left.abs_ref()) <= step {
        left.clone()
    } else if *left < 0 {
        -step
    } else {
        step
    }
}
