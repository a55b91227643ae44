//! Rewritings that keep the value of a real formula wherever it is defined, and that are defined there.

use kenzan::formula::{Constant, Expr, Function, Node};

use super::chance::Chance;
use super::grow::{Class, formula};
use super::tree::{call, int, parts, replaced, squared, unused};

/// The formula rewritten at a random place; places inside of ranges, exponents and orders stay.
pub(super) fn rewritten(chance: &mut Chance, e: &Expr) -> Expr {
    let all = parts(e);
    for _ in 0..6 {
        let place = chance.below(all.len());
        let part = &all[place];
        let infinite = super::tree::has(part, |node| {
            matches!(node, Node::Constant(Constant::Infinity | Constant::I))
        });
        if infinite || matches!(part.node(), Node::Integer(_)) && chance.percent(80) {
            continue;
        }
        let new = if chance.percent(65) {
            by_shape(chance, part)
        } else {
            None
        };
        let new = new.unwrap_or_else(|| anywhere(chance, part));
        return replaced(e, place, &new);
    }
    e.clone()
}

/// Rewritings that look at the outermost operation.
fn by_shape(chance: &mut Chance, e: &Expr) -> Option<Expr> {
    let half = || int(1) / int(2);
    Some(match e.node() {
        Node::Add(a, b) => match (chance.below(3), a.node()) {
            (0, Node::Add(p, q)) => p.clone() + (q.clone() + b.clone()),
            (1, _) => a.clone() - -b.clone(),
            _ => b.clone() + a.clone(),
        },
        Node::Sub(a, b) => match chance.below(2) {
            0 => a.clone() + -b.clone(),
            _ => -(b.clone() - a.clone()),
        },
        Node::Neg(a) => int(-1) * a.clone(),
        Node::Mul(a, b) => match (chance.below(3), b.node()) {
            (0, Node::Add(p, q)) => a.clone() * p.clone() + a.clone() * q.clone(),
            (1, _) => (squared(a.clone() + b.clone()) - squared(a.clone() - b.clone())) / int(4),
            _ => b.clone() * a.clone(),
        },
        Node::Div(a, b) => match chance.below(3) {
            0 => a.clone() * b.clone().pow(int(-1)),
            1 => a.clone() * (int(1) / b.clone()),
            _ => a.clone() * b.clone() / squared(b.clone()),
        },
        Node::Pow(a, b) => match b.as_integer().and_then(|n| n.to_i64()) {
            Some(2) => a.clone() * a.clone(),
            Some(n) if n > 2 => a.clone().pow(int(n - 1)) * a.clone(),
            Some(n) if n < 0 => int(1) / a.clone().pow(int(-n)),
            _ => return None,
        },
        Node::Call(function, arguments) => {
            let a = arguments.first()?.clone();
            match function {
                Function::Sin => match chance.below(3) {
                    0 => int(2) * call(Function::Sin, a.clone() / int(2)) * call(Function::Cos, a / int(2)),
                    1 => call(Function::Cos, a - Expr::pi() / int(2)),
                    _ => -call(Function::Sin, -a),
                },
                Function::Cos => match chance.below(3) {
                    0 => int(1) - int(2) * squared(call(Function::Sin, a / int(2))),
                    1 => call(Function::Sin, a + Expr::pi() / int(2)),
                    _ => call(Function::Cos, a + int(2) * Expr::pi()),
                },
                Function::Exp => match (chance.below(3), a.node()) {
                    (0, Node::Add(p, q)) => p.clone().exp() * q.clone().exp(),
                    (1, _) => call(Function::Cosh, a.clone()) + call(Function::Sinh, a),
                    _ => squared((a / int(2)).exp()),
                },
                Function::Tanh => call(Function::Sinh, a.clone()) / call(Function::Cosh, a),
                Function::Tan => call(Function::Sin, a.clone()) / call(Function::Cos, a),
                Function::Sinh => (a.clone().exp() - (-a).exp()) / int(2),
                Function::Cosh => squared(call(Function::Sinh, a.clone() / int(2))) * int(2) + int(1),
                Function::Abs => match chance.below(4) {
                    0 => squared(a).sqrt(),
                    1 => Expr::call(Function::Max, vec![a.clone(), -a]),
                    2 => call(Function::Abs, -a),
                    _ => a.clone() * call(Function::Sign, a),
                },
                Function::Sign | Function::Erf | Function::Atan | Function::Dawson => -call(*function, -a),
                Function::Erfc => int(1) - call(Function::Erf, a),
                Function::Sqrt => match chance.below(2) {
                    0 => a.pow(half()),
                    _ => (int(4) * a).sqrt() / int(2),
                },
                Function::Log => match chance.below(3) {
                    0 => -(int(1) / a).log(),
                    1 => int(2) * a.sqrt().log(),
                    _ => (a / int(3)).log() + int(3).log(),
                },
                Function::Max | Function::Min => {
                    let other = if *function == Function::Max {
                        Function::Min
                    } else {
                        Function::Max
                    };
                    let b = arguments.get(1)?.clone();
                    let gap = call(Function::Abs, a.clone() - b.clone());
                    match (chance.below(3), function) {
                        (0, Function::Max) => (a + b + gap) / int(2),
                        (0, _) => (a + b - gap) / int(2),
                        (1, _) => -Expr::call(other, vec![-a, -b]),
                        _ => Expr::call(*function, vec![b, a]),
                    }
                }
                _ => return None,
            }
        }
        _ => return None,
    })
}

/// Rewritings of any real value.
fn anywhere(chance: &mut Chance, e: &Expr) -> Expr {
    let name = unused(&[e]);
    let (z, old) = (Expr::from(name.clone()), e.clone());
    match chance.below(16) {
        0 => {
            let r = formula(chance, Class::Real, 1);
            (old + r.clone()) - r
        }
        1 => {
            let r = formula(chance, Class::Positive, 1);
            old * r.clone() / r
        }
        2 => {
            let r = formula(chance, Class::Nonzero, 1);
            old / r.clone() * r
        }
        3 => {
            let r = formula(chance, Class::Real, 0);
            old * (squared(call(Function::Sin, r.clone())) + squared(call(Function::Cos, r)))
        }
        4 => old.exp().log(),
        5 => squared(e.clone()).sqrt() * call(Function::Sign, old),
        6 => Expr::integral(name, int(0), int(1), old),
        7 => Expr::integral(name, int(0), old, int(1)),
        8 => Expr::sum(name, int(1), int(3), old) / int(3),
        9 => Expr::sum(name, int(0), Expr::symbol("n"), old) / (Expr::symbol("n") + int(1)),
        10 => Expr::integral(name, -Expr::infinity(), Expr::infinity(), old * (-squared(z)).exp()) / Expr::pi().sqrt(),
        11 => Expr::call(Function::Max, vec![old.clone(), int(0)]) + Expr::call(Function::Min, vec![old, int(0)]),
        12 => {
            let n = formula(chance, Class::Natural, 0);
            old * int(-1).pow(int(2) * n)
        }
        13 => {
            let r = formula(chance, Class::Positive, 0);
            old * r.clone().pow(Expr::symbol("x")) * r.pow(-Expr::symbol("x"))
        }
        14 => Expr::integral(name, int(0), Expr::infinity(), old * (-z).exp()),
        _ => (squared(old.clone() + int(1)) - squared(old - int(1))) / int(4),
    }
}
