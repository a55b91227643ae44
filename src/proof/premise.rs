//! Premises: relations that a statement supposes. Both sides exist and are so related, for all values of the symbols in their declared domains.
//!
//! A premise is used where a step cites it by its label, as it would a statement proved before, and where it meets a hypothesis of a theorem: then the
//! symbols of the premise take the values that the hypothesis has in their places, which have to lie in their domains.

use std::collections::BTreeMap;

use crate::formula::{Domain, Domains, Expr, Granted, Node, Relation, RelationOp, Symbol};
use crate::proof::context::Context;
use crate::proof::footprint::has_open_function;
use crate::proof::{Mistake, Statement};

/// A relation that a statement supposes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Premise {
    /// The name by which its proof cites it.
    pub label: Option<String>,
    /// The relation, its definitions not expanded.
    pub relation: Relation,
}

impl Context<'_> {
    /// The relations that a statement supposes, their definitions expanded.
    pub(super) fn premises(&self, statement: &Statement) -> Result<Vec<Relation>, Mistake> {
        let relation = |premise: &Premise| {
            let relation = self.expanded(&premise.relation)?;
            match has_open_function(&relation) {
                true => Ok(relation),
                false => Err(Mistake::NothingOpen(premise.relation.clone())),
            }
        };
        statement.premises.iter().map(relation).collect()
    }
}

/// Whether a relation is one that is supposed, at some values of its symbols, or follows from it.
pub(crate) fn is_granted(relation: &Relation, domains: &Domains) -> bool {
    domains.granted().iter().any(
        |Granted {
             relation: premise,
             ranges,
         }| {
            let stronger = premise.op == relation.op || relation.op == RelationOp::Le && premise.op != RelationOp::Ne;
            let mut values = BTreeMap::new();
            let pairs = [(&premise.lhs, &relation.lhs), (&premise.rhs, &relation.rhs)];
            let found = pairs.iter().all(|(ours, theirs)| propose(ours, theirs, &mut values));
            stronger
                && found
                && values
                    .iter()
                    .all(|(symbol, value)| lies(value, symbol, ranges, domains))
                && pairs
                    .iter()
                    .all(|(ours, theirs)| ours.substitute_all(&values).alpha_eq(theirs))
        },
    )
}

/// Proposes values for the symbols of a pattern, so that it reads as the subject; what stands under a binder is compared in the end.
fn propose(pattern: &Expr, subject: &Expr, values: &mut BTreeMap<Symbol, Expr>) -> bool {
    if let Node::Symbol(name) = pattern.node() {
        let known = values.entry(name.clone()).or_insert_with(|| subject.clone());
        return known == subject;
    }
    if let (Some(ours), Some(theirs)) = (pattern.binder(), subject.binder()) {
        let mut inside = values.clone();
        inside.insert(ours.var.clone(), Expr::from(theirs.var.clone()));
        let parts = ours.reach.parts().zip(theirs.reach.parts());
        let outside = parts.into_iter().all(|(ours, theirs)| propose(ours, theirs, values));
        if !outside || !propose(&ours.body, &theirs.body, &mut inside) {
            return false;
        }
        inside.remove(&ours.var);
        for (name, value) in inside {
            values.entry(name).or_insert(value);
        }
        return true;
    }
    let (ours, theirs) = (pattern.children(), subject.children());
    ours.len() == theirs.len()
        && ours
            .into_iter()
            .zip(theirs)
            .all(|(ours, theirs)| propose(ours, theirs, values))
}

/// Whether a value is seen to lie in the domain of a symbol.
fn lies(value: &Expr, symbol: &Symbol, ranges: &BTreeMap<Symbol, Domain>, domains: &Domains) -> bool {
    let Some(wanted) = ranges.get(symbol) else {
        return false;
    };
    if domains.fixes(symbol) {
        return value.is_symbol(symbol);
    }
    match (value.node(), wanted) {
        (Node::Symbol(name), wanted) => domains.get(name).is_some_and(|given| is_within(given, wanted)),
        (_, wanted) => value.as_rational().is_some_and(|q| {
            let point = Domain::Between { lo: q.clone(), hi: q };
            is_within(&point, wanted)
        }),
    }
}

/// Whether one domain is seen to be part of another.
fn is_within(given: &Domain, wanted: &Domain) -> bool {
    use Domain::{Between, Natural, Nonnegative, Nonzero, Positive, Real};
    match (given, wanted) {
        (given, wanted) if given == wanted => true,
        (Positive | Nonnegative | Nonzero | Between { .. } | Natural { .. }, Real) => true,
        (Positive, Nonnegative | Nonzero) => true,
        (Between { lo, .. }, Nonnegative) => *lo >= 0,
        (Between { lo, .. }, Positive) => *lo > 0,
        (Between { lo, hi }, Between { lo: least, hi: most }) => least <= lo && hi <= most,
        _ => false,
    }
}
