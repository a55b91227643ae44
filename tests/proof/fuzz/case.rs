//! Random relations, and what is known of them by the way they are made.

use kenzan::formula::{Constant, Domains, Expr, Function, Node, Relation, RelationOp, Symbol, parse_relation};
use rug::{Integer, Rational};

use super::chance::Chance;
use super::grow::{Class, domains, formula};
use super::identities;
use super::rewrite::rewritten;
use super::tree::{has, int, parts, replaced};

/// What is known of a relation by construction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Truth {
    /// Both sides are defined and related everywhere on the domains.
    True,
    /// Somewhere on the domains it fails, or a side is not defined.
    False,
    /// Not known.
    Open,
}

/// A relation under declarations.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub(super) family: &'static str,
    pub(super) domains: Domains,
    pub(super) relation: Relation,
    pub(super) truth: Truth,
    /// What the open function f may be, as formulas in z; none where no function is open.
    pub(super) functions: Vec<Expr>,
}

impl Case {
    fn of(family: &'static str, relation: Relation, truth: Truth) -> Case {
        let domains = domains();
        Case {
            family,
            domains,
            relation,
            truth,
            functions: Vec::new(),
        }
    }
}

impl std::fmt::Display for Case {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "[{}, {:?}] {}", self.family, self.truth, shown(&self.relation))
    }
}

/// The text of a relation.
pub(super) fn shown(relation: &Relation) -> String {
    format!("{} {} {}", relation.lhs, relation.op.sign(), relation.rhs)
}

fn equation(lhs: Expr, rhs: Expr) -> Relation {
    Relation::new(RelationOp::Eq, lhs, rhs)
}

/// A random case.
pub(super) fn case(chance: &mut Chance) -> Case {
    match chance.below(100) {
        0..22 => rewriting(chance),
        22..30 => perturbed(chance),
        30..42 => wild(chance),
        42..62 => identity(chance),
        62..74 => mutant(chance),
        74..86 => falsehood(chance),
        86..92 => super::open::case(chance),
        _ => super::binders::case(chance),
    }
}

fn rewriting(chance: &mut Chance) -> Case {
    let depth = 1 + chance.below(3);
    let e = formula(chance, Class::Real, depth);
    let (left, right) = (several(chance, &e), several(chance, &e));
    Case::of("rewriting", equation(left, right), Truth::True)
}

fn several(chance: &mut Chance, e: &Expr) -> Expr {
    let count = chance.below(3);
    (0..count).fold(e.clone(), |e, _| rewritten(chance, &e))
}

/// A relation that holds, but for a number however small.
fn perturbed(chance: &mut Chance) -> Case {
    let true_one = if chance.percent(50) {
        rewriting(chance)
    } else {
        identity(chance)
    };
    let size = Integer::from(Integer::u_pow_u(10, chance.below(40) as u32));
    let small = Expr::rational(&Rational::from((1 + chance.below(3) as i64, size)));
    let factor = match chance.below(3) {
        0 => formula(chance, Class::Positive, 1),
        _ => int(1),
    };
    let Relation { op, lhs, rhs } = true_one.relation;
    let relation = match op {
        RelationOp::Eq if chance.percent(50) => equation(lhs + factor * small, rhs),
        RelationOp::Eq => equation(lhs, rhs - small * factor),
        _ => return Case::of("perturbed", equation(lhs.clone() + small, lhs), Truth::False),
    };
    Case::of("perturbed", relation, Truth::False)
}

/// A formula that may be undefined, against itself rewritten.
fn wild(chance: &mut Chance) -> Case {
    let depth = 1 + chance.below(3);
    let e = formula(chance, Class::Wild, depth);
    let other = if chance.percent(70) {
        several(chance, &e)
    } else {
        mutated(chance, &e)
    };
    let op = *chance.of(&[
        RelationOp::Eq,
        RelationOp::Eq,
        RelationOp::Eq,
        RelationOp::Le,
        RelationOp::Lt,
        RelationOp::Ne,
    ]);
    let other = if op == RelationOp::Eq {
        other
    } else {
        other + formula(chance, Class::Nonnegative, 1)
    };
    Case::of("wild", Relation::new(op, e, other), Truth::Open)
}

/// The letters of [`identities::TRUE`].
const LETTERS: [(&str, Class, &[&str]); 8] = [
    ("A", Class::Real, &["x", "y", "t", "s", "c", "w"]),
    ("B", Class::Real, &["y", "x", "u", "n", "v"]),
    ("P", Class::Positive, &["u", "k"]),
    ("Q", Class::Positive, &["u", "k"]),
    ("V", Class::Nonnegative, &["v", "w", "n"]),
    ("C", Class::Nonzero, &["c", "u"]),
    ("N", Class::Natural, &["n", "k"]),
    ("M", Class::Natural, &["k", "n"]),
];

