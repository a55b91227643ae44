//! The plane integral S(x) of a tanh network is the constant of the pair times the reconstructed function, e^{-x²/2}.

use std::str::FromStr;

use kenzan::interval::Interval;
use kenzan::quadrature::{
    MAX_RECONSTRUCTION_ABSCISSA, MAX_RECONSTRUCTION_DIGITS, QuadratureError, tanh_reconstruction,
};
use proptest::prelude::*;
use rug::Rational;

/// √(2π)·2∫₀^∞ z² e^{-z²/2} π/sinh(πz/2) dz to 106 digits, computed in one dimension by another program.
const CONSTANT: (&str, &str) = (
    "5.860185137333273841251112490931719582701473790521286415530712675282380612094993581852708335724215706561618",
    "5.860185137333273841251112490931719582701473790521286415530712675282380612094993581852708335724215706561619",
);

fn rational(text: &str) -> Rational {
    Rational::from_str(text).expect("a rational number")
}

fn constant() -> Interval {
    Interval::from_decimal(CONSTANT.0, CONSTANT.1, 400).expect("two decimals")
}

/// S(x)/e^{-x²/2}, after checking the promised width of S(x).
fn quotient(x: &Rational, digits: usize) -> Interval {
    let sum = tanh_reconstruction(x, digits).expect("x and digits are supported");
    assert!(sum.certain_digits() as usize >= digits, "x = {x}: {sum}");
    sum / (-Interval::from_rational(x, 1200).sqr().scale(-1)).exp()
}

#[test]
fn the_quotient_is_the_same_constant_everywhere() {
    for digits in [1, 2, 5, 15, 30, 50] {
        for x in ["0", "1/2", "1", "2", "-2", "1/1000", "22/7", "-5"] {
            let quotient = quotient(&rational(x), digits);
            assert!(constant().is_subset(&quotient), "x = {x}: {quotient}");
        }
    }
}

#[test]
fn a_hundred_digits() {
    for x in ["0", "1/2"] {
        let quotient = quotient(&rational(x), 100);
        assert!(constant().is_subset(&quotient), "x = {x}: {quotient}");
    }
}

#[test]
fn far_out_the_digits_are_relative() {
    let farthest = Rational::from(MAX_RECONSTRUCTION_ABSCISSA);
    for x in [rational("9"), rational("-63/5"), farthest] {
        let quotient = quotient(&x, 10);
        assert!(constant().is_subset(&quotient), "x = {x}: {quotient}");
    }
}

#[test]
fn the_result_does_not_depend_on_the_threads() {
    let x = rational("3/7");
    let results = [1, 2, 5].map(|threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("threads can be started").install(|| {
            tanh_reconstruction(&x, 25)
                .expect("x and digits are supported")
                .to_hex()
        })
    });
    assert!(results.iter().all(|result| *result == results[0]));
}

#[test]
fn impossible_wishes_are_refused() {
    let refused = |x: &str, digits| match tanh_reconstruction(&rational(x), digits) {
        Err(QuadratureError::OutOfRange { name, value, .. }) => (name, value),
        other => panic!("{other:?}"),
    };
    let beyond = MAX_RECONSTRUCTION_DIGITS + 1;
    assert_eq!(refused("0", 0), ("digits", 0));
    assert_eq!(refused("0", beyond), ("digits", beyond as u64));
    assert_eq!(refused("0", usize::MAX), ("digits", u64::MAX));
    assert_eq!(refused("161/10", 10), ("|x|", 17));
    assert_eq!(refused("-1000000000000000000000000", 10), ("|x|", u64::MAX));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn reconstruction_at_random_places(numerator in -6_000i64..6_000, denominator in 1_000i64..2_000, digits in 1usize..20) {
        let x = Rational::from((numerator, denominator));
        prop_assert!(constant().is_subset(&quotient(&x, digits)));
    }

    #[test]
    fn reflection_changes_nothing(numerator in 0i64..4_000, digits in 1usize..20) {
        let x = Rational::from((numerator, 1_000));
        let (left, right) = (tanh_reconstruction(&-x.clone(), digits), tanh_reconstruction(&x, digits));
        let (left, right) = (left.expect("supported"), right.expect("supported"));
        prop_assert!(left.overlaps_at_all(&right) && left.hull(&right).certain_digits() as usize + 1 >= digits);
    }
}
