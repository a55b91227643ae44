//! Activations of the trained networks, with the ridgelet function that each is paired with.

use std::f64::consts::PI;

use super::exponential::{exponentials, tangents};

/// The activation of the hidden units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Unit {
    /// exp(-z²/2).
    #[default]
    Gaussian,
    /// tanh z.
    Tanh,
    /// max(z, 0).
    Relu,
}

impl Unit {
    /// All of them, in the order of the pages.
    pub const ALL: [Unit; 3] = [Unit::Gaussian, Unit::Tanh, Unit::Relu];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Unit::Gaussian => "gaussian",
            Unit::Tanh => "tanh",
            Unit::Relu => "relu",
        }
    }

    /// The name in a sentence.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Unit::Gaussian => "Gaussian",
            Unit::Tanh => "tanh",
            Unit::Relu => "ReLU",
        }
    }

    /// σ(z) and its derivative; that of the ReLU at 0 is taken as 0.
    #[must_use]
    pub fn with_slope(self, z: f64) -> (f64, f64) {
        match self {
            Unit::Gaussian => {
                let value = libm::exp(-z * z / 2.0);
                (value, -z * value)
            }
            Unit::Tanh => {
                let value = libm::tanh(z);
                (value, 1.0 - value * value)
            }
            Unit::Relu if z > 0.0 => (z, 1.0),
            Unit::Relu => (0.0, 0.0),
        }
    }

    /// The same at many numbers z, in the place of which the values are put; the derivatives are put beside.
    pub(super) fn with_slopes(self, numbers: &mut [f64], slopes: &mut [f64]) {
        match self {
            Unit::Gaussian => {
                for (z, slope) in numbers.iter_mut().zip(slopes.iter_mut()) {
                    *slope = -*z;
                    *z = -*z * *z / 2.0;
                }
                exponentials(numbers);
                numbers.iter().zip(slopes).for_each(|(value, slope)| *slope *= value);
            }
            Unit::Tanh => {
                tangents(numbers);
                let slopes = numbers.iter().zip(slopes);
                slopes.for_each(|(value, slope)| *slope = 1.0 - value * value);
            }
            Unit::Relu => {
                for (z, slope) in numbers.iter_mut().zip(slopes) {
                    (*z, *slope) = self.with_slope(*z);
                }
            }
        }
    }

    /// The function ρ for which S R is the identity in dimension 1.
    ///
    /// Gaussian: ρ = -G''/(2π), G(z) = exp(-z²/2). Tanh: ρ^(ζ) = -iζ² sinh(πζ/2) G(ζ)/(2π). ReLU: ρ^(ζ) = -|ζ|³ φ(ζ), the first of the
    /// survey's family, by Dawson's function; absolute errors of some units in the last place of 1.
    #[must_use]
    pub fn ridgelet(self, z: f64) -> f64 {
        match self {
            Unit::Gaussian => (1.0 - z * z) * libm::exp(-z * z / 2.0) / (2.0 * PI),
            Unit::Tanh => {
                let c = PI / 2.0;
                let (sine, cosine) = (libm::sin(c * z), libm::cos(c * z));
                let wave = 2.0 * c * z * cosine - (z * z - c * c - 1.0) * sine;
                libm::exp((c * c - z * z) / 2.0) * wave / (2.0 * PI * libm::sqrt(2.0 * PI))
            }
            Unit::Relu => relu_profile(z),
        }
    }
}

/// -(1/π)(2 - z² + √2 z(z²-3) F(z/√2))/√(2π); far out by its asymptotic series, since the terms cancel.
fn relu_profile(z: f64) -> f64 {
    let square = z * z;
    let bracket = if square > 400.0 {
        // With F(y) = Σ (2n-1)!!/(2^{n+1} y^{2n+1}), y = z/√2, the terms of order above z^-4 cancel:
        // Σ_{n>=2} ((2n+1)!! - 3 (2n-1)!!)/z^{2n} = Σ_{n>=2} (2n-1)!! (2n-2)/z^{2n}.
        let (mut odd, mut power, mut sum) = (1.0, 1.0 / square, 0.0);
        for n in 2..=16_u32 {
            odd *= f64::from(2 * n - 1);
            power /= square;
            sum += odd * f64::from(2 * n - 2) * power;
        }
        sum
    } else {
        let y = z / std::f64::consts::SQRT_2;
        2.0 - square + std::f64::consts::SQRT_2 * z * (square - 3.0) * dawson(y)
    };
    -bracket / (PI * libm::sqrt(2.0 * PI))
}

/// Dawson's function by the trapezoidal rule of step 1/4 (Rybicki 1989): the error is below exp(-(2π)²).
fn dawson(x: f64) -> f64 {
    const STEP: f64 = 0.25;
    let middle = 2.0 * libm::round(x / (2.0 * STEP));
    let mut sum = 0.0;
    for j in -14..=14_i32 {
        let n = middle + f64::from(2 * j + 1);
        let distance = x - n * STEP;
        sum += libm::exp(-distance * distance) / n;
    }
    sum / libm::sqrt(PI)
}
