//! Where a formula is not only defined but defined nearby, so that it may have a derivative.

use super::derivative::DerivativeError;
use super::symbol::Symbol;
use super::tree::{Expr, Node};
use crate::function::Function;

impl Expr {
    /// Formulas that are all defined at a point only if this one is defined on a neighbourhood of it in `var`: the formula
    /// itself, and the reciprocals of the bases of its roots and powers.
    ///
    /// Every other operation that has a derivative in this language is defined on an open set, and a composition is defined
    /// near a point where each part is. x^(3/2), whose derivative is 3/2·x^(1/2), is defined at 0 and not left of it.
    ///
    /// # Errors
    /// [`DerivativeError`] where a derivative inside the formula has no formula.
    pub(crate) fn interior(&self, var: &Symbol) -> Result<Vec<Expr>, DerivativeError> {
        let mut found = vec![self.clone()];
        collect(self, var, &mut found)?;
        Ok(found)
    }
}

fn collect(e: &Expr, var: &Symbol, found: &mut Vec<Expr>) -> Result<(), DerivativeError> {
    if !e.depends_on(var) {
        return Ok(());
    }
    match e.node() {
        Node::Pow(base, exponent) if exponent.as_integer().is_none() => found.push(Expr::one() / base),
        Node::Call(Function::Sqrt, arguments) => found.extend(arguments.iter().map(|radicand| Expr::one() / radicand)),
        _ => {}
    }
    match e.node() {
        Node::Integral { var: t, lo, hi, body } => {
            for end in [lo, hi].into_iter().filter(|end| end.depends_on(var)) {
                collect(end, var, found)?;
                found.extend(body.interior(t)?.iter().map(|part| part.substitute(t, end)));
            }
            Ok(())
        }
        Node::Sum { var: k, lo, hi, body } => {
            if k != var {
                let terms = body.interior(var)?.into_iter();
                found.extend(terms.map(|term| Expr::sum(k.clone(), lo.clone(), hi.clone(), term)));
            }
            Ok(())
        }
        Node::Inverse { at, .. } => collect(at, var, found),
        Node::Diff { var: v, body, at } => {
            let mut parts = body.interior(v)?;
            parts.push(body.derivative(v)?);
            for part in parts {
                found.extend(part.substitute(v, at).interior(var)?);
            }
            Ok(())
        }
        _ => e.children().into_iter().try_for_each(|part| collect(part, var, found)),
    }
}
