//! A smaller case that fails in the same way.

use kenzan::exact::holds;
use kenzan::formula::{Domains, Expr, Relation};

use super::chance::Chance;
use super::oracle::fails;
use super::tree::{int, parts, replaced};

/// Candidates tried before the case is reported as it is.
const TRIES: usize = 3_000;

/// The smallest relation found that the exact layer proves and the judge refutes; the relation itself if the judge does not refute it.
pub(super) fn shrunk(relation: &Relation, domains: &Domains) -> Relation {
    let unsound = |candidate: &Relation| {
        holds(candidate, domains) && (0..3).any(|round| fails(&mut Chance::new(7, round), candidate, domains).is_some())
    };
    let (mut best, mut left) = (relation.clone(), TRIES);
    if !unsound(relation) {
        return best;
    }
    while let Some(smaller) = smaller(&best).into_iter().find(|candidate| {
        left = left.saturating_sub(1);
        left > 0 && unsound(candidate)
    }) {
        best = smaller;
    }
    best
}

fn smaller(relation: &Relation) -> Vec<Relation> {
    let with = |lhs: Expr, rhs: Expr| Relation {
        op: relation.op,
        lhs,
        rhs,
    };
    let left = smaller_formulas(&relation.lhs)
        .into_iter()
        .map(|e| with(e, relation.rhs.clone()));
    let right = smaller_formulas(&relation.rhs)
        .into_iter()
        .map(|e| with(relation.lhs.clone(), e));
    left.chain(right).collect()
}

/// Formulas with a part replaced by one of its own parts, by 0 or by 1.
fn smaller_formulas(e: &Expr) -> Vec<Expr> {
    let mut out = Vec::new();
    for (place, part) in parts(e).iter().enumerate() {
        let children = part.children();
        let leaf = children.is_empty();
        let candidates = children
            .into_iter()
            .cloned()
            .chain([int(0), int(1)].into_iter().filter(|_| !leaf));
        out.extend(candidates.map(|new| replaced(e, place, &new)));
    }
    out
}
