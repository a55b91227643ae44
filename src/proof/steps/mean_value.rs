//! |D(v)| <= c v on a box with 0 <= v: D vanishes at v = 0 and |dD/dv| <= c on the whole box (mean value theorem).
//!
//! The theorem needs D differentiable in v on the whole box; the enclosures of the derivative are finite only where it exists. D itself
//! is enclosed on the whole box, so that both sides exist.

use std::fmt;

use rug::Rational;

use super::{Ask, Cited, Kind, Step};
use crate::exact::{Scope, normal};
use crate::formula::{Domain, Expr, Function, Node, RelationOp, Symbol};
use crate::proof::covering::{Covered, not_negative};
use crate::proof::theorem::{Supplied, library};
use crate::proof::{Evidence, Existence, Grade, Ground, Refusal, mistake};

/// What is told: v.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MeanValue {
    variable: Symbol,
}

/// The boxes on which dD/dv <= c, and those on which -c <= dD/dv.
#[derive(Debug)]
struct Bounded {
    variable: Symbol,
    above: Covered,
    below: Covered,
}

impl fmt::Display for Bounded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Bounded { variable, above, below } = self;
        write!(f, "derivative in {variable} from above: {above}; from below: {below}")
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("the relation is not of the form abs(D) <= c*v")]
    Form,
    #[error("`{0}` does not range over a bounded part of the half line from 0")]
    Range(Symbol),
    #[error("the left side is not seen to vanish at {0} = 0")]
    AtZero(Symbol),
    #[error("the right side is not a constant times {0}")]
    Constant(Symbol),
}

/// A Lipschitz bound |D(v)| <= c v by the mean value theorem.
#[must_use]
pub fn mean_value(name: &str, variable: &str) -> Step {
    Step::of(name, mistake::symbol(variable).map(|variable| MeanValue { variable }))
}

impl Kind for MeanValue {
    fn words(&self, _cited: Option<&Cited>) -> String {
        format!("mean value theorem in {}, subdivision of the box", self.variable)
    }

    fn theorems(&self) -> Vec<Supplied> {
        vec![Supplied::by_kind(
            library::mean_value(),
            &[
                "the range starts at 0 or later",
                "by normal form",
                "on every box of a cover",
            ],
        )]
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, domains, v) = (ask.relation, &ask.context.domains, &self.variable);
        let inner = match (relation.op, relation.lhs.node()) {
            (RelationOp::Le, Node::Call(Function::Abs, arguments)) if arguments.len() == 1 => arguments[0].clone(),
            _ => return Err(Undecided::Form.into()),
        };
        let hi = match domains.get(v) {
            Some(Domain::Between { lo, hi }) if *lo >= 0 => hi,
            _ => return Err(Undecided::Range(v.clone()).into()),
        };
        let scope = Scope::new(domains);
        if !normal(&inner.substitute(v, &Expr::integer(0)), &scope)?.is_zero() {
            return Err(Undecided::AtZero(v.clone()).into());
        }
        let constant = relation.rhs.derivative(v)?;
        let linear = constant.clone() * Expr::from(v.clone()) - relation.rhs.clone();
        if constant.free_symbols().contains(v) || !normal(&linear, &scope)?.is_zero() {
            return Err(Undecided::Constant(v.clone()).into());
        }
        // The slope must be bounded from 0 on, also where the declared range starts later.
        let mut from_zero = domains.clone();
        let (lo, hi) = (Rational::new(), hi.clone());
        from_zero.insert(v.clone(), Domain::Between { lo, hi });
        // The absolute value is enclosed by a number >= 0 wherever D is defined.
        let magnitude = Expr::call(Function::Abs, vec![inner.clone()]);
        not_negative(&magnitude, false, &from_zero)?;
        let slope = inner.derivative(v)?;
        let seen = Bounded {
            variable: v.clone(),
            above: not_negative(&(constant.clone() - slope.clone()), false, &from_zero)?,
            below: not_negative(&(constant + slope), false, &from_zero)?,
        };
        Ok(Evidence::proved(Grade::Uniform, seen).showing(Existence::Sides(Ground::Enclosed)))
    }

    fn reach(&self) -> Grade {
        Grade::Uniform
    }
}
