//! Real intervals at chosen values: what binary64 arithmetic is known to give, the limits of each domain, relations,
//! measures, text, and the mistakes interval libraries have been caught making.
#![allow(
    clippy::disallowed_methods,
    reason = "MPFR at high precision is what the enclosures are compared with"
)]

use kenzan::interval::{Interval, IntervalError};
use rug::{Float, Rational, float::Special};

const INF: f64 = f64::INFINITY;

/// [lo, hi] at 53 bits; half lines by infinite ends.
fn at53(lo: f64, hi: f64) -> Interval {
    Interval::new(Float::with_val(53, lo), Float::with_val(53, hi)).unwrap()
}

/// One number at 53 bits.
fn one(x: f64) -> Interval {
    at53(x, x)
}

fn empty() -> Interval {
    Interval::empty(53)
}

fn entire() -> Interval {
    Interval::entire(53)
}

fn ratio(n: i64, d: i64) -> Rational {
    Rational::from((n, d))
}

/// Do the ends equal these numbers to the last digit given, outward?
fn shows(x: &Interval, digits: usize, lo: &str, hi: &str) {
    assert_eq!(x.to_decimal(digits), (lo.to_owned(), hi.to_owned()));
}

// --- What is known of binary64 ---

#[test]
fn tenths_add_to_the_neighbours_of_three_tenths() {
    let tenth = Interval::from_rational(&ratio(1, 10), 53);
    let fifth = Interval::from_rational(&ratio(1, 5), 53);
    assert_eq!(tenth, at53(0.1f64.next_down(), 0.1));
    let sum = &tenth + &fifth;
    // 0.1 and 0.2 of binary64 lie above, their predecessors below; the sum of the latter rounds down past 0.3.
    assert_eq!(sum, at53(0.3f64.next_down(), 0.30000000000000004));
    assert!(sum.contains_rational(&ratio(3, 10)));
}

#[test]
fn constants_are_neighbours_in_binary64() {
    use std::f64::consts;
    assert_eq!(Interval::pi(53), at53(consts::PI, consts::PI.next_up()));
    assert_eq!(Interval::euler_e(53), at53(consts::E, consts::E.next_up()));
    assert_eq!(Interval::ln2(53), at53(consts::LN_2, consts::LN_2.next_up()));
    assert_eq!(one(2.0).sqrt(), at53(consts::SQRT_2.next_down(), consts::SQRT_2));
    assert_eq!(one(1.0).atan(), at53(consts::FRAC_PI_4, consts::FRAC_PI_4.next_up()));
    assert_eq!(one(10.0).log(), at53(consts::LN_10.next_down(), consts::LN_10));
}

#[test]
fn huge_arguments_are_reduced() {
    // sin 10²² and the double nearest a multiple of π/2, both printed in textbooks on argument reduction.
    shows(&one(1e22).sin(), 12, "-0.852200849768", "-0.852200849767");
    let worst = one(6381956970095103.0).scale(797);
    shows(&worst.cos(), 12, "-4.68716592426e-19", "-4.68716592425e-19");
    assert!(one(1e308).sin().wid() < 1e-15);
    let beyond = one(1.0).scale(200_000);
    assert_eq!(beyond.sin(), at53(-1.0, 1.0));
    assert_eq!(beyond.tan(), entire());
}

#[test]
fn exact_results_have_no_width() {
    assert_eq!(one(9.0).sqrt(), one(3.0));
    assert_eq!(one(0.0).exp(), one(1.0));
    assert_eq!(one(1.0).log(), one(0.0));
    assert_eq!(one(8.0).log2(), one(3.0));
    assert_eq!(one(1000.0).log10(), one(3.0));
    assert_eq!(one(5.0).exp2(), one(32.0));
    assert_eq!(one(-2.0).exp10(), Interval::from_rational(&ratio(1, 100), 53));
    assert_eq!(one(-27.0).root(3), one(-3.0));
    assert_eq!(one(-27.0).cbrt(), one(-3.0));
    assert_eq!(one(2.0).powi(-3), one(0.125));
    assert_eq!(one(4.0).pow(&one(1.5)), one(8.0));
    assert_eq!(one(3.0).hypot(&one(-4.0)), one(5.0));
}

