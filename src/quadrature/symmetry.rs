//! Even and odd integrands.

use super::integrand::Setting;
use crate::formula::{Expr, Node};
pub(super) use crate::function::Parity;

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
            if arguments.iter().all(|argument| of(argument) == Some(Even)) {
                return Some(Even);
            }
            let (last, parameters) = arguments.split_last()?;
            let fixed = parameters.iter().all(|parameter| of(parameter) == Some(Even));
            match (function.definition().parity)(arguments).filter(|_| fixed)? {
                Even => of(last).map(|_| Even),
                Odd => of(last),
            }
        }
        _ => None,
    }
}
