//! Real intervals: special values, regressions, tightness.

use kensho::interval::Interval;
use rug::{Float, Integer, Rational};

fn at53(lo: f64, hi: f64) -> Interval {
    Interval::new(Float::with_val(53, lo), Float::with_val(53, hi)).unwrap()
}

const INF: f64 = f64::INFINITY;

#[test]
fn tenths_add_to_neighbours_of_three_tenths() {
    let tenth = Interval::from_rational(&Rational::from((1, 10)), 53);
    let fifth = Interval::from_rational(&Rational::from((1, 5)), 53);
    assert_eq!(tenth, at53(0.09999999999999999, 0.1));
    let sum = &tenth + &fifth;
    assert_eq!(sum, at53(0.3 - 2f64.powi(-54), 0.30000000000000004));
    assert!(sum.contains_rational(&Rational::from((3, 10))));
}

#[test]
fn core_values() {
    assert_eq!(at53(-1.0, 4.0).sqrt(), at53(0.0, 2.0));
    assert_eq!(at53(-2.0, 3.0).sqr(), at53(0.0, 9.0));
    assert_eq!(at53(-2.0, 3.0) * at53(-5.0, 1.0), at53(-15.0, 10.0));
    assert_eq!(at53(1.0, 2.0) / at53(0.0, 4.0), at53(0.25, INF));
    assert_eq!(at53(1.0, 2.0) / at53(-1.0, 4.0), Interval::entire(53));
    assert!(Interval::from_integer(&Integer::from(7), 2).wid() > 0);
    let e = Interval::euler_e(53);
    assert_eq!(e.lo().to_f64(), std::f64::consts::E);
    assert_eq!(
        e.to_decimal(6),
        ("2.71828".to_owned(), "2.71829".to_owned())
    );
    let half = Interval::from_rational(&Rational::from((1, 2)), 53).exp();
    assert!(half.wid() > 0);
    assert_eq!(format!("{:.5}", Interval::pi(100)), "[3.1415, 3.1416]");
    assert_eq!(at53(-2.0, -1.0).powi(3), at53(-8.0, -1.0));
    assert!(Interval::from_i64(0, 53).log().is_empty());
}
