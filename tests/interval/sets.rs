//! Real intervals as sets, as measures and as text.
#![allow(
    clippy::disallowed_methods,
    reason = "MPFR at high precision is what the enclosures are compared with"
)]

use kenzan::interval::{DecimalError, HexadecimalError, Interval, IntervalError, Overlap};
use rug::{Float, Rational};

const INF: f64 = f64::INFINITY;

fn at53(lo: f64, hi: f64) -> Interval {
    Interval::new(Float::with_val(53, lo), Float::with_val(53, hi)).unwrap()
}

fn one(x: f64) -> Interval {
    at53(x, x)
}

// --- Sets and relations ---

#[test]
fn the_sixteen_overlaps() {
    let (x, e) = (at53(2.0, 4.0), Interval::empty(53));
    let cases = [
        (at53(0.0, 1.0), Overlap::Before),
        (at53(0.0, 2.0), Overlap::Meets),
        (at53(0.0, 3.0), Overlap::Overlaps),
        (at53(2.0, 3.0), Overlap::Starts),
        (at53(2.5, 3.0), Overlap::ContainedBy),
        (at53(3.0, 4.0), Overlap::Finishes),
        (at53(2.0, 4.0), Overlap::Equals),
        (at53(0.0, 4.0), Overlap::FinishedBy),
        (at53(0.0, 5.0), Overlap::Contains),
        (at53(2.0, 5.0), Overlap::StartedBy),
        (at53(3.0, 5.0), Overlap::OverlappedBy),
        (at53(4.0, 5.0), Overlap::MetBy),
        (at53(5.0, 6.0), Overlap::After),
        (one(2.0), Overlap::Starts),
        (one(4.0), Overlap::Finishes),
        (one(3.0), Overlap::ContainedBy),
    ];
    for (y, expected) in cases {
        assert_eq!(y.overlap(&x), expected, "{y} and {x}");
        let disjoint = matches!(expected, Overlap::Before | Overlap::After);
        assert_eq!(y.overlaps_at_all(&x), !disjoint);
        assert_eq!(y.intersection(&x).is_empty(), disjoint);
    }
    assert_eq!(e.overlap(&e), Overlap::BothEmpty);
    assert_eq!(e.overlap(&x), Overlap::FirstEmpty);
    assert_eq!(x.overlap(&e), Overlap::SecondEmpty);
}

#[test]
fn relations_follow_the_standard() {
    let (x, e, all) = (at53(1.0, 2.0), Interval::empty(53), Interval::entire(53));
    assert!(x.is_subset(&x) && !x.is_interior(&x) && x.is_interior(&at53(0.0, 3.0)));
    assert!(all.is_interior(&all) && e.is_interior(&e) && e.is_subset(&x) && !x.is_subset(&e));
    assert!(at53(1.0, INF).is_interior(&at53(0.0, INF)));
    assert!(x.less(&x) && !x.strictly_less(&x) && x.less(&at53(1.0, 3.0)));
    assert!(all.strictly_less(&all) && e.less(&e) && !e.less(&x) && !x.strictly_less(&e));
    assert!(x.precedes(&at53(2.0, 3.0)) && !x.strictly_precedes(&at53(2.0, 3.0)));
    assert!(x.certainly_le(&one(2.0)) && !x.certainly_lt(&one(2.0)) && x.certainly_lt(&one(2.5)));
    assert!(x.is_disjoint(&e) && e.is_disjoint(&e) && !x.is_disjoint(&all));
    assert!(all.is_entire() && !all.is_bounded() && x.is_bounded() && one(1.0).is_point());
    // An infinite end is not a member.
    assert!(!all.contains(&Float::with_val(53, INF)));
    assert!(all.contains_rational(&Rational::from((1, 3))));
}

