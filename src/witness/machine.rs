//! The evaluator: one value for each operation of the tree.
//!
//! Infinities may pass on the way, as in 1/sinh x for large x; whoever asks for a number refuses what is not finite in the end.

use std::cell::RefCell;
use std::collections::BTreeSet;

use num_complex::Complex64;

use super::frame::Frame;
use super::{Engine, centres};
use crate::formula::{Constant, Expr, Node, Symbol};

/// An evaluation, which remembers the crates it made use of.
#[derive(Default)]
pub(super) struct Machine {
    used: RefCell<BTreeSet<Engine>>,
}

impl Machine {
    pub(super) fn uses(&self, engine: Engine) {
        self.used.borrow_mut().insert(engine);
    }

    pub(super) fn engines(&self) -> Vec<Engine> {
        self.used.borrow().iter().copied().collect()
    }

    /// The value of a formula without derivatives and matrices.
    pub(super) fn value(&self, formula: &Expr, frame: &Frame<'_>) -> Option<Complex64> {
        let of = |part: &Expr| self.value(part, frame);
        match formula.node() {
            Node::Integer(n) => Some(Complex64::from(n.to_f64())),
            Node::Constant(constant) => Some(match constant {
                Constant::Pi => Complex64::from(std::f64::consts::PI),
                Constant::E => Complex64::from(std::f64::consts::E),
                Constant::I => Complex64::I,
                Constant::Infinity => Complex64::from(f64::INFINITY),
            }),
            Node::Symbol(symbol) => frame.get(symbol),
            Node::Neg(a) => Some(-of(a)?),
            Node::Add(a, b) => Some(of(a)? + of(b)?),
            Node::Sub(a, b) => Some(of(a)? - of(b)?),
            Node::Mul(a, b) => Some(product(of(a)?, of(b)?)),
            Node::Div(a, b) => Some(quotient(of(a)?, of(b)?)),
            Node::Pow(a, b) if *a.node() == Node::Constant(Constant::E) => Some(exponential(of(b)?)),
            Node::Pow(a, b) => power(of(a)?, of(b)?),
            Node::Call(function, arguments) => {
                let arguments = arguments.iter().map(of).collect::<Option<Vec<_>>>()?;
                self.call(*function, &arguments)
            }
            Node::Integral { var, lo, hi, body } => {
                let (lo, hi) = (real(of(lo)?)?, real(of(hi)?)?);
                let centres = centres::of(self, body, var, frame);
                self.integral(&|x| self.value(body, &frame.with(var, x)), lo, hi, &centres)
            }
            Node::Sum { var, lo, hi, body } => {
                let (lo, hi) = (real(of(lo)?)?, real(of(hi)?)?);
                self.sum(&|k| self.value(body, &frame.with(var, k)), lo, hi)
            }
            Node::Inverse { var, body, at } => {
                let at = real(of(at)?)?;
                self.argument(body, var, at, frame).map(Complex64::from)
            }
            Node::Apply(..) | Node::Diff { .. } | Node::Matrix { .. } | Node::Space { .. } => None,
        }
    }

    /// Where an increasing function has a value, by bisection.
    fn argument(&self, body: &Expr, var: &Symbol, at: f64, frame: &Frame<'_>) -> Option<f64> {
        let below = |x: f64| {
            let value = real(self.value(body, &frame.with(var, x))?)?;
            (!value.is_nan()).then_some(value < at)
        };
        let end = |sign: f64| {
            let mut ends = (0..100).map(|k| sign * f64::from(k).exp2());
            ends.find(|x| below(*x) == Some(sign < 0.0))
        };
        let (mut lo, mut hi) = (end(-1.0)?, end(1.0)?);
        loop {
            let middle = lo + (hi - lo) / 2.0;
            if middle <= lo || middle >= hi {
                return Some(middle);
            }
            match below(middle)? {
                true => lo = middle,
                false => hi = middle,
            }
        }
    }
}

/// A value that is real.
pub(super) fn real(value: Complex64) -> Option<f64> {
    (value.im == 0.0).then_some(value.re)
}

/// The product; of real numbers as one of real numbers, so that ∞ stays real.
fn product(a: Complex64, b: Complex64) -> Complex64 {
    match (real(a), real(b)) {
        (Some(x), Some(y)) => Complex64::from(x * y),
        _ => a * b,
    }
}

fn quotient(a: Complex64, b: Complex64) -> Complex64 {
    match (real(a), real(b)) {
        (Some(x), Some(y)) => Complex64::from(x / y),
        (None, Some(y)) => a / y,
        _ => a / b,
    }
}

pub(super) fn exponential(a: Complex64) -> Complex64 {
    match real(a) {
        Some(x) => Complex64::from(x.exp()),
        None => a.exp(),
    }
}

/// The principal value, on the cut as from above: a real number has no imaginary part of -0.
pub(super) fn logarithm(a: Complex64) -> Complex64 {
    real(a).map_or(a, Complex64::from).ln()
}

/// The principal value of a power.
fn power(a: Complex64, b: Complex64) -> Option<Complex64> {
    match (real(a), real(b)) {
        (Some(x), Some(y)) if x >= 0.0 || y.fract() == 0.0 => Some(Complex64::from(x.powf(y))),
        (None, Some(y)) if y.fract() == 0.0 && y.abs() < 1e6 => Some(a.powi(y as i32)),
        (Some(0.0), _) => None,
        _ => Some((logarithm(a) * b).exp()),
    }
}
