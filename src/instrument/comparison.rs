//! Trained parameters against a ridgelet transform: do they lie where |R\[f\](a,b)| is large?
//!
//! The density of the trained (a_j,b_j), smoothed by a Gaussian of the stated bandwidth, is compared with |R\[f\]| by Spearman's rank
//! correlation with weights. Two null hypotheses are put to a permutation test each. In both, (1 + draws that do as well)/(1 + draws) is a
//! valid p-value however the units of one network depend on each other, since whole networks are drawn.
//!
//! * *Turned.* Each network's cloud has a law that no rotation about the origin changes, as at the start of training. That parameters
//!   lie near the origin, and that |R\[f\]| decays, is no news, so the turned clouds keep the distances. It is a weak null hypothesis: training on
//!   \[-1,1\] favours |b| <= |a| whatever is learnt.
//! * *Exchanged.* Clouds of networks that learnt f and of networks that learnt another function have the same law. What training
//!   on \[-1,1\] favours in any case is the same for both, so that only what is due to f counts. The statistic is the correlation of those that
//!   learnt f less that of the others, both with |R\[f\]|.
//!
//! The weights are the mean density over the draws, the one at hand among them: places where no network can be count for nothing, and no draw
//! is preferred.

use rayon::prelude::*;

use crate::instrument::{Lattice, Ridgelets, Stream};

/// Steps from 0 to the largest |R\[f\]|: what lies closer together counts as equal.
const STEPS: f64 = 1e10;

/// The square whose cells are compared, and |R\[f\]| at the middles of the cells.
#[derive(Clone, Debug)]
pub struct Square {
    /// Half of its side, in units of a and b.
    side: i32,
    /// Cells on a unit length.
    cells: i32,
    magnitudes: Vec<f64>,
}

impl Square {
    /// The square |a|, |b| <= `side` with so many cells on a unit length.
    #[must_use]
    pub fn of(ridgelets: &Ridgelets<'_>, side: i32, cells: i32) -> Square {
        let spectrum = ridgelets.on(Lattice {
            side,
            reach: side,
            density: cells,
        });
        let magnitude = |value: &f64| value.abs();
        let peak = spectrum.values.iter().map(magnitude).fold(0.0, f64::max);
        // Where R[f] vanishes, as by a symmetry of f, it comes out as rounding has it; and rounding is to decide no rank.
        let rounded = |value: &f64| match peak > 0.0 {
            true => libm::round(value.abs() / peak * STEPS),
            false => 0.0,
        };
        Square {
            side,
            cells,
            magnitudes: spectrum.values.iter().map(rounded).collect(),
        }
    }
}

/// The parameters (a,b) of the hidden units of one network.
pub type Cloud = Vec<(f64, f64)>;

/// What a comparison gave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// The statistic for the networks at hand.
    pub statistic: f64,
    /// Its mean over the draws of the null hypothesis.
    pub mean: f64,
    /// The p-value: the share of draws with at least this statistic, the networks at hand counted among them.
    pub p: f64,
}

impl Comparison {
    fn of(statistics: &[f64]) -> Comparison {
        let draws = statistics.len() - 1;
        // A draw without a statistic is not worse, so that it counts against the networks at hand; where these have none, there is no
        // p-value.
        let worse = |value: &&f64| **value < statistics[0];
        let as_good = statistics.len() - statistics.iter().filter(worse).count();
        Comparison {
            statistic: statistics[0],
            mean: statistics[1..].iter().sum::<f64>() / draws.max(1) as f64,
            p: match statistics[0].is_nan() {
                true => f64::NAN,
                false => as_good as f64 / (draws + 1) as f64,
            },
        }
    }
}

/// The correlation of the clouds with the spectrum, against clouds turned each by an angle of its own.
#[must_use]
pub fn turned(clouds: &[Cloud], square: &Square, bandwidth: f64, draws: usize, seed: u64) -> Comparison {
    let densities: Vec<Vec<f64>> = (0..=draws as u64)
        .into_par_iter()
        .map(|draw| {
            let mut stream = Stream::new(seed, draw);
            let mut angle = || match draw {
                0 => 0.0,
                _ => 2.0 * std::f64::consts::PI * stream.uniform(),
            };
            let points = clouds.iter().flat_map(|cloud| {
                let angle = angle();
                let (sine, cosine) = (libm::sin(angle), libm::cos(angle));
                let turn = move |&(a, b): &(f64, f64)| (a * cosine - b * sine, a * sine + b * cosine);
                cloud.iter().map(turn)
            });
            square.density(points, bandwidth)
        })
        .collect();
    let place = Place::new(&total(&densities), square);
    let correlations: Vec<f64> = densities.par_iter().map(|density| place.correlation(density)).collect();
    Comparison::of(&correlations)
}

/// The correlation of the clouds of networks that learnt f less that of the others, against a random choice of which
/// are called so.
#[must_use]
pub fn exchanged(
    clouds: &[Cloud],
    others: &[Cloud],
    square: &Square,
    bandwidth: f64,
    draws: usize,
    seed: u64,
) -> Comparison {
    let all: Vec<&Cloud> = clouds.iter().chain(others).collect();
    let pairs: Vec<[Vec<f64>; 2]> = (0..=draws as u64)
        .into_par_iter()
        .map(|draw| {
            let mut order: Vec<usize> = (0..all.len()).collect();
            if draw > 0 {
                let mut stream = Stream::new(seed, draw);
                for last in (1..order.len()).rev() {
                    order.swap(last, stream.below(last + 1));
                }
            }
            let (first, second) = order.split_at(clouds.len());
            [first, second].map(|chosen| square.density(chosen.iter().flat_map(|&n| all[n].iter().copied()), bandwidth))
        })
        .collect();
    // The sum over both groups weighs them by their sizes, whichever networks they hold.
    let both = square.density(all.iter().flat_map(|cloud| cloud.iter().copied()), bandwidth);
    let place = Place::new(&both, square);
    let differences: Vec<f64> = pairs
        .par_iter()
        .map(|[first, second]| place.correlation(first) - place.correlation(second))
        .collect();
    Comparison::of(&differences)
}

