//! The rule for general integrands against the weight e^{-z²/2}: closed forms, an integrand of the caller's own, and
//! what must be refused.

use kenzan::interval::Interval;
use kenzan::quadrature::{
    GaussianIntegrand, QuadratureError, gaussian_cosine, gaussian_exponential, gaussian_integral,
    gaussian_integral_within, gaussian_polynomial, gaussian_sine,
};
use rug::{Float, Rational, float::Special};
use std::slice;

/// Bits that hold a relative accuracy of 10^(-digits), and 64 more.
fn bits(digits: usize) -> u32 {
    digits as u32 * 10 / 3 + 64
}

fn assert_encloses(enclosure: &Interval, truth: &Interval, digits: usize, what: &str) {
    let common = enclosure.intersection(truth);
    assert!(!common.is_empty(), "{what}: {enclosure} misses {truth}");
    let wanted = Interval::from_i64(10, bits(digits)).powi(-(digits as i64)) * truth.abs();
    let narrow = enclosure.wid() <= wanted.sup();
    assert!(narrow, "{what}: {enclosure} is wider than {digits} digits");
}

fn rationals<const N: usize>(numbers: [(i64, i64); N]) -> Vec<Rational> {
    numbers.map(Rational::from).to_vec()
}

/// q·sqrt(2π)·e^x
fn gaussian(q: (i64, i64), x: &Rational, digits: usize) -> Interval {
    let prec = bits(digits) + 64;
    Interval::from_rational(&Rational::from(q), prec)
        * (Interval::pi(prec) * Interval::from_i64(2, prec)).sqrt()
        * Interval::from_rational(x, prec).exp()
}

#[test]
fn polynomials() {
    // 3 - z + z²/2 - 5z³ + 2z⁴: 3 + 1/2 + 6 = 19/2 times sqrt(2π).
    let p = rationals([(3, 1), (-1, 1), (1, 2), (-5, 1), (2, 1)]);
    for digits in [1, 15, 50, 100, 1000] {
        let integral = gaussian_polynomial(&p, digits).expect("in range");
        let truth = gaussian((19, 2), &Rational::new(), digits);
        assert_encloses(&integral, &truth, digits, "polynomial");
    }
    let odd = gaussian_polynomial(&rationals([(0, 1), (7, 3)]), 20).expect("in range");
    assert!(odd.is_point() && odd.contains_zero());
    let none = gaussian_polynomial(&[], 20).expect("in range");
    assert!(none.is_point() && none.contains_zero());
}

