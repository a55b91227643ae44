//! An integrand and the setting it stands in.

use super::QuadratureError;
use crate::enclose::{Assignment, EncloseError, Integrator};
use crate::enclose::{Fixed, Mode, Program, Value};
use crate::formula::{Expr, Symbol};
use crate::interval::{Complex, Interval};
use std::sync::Arc;

/// The precision of bounds, in bits: one limb of MPFR.
pub(super) const COARSE: u32 = 64;

/// What surrounds an integrand: its variable, the values of its other symbols, and who encloses integrals inside it.
#[derive(Clone, Copy)]
pub(super) struct Setting<'a> {
    pub(super) var: &'a Symbol,
    pub(super) at: &'a Assignment,
    pub(super) inner: &'a dyn Integrator,
}

/// A formula of the variable of integration, ready to be bound to a precision.
pub(super) struct Integrand<'a> {
    pub(super) setting: Setting<'a>,
    program: Arc<Program>,
}

/// An integrand at a working precision.
pub(super) struct Sampler<'a> {
    bound: Fixed<'a>,
    inner: &'a dyn Integrator,
}

impl<'a> Integrand<'a> {
    pub(super) fn new(expr: Expr, setting: Setting<'a>) -> Result<Integrand<'a>, QuadratureError> {
        let program = Program::of(&expr)?;
        Ok(Integrand { setting, program })
    }

    /// The integrand at a working precision.
    pub(super) fn at(&self, prec: u32) -> Result<Sampler<'_>, EncloseError> {
        let Setting { var, at, inner } = self.setting;
        let bound = self.program.bind(at, std::slice::from_ref(var), prec, inner)?;
        Ok(Sampler { bound, inner })
    }

    /// Whether the integrand is free of `i`, so that its values at conjugate points are conjugate.
    pub(super) fn is_real(&self) -> bool {
        self.program.is_real()
    }
}

impl Sampler<'_> {
    /// Its range over a real interval, possibly unbounded.
    pub(super) fn real(&self, x: Interval) -> Result<Interval, EncloseError> {
        self.bound
            .run(&[Value::Real(x)], Mode::Pointwise, self.inner)?
            .into_real()
    }

    /// A rectangle around its values on a rectangle, on which it is shown to be holomorphic.
    pub(super) fn holomorphic(&self, z: Complex) -> Result<Complex, EncloseError> {
        let value = self.bound.run(&[Value::Complex(z)], Mode::Holomorphic, self.inner)?;
        Ok(value.into_complex())
    }
}

/// The range of a part of an integrand over a real interval, at the precision of bounds; `None` if it has none.
pub(super) fn range(part: &Expr, setting: Setting<'_>, x: &Interval) -> Option<Interval> {
    let part = Integrand::new(part.clone(), setting).ok()?;
    part.at(COARSE).ok()?.real(x.clone()).ok()
}
