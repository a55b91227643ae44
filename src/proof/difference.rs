//! Formulas that differ in one place.

use crate::formula::{Expr, Node, Relation};

/// The relation between the innermost parts in which the two sides differ.
pub(super) fn in_one_part(relation: &Relation) -> Relation {
    let (lhs, rhs) = difference(&relation.lhs, &relation.rhs);
    Relation::new(relation.op, lhs.clone(), rhs.clone())
}

/// The innermost pair of parts in which two formulas differ: their equality implies that of the formulas, where these are
/// defined. Nothing under a sign that binds a variable counts as a part.
fn difference<'a>(left: &'a Expr, right: &'a Expr) -> (&'a Expr, &'a Expr) {
    let binds = left.binder().is_some();
    let (ours, theirs) = (left.children(), right.children());
    let same_kind = std::mem::discriminant(left.node()) == std::mem::discriminant(right.node())
        && match (left.node(), right.node()) {
            (Node::Call(f, _), Node::Call(g, _)) => f == g,
            (Node::Apply(f, _), Node::Apply(g, _)) => f == g,
            _ => true,
        };
    if binds || !same_kind || ours.len() != theirs.len() {
        return (left, right);
    }
    let mut unequal = ours.into_iter().zip(theirs).filter(|(l, r)| !l.alpha_eq(r));
    match (unequal.next(), unequal.next()) {
        (Some((l, r)), None) => difference(l, r),
        _ => (left, right),
    }
}
