//! An equality along a variable: the two sides have the same derivative on an interval, and the same value at a point of it.
//!
//! The difference D of the sides is differentiable on the range of the variable, an interval, with D' = 0, so that it is constant (mean value
//! theorem); and it is 0 at the point. Elementary functions are differentiable where the normal forms of their derivatives exist, and
//! integrals where these may be differentiated under the sign, which the exact layer sees to. Of the sides the kernel judges.

use std::fmt;

use super::{Ask, Cited, Kind, Step};
use crate::exact::{Scope, normal};
use crate::formula::{Domain, Expr, RelationOp, Symbol};
use crate::proof::refusal::Unseen;
use crate::proof::theorem::{Supplied, library};
use crate::proof::{Evidence, Grade, Mistake, Refusal, mistake};

/// What is told: the variable, and a point of its range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Constancy {
    variable: Symbol,
    point: Expr,
}

/// The derivatives are the same, and the values at the point.
#[derive(Debug)]
struct Shown {
    variable: Symbol,
    point: Expr,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shown { variable: v, point } = self;
        write!(
            f,
            "the two sides have the same derivative in {v}, and the same value at {v} = {point}"
        )
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("`{0}` does not range over an interval")]
    Range(Symbol),
    #[error("{0} is not seen to lie in the range")]
    Outside(Expr),
    #[error("the derivatives in {0} are not seen to be the same")]
    Slopes(Symbol),
    #[error("the sides are not seen to have the same value at {0}")]
    Values(Expr),
}

/// An equality that holds at `variable = point`, and whose sides have the same derivative.
#[must_use]
pub fn constancy(name: &str, variable: &str, point: &str) -> Step {
    Step::of(name, Constancy::read(variable, point))
}

impl Constancy {
    fn read(variable: &str, point: &str) -> Result<Constancy, Mistake> {
        Ok(Constancy {
            variable: mistake::symbol(variable)?,
            point: mistake::formula(point)?,
        })
    }
}

impl Kind for Constancy {
    fn words(&self, _cited: Option<&Cited>) -> String {
        format!(
            "the same derivative in {}, and the same value at {}",
            self.variable, self.point
        )
    }

    fn formulas(&self) -> Vec<&Expr> {
        vec![&self.point]
    }

    fn theorems(&self) -> Vec<Supplied> {
        vec![Supplied::by_kind(
            library::mean_value(),
            &[
                "from the point on, and with the opposite sign before it",
                "by normal form",
                "the derivative is 0",
            ],
        )]
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, domains, v) = (ask.relation, &ask.context.domains, &self.variable);
        if relation.op != RelationOp::Eq {
            return Err(Unseen::NoEquality.into());
        }
        let point = ask.context.expand(&self.point)?;
        let inside = match (domains.get(v), point.as_rational()) {
            (Some(Domain::Real), _) => true,
            (Some(Domain::Positive), Some(point)) => point > 0,
            (Some(Domain::Nonnegative), Some(point)) => point >= 0,
            (Some(Domain::Between { lo, hi }), Some(point)) => *lo <= point && point <= *hi,
            (Some(Domain::Positive | Domain::Nonnegative | Domain::Between { .. }), None) => false,
            _ => return Err(Undecided::Range(v.clone()).into()),
        };
        if !inside || point.depends_on(v) {
            return Err(Undecided::Outside(point).into());
        }
        let scope = Scope::new(domains);
        let difference = normal(&(relation.lhs.clone() - relation.rhs.clone()), &scope)?;
        let slope = scope.derivative(&difference, v)?;
        if !(slope.is_zero() || scope.vanishes(&slope)) {
            return Err(Undecided::Slopes(v.clone()).into());
        }
        let [left, right] = [&relation.lhs, &relation.rhs].map(|side| side.substitute(v, &point));
        let there = normal(&(left - right), &scope)?;
        match there.is_zero() || scope.vanishes(&there) {
            true => {
                let variable = v.clone();
                Ok(Evidence::proved(Grade::Exact, Shown { variable, point }))
            }
            false => Err(Undecided::Values(point).into()),
        }
    }
}