// --- Mistakes others made ---

#[test]
fn exp_of_one_half_has_width() {
    for x in [
        one(0.5).exp(),
        one(0.5).exp_m1(),
        one(0.5).log(),
        one(0.5).log1p(),
        one(0.5).sqrt(),
    ] {
        let mut next = x.inf();
        next.next_up();
        assert_eq!(next, x.sup(), "{x} is not two neighbours");
    }
}

#[test]
fn rounding_of_a_symmetric_interval_is_not_forgotten() {
    // The midpoint is 0, so an allowance in proportion to it would be 0 too.
    let third = Interval::from_rational(&ratio(1, 3), 20);
    let symmetric = third.hull(&-&third);
    let scaled = &symmetric * &third;
    assert_eq!(scaled.mid(), 0);
    assert!(scaled.contains_rational(&ratio(1, 9)) && scaled.contains_rational(&ratio(-1, 9)));
    assert!(symmetric.atan().contains(&Float::with_val(200, third.hi()).atan()));
}

#[test]
fn turning_points_are_not_skipped() {
    let pi = std::f64::consts::PI;
    assert_eq!(at53(1.0, 2.0).sin().hi(), &1.0);
    assert_eq!(at53(-2.0, -1.0).sin().lo(), &-1.0);
    assert_eq!(at53(-1.0, 1.0).cos().hi(), &1.0);
    assert_eq!(at53(3.0, 4.0).cos().lo(), &-1.0);
    assert_eq!(at53(0.0, 7.0).sin(), at53(-1.0, 1.0));
    // The doubles on both sides of π: only one interval contains the turning point.
    assert_eq!(at53(pi, pi.next_up()).cos().lo(), &-1.0);
    assert_eq!(at53(-1.0, 2.0).cosh().lo(), &1.0);
    assert_eq!(at53(-1.0, 2.0).sqr(), at53(0.0, 4.0));
    assert_eq!(at53(-1.0, 2.0).powi(4), at53(0.0, 16.0));
    assert_eq!(at53(-3.0, 2.0).abs(), at53(0.0, 3.0));
    assert_eq!(at53(-INF, INF).cos(), at53(-1.0, 1.0));
}

#[test]
fn tangent_across_a_pole_is_the_whole_line() {
    let half_pi = std::f64::consts::FRAC_PI_2;
    assert_eq!(at53(1.0, 2.0).tan(), entire());
    assert_eq!(at53(half_pi, half_pi.next_up()).tan(), entire());
    assert_eq!(at53(0.0, 4.0).tan(), entire());
    assert!(at53(-1.5, half_pi).tan().is_bounded());
    assert!(at53(half_pi.next_up(), 4.5).tan().is_bounded());
    shows(&one(half_pi).tan(), 9, "16331239300000000", "16331239400000000");
}

#[test]
fn powers_across_a_sign_change_are_unbounded() {
    assert_eq!(at53(-1.0, 2.0).powi(-1), entire());
    assert_eq!(at53(-1.0, 2.0).powi(-2), at53(0.25, INF));
    assert_eq!(at53(-2.0, 0.0).powi(-3), at53(-INF, -0.125));
    assert_eq!(at53(0.0, 2.0).powi(-3), at53(0.125, INF));
    assert_eq!(at53(-1.0, 2.0).pow(&one(-1.0)), at53(0.5, INF));
    assert_eq!(at53(0.0, 2.0).pow(&at53(-1.0, 1.0)), at53(0.0, INF));
    assert_eq!(at53(0.5, 2.0).pow(&at53(-3.0, 2.0)), at53(0.125, 8.0));
}