/// Where densities are compared with a spectrum, and with which weights.
struct Place {
    cells: Vec<usize>,
    weights: Vec<f64>,
    reference: Vec<f64>,
}

impl Place {
    fn new(density: &[f64], square: &Square) -> Place {
        let most = density.iter().fold(0.0_f64, |most, value| most.max(*value));
        let cells: Vec<usize> = (0..density.len()).filter(|&cell| density[cell] > 1e-3 * most).collect();
        let weights: Vec<f64> = cells.iter().map(|&cell| density[cell]).collect();
        let reference = ranks(
            &cells.iter().map(|&cell| square.magnitudes[cell]).collect::<Vec<_>>(),
            &weights,
        );
        Place {
            cells,
            weights,
            reference,
        }
    }

    fn correlation(&self, density: &[f64]) -> f64 {
        let here: Vec<f64> = self.cells.iter().map(|&cell| density[cell]).collect();
        correlation(&ranks(&here, &self.weights), &self.reference, &self.weights)
    }
}

fn total(densities: &[Vec<f64>]) -> Vec<f64> {
    let mut sum = vec![0.0; densities[0].len()];
    for density in densities {
        for (entry, value) in sum.iter_mut().zip(density) {
            *entry += value;
        }
    }
    sum
}

impl Square {
    /// The number of points in each cell, smoothed.
    fn density(&self, points: impl Iterator<Item = (f64, f64)>, bandwidth: f64) -> Vec<f64> {
        let mut cells = vec![0.0; (self.width() * self.width()) as usize];
        for (a, b) in points {
            if let Some(cell) = self.cell(a, b) {
                cells[cell] += 1.0;
            }
        }
        self.smooth(&cells, bandwidth)
    }

    /// Cells along one side; the middle of the middle one is 0.
    fn width(&self) -> i32 {
        2 * self.side * self.cells + 1
    }

    fn cell(&self, a: f64, b: f64) -> Option<usize> {
        let half = self.side * self.cells;
        let index = |value: f64| {
            let n = libm::round(value * f64::from(self.cells));
            (n.abs() <= f64::from(half)).then_some(n as i32 + half)
        };
        Some((index(a)? * self.width() + index(b)?) as usize)
    }

    /// Smoothed by a Gaussian along one axis and then the other.
    fn smooth(&self, cells: &[f64], bandwidth: f64) -> Vec<f64> {
        let width = self.width();
        let spread = bandwidth * f64::from(self.cells);
        let reach = (4.0 * spread).ceil() as i32;
        let kernel: Vec<f64> = (-reach..=reach)
            .map(|n| libm::exp(-f64::from(n * n) / (2.0 * spread * spread)))
            .collect();
        // Row by row, so that the terms of each sum are added in the order of n.
        let row = |j: i32| (j * width) as usize..((j + 1) * width) as usize;
        let weight = |n: i32| kernel[(n + reach) as usize];
        let mut along = vec![0.0; cells.len()];
        for j in 0..width {
            let (from, to) = (&cells[row(j)], &mut along[row(j)]);
            for n in -reach..=reach {
                let (skipped, missing) = (n.max(0).min(width) as usize, (-n).max(0).min(width) as usize);
                add_multiple(&mut to[missing..], &from[skipped..], weight(n));
            }
        }
        let mut both = vec![0.0; cells.len()];
        for j in 0..width {
            for n in (-reach).max(-j)..=reach.min(width - 1 - j) {
                add_multiple(&mut both[row(j)], &along[row(j + n)], weight(n));
            }
        }
        both
    }
}

/// Adds a multiple of one list to another, as far as both go.
fn add_multiple(to: &mut [f64], from: &[f64], factor: f64) {
    for (to, from) in to.iter_mut().zip(from) {
        *to += factor * from;
    }
}

/// The weighted rank of each value: the weight below it and half of that of its equals.
fn ranks(values: &[f64], weights: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&i, &j| values[i].total_cmp(&values[j]).then(i.cmp(&j)));
    let mut ranks = vec![0.0; values.len()];
    let mut below = 0.0;
    let mut start = 0;
    while start < order.len() {
        let equal = order[start..]
            .iter()
            .take_while(|&&i| values[i] == values[order[start]])
            .count();
        let weight: f64 = order[start..start + equal].iter().map(|&i| weights[i]).sum();
        for &i in &order[start..start + equal] {
            ranks[i] = below + weight / 2.0;
        }
        below += weight;
        start += equal;
    }
    ranks
}

/// The weighted correlation of two lists.
fn correlation(left: &[f64], right: &[f64], weights: &[f64]) -> f64 {
    let total: f64 = weights.iter().sum();
    let mean = |values: &[f64]| {
        values
            .iter()
            .zip(weights)
            .map(|(value, weight)| value * weight)
            .sum::<f64>()
            / total
    };
    let (left_mean, right_mean) = (mean(left), mean(right));
    let (mut both, mut lefts, mut rights) = (0.0, 0.0, 0.0);
    for ((l, r), weight) in left.iter().zip(right).zip(weights) {
        let (l, r) = (l - left_mean, r - right_mean);
        both += weight * l * r;
        lefts += weight * l * l;
        rights += weight * r * r;
    }
    both / libm::sqrt(lefts * rights)
}
