//! Concrete functions in the place of opaque ones, for the refuter.
//!
//! A statement about an opaque function is a statement about every smooth one, so a single function for which it fails
//! refutes it. Under an integral over the line the functions tried are polynomials times Gaussians: they satisfy
//! whatever a proof by parts assumes of their decay. Elsewhere they are polynomials.

use std::collections::BTreeSet;

use crate::expr::{Definitions, Expr, Node, Relation, Symbol};

/// Polynomials, simplest first; the functions of one relation take turns.
const POLYNOMIALS: [&str; 4] = ["u", "1 + u^2", "1/2 + u/3 - u^2/5 + u^3/7", "2 - u + u^3/4"];
/// Smooth functions that decay with all their derivatives.
const DECAYING: [&str; 3] = ["exp(-u^2)", "(1 + u)*exp(-u^2/2)", "(2 - u + u^2)*exp(-u^2/3)"];

/// A relation with its opaque functions replaced, and what by, as in `, f(u) = u`.
pub(super) struct Instance {
    pub(super) relation: Relation,
    pub(super) functions: String,
}

/// The instances to try; the relation itself where it has no opaque function. None at all if a function has several
/// arguments.
pub(super) fn instances(relation: &Relation) -> Vec<Instance> {
    let mut found = Found::default();
    found.look(&relation.lhs, false);
    found.look(&relation.rhs, false);
    if found.functions.is_empty() {
        let relation = relation.clone();
        let functions = String::new();
        return vec![Instance { relation, functions }];
    }
    let choices: &[&str] = if found.under_integral { &DECAYING } else { &POLYNOMIALS };
    let rounds = 0..choices.len();
    rounds
        .filter_map(|round| {
            let mut definitions = Definitions::new();
            let mut functions = String::new();
            for (place, name) in found.functions.iter().enumerate() {
                let body = choices[(round + place) % choices.len()];
                definitions.define(&format!("{name}(u)"), body).ok()?;
                functions.push_str(&format!(", {name}(u) = {body}"));
            }
            let relation = definitions.expand_relation(relation).ok()?;
            let several = found.several_arguments;
            (!several).then_some(Instance { relation, functions })
        })
        .collect()
}

#[derive(Default)]
struct Found {
    functions: BTreeSet<Symbol>,
    under_integral: bool,
    several_arguments: bool,
}

impl Found {
    fn look(&mut self, expr: &Expr, inside: bool) {
        if let Node::Apply(name, arguments) = expr.node() {
            self.functions.insert(name.unprimed().0);
            self.under_integral |= inside;
            self.several_arguments |= arguments.len() != 1;
        }
        let inside = inside || matches!(expr.node(), Node::Integral { .. });
        expr.children().into_iter().for_each(|part| self.look(part, inside));
    }
}
