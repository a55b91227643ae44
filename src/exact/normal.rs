//! From a formula to its normal form.

use std::collections::HashMap;

use rug::{Integer, Rational};

use super::calls;
use super::fraction::Normal;
use super::jet;
use super::kernel::Bound;
use super::obstacle::Obstacle;
use super::ranges;
use super::scope::Scope;
use super::signs::{Sign, Signs};
use super::size;
use super::space;
use crate::formula::{Binder, Constant, Domains, Expr, Function, Node, Reach};
use crate::room;
use crate::session::{Question, remembered, spend};

/// What a part of a formula costs beside its sums and products, in elementary operations.
const PART: u64 = 64;

/// The normal form of a formula on the declared domains.
///
/// # Errors
/// An [`Obstacle`] if some part is not certainly defined on the whole domain, or has no rule.
pub fn normal(e: &Expr, scope: &Scope) -> Result<Normal, Obstacle> {
    spend(PART).map_err(Obstacle::Spent)?;
    remembered(Form {
        formula: e.clone(),
        scope: scope.clone(),
    })
}

/// A normal form depends on the formula and on all that the scope says.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Form {
    formula: Expr,
    scope: Scope,
}

impl Question for Form {
    const WHAT: &'static str = "normal forms";
    type Answer = Result<Normal, Obstacle>;

