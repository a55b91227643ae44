//! `abs(b) - c <= abs(a)` by the earlier statement `abs(a - b) <= c`, whose sides exist since it is proved: so do a, b and c.

use std::collections::BTreeMap;
use std::fmt;

use super::{Ask, Cited, Kind, Step, told};
use crate::formula::{Expr, Function, Node, RelationOp};
use crate::proof::{Evidence, Existence, Ground, Refusal, identity};

/// What is told: the label of the statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Triangle {
    label: String,
}

/// By the statement of that number.
#[derive(Debug)]
struct By(usize);

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "by statement {} and the triangle inequality", self.0)
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("statement {0}: not a bound of the modulus of a difference")]
    NoBound(usize),
    #[error("statement {0}: the relation is not the one that the triangle inequality gives")]
    Relation(usize),
}

/// A lower bound of |a| by the earlier statement with that label, a bound of |a - b|.
#[must_use]
pub fn triangle(name: &str, label: &str) -> Step {
    Step::of(name, Ok(Triangle { label: label.into() }))
}

impl Kind for Triangle {
    fn words(&self, cited: Option<&Cited>) -> String {
        format!("the triangle inequality and {}", told(cited))
    }

    fn cites(&self) -> Option<&str> {
        Some(&self.label)
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let relation = ask.relation;
        let cited = ask.cited()?;
        let (number, rule) = (cited.number(), cited.proved()?);
        cited.holds_at(&BTreeMap::new(), &ask.context.domains)?;
        let inside = |side: &Expr| match side.node() {
            Node::Call(Function::Abs, arguments) => arguments.first().cloned(),
            _ => None,
        };
        let difference = inside(&rule.lhs);
        let (a, b) = match difference.as_ref().map(Expr::node) {
            Some(Node::Sub(a, b)) => (a, b),
            _ => return Err(Undecided::NoBound(number).into()),
        };
        let bounds = (rule.op, relation.op) == (RelationOp::Le, RelationOp::Le);
        let least = Expr::call(Function::Abs, vec![b.clone()]) - rule.rhs.clone();
        let given = identity::same(&relation.lhs, &least, &ask.context.domains);
        if !bounds || inside(&relation.rhs).as_ref() != Some(a) || !given {
            return Err(Undecided::Relation(number).into());
        }
        Ok(Evidence::proved(cited.grade, By(number)).showing(Existence::Sides(Ground::Citation)))
    }
}
