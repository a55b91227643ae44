//! Integrals as they are asked for: to so many digits, or at a precision; those without parameters once in a session.
//!
//! If cancellation leaves fewer digits than were asked for, the precision is raised.

use super::error::QuadratureError;
use super::finite::Budget;
use super::integrate::Level;
use super::nested::Allowance;
use crate::enclose::{Assignment, EncloseError, Integrator, bits_of};
use crate::formula::{Expr, Symbol};
use crate::interval::Interval;
use crate::session::{Question, remembered};

/// How often the precision is raised.
const ROUNDS: u32 = 3;

/// The rigorous quadrature of this crate, with its budget.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Quadrature {
    /// What each integral may cost.
    pub budget: Budget,
}

/// An enclosure of the integral of `body` over `var` from `lo` to `hi`, for every value of the other symbols in `at`, with at least `digits`
/// certain significant digits.
///
/// # Errors
/// A [`QuadratureError`] that says what stands in the way: a point of the path where the integrand is not shown to be regular, divergence, a singularity, the budget (with the enclosure reached), or an error of
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
            prec = prec.saturating_add(bits_of(digits - certain)).saturating_add(8);
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
        let integral = Closed {
            quadrature: *self,
            body: body.clone(),
            var: var.clone(),
            lo: lo.clone(),
            hi: hi.clone(),
            prec,
        };
        match integral.is_closed() {
            true => remembered(integral),
            false => integral.enclosure(at),
        }
    }
}

/// An integral, and how it is asked for. Where nothing in it is left open, that determines its enclosure.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Closed {
    quadrature: Quadrature,
    body: Expr,
    var: Symbol,
    lo: Expr,
    hi: Expr,
    prec: u32,
}

impl Closed {
    fn is_closed(&self) -> bool {
        let bounds = self.lo.free().is_empty() && self.hi.free().is_empty();
        bounds && self.body.free().iter().all(|symbol| *symbol == self.var)
    }

    fn enclosure(&self, at: &Assignment) -> Result<Interval, QuadratureError> {
        let budget = self.quadrature.budget;
        let allowance = Allowance::new(budget);
        let level = Level {
            budget,
            allowance: &allowance,
            outermost: true,
        };
        level.enclose(&self.body, &self.var, &self.lo, &self.hi, at, self.prec)
    }
}

impl Question for Closed {
    const WHAT: &'static str = "integrals";
    type Answer = Result<Interval, QuadratureError>;

    fn answer(&self) -> Self::Answer {
        self.enclosure(&Assignment::new())
    }
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
        self.enclose(body, var, lo, hi, at, prec).map_err(EncloseError::from)
    }
}
