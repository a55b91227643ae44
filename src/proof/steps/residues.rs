//! A relation about a natural number, for each remainder by itself: with m n + r in the place of n, for r = 0, …, m - 1, it is shown by normal
//! form for every n. These numbers are all there are. Both sides exist in each case, and so for every number.

use std::fmt;

use super::{Ask, Cited, Kind, Step};
use crate::formula::{Domain, Expr, Relation, Symbol, parse_expr};
use crate::proof::refusal::Unseen;
use crate::proof::{Evidence, Existence, Grade, Ground, Mistake, Refusal, identity, mistake};

/// The largest divisor.
const LARGEST: u32 = 60;

/// What is told: the number, and the divisor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Residues {
    variable: Symbol,
    divisor: u32,
}

/// For each remainder.
#[derive(Debug)]
struct Shown {
    variable: Symbol,
    divisor: u32,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shown { variable: v, divisor } = self;
        write!(
            f,
            "with {divisor}*{v} + r in the place of {v}, for each r from 0 to {}, by normal form",
            divisor - 1
        )
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
#[error("with {0} in the place of the number it is not seen to hold")]
struct Open(Expr);

/// A relation about the natural number `variable`, for each remainder by `divisor`.
#[must_use]
pub fn residues(name: &str, variable: &str, divisor: &str) -> Step {
    Step::of(name, Residues::read(variable, divisor))
}

impl Residues {
    fn read(variable: &str, divisor: &str) -> Result<Residues, Mistake> {
        let number = parse_expr(divisor)
            .ok()
            .and_then(|number| number.as_integer()?.to_u32());
        Ok(Residues {
            variable: mistake::symbol(variable)?,
            divisor: number
                .filter(|divisor| (2..=LARGEST).contains(divisor))
                .ok_or_else(|| Mistake::Divisor(divisor.into()))?,
        })
    }
}

impl Kind for Residues {
    fn words(&self, _cited: Option<&Cited>) -> String {
        format!("the remainders of {} by {}", self.variable, self.divisor)
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, v) = (ask.relation, &self.variable);
        let Some(Domain::Natural { from }) = ask.context.domains.get(v) else {
            return Err(Unseen::NotNatural(v.clone()).into());
        };
        for remainder in 0..self.divisor {
            let place = Expr::integer(self.divisor) * Expr::from(v.clone()) + Expr::integer(remainder);
            let case = Relation::new(
                relation.op,
                relation.lhs.substitute(v, &place),
                relation.rhs.substitute(v, &place),
            );
            let mut domains = ask.context.domains.clone();
            let from = from.saturating_sub(remainder).div_ceil(self.divisor);
            domains.insert(v.clone(), Domain::Natural { from });
            if !identity::holds(&case, &domains) {
                return Err(Open(place).into());
            }
        }
        let (variable, divisor) = (v.clone(), self.divisor);
        Ok(Evidence::proved(Grade::Exact, Shown { variable, divisor }).showing(Existence::Sides(Ground::Cases)))
    }
}
