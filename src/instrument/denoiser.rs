//! Denoisers in a row on Gaussian data in the plane, exact and trained on samples.
//!
//! A denoiser minimises the mean of |g(x + ε) - x|² over the samples x and fresh noise ε of variance τ. Each is trained on
//! the output of the one before. Noise comes in pairs ε, -ε, which are as normal as single ones and leave no correlation of x and ε in the
//! sample, so that fewer samples do. Two kinds: the best affine map, by its normal equations, and a shallow network with
//! two outputs, g(x) = Σ c_j σ(a_j·x - b_j), by Levenberg's method.

use rayon::prelude::*;

use crate::instrument::fit::{Curve, Fit, fit, solve};
use crate::instrument::{Compiled, Stream};

/// What is trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denoiser {
    /// The best affine map.
    Affine,
    /// A shallow network.
    Shallow,
}

/// A shallow network and how it is trained.
#[derive(Clone, Copy, Debug)]
pub struct Shallow<'a> {
    /// The activation.
    pub unit: &'a Compiled,
    /// Hidden units.
    pub units: usize,
    /// Steps of the training of the first denoiser of a row.
    pub first: usize,
    /// Steps of that of each later one, which starts from the parameters of the one before.
    pub later: usize,
}

/// A row of denoisers and its data.
#[derive(Clone, Copy, Debug)]
pub struct Composition<'a> {
    /// The standard deviations of the data at the start.
    pub start: [f64; 2],
    /// The variance of the noise of each denoiser.
    pub noise: f64,
    /// The number of denoisers.
    pub layers: usize,
    /// The number of samples.
    pub samples: usize,
    /// The shallow network.
    pub shallow: Shallow<'a>,
}

/// The standard deviations after 0, 1, … optimal denoisers: the variance y becomes y/(1 + τ/y)².
#[must_use]
pub fn exact(start: [f64; 2], noise: f64, layers: usize) -> Vec<[f64; 2]> {
    let mut at = start;
    let mut path = vec![at];
    for _ in 0..layers {
        at = at.map(|s| s / (1.0 + noise / (s * s)));
        path.push(at);
    }
    path
}

impl Composition<'_> {
    /// The standard deviations of the samples after 0, 1, … trained denoisers. The samples at the start are normal, brought to mean 0 and
    /// to the deviations asked for, so that what is seen later is due to the denoisers.
    #[must_use]
    pub fn trained(&self, kind: Denoiser, stream: &mut Stream) -> Vec<[f64; 2]> {
        let mut points: Vec<[f64; 2]> = (0..self.samples).map(|_| [stream.normal(), stream.normal()]).collect();
        let (mean, deviation) = moments(&points);
        for point in &mut points {
            for i in 0..2 {
                point[i] = (point[i] - mean[i]) / deviation[i] * self.start[i];
            }
        }
        let mut path = vec![moments(&points).1];
        // Normal parameters for data of deviation 1, in the units of these data; drawn for affine maps as well, so that both kinds see
        // the same noise.
        let [s, t] = self.start;
        let units = (0..self.shallow.units).flat_map(|_| [1.0 / s, 1.0 / t, 1.0, s, t]);
        let mut parameters: Vec<f64> = units.map(|unit| unit * stream.normal() / 2.0).collect();
        for layer in 0..self.layers {
            match kind {
                Denoiser::Affine => self.affine(&mut points, stream),
                Denoiser::Shallow => self.shallow(&mut points, &mut parameters, layer, stream),
            }
            path.push(moments(&points).1);
        }
        path
    }

    /// The sample with noise, and with the opposite noise.
    fn noisy(&self, [x, y]: [f64; 2], stream: &mut Stream) -> [[f64; 2]; 2] {
        let size = libm::sqrt(self.noise);
        let (e, d) = (size * stream.normal(), size * stream.normal());
        [[x + e, y + d], [x - e, y - d]]
    }

    fn affine(&self, points: &mut [[f64; 2]], stream: &mut Stream) {
        let mut normal = [0.0; 9];
        let mut right = [[0.0; 3]; 2];
        for &point in points.iter() {
            for [u, v] in self.noisy(point, stream) {
                let features = [1.0, u, v];
                for (i, left) in features.iter().enumerate() {
                    for (j, other) in features.iter().enumerate() {
                        normal[3 * i + j] += left * other;
                    }
                    for (output, target) in right.iter_mut().zip(point) {
                        output[i] += left * target;
                    }
                }
            }
        }
        for output in &mut right {
            // Three samples in general position already make the matrix positive definite.
            if !solve(&mut normal.clone(), output) {
                *output = [f64::NAN; 3];
            }
        }
        for point in points.iter_mut() {
            let [u, v] = *point;
            *point = right.map(|output| output[0] + output[1] * u + output[2] * v);
        }
    }

    fn shallow(&self, points: &mut [[f64; 2]], parameters: &mut [f64], layer: usize, stream: &mut Stream) {
        let mut targets = Vec::with_capacity(4 * points.len());
        for &point in points.iter() {
            for seen in self.noisy(point, stream) {
                targets.extend([0, 1].map(|output| ((seen, output), point[output])));
            }
        }
        let plane = Plane(self.shallow.unit);
        let steps = match layer {
            0 => self.shallow.first,
            _ => self.shallow.later,
        };
        if layer == 0 {
            plane.settle(parameters, &targets);
        }
        fit(&plane, parameters, &targets, Fit { steps, enough: 0.0 });
        let mut gradient = vec![0.0; parameters.len()];
        for point in points.iter_mut() {
            let seen = *point;
            *point = [0, 1].map(|output| plane.with_gradient(parameters, (seen, output), &mut gradient));
        }
    }
}

