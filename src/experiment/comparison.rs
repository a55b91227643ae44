//! Figure 4 against figure 5: do trained parameters lie where |R\[f\](a,b)| is large?
//!
//! The density of the trained (a_j,b_j), smoothed by a Gaussian of the stated bandwidth, is compared with |R\[f\]| by Spearman's rank
//! correlation with weights. That parameters lie near the origin, and that |R\[f\]| decays, is no news, so the null hypothesis
//! keeps the distances from the origin: each network's cloud is turned by an angle of its own. Under it (the law at the start, the
//! normal law, is of this kind) the turned clouds have the law of those at hand, so that
//! (1 + turns that do as well)/(1 + turns) is a valid p-value whatever the law of the distances and however the
//! units of one network depend on each other. The weights are the mean density of the turned clouds, so that places
//! where no network can be count for nothing; they depend on the distances and the drawn angles, not on which turn is the one at hand,
//! since the cloud at hand is one of those averaged.

use rayon::prelude::*;

use crate::experiment::{Spectrum, Stream};

/// Half of the side of the square that is compared, in units of a and b.
const SIDE: i32 = 12;
/// Cells on a unit length.
const CELLS: i32 = 2;

/// What the comparison gave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// The bandwidth.
    pub bandwidth: f64,
    /// The weighted rank correlation, from -1 to 1.
    pub correlation: f64,
    /// The mean of the correlation over the turned clouds.
    pub turned: f64,
    /// The p-value: the share of turns with at least this correlation, the identity counted among them.
    pub p: f64,
}

/// Compares the clouds, one for each network, with the spectrum; `turns` random turns decide.
#[must_use]
pub fn compare(clouds: &[Vec<(f64, f64)>], spectrum: &Spectrum, bandwidth: f64, turns: usize, seed: u64) -> Comparison {
    let densities: Vec<Vec<f64>> = (0..=turns as u64)
        .into_par_iter()
        .map(|turn| {
            let mut stream = Stream::new(seed, turn);
            let mut cells = vec![0.0; (width() * width()) as usize];
            for cloud in clouds {
                let angle = if turn == 0 {
                    0.0
                } else {
                    2.0 * std::f64::consts::PI * stream.uniform()
                };
                let (sine, cosine) = (libm::sin(angle), libm::cos(angle));
                for &(a, b) in cloud {
                    if let Some(cell) = cell(a * cosine - b * sine, a * sine + b * cosine) {
                        cells[cell] += 1.0;
                    }
                }
            }
            smooth(cells, bandwidth)
        })
        .collect();
    let mut weights = vec![0.0; densities[0].len()];
    for density in &densities {
        for (weight, value) in weights.iter_mut().zip(density) {
            *weight += value;
        }
    }
    let most = weights.iter().fold(0.0_f64, |most, weight| most.max(*weight));
    let kept: Vec<usize> = (0..weights.len()).filter(|&cell| weights[cell] > 1e-3 * most).collect();
    let weights: Vec<f64> = kept.iter().map(|&cell| weights[cell]).collect();
    let magnitude = magnitudes(spectrum);
    let reference = ranks(&kept.iter().map(|&cell| magnitude[cell]).collect::<Vec<_>>(), &weights);
    let correlations: Vec<f64> = densities
        .par_iter()
        .map(|density| {
            let here: Vec<f64> = kept.iter().map(|&cell| density[cell]).collect();
            correlation(&ranks(&here, &weights), &reference, &weights)
        })
        .collect();
    let as_good = correlations.iter().filter(|value| **value >= correlations[0]).count();
    Comparison {
        bandwidth,
        correlation: correlations[0],
        turned: correlations[1..].iter().sum::<f64>() / turns.max(1) as f64,
        p: as_good as f64 / (turns + 1) as f64,
    }
}

/// Cells along one side; the middle of the middle one is 0.
fn width() -> i32 {
    2 * SIDE * CELLS + 1
}

fn cell(a: f64, b: f64) -> Option<usize> {
    let index = |value: f64| {
        let n = libm::round(value * f64::from(CELLS));
        (n.abs() <= f64::from(SIDE * CELLS)).then_some(n as i32 + SIDE * CELLS)
    };
    Some((index(a)? * width() + index(b)?) as usize)
}

/// |R\[f\]| at the middles of the cells.
fn magnitudes(spectrum: &Spectrum) -> Vec<f64> {
    let step = crate::experiment::DENSITY / CELLS;
    let middles = -SIDE * CELLS..=SIDE * CELLS;
    middles
        .clone()
        .flat_map(|a| middles.clone().map(move |b| spectrum.at(a * step, b * step).abs()))
        .collect()
}

/// Smoothed by a Gaussian along one axis and then the other.
fn smooth(cells: Vec<f64>, bandwidth: f64) -> Vec<f64> {
    let spread = bandwidth * f64::from(CELLS);
    let reach = (4.0 * spread).ceil() as i32;
    let kernel: Vec<f64> = (-reach..=reach)
        .map(|n| libm::exp(-f64::from(n * n) / (2.0 * spread * spread)))
        .collect();
    let pass = |cells: &[f64], along: i32, across: i32| -> Vec<f64> {
        let mut out = vec![0.0; cells.len()];
        for i in 0..width() {
            for j in 0..width() {
                let mut sum = 0.0;
                for n in (-reach).max(-j)..=reach.min(width() - 1 - j) {
                    sum += kernel[(n + reach) as usize] * cells[(i * across + (j + n) * along) as usize];
                }
                out[(i * across + j * along) as usize] = sum;
            }
        }
        out
    };
    pass(&pass(&cells, 1, width()), width(), 1)
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
    both / (lefts * rights).sqrt()
}
