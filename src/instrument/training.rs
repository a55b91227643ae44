//! Many shallow networks, trained each from its own random start on the same data.

use rayon::prelude::*;

use crate::instrument::{Compiled, Failure, Fit, Kind, Network, Parameter, Settings, Stream, adam, fit};
use crate::session::{Question, remembered, shared};

/// A method that improves parameters and tells the error that is left.
type Improve = fn(&Compiled, &mut [f64], &[(f64, f64)], Fit) -> f64;

/// How the data lie.
pub(super) const POINTS: Parameter = Parameter::with_default(
    "points",
    Kind::Whole(1, 1000),
    "100",
    "points of the data on a unit length; they lie evenly on [-1,1], both ends among them",
);
/// What the hidden units compute.
pub(super) const UNIT: Parameter = Parameter::needed(
    "unit",
    Kind::Computed(&["z"]),
    "what a hidden unit computes of z = ax - b",
);
pub(super) const WIDTH: Parameter = Parameter::needed("width", Kind::Whole(1, 100), "hidden units of each network");
pub(super) const NETWORKS: Parameter =
    Parameter::needed("networks", Kind::Whole(2, 100_000), "networks that are trained");
pub(super) const SPREAD: Parameter = Parameter::with_default(
    "spread",
    Kind::Positive(100.0),
    "1",
    "standard deviation of the normal law of mean 0 that all parameters are drawn from, each for itself",
);
pub(super) const OPTIMISER: Parameter = Parameter::with_default(
    "optimiser",
    Kind::Word(&["levenberg", "adam"]),
    "levenberg",
    "damped least squares, or first-order steps, on all data",
);
pub(super) const STEPS: Parameter = Parameter::with_default(
    "steps",
    Kind::Whole(1, 1_000_000),
    "100",
    "steps after which training ends at the latest",
);
pub(super) const ENOUGH: Parameter = Parameter::with_default(
    "enough",
    Kind::Positive(1.0),
    "1/100000",
    "mean-square error at which it ends",
);
pub(super) const FAILED: Parameter = Parameter::with_default(
    "failed",
    Kind::Positive(1e6),
    "1/100",
    "mean-square error from which on a network has failed to learn",
);
pub(super) const SEED: Parameter = Parameter::needed(
    "seed",
    Kind::Whole(0, u64::MAX),
    "seed of all random numbers; each trial has its own stream",
);

/// How the parameters are improved; gradients come from back-propagation in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Optimiser {
    /// Levenberg's damped least squares.
    Levenberg,
    /// Adam on the whole data.
    Adam,
}

/// What is trained, and how.
#[derive(Clone, Copy, Debug)]
pub struct Setup<'a> {
    /// The function to be learnt.
    pub target: &'a Compiled,
    /// Points of the data on a unit length.
    pub points: i32,
    /// The activation.
    pub unit: &'a Compiled,
    /// Hidden units of each network.
    pub width: usize,
    /// The standard deviation of the normal law that all parameters are drawn from.
    pub spread: f64,
    /// The optimiser.
    pub optimiser: Optimiser,
    /// How long it goes on.
    pub fit: Fit,
    /// The mean-square error from which on a network counts as one that failed to learn.
    pub failed: f64,
    /// The number of networks.
    pub networks: usize,
    /// The seed; network n draws its start from stream n.
    pub seed: u64,
}

impl<'a> Setup<'a> {
    /// The networks that settings ask for, on a target.
    pub(super) fn of(settings: &'a Settings, target: &'a Compiled) -> Result<Setup<'a>, Failure> {
        Ok(Setup {
            target,
            points: settings.length(POINTS.name)?,
            unit: settings.computed(UNIT.name)?,
            width: settings.count(WIDTH.name)?,
            spread: settings.number(SPREAD.name)?,
            optimiser: match settings.word(OPTIMISER.name)? {
                "adam" => Optimiser::Adam,
                _ => Optimiser::Levenberg,
            },
            fit: Fit {
                steps: settings.count(STEPS.name)?,
                enough: settings.number(ENOUGH.name)?,
            },
            failed: settings.number(FAILED.name)?,
            networks: settings.count(NETWORKS.name)?,
            seed: settings.whole(SEED.name)?,
        })
    }
}

/// A network before and after.
#[derive(Clone, Debug, PartialEq)]
pub struct Trained {
    /// As drawn.
    pub before: Network,
    /// As trained.
    pub after: Network,
    /// The mean-square error reached.
    pub loss: f64,
}

impl Trained {
    /// Whether its error is below the one from which on a network has failed; an error that is no number is not.
    #[must_use]
    pub fn learnt(&self, failed: f64) -> bool {
        self.loss < failed
    }
}

/// The points (x, f(x)), x a multiple of 1/`points` in \[-1,1\].
#[must_use]
pub fn data(target: &Compiled, points: i32) -> Vec<(f64, f64)> {
    let point = |k: i32| {
        let x = f64::from(k) / f64::from(points);
        (x, target.value(&[x]))
    };
    (-points..=points).map(point).collect()
}

/// Trains the networks, in the rayon pool at hand; `progress` is called after each.
#[must_use]
pub fn train(setup: &Setup<'_>, progress: &(dyn Fn() + Sync)) -> Vec<Trained> {
    (0..setup.networks as u64)
        .into_par_iter()
        .map(shared(|number| {
            let trained = remembered(Trainee {
                target: setup.target.clone(),
                points: setup.points,
                unit: setup.unit.clone(),
                width: setup.width,
                optimiser: setup.optimiser,
                steps: setup.fit.steps,
                sizes: [setup.spread, setup.fit.enough].map(f64::to_bits),
                seed: setup.seed,
                number,
            });
            progress();
            trained
        }))
        .collect()
}

/// A network to be trained: the network of that number of a [`Setup`].
#[derive(Clone, PartialEq, Eq, Hash)]
struct Trainee {
    target: Compiled,
    points: i32,
    unit: Compiled,
    width: usize,
    optimiser: Optimiser,
    steps: usize,
    /// The bits of the spread and of the error at which training ends.
    sizes: [u64; 2],
    seed: u64,
    number: u64,
}

impl Question for Trainee {
    const WHAT: &'static str = "networks trained";
    type Answer = Trained;

    fn answer(&self) -> Trained {
        let [spread, enough] = self.sizes.map(f64::from_bits);
        let before = Network::random(self.width, spread, &mut Stream::new(self.seed, self.number));
        let mut after = before.clone();
        let improve: Improve = match self.optimiser {
            Optimiser::Levenberg => fit,
            Optimiser::Adam => adam,
        };
        let how = Fit {
            steps: self.steps,
            enough,
        };
        let loss = improve(&self.unit, &mut after.parameters, &data(&self.target, self.points), how);
        Trained { before, after, loss }
    }
}

/// The smallest of the values that at least the share `share` of them do not exceed; infinite where there are none.
#[must_use]
pub fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (share * sorted.len() as f64).ceil().max(1.0) as usize;
    sorted.get(rank - 1).copied().unwrap_or(f64::INFINITY)
}
