//! A relation between matrices, exactly, at one instance with random rational entries for each point of a grid. That the sides exist there
//! the kernel sees entry by entry.

use std::collections::BTreeSet;
use std::fmt;

use super::{Ask, Cited, Kind, Step, questions};
use crate::formula::{Domains, Relation};
use crate::proof::instance::Instance;
use crate::proof::refusal::Unseen;
use crate::proof::{Evidence, Existence, Grade, Grid, Ground, Refusal, identity, matrix, refute};

/// What is told: the grid fixes the sizes; other symbols are drawn from their domains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AtRandom {
    grid: Grid,
    seed: u64,
}

/// So many instances, drawn with this seed.
#[derive(Debug)]
struct Drawn {
    count: usize,
    seed: u64,
}

impl fmt::Display for Drawn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Drawn { count, seed } = self;
        write!(
            f,
            "exact at the {count} instances listed, their entries drawn with the seed {seed}"
        )
    }
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
enum Undecided {
    #[error("the solution of an initial value problem is not drawn at random")]
    Solution,
    #[error("at {instance}: {why}")]
    Instance { instance: Instance, why: Refusal },
}

/// Exactly, for one matrix of random rational entries at each point of `grid`, such as `m = 3..5, n = 2`.
#[must_use]
pub fn at_random(name: &str, grid: &str, seed: u64) -> Step {
    let told = Grid::read(grid).map(|grid| AtRandom { grid, seed });
    Step::of(name, told.map_err(Into::into))
}

impl Kind for AtRandom {
    fn words(&self, _cited: Option<&Cited>) -> String {
        let AtRandom { grid, seed } = self;
        format!(
            "exact arithmetic at random rational instances, one for each of {}, seed {seed}",
            grid.text
        )
    }

    fn check(&self, ask: &Ask<'_>) -> Result<Evidence, Refusal> {
        let (relation, domains) = (ask.relation, &ask.context.domains);
        if ask.context.mentions_solution(relation) {
            return Err(Undecided::Solution.into());
        }
        let points = ask.context.points(&self.grid)?;
        let mut existence = Existence::Sides(Ground::Arithmetic);
        for (number, point) in (0_u64..).zip(points) {
            let instance = Instance::random(relation, point, domains, self.seed.wrapping_add(number))
                .map_err(|why| Refusal::from(why).at(point))?;
            if let Some(counterexample) = refute::fails_for(relation, &instance) {
                return Ok(Evidence::refuted(Grade::Enclosed, counterexample));
            }
            let none = Domains::default();
            let here = matrix::by_parts(&instance.of(relation), &none, |part| identity::normal_form(part, &none))
                .map_err(|why| Undecided::Instance { instance, why })?;
            existence = existence.and(here.existence);
        }
        let (count, seed) = (points.len(), self.seed);
        match count {
            0 => Err(Unseen::NoInstance.into()),
            _ => Ok(Evidence::confirmed(Drawn { count, seed }).showing(existence)),
        }
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
