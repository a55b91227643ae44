//! A shallow network in dimension 1: g(x) = Σ c_j σ(a_j x - b_j), without a bias at the output.

use crate::instrument::{Compiled, Curve, Stream};

/// The parameters of a network with one hidden layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// a_1, …, a_n, then b_1, …, b_n, then c_1, …, c_n.
    pub parameters: Vec<f64>,
}

impl Network {
    /// A network of the given width with independent normal parameters of mean 0 and standard deviation `spread`.
    #[must_use]
    pub fn random(width: usize, spread: f64, stream: &mut Stream) -> Network {
        Network {
            parameters: (0..3 * width).map(|_| spread * stream.normal()).collect(),
        }
    }

    /// The number of hidden units.
    #[must_use]
    pub fn width(&self) -> usize {
        self.parameters.len() / 3
    }

    /// The pairs (a_j, b_j).
    pub fn hidden(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        let width = self.width();
        (0..width).map(move |j| (self.parameters[j], self.parameters[width + j]))
    }

    /// The share of hidden units with |b| <= |a|: those whose middle lies in \[-1,1\].
    #[must_use]
    pub fn share_in_cone(&self) -> f64 {
        let inside = self.hidden().filter(|(a, b)| b.abs() <= a.abs()).count();
        inside as f64 / self.width() as f64
    }
}

/// A network whose units compute this function.
impl Curve for Compiled {
    type Input = f64;

    /// The value of the network at x, and its derivatives by all parameters, propagated back through the layer.
    fn with_gradient(&self, parameters: &[f64], x: f64, gradient: &mut [f64]) -> f64 {
        let width = parameters.len() / 3;
        let mut sum = 0.0;
        for j in 0..width {
            let (a, b, c) = (parameters[j], parameters[width + j], parameters[2 * width + j]);
            let (value, slope) = self.with_slope(a * x - b);
            let back = c * slope;
            gradient[j] = back * x;
            gradient[width + j] = -back;
            gradient[2 * width + j] = value;
            sum += c * value;
        }
        sum
    }

    fn tabulate(&self, parameters: &[f64], points: &[f64], values: &mut [f64], columns: &mut [&mut [f64]]) {
        let width = parameters.len() / 3;
        let (inner, outer) = columns.split_at_mut(2 * width);
        let (by_a, by_b) = inner.split_at_mut(width);
        let values = &mut values[..points.len()];
        values.fill(0.0);
        for j in 0..width {
            let (a, b, c) = (parameters[j], parameters[width + j], parameters[2 * width + j]);
            let (by_a, by_b, by_c) = (&mut *by_a[j], &mut *by_b[j], &mut *outer[j]);
            let by_c = &mut by_c[..points.len()];
            for (z, x) in by_c.iter_mut().zip(points) {
                *z = a * x - b;
            }
            // The slopes stand where c times them will.
            self.with_slopes(by_c, by_b);
            let derivatives = by_a.iter_mut().zip(by_b).zip(by_c);
            for (((by_a, by_b), value), (x, sum)) in derivatives.zip(points.iter().zip(values.iter_mut())) {
                let back = c * *by_b;
                *by_a = back * x;
                *by_b = -back;
                *sum += c * *value;
            }
        }
    }
}
