//! Formulas by the places of their parts.

use std::collections::BTreeSet;
use std::convert::Infallible;

use kenzan::formula::{Expr, Function, Node, Symbol};

/// Every part of a formula, the formula itself first, in the order in which [`replaced`] counts them.
pub(super) fn parts(e: &Expr) -> Vec<Expr> {
    let mut out = vec![e.clone()];
    for child in e.children() {
        out.extend(parts(child));
    }
    out
}

/// The formula with the part at a place replaced.
pub(super) fn replaced(e: &Expr, place: usize, new: &Expr) -> Expr {
    fn walk(e: &Expr, left: &mut usize, new: &Expr) -> Expr {
        if *left == 0 {
            *left = usize::MAX;
            return new.clone();
        }
        if *left != usize::MAX {
            *left -= 1;
        }
        let mapped: Result<Expr, Infallible> = e.try_map(|part| {
            Ok(match *left {
                usize::MAX => part.clone(),
                _ => walk(part, left, new),
            })
        });
        match mapped {
            Ok(mapped) => mapped,
            Err(never) => match never {},
        }
    }
    walk(e, &mut { place }, new)
}

/// Every name in a formula, free or bound.
pub(super) fn names(e: &Expr) -> BTreeSet<Symbol> {
    parts(e)
        .iter()
        .filter_map(|part| match part.node() {
            Node::Symbol(s) => Some(s.clone()),
            Node::Integral { var, .. } | Node::Sum { var, .. } | Node::Inverse { var, .. } | Node::Diff { var, .. } => {
                Some(var.clone())
            }
            _ => None,
        })
        .collect()
}

/// A name that occurs in none of the formulas.
pub(super) fn unused(formulas: &[&Expr]) -> Symbol {
    let taken: BTreeSet<Symbol> = formulas.iter().flat_map(|e| names(e)).collect();
    let mut candidates = (1..).map(|number| Symbol::new(&format!("z_{number}")));
    candidates
        .find(|name| !taken.contains(name))
        .expect("there are more names than parts")
}

/// Whether the formula binds names or applies open functions, where a part has no meaning of its own.
pub(super) fn has(e: &Expr, kind: impl Fn(&Node) -> bool) -> bool {
    parts(e).iter().any(|part| kind(part.node()))
}

pub(super) fn call(function: Function, argument: Expr) -> Expr {
    Expr::call(function, vec![argument])
}

pub(super) fn int(n: i64) -> Expr {
    Expr::integer(n)
}

pub(super) fn squared(e: Expr) -> Expr {
    e.pow(int(2))
}
