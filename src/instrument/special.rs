//! Functions that `libm` does not have, in double precision.

use std::f64::consts::PI;

/// Dawson's function by the trapezoidal rule of step 1/4 (Rybicki 1989): the error is below exp(-(2π)²).
pub(super) fn dawson(x: f64) -> f64 {
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

/// From here on the asymptotic series of Kummer's function is used.
const FAR: f64 = 60.0;
/// The most terms of a series.
const TERMS: u32 = 1000;

/// Kummer's function M(a; b; z) of small parameters; no number where b is a pole.
///
/// For z < 0 it is e^z M(b - a; b; -z) (NIST Digital Library of Mathematical Functions, 13.2.39), whose terms have one sign from some
/// place on; far out its leading series, 13.7.2, of which the terms are summed as long as they fall.
pub(super) fn kummer(a: f64, b: f64, z: f64) -> f64 {
    let pole = |x: f64| x <= 0.0 && x.fract() == 0.0;
    if pole(b) {
        return f64::NAN;
    }
    if z < 0.0 && pole(b - a) || z >= 0.0 && pole(a) || z.abs() < FAR {
        return match z < 0.0 {
            true => libm::exp(z) * series(b - a, b, -z),
            false => series(a, b, z),
        };
    }
    match z < 0.0 {
        true if pole(a) => series(a, b, z),
        true => libm::tgamma(b) / libm::tgamma(b - a) * libm::pow(-z, -a) * falling(a, a - b + 1.0, -1.0 / z),
        false => {
            libm::exp(z) * libm::tgamma(b) / libm::tgamma(a) * libm::pow(z, a - b) * falling(b - a, 1.0 - a, 1.0 / z)
        }
    }
}

/// Σ (a)_n z^n/((b)_n n!).
fn series(a: f64, b: f64, z: f64) -> f64 {
    let (mut term, mut sum) = (1.0, 1.0);
    for n in 0..TERMS {
        let n = f64::from(n);
        term *= (a + n) * z / ((b + n) * (n + 1.0));
        sum += term;
        let falls = (a + n).abs() * z.abs() < (b + n).abs() * (n + 1.0) / 2.0;
        if term == 0.0 || falls && term.abs() < 1e-18 * f64::abs(sum) {
            break;
        }
    }
    sum
}

/// Σ (a)_n (c)_n t^n/n!, up to its least term.
fn falling(a: f64, c: f64, t: f64) -> f64 {
    let (mut term, mut sum) = (1.0_f64, 1.0);
    for n in 0..TERMS {
        let n = f64::from(n);
        let next = term * (a + n) * (c + n) / (n + 1.0) * t;
        if next == 0.0 || next.abs() >= term.abs() || next.abs() < 1e-18 * f64::abs(sum) {
            break;
        }
        term = next;
        sum += term;
    }
    sum
}