#[test]
fn polynomials_with_cancellation() {
    // z⁴ - 3z² + 1/10³⁰: sqrt(2π)/10³⁰
    let small = Rational::from((1, 10));
    let small = (0..30).fold(Rational::from(1), |power, _| power * &small);
    let p = [small.clone(), 0.into(), (-3).into(), 0.into(), 1.into()];
    let integral = gaussian_polynomial(&p, 40).expect("in range");
    let truth = gaussian((1, 1), &Rational::new(), 80) * Interval::from_rational(&small, 400);
    assert_encloses(&integral, &truth, 40, "cancellation");
    // Hermite's polynomial z² - 1: the integral is 0, and no number of digits shows it.
    match gaussian_polynomial(&rationals([(-1, 1), (0, 1), (1, 1)]), 15) {
        Err(QuadratureError::BudgetExhausted {
            reached: Some(reached), ..
        }) => assert!(reached.contains_zero()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn large_and_small_scales() {
    let huge = Rational::from(rug::Integer::from(1) << 5_000);
    let tiny = huge.clone().recip();
    for scale in [huge, tiny] {
        let integral = gaussian_polynomial(slice::from_ref(&scale), 15).expect("in range");
        let truth = gaussian((1, 1), &Rational::new(), 15) * Interval::from_rational(&scale, 128);
        assert_encloses(&integral, &truth, 15, "scale");
        let integral = gaussian_cosine(slice::from_ref(&scale), &Rational::new(), 15);
        assert_encloses(&integral.expect("in range"), &truth, 15, "scale");
    }
}

#[test]
fn exponentials() {
    for (b, digits) in [((3, 2), 15), ((-7, 3), 60), ((20, 1), 100), ((1, 9), 1000)] {
        let slope = Rational::from(b);
        let exponent = Rational::from(slope.square_ref()) / 2;
        let integral = gaussian_exponential(&rationals([(1, 1)]), &slope, digits);
        let truth = gaussian((1, 1), &exponent, digits);
        assert_encloses(&integral.expect("in range"), &truth, digits, "exponential");
        // ∫z e^{bz}: b times as much
        let integral = gaussian_exponential(&rationals([(0, 1), (1, 1)]), &slope, digits);
        let truth = gaussian(b, &exponent, digits);
        assert_encloses(&integral.expect("in range"), &truth, digits, "exponential");
    }
}

#[test]
fn cosines_and_sines() {
    for (b, digits) in [
        ((3, 2), 15),
        ((-7, 3), 50),
        ((20, 1), 15),
        ((20, 1), 100),
        ((1, 9), 300),
    ] {
        let frequency = Rational::from(b);
        let exponent = Rational::from(frequency.square_ref()) / -2;
        let integral = gaussian_cosine(&rationals([(1, 1), (5, 1)]), &frequency, digits);
        let truth = gaussian((1, 1), &exponent, digits);
        assert_encloses(&integral.expect("in range"), &truth, digits, "cosine");
        let integral = gaussian_sine(&rationals([(5, 1), (1, 1)]), &frequency, digits);
        let truth = gaussian(b, &exponent, digits);
        assert_encloses(&integral.expect("in range"), &truth, digits, "sine");
        // ∫z² cos bz: 1 - b² times
        let integral = gaussian_cosine(&rationals([(0, 1), (0, 1), (1, 1)]), &frequency, digits);
        let factor = (b.1 * b.1 - b.0 * b.0, b.1 * b.1);
        let truth = gaussian(factor, &exponent, digits);
        assert_encloses(&integral.expect("in range"), &truth, digits, "z² cosine");
    }
}

#[test]
fn a_cosine_at_a_thousand_digits() {
    let integral = gaussian_cosine(&rationals([(1, 1)]), &Rational::from(2), 1000);
    let truth = gaussian((1, 1), &Rational::from(-2), 1000);
    assert_encloses(&integral.expect("in range"), &truth, 1000, "cosine");
}

#[test]
fn parity_is_exact() {
    let frequency = Rational::from((5, 7));
    let odd = gaussian_cosine(&rationals([(0, 1), (1, 1)]), &frequency, 15).expect("in range");
    assert!(odd.is_point() && odd.contains_zero());
    let even = gaussian_sine(&rationals([(1, 1)]), &frequency, 15).expect("in range");
    assert!(even.is_point() && even.contains_zero());
    let still = gaussian_sine(&rationals([(0, 1), (1, 1)]), &Rational::new(), 15);
    assert!(still.expect("in range").is_point());
}

/// 1/(z² + 4), with poles at ±2i: on Im z = ±a, |z² + 4| ≥ (2 - a)(2 + a), being |z - 2i||z + 2i|.
struct Lorentz;

impl GaussianIntegrand for Lorentz {
    fn value(&self, z: &Interval) -> Interval {
        (z.sqr() + Interval::from_i64(4, z.prec())).recip()
    }

    fn strip_bound(&self, depth: &Float) -> Float {
        let depth = Interval::point(depth.clone());
        let room = Interval::from_i64(4, 64) - depth.sqr();
        if room.inf() <= 0 {
            return Float::with_val(64, Special::Infinity);
        }
        (Interval::from_i64(3, 64) * depth.sqr().scale(-1).exp() / room).sup()
    }

    fn tail_bound(&self, from: &Float) -> Float {
        let from = Interval::point(from.clone());
        ((-from.sqr().scale(-1)).exp() / from).sup()
    }

    fn depth(&self, frequency: &Float) -> Float {
        // 2 - 1/B, the best up to a factor
        let shortened = Interval::from_i64(2, 64) - Interval::point(frequency.clone()).recip();
        shortened.mid().min(frequency)
    }
}

#[test]
fn an_integrand_with_poles_beside_the_line() {
    // (π/2) e² erfc(√2)
    for digits in [15, 50, 100] {
        let prec = bits(digits);
        let two = Interval::from_i64(2, prec);
        let truth = Interval::pi(prec) / &two * two.exp() * two.sqrt().erfc();
        let integral = gaussian_integral(&Lorentz, digits).expect("integrable");
        assert_encloses(&integral, &truth, digits, "1/(z² + 4)");
        let within = gaussian_integral_within(&Lorentz, 40).expect("integrable");
        assert!(within.wid() <= Float::with_val(53, 1) >> 40);
        assert!(within.overlaps_at_all(&truth));
    }
}

/// Integrands that must be refused, by what they say of themselves.
struct Rogue {
    strip: f64,
    tail: f64,
    value: fn(&Interval) -> Interval,
}

impl GaussianIntegrand for Rogue {
    fn value(&self, z: &Interval) -> Interval {
        (self.value)(z)
    }

    fn strip_bound(&self, _: &Float) -> Float {
        Float::with_val(64, self.strip)
    }

    fn tail_bound(&self, _: &Float) -> Float {
        Float::with_val(64, self.tail)
    }
}

#[test]
fn rogues_are_refused() {
    let refused = |strip, tail, value: fn(&Interval) -> Interval| {
        let result = gaussian_integral(&Rogue { strip, tail, value }, 15);
        matches!(result, Err(QuadratureError::Unbounded { .. }))
    };
    // |z|: not holomorphic beside the line
    assert!(refused(f64::INFINITY, 0.0, Interval::abs));
    assert!(refused(f64::NAN, 0.0, Interval::abs));
    // e^{z²}: no tail
    assert!(refused(1.0, f64::INFINITY, |z| z.sqr().exp()));
    assert!(refused(1.0, f64::NAN, |z| z.sqr().exp()));
    // 1/z: a pole at a node
    assert!(refused(1.0, 0.0, Interval::recip));
    // no value at all
    assert!(refused(1.0, 0.0, |z| Interval::empty(z.prec())));
}

#[test]
fn values_that_never_sharpen_exhaust_the_budget() {
    let blur = |z: &Interval| Interval::from_i64(1, 64).hull(&Interval::from_i64(2, z.prec()));
    let rogue = Rogue {
        strip: 1.0,
        tail: 0.0,
        value: blur,
    };
    let result = gaussian_integral(&rogue, 15);
    assert!(matches!(result, Err(QuadratureError::BudgetExhausted { .. })));
}

#[test]
fn impossible_requests_are_refused() {
    let out_of_range = |result| matches!(result, Err(QuadratureError::OutOfRange { .. }));
    let one = rationals([(1, 1)]);
    assert!(out_of_range(gaussian_polynomial(&one, 0)));
    assert!(out_of_range(gaussian_polynomial(&one, usize::MAX)));
    assert!(out_of_range(gaussian_cosine(&one, &Rational::from(1), 0)));
    assert!(out_of_range(gaussian_polynomial(&vec![Rational::from(1); 30_000], 15)));
    assert!(out_of_range(gaussian_integral_within(&Lorentz, i32::MIN)));
    assert!(out_of_range(gaussian_integral_within(&Lorentz, i32::MAX)));
}

#[test]
fn an_exponential_beyond_all_numbers_is_refused() {
    let slope = Rational::from(rug::Integer::from(1) << 40);
    let result = gaussian_exponential(&rationals([(1, 1)]), &slope, 15);
    assert!(matches!(result, Err(QuadratureError::Unbounded { .. })));
}

#[test]
fn repeated_runs_agree_to_the_bit() {
    let run = || gaussian_cosine(&rationals([(1, 3), (0, 1), (2, 1)]), &Rational::from((4, 3)), 40);
    assert_eq!(run(), run());
}