/// The means and the standard deviations.
fn moments(points: &[[f64; 2]]) -> ([f64; 2], [f64; 2]) {
    let count = points.len() as f64;
    let mean = [0, 1].map(|i| points.iter().map(|point| point[i]).sum::<f64>() / count);
    let deviation = [0, 1].map(|i| {
        let squares = points.iter().map(|point| (point[i] - mean[i]) * (point[i] - mean[i]));
        libm::sqrt(squares.sum::<f64>() / count)
    });
    (mean, deviation)
}

/// A shallow network from the plane to the plane, one output at a time: the parameters of a unit are a_1, a_2, b, c_1, c_2.
struct Plane<'a>(&'a Compiled);

impl Plane<'_> {
    /// The best output weights for the hidden units at hand; they stay as they are where the units are not independent.
    fn settle(&self, parameters: &mut [f64], targets: &[(([f64; 2], usize), f64)]) {
        let units = parameters.len() / 5;
        let mut normal = vec![0.0; units * units];
        let mut right = [vec![0.0; units], vec![0.0; units]];
        let mut values = vec![0.0; units];
        for &(([u, v], output), target) in targets {
            for (value, unit) in values.iter_mut().zip(parameters.chunks_exact(5)) {
                *value = self.0.value(&[unit[0] * u + unit[1] * v - unit[2]]);
            }
            for (i, left) in values.iter().enumerate() {
                right[output][i] += left * target;
                // Both outputs see the same points: one of them is enough.
                for (j, other) in values.iter().enumerate().filter(|_| output == 0) {
                    normal[i * units + j] += left * other;
                }
            }
        }
        for (output, weights) in right.iter_mut().enumerate() {
            if solve(&mut normal.clone(), weights) {
                for (unit, weight) in parameters.chunks_exact_mut(5).zip(weights.iter()) {
                    unit[3 + output] = *weight;
                }
            }
        }
    }
}

impl Curve for Plane<'_> {
    type Input = ([f64; 2], usize);

    fn with_gradient(&self, parameters: &[f64], ([u, v], output): Self::Input, gradient: &mut [f64]) -> f64 {
        gradient.fill(0.0);
        let mut sum = 0.0;
        for (unit, gradient) in parameters.chunks_exact(5).zip(gradient.chunks_exact_mut(5)) {
            let (value, slope) = self.0.with_slope(unit[0] * u + unit[1] * v - unit[2]);
            let c = unit[3 + output];
            let back = c * slope;
            gradient[0] = back * u;
            gradient[1] = back * v;
            gradient[2] = -back;
            gradient[3 + output] = value;
            sum += c * value;
        }
        sum
    }

    fn tabulate(&self, parameters: &[f64], points: &[Self::Input], values: &mut [f64], columns: &mut [&mut [f64]]) {
        let values = &mut values[..points.len()];
        values.fill(0.0);
        // The outputs at a point follow one another, and have the hidden units in common.
        let (mut distinct, mut place): (Vec<[f64; 2]>, Vec<usize>) = (Vec::new(), Vec::new());
        for (point, _) in points {
            if distinct.last() != Some(point) {
                distinct.push(*point);
            }
            place.push(distinct.len() - 1);
        }
        let (mut hidden, mut slopes) = (vec![0.0; distinct.len()], vec![0.0; distinct.len()]);
        for (unit, columns) in parameters.chunks_exact(5).zip(columns.chunks_exact_mut(5)) {
            for (z, [u, v]) in hidden.iter_mut().zip(&distinct) {
                *z = unit[0] * u + unit[1] * v - unit[2];
            }
            self.0.with_slopes(&mut hidden, &mut slopes);
            for (row, (&([u, v], output), sum)) in points.iter().zip(values.iter_mut()).enumerate() {
                let (value, slope) = (hidden[place[row]], slopes[place[row]]);
                let c = unit[3 + output];
                let back = c * slope;
                columns[0][row] = back * u;
                columns[1][row] = back * v;
                columns[2][row] = -back;
                columns[3 + output][row] = value;
                columns[4 - output][row] = 0.0;
                *sum += c * value;
            }
        }
    }
}

