//! Power series of formulas along a curve, coefficient by coefficient.
//!
//! # What is computed
//! Let u(s) be the moving symbols along a smooth curve and w(s) an operation applied to it. The k-th coefficient of w at s is
//! w_k(s) = w^(k)(s)/k!. From enclosures of u_0(s) … u_k(s) for all s of a set, one pass over the operations in their order gives
//! enclosures of the k-th coefficient of each of them, for all s of the set, by the recursions below; so a curve that is known only
//! through a differential equation, u' = f(u), is developed by asking for f_k and setting u_{k+1} = f_k/(k+1).
//!
//! With the product rule (ab)_k = Σ a_i b_{k-i}; a quotient c = a/b from a = bc: c_k = (a_k - Σ_{i>=1} b_i c_{k-i})/b_0; a
//! function c = g(a) from c' = g'(a) a': c_k = (1/k) Σ_{i=1}^{k} i a_i d_{k-i}, d the series of g'(a), which needs d only up to k-1. (R. E.
//! Moore, *Interval Analysis*, 1966, chapter 11.) All operations are inclusion monotone, so enclosures go in and enclosures come out.
//!
//! # What a value says
//! If the coefficients of order 0 are computed for a box of values of the moving symbols, the formula is analytic on a neighbourhood of the
//! box: divisors avoid 0, `log` and `sqrt` have positive arguments (the divisors of their derivatives say so), `abs` and `sign` arguments
//! that avoid 0, `tan` no pole; the other admitted functions are entire, or analytic on the real line.

use super::EncloseError;
use super::function::{self, Context};
use super::program::Op;
use super::run::Fixed;
use super::smooth::Smooth;
use super::value::{Mode, Value};
use crate::function::{Function, Slope};
use crate::interval::Interval;
use crate::session::spend;

/// The coefficients computed so far.
pub(crate) struct Series<'a> {
    smooth: &'a Smooth,
    bound: &'a Fixed<'a>,
    /// Per operation its coefficients from order 0 on; a part that stays has one.
    known: Vec<Vec<Interval>>,
    order: usize,
}

