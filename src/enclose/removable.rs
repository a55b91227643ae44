//! Removable singularities at 0: sin(x)/x and its like.
//!
//! If n and d are differentiable on a convex set Z that contains 0, and n(0) = d(0) = 0, then n(z) = z ∫ n'(tz) dt over 0 ≤ t ≤ 1: z times an average of
//! n' over Z, which lies in every rectangle around n'(Z). So n(z)/d(z) ∈ n'(Z)/d'(Z) for z ≠ 0 if d'(Z) avoids 0, and the same set
//! contains the value n'(0)/d'(0) of the continuous extension. If the derivatives up to order k - 1 vanish at 0 as well, the remainder
//! n(z) = z^k ∫ n^(k)(tz) (1 - t)^(k-1)/(k-1)! dt gives n(z)/d(z) ∈ n^(k)(Z)/d^(k)(Z) in the same way, for both averages have the same weights.
//! That n and d vanish is not taken from a wide enclosure: their enclosures at 0 have to be the point 0, or their values there, formulas
//! without symbols, have the exact normal form 0, as 4π - 4π has.

use std::sync::Arc;

use super::program::Program;
use super::run::Fixed;
use super::value::{Mode, Value};
use super::{EncloseError, Integrator};
use crate::exact::{Scope, normal};
use crate::formula::{Domains, Expr, Symbol};
use rug::Rational;
use std::sync::OnceLock;

/// The highest order of a zero that is removed.
const ORDER: usize = 6;

/// A quotient in a program, with the formulas of its parts.
#[derive(Clone, Debug)]
pub(super) struct Quotient {
    pub(super) at: usize,
    parts: (Expr, Expr),
    /// The parts and, from there on, their derivatives by the variable they were first needed for.
    first: OnceLock<Option<(Symbol, Box<Order>)>>,
}

/// The derivatives of some order of dividend and divisor; the next are found when they are needed, for they grow quickly.
#[derive(Clone, Debug)]
struct Order {
    formulas: (Expr, Expr),
    programs: (Arc<Program>, Arc<Program>),
    next: OnceLock<Option<Box<Order>>>,
}

impl Quotient {
    pub(super) fn new(at: usize, dividend: &Expr, divisor: &Expr) -> Quotient {
        Quotient {
            at,
            parts: (dividend.clone(), divisor.clone()),
            first: OnceLock::new(),
        }
    }

    /// The parts themselves; `None` if they do not move with the variable.
    fn first(&self, var: &Symbol) -> Option<&Order> {
        let (known, first) = self
            .first
            .get_or_init(|| {
                let moves = self.parts.0.depends_on(var) && self.parts.1.depends_on(var);
                let order = moves.then(|| Order::new(self.parts.clone())).flatten()?;
                Some((var.clone(), Box::new(order)))
            })
            .as_ref()?;
        (known == var).then_some(first)
    }
}

impl Order {
    fn new(formulas: (Expr, Expr)) -> Option<Order> {
        let programs = (Program::of(&formulas.0).ok()?, Program::of(&formulas.1).ok()?);
        Some(Order {
            formulas,
            programs,
            next: OnceLock::new(),
        })
    }

    fn next(&self, var: &Symbol) -> Option<&Order> {
        let derived = || {
            let (n, d) = &self.formulas;
            Order::new((n.derivative(var).ok()?, d.derivative(var).ok()?)).map(Box::new)
        };
        self.next.get_or_init(derived).as_deref()
    }
}

/// Whether the formula at 0 is free of symbols and has the normal form 0.
fn is_exactly_zero(formula: &Expr, var: &Symbol) -> bool {
    let value = formula.substitute(var, &Expr::zero());
    value.free_symbols().is_empty() && normal(&value, &Scope::new(&Domains::default())).is_ok_and(|n| n.is_zero())
}

impl Fixed<'_> {
    /// The range of a quotient whose divisor may be 0, if its singularity at 0 is removable in the one symbol that moves.
    pub(super) fn removed(
        &self,
        at: usize,
        values: &dyn Fn(&Symbol) -> Option<Value>,
        mode: Mode,
        integrator: &dyn Integrator,
    ) -> Option<Value> {
        let var = self.moving_symbol()?;
        let z = values(var).filter(Value::contains_zero)?;
        let (quotient, prec) = self.quotient(at)?;
        let origin = Value::exact(Rational::new(), prec);
        let run = |program: &Program, place: &Value, mode| -> Result<Value, EncloseError> {
            let given = program
                .symbols
                .iter()
                .map(|s| if s == var { Some(place.clone()) } else { values(s) });
            program
                .bind_values(given.collect(), &[], prec, mode, integrator)?
                .constant()
        };
        let vanishes = |program: &Program, formula: &Expr| match run(program, &origin, Mode::Pointwise) {
            Ok(value) => value.is_zero() || value.contains_zero() && is_exactly_zero(formula, var),
            Err(_) => false,
        };
        let mut order = quotient.first(var)?;
        for _ in 0..ORDER {
            let (programs, formulas) = (&order.programs, &order.formulas);
            if !vanishes(&programs.0, &formulas.0) || !vanishes(&programs.1, &formulas.1) {
                return None;
            }
            order = order.next(var)?;
            let (n, d) = &order.programs;
            let ratio = run(n, &z, mode).and_then(|n| n.div(&run(d, &z, mode)?));
            if let Ok(ratio) = ratio {
                return Some(ratio);
            }
        }
        None
    }
}
