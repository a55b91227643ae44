//! Rewriting by a statement proved before: its left side, wherever it stands, becomes its right side.
//!
//! The statement holds for all values of its symbols in their declared domains. Under a sign of integration one of its
//! symbols may be bound: then it ranges over real numbers, so the symbol must be declared real; over `R^m`, as such a vector.
//!
//! Since both sides of the statement exist, a formula exists where it does once it is rewritten.

use std::collections::BTreeMap;
use std::fmt;

use super::{Ask, Cited, Kind, Step, told};
use crate::formula::{Domain, Domains, Expr, Node, Relation, Symbol};
use crate::proof::evidence::Seen;
use crate::proof::{Evidence, Refusal, identity};

/// What is told: the label of the statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rewriting {
    label: String,
}

/// What was seen once the statement had been used.
#[derive(Debug)]
struct With {
    number: usize,
    seen: Seen,
}

impl fmt::Display for With {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "with statement {}, {}", self.number, self.seen.words())
    }
}

/// Why nothing is shown once the statement was used.
#[derive(Debug, thiserror::Error)]
#[error("with statement {number}, {why}")]
struct Undecided {
    number: usize,
    why: Refusal,
}

/// The left side of an earlier statement, an equality with that label, becomes its right side wherever it stands; then the normal form.
#[must_use]
pub fn rewriting(name: &str, label: &str) -> Step {
    Step::of(name, Ok(Rewriting { label: label.into() }))
}

impl Kind for Rewriting {
    fn words(&self, cited: Option<&Cited>) -> String {
        format!("rewriting by {}", told(cited))
    }

    fn cites(&self) -> Option<&str> {
        Some(&self.label)
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, domains) = (ask.relation, &ask.context.domains);
        let cited = ask.cited()?;
        let (number, rule) = (cited.number(), cited.equality()?);
        cited.holds_at(&BTreeMap::new(), domains)?;
        let (lhs, rhs) = (
            rewritten(&relation.lhs, rule, domains),
            rewritten(&relation.rhs, rule, domains),
        );
        let rewritten = Relation::new(relation.op, lhs, rhs);
        match identity::normal_form(&rewritten, domains) {
            Ok(evidence) => Ok(evidence
                .judged(&rewritten, domains)
                .within(|seen| With { number, seen })),
            Err(why) => Err(Undecided { number, why }.into()),
        }
    }
}

/// The formula with every occurrence of the left side of `rule` replaced, but for those under a sign of summation or
/// inversion, or under an integral over a symbol of the rule, or a derivative by one, that does not range over the line or a space.
fn rewritten(expr: &Expr, rule: &Relation, domains: &Domains) -> Expr {
    if *expr == rule.lhs {
        return rule.rhs.clone();
    }
    let applies = |var: &Symbol, ranges: &Domain| {
        let occurs = rule.lhs.free_symbols().contains(var) || rule.rhs.free_symbols().contains(var);
        !occurs || domains.get(var) == Some(ranges)
    };
    match expr.node() {
        Node::Sum { .. } | Node::Inverse { .. } => expr.clone(),
        // Near every point: the symbol ranges over the line or a space.
        Node::Diff { var, .. } if !applies(var, &Domain::Real) && domains.dimension(var).is_none() => expr.clone(),
        Node::Integral { var, .. } if !applies(var, &Domain::Real) => expr.clone(),
        Node::Space { var, dimension, .. }
            if !applies(
                var,
                &Domain::Vector {
                    dimension: dimension.clone(),
                },
            ) =>
        {
            expr.clone()
        }
        _ => {
            let mapped: Result<Expr, std::convert::Infallible> =
                expr.try_map(|part| Ok(rewritten(part, rule, domains)));
            match mapped {
                Ok(mapped) => mapped,
                Err(never) => match never {},
            }
        }
    }
}
