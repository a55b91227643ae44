//! The closed form of a constant, which the paper may tell and nothing takes on trust.
//!
//! It is given for the constant where, at the parameters asked for, it has the normal form of the formula that defines the constant, and both
//! exist. Where that is not seen, the number is that of the defining formula, by rigorous quadrature, and there is no closed form; one
//! that quadrature excludes is told as the mistake that it is.

use super::error::NoNumber;
use super::{ConstantError, Number, Request, Route};
use crate::enclose::enclose;
use crate::formula::{Domains, Expr, Relation, RelationOp};
use crate::interval::Interval;
use crate::proof::identity;
use crate::quadrature::Quadrature;

/// A constant at its parameters, in three formulas without free symbols.
pub(super) struct Told {
    /// What defines it.
    pub(super) defined: Expr,
    /// The same as quadrature takes it.
    pub(super) measured: Expr,
    /// What it is said to be, if anything.
    pub(super) closed: Option<Expr>,
}

/// The number of a constant.
pub(super) struct Found {
    pub(super) route: Route,
    pub(super) number: Number,
    /// Whether the closed form is seen to be right.
    pub(super) is_closed: bool,
}

impl Told {
    /// The number on the route that is asked for, or by quadrature.
    pub(super) fn number(self, request: &Request) -> Result<Found, ConstantError> {
        let by = |formula: &Expr| enclose(formula, &Default::default(), request.digits, &Quadrature::default());
        let found = |route, number, is_closed| Found {
            route,
            number: Number::Enclosed(number),
            is_closed,
        };
        let Some(closed) = self.closed else {
            let number = by(&self.measured).map_err(ConstantError::undecided)?;
            return Ok(found(Route::Quadrature, number, false));
        };
        let same = Relation::new(RelationOp::Eq, self.defined, closed.clone());
        let is_closed = identity::holds(&same, &Domains::default());
        if is_closed && request.route != Route::Quadrature {
            let number = by(&closed).map_err(ConstantError::undecided)?;
            return Ok(found(Route::Closed, number, true));
        }
        let number: Interval = by(&self.measured).map_err(ConstantError::undecided)?;
        if !is_closed && by(&closed).is_ok_and(|closed| closed.is_disjoint(&number)) {
            return Err(ConstantError::undecided(NoNumber::NotClosed { closed, number }));
        }
        Ok(found(Route::Quadrature, number, is_closed))
    }
}