#[test]
fn hull_and_intersection() {
    let e = Interval::empty(80);
    assert_eq!(at53(0.0, 1.0).hull(&at53(3.0, 4.0)), at53(0.0, 4.0));
    assert_eq!(at53(0.0, 3.0).intersection(&at53(1.0, 4.0)), at53(1.0, 3.0));
    assert_eq!(at53(0.0, 1.0).hull(&e), at53(0.0, 1.0));
    assert_eq!(at53(0.0, 1.0).hull(&e).prec(), 80);
    assert!(at53(0.0, 1.0).intersection(&at53(2.0, 3.0)).is_empty());
    assert_eq!(at53(-INF, 1.0).intersection(&at53(1.0, INF)), one(1.0));
}

#[test]
fn division_into_two_half_lines() {
    let pair = |n: Interval, d: Interval| n.div_to_pair(&d);
    let e = Interval::empty(53);
    assert_eq!(
        pair(at53(1.0, 2.0), at53(-2.0, 4.0)),
        (at53(-INF, -0.5), at53(0.25, INF))
    );
    assert_eq!(
        pair(at53(-2.0, -1.0), at53(-2.0, 4.0)),
        (at53(-INF, -0.25), at53(0.5, INF))
    );
    assert_eq!(
        pair(at53(-1.0, 1.0), at53(-2.0, 4.0)),
        (Interval::entire(53), e.clone())
    );
    assert_eq!(pair(one(1.0), one(0.0)), (e.clone(), e.clone()));
    assert_eq!(pair(one(0.0), one(0.0)), (Interval::entire(53), e.clone()));
    assert_eq!(pair(at53(1.0, 2.0), at53(0.0, 4.0)), (at53(0.25, INF), e.clone()));
    assert_eq!(
        pair(at53(1.0, 2.0), Interval::entire(53)),
        (at53(-INF, 0.0), at53(0.0, INF))
    );
    assert_eq!(pair(e.clone(), one(1.0)), (e.clone(), e));
}

#[test]
fn cancellation_undoes_addition() {
    let (x, y) = (at53(1.0, 2.0), at53(0.25, 0.5));
    assert_eq!((&x + &y).cancel_minus(&y), x);
    assert_eq!((&x - &y).cancel_plus(&y), x);
    assert!(y.cancel_minus(&x).is_entire());
    assert!(x.cancel_minus(&Interval::entire(53)).is_entire());
    assert!(Interval::empty(53).cancel_minus(&x).is_empty());
    assert!(x.cancel_minus(&Interval::empty(53)).is_entire());
    // The widths 2⁵⁴ and 2⁵⁴ + 1 agree in binary64 and yet differ.
    let (wide, wider) = (at53(0.0, 2f64.powi(54)), at53(-1.0, 2f64.powi(54)));
    assert_eq!(wide.wid(), 2f64.powi(54));
    assert!(wide.cancel_minus(&wider).is_entire());
    assert!(wider.cancel_minus(&wide).is_bounded());
}

#[test]
fn pieces() {
    let x = at53(-2.5, 1.5);
    assert_eq!(x.floor(), at53(-3.0, 1.0));
    assert_eq!(x.ceil(), at53(-2.0, 2.0));
    assert_eq!(x.trunc(), at53(-2.0, 1.0));
    assert_eq!(x.round_ties_to_even(), at53(-2.0, 2.0));
    assert_eq!(x.round_ties_to_away(), at53(-3.0, 2.0));
    assert_eq!(x.sign(), at53(-1.0, 1.0));
    assert_eq!(at53(0.0, INF).sign(), at53(0.0, 1.0));
    assert_eq!(at53(-INF, 0.5).floor(), at53(-INF, 0.0));
    assert_eq!(x.min(&one(0.0)), at53(-2.5, 0.0));
    assert_eq!(x.max(&one(0.0)), at53(0.0, 1.5));
    // 7 does not fit two bits.
    assert_eq!(one(6.5).ceil().with_prec(2), at53(6.0, 8.0));
}

// --- Measures ---

