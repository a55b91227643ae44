//! Formulas in double precision, with their derivatives: what experiments compute with.
//!
//! A formula in named real variables becomes a tree of operations once, and is then evaluated many times. Elementary functions come from
//! `libm`, and whole powers are products, so that the same formula gives the same bytes on every machine. A derivative is propagated along
//! with the value, one rule for each operation; at a kink it is that of the flat side, or 0. Nothing here is rigorous: a value that is
//! not a real number comes out as one that is none.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::formula::{Constant, Expr, Function, Node, Symbol};
use crate::instrument::Why;
use crate::instrument::elementary::{EXP, elementary};
use crate::instrument::operation::Operation;

/// The largest exponent that is a product.
const PRODUCT: u32 = 32;

/// A formula made ready; two are equal that were made of the same formula in the same variables.
#[derive(Clone, Debug)]
pub struct Compiled {
    formula: Expr,
    variables: Vec<Symbol>,
    root: Arc<Operation>,
}

impl PartialEq for Compiled {
    fn eq(&self, other: &Compiled) -> bool {
        self.formula == other.formula && self.variables == other.variables
    }
}

impl Eq for Compiled {}

impl Hash for Compiled {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.formula.hash(state);
        self.variables.hash(state);
    }
}

impl Compiled {
    /// The formula, without definitions, as a function of the variables named.
    ///
    /// # Errors
    /// Another free symbol, or an operation that is not computed in double precision.
    pub fn new(formula: &Expr, variables: &[&str]) -> Result<Compiled, Why> {
        let variables: Vec<Symbol> = variables.iter().map(|name| Symbol::new(name)).collect();
        Ok(Compiled {
            root: Arc::new(operation(formula, &variables)?),
            formula: formula.clone(),
            variables,
        })
    }

    /// The value at a point, a number for each variable.
    #[must_use]
    pub fn value(&self, at: &[f64]) -> f64 {
        self.root.value(at)
    }

    /// The value at x, and the derivative by the first variable there.
    #[must_use]
    pub fn with_slope(&self, x: f64) -> (f64, f64) {
        self.root.with_slope(x)
    }

    /// The same at many numbers, in the place of which the values are put; the derivatives are put beside. No bit is another.
    pub(super) fn with_slopes(&self, numbers: &mut [f64], slopes: &mut [f64]) {
        let at = numbers.to_vec();
        let slopes = &mut slopes[..at.len()];
        self.root.with_slopes(&at, numbers, slopes);
    }
}

fn operation(formula: &Expr, variables: &[Symbol]) -> Result<Operation, Why> {
    let of = |part: &Expr| operation(part, variables);
    let one = |part: &Expr| of(part).map(Box::new);
    let two = |a: &Expr, b: &Expr| Ok::<_, Why>(Box::new([of(a)?, of(b)?]));
    let refused = || Why::NotComputed(formula.clone());
    let found = match formula.node() {
        Node::Integer(n) => Operation::Number(n.to_f64()),
        Node::Constant(Constant::Pi) => Operation::Number(std::f64::consts::PI),
        Node::Constant(Constant::E) => Operation::Number(std::f64::consts::E),
        Node::Symbol(symbol) => match variables.iter().position(|known| known == symbol) {
            Some(place) => Operation::Variable(place),
            None => {
                let variables = variables.iter().map(Symbol::to_string).collect();
                let symbol = symbol.clone();
                return Err(Why::Free { symbol, variables });
            }
        },
        Node::Neg(a) => Operation::Neg(one(a)?),
        Node::Add(a, b) => Operation::Add(two(a, b)?),
        Node::Sub(a, b) => Operation::Sub(two(a, b)?),
        Node::Mul(a, b) => Operation::Mul(two(a, b)?),
        Node::Div(a, b) => Operation::Div(two(a, b)?),
        Node::Pow(a, b) if *a.node() == Node::Constant(Constant::E) => Operation::Call(EXP, one(b)?),
        Node::Pow(a, b) => match b.as_integer().and_then(|n| n.to_u32()) {
            Some(n @ 1..=PRODUCT) => Operation::Product(one(a)?, n),
            _ => Operation::Power(two(a, b)?),
        },
        Node::Call(function @ (Function::Max | Function::Min), arguments) => {
            let mut arguments = arguments.iter().map(of);
            let first = arguments.next().ok_or_else(refused)??;
            let join = |all: Operation, next: Result<Operation, Why>| {
                let both = Box::new([all, next?]);
                Ok(match function {
                    Function::Max => Operation::Max(both),
                    _ => Operation::Min(both),
                })
            };
            arguments.try_fold(first, join)?
        }
        Node::Call(Function::Hyp1f1, arguments) => match &arguments[..] {
            [a, b, z] => match (of(a)?.folded(), of(b)?.folded()) {
                (Operation::Number(a), Operation::Number(b)) => Operation::Kummer([a, b], one(z)?),
                _ => return Err(refused()),
            },
            _ => return Err(refused()),
        },
        Node::Call(function, arguments) => match (&arguments[..], elementary(*function)) {
            ([argument], Some(known)) => Operation::Call(known, one(argument)?),
            _ => return Err(refused()),
        },
        _ => return Err(refused()),
    };
    Ok(found.folded())
}
