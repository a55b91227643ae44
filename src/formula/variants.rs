//! Formulas that differ from a formula in one token: what a slip of the pen would have written.

use rug::Integer;

use super::relation::{Relation, RelationOp};
use super::tree::{Expr, Node};

/// A formula with one token changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant<T> {
    /// What was changed, as in `3 for 2`.
    pub change: String,
    /// The formula then.
    pub formula: T,
}

impl Expr {
    /// Every formula with one token changed: a number one more or one less, another sign, a factor, a divisor or an exponent dropped, two
    /// arguments exchanged.
    #[must_use]
    pub fn variants(&self) -> Vec<Variant<Expr>> {
        let mut found: Vec<Variant<Expr>> = Vec::new();
        let mut own = |change: String, formula: Expr| found.push(Variant { change, formula });
        match self.node() {
            Node::Integer(n) => {
                let more = Integer::from(n + 1);
                own(format!("{more} for {n}"), Expr::integer(more));
                if *n > 1 {
                    let less = Integer::from(n - 1);
                    own(format!("{less} for {n}"), Expr::integer(less));
                }
            }
            Node::Neg(a) => own(format!("{a} for {self}"), a.clone()),
            Node::Add(a, b) => own(format!("- for + before {b}"), a.clone() - b.clone()),
            Node::Sub(a, b) => own(format!("+ for - before {b}"), a.clone() + b.clone()),
            Node::Mul(a, b) => {
                own(format!("{a} dropped"), b.clone());
                own(format!("{b} dropped"), a.clone());
            }
            Node::Div(a, b) => own(format!("/{b} dropped"), a.clone()),
            Node::Pow(a, b) => own(format!("exponent {b} dropped"), a.clone()),
            Node::Call(function, arguments) if arguments.len() > 1 => {
                let exchanged = Expr::call(*function, exchanged(arguments));
                own(format!("arguments of {self} exchanged"), exchanged);
            }
            Node::Apply(name, arguments) if arguments.len() > 1 => {
                let exchanged = Expr::apply(name.clone(), exchanged(arguments));
                own(format!("arguments of {self} exchanged"), exchanged);
            }
            _ => {}
        }
        for (place, child) in self.children().into_iter().enumerate() {
            for Variant { change, formula } in child.variants() {
                let mut at = 0..;
                let put = |old: &Expr| match at.next() == Some(place) {
                    true => Ok::<_, std::convert::Infallible>(formula.clone()),
                    false => Ok(old.clone()),
                };
                let Ok(formula) = self.try_map(put);
                found.push(Variant { change, formula });
            }
        }
        found.retain(|variant| variant.formula != *self);
        found
    }
}

/// The arguments with the first two exchanged.
fn exchanged(arguments: &[Expr]) -> Vec<Expr> {
    let mut exchanged = arguments.to_vec();
    exchanged.swap(0, 1);
    exchanged
}

impl Relation {
    /// Every relation with one token changed, that of either side or the sign: `<` for `<=` and the other way round, and the sides of an
    /// inequality exchanged.
    #[must_use]
    pub fn variants(&self) -> Vec<Variant<Relation>> {
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
        found.extend(lhs.variants().into_iter().map(|Variant { change, formula }| Variant {
            change,
            formula: with(*op, &formula, rhs),
        }));
        found.extend(rhs.variants().into_iter().map(|Variant { change, formula }| Variant {
            change,
            formula: with(*op, lhs, &formula),
        }));
        found
    }
}
