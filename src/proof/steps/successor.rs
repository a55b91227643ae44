//! Induction along a natural number: the relation holds at the first one, and from each to the next the left side grows by as much as the right
//! side, or for `<=` and `<` by no more. A sum up to n + c grows by its next term.
//!
//! That the growth of the two sides compares is shown by normal form, or with a real number in the place of the natural one by
//! [growth](super::growth) along it. It claims nothing of existence: the kernel judges.

use std::fmt;

use super::growth::Growth;
use super::{Ask, Cited, Kind, Step};
use crate::exact::{Scope, Sign, normal};
use crate::formula::{Domain, Domains, Expr, Node, Relation, RelationOp, Symbol};
use crate::proof::{Evidence, Grade, Refusal, identity, mistake};

/// What is told: the number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Successor {
    variable: Symbol,
}

/// The relation at the first number, and that of the growths.
#[derive(Debug)]
struct Shown {
    first: Relation,
    next: Relation,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "at the first number {}, and from each to the next {}",
            self.first, self.next
        )
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("induction shows `=`, `<=` and `<` only")]
    Relation,
    #[error("`{0}` is not declared as a natural number")]
    NotNatural(Symbol),
    #[error("at the first number it is not seen to hold: {0}")]
    First(Relation),
    #[error("the growth of a sum in {0} is not seen")]
    Growth(Expr),
    #[error("from each number to the next it is not seen to hold: {0}")]
    Next(Relation),
}

/// A relation that holds at the first value of the natural number `variable`, and from each to the next.
#[must_use]
pub fn successor(name: &str, variable: &str) -> Step {
    Step::of(name, mistake::symbol(variable).map(|variable| Successor { variable }))
}

impl Kind for Successor {
    fn words(&self, _cited: Option<&Cited>) -> String {
        format!("induction from {} to {} + 1", self.variable, self.variable)
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, domains, v) = (ask.relation, &ask.context.domains, &self.variable);
        if relation.op == RelationOp::Ne {
            return Err(Undecided::Relation.into());
        }
        let Some(Domain::Natural { from }) = domains.get(v) else {
            return Err(Undecided::NotNatural(v.clone()).into());
        };
        let at = |side: &Expr| side.substitute(v, &Expr::integer(*from));
        let first = Relation::new(relation.op, at(&relation.lhs), at(&relation.rhs));
        if !identity::holds(&first, domains) {
            return Err(Undecided::First(first).into());
        }
        let growth = |side: &Expr| growth(side, v, domains).ok_or_else(|| Undecided::Growth(side.clone()));
        let op = match relation.op {
            RelationOp::Eq => RelationOp::Eq,
            _ => RelationOp::Le,
        };
        let next = Relation::new(op, growth(&relation.lhs)?, growth(&relation.rhs)?);
        if identity::holds(&next, domains) || self.holds_along_the_line(&next, *from, ask) {
            return Ok(Evidence::proved(Grade::Exact, Shown { first, next }));
        }
        Err(Undecided::Next(next).into())
    }
}

impl Successor {
    /// Whether the relation holds for all real numbers from that one on.
    fn holds_along_the_line(&self, next: &Relation, from: u32, ask: &Ask<'_>) -> bool {
        let v = &self.variable;
        let moved = Expr::integer(from) + Expr::from(v.clone());
        let side = |side: &Expr| side.substitute(v, &moved);
        let relation = Relation::new(next.op, side(&next.lhs), side(&next.rhs));
        let mut context = ask.context.clone();
        context.domains.insert(v.clone(), Domain::Nonnegative);
        if identity::holds(&relation, &context.domains) {
            return true;
        }
        let ask = Ask {
            context: &context,
            relation: &relation,
            cited: None,
        };
        let evidence = Growth::along(v.clone()).check(&ask);
        evidence.is_ok_and(|evidence| {
            let evidence = evidence.judged(&relation, &context.domains);
            evidence.is_proved_of_what_exists()
        })
    }
}

/// By how much a formula grows from v to v + 1; `None` where a sum in it does not grow by its next term.
fn growth(formula: &Expr, v: &Symbol, domains: &Domains) -> Option<Expr> {
    let of = |part: &Expr| growth(part, v, domains);
    let next = |part: &Expr| part.substitute(v, &(Expr::from(v.clone()) + Expr::one()));
    match formula.node() {
        _ if !formula.depends_on(v) => Some(Expr::zero()),
        Node::Neg(a) => Some(-of(a)?),
        Node::Add(a, b) => Some(of(a)? + of(b)?),
        Node::Sub(a, b) => Some(of(a)? - of(b)?),
        Node::Mul(a, b) if !a.depends_on(v) => Some(a.clone() * of(b)?),
        Node::Mul(a, b) if !b.depends_on(v) => Some(of(a)? * b.clone()),
        Node::Div(a, b) if !b.depends_on(v) => Some(of(a)? / b.clone()),
        Node::Sum { var, lo, hi, body } if var != v && !lo.depends_on(v) && !body.depends_on(v) => {
            let scope = Scope::new(domains);
            let step = normal(&(next(hi) - hi.clone()), &scope).ok()?;
            let room = normal(&(hi.clone() + Expr::one() - lo.clone()), &scope).ok()?;
            let whole = room.is_zero()
                || matches!(
                    scope.sign_of(&room),
                    Some(Sign::Positive | Sign::Nonnegative | Sign::Zero)
                );
            let one = step.as_rational().is_some_and(|step| step == 1);
            (whole && one).then(|| body.substitute(var, &next(hi)))
        }
        _ => {
            let holds_sum = |part: &Expr| has_sum(part);
            (!holds_sum(formula)).then(|| next(formula) - formula.clone())
        }
    }
}

fn has_sum(formula: &Expr) -> bool {
    matches!(formula.node(), Node::Sum { .. }) || formula.children().into_iter().any(has_sum)
}
