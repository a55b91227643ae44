//! The text form, which parses back to the same tree.
//!
//! Parentheses stand where the tree needs them and nowhere else, except around a negation that is not the first thing of a sum:
//! `a*(-b)`, `2^(-x)`, `a + (-b)` are written as one writes them, although the parser reads `a*-b` as well.

use std::fmt;

use super::relation::Relation;
use super::tree::{Expr, Node};
use crate::room;

/// How tightly the outermost operation of a formula holds together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    Sign,
    Product,
    Power,
    Atom,
}

fn binding(expr: &Expr) -> Binding {
    match expr.node() {
        Node::Add(..) | Node::Sub(..) => Binding::Sum,
        Node::Neg(_) => Binding::Sign,
        Node::Mul(..) | Node::Div(..) => Binding::Product,
        Node::Pow(..) => Binding::Power,
        _ => Binding::Atom,
    }
}

/// A formula in a place that needs at least the given binding.
struct Within<'a>(&'a Expr, Binding);

impl fmt::Display for Within<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Within(expr, least) = *self;
        if binding(expr) < least {
            write!(f, "({expr})")
        } else {
            write!(f, "{expr}")
        }
    }
}

/// Arguments with commas between them.
struct Listed<'a>(&'a [Expr]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, argument) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(f, "{separator}{argument}")?;
        }
        Ok(())
    }
}

#[expect(
    clippy::recursive_format_impl,
    reason = "once more where there is room for so deep a formula"
)]
impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use Binding::{Atom, Power, Product, Sum};
        if !room::is_enough_for(self.depth()) {
            return f.write_str(&room::for_depth(self.depth(), || self.to_string()));
        }
        match self.node() {
            Node::Integer(n) => write!(f, "{n}"),
            Node::Constant(c) => f.write_str(c.name()),
            Node::Symbol(s) => write!(f, "{s}"),
            Node::Neg(a) => write!(f, "-{}", Within(a, Product)),
            Node::Add(a, b) => write!(f, "{} + {}", Within(a, Sum), Within(b, Product)),
            Node::Sub(a, b) => write!(f, "{} - {}", Within(a, Sum), Within(b, Product)),
            Node::Mul(a, b) => write!(f, "{}*{}", Within(a, Product), Within(b, Power)),
            Node::Div(a, b) => write!(f, "{}/{}", Within(a, Product), Within(b, Power)),
            Node::Pow(a, b) => write!(f, "{}^{}", Within(a, Atom), Within(b, Power)),
            Node::Call(function, arguments) if let Some((body, var, at)) = function.differentiated(arguments) => {
                match at.is_symbol(var) {
                    true => write!(f, "{}({body}, {var})", function.name()),
                    false => write!(f, "{}({body}, {var} = {at})", function.name()),
                }
            }
            Node::Call(function, arguments) => {
                write!(f, "{}({})", function.name(), Listed(arguments))
            }
            Node::Apply(name, arguments) => write!(f, "{name}({})", Listed(arguments)),
            Node::Matrix { columns, entries } => {
                f.write_str("[")?;
                for (index, row) in entries.chunks(*columns).enumerate() {
                    write!(f, "{}[{}]", if index == 0 { "" } else { ", " }, Listed(row))?;
                }
                f.write_str("]")
            }
            Node::Integral { var, lo, hi, body } => {
                write!(f, "integral({var}, {lo}..{hi}, {body})")
            }
            Node::Space { var, dimension, body } => write!(f, "integral({var}, R^{dimension}, {body})"),
            Node::Sum { var, lo, hi, body } => write!(f, "sum({var}, {lo}..{hi}, {body})"),
            Node::Inverse { var, body, at } => write!(f, "solve({var}, {body}, {at})"),
            Node::Diff { var, body, at } if at.is_symbol(var) => write!(f, "diff({body}, {var})"),
            Node::Diff { var, body, at } => write!(f, "diff({body}, {var} = {at})"),
        }
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.lhs, self.op.sign(), self.rhs)
    }
}
