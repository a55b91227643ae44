//! Derivatives and integrals, read from formulas.

use super::component::Argument;
use super::reader::{Reader, Tensor, refused};
use super::slope::Along;
use super::speech::sizes;
use super::value::Value;
use crate::exact::obstacle::Obstacle;
use crate::exact::space::Under;
use crate::formula::{Binder, Domain, Expr, Node, Reach, Symbol};

impl Reader {
    /// An integral over a space, as the field has it.
    pub(super) fn integral(&mut self, var: &Symbol, dimension: &Expr, body: &Expr) -> Result<Tensor, Obstacle> {
        let outside = self.space.scope().clone();
        let binder = Binder {
            var: var.clone(),
            reach: Reach::Space(dimension.clone()),
            body: body.clone(),
        };
        let inside = Under::open(&outside, &binder, dimension)?;
        self.space.enter(inside.scope.clone());
        let number = self.number(&binder.body_in(&inside.var))?;
        let number = self.space.outward(&number)?;
        self.space.leave(outside.clone());
        Ok(Tensor::number(inside.valued(&number)?))
    }

    /// What is differentiated, the dimension of the variable where that is a vector, and the derivative, its index last.
    fn derived(&mut self, var: &Symbol, body: &Expr, at: &Expr) -> Result<(Tensor, Option<Expr>, Value), Obstacle> {
        let itself = at.is_symbol(var);
        let point = self.read(at)?;
        let outside = self.space.scope().clone();
        let known = outside.domains().get(var).is_some();
        let (dimension, None) = (point.rows.clone(), &point.columns) else {
            return refused(format!("a derivative at {at}"));
        };
        // The variable is one of the space of its point.
        if known && sizes(outside.domains(), var).and_then(|(rows, _)| rows) != dimension {
            return refused(format!("a derivative by {var} at {at}"));
        }
        let inside = match &dimension {
            Some(_) if known => outside.clone(),
            Some(dimension) => {
                let dimension = dimension.clone();
                outside.declare(var, Domain::Vector { dimension })
            }
            None if matches!(outside.domain(var), Domain::Natural { .. }) => {
                return refused(format!("a derivative by the natural number {var}"));
            }
            None if itself => outside.opened(var),
            None => outside.declare(var, Domain::Real),
        };
        self.space.enter(inside);
        let along = match &dimension {
            Some(dimension) => Along::Vector(var, dimension),
            None => Along::Number(var),
        };
        let body = self.read(body)?;
        let value = self.space.derivative(&body.value, along)?;
        let value = match (itself, point.as_number()) {
            (true, _) => value,
            (false, Some(n)) => self.space.substituted(&value, var, &Argument::Number(n))?,
            (false, None) => self.space.substituted(&value, var, &Argument::Tensor(point.value))?,
        };
        self.space.leave(outside);
        Ok((body, dimension, value))
    }

    pub(super) fn diff(&mut self, var: &Symbol, body: &Expr, at: &Expr) -> Result<Tensor, Obstacle> {
        let (body, dimension, value) = self.derived(var, body, at)?;
        match (dimension, &body.rows, &body.columns) {
            (None, ..) => Ok(body.with(value)),
            (Some(m), None, None) => Ok(Tensor::column(m, value)),
            (Some(m), Some(rows), None) => Ok(Tensor {
                rows: Some(rows.clone()),
                columns: Some(m),
                value,
            }),
            _ => refused(format!("a derivative of a matrix by {var}")),
        }
    }

    /// The sum over the last index of what is differentiated and that of the derivative.
    pub(super) fn divergence(&mut self, derivative: &Expr) -> Result<Tensor, Obstacle> {
        let Node::Diff { var, body, at } = derivative.node() else {
            return refused(format!("the divergence of {derivative}"));
        };
        let (body, dimension, value) = self.derived(var, body, at)?;
        let rank = body.value.rank();
        match (dimension, &body.rows) {
            (Some(_), Some(_)) => Ok(Tensor {
                rows: body.columns.as_ref().and(body.rows),
                columns: None,
                value: self.space.contracted(&value, rank - 1, rank)?,
            }),
            _ => refused(format!("the divergence of {derivative}")),
        }
    }
}