#[test]
fn measures_follow_the_standard() {
    let x = at53(-1.0, 4.0);
    assert!(x.mid() == 1.5 && x.rad() == 2.5 && x.wid() == 5);
    assert!(x.mag() == 4 && x.mig() == 0);
    assert!(at53(-3.0, -2.0).mag() == 3 && at53(-3.0, -2.0).mig() == 2);
    let all = Interval::entire(53);
    assert!(all.mid().is_zero() && all.rad().is_infinite() && all.wid().is_infinite());
    let (above, below) = (at53(3.0, INF), at53(-INF, 3.0));
    assert!(above.mid().is_finite() && above.contains(&above.mid()) && above.mid() == -below.mid());
    let mut beyond = above.mid();
    beyond.next_up();
    assert!(beyond.is_infinite());
    // The midpoint of two neighbours is the even one, and the radius still reaches the other.
    let neighbours = at53(1.0, 1f64.next_up());
    assert_eq!(neighbours.mid(), 1);
    assert_eq!(neighbours.rad(), f64::EPSILON);
}

#[test]
fn certain_digits_count_relative_accuracy() {
    assert_eq!(one(3.0).certain_digits(), u32::MAX);
    assert_eq!(at53(1.0, 2.0).certain_digits(), 0);
    assert_eq!(at53(100.0, 101.0).certain_digits(), 1);
    assert_eq!(at53(1024.0, 1025.0).certain_digits(), 3);
    assert_eq!(at53(-1025.0, -1024.0).certain_digits(), 3);
    assert_eq!(at53(-1.0, 1.0).certain_digits(), 0);
    assert_eq!(at53(1.0, INF).certain_digits(), 0);
    assert_eq!(Interval::pi(53).certain_digits(), 15);
    assert_eq!(Interval::pi(1000).certain_digits(), 300);
}

// --- Text ---

#[test]
fn decimals_are_plain_where_short() {
    let text = |x: f64, digits| one(x).to_decimal(digits).0;
    assert_eq!(text(0.0, 5), "0");
    assert_eq!(text(-1.25, 5), "-1.25");
    assert_eq!(text(-1.25, 2), "-1.3");
    assert_eq!(text(1.25, 0), "1");
    assert_eq!(text(0.0009765625, 10), "0.0009765625");
    assert_eq!(text(0.0000152587890625, 3), "1.52e-5");
    assert_eq!(text(1e6, 3), "1000000");
    assert_eq!(text(1e30, 3), "1e30");
    assert_eq!(at53(-INF, INF).to_decimal(3), ("-inf".into(), "inf".into()));
}

#[test]
fn digits_a_number_does_not_have_cost_nothing() {
    let x = one(-1.0 / 1024.0);
    assert_eq!(x.to_decimal(usize::MAX), x.to_decimal(10));
    assert_eq!(one(0.0).to_decimal(usize::MAX).0, "0");
    let third = Interval::from_rational(&Rational::from((1, 3)), 53);
    assert_eq!(third.to_decimal(54), third.to_decimal(usize::MAX));
    let huge = one(3.0).scale(1_000);
    assert_eq!(huge.to_decimal(usize::MAX), huge.to_decimal(302));
    let (lo, hi) = Interval::pi(300).to_decimal(usize::MAX);
    assert_eq!(Interval::from_decimal(&lo, &hi, 300).unwrap(), Interval::pi(300));
}

#[test]
fn display_is_outward() {
    assert_eq!(format!("{:.5}", Interval::pi(100)), "[3.1415, 3.1416]");
    assert_eq!(at53(-1.0, 2.5).to_string(), "[-1, 2.5]");
    assert_eq!(Interval::pi(30).to_string(), "[3.141592651, 3.141592656]");
    assert_eq!(at53(1.0, INF).to_string(), "[1, inf]");
    assert_eq!(Interval::empty(5).to_string(), "[empty]");
    assert_eq!(format!("{:>10}", Interval::entire(5)), "  [entire]");
    // A wide interval shows how wide it is.
    assert_eq!(format!("{:.3}", at53(1.0, 1000.0)), "[1, 1000]");
}

