//! Linear combinations of integrals, or of finite sums, over one range, brought under one sign.

use crate::formula::{Expr, Node, Symbol};

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
        let outside = |single: &Combined, factor: &Expr| !factor.depends_on(&single.var);
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
                left.over_the_range_of(&right).then(|| {
                    let body = right.body;
                    left.map(|first| if added { first + body } else { first - body })
                })
            }
            (Node::Mul(a, b), _) => match (Combined::of(a, sign), Combined::of(b, sign)) {
                (Some(single), None) if outside(&single, b) => Some(single.map(|body| body * b.clone())),
                // Of two the last is the one sought, and the other a factor.
                (_, Some(single)) if outside(&single, a) => Some(single.map(|body| a.clone() * body)),
                _ => None,
            },
            (Node::Div(a, b), _) => {
                let single = Combined::of(a, sign)?;
                (Combined::of(b, sign).is_none() && outside(&single, b)).then(|| single.map(|body| body / b.clone()))
            }
            _ => None,
        }
    }

    fn map(self, change: impl FnOnce(Expr) -> Expr) -> Combined {
        Combined {
            body: change(self.body),
            ..self
        }
    }

    /// Whether both have the same variable and the same range.
    pub(super) fn over_the_range_of(&self, other: &Combined) -> bool {
        (&self.var, &self.lo, &self.hi) == (&other.var, &other.lo, &other.hi)
    }
}
