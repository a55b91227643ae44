//! Both sides are the same iterated integral in two orders (Fubini's theorem). That the integral of the absolute value is finite is
//! checked: it needs a closed form in one of the two orders (Tonelli). So both sides exist.

use std::fmt;

use super::{Ask, Cited, Kind, Step};
use crate::formula::{RelationOp, Symbol};
use crate::proof::iterated::{absolutely_integrable, equal, independent, peel, with_bound};
use crate::proof::refusal::Unseen;
use crate::proof::theorem::{Supplied, library};
use crate::proof::{Evidence, Existence, Grade, Ground, Refusal};

/// Nothing is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Interchange;

/// The variables in the order of the right side.
#[derive(Debug)]
struct Order(Vec<Symbol>);

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let order: Vec<String> = self.0.iter().map(Symbol::to_string).collect();
        let order = order.join(", ");
        write!(
            f,
            "the same integrand, its absolute value of finite integral, in the order {order}"
        )
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("the integral of the absolute value is not seen to be finite")]
    Infinite,
    #[error("the two sides are not iterated integrals over the same ranges")]
    Ranges,
}

/// The two integrals of an iterated integral change places.
#[must_use]
pub fn interchange(name: &str) -> Step {
    Step::of(name, Ok(Interchange))
}

impl Kind for Interchange {
    fn words(&self, _cited: Option<&Cited>) -> String {
        "interchange of integrals".into()
    }

    fn theorems(&self) -> Vec<Supplied> {
        vec![Supplied::by_kind(
            library::tonelli_fubini(),
            &[
                "the integral of the absolute value, or of a function above it, has a closed form in one of the two orders",
            ],
        )]
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, domains) = (ask.relation, &ask.context.domains);
        let ((mut left, f), (mut right, g)) = (peel(&relation.lhs, domains), peel(&relation.rhs, domains));
        independent(&left)?;
        let extended = with_bound(domains, &left);
        let order = right.iter().map(|(var, ..)| var.clone()).collect();
        if !absolutely_integrable(&f, [&left, &right], &extended, domains) {
            return Err(Undecided::Infinite.into());
        }
        left.sort();
        right.sort();
        if relation.op != RelationOp::Eq || left.len() < 2 || left != right {
            return Err(Undecided::Ranges.into());
        }
        if !equal(&f, &g, &extended, &left)? {
            return Err(Unseen::Integrands.into());
        }
        Ok(Evidence::proved(Grade::Exact, Order(order)).showing(Existence::Integrals(Ground::Domination)))
    }
}
