//! Rigorous evaluation of a formula.
//!
//! # The contract
//! An enclosure of a formula at an assignment X contains its value at every x ∈ X, and its existence says more: **the formula
//! is defined and bounded on all of X**. Where that cannot be shown the answer is a typed [`EncloseError`], never a number and never the
//! whole line. Errors that a higher precision or a smaller X could remove say so ([`EncloseError::is_final`]).
//!
//! An enclosure by [`evaluate_complex`] says more still: **the formula is holomorphic in all its variables on a
//! neighbourhood of the rectangle**. It is continuous on the closed rectangle and every primitive refuses arguments that touch
//! its poles or cuts. `abs`, `sign`, `max` and `min` are read as the branch that holds on the real line: |g| is g where Re g > 0 and
//! -g where Re g < 0, so g has to be real on the real line (free of `i`) and Re g of certain sign on the rectangle. Functions on
//! overlapping rectangles therefore agree, and a connected cover of a region by enclosed rectangles proves a formula holomorphic
//! on the region and equal there to the continuation of its real values.
//!
//! A quotient n/d with a removable singularity at 0 is continued there in this reading, and where the formula is an integrand; not by [`evaluate`].
//!
//! # Conventions
//! Real arguments have real values or none: `sqrt(-1)` and `log(-1)` are errors; complex arguments take principal branches, with
//! errors on the cuts. x^n for an integer n is the n-fold product (x^0 = 1 everywhere); any other power needs a nonnegative
//! base, positive where the exponent is not certainly positive. A sum over an empty range is 0. Rational numbers are computed
//! exactly as long as they stay short, so that integer exponents, bounds and indices are recognised.

mod discrete;
mod error;
mod function;
mod inverse;
mod precision;
mod program;
mod reciprocal;
mod removable;
mod run;
mod series;
mod smooth;
mod value;

pub(crate) use discrete::{exact_index, integer};
pub use error::EncloseError;
pub(crate) use function::{Context, branch, extremum, of_one, of_real};
pub(crate) use precision::bits_of;
pub use precision::{enclose, enclose_complex};
pub(crate) use program::{Program, infinite};
pub(crate) use run::Fixed;
pub(crate) use series::{Series, whole};
pub(crate) use smooth::Smooth;
pub(crate) use value::{Mode, Value};

use crate::formula::{Expr, Symbol};
use crate::interval::{Complex, Interval};
use std::collections::BTreeMap;

/// Values of the free symbols of a formula.
pub type Assignment = BTreeMap<Symbol, Interval>;

/// Who encloses the integrals inside a formula: implemented by the quadrature layer.
pub trait Integrator: Sync {
    /// An enclosure of the integral of `body` over `var` from `lo` to `hi`, for every assignment of the other symbols in `at`. The
    /// relative accuracy aimed at is 2^-prec, but any valid enclosure may be returned.
    ///
    /// # Errors
    /// Where no enclosure was found, and in particular where the integral may not exist.
    fn integrate(
        &self,
        body: &Expr,
        var: &Symbol,
        lo: &Expr,
        hi: &Expr,
        at: &Assignment,
        prec: u32,
    ) -> Result<Interval, EncloseError>;
}

/// An integrator that refuses: for formulas without integrals.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoIntegrals;

impl Integrator for NoIntegrals {
    fn integrate(
        &self,
        _: &Expr,
        _: &Symbol,
        _: &Expr,
        _: &Expr,
        _: &Assignment,
        _: u32,
    ) -> Result<Interval, EncloseError> {
        Err(EncloseError::Integral {
            reason: "no quadrature was supplied".into(),
            reached: None,
            lasting: true,
        })
    }
}

/// An enclosure of the values of a formula for all values of its symbols in `at`, computed once at `prec` bits.
///
/// Complex numbers may occur on the way; the value itself has to be real with certainty.
///
/// # Errors
/// Any [`EncloseError`]; see the module's contract.
pub fn evaluate(
    expr: &Expr,
    at: &Assignment,
    prec: u32,
    integrator: &dyn Integrator,
) -> Result<Interval, EncloseError> {
    Prepared::new(expr)?.evaluate(at, prec, integrator)
}

/// A formula made ready to be evaluated many times.
#[derive(Clone, Debug)]
pub struct Prepared(std::sync::Arc<Program>);

impl Prepared {
    /// Prepares a formula: derivatives are carried out, common parts are found.
    ///
    /// # Errors
    /// If a derivative in the formula has no formula.
    pub fn new(expr: &Expr) -> Result<Prepared, EncloseError> {
        Program::of(expr).map(Prepared)
    }

    /// The same as [`evaluate`] for the formula.
    ///
    /// # Errors
    /// Any [`EncloseError`]; see the module's contract.
    pub fn evaluate(&self, at: &Assignment, prec: u32, integrator: &dyn Integrator) -> Result<Interval, EncloseError> {
        bounded(self.0.bind(at, &[], prec, integrator)?.constant()?)
    }

    /// The formula at a precision, its parts without symbols computed.
    ///
    /// # Errors
    /// If such a part has no value.
    pub(crate) fn at_precision<'a>(
        &'a self,
        prec: u32,
        integrator: &'a dyn Integrator,
    ) -> Result<AtPrecision<'a>, EncloseError> {
        let mut fixed = self.0.bind(&Assignment::new(), &self.0.symbols, prec, integrator)?;
        fixed.continued = false;
        Ok(AtPrecision { fixed, integrator })
    }
}

/// A formula at a precision.
pub(crate) struct AtPrecision<'a> {
    fixed: Fixed<'a>,
    integrator: &'a dyn Integrator,
}

impl AtPrecision<'_> {
    /// As [`Prepared::evaluate`].
    pub(crate) fn evaluate(&self, at: &Assignment) -> Result<Interval, EncloseError> {
        bounded(self.fixed.at(at, self.integrator)?)
    }
}

fn bounded(value: Value) -> Result<Interval, EncloseError> {
    let enclosure = value.into_real()?;
    match enclosure.is_bounded() {
        true => Ok(enclosure),
        false => Err(EncloseError::Overflow),
    }
}

/// An enclosure of the values of a formula on a product of rectangles, on which it is shown to be holomorphic.
///
/// # Errors
/// Any [`EncloseError`], in particular [`EncloseError::NotHolomorphic`] and [`EncloseError::DivisionByZero`]. Integrals inside the formula
/// need finite bounds, and are enclosed coarsely.
pub fn evaluate_complex(expr: &Expr, at: &BTreeMap<Symbol, Complex>, prec: u32) -> Result<Complex, EncloseError> {
    let symbols: Vec<Symbol> = at.keys().cloned().collect();
    let program = Program::of(expr)?;
    let bound = program.bind(&Assignment::new(), &symbols, prec, &NoIntegrals)?;
    let values: Vec<Value> = at.values().map(|z| Value::Complex(z.clone())).collect();
    let value = bound.run(&values, Mode::Holomorphic, &NoIntegrals)?.into_complex();
    if value.is_bounded() {
        Ok(value)
    } else {
        Err(EncloseError::Overflow)
    }
}
