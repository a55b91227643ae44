//! Opaque functions: a relation that holds for all of them holds for those chosen here.
//!
//! The chosen functions are polynomials times Gaussians, smooth and rapidly decreasing, so that they meet the hypotheses
//! under which a relation between opaque functions is stated: differentiability and convergent integrals.

use std::collections::BTreeMap;

use crate::expr::{Definitions, Expr, Node, Relation, Symbol};

/// The polynomial factors, none of them even or odd.
const FACTORS: [&str; 4] = ["1 + 2*w", "2 - w + w^2", "1 - 3*w", "3 + w - w^2"];

/// The relation with a definite function in the place of each opaque one, and these functions as text; `None` where a name
/// is used with different numbers of arguments.
pub(super) fn instance(relation: &Relation) -> Option<(Relation, Vec<String>)> {
    let mut arities = BTreeMap::new();
    collect(&relation.lhs, &mut arities)?;
    collect(&relation.rhs, &mut arities)?;
    let mut definitions = Definitions::new();
    let mut written = Vec::new();
    for (index, (name, arity)) in arities.iter().enumerate() {
        let parameters: Vec<String> = match arity {
            1 => vec!["w".into()],
            _ => (1..=*arity).map(|n| format!("w_{n}")).collect(),
        };
        let factor = FACTORS[index % FACTORS.len()].replace('w', &combined(&parameters));
        let squares: Vec<String> = parameters.iter().map(|w| format!("{w}^2")).collect();
        let head = format!("{name}({})", parameters.join(", "));
        let body = format!("({factor})*exp(-({})/2)", squares.join(" + "));
        definitions.define(&head, &body).ok()?;
        written.push(definitions.get(name)?.equation().to_string());
    }
    Some((definitions.expand_relation(relation).ok()?, written))
}

/// A linear form that tells the parameters apart.
fn combined(parameters: &[String]) -> String {
    let terms: Vec<String> = parameters.iter().zip(1..).map(|(w, n)| format!("{n}*{w}")).collect();
    match parameters {
        [only] => only.clone(),
        _ => format!("({})", terms.join(" + ")),
    }
}

/// The names applied to arguments, without primes, with their numbers of arguments.
fn collect(expr: &Expr, found: &mut BTreeMap<Symbol, usize>) -> Option<()> {
    if let Node::Apply(name, arguments) = expr.node() {
        let known = found.entry(name.unprimed().0).or_insert(arguments.len());
        if *known != arguments.len() {
            return None;
        }
    }
    expr.children().into_iter().try_for_each(|part| collect(part, found))
}
