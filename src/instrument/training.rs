//! Figure 4: many networks, trained each from its own random start on the same data.

use rayon::prelude::*;

use crate::instrument::{Fit, Network, Stream, Unit, adam, fit};
use crate::session::{Question, remembered, shared};

/// The data are f(x) = sin 2πx at x = -1, -0.99, …, 1.
pub const DATA: usize = 201;

/// The function to be learnt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Target {
    /// sin 2πx, the survey's.
    #[default]
    Sine,
    /// cos 2πx, to compare with.
    Cosine,
}

impl Target {
    /// The value at x.
    #[must_use]
    pub fn value(self, x: f64) -> f64 {
        let angle = 2.0 * std::f64::consts::PI * x;
        match self {
            Target::Sine => libm::sin(angle),
            Target::Cosine => libm::cos(angle),
        }
    }
}

/// How the parameters are improved; gradients come from back-propagation in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Optimiser {
    /// Levenberg's damped least squares.
    #[default]
    Levenberg,
    /// Adam on the whole data.
    Adam,
}

impl Optimiser {
    /// The number of steps and the mean-square error at which the training of a network ends.
    #[must_use]
    pub fn schedule(self) -> Fit {
        Fit {
            steps: match self {
                Optimiser::Levenberg => 100,
                Optimiser::Adam => 4000,
            },
            enough: 1e-5,
        }
    }
}

/// What is trained, and how. The survey names neither width, activation, initial law nor optimiser.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setup {
    /// The function to be learnt.
    pub target: Target,
    /// The activation.
    pub unit: Unit,
    /// Hidden units of each network.
    pub width: usize,
    /// The standard deviation of the normal law that all parameters are drawn from.
    pub spread: f64,
    /// The optimiser.
    pub optimiser: Optimiser,
    /// The number of networks.
    pub networks: usize,
    /// The seed; network n draws its start from stream n.
    pub seed: u64,
}

/// The seed of the published figures: the year of the survey.
pub const SEED: u64 = 2018;

impl Default for Setup {
    fn default() -> Setup {
        Setup {
            target: Target::Sine,
            unit: Unit::Gaussian,
            width: 10,
            spread: 1.0,
            optimiser: Optimiser::Levenberg,
            networks: 1000,
            seed: SEED,
        }
    }
}

impl Setup {
    /// Some networks of one activation, all else as published.
    #[must_use]
    pub fn of(unit: Unit, networks: usize) -> Setup {
        Setup {
            unit,
            networks,
            ..Setup::default()
        }
    }

    /// `1000 networks of 10 gaussian units, seed 1`.
    #[must_use]
    pub fn describe(&self) -> String {
        let Setup {
            width, networks, seed, ..
        } = self;
        format!(
            "{networks} networks of {width} {} units, seed {seed}",
            self.unit.title()
        )
    }
}

/// How the published networks are trained, in words.
#[must_use]
pub fn training_settings() -> String {
    let (setup, failed) = (Setup::default(), Trained::FAILED);
    let Fit { steps, enough } = setup.optimiser.schedule();
    format!(
        "{} hidden units without a bias at the output, all parameters independent N(0,σ²) with σ = {}, Levenberg's damped least \
         squares, whose gradients come from back-propagation, for at most {steps} steps or until the mean-square error is {enough:e}. \
         A network has learnt f if its mean-square error is below {failed}; that of the constant 0 is 1/2.",
        setup.width, setup.spread
    )
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
    /// The loss above which a network counts as one that failed to train.
    pub const FAILED: f64 = 1e-2;

    /// Whether it failed to train.
    #[must_use]
    pub fn failed(&self) -> bool {
        // A loss that is not a number is a failure.
        !matches!(self.loss.partial_cmp(&Trained::FAILED), Some(std::cmp::Ordering::Less))
    }
}

/// The points of the data.
#[must_use]
pub fn data(target: Target) -> Vec<(f64, f64)> {
    let half = (DATA as i32 - 1) / 2;
    (-half..=half)
        .map(|k| {
            let x = f64::from(k) / f64::from(half);
            (x, target.value(x))
        })
        .collect()
}

/// Trains the networks, in the rayon pool at hand; `progress` is called after each.
#[must_use]
pub fn train(setup: Setup, progress: &(dyn Fn() + Sync)) -> Vec<Trained> {
    let Setup {
        target,
        unit,
        width,
        spread,
        optimiser,
        networks,
        seed,
    } = setup;
    (0..networks as u64)
        .into_par_iter()
        .map(shared(|number| {
            let trained = remembered(Trainee {
                target,
                unit,
                width,
                spread: spread.to_bits(),
                optimiser,
                seed,
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
    target: Target,
    unit: Unit,
    width: usize,
    spread: u64,
    optimiser: Optimiser,
    seed: u64,
    number: u64,
}

impl Question for Trainee {
    const WHAT: &'static str = "networks trained";
    type Answer = Trained;

    fn answer(&self) -> Trained {
        let mut stream = Stream::new(self.seed, self.number);
        let before = Network::random(self.unit, self.width, f64::from_bits(self.spread), &mut stream);
        let mut after = before.clone();
        let (parameters, how) = (&mut after.parameters, self.optimiser.schedule());
        let points = data(self.target);
        let loss = match self.optimiser {
            Optimiser::Levenberg => fit(&self.unit, parameters, &points, how),
            Optimiser::Adam => adam(&self.unit, parameters, &points, how),
        };
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
