//! A bound of how a formula grows on a half line: |f(z)| <= C (1 + z)^d for z > 0, as its parts tell.
//!
//! Sums have the greatest degree of their terms, products the sum, bounded functions of real numbers none; a divisor that is at least 1 adds
//! nothing. log u is between 0 and a multiple of (1 + z)^d where u >= 1 is made of powers, of exponentials e^v with v of degree d, and of
//! their sums, products and quotients by what is at least 1.

use super::line::HalfLine;
use crate::exact::normal;
use crate::formula::{Domains, Expr, Function, Node, Relation, RelationOp, Symbol};
use crate::proof::identity;

/// A half line z > 0 beside parameters with their domains.
pub(super) struct Degree<'a> {
    z: &'a Symbol,
    line: &'a HalfLine,
    domains: &'a Domains,
}

impl<'a> Degree<'a> {
    /// On the half line of `z`; of the domains, that of `z` is z > 0.
    pub(super) fn on(line: &'a HalfLine, z: &'a Symbol, domains: &'a Domains) -> Degree<'a> {
        Degree { z, line, domains }
    }

    /// The degree of a formula, if it is found.
    pub(super) fn of(&self, formula: &Expr) -> Option<u32> {
        let most = |parts: &[Expr]| {
            parts
                .iter()
                .map(|part| self.of(part))
                .try_fold(0, |most, d| Some(d?.max(most)))
        };
        if !formula.depends_on(self.z) {
            return Some(0);
        }
        match formula.node() {
            Node::Symbol(_) => Some(1),
            Node::Neg(a) => self.of(a),
            Node::Add(a, b) | Node::Sub(a, b) => Some(self.of(a)?.max(self.of(b)?)),
            Node::Mul(a, b) => self.of(a)?.checked_add(self.of(b)?),
            Node::Div(a, b) if !b.depends_on(self.z) || self.holds(Expr::one(), b.clone()) => self.of(a),
            Node::Pow(base, exponent) => match exponent.as_rational() {
                Some(n) if *n.denom() == 1 => self.of(base)?.checked_mul(n.numer().to_u32()?),
                None if *base == Expr::e() => self.holds(exponent.clone(), Expr::zero()).then_some(0),
                _ => None,
            },
            Node::Call(function, parts) => match function {
                Function::Max | Function::Min | Function::Abs => most(parts),
                Function::Exp => self.holds(parts[0].clone(), Expr::zero()).then_some(0),
                Function::Log => self
                    .holds(Expr::one(), parts[0].clone())
                    .then(|| self.of_logarithm(&parts[0]))?,
                Function::Tanh | Function::Erf | Function::Erfc | Function::Atan | Function::Sin | Function::Cos => {
                    self.is_real(&parts[0]).then_some(0)
                }
                Function::Sign => Some(0),
                _ => None,
            },
            _ => None,
        }
    }

    /// The degree of log|u| where |u| >= 1.
    fn of_logarithm(&self, u: &Expr) -> Option<u32> {
        if !u.depends_on(self.z) {
            return Some(0);
        }
        match u.node() {
            Node::Symbol(_) => Some(1),
            Node::Neg(a) => self.of_logarithm(a),
            Node::Add(a, b) | Node::Sub(a, b) | Node::Mul(a, b) => {
                Some(self.of_logarithm(a)?.max(self.of_logarithm(b)?))
            }
            Node::Div(a, b) if !b.depends_on(self.z) || self.holds(Expr::one(), b.clone()) => self.of_logarithm(a),
            Node::Pow(base, v) if *base == Expr::e() => self.is_real(v).then(|| self.of(v))?,
            Node::Call(Function::Exp, parts) => self.is_real(&parts[0]).then(|| self.of(&parts[0]))?,
            _ => None,
        }
    }

    fn is_real(&self, formula: &Expr) -> bool {
        let scope = self.line.scope();
        normal(formula, scope).is_ok_and(|formula| scope.is_real(&formula))
    }

    fn holds(&self, small: Expr, large: Expr) -> bool {
        identity::holds(&Relation::new(RelationOp::Le, small, large), self.domains)
    }
}
