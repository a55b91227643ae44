//! Formulas that differ from a formula in one token: what a slip of the pen would have written.

use rug::Integer;

use super::relation::{Relation, RelationOp};
use super::symbol::Symbol;
use super::tree::{Constant, Expr, Node};
use crate::function::Function;

/// A formula of so many characters is shown before and after; of a longer one only what changed.
const SHORT: usize = 48;

/// A formula with one token changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant<T> {
    /// What was changed, as in `x^3 for x^2`.
    pub change: String,
    /// The formula then.
    pub formula: T,
}

/// The symbol that a slip writes for another, if any.
pub type Slip<'a> = &'a dyn Fn(&Symbol) -> Option<Symbol>;

impl Expr {
    /// Every formula with one token changed: a number one more or one less, a symbol for another, another sign, a factor, a divisor, an
    /// exponent or a root dropped, a product for a quotient, two neighbouring arguments exchanged, a prime more or less, a range from 0 for
    /// the whole line, the last index one less.
    #[must_use]
    pub fn variants(&self, slip: Slip<'_>) -> Vec<Variant<Expr>> {
        let mut found = self.within(slip);
        if !matches!(self.node(), Node::Neg(_) | Node::Integer(_)) {
            found.push(self.turned());
        }
        found
    }

    /// The formula with a sign before it.
    fn turned(&self) -> Variant<Expr> {
        let formula = -self.clone();
        let change = self.told(&formula, "the sign turned".into());
        Variant { change, formula }
    }

    /// What was changed: the formulas then and now, or in words if they are long.
    fn told(&self, now: &Expr, words: String) -> String {
        let then = self.to_string();
        match then.chars().count() <= SHORT {
            true => format!("{now} for {then}"),
            false => words,
        }
    }

    fn within(&self, slip: Slip<'_>) -> Vec<Variant<Expr>> {
        let own = self.own_variants(slip).into_iter().map(|(words, formula)| Variant {
            change: self.told(&formula, words),
            formula,
        });
        let mut found: Vec<Variant<Expr>> = own.collect();
        for (place, child) in self.children().into_iter().enumerate() {
            let mut variants = child.within(slip);
            if self.may_turn(place) && !matches!(child.node(), Node::Neg(_)) {
                variants.push(child.turned());
            }
            for Variant { change, formula } in variants {
                let whole = self.with_part(place, &formula);
                // A token alone does not say where it stands.
                let change = match child.children().is_empty() {
                    true => self.told(&whole, change),
                    false => change,
                };
                found.push(Variant { change, formula: whole });
            }
        }
        found.retain(|variant| variant.formula != *self);
        found
    }

    /// The formula with another part at that place.
    fn with_part(&self, place: usize, part: &Expr) -> Expr {
        let mut at = 0..;
        let put = |old: &Expr| {
            let part = if at.next() == Some(place) { part } else { old };
            Ok::<_, std::convert::Infallible>(part.clone())
        };
        let Ok(whole) = self.try_map(put);
        whole
    }

    /// Whether a sign may be written before the part at that place: an argument, an exponent, the first term of a sum.
    fn may_turn(&self, place: usize) -> bool {
        match self.node() {
            Node::Call(..) | Node::Apply(..) => true,
            Node::Pow(..) => place == 1,
            Node::Add(a, _) | Node::Sub(a, _) => {
                place == 0 && !matches!(a.node(), Node::Add(..) | Node::Sub(..) | Node::Integer(_))
            }
            _ => false,
        }
    }

