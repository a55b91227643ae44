//! Adam (Kingma and Ba, 2015) on the whole data: first-order steps with the gradient of back-propagation.

use crate::instrument::fit::{Curve, Fit, gradient};

/// The length of a step, before it is scaled.
const RATE: f64 = 0.02;
/// The weights of the past in the running means of the gradient and of its square.
const PAST: [f64; 2] = [0.9, 0.999];

/// Fits the parameters to the points (x, y) and returns the mean-square error reached.
pub fn adam<C: Curve>(curve: &C, parameters: &mut [f64], points: &[(C::Input, f64)], how: Fit) -> f64 {
    let size = parameters.len();
    let (mut mean, mut square) = (vec![0.0; size], vec![0.0; size]);
    let (mut row, mut slope) = (vec![0.0; size], vec![0.0; size]);
    let mut left = PAST;
    for _ in 0..how.steps {
        let loss = gradient(curve, parameters, points, &mut row, &mut slope);
        if loss <= how.enough {
            break;
        }
        for i in 0..size {
            mean[i] = PAST[0] * mean[i] + (1.0 - PAST[0]) * slope[i];
            square[i] = PAST[1] * square[i] + (1.0 - PAST[1]) * slope[i] * slope[i];
            let spread = libm::sqrt(square[i] / (1.0 - left[1]));
            parameters[i] -= RATE * mean[i] / (1.0 - left[0]) / (spread + 1e-8);
        }
        left = [left[0] * PAST[0], left[1] * PAST[1]];
    }
    gradient(curve, parameters, points, &mut row, &mut slope)
}
