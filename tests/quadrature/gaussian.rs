//! The Gaussian-weighted rules against closed forms, and against what they must refuse.

use kenzan::interval::Interval;
use kenzan::quadrature::{MAX_DIGITS, MAX_POWER, QuadratureError, gaussian_half_moment, gaussian_moment};
use proptest::prelude::*;
use rug::Integer;

/// Bits that hold a relative accuracy of 10^(-digits), and 64 more.
fn bits(digits: usize) -> u32 {
    digits as u32 * 10 / 3 + 64
}

/// (2k-1)!!·sqrt(2π), far more accurate than the digits ask for.
fn closed_form(k: u32, digits: usize) -> Interval {
    let prec = bits(digits);
    let factor = match k {
        0 => Integer::from(1),
        _ => Integer::from(Integer::factorial_2(2 * k - 1)),
    };
    let circle = Interval::pi(prec) * Interval::from_i64(2, prec);
    Interval::from_integer(&factor, prec) * circle.sqrt()
}

/// The enclosure meets the true value, and its width is at most 10^(-digits) times it.
fn assert_encloses(enclosure: &Interval, truth: &Interval, digits: usize, what: &str) {
    let common = enclosure.intersection(truth);
    assert!(!common.is_empty(), "{what}: {enclosure} misses {truth}");
    let wanted = Interval::from_i64(10, bits(digits)).powi(-(digits as i64)) * truth;
    let narrow = enclosure.wid() <= wanted.sup();
    assert!(narrow, "{what}: {enclosure} is wider than {digits} digits");
}

fn moment(k: u32, digits: usize) -> Interval {
    gaussian_moment(k, digits).expect("within the supported range")
}

fn half_moment(n: u32, digits: usize) -> Interval {
    gaussian_half_moment(n, digits).expect("within the supported range")
}

fn check_moment(k: u32, digits: usize) {
    let what = format!("k = {k}, {digits} digits");
    assert_encloses(&moment(k, digits), &closed_form(k, digits), digits, &what);
}

#[test]
fn moments_at_fifteen_digits() {
    for k in 0..=200 {
        check_moment(k, 15);
    }
}

#[test]
fn moments_at_few_digits() {
    for digits in 1..15 {
        for k in [0, 1, 2, 3, 7, 31, 100] {
            check_moment(k, digits);
        }
    }
}

#[test]
fn moments_at_fifty_and_a_hundred_digits() {
    for k in (0..40).chain([64, 100, 137, 200]) {
        check_moment(k, 50);
        check_moment(k, 100);
    }
}

#[test]
fn moments_at_a_thousand_digits() {
    for k in [0, 1, 2, 3, 8, 64, 200] {
        check_moment(k, 1000);
    }
}

#[test]
fn a_moment_at_ten_thousand_digits() {
    check_moment(2, 10_000);
}

#[test]
fn moments_of_very_high_order() {
    check_moment(2_000, 30);
    check_moment(MAX_POWER / 2, 15);
}

#[test]
fn a_slightly_wrong_constant_is_excluded() {
    let relative = Interval::from_i64(10, 80).powi(-14);
    for sign in [1, -1] {
        let factor = Interval::from_i64(1, 80) + &relative * Interval::from_i64(sign, 80);
        let wrong = closed_form(3, 15) * factor;
        assert!(moment(3, 15).intersection(&wrong).is_empty());
    }
}

#[test]
fn even_half_moments_are_halves() {
    for n in (0..20).step_by(2) {
        let truth = closed_form(n / 2, 60) / Interval::from_i64(2, 64);
        assert_encloses(&half_moment(n, 60), &truth, 60, &format!("n = {n}"));
    }
}

#[test]
fn odd_half_moments_are_even_double_factorials() {
    for n in (1..120).step_by(2) {
        let exact = Integer::from(Integer::factorial_2(n - 1));
        let truth = Interval::from_integer(&exact, 2_000);
        for digits in [1, 15, 100] {
            assert_encloses(&half_moment(n, digits), &truth, digits, &format!("n = {n}"));
        }
    }
}

#[test]
fn more_digits_never_widen() {
    for k in [0, 5, 40] {
        let ladder = [1, 2, 5, 12, 13, 40, 41, 90, 300];
        let rungs = ladder.map(|digits| moment(k, digits));
        for pair in rungs.windows(2) {
            assert!(pair[1].wid() < pair[0].wid(), "k = {k}: {}", pair[1]);
            assert!(!pair[1].intersection(&pair[0]).is_empty(), "k = {k}");
        }
    }
}

#[test]
fn repeated_runs_agree_to_the_bit() {
    for (k, digits) in [(0, 15), (4, 100), (17, 1000)] {
        assert_eq!(moment(k, digits), moment(k, digits));
    }
}

#[test]
fn impossible_requests_are_refused() {
    let out_of_range = |result| matches!(result, Err(QuadratureError::OutOfRange { .. }));
    assert!(out_of_range(gaussian_moment(0, 0)));
    assert!(out_of_range(gaussian_moment(0, MAX_DIGITS + 1)));
    assert!(out_of_range(gaussian_moment(0, usize::MAX)));
    assert!(out_of_range(gaussian_moment(MAX_POWER / 2 + 1, 15)));
    assert!(out_of_range(gaussian_moment(u32::MAX, 15)));
    assert!(out_of_range(gaussian_half_moment(MAX_POWER + 1, 15)));
    assert!(out_of_range(gaussian_half_moment(u32::MAX, 15)));
    assert!(out_of_range(gaussian_half_moment(1, 0)));
    let exhausted = gaussian_moment(MAX_POWER / 2, MAX_DIGITS);
    assert!(matches!(exhausted, Err(QuadratureError::BudgetExhausted { .. })));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn random_moments(k in 0u32..90, digits in 1usize..180) {
        check_moment(k, digits);
    }
}
