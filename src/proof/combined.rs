//! Linear combinations of integrals, or of finite sums, over one range, brought under one sign.

use crate::exact::Scope;
use crate::formula::{Binder, Domains, Expr, Node, Reach, Symbol};

/// Which sign the terms of a combination stand under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// ∫
    Integral,
    /// Σ
    Sum,
}

/// One integral or sum: its variable, its range, and what stands under its sign.
#[derive(Clone, Debug)]
pub(super) struct Combined {
    pub(super) var: Symbol,
    pub(super) lo: Expr,
    pub(super) hi: Expr,
    pub(super) body: Expr,
}

impl Combined {
    /// A formula linear in integrals or sums over one range as a single one, the factors drawn under its sign. Whether the parts exist
    /// is not asked.
    pub(super) fn of(expr: &Expr, sign: Sign) -> Option<Combined> {
        // A factor that has the name of the variable in it means something else by it.
        let beside = |single: Combined, factor: &Expr| single.apart(&Domains::new(), &[factor]);
        match (expr.node(), sign) {
            (Node::Integral { var, lo, hi, body }, Sign::Integral) | (Node::Sum { var, lo, hi, body }, Sign::Sum) => {
                Some(Combined {
                    var: var.clone(),
                    lo: lo.clone(),
                    hi: hi.clone(),
                    body: body.clone(),
                })
            }
            (Node::Neg(a), _) => Some(Combined::of(a, sign)?.map(|body| -body)),
            (Node::Add(a, b) | Node::Sub(a, b), _) => {
                let (left, right) = (Combined::of(a, sign)?, Combined::of(b, sign)?);
                let added = matches!(expr.node(), Node::Add(..));
                let (left, right) = left.alike(right, &Domains::new())?;
                let body = right.body;
                Some(left.map(|first| if added { first + body } else { first - body }))
            }
            (Node::Mul(a, b), _) => match (Combined::of(a, sign), Combined::of(b, sign)) {
                (Some(single), None) => Some(beside(single, b).map(|body| body * b.clone())),
                // Of two the last is the one sought, and the other a factor.
                (_, Some(single)) => Some(beside(single, a).map(|body| a.clone() * body)),
                _ => None,
            },
            (Node::Div(a, b), _) => {
                let single = Combined::of(a, sign).filter(|_| Combined::of(b, sign).is_none())?;
                Some(beside(single, b).map(|body| body / b.clone()))
            }
            _ => None,
        }
    }

    /// The integral or sum as what binds its variable.
    pub(super) fn binder(&self) -> Binder {
        Binder {
            var: self.var.clone(),
            reach: Reach::Interval(self.lo.clone(), self.hi.clone()),
            body: self.body.clone(),
        }
    }

    /// The same with another name for its variable, one that is not free under the sign.
    fn named(self, var: &Symbol) -> Combined {
        Combined {
            body: self.binder().body_in(var),
            var: var.clone(),
            ..self
        }
    }

    /// Both with one name for their variables that is not declared, if they are over one range.
    pub(super) fn alike(self, other: Combined, domains: &Domains) -> Option<(Combined, Combined)> {
        if (&self.lo, &self.hi) != (&other.lo, &other.hi) {
            return None;
        }
        let var = Scope::new(domains).name(&self.binder(), &[&other.binder()], &[]);
        Some((self.named(&var), other.named(&var)))
    }

    /// The same with a name for its variable that is not declared, nor free in the formulas beside.
    pub(super) fn apart(self, domains: &Domains, beside: &[&Expr]) -> Combined {
        let var = Scope::new(domains).name(&self.binder(), &[], beside);
        self.named(&var)
    }

    fn map(self, change: impl FnOnce(Expr) -> Expr) -> Combined {
        Combined {
            body: change(self.body),
            ..self
        }
    }
}
