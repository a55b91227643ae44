//! Concrete functions in the place of opaque ones, for the refuter.
//!
//! A statement about an opaque function is a statement about every smooth one, so a single function for which it fails
//! refutes it. Under an integral over the line, and wherever a theorem is named whose hypotheses the functions have to meet, those
//! tried are polynomials times Gaussians: they satisfy whatever is assumed of smoothness and decay. Elsewhere they are
//! polynomials. Of several arguments they take a linear form that tells the arguments apart.

use std::collections::BTreeMap;

use crate::formula::{Definitions, Expr, Node, Relation, Symbol};

/// Polynomials, simplest first; the functions of one relation take turns.
const POLYNOMIALS: [&str; 4] = ["u", "1 + u^2", "1/2 + u/3 - u^2/5 + u^3/7", "2 - u + u^3/4"];
/// Polynomials, with the widths of the Gaussians they are multiplied by.
const DECAYING: [(&str, u32); 3] = [("1", 1), ("1 + u", 2), ("2 - u + u^2", 3)];

/// A relation with its opaque functions replaced, and what by, as in `, f(u) = u`.
pub(super) struct Instance {
    pub(super) relation: Relation,
    pub(super) functions: String,
}

/// The instances to try, of functions that decay if `decaying`; the relation itself where it has no opaque function. None at all if
/// a name is used with different numbers of arguments.
pub(super) fn instances(relation: &Relation, decaying: bool) -> Vec<Instance> {
    let mut found = Found::default();
    found.look(&relation.lhs, false);
    found.look(&relation.rhs, false);
    if found.arities.is_empty() {
        let relation = relation.clone();
        let functions = String::new();
        return vec![Instance { relation, functions }];
    }
    if found.contradictory {
        return Vec::new();
    }
    let decays = decaying || found.under_integral;
    let rounds = match decays {
        true => DECAYING.len(),
        false => POLYNOMIALS.len(),
    };
    (0..rounds)
        .filter_map(|round| {
            let mut definitions = Definitions::new();
            let mut functions = String::new();
            for (place, (name, arity)) in found.arities.iter().enumerate() {
                let parameters: Vec<String> = match arity {
                    1 => vec!["u".into()],
                    _ => (1..=*arity).map(|n| format!("u_{n}")).collect(),
                };
                let turn = (round + place) % rounds;
                let body = match decays {
                    true => times_gaussian(DECAYING[turn], &parameters),
                    false => POLYNOMIALS[turn].replace('u', &form(&parameters)),
                };
                let head = format!("{name}({})", parameters.join(", "));
                definitions.define(&head, &body).ok()?;
                functions.push_str(&format!(", {head} = {body}"));
            }
            let relation = definitions.expand_relation(relation).ok()?;
            Some(Instance { relation, functions })
        })
        .collect()
}

/// The linear form that stands for u.
fn form(parameters: &[String]) -> String {
    let terms: Vec<String> = parameters.iter().zip(1..).map(|(u, n)| format!("{n}*{u}")).collect();
    match parameters {
        [only] => only.clone(),
        _ => format!("({})", terms.join(" + ")),
    }
}

/// A polynomial times a Gaussian of the given width.
fn times_gaussian((factor, width): (&str, u32), parameters: &[String]) -> String {
    let squares: Vec<String> = parameters.iter().map(|u| format!("{u}^2")).collect();
    let exponent = match (parameters, width) {
        ([_], 1) => squares.join(""),
        ([_], _) => format!("{}/{width}", squares.join("")),
        _ => format!("({})/{width}", squares.join(" + ")),
    };
    match factor {
        "1" => format!("exp(-{exponent})"),
        _ => format!("({})*exp(-{exponent})", factor.replace('u', &form(parameters))),
    }
}

#[derive(Default)]
struct Found {
    arities: BTreeMap<Symbol, usize>,
    under_integral: bool,
    contradictory: bool,
}

impl Found {
    fn look(&mut self, expr: &Expr, inside: bool) {
        if let Node::Apply(name, arguments) = expr.node() {
            let arity = self.arities.entry(name.unprimed().0).or_insert(arguments.len());
            self.contradictory |= *arity != arguments.len();
            self.under_integral |= inside;
        }
        let inside = inside || matches!(expr.node(), Node::Integral { .. });
        expr.children().into_iter().for_each(|part| self.look(part, inside));
    }
}
