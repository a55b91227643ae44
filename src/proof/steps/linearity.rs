//! Both sides are linear combinations of integrals over one range, with the same integrand when brought under one sign
//! of integration; or integrals over one range of formulas that are so related for almost every value of the variable.
//!
//! The two sides exist together: each is a multiple of one integral, or made of integrals that exist. That one does the kernel has to see.

use std::fmt;

use super::{Ask, Cited, Kind, Step};
use crate::exact::{Scope, normal};
use crate::formula::{Domains, Expr, RelationOp, Symbol};
use crate::proof::combination::{combined, taken_apart, under};
use crate::proof::refusal::Unseen;
use crate::proof::theorem::{Supplied, library};
use crate::proof::{Evidence, Existence, Grade, Refusal, difference};

/// Nothing is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Linearity;

/// The two integrands are equal under one sign.
#[derive(Debug)]
struct SameUnderOneSign;

impl fmt::Display for SameUnderOneSign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "under one sign of integration the two integrands are equal almost everywhere"
        )
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("a side is not a linear combination of integrals over one range")]
    NoCombination,
    #[error("the two sides are not combinations of integrals over one range")]
    Ranges,
    #[error("the integrals of which {0} is made are not seen to exist")]
    Existence(Expr),
}

/// Integrals over one range are brought under one sign, or taken apart.
#[must_use]
pub fn linearity(name: &str) -> Step {
    Step::of(name, Ok(Linearity))
}

impl Kind for Linearity {
    fn words(&self, _cited: Option<&Cited>) -> String {
        "linearity of the integral".into()
    }

    fn theorems(&self) -> Vec<Supplied> {
        vec![Supplied::by_kind(
            library::linearity(),
            &[
                "each integral is shown to exist, or there is one only",
                "each integral is shown to exist, or there is one only",
            ],
        )]
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let part = difference::in_one_part(ask.relation);
        if part.op != RelationOp::Eq {
            return Err(Unseen::NoEquality.into());
        }
        linear(&part.lhs, &part.rhs, &ask.context.domains, &mut Vec::new())?;
        Ok(Evidence::proved(Grade::Exact, SameUnderOneSign).showing(Existence::Together))
    }

    fn shows_terms(&self) -> bool {
        true
    }
}

fn linear(left: &Expr, right: &Expr, domains: &Domains, outer: &mut Vec<Symbol>) -> Result<(), Refusal> {
    let (Some(ours), Some(theirs)) = (combined(left), combined(right)) else {
        return Err(Undecided::NoCombination.into());
    };
    let (ours, theirs) = ours.alike(theirs, domains).ok_or(Undecided::Ranges)?;
    let around = outer
        .iter()
        .fold(Scope::new(domains), |scope, var| scope.almost_everywhere(var));
    if let Some(side) = [left, right].into_iter().find(|side| !taken_apart(side, &around)) {
        return Err(Undecided::Existence(side.clone()).into());
    }
    let inner = under(&ours, domains);
    outer.push(ours.var.clone());
    let scope = outer
        .iter()
        .fold(Scope::new(&inner), |scope, var| scope.almost_everywhere(var));
    match normal(&(ours.body.clone() - theirs.body.clone()), &scope) {
        Ok(difference) if scope.vanishes(&difference) => Ok(()),
        _ if combined(&ours.body).is_some() => linear(&ours.body, &theirs.body, &inner, outer),
        Ok(_) => Err(Unseen::Integrands.into()),
        Err(obstacle) => Err(obstacle.into()),
    }
}
