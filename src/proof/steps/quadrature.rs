//! Rigorous quadrature at instances: both sides are enclosed by numerical routes, which close no integral by a normal form; the
//! enclosures are narrow and meet, or lie apart in the order claimed. What is enclosed exists, at these instances.

use std::collections::BTreeSet;

use super::{Ask, Cited, Kind, Step, questions};
use crate::formula::Relation;
use crate::proof::comparison::{compared, enclosure};
use crate::proof::{Evidence, Grade, Grid, Refusal, folding};

/// What is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AtPoints {
    grid: Grid,
}

/// Rigorous quadrature at every point of `grid`, such as `m = 1..3, k = 0..2`.
#[must_use]
pub fn quadrature(name: &str, grid: &str) -> Step {
    Step::of(name, Grid::read(grid).map(|grid| AtPoints { grid }).map_err(Into::into))
}

impl Kind for AtPoints {
    fn words(&self, _cited: Option<&Cited>) -> String {
        self.grid.at("rigorous quadrature")
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, digits) = (ask.relation, ask.context.digits);
        compared(relation, ask.context.points(&self.grid)?, digits, |point| {
            Ok((
                enclosure(&relation.lhs, point, digits)?,
                enclosure(&relation.rhs, point, digits)?,
            ))
        })
    }

    fn reach(&self) -> Grade {
        Grade::Enclosed
    }

    fn grid(&self) -> Option<&Grid> {
        Some(&self.grid)
    }

    fn shares(&self, relation: &Relation) -> Option<BTreeSet<&'static str>> {
        let mut asked = questions(relation);
        if folding::applies(&relation.lhs) || folding::applies(&relation.rhs) {
            asked.insert("it folds complex integrands");
        }
        Some(asked)
    }
}