#[test]
fn decimals_are_read_outward() {
    let tenth = Interval::from_decimal("0.1", "1e-1", 53).unwrap();
    assert_eq!(tenth, Interval::from_rational(&Rational::from((1, 10)), 53));
    assert_eq!(Interval::from_decimal("-inf", "+2.", 10).unwrap(), at53(-INF, 2.0));
    let huge = Interval::from_decimal("1e99999999999999999999", "inf", 10).unwrap();
    assert!(huge.lo().is_finite());
    let refused = |text: &str| Interval::from_decimal(text, "inf", 10).unwrap_err();
    assert_eq!(refused(""), DecimalError::MissingDigits { column: 1 });
    assert_eq!(refused("-."), DecimalError::MissingDigits { column: 3 });
    assert_eq!(refused("1e+"), DecimalError::MissingDigits { column: 4 });
    assert_eq!(refused("1.2.3"), DecimalError::Unexpected { column: 4, found: '.' });
    assert_eq!(refused("1_0"), DecimalError::Unexpected { column: 2, found: '_' });
    assert_eq!(refused("nan"), DecimalError::Unexpected { column: 1, found: 'n' });
    assert_eq!(refused("²"), DecimalError::Unexpected { column: 1, found: '²' });
    let reversed = Interval::from_decimal("2", "1", 10);
    assert_eq!(reversed, Err(DecimalError::Interval(IntervalError::Reversed)));
}

#[test]
fn hexadecimals_are_exact() {
    let hex = |x: f64| one(x).to_hex().0;
    assert_eq!(hex(12.0), "0x1.8p+3");
    assert_eq!(hex(-0.1), "-0x1.999999999999ap-4");
    assert_eq!(hex(1.0), "0x1p+0");
    assert_eq!(Interval::entire(5).to_hex(), ("-inf".into(), "inf".into()));
    let read = |lo: &str, hi: &str| Interval::from_hex(lo, hi).unwrap();
    assert_eq!(read("0xC.p0", "+0x1.8p3"), one(12.0));
    assert_eq!(read("-0x.8p+1", "0x00p9"), at53(-1.0, 0.0));
    assert!(read("inf", "-inf").is_empty());
    assert_eq!(read("0x1p0", "0x1.00000000000000008p0").prec(), 69);
    for x in [Interval::pi(200), Interval::empty(9), at53(-INF, 0.0), Interval::ln2(2)] {
        let (lo, hi) = x.to_hex();
        assert_eq!(read(&lo, &hi), x);
    }
}

#[test]
fn hexadecimal_mistakes_are_told_apart() {
    let refused = |text: &str| Interval::from_hex(text, "inf").unwrap_err();
    assert_eq!(refused("1.8p3"), HexadecimalError::MissingPrefix { column: 1 });
    assert_eq!(refused("-"), HexadecimalError::MissingPrefix { column: 2 });
    assert_eq!(refused("0x"), HexadecimalError::MissingDigits { column: 3 });
    assert_eq!(refused("0x.p1"), HexadecimalError::MissingDigits { column: 4 });
    assert_eq!(refused("0x1.8"), HexadecimalError::MissingExponent { column: 6 });
    assert_eq!(refused("0x1p"), HexadecimalError::MissingDigits { column: 5 });
    assert_eq!(refused("0x1p+"), HexadecimalError::MissingDigits { column: 6 });
    assert_eq!(
        refused("0x1.2.3p0"),
        HexadecimalError::Unexpected { column: 6, found: '.' }
    );
    assert_eq!(refused("0x1g"), HexadecimalError::Unexpected { column: 4, found: 'g' });
    assert_eq!(
        refused("0x1p1√"),
        HexadecimalError::Unexpected {
            column: 6, found: '√'
        }
    );
    assert_eq!(refused("0x1p9999999999"), HexadecimalError::ExponentOutOfRange);
    assert_eq!(
        refused("-0x1p-99999999999999999999"),
        HexadecimalError::ExponentOutOfRange
    );
    let same = Interval::from_hex("inf", "inf");
    assert_eq!(same, Err(HexadecimalError::Interval(IntervalError::NoRealNumber)));
}
