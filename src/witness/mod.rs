//! Formulas in double precision, computed by crates that know nothing of this one.
//!
//! An evaluator for witnesses: it reads the tree of a formula and nothing else, no interval, no normal form, no route of integration.
//! Integrals are left to the crate `quadrature`, error and gamma functions to `special`, logarithms of the beta function and binomial
//! coefficients to `statrs`. There is no number where none can be trusted: at poles, for integrals whose rules disagree or that do not
//! come to an end, for series that are not seen to converge, for functions that are left open. Such a number is never evidence: it can only disagree.

#![expect(
    clippy::disallowed_methods,
    reason = "a witness computes in double precision; it is never evidence"
)]

mod bessel;
mod centres;
mod frame;
mod functions;
mod integral;
mod machine;
mod series;

use std::collections::BTreeMap;

use num_complex::Complex64;
use rug::Rational;

use crate::formula::{Domains, Expr, Node, Symbol};
use frame::Frame;
use machine::Machine;

/// A crate that witnesses compute with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// `quadrature`: double-exponential and Clenshaw-Curtis rules on finite ranges.
    Quadrature,
    /// `special`: Gamma and error functions.
    Special,
    /// `statrs`: Beta functions and binomial coefficients.
    Statrs,
}

impl Engine {
    /// Every crate.
    pub const ALL: [Engine; 3] = [Engine::Quadrature, Engine::Special, Engine::Statrs];

    /// The name of the crate.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Engine::Quadrature => "quadrature",
            Engine::Special => "special",
            Engine::Statrs => "statrs",
        }
    }
}

/// A number, and the crates that it came from: none where double-precision arithmetic was enough.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The number, which is finite.
    pub value: f64,
    /// The crates, in the order of [`Engine::ALL`].
    pub engines: Vec<Engine>,
}

/// How far the imaginary part of a real number may be from 0, relative to the larger of 1 and its real part.
const ROUNDING: f64 = 1e-11;

/// The value of a formula without definitions at a point; `None` where there is no trustworthy real number.
#[must_use]
pub fn number(formula: &Expr, at: &BTreeMap<Symbol, Rational>) -> Option<Number> {
    let lowered = formula.lowered(&Domains::default()).ok()?;
    let formula = differentiated(&lowered)?;
    let point = at
        .iter()
        .map(|(symbol, value)| (symbol.clone(), Complex64::from(value.to_f64())))
        .collect();
    let machine = Machine::default();
    let value = machine.value(&formula, &Frame::Point(&point))?;
    let real = value.re.is_finite() && value.im.abs() <= ROUNDING * value.re.abs().max(1.0);
    real.then(|| Number {
        value: value.re,
        engines: machine.engines(),
    })
}

/// The formula with its derivatives carried out; `None` where one has no formula.
fn differentiated(formula: &Expr) -> Option<Expr> {
    let inner = formula.try_map(|part| differentiated(part).ok_or(())).ok()?;
    match inner.node() {
        Node::Diff { var, body, at } => Some(body.derivative(var).ok()?.substitute(var, at)),
        _ => Some(inner),
    }
}
