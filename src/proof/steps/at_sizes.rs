//! A relation between matrices, for all entries, at each of the sizes of a grid. That the sides exist there the kernel sees entry by
//! entry.

use std::collections::BTreeSet;
use std::fmt;

use super::{Ask, Cited, Kind, Step, questions};
use crate::formula::Relation;
use crate::proof::instance::names_nothing;
use crate::proof::refusal::Unseen;
use crate::proof::{Evidence, Existence, Grade, Grid, Ground, Refusal, identity, matrix};

/// What is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AtSizes {
    grid: Grid,
}

/// So many sizes.
#[derive(Debug)]
struct Sizes(usize);

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "exact for all entries, at the {} sizes listed", self.0)
    }
}

/// For all entries of its matrices, at each of the sizes of `grid`, such as `m = 1..2, n = 1..3`.
#[must_use]
pub fn at_sizes(name: &str, grid: &str) -> Step {
    Step::of(name, Grid::read(grid).map(|grid| AtSizes { grid }).map_err(Into::into))
}

impl Kind for AtSizes {
    fn words(&self, _cited: Option<&Cited>) -> String {
        format!("normal form of all entries at the sizes {}", self.grid.text)
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let sizes = ask.context.points(&self.grid)?;
        let mut existence = Existence::Sides(Ground::Arithmetic);
        for size in sizes {
            let (relation, domains) = (size.of(ask.relation), size.of_domains(&ask.context.domains));
            let here = matrix::by_parts(&relation, &domains, |part| identity::normal_form(part, &domains))
                .map_err(|why| why.at(size))?;
            existence = existence.and(here.existence);
        }
        let evidence = match sizes.len() {
            0 => return Err(Unseen::NoInstance.into()),
            _ if names_nothing(ask.relation, sizes, &ask.context.domains) => {
                Evidence::proved(Grade::Exact, "exact for all entries")
            }
            count => Evidence::confirmed(Sizes(count)),
        };
        Ok(evidence.showing(existence))
    }

    fn check_matrices(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        self.check(ask)
    }

    fn reach(&self) -> Grade {
        Grade::Enclosed
    }

    fn shares(&self, relation: &Relation) -> Option<BTreeSet<&'static str>> {
        let mut asked = questions(relation);
        asked.insert("it computes with the entries");
        Some(asked)
    }
}