/// A mean over independent repetitions with its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mean {
    /// The mean.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
}

impl Mean {
    /// The mean of independent values; without an error where there are fewer than two.
    #[must_use]
    pub fn of(values: &[f64]) -> Mean {
        let count = values.len() as f64;
        let value = values.iter().sum::<f64>() / count;
        let squares: f64 = values.iter().map(|x| (x - value) * (x - value)).sum();
        Mean {
            value,
            error: libm::sqrt(squares / (count - 1.0) / count),
        }
    }
}

/// The lag y_n - (y_0 - 2nτ) of the variance of both coordinates behind the continuous denoiser, over repetitions with streams of
/// their own. `progress` is called after each.
#[must_use]
pub fn lag(
    composition: Composition<'_>,
    kind: Denoiser,
    repetitions: usize,
    seed: u64,
    progress: &(dyn Fn() + Sync),
) -> [Mean; 2] {
    let lags: Vec<[f64; 2]> = (0..repetitions as u64)
        .into_par_iter()
        .map(|number| {
            let path = composition.trained(kind, &mut Stream::new(seed, number));
            let end = path[path.len() - 1];
            progress();
            let spent = 2.0 * composition.noise * composition.layers as f64;
            [0, 1].map(|i| end[i] * end[i] - (composition.start[i] * composition.start[i] - spent))
        })
        .collect();
    [0, 1].map(|i| Mean::of(&lags.iter().map(|lag| lag[i]).collect::<Vec<_>>()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::parse_expr;

    /// Whether a table is what is found point by point, bit for bit.
    fn agrees<C: Curve>(curve: &C, parameters: &[f64], points: &[C::Input]) -> bool {
        let mut values = vec![0.0; points.len()];
        let mut table = vec![vec![0.0; points.len()]; parameters.len()];
        let mut columns: Vec<&mut [f64]> = table.iter_mut().map(Vec::as_mut_slice).collect();
        curve.tabulate(parameters, points, &mut values, &mut columns);
        let mut gradient = vec![0.0; parameters.len()];
        points.iter().enumerate().all(|(row, &point)| {
            let value = curve.with_gradient(parameters, point, &mut gradient);
            let slopes = table.iter().zip(&gradient);
            value.to_bits() == values[row].to_bits()
                && slopes
                    .into_iter()
                    .all(|(column, by)| column[row].to_bits() == by.to_bits())
        })
    }

    #[test]
    fn a_table_is_what_is_found_point_by_point() {
        let mut stream = Stream::new(3, 1);
        let parameters: Vec<f64> = (0..20).map(|_| 3.0 * stream.normal()).collect();
        let mut points = Vec::new();
        for _ in 0..300 {
            let point = [stream.normal(), stream.normal()];
            points.extend([(point, 0), (point, 1)]);
        }
        points.extend([([0.0, -0.0], 1), ([-0.0, 0.0], 0), ([0.5, 0.5], 0), ([0.5, 0.5], 0)]);
        let unit = |text: &str| Compiled::new(&parse_expr(text).expect("a formula"), &["z"]).expect("computed");
        assert!(agrees(&Plane(&unit("tanh(z)")), &parameters, &points));
        let line: Vec<f64> = points.iter().map(|(point, _)| 4.0 * point[0]).collect();
        for text in [
            "exp(-z^2/2)",
            "tanh(z)",
            "max(z, 0)",
            "z^3*sin(z)/(2 + cos(z)) - 1/(1 + z^2)^(1/2)",
            "min(abs(z), 1)*dawson(z) + hyp1f1(1, 3/2, -z^2)",
        ] {
            assert!(agrees(&unit(text), &parameters[..15], &line), "{text}");
        }
    }
}
