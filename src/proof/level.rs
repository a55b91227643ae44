//! Levels: a relation, and beneath it the relations between the parts in which its two sides differ, also under signs of integration.
//!
//! Where the sides of a lower level are equal for almost all values of the variables bound around it, those of the upper ones are equal where one of them
//! exists, and exist together. So a variable that ranges over the line is taken not to be 0.

use crate::exact::Scope;
use crate::formula::{Binder, Domain, Domains, Expr, Node, Reach, Relation, RelationOp, Symbol};

/// A relation between parts of two sides, and what is known of its symbols.
pub(super) struct Level {
    /// Between the parts.
    pub(super) relation: Relation,
    /// The declarations, those of the variables bound around included.
    pub(super) domains: Domains,
    /// The variables bound around: how the sides call them, and how the parts do.
    pub(super) names: Vec<(Symbol, Symbol)>,
}

impl Level {
    /// A formula that is told in the words of the sides, in those of the parts; `own` are names that mean something else there.
    pub(super) fn named(&self, formula: &Expr, own: &[Symbol]) -> Expr {
        let names = self.names.iter().filter(|(theirs, _)| !own.contains(theirs));
        formula.substitute_all(
            &names
                .map(|(theirs, ours)| (theirs.clone(), Expr::from(ours.clone())))
                .collect(),
        )
    }

    /// The relation between the only parts in which the sides differ.
    fn below(&self) -> Option<Level> {
        let (left, right) = (&self.relation.lhs, &self.relation.rhs);
        let with = |lhs: Expr, rhs: Expr| Relation::new(RelationOp::Eq, lhs, rhs);
        if let (Some(ours), Some(theirs)) = (left.binder(), right.binder()) {
            return self.inside(&ours, &theirs);
        }
        let same_kind = std::mem::discriminant(left.node()) == std::mem::discriminant(right.node())
            && match (left.node(), right.node()) {
                (Node::Call(f, _), Node::Call(g, _)) => f == g,
                (Node::Apply(f, _), Node::Apply(g, _)) => f == g,
                _ => true,
            };
        let (ours, theirs) = (left.children(), right.children());
        if !same_kind || ours.len() != theirs.len() {
            return None;
        }
        let mut unequal = ours.into_iter().zip(theirs).filter(|(l, r)| !l.alpha_eq(r));
        match (unequal.next(), unequal.next()) {
            (Some((l, r)), None) => Some(Level {
                relation: with(l.clone(), r.clone()),
                domains: self.domains.clone(),
                names: self.names.clone(),
            }),
            _ => None,
        }
    }

    /// What stands under two integrals over one range.
    fn inside(&self, ours: &Binder, theirs: &Binder) -> Option<Level> {
        let integrals = matches!(ours.reach, Reach::Interval(..) | Reach::Space(_));
        if !integrals || !ours.reach.alpha_eq(&theirs.reach) {
            return None;
        }
        let opened = Scope::new(&self.domains).open(ours, &[theirs], &[]).ok()?;
        let mut domains = opened.scope.domains().clone();
        if domains.get(&opened.var) == Some(&Domain::Real) {
            domains.insert(opened.var.clone(), Domain::Nonzero);
        }
        let mut names = self.names.clone();
        names.retain(|(known, _)| *known != ours.var);
        names.push((ours.var.clone(), opened.var.clone()));
        Some(Level {
            relation: Relation::new(RelationOp::Eq, opened.body, theirs.body_in(&opened.var)),
            domains,
            names,
        })
    }
}

/// The equality itself, and the levels beneath it, the innermost last; nothing lies beneath another relation.
pub(super) fn levels(relation: &Relation, domains: &Domains) -> Vec<Level> {
    let mut all = vec![Level {
        relation: relation.clone(),
        domains: domains.clone(),
        names: Vec::new(),
    }];
    while let Some(below) = all
        .last()
        .filter(|_| relation.op == RelationOp::Eq)
        .and_then(Level::below)
    {
        all.push(below);
    }
    all
}
