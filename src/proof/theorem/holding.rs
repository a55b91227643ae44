//! How relations are seen to hold that a theorem asks for, and how its integrals may be written to be seen to converge.

use super::reason::{How, Lack};
use crate::formula::{Binder, Domains, Expr, Function, Node, Reach, Relation, RelationOp};
use crate::proof::{Existence, Verdict, identity, premise};

/// The same two integrals of a modulus, one inside the other, in the other order: by Tonelli's theorem one is finite where the other is.
pub(super) fn exchanged(formula: &Expr) -> Option<Expr> {
    let outer = formula.binder()?;
    let inner = outer.body.binder()?;
    let integrals = [&outer.reach, &inner.reach]
        .into_iter()
        .all(|reach| matches!(reach, Reach::Interval(..) | Reach::Space(_)));
    let modulus = matches!(inner.body.node(), Node::Call(Function::Abs, _));
    if !integrals
        || !modulus
        || inner.var == outer.var
        || inner.reach.depends_on(&outer.var)
        || outer.reach.depends_on(&inner.var)
    {
        return None;
    }
    let body = Expr::from(Binder {
        body: inner.body,
        ..outer
    });
    Some(Expr::from(Binder { body, ..inner }))
}

/// How a relation is seen to hold: by normal form; |f| <= g also by -g <= f <= g, for real f.
pub(super) fn holds(relation: &Relation, domains: &Domains) -> Result<How, Lack> {
    if orders_infinite_ends(relation) {
        return Ok(How::InfiniteEnd);
    }
    if premise::is_granted(relation, domains) {
        return Ok(How::Supposed);
    }
    let first = by_normal_form(relation, domains);
    let (RelationOp::Le, Node::Call(Function::Abs, arguments)) = (relation.op, relation.lhs.node()) else {
        return first;
    };
    let ([inner], Err(_)) = (&arguments[..], &first) else {
        return first;
    };
    let side = |inner: Expr| by_normal_form(&Relation::new(RelationOp::Le, inner, relation.rhs.clone()), domains);
    match side(inner.clone()).and_then(|_| side(-inner.clone())) {
        Ok(_) => Ok(How::BothSigns),
        Err(_) => first,
    }
}

/// Whether the relation orders ends of a range one of which is infinite.
fn orders_infinite_ends(relation: &Relation) -> bool {
    let (top, bottom) = (Expr::infinity(), -Expr::infinity());
    let rising = relation.lhs == bottom && relation.rhs != bottom || relation.rhs == top && relation.lhs != top;
    rising && matches!(relation.op, RelationOp::Lt | RelationOp::Le)
}

fn by_normal_form(relation: &Relation, domains: &Domains) -> Result<How, Lack> {
    match identity::normal_form(relation, domains) {
        Ok(evidence) if evidence.verdict == Verdict::Proved => {
            match evidence.clone().judged(relation, domains).existence {
                Existence::Sides(_) => Ok(How::Seen(evidence.seen)),
                _ => Err(Lack::Existence(relation.clone())),
            }
        }
        Ok(evidence) => Err(Lack::Relation(relation.clone(), evidence.seen)),
        Err(refusal) => Err(Lack::Relation(relation.clone(), refusal.into())),
    }
}
