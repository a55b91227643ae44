//! A point at which the relation fails: its two sides are enclosed apart there. Open functions are chosen so that it does, of the classes
//! that are declared. A refutation asks for no existence elsewhere.

use super::{Ask, Bearing, Cited, Kind, Step};
use crate::proof::{Evidence, Grade, Point, Refusal, refute};

/// What is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FailsAt {
    point: Point,
}

/// Nothing was seen to fail.
#[derive(Debug, thiserror::Error)]
#[error("the relation could not be refuted {}", .0.place())]
struct NotRefuted(Point);

/// The relation fails at `point`, as in `m = 1, k = 0`; a statement with this proof is expected to be refuted.
#[must_use]
pub fn counterexample(point: &str) -> Step {
    let told = Point::parse(point).map(|point| FailsAt { point });
    Step::of("counterexample", told.map_err(Into::into))
}

impl Kind for FailsAt {
    fn words(&self, _cited: Option<&Cited>) -> String {
        "enclosure at a rational point".into()
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        ask.context.lies_in_domains(&self.point)?;
        match refute::fails_at(ask.context, ask.relation, &self.point) {
            Some(counterexample) => Ok(Evidence::refuted(Grade::Exact, counterexample)),
            None => Err(NotRefuted(self.point.clone()).into()),
        }
    }

    fn bearing(&self) -> Bearing {
        Bearing::Refutes
    }
}