impl<'a> Series<'a> {
    /// No coefficients yet, for a program whose fixed parts were computed by [`Smooth::bind`].
    pub(crate) fn new(smooth: &'a Smooth, bound: &'a Fixed<'a>) -> Series<'a> {
        let fixed = |at| bound.stays(at).and_then(Value::real).cloned().into_iter().collect();
        Series {
            smooth,
            bound,
            known: (0..bound.program.ops.len()).map(fixed).collect(),
            order: 0,
        }
    }

    /// Computes the next coefficient of every operation from that of the moving symbols, in their order.
    ///
    /// # Errors
    /// An operation that is not certain to be analytic on the values of order 0; [`EncloseError::Overflow`].
    pub(crate) fn extend(&mut self, moving: &[Interval]) -> Result<(), EncloseError> {
        let k = self.order;
        spend(self.known.len() as u64 * (k as u64 + 1) * (1 + u64::from(self.bound.prec) / 64))?;
        for at in 0..self.known.len() {
            if self.bound.stays(at).is_some() {
                continue;
            }
            let next = self.coefficient(at, k, moving)?;
            if next.is_empty() || !next.is_bounded() {
                return Err(EncloseError::Overflow);
            }
            self.known[at].push(next);
        }
        self.order += 1;
        Ok(())
    }

    /// The coefficient of order k of a formula, an enclosure of 0 where it is constant.
    ///
    /// # Errors
    /// If it was not computed, or is not real.
    pub(crate) fn coefficient_of(&self, formula: usize, k: usize, prec: u32) -> Result<Interval, EncloseError> {
        let at = *self.smooth.outputs.get(formula).ok_or(EncloseError::Overflow)?;
        Ok(self.get(at, k)?.cloned().unwrap_or_else(|| Interval::zero(prec)))
    }

    /// The coefficient of order k of an operation; `None` for one of higher order that is 0.
    fn get(&self, at: usize, k: usize) -> Result<Option<&Interval>, EncloseError> {
        if k > 0 && self.bound.stays(at).is_some() {
            return Ok(None);
        }
        let not_real = || EncloseError::NotHolomorphic {
            reason: "a part that is not real".into(),
        };
        let coefficient = self.known[at].get(k).ok_or_else(not_real)?;
        // The series of time, and of what is linear in it, are short; of order 0 an enclosure is wanted all the same.
        let zero = k > 0 && coefficient.lo().is_zero() && coefficient.hi().is_zero();
        Ok((!zero).then_some(coefficient))
    }

    /// Σ a_i b_{k-i} for i from `from` to `to`.
    fn convolution(
        &self,
        a: usize,
        b: usize,
        k: usize,
        from: usize,
        to: usize,
    ) -> Result<Option<Interval>, EncloseError> {
        let mut total: Option<Interval> = None;
        for i in from..=to {
            if let (Some(x), Some(y)) = (self.get(a, i)?, self.get(b, k - i)?) {
                match &mut total {
                    Some(sum) => sum.add_product(x, y),
                    None => total = Some(x * y),
                }
            }
        }
        Ok(total)
    }

    fn coefficient(&self, at: usize, k: usize, moving: &[Interval]) -> Result<Interval, EncloseError> {
        let zero = || Interval::zero(self.bound.prec);
        Ok(match &self.smooth.program.ops[at] {
            Op::Symbol(number) => self.bound.moving[*number]
                .and_then(|place| moving.get(place).cloned())
                .ok_or_else(|| EncloseError::Unbound(self.smooth.program.symbols[*number].clone()))?,
            Op::Neg(a) => self.get(*a, k)?.map_or_else(zero, |x| -x),
            Op::Add(a, b) => match (self.get(*a, k)?, self.get(*b, k)?) {
                (Some(x), Some(y)) => x + y,
                (Some(x), None) | (None, Some(x)) => x.clone(),
                (None, None) => zero(),
            },
            Op::Sub(a, b) => match (self.get(*a, k)?, self.get(*b, k)?) {
                (Some(x), Some(y)) => x - y,
                (Some(x), None) => x.clone(),
                (None, Some(y)) => -y,
                (None, None) => zero(),
            },
            Op::Mul(a, b) if a == b => self.square(*a, k)?,
            Op::Mul(a, b) => self.convolution(*a, *b, k, 0, k)?.unwrap_or_else(zero),
            Op::Div(a, b) => {
                let divisor = self.get(*b, 0)?.cloned().unwrap_or_else(zero);
                if divisor.contains_zero() {
                    return Err(EncloseError::DivisionByZero { divisor });
                }
                let rest = if k == 0 {
                    None
                } else {
                    self.convolution(*b, at, k, 1, k)?
                };
                let dividend = match (self.get(*a, k)?, rest) {
                    (Some(x), Some(y)) => x - y,
                    (Some(x), None) => x.clone(),
                    (None, Some(y)) => -y,
                    (None, None) => return Ok(zero()),
                };
                dividend / divisor
            }
            Op::Call(function, arguments) => match (self.smooth.slopes[at], arguments.split_last()) {
                (Some(_), Some((u, parameters))) if k == 0 => {
                    let fixed = parameters.iter().map(|&p| self.bound.stays(p));
                    let argument = Value::Real(self.get(*u, 0)?.cloned().unwrap_or_else(zero));
                    let all: Option<Vec<&Value>> = fixed.chain([Some(&argument)]).collect();
                    value(*function, &all.ok_or_else(|| unsupported(function.name()))?)?
                }
                (Some(slope), Some((u, _))) => self.chain_rule(*u, slope, k)?.unwrap_or_else(zero),
                _ => return Err(unsupported(function.name())),
            },
            _ => return Err(unsupported("an operation")),
        })
    }

    /// The coefficient of a square: each product of two different coefficients counts twice.
    fn square(&self, a: usize, k: usize) -> Result<Interval, EncloseError> {
        let pairs = match k.div_ceil(2) {
            0 => None,
            half => self.convolution(a, a, k, 0, half - 1)?,
        };
        let middle = if k.is_multiple_of(2) {
            self.get(a, k / 2)?.map(Interval::sqr)
        } else {
            None
        };
        Ok(match (pairs.map(|sum| sum.scale(1)), middle) {
            (Some(sum), Some(middle)) => sum + middle,
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => Interval::zero(self.bound.prec),
        })
    }

    /// (1/k) Σ i u_i d_{k-i} for i from 1 to k.
    fn chain_rule(&self, u: usize, slope: usize, k: usize) -> Result<Option<Interval>, EncloseError> {
        let mut total: Option<Interval> = None;
        for i in 1..=k {
            if let (Some(x), Some(d)) = (self.get(u, i)?, self.get(slope, k - i)?) {
                let x = x * whole(i, self.bound.prec);
                match &mut total {
                    Some(sum) => sum.add_product(&x, d),
                    None => total = Some(&x * d),
                }
            }
        }
        Ok(total.map(|sum| sum / whole(k, self.bound.prec)))
    }
}

/// A small number as an interval.
pub(crate) fn whole(n: usize, prec: u32) -> Interval {
    Interval::from_integer(&rug::Integer::from(n), prec)
}

fn unsupported(what: &str) -> EncloseError {
    EncloseError::NotHolomorphic {
        reason: format!("{what} has no power series here"),
    }
}

/// A function of order 0; where it has a kink or a jump, its argument has to avoid that.
fn value(function: Function, arguments: &[&Value]) -> Result<Interval, EncloseError> {
    let kinked = matches!(function.definition().slope, Slope::Kinked(_));
    if kinked && arguments.last().is_none_or(|argument| argument.contains_zero()) {
        return Err(EncloseError::NotHolomorphic {
            reason: format!("the sign of the argument of {} is not certain", function.name()),
        });
    }
    let context = Context {
        mode: Mode::Pointwise,
        imaginary: false,
    };
    function::call(function, arguments, context)?.into_real()
}
