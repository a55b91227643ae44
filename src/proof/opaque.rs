//! Concrete functions in the place of open ones, for the refuter.
//!
//! A statement about an open function is a statement about every one of its classes, so a single function for which it fails
//! refutes it. Those tried belong to every class there is: under an integral, where a class asks for decay and where an integral is
//! supposed to exist they are polynomials times Gaussians, elsewhere polynomials, and positive ones where that is declared. What
//! a supposed integral comes to for them is looked at where they are put to the test. Of several arguments the functions take a linear form
//! that tells the arguments apart.

use std::collections::BTreeMap;

use crate::formula::{Class, Definitions, Domains, Expr, Node, Quality, Relation, Signature, Symbol};

/// Polynomials, simplest first; the functions of one relation take turns.
const POLYNOMIALS: [&str; 4] = ["u", "1 + u^2", "1/2 + u/3 - u^2/5 + u^3/7", "2 - u + u^3/4"];
/// Positive ones.
const POSITIVE: [&str; 4] = ["1", "1 + u^2", "2 - u + u^2", "1/2 + u^4/3"];
/// Factors of Gaussians, with the widths of these.
const DECAYING: [(&str, u32); 3] = [("1", 1), ("1 + u", 2), ("2 - u + u^2", 3)];
/// Positive ones.
const POSITIVE_DECAYING: [(&str, u32); 3] = [("1", 1), ("1 + u^2", 2), ("2 - u + u^2", 3)];

/// A relation with its open functions replaced, what is supposed to exist for it, and what they were replaced by, as in `, f(u) = u`.
pub(super) struct Instance {
    pub(super) relation: Relation,
    pub(super) supposed: Vec<Expr>,
    pub(super) functions: String,
}

/// The instances to try; the relation itself where it has no open function. None at all if a name is used with different numbers of
/// arguments.
pub(super) fn instances(relation: &Relation, domains: &Domains) -> Vec<Instance> {
    let mut found = Found::default();
    let supposed = domains.supposed();
    [&relation.lhs, &relation.rhs]
        .into_iter()
        .chain(supposed)
        .for_each(|side| found.look(side, false));
    if found.arities.is_empty() {
        return vec![Instance {
            relation: relation.clone(),
            supposed: supposed.to_vec(),
            functions: String::new(),
        }];
    }
    // Functions of vectors, or of which more is declared than a class, are not tried.
    let special = |signature: &Signature| {
        let mut qualities = signature.qualities();
        qualities.any(|quality| !matches!(quality, Quality::Growth(_) | Quality::Moments(_)))
    };
    let mut mentioned = found.arities.keys().filter_map(|name| domains.function(name));
    let untried =
        mentioned.any(Signature::speaks_of_vectors) || domains.functions().any(|(_, signature)| special(signature));
    if found.contradictory || untried {
        return Vec::new();
    }
    let mut classes = found.arities.keys().filter_map(|name| domains.function(name));
    let decays = found.under_integral || !supposed.is_empty() || classes.any(asks_for_decay);
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
                let positive = domains.function(name).is_some_and(Signature::is_positive);
                let body = match (decays, positive) {
                    (true, false) => times_gaussian(DECAYING[turn], &parameters),
                    (true, true) => times_gaussian(POSITIVE_DECAYING[turn], &parameters),
                    (false, false) => POLYNOMIALS[turn].replace('u', &form(&parameters)),
                    (false, true) => POSITIVE[turn].replace('u', &form(&parameters)),
                };
                let head = format!("{name}({})", parameters.join(", "));
                definitions.define(&head, &body).ok()?;
                functions.push_str(&format!(", {head} = {body}"));
            }
            let supposed = supposed.iter().map(|formula| definitions.expand(formula));
            Some(Instance {
                relation: definitions.expand_relation(relation).ok()?,
                supposed: supposed.collect::<Result<_, _>>().ok()?,
                functions,
            })
        })
        .collect()
}

fn asks_for_decay(signature: &Signature) -> bool {
    let classes = [
        Class::Bounded,
        Class::Integrable,
        Class::SquareIntegrable,
        Class::RapidlyDecreasing,
    ];
    signature.classes().any(|class| classes.contains(&class)) || signature.qualities().next().is_some()
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