/// The relation with the letters replaced; like every substitution here, of formulas free of bound names.
fn instantiated(chance: &mut Chance, text: &str) -> Relation {
    let mut relation = parse_relation(text).expect(text);
    for (letter, class, symbols) in LETTERS {
        let depth = chance.below(3);
        let value = match depth {
            0 => chance.symbol(symbols),
            _ => formula(chance, class, depth - 1),
        };
        let letter = Symbol::new(letter);
        relation.lhs = relation.lhs.substitute(&letter, &value);
        relation.rhs = relation.rhs.substitute(&letter, &value);
    }
    relation
}

/// The relation under something that keeps it true where it is, and false where it is not.
fn wrapped(chance: &mut Chance, relation: Relation) -> Relation {
    let Relation { op, lhs, rhs } = relation;
    let (lhs, rhs) = match chance.below(5) {
        0 => {
            let e = formula(chance, Class::Real, 1);
            let other = rewritten(chance, &e);
            (lhs + e, rhs + other)
        }
        1 => {
            let e = formula(chance, Class::Positive, 1);
            (lhs * e.clone(), e * rhs)
        }
        2 => {
            let e = formula(chance, Class::Positive, 1);
            (lhs / e.clone(), rhs / e)
        }
        3 if op != RelationOp::Ne => (int(2) * lhs.clone(), lhs + rhs),
        _ => (lhs, rhs),
    };
    Relation { op, lhs, rhs }
}

fn identity(chance: &mut Chance) -> Case {
    let text = *chance.of(identities::TRUE);
    let relation = instantiated(chance, text);
    let mut relation = wrapped(chance, relation);
    let ranges = |e: &Expr| {
        has(e, |node| {
            matches!(
                node,
                Node::Integral { .. } | Node::Sum { .. } | Node::Constant(Constant::I)
            )
        })
    };
    if chance.percent(40) && !ranges(&relation.lhs) {
        relation.lhs = rewritten(chance, &relation.lhs);
    }
    Case::of("identity", relation, Truth::True)
}

fn falsehood(chance: &mut Chance) -> Case {
    let text = *chance.of(identities::FALSE);
    let relation = parse_relation(text).expect(text);
    let relation = wrapped(chance, relation);
    Case::of("falsehood", relation, Truth::False)
}

/// A true or false relation of the tables with something changed.
fn mutant(chance: &mut Chance) -> Case {
    let table = if chance.percent(70) {
        identities::TRUE
    } else {
        identities::FALSE
    };
    let text = *chance.of(table);
    let mut relation = instantiated(chance, text);
    for _ in 0..=chance.below(2) {
        if chance.percent(50) {
            relation.lhs = mutated(chance, &relation.lhs);
        } else {
            relation.rhs = mutated(chance, &relation.rhs);
        }
    }
    Case::of("mutant", relation, Truth::Open)
}

/// The formula with one part changed.
pub(super) fn mutated(chance: &mut Chance, e: &Expr) -> Expr {
    let all = parts(e);
    let place = chance.below(all.len());
    let part = all[place].clone();
    let infinite = |e: &Expr| *e == Expr::infinity() || *e == -Expr::infinity();
    let new = match part.node() {
        _ if infinite(&part) => return e.clone(),
        Node::Integer(n) => match chance.below(3) {
            0 => int(0),
            1 => Expr::integer(n.clone() + 1),
            _ => -part.clone(),
        },
        Node::Symbol(_) => match chance.below(3) {
            0 => -part.clone(),
            1 => formula(chance, Class::Real, 0),
            _ => part.clone() + int(1),
        },
        Node::Add(a, b) => a.clone() - b.clone(),
        Node::Sub(a, b) => b.clone() - a.clone(),
        Node::Mul(a, b) if chance.percent(50) => a.clone() / b.clone(),
        Node::Div(a, b) if chance.percent(50) => a.clone() * b.clone(),
        Node::Pow(a, b) => match chance.below(3) {
            0 => a.clone().pow(-b.clone()),
            1 => a.clone().pow(b.clone() / int(2)),
            _ => (-a.clone()).pow(b.clone()),
        },
        Node::Call(function, arguments) => swapped(chance, *function, arguments),
        Node::Integral { var, lo, hi, body } if !infinite(lo) && !infinite(hi) => {
            Expr::integral(var.clone(), hi.clone(), lo.clone(), body.clone())
        }
        Node::Sum { var, lo, hi, body } => {
            Expr::sum(var.clone(), lo.clone() + int(1), hi.clone() - int(1), body.clone())
        }
        _ => match part.children().first() {
            Some(child) => (*child).clone(),
            None => -part.clone(),
        },
    };
    replaced(e, place, &new)
}

fn swapped(chance: &mut Chance, function: Function, arguments: &[Expr]) -> Expr {
    let similar: &[Function] = match arguments.len() {
        1 => &[
            Function::Abs,
            Function::Sign,
            Function::Sqrt,
            Function::Log,
            Function::Exp,
            Function::Sin,
            Function::Tanh,
            Function::Gamma,
            Function::Erf,
            Function::Cosh,
            Function::Atan,
        ],
        2 => &[Function::Max, Function::Min, Function::Mod, Function::Binomial],
        _ => return Expr::call(function, arguments.iter().cloned().rev().collect()),
    };
    Expr::call(*chance.of(similar), arguments.to_vec())
}
