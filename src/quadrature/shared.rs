//! What the numerical layers may ask the exact layer for on the way to an enclosure.
//!
//! A number that was enclosed with its help is no second opinion on a normal form. The answer is read off the formula and errs on the
//! side of more: it names every question that can be asked, whether or not the enclosure needed the answer.

use std::collections::BTreeSet;

use crate::formula::{Expr, Function, Node};

/// What the exact layer may be asked for to enclose a formula, in words; empty if the enclosure is independent of it.
#[must_use]
pub fn exact_questions(formula: &Expr) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    look(formula, false, &mut found);
    found
}

fn look(formula: &Expr, inside: bool, found: &mut BTreeSet<&'static str>) {
    let mut below = inside;
    match formula.node() {
        Node::Integral { lo, hi, .. } => {
            below = true;
            let infinite = |end: &Expr| *end == Expr::infinity() || *end == -Expr::infinity();
            if infinite(lo) || infinite(hi) {
                found.insert("it reads integrands as powers with a weight");
            }
        }
        Node::Diff { .. } if inside => {
            found.insert("it sees whether a derivative exists");
        }
        Node::Inverse { .. } => {
            found.insert("it shows that an equation has one solution");
        }
        Node::Call(Function::Abs | Function::Sign | Function::Max | Function::Min, _) if inside => {
            found.insert("it sees whether the argument at a kink vanishes");
        }
        Node::Div(_, divisor) if inside && !divisor.free_symbols().is_empty() => {
            found.insert("it sees whether a quotient is 0/0 at a point");
        }
        _ => {}
    }
    for part in formula.children() {
        look(part, below, found);
    }
}
