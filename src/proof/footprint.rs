//! What a statement depends on: two claims whose footprints of a statement agree decide it alike.

use std::collections::BTreeSet;

use super::check::Context;
use crate::formula::{Expr, Node, Symbol};
use crate::proof::Statement;

impl Context<'_> {
    /// Every relation of a statement and its proof with the definitions expanded: two claims whose footprints of a
    /// statement agree decide it alike.
    ///
    /// # Errors
    /// A mistake in the text of the statement or its proof.
    pub(crate) fn footprint(&self, statement: &Statement) -> Result<Vec<Expr>, String> {
        let proof = &statement.proof;
        let own = proof.beside.iter().filter_map(|step| step.relation.as_ref());
        let mut formulas = Vec::new();
        for text in std::iter::once(&statement.relation).chain(own) {
            let relation = self.relation(text)?;
            formulas.extend([self.expand(&relation.lhs)?, self.expand(&relation.rhs)?]);
        }
        for text in proof.links.iter().filter_map(|link| link.to.as_ref()) {
            formulas.push(self.expand(&self.formula(text)?)?);
        }
        for step in proof.links.iter().map(|link| &link.step).chain(&proof.beside) {
            for text in step.method.formulas() {
                formulas.push(self.expand(&self.formula(text)?)?);
            }
            if let Some(statement) = step.method.cites()
                && let Some((_, cited)) = self.cited(&step.method, statement)
            {
                formulas.extend(self.footprint(cited)?);
            }
        }
        for text in &statement.suppositions {
            formulas.push(self.supposition(text)?);
        }
        formulas.extend(self.system_footprint(statement)?);
        Ok(formulas)
    }

    /// The names, without primes, of the functions that the statements leave open or solve for.
    ///
    /// # Errors
    /// A mistake in the text of a statement or its proof.
    pub(crate) fn open_functions(&self) -> Result<BTreeSet<Symbol>, String> {
        let mut names = BTreeSet::new();
        for statement in &self.claim.statements {
            for formula in self.footprint(statement)? {
                collect(&formula, &mut names);
            }
        }
        Ok(names)
    }
}

impl Context<'_> {
    /// A sentence for each name that is applied in a statement and neither defined nor declared, or declared and not applied.
    pub(crate) fn undeclared_functions(&self) -> Vec<String> {
        // A mistake in the text of a statement is told where the statement is checked.
        let Ok(mut open) = self.open_functions() else {
            return Vec::new();
        };
        for motion in &self.claim.motions {
            open.retain(|name| Some(name.as_str()) != motion.head.split('(').next());
        }
        let declared: BTreeSet<Symbol> = self.claim.domains.functions().map(|(name, _)| name.clone()).collect();
        let missing = open.difference(&declared);
        let missing = missing.map(|name| format!("the function `{name}` is neither defined nor declared"));
        let unused = declared
            .difference(&open)
            .map(|name| format!("the function `{name}` is not left open"));
        missing.chain(unused).collect()
    }
}

fn collect(formula: &Expr, names: &mut BTreeSet<Symbol>) {
    if let Node::Apply(name, _) = formula.node() {
        names.insert(name.unprimed().0);
    }
    formula.children().into_iter().for_each(|part| collect(part, names));
}