#[test]
fn quotients_across_zero_are_unbounded() {
    assert_eq!(at53(-1.0, 2.0).recip(), entire());
    assert_eq!(at53(0.0, 2.0).recip(), at53(0.5, INF));
    assert_eq!(at53(-2.0, 0.0).recip(), at53(-INF, -0.5));
    assert_eq!(at53(1.0, 2.0) / at53(-1.0, 4.0), entire());
    assert_eq!(at53(-2.0, -1.0) / at53(0.0, 4.0), at53(-INF, -0.25));
    assert_eq!(at53(-2.0, 1.0) / at53(0.0, 4.0), entire());
    assert_eq!(one(1.0) / one(0.0), empty());
    assert_eq!(one(0.0) / at53(-1.0, 1.0), one(0.0));
    assert_eq!(one(0.0) / one(0.0), empty());
}

#[test]
fn ends_and_decimals_are_rounded_outward() {
    let third = Interval::from_rational(&ratio(1, 3), 10);
    assert!(*third.lo() < ratio(1, 3) && *third.hi() > ratio(1, 3));
    assert!(third.with_prec(4).is_subset(&third.with_prec(3)) && third.is_interior(&third.with_prec(4)));
    shows(&Interval::from_rational(&ratio(2, 3), 200), 5, "0.66666", "0.66667");
    shows(&Interval::from_rational(&ratio(-2, 3), 200), 5, "-0.66667", "-0.66666");
    shows(&Interval::from_rational(&ratio(999_999, 1), 53), 3, "999000", "1000000");
    shows(&one(0.5), 20, "0.5", "0.5");
}

#[test]
fn zero_times_infinity_is_zero() {
    assert_eq!(one(0.0) * entire(), one(0.0));
    assert_eq!(at53(0.0, 1.0) * at53(2.0, INF), at53(0.0, INF));
    assert_eq!(at53(-1.0, 0.0) * at53(0.0, INF), at53(-INF, 0.0));
    assert_eq!(one(0.0).fma(&entire(), &one(3.0)), one(3.0));
    assert_eq!(at53(0.0, 1.0).fma(&at53(0.0, INF), &at53(-INF, 5.0)), entire());
    assert!((one(0.0) * at53(1.0, INF)).contains_zero());
}

#[test]
fn overflow_and_underflow_stay_outward() {
    let huge = one(1.0).scale(1_000);
    let overflow = huge.exp();
    assert!(overflow.lo().is_finite() && overflow.hi().is_infinite());
    let underflow = (-&huge).exp();
    assert!(underflow.lo().is_zero() && *underflow.hi() > 0);
    assert!((&underflow * &underflow).hi() > &0);
    let largest = overflow.lo().clone();
    assert!((Interval::point(largest.clone()) * one(-2.0)).lo().is_infinite());
    let middle = Interval::new(largest.clone(), largest.clone()).unwrap().mid();
    assert_eq!(middle, largest);
}

#[test]
fn negative_zero_is_zero() {
    let zero = one(-0.0);
    assert!(zero.lo().is_sign_positive());
    assert_eq!(one(1.0) / at53(-0.0, 1.0), at53(1.0, INF));
    assert_eq!(zero.atan2(&one(-1.0)), Interval::pi(53));
    assert_eq!((-zero).to_hex().0, "0x0p+0");
}

// --- Domains ---

#[test]
fn functions_are_restricted_to_their_domains() {
    assert_eq!(at53(-1.0, 4.0).sqrt(), at53(0.0, 2.0));
    assert_eq!(at53(-2.0, -1.0).sqrt(), empty());
    assert_eq!(at53(-1.0, 1.0).log(), at53(-INF, 0.0));
    assert_eq!(at53(-1.0, 0.0).log(), empty());
    assert_eq!(at53(-2.0, 0.0).log1p(), at53(-INF, 0.0));
    assert_eq!(at53(1.0, 2.0).asin(), one(1.0).asin());
    assert_eq!(at53(1.0, 2.0).acos(), one(0.0));
    assert_eq!(at53(2.0, 3.0).acos(), empty());
    assert_eq!(at53(0.0, 1.0).acosh(), one(0.0));
    assert_eq!(at53(-1.0, 1.0).atanh(), entire());
    assert_eq!(one(1.0).atanh(), empty());
    assert_eq!(at53(-16.0, 16.0).root(4), at53(0.0, 2.0));
    assert_eq!(at53(-8.0, 27.0).root(3), at53(-2.0, 3.0));
    assert_eq!(at53(1.0, 2.0).root(0), empty());
    assert_eq!(one(0.0).pow(&one(0.0)), empty());
    assert_eq!(one(0.0).pow(&at53(0.0, 1.0)), one(0.0));
    assert_eq!(one(0.0).powi(0), one(1.0));
    assert_eq!(at53(-2.0, -1.0).pow(&one(2.0)), empty());
}

