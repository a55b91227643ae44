//! What a statement depends on: two claims whose footprints of a statement agree decide it alike.

use super::Context;
use crate::claim::{Method, Statement};
use crate::expr::Expr;

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
        for method in proof.links.iter().map(|link| &link.step.method) {
            match method {
                Method::Induction { certificate, .. } => formulas.push(self.expand(&self.formula(certificate)?)?),
                Method::Recursion {
                    coefficients,
                    certificate,
                    ..
                } => {
                    for text in coefficients.iter().chain([certificate]) {
                        formulas.push(self.expand(&self.formula(text)?)?);
                    }
                }
                Method::Rewriting { statement } => {
                    if let Some((_, cited)) = self.cited(method, statement) {
                        formulas.extend(self.footprint(cited)?);
                    }
                }
                _ => {}
            }
        }
        formulas.extend(self.system_footprint(statement)?);
        Ok(formulas)
    }
}
