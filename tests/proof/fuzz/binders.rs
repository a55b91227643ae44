//! Formulas that bind names, with namesakes inside and outside.

use kenzan::formula::{Expr, Function, Node, Relation, RelationOp, Symbol};

use super::case::{Case, Truth};
use super::chance::Chance;
use super::grow::domains;
use super::tree::{call, int, names, parts, replaced};

/// Few names, some of which are declared outside.
const NAMES: [&str; 4] = ["x", "y", "p", "q"];

/// A formula against itself with bound names changed: to a name that occurs nowhere under the binder, which keeps the meaning, or to
/// any other.
pub(super) fn case(chance: &mut Chance) -> Case {
    let e = nested(chance, 3, &["x", "y"]);
    let hygienic = chance.percent(60);
    let mut other = e.clone();
    for _ in 0..1 + chance.below(3) {
        other = renamed(chance, &other, hygienic);
    }
    let truth = if hygienic { Truth::True } else { Truth::Open };
    let relation = Relation::new(RelationOp::Eq, e, other);
    Case {
        family: "binders",
        domains: domains(),
        relation,
        truth,
        functions: Vec::new(),
    }
}

/// A formula defined for all values of the `visible` names, which are real numbers.
fn nested(chance: &mut Chance, depth: usize, visible: &[&'static str]) -> Expr {
    if depth == 0 || chance.percent(20) {
        let one = |chance: &mut Chance| match chance.below(4) {
            0 => int(chance.below(3) as i64),
            _ => chance.symbol(visible),
        };
        let (a, b) = (one(chance), one(chance));
        return match chance.below(4) {
            0 => a + b,
            1 => a * b,
            2 => a - int(2) * b,
            _ => call(*chance.of(&[Function::Sin, Function::Abs, Function::Exp]), a),
        };
    }
    let name = *chance.of(&NAMES);
    let mut inside = visible.to_vec();
    inside.push(name);
    let symbol = Symbol::new(name);
    match chance.below(8) {
        0 => nested(chance, depth - 1, visible) + nested(chance, depth - 1, visible),
        1 => nested(chance, depth - 1, visible) * chance.symbol(visible),
        2 | 3 => {
            let (lo, hi) = (end(chance, visible), end(chance, visible));
            Expr::integral(symbol, lo, hi, nested(chance, depth - 1, &inside))
        }
        4 => {
            let weight = (-Expr::from(symbol.clone()).pow(int(2))).exp();
            Expr::integral(
                symbol,
                -Expr::infinity(),
                Expr::infinity(),
                weight * tame(chance, &inside),
            )
        }
        5 | 6 => {
            let hi = if chance.percent(50) {
                int(chance.below(4) as i64)
            } else {
                Expr::symbol("n")
            };
            Expr::sum(
                symbol,
                int(chance.below(2) as i64),
                hi,
                nested(chance, depth - 1, &inside),
            )
        }
        _ => {
            let unknown = Expr::from(symbol.clone());
            let body = unknown.clone() * int(1 + chance.below(2) as i64) + unknown.pow(int(3)) + end(chance, visible);
            Expr::inverse(symbol, body, nested(chance, depth - 1, visible))
        }
    }
}

fn tame(chance: &mut Chance, visible: &[&str]) -> Expr {
    let (a, b) = (chance.symbol(visible), chance.symbol(visible));
    a.clone() + a * b
}

fn end(chance: &mut Chance, visible: &[&str]) -> Expr {
    match chance.below(3) {
        0 => chance.symbol(visible),
        _ => int(chance.below(4) as i64 - 1),
    }
}

/// The formula with the name of one of its binders changed.
fn renamed(chance: &mut Chance, e: &Expr, hygienic: bool) -> Expr {
    let all = parts(e);
    let binders: Vec<usize> = (0..all.len()).filter(|&place| bound(&all[place]).is_some()).collect();
    if binders.is_empty() {
        return e.clone();
    }
    let place = *chance.of(&binders);
    let Some((var, body)) = bound(&all[place]) else {
        return e.clone();
    };
    let name = chance.of::<&str>(&NAMES);
    let fresh = Symbol::new(name);
    if hygienic && names(body).contains(&fresh) {
        return e.clone();
    }
    let body = free_renamed(body, var, &fresh);
    let new = match all[place].node() {
        Node::Integral { lo, hi, .. } => Expr::integral(fresh, lo.clone(), hi.clone(), body),
        Node::Sum { lo, hi, .. } => Expr::sum(fresh, lo.clone(), hi.clone(), body),
        Node::Inverse { at, .. } => Expr::inverse(fresh, body, at.clone()),
        _ => return e.clone(),
    };
    replaced(e, place, &new)
}

fn bound(e: &Expr) -> Option<(&Symbol, &Expr)> {
    match e.node() {
        Node::Integral { var, body, .. } | Node::Sum { var, body, .. } | Node::Inverse { var, body, .. } => {
            Some((var, body))
        }
        _ => None,
    }
}

/// The formula with the free occurrences of a name changed to another, whatever that captures.
fn free_renamed(e: &Expr, old: &Symbol, new: &Symbol) -> Expr {
    let here = |e: &Expr| free_renamed(e, old, new);
    let under = |var: &Symbol, body: &Expr| if var == old { body.clone() } else { here(body) };
    match e.node() {
        Node::Symbol(s) if s == old => Expr::from(new.clone()),
        Node::Integral { var, lo, hi, body } => Expr::integral(var.clone(), here(lo), here(hi), under(var, body)),
        Node::Sum { var, lo, hi, body } => Expr::sum(var.clone(), here(lo), here(hi), under(var, body)),
        Node::Inverse { var, body, at } => Expr::inverse(var.clone(), under(var, body), here(at)),
        _ => {
            let mapped: Result<Expr, std::convert::Infallible> = e.try_map(|part| Ok(here(part)));
            match mapped {
                Ok(mapped) => mapped,
                Err(never) => match never {},
            }
        }
    }
}
