//! Sums over one range compared term by term: if f(k) <= g(k) for all [terms](crate::proof::terms), then Σ f <= Σ g; if |f(k)| <= g(k),
//! then |Σ f| <= Σ g. How the relation of the terms is shown is another step.
//!
//! It claims nothing of existence: a factor of a sum without terms need not exist where its terms do. The kernel judges of the sides.

use std::collections::BTreeSet;
use std::fmt;

use super::{Ask, Bearing, Cited, Kind, Method, Step};
use crate::formula::{Expr, Function, Node, Relation, RelationOp, Symbol};
use crate::proof::evidence::Seen;
use crate::proof::terms::sum_of;
use crate::proof::theorem::Supplied;
use crate::proof::{Evidence, Existence, Mistake, Refusal, Verdict};

/// What is told: how the relation of the terms is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Termwise {
    by: Box<Method>,
}

/// What was seen of the terms, for every index.
#[derive(Debug)]
struct ForEvery {
    var: Symbol,
    seen: Seen,
}

impl fmt::Display for ForEvery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "for every {}, {}", self.var, self.seen.words())
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("this method does not show a relation for every term")]
    Method,
    #[error("terms show `=` and `<=` only")]
    Relation,
    #[error("the sides are not linear combinations of sums over one range")]
    Sides,
    #[error("the terms: {0}")]
    Terms(Refusal),
    #[error("the terms: {}", .0.words())]
    NotProved(Seen),
}

/// Two sums over one range compared term by term, each term by `step`; of the left one also the absolute value.
#[must_use]
pub fn termwise(step: Step) -> Step {
    let by = Box::new(step.method);
    Step {
        method: Method::Termwise(Termwise { by }),
        ..step
    }
}

impl Kind for Termwise {
    fn words(&self, cited: Option<&Cited>) -> String {
        format!("term by term, {}", self.by.kind().words(cited))
    }

    fn formulas(&self) -> Vec<&Expr> {
        self.by.kind().formulas()
    }

    fn theorems(&self) -> Vec<Supplied> {
        self.by.kind().theorems()
    }

    fn cites(&self) -> Option<&str> {
        self.by.kind().cites()
    }

    fn mistake(&self) -> Option<&Mistake> {
        self.by.kind().mistake()
    }

    fn bearing(&self) -> Bearing {
        self.by.kind().bearing()
    }

    fn shows_terms(&self) -> bool {
        true
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, context) = (ask.relation, ask.context);
        let by = self.by.kind();
        if !by.shows_terms() {
            return Err(Undecided::Method.into());
        }
        let modulus = match (relation.op, relation.lhs.node()) {
            (RelationOp::Le, Node::Call(Function::Abs, arguments)) => arguments.first(),
            _ => None,
        };
        if !matches!(relation.op, RelationOp::Eq | RelationOp::Le) {
            return Err(Undecided::Relation.into());
        }
        let left = modulus.unwrap_or(&relation.lhs);
        let zero = |side: &Expr| side.as_integer().is_some_and(|n| n == 0);
        let (sum, smaller, larger) = match (sum_of(left), sum_of(&relation.rhs)) {
            (Some(left), Some(right)) => {
                let (left, right) = left.alike(right, &context.domains).ok_or(Undecided::Sides)?;
                (left.clone(), left.body, right.body)
            }
            (Some(left), None) if zero(&relation.rhs) => (left.clone(), left.body, Expr::zero()),
            (None, Some(right)) if zero(left) => (right.clone(), Expr::zero(), right.body),
            _ => return Err(Undecided::Sides.into()),
        };
        let terms = sum.terms(&context.domains)?;
        let smaller = terms.at(&smaller);
        let smaller = match modulus {
            Some(_) => Expr::call(Function::Abs, vec![smaller]),
            None => smaller,
        };
        let part = Relation::new(relation.op, smaller, terms.at(&larger));
        let mut inner = context.clone();
        inner.domains = terms.domains;
        inner.places.extend(terms.places);
        let evidence = by.check(&Ask {
            context: &inner,
            relation: &part,
            ..*ask
        });
        let evidence = match evidence {
            Ok(evidence) => evidence,
            Err(why) if why.mistake().is_some() => return Err(why),
            Err(why) => return Err(Undecided::Terms(why).into()),
        };
        if evidence.verdict != Verdict::Proved {
            return Err(Undecided::NotProved(evidence.seen).into());
        }
        let var = sum.var;
        let evidence = evidence.within(|seen| ForEvery { var, seen });
        Ok(evidence.showing(Existence::Open))
    }

    fn shares(&self, relation: &Relation) -> Option<BTreeSet<&'static str>> {
        self.by.kind().shares(relation)
    }
}
