//! Statements about measured quantities.
//!
//! The numbers that an experiment yielded take the places of their names, as the rational numbers they are, and the inequality
//! between what is then two constants is decided by enclosures. The grade is *sampled* throughout: that a random experiment came out so
//! is no proof of anything, so that nothing is asked of existence.

use std::collections::BTreeMap;
use std::fmt;

use super::{Ask, Bearing, Cited, Kind, Step};
use crate::formula::{Domains, Expr, Relation, RelationOp, Symbol};
use crate::interval::Interval;
use crate::proof::context::free_symbols;
use crate::proof::measured::shown;
use crate::proof::{Evidence, Grade, Mistake, Point, Refusal, Verdict, refute};

/// Digits to which the difference of two sides is enclosed.
const SIGN: usize = 3;

/// Nothing is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sampled;

/// What was sampled, and the numbers that came out.
#[derive(Debug)]
struct CameOut {
    samples: Vec<String>,
    values: Vec<(Symbol, f64)>,
}

impl CameOut {
    fn values(&self) -> String {
        let values = self
            .values
            .iter()
            .map(|(symbol, value)| format!("{symbol} = {}", shown(*value)));
        values.collect::<Vec<_>>().join(", ")
    }
}

impl fmt::Display for CameOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.samples.join("; "), self.values())
    }
}

/// Why nothing is supported.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("samples speak for inequalities only")]
    OnlyInequalities,
    #[error("the two sides are not enclosed apart")]
    NotApart,
}

/// An inequality between measured quantities and constants, as an experiment came out.
#[must_use]
pub fn sampled(name: &str) -> Step {
    Step::of(name, Ok(Sampled))
}

impl Kind for Sampled {
    fn words(&self, _cited: Option<&Cited>) -> String {
        "experiment".into()
    }

    fn bearing(&self) -> Bearing {
        Bearing::Samples
    }

    fn reach(&self) -> Grade {
        Grade::Sampled
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, measured) = (ask.relation, &ask.context.measured);
        let mut values = BTreeMap::new();
        let mut seen = CameOut {
            samples: Vec::new(),
            values: Vec::new(),
        };
        for symbol in free_symbols(relation) {
            let (value, sample) = match measured.get(&symbol) {
                Some(Ok(found)) => found,
                Some(Err(why)) => return Err(why.clone().into()),
                None => {
                    let relation = relation.clone();
                    return Err(Mistake::NotMeasured { symbol, relation }.into());
                }
            };
            if !seen.samples.iter().any(|known| known == sample) {
                seen.samples.push(sample.to_owned());
            }
            seen.values.push((symbol.clone(), value.to_f64()));
            values.insert(symbol, Expr::rational(value));
        }
        if values.is_empty() {
            return Err(Mistake::NothingMeasured(relation.clone()).into());
        }
        let (lhs, rhs) = (
            relation.lhs.substitute_all(&values),
            relation.rhs.substitute_all(&values),
        );
        let closed = Relation::new(relation.op, lhs, rhs);
        let difference = closed.rhs.clone() - closed.lhs.clone();
        let certain = |value: &Interval| match closed.op {
            RelationOp::Lt => !value.is_empty() && *value.lo() > 0,
            _ => !value.is_empty() && *value.lo() >= 0,
        };
        if matches!(closed.op, RelationOp::Eq | RelationOp::Ne) {
            return Err(Undecided::OnlyInequalities.into());
        }
        // Few digits mostly show the sign.
        if certain(&refute::value_to(&difference, SIGN)?) {
            return Ok(Evidence {
                verdict: Verdict::Supported,
                ..Evidence::undecided(Grade::Sampled, seen)
            });
        }
        match refute::fails_for_some(&closed, &Point::default(), &Domains::default()) {
            Some(mut counterexample) => {
                counterexample.point = seen.values();
                Ok(Evidence::refuted(Grade::Sampled, counterexample))
            }
            None => Err(Undecided::NotApart.into()),
        }
    }
}