    /// The outermost operation changed: what happened, in words, and the formula then.
    fn own_variants(&self, slip: Slip<'_>) -> Vec<(String, Expr)> {
        let mut found = Vec::new();
        let mut own = |words: String, formula: Expr| found.push((words, formula));
        match self.node() {
            Node::Integer(n) => {
                own(
                    format!("{} for {n}", Integer::from(n + 1)),
                    Expr::integer(Integer::from(n + 1)),
                );
                if *n > 0 {
                    own(
                        format!("{} for {n}", Integer::from(n - 1)),
                        Expr::integer(Integer::from(n - 1)),
                    );
                }
            }
            Node::Symbol(symbol) => {
                if let Some(other) = slip(symbol) {
                    own(format!("{other} for {symbol}"), Expr::from(other));
                }
                primes(symbol, |other| own(format!("{other} for {symbol}"), Expr::from(other)));
            }
            Node::Neg(a) if *a.node() == Node::Constant(Constant::Infinity) => own("0 for -oo".into(), Expr::zero()),
            Node::Neg(a) => own(format!("- before {a} dropped"), a.clone()),
            Node::Add(a, b) => own(format!("- for + before {b}"), a - b),
            Node::Sub(a, b) => own(format!("+ for - before {b}"), a + b),
            Node::Mul(a, b) => {
                own(format!("{a} dropped"), b.clone());
                own(format!("{b} dropped"), a.clone());
            }
            Node::Div(a, b) => {
                own(format!("/{b} dropped"), a.clone());
                own(format!("{a} dropped"), Expr::integer(1) / b.clone());
                own(format!("* for / before {b}"), a * b);
            }
            Node::Pow(a, b) => own(format!("exponent {b} dropped"), a.clone()),
            Node::Call(function, arguments) => {
                if let (Function::Sqrt | Function::Abs, [a]) = (function, &arguments[..]) {
                    own(format!("{} dropped before {a}", function.name()), a.clone());
                }
                for exchanged in exchanged(arguments) {
                    own(
                        format!("arguments of {self} exchanged"),
                        Expr::call(*function, exchanged),
                    );
                }
            }
            Node::Apply(name, arguments) => {
                for exchanged in exchanged(arguments) {
                    own(
                        format!("arguments of {self} exchanged"),
                        Expr::apply(name.clone(), exchanged),
                    );
                }
                let applied = |other: Symbol| Expr::apply(other, arguments.clone());
                primes(name, |other| own(format!("{other} for {name}"), applied(other)));
            }
            Node::Sum { hi, .. } if !matches!(hi.node(), Node::Integer(_) | Node::Constant(_)) => {
                let less = hi - &Expr::integer(1);
                own(format!("{less} for {hi}"), self.with_part(1, &less));
            }
            _ => {}
        }
        found
    }
}

/// A derivative of one order less and one more.
fn primes(name: &Symbol, mut found: impl FnMut(Symbol)) {
    let (root, primes) = name.unprimed();
    if primes > 0 {
        found((1..primes).fold(root, |name, _| name.primed()));
        found(name.primed());
    }
}

/// The arguments with two neighbours exchanged.
fn exchanged(arguments: &[Expr]) -> impl Iterator<Item = Vec<Expr>> {
    (1..arguments.len()).map(|place| {
        let mut exchanged = arguments.to_vec();
        exchanged.swap(place - 1, place);
        exchanged
    })
}

impl Relation {
    /// Every relation with one token changed, that of either side or the sign: `<` for `<=` and the other way round, and the sides of an
    /// inequality exchanged.
    #[must_use]
    pub fn variants(&self, slip: Slip<'_>) -> Vec<Variant<Relation>> {
        let Relation { op, lhs, rhs } = self;
        let with = |op: RelationOp, lhs: &Expr, rhs: &Expr| Relation::new(op, lhs.clone(), rhs.clone());
        let mut found = Vec::new();
        let mut own = |change: &str, formula: Relation| {
            let change = change.into();
            found.push(Variant { change, formula });
        };
        match op {
            RelationOp::Le => {
                own("< for <=", with(RelationOp::Lt, lhs, rhs));
                own("sides exchanged", with(*op, rhs, lhs));
            }
            RelationOp::Lt => {
                own("<= for <", with(RelationOp::Le, lhs, rhs));
                own("sides exchanged", with(*op, rhs, lhs));
            }
            RelationOp::Eq | RelationOp::Ne => {}
        }
        found.extend(lhs.within(slip).into_iter().map(|Variant { change, formula }| Variant {
            change,
            formula: with(*op, &formula, rhs),
        }));
        found.extend(
            rhs.variants(slip)
                .into_iter()
                .map(|Variant { change, formula }| Variant {
                    change,
                    formula: with(*op, lhs, &formula),
                }),
        );
        found
    }
}
