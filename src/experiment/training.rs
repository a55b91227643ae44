//! Figure 4: many networks, trained each from its own random start on the same data.

use rayon::prelude::*;

use crate::experiment::{Fit, Network, Stream, Unit, fit};

/// The data are f(x) = sin 2πx at x = -1, -0.99, …, 1.
pub const DATA: usize = 201;

/// The number of steps and the mean-square error at which the training of a network ends.
const TRAINING: Fit = Fit {
    steps: 200,
    enough: 1e-6,
};

/// What is trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Setup {
    /// The activation.
    pub unit: Unit,
    /// Hidden units of each network.
    pub width: usize,
    /// The number of networks.
    pub networks: usize,
    /// The seed; network n draws its start from stream n.
    pub seed: u64,
}

impl Default for Setup {
    fn default() -> Setup {
        Setup {
            unit: Unit::Gaussian,
            width: 10,
            networks: 1000,
            seed: 1,
        }
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
pub fn data() -> Vec<(f64, f64)> {
    let half = (DATA as i32 - 1) / 2;
    (-half..=half)
        .map(|k| {
            let x = f64::from(k) / f64::from(half);
            (x, libm::sin(2.0 * std::f64::consts::PI * x))
        })
        .collect()
}

/// Trains the networks, in the rayon pool at hand; `progress` is called after each.
#[must_use]
pub fn train(setup: Setup, progress: &(dyn Fn() + Sync)) -> Vec<Trained> {
    let points = data();
    (0..setup.networks as u64)
        .into_par_iter()
        .map(|number| {
            let before = Network::random(setup.unit, setup.width, &mut Stream::new(setup.seed, number));
            let mut after = before.clone();
            let loss = fit(&setup.unit, &mut after.parameters, &points, TRAINING);
            progress();
            Trained { before, after, loss }
        })
        .collect()
}

/// The smallest of the values that at least the share `share` of them do not exceed; infinite where there are none.
#[must_use]
pub fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (share * sorted.len() as f64).ceil().max(1.0) as usize;
    sorted.get(rank - 1).copied().unwrap_or(f64::INFINITY)
}
