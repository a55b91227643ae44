//! Rewriting by a statement proved before: its left side, wherever it stands, becomes its right side.
//!
//! The statement holds for all values of its symbols in their declared domains. Under a sign of integration one of its
//! symbols may be bound: then it ranges over real numbers, so the symbol must be declared real.

use std::collections::{BTreeMap, BTreeSet};

use crate::formula::{Domain, Domains, Expr, Node, Relation, RelationOp, Symbol};
use crate::proof::check::Context;
use crate::proof::identity;
use crate::proof::{Evidence, Grade, Method, Statement, Verdict};

impl Context<'_> {
    /// The statement of that text, if it comes before the first one whose proof uses `method`; so no proof rests on itself.
    pub(crate) fn cited(&self, method: &Method, text: &str) -> Option<(usize, &Statement)> {
        let uses = |statement: &Statement| {
            let links = statement.proof.links.iter().map(|link| &link.step);
            links
                .chain(&statement.proof.beside)
                .any(|step| step.method.innermost() == method.innermost())
        };
        let statements = self.claim.statements.iter().enumerate();
        statements
            .take_while(|(_, statement)| !uses(statement))
            .find(|(_, statement)| statement.relation == text)
    }

    /// The names of the theorems that a statement takes for granted, by its own steps and by those of the statements it cites.
    pub(crate) fn assumed(&self, statement: &Statement) -> BTreeSet<&'static str> {
        let steps = statement.proof.links.iter().map(|link| &link.step);
        let mut names = BTreeSet::new();
        for step in steps.chain(&statement.proof.beside) {
            names.extend(step.assuming.iter().map(|assumption| assumption.name));
            if let Some(statement) = step.method.cites()
                && let Some((_, cited)) = self.cited(&step.method, statement)
            {
                names.extend(self.assumed(cited));
            }
        }
        names
    }

    /// The normal forms of the two sides, once the statement of that text has been used.
    pub(crate) fn rewriting(&self, method: &Method, text: &str, relation: &Relation) -> Result<Evidence, String> {
        let undecided = |why: &str| Ok(Evidence::undecided(Grade::Exact, format!("{text}: {why}")));
        let Some((place, statement)) = self.cited(method, text) else {
            return undecided("no statement before this one");
        };
        let outcome = self.check(statement)?;
        if outcome.verdict != Verdict::Proved || outcome.relation.op != RelationOp::Eq {
            return undecided("not an equality that is proved");
        }
        if let Err(why) = self.meets_suppositions(statement, &BTreeMap::new()) {
            return undecided(&why);
        }
        let rule = self.expanded(&outcome.relation)?;
        let rewritten = Relation {
            op: relation.op,
            lhs: rewritten(&relation.lhs, &rule, &self.claim.domains),
            rhs: rewritten(&relation.rhs, &rule, &self.claim.domains),
        };
        let mut evidence = identity::normal_form(&rewritten, &self.claim.domains);
        evidence.seen = format!("with statement {}, {}", place + 1, evidence.seen);
        Ok(evidence)
    }
}

/// The formula with every occurrence of the left side of `rule` replaced, but for those under a sign of summation, inversion or
/// differentiation, or under an integral over a symbol of the rule that is not declared real.
fn rewritten(expr: &Expr, rule: &Relation, domains: &Domains) -> Expr {
    if *expr == rule.lhs {
        return rule.rhs.clone();
    }
    let applies = |var: &Symbol| {
        let occurs = rule.lhs.free_symbols().contains(var) || rule.rhs.free_symbols().contains(var);
        !occurs || domains.get(var) == Some(&Domain::Real)
    };
    match expr.node() {
        Node::Sum { .. } | Node::Inverse { .. } | Node::Diff { .. } => expr.clone(),
        Node::Integral { var, .. } if !applies(var) => expr.clone(),
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
