//! From a formula to its normal form.

use std::collections::HashMap;

use rug::Integer;

use super::calls;
use super::fraction::Normal;
use super::kernel::{Bound, Kernel};
use super::obstacle::Obstacle;
use super::ranges;
use super::scope::Scope;
use crate::expr::{Constant, Domains, Expr, Node};

/// Larger intermediate sums are refused.
const MOST_TERMS: usize = 50_000;
/// Larger products are not even started.
const LARGEST_PRODUCT: usize = 5_000_000;

/// The normal form of a formula on the declared domains.
///
/// # Errors
/// An [`Obstacle`] if some part is not certainly defined on the whole domain, or has no rule.
pub fn normal(e: &Expr, scope: &Scope) -> Result<Normal, Obstacle> {
    Reader {
        scope,
        memo: HashMap::new(),
    }
    .read(e)
}

/// The outcome of an attempt to prove an equation. It is never "refuted": different normal forms prove nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Both sides are defined on the whole domain and equal there.
    Proved,
    /// No proof, and why.
    Undecided(Obstacle),
}

/// Tries to prove that two formulas are defined and equal everywhere on the declared domains.
pub fn prove_equal(lhs: &Expr, rhs: &Expr, domains: &Domains) -> Outcome {
    prove_equal_in(lhs, rhs, &Scope::new(domains))
}

/// As [`prove_equal`], in a given scope.
pub fn prove_equal_in(lhs: &Expr, rhs: &Expr, scope: &Scope) -> Outcome {
    let mut reader = Reader {
        scope,
        memo: HashMap::new(),
    };
    let difference = reader.read(lhs).and_then(|l| Ok(&l - &reader.read(rhs)?));
    match difference {
        Ok(d) if d.is_zero() => Outcome::Proved,
        Ok(d) => Outcome::Undecided(Obstacle::Different(d.to_expr())),
        Err(obstacle) => Outcome::Undecided(obstacle),
    }
}

/// Reads formulas in one scope and remembers the parts it has seen.
pub(crate) struct Reader<'a> {
    pub(crate) scope: &'a Scope,
    memo: HashMap<Expr, Normal>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(scope: &'a Scope) -> Self {
        Reader {
            scope,
            memo: HashMap::new(),
        }
    }

    pub(crate) fn read(&mut self, e: &Expr) -> Result<Normal, Obstacle> {
        match e.node() {
            Node::Integer(n) => return Ok(Normal::integer(n.clone())),
            Node::Symbol(s) => return Ok(self.scope.symbol(s)),
            _ => {}
        }
        if let Some(known) = self.memo.get(e) {
            return Ok(known.clone());
        }
        let out = self.read_node(e)?;
        if out.numerator().len() > MOST_TERMS {
            return Err(Obstacle::TooLarge(format!(
                "a sum of {} terms",
                out.numerator().len()
            )));
        }
        self.memo.insert(e.clone(), out.clone());
        Ok(out)
    }

    fn read_node(&mut self, e: &Expr) -> Result<Normal, Obstacle> {
        match e.node() {
            Node::Integer(n) => Ok(Normal::integer(n.clone())),
            Node::Constant(Constant::Pi) => Ok(Normal::pi()),
            Node::Constant(Constant::I) => Ok(Normal::i()),
            Node::Constant(Constant::E) => self.scope.exp(&Normal::one()),
            Node::Constant(Constant::Infinity) => {
                Err(Obstacle::Unsupported("an infinite value".to_string()))
            }
            Node::Symbol(s) => Ok(self.scope.symbol(s)),
            Node::Neg(a) => Ok(-&self.read(a)?),
            Node::Add(a, b) => Ok(&self.read(a)? + &self.read(b)?),
            Node::Sub(a, b) => Ok(&self.read(a)? - &self.read(b)?),
            Node::Mul(a, b) => {
                let (a, b) = (self.read(a)?, self.read(b)?);
                product_fits(&a, &b)?;
                Ok(&a * &b)
            }
            Node::Div(a, b) => {
                let (a, b) = (self.read(a)?, self.read(b)?);
                product_fits(&a, &b)?;
                self.scope.div(&a, &b)
            }
            Node::Pow(a, b) => {
                let (a, b) = (self.read(a)?, self.read(b)?);
                self.scope.power(&a, &b)
            }
            Node::Call(function, args) => {
                let args = args
                    .iter()
                    .map(|a| self.read(a))
                    .collect::<Result<Vec<_>, _>>()?;
                calls::call(self.scope, *function, args)
            }
            Node::Apply(name, args) => {
                let args = args
                    .iter()
                    .map(|a| self.read(a))
                    .collect::<Result<Vec<_>, _>>()?;
                Ok(Normal::kernel(Kernel::Apply(name.clone(), args.into())))
            }
            Node::Integral { var, lo, hi, body } => {
                let (lo, hi) = (self.bound(lo)?, self.bound(hi)?);
                ranges::integral(self.scope, var, lo, hi, body)
            }
            Node::Sum { var, lo, hi, body } => {
                let (lo, hi) = (self.bound(lo)?, self.bound(hi)?);
                ranges::sum(self.scope, var, lo, hi, body)
            }
            Node::Diff { body, var } => {
                match self.read(body).and_then(|n| self.scope.derivative(&n, var)) {
                    Ok(n) => Ok(n),
                    Err(_) => self.read(&body.derivative(var).map_err(Obstacle::Derivative)?),
                }
            }
        }
    }

    fn bound(&mut self, e: &Expr) -> Result<Bound, Obstacle> {
        let infinite = |e: &Expr| matches!(e.node(), Node::Constant(Constant::Infinity));
        match e.node() {
            _ if infinite(e) => Ok(Bound::PositiveInfinity),
            Node::Neg(a) if infinite(a) => Ok(Bound::NegativeInfinity),
            _ => Ok(Bound::Finite(self.read(e)?)),
        }
    }
}

fn product_fits(a: &Normal, b: &Normal) -> Result<(), Obstacle> {
    let size = a.numerator().len().saturating_mul(b.numerator().len());
    if size <= LARGEST_PRODUCT {
        Ok(())
    } else {
        Err(Obstacle::TooLarge(format!("a product of {size} terms")))
    }
}

/// The value of an integer bound.
pub(crate) fn integer_bound(bound: &Bound) -> Option<Integer> {
    match bound {
        Bound::Finite(n) => n
            .as_rational()
            .filter(|q| *q.denom() == 1)
            .map(|q| q.numer().clone()),
        _ => None,
    }
}