#[test]
fn nothing_comes_of_the_empty_set() {
    let (e, x) = (empty(), at53(1.0, 2.0));
    for y in [
        &e + &x,
        &x - &e,
        &e * &x,
        &x / &e,
        -&e,
        e.fma(&x, &x),
        x.fma(&x, &e),
        e.sqr(),
        e.sqrt(),
    ] {
        assert!(y.is_empty());
    }
    for y in [
        e.exp(),
        e.log(),
        e.sin(),
        e.cos(),
        e.tan(),
        e.atan(),
        e.abs(),
        e.sign(),
        e.floor(),
        e.powi(0),
    ] {
        assert!(y.is_empty());
    }
    for y in [
        e.atan2(&x),
        x.pow(&e),
        e.root(3),
        e.cosh(),
        e.atanh(),
        e.min(&x),
        x.hypot(&e),
        e.scale(3),
    ] {
        assert!(y.is_empty());
    }
    assert!(!e.contains_zero() && !e.contains(&Float::with_val(53, Special::Infinity)));
    assert!(e.mid().is_nan() && e.wid().is_nan() && e.rad().is_nan() && e.mag().is_nan() && e.mig().is_nan());
    assert_eq!(e.certain_digits(), 0);
    assert!(!e.is_bounded() && !e.is_entire() && !e.is_point());
    assert!(!e.certainly_lt(&x) && !x.certainly_le(&e) && e.strictly_precedes(&x));
}

#[test]
fn ends_that_bound_no_interval_are_refused() {
    let x = |v: f64| Float::with_val(53, v);
    assert_eq!(Interval::new(x(f64::NAN), x(1.0)), Err(IntervalError::NotANumber));
    assert_eq!(Interval::new(x(2.0), x(1.0)), Err(IntervalError::Reversed));
    assert_eq!(Interval::new(x(INF), x(INF)), Err(IntervalError::NoRealNumber));
    assert!(Interval::point(x(f64::NAN)).is_entire());
    let above = Interval::point(x(INF));
    assert!(above.lo().is_finite() && above.hi().is_infinite());
    assert_eq!(Interval::point(Float::with_val(1, 1)).prec(), 2);
}

#[test]
fn angles_of_boxes() {
    let (pi, half) = (Interval::pi(53), Interval::pi(53).scale(-1));
    assert_eq!(one(1.0).atan2(&one(0.0)), half);
    assert_eq!(one(0.0).atan2(&at53(-1.0, 0.0)), pi);
    assert_eq!(one(0.0).atan2(&at53(0.0, 1.0)), one(0.0));
    assert_eq!(one(0.0).atan2(&one(0.0)), empty());
    assert_eq!(at53(-1.0, 0.0).atan2(&at53(-1.0, 1.0)), pi.hull(&-&pi));
    assert_eq!(at53(0.0, 1.0).atan2(&at53(-1.0, 1.0)), one(0.0).hull(&pi));
    assert_eq!(at53(0.0, 1.0).atan2(&at53(-1.0, 0.0)), half.hull(&pi));
    assert_eq!(at53(-1.0, 1.0).atan2(&at53(0.0, 1.0)), half.hull(&-&half));
    assert_eq!(at53(-1.0, 0.0).atan2(&at53(0.0, 1.0)), one(0.0).hull(&-&half));
    assert_eq!(
        at53(-1.0, 1.0).atan2(&one(1.0)),
        (-one(1.0).atan()).hull(&one(1.0).atan())
    );
}
