//! The derivative at a point: two-sided, whatever domain the point has.
//!
//! A formula has a derivative at a point only if it is defined on a neighbourhood of it. Where the point is the variable itself, the
//! derivative is formed on its domain, which is opened at the ends. At other points, and where that fails, there
//! are two ways: the rules of differentiation, where everything they need is seen to be defined near the point
//! (see `interior`), or the derivative on an open set around all the points.

use super::fraction::Normal;
use super::normal::Reader;
use super::obstacle::Obstacle;
use crate::formula::{Binder, Domain, Expr, Symbol};

impl Reader<'_> {
    /// The derivative of the body of a binder in its variable, at the point `at`.
    pub(crate) fn derivative_at(&mut self, binder: &Binder, at: &Expr) -> Result<Normal, Obstacle> {
        let here = match at.is_symbol(&binder.var) && !matches!(self.scope.domain(&binder.var), Domain::Natural { .. })
        {
            true => self.on_a_domain(binder),
            false => self.by_the_rules(binder, at),
        };
        here.or_else(|why| self.around(binder, at).map_err(|_| why))
    }

    /// At every point of the domain of the variable; at an end of it, what counts is what holds nearby.
    fn on_a_domain(&self, binder: &Binder) -> Result<Normal, Obstacle> {
        let near = self.scope.opened(&binder.var);
        Reader::new(&near).derivative(&binder.body, &binder.var)
    }

    /// On an open set. The derivative may be defined where the formula is not, so the formula is read first.
    fn derivative(&mut self, body: &Expr, var: &Symbol) -> Result<Normal, Obstacle> {
        let value = self.read(body)?;
        match self.scope.derivative(&value, var) {
            Ok(slope) => Ok(slope),
            Err(_) => self.read(&body.derivative(var).map_err(Obstacle::Derivative)?),
        }
    }

    fn by_the_rules(&mut self, Binder { var, body, .. }: &Binder, at: &Expr) -> Result<Normal, Obstacle> {
        let slope = body.derivative(var).map_err(Obstacle::Derivative)?;
        for part in body.interior(var).map_err(Obstacle::Derivative)? {
            self.read(&part.substitute(var, at))?;
        }
        self.read(&slope.substitute(var, at))
    }

    fn around(&mut self, binder: &Binder, at: &Expr) -> Result<Normal, Obstacle> {
        let point = self.read(at)?;
        let opened = self.scope.open(binder, &[], &[])?;
        let slope = Reader::new(&opened.scope).derivative(&opened.body, &opened.var)?;
        opened.scope.substitute(&slope, &opened.var, &point)
    }
}
