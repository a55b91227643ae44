//! Where an integrand may have a kink, a pole or its bulk: the zeros of those of its parts that are linear in the variable.
//!
//! |x - a|, max(x, a), 1/(x - a), log(x - a), exp(-(x - a)²/v) all have their point of interest at a. An integral is split there. It need not
//! be all such points: what is missed is found by bisection or leaves the integral without a number.

use super::frame::Frame;
use super::machine::{Machine, real};
use crate::formula::{Expr, Function, Node, Symbol};

/// The most points by which an integral is split.
const MOST: usize = 12;

/// The points, in order.
pub(super) fn of(machine: &Machine, body: &Expr, var: &Symbol, frame: &Frame<'_>) -> Vec<f64> {
    let mut found = Vec::new();
    collect(body, var, &mut |linear| {
        let at = |x: f64| real(machine.value(linear, &frame.with(var, x))?);
        if let (Some(start), Some(end)) = (at(0.0), at(1.0)) {
            let zero = start / (start - end);
            if zero.is_finite() && found.len() < MOST {
                found.push(zero);
            }
        }
    });
    found.sort_by(f64::total_cmp);
    found.dedup_by(|a, b| (*a - *b).abs() <= 1e-12 * a.abs().max(1.0));
    found
}

/// The largest parts that are linear in the variable, and the differences of the arguments of max and min.
fn collect(formula: &Expr, var: &Symbol, found: &mut dyn FnMut(&Expr)) {
    if !formula.depends_on(var) {
        return;
    }
    if degree(formula, var) == Some(1) {
        return found(formula);
    }
    if let Node::Call(Function::Max | Function::Min, arguments) = formula.node() {
        for pair in arguments.windows(2) {
            let difference = &pair[0] - &pair[1];
            if degree(&difference, var) == Some(1) {
                found(&difference);
            }
        }
    }
    formula
        .children()
        .into_iter()
        .for_each(|part| collect(part, var, found));
}

/// The degree of a formula that is written as a polynomial of degree 1 at most.
fn degree(formula: &Expr, var: &Symbol) -> Option<u32> {
    if !formula.depends_on(var) {
        return Some(0);
    }
    let degree = match formula.node() {
        Node::Symbol(_) => 1,
        Node::Neg(a) => degree(a, var)?,
        Node::Add(a, b) | Node::Sub(a, b) => degree(a, var)?.max(degree(b, var)?),
        Node::Mul(a, b) => degree(a, var)? + degree(b, var)?,
        Node::Div(a, b) if !b.depends_on(var) => degree(a, var)?,
        _ => return None,
    };
    (degree <= 1).then_some(degree)
}
