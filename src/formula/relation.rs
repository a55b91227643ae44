//! Relations between two formulas.

use super::tree::Expr;

/// How the two sides of a relation compare.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RelationOp {
    /// `=`.
    Eq,
    /// `<>`, not equal.
    Ne,
    /// `<`.
    Lt,
    /// `<=`.
    Le,
}

impl RelationOp {
    /// The sign in the text form.
    pub fn sign(self) -> &'static str {
        match self {
            RelationOp::Eq => "=",
            RelationOp::Ne => "<>",
            RelationOp::Lt => "<",
            RelationOp::Le => "<=",
        }
    }
}

/// A statement that compares two formulas. Greater-than is less-than with the sides exchanged.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Relation {
    /// How the sides compare.
    pub op: RelationOp,
    /// The left side.
    pub lhs: Expr,
    /// The right side.
    pub rhs: Expr,
}

impl Relation {
    /// The relation `lhs op rhs`.
    pub fn new(op: RelationOp, lhs: Expr, rhs: Expr) -> Relation {
        Relation { op, lhs, rhs }
    }

    /// How many operations stand one under the other, at most.
    pub(super) fn depth(&self) -> usize {
        self.lhs.depth().max(self.rhs.depth())
    }
}
