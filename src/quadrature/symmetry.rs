//! Even and odd integrands.

use super::integrand::Setting;
use crate::formula::{Expr, Function, Node};

/// f(-x) = f(x) or f(-x) = -f(x), wherever either side is defined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parity {
    Even,
    Odd,
}

use Parity::{Even, Odd};

fn product(f: Parity, g: Parity) -> Parity {
    if f == g { Even } else { Odd }
}

/// The parity of a formula in the variable of integration, if it shows in the tree.
pub(super) fn parity(expr: &Expr, setting: Setting<'_>) -> Option<Parity> {
    if !expr.depends_on(setting.var) {
        return Some(Even);
    }
    let of = |e: &Expr| parity(e, setting);
    match expr.node() {
        Node::Symbol(_) => Some(Odd),
        Node::Neg(f) => of(f),
        Node::Add(f, g) | Node::Sub(f, g) => of(f).filter(|&p| of(g) == Some(p)),
        Node::Mul(f, g) | Node::Div(f, g) => Some(product(of(f)?, of(g)?)),
        Node::Pow(f, n) => match (of(f)?, of(n)?) {
            (Even, Even) => Some(Even),
            (Odd, Even) => {
                let n = n.as_integer()?;
                Some(if n.is_even() { Even } else { Odd })
            }
            _ => None,
        },
        Node::Call(function, arguments) => {
            use Function::*;
            if arguments.iter().all(|argument| of(argument) == Some(Even)) {
                return Some(Even);
            }
            let inner = of(arguments.first()?)?;
            match function {
                Sin | Tan | Sinh | Tanh | Atan | Erf | Dawson | Sign => Some(inner),
                Cos | Cosh | Abs => Some(Even),
                _ => None,
            }
        }
        _ => None,
    }
}
