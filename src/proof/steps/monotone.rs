//! Inequalities that grow: the difference of the sides is not negative at the least value of a variable, nor is its derivative. It claims
//! nothing of existence: the sides have normal forms, by which the kernel sees them to exist.

use std::fmt;

use super::{Ask, Cited, Kind, Step};
use crate::exact::{Normal, Scope, normal};
use crate::formula::{Domain, Expr, RelationOp, Symbol};
use crate::proof::identity::quoted;
use crate::proof::refusal::Unseen;
use crate::proof::theorem::{Supplied, library};
use crate::proof::{Evidence, Grade, Refusal, mistake};

/// What is told: the variable, which ranges over an interval with a first point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Monotone {
    variable: Symbol,
}

/// The difference and its derivatives, up to factors that are positive, none of them negative at the start.
#[derive(Debug)]
struct Shown {
    variable: Symbol,
    start: Expr,
    derivatives: Vec<Expr>,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shown {
            variable: v,
            start,
            derivatives,
        } = self;
        let found = match derivatives.iter().map(quoted).collect::<Option<Vec<_>>>() {
            Some(texts) => format!("are {}", texts.join(", then ")),
            None => format!("are looked at, {} formulas in all", derivatives.len()),
        };
        write!(
            f,
            "up to factors that are positive, the difference and its derivatives in {v} {found}; each is not negative at {v} = {start}, the last nowhere"
        )
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("derivatives show `<=` only")]
    Relation,
    #[error("`{0}` does not range over an interval with a first point")]
    Range(Symbol),
    #[error("no derivative in {0} of certain sign was found")]
    NoSign(Symbol),
}

/// An inequality `left <= right` that holds at the least value of `variable` and grows.
#[must_use]
pub fn monotone(name: &str, variable: &str) -> Step {
    Step::of(name, mistake::symbol(variable).map(|variable| Monotone { variable }))
}

impl Kind for Monotone {
    fn words(&self, _cited: Option<&Cited>) -> String {
        format!("derivatives in {}", self.variable)
    }

    fn theorems(&self) -> Vec<Supplied> {
        vec![Supplied::by_kind(
            library::increasing(),
            &[
                "the range starts at its least value",
                "by normal form",
                "by its sign, or again by its derivative",
            ],
        )]
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, domains, v) = (ask.relation, &ask.context.domains, &self.variable);
        if relation.op != RelationOp::Le {
            return Err(Undecided::Relation.into());
        }
        let mut closed = domains.clone();
        let start = match domains.get(v) {
            // The half line with its end: the inequality is shown there, too.
            Some(Domain::Positive | Domain::Nonnegative) => {
                closed.insert(v.clone(), Domain::Nonnegative);
                Normal::zero()
            }
            Some(Domain::Between { lo, .. }) => Normal::rational(lo),
            _ => return Err(Undecided::Range(v.clone()).into()),
        };
        let scope = Scope::new(&closed);
        let real = |side| normal(side, &scope).is_ok_and(|side| scope.is_real(&side));
        if !(real(&relation.lhs) && real(&relation.rhs)) {
            return Err(Unseen::NotReal.into());
        }
        let difference = normal(&(relation.rhs.clone() - relation.lhs.clone()), &scope)?;
        let derivatives = scope.nonnegative_by_derivatives(&difference, v, &start);
        let seen = Shown {
            variable: v.clone(),
            start: start.to_expr(),
            derivatives: derivatives.ok_or_else(|| Undecided::NoSign(v.clone()))?,
        };
        Ok(Evidence::proved(Grade::Exact, seen))
    }
}