    fn answer(&self) -> Self::Answer {
        room::for_depth(self.formula.depth(), || {
            let e = self
                .formula
                .lowered(self.scope.domains())
                .map_err(|error| Obstacle::Unsupported(error.to_string()))?;
            Reader::new(&self.scope).read(&e)
        })
    }
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
    match normal(&(lhs - rhs), scope) {
        Ok(d) if scope.vanishes(&d) => Outcome::Proved,
        Ok(d) => Outcome::Undecided(Obstacle::Different(d.to_expr())),
        Err(Obstacle::Unsupported(_)) if jet::speaks(lhs, scope.domains()) || jet::speaks(rhs, scope.domains()) => {
            match jet::agree(lhs, rhs, scope) {
                Ok(()) => Outcome::Proved,
                Err(obstacle) => Outcome::Undecided(obstacle),
            }
        }
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
            Node::Symbol(s) => return self.scope.number(s),
            _ => {}
        }
        if let Some(known) = self.memo.get(e) {
            return Ok(known.clone());
        }
        spend(PART).map_err(Obstacle::Spent)?;
        let out = match self.read_node(e) {
            Err(Obstacle::Unsupported(_) | Obstacle::Derivative(_) | Obstacle::Condition(_))
                if jet::speaks(e, self.scope.domains()) =>
            {
                jet::number(e, self.scope)?
            }
            out => out?,
        };
        size::check(&out)?;
        self.memo.insert(e.clone(), out.clone());
        Ok(out)
    }

    fn read_node(&mut self, e: &Expr) -> Result<Normal, Obstacle> {
        match e.node() {
            Node::Integer(n) => Ok(Normal::integer(n.clone())),
            Node::Constant(Constant::Pi) => Ok(Normal::pi()),
            Node::Constant(Constant::I) => Ok(Normal::i()),
            Node::Constant(Constant::E) => self.scope.exp(&Normal::one()),
            Node::Constant(Constant::Infinity) => Err(Obstacle::Unsupported("an infinite value".to_string())),
            Node::Symbol(s) => self.scope.number(s),
            Node::Neg(a) => Ok(-&self.read(a)?),
            Node::Add(a, b) | Node::Sub(a, b) => {
                let (left, right) = (self.read(a)?, self.read(b)?);
                size::check_sum(&left, &right)?;
                Ok(match e.node() {
                    Node::Add(..) => &left + &right,
                    _ => &left - &right,
                })
            }
            Node::Mul(a, b) => {
                let (a, b) = (self.read(a)?, self.read(b)?);
                size::check_product(&a, &b)?;
                Ok(&a * &b)
            }
            Node::Div(a, b) => {
                let (dividend, divisor) = (self.read(a)?, self.read(b)?);
                size::check_quotient(&dividend, &divisor)?;
                self.ensure_nonzero(b, &divisor)?;
                self.scope.formal_quotient(&dividend, &divisor)
            }
            Node::Pow(a, b) => {
                let (base, exponent) = (self.read(a)?, self.read(b)?);
                let signs = self.signs(a, &base);
                self.scope.power_of(&base, &exponent, signs)
            }
            Node::Call(Function::Inner | Function::Norm, args) => self.read_product(e, args),
            Node::Call(function, args) => {
                let values = args.iter().map(|a| self.read(a)).collect::<Result<Vec<_>, _>>()?;
                match (function, &args[..], &values[..]) {
                    (Function::Log, [a], [x]) => self.scope.log_of(x, self.signs(a, x)),
                    (Function::Sqrt, [a], [x]) => {
                        let half = Normal::rational(&Rational::from((1, 2)));
                        self.scope.power_of(x, &half, self.signs(a, x))
                    }
                    _ => calls::call(self.scope, *function, &values),
                }
            }
            Node::Matrix { .. } => Err(Obstacle::Unsupported(format!("the matrix {e}"))),
            Node::Apply(name, args) => {
                let args = self.arguments(name, args)?;
                self.scope.open_function(name, args)
            }
            Node::Integral { .. }
            | Node::Space { .. }
            | Node::Sum { .. }
            | Node::Inverse { .. }
            | Node::Diff { .. } => match e.binder() {
                Some(binder) => self.read_binder(&binder),
                None => Err(Obstacle::Unsupported(format!("`{e}`"))),
            },
        }
    }

    /// Ensures that a divisor with this value vanishes nowhere.
    pub(super) fn ensure_nonzero(&mut self, written: &Expr, divisor: &Normal) -> Result<(), Obstacle> {
        match self.is_nonzero(written) {
            true => Ok(()),
            false => self.scope.nonzero(divisor),
        }
    }

    pub(crate) fn read_binder(&mut self, binder: &Binder) -> Result<Normal, Obstacle> {
        match &binder.reach {
            Reach::Interval(lo, hi) => {
                let (lo, hi) = (self.bound(lo)?, self.bound(hi)?);
                ranges::integral(self.scope, binder, lo, hi)
            }
            Reach::Indices(lo, hi) => {
                let (lo, hi) = (self.bound(lo)?, self.bound(hi)?);
                ranges::sum(self.scope, binder, lo, hi)
            }
            Reach::Space(dimension) => space::integral(self.scope, binder, dimension),
            Reach::Line(_) => Err(Obstacle::Unsupported("an inverse function".to_string())),
            Reach::Near(at) if jet::speaks(at, self.scope.domains()) => {
                Err(Obstacle::Unsupported("a derivative by a vector".to_string()))
            }
            Reach::Near(at) => self.derivative_at(binder, at),
        }
    }

    /// The possible signs of a formula: those of its normal form, or failing certainty what the signs of its written factors
    /// tell, which the normal form has multiplied out. `None` if the value may not be real.
    fn signs(&mut self, e: &Expr, value: &Normal) -> Option<Signs> {
        let whole = self.scope.signs(value)?;
        if whole.certain().is_some_and(|s| s != Sign::Nonzero) && whole.excludes_zero() {
            return Some(whole);
        }
        let mut of = |e: &Expr| self.read(e).ok().and_then(|n| self.signs(e, &n));
        let written = match e.node() {
            Node::Neg(a) => Signs::NEGATIVE.times(of(a)?),
            Node::Mul(a, b) => of(a)?.times(of(b)?),
            Node::Div(a, b) => of(a)?.times(of(b)?.and(Signs::NONZERO)),
            Node::Add(a, b) => of(a)?.plus(of(b)?),
            Node::Sub(a, b) => of(a)?.plus(Signs::NEGATIVE.times(of(b)?)),
            Node::Pow(a, b) => match b.as_rational().filter(|q| *q.denom() == 1) {
                Some(n) => of(a)?.pow(n.numer().clone().abs().to_u32()?),
                None => Signs::ANY,
            },
            _ => Signs::ANY,
        };
        Some(whole.and(written))
    }

    /// Whether a formula vanishes nowhere because no written factor does.
    fn is_nonzero(&mut self, e: &Expr) -> bool {
        match e.node() {
            Node::Mul(a, b) => self.is_nonzero(a) && self.is_nonzero(b),
            Node::Neg(a) | Node::Div(a, _) => self.is_nonzero(a),
            Node::Pow(a, b) if b.as_rational().is_some_and(|q| q > 0) => self.is_nonzero(a),
            Node::Call(Function::Sqrt, args) => args.iter().all(|a| self.is_nonzero(a)),
            _ => self.read(e).is_ok_and(|n| {
                !n.is_zero()
                    && match self.signs(e, &n) {
                        Some(signs) => signs.excludes_zero(),
                        None => self.scope.nonzero(&n).is_ok(),
                    }
            }),
        }
    }

    pub(crate) fn bound(&mut self, e: &Expr) -> Result<Bound, Obstacle> {
        let infinite = |e: &Expr| matches!(e.node(), Node::Constant(Constant::Infinity));
        match e.node() {
            _ if infinite(e) => Ok(Bound::PositiveInfinity),
            Node::Neg(a) if infinite(a) => Ok(Bound::NegativeInfinity),
            _ => Ok(Bound::Finite(self.read(e)?)),
        }
    }
}

/// The value of an integer bound.
pub(crate) fn integer_bound(bound: &Bound) -> Option<Integer> {
    match bound {
        Bound::Finite(n) => n.as_rational().filter(|q| *q.denom() == 1).map(|q| q.numer().clone()),
        _ => None,
    }
}
