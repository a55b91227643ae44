//! Arguments at which special functions of a real number ended the process, knew nothing or took seconds.
#![allow(
    clippy::disallowed_methods,
    reason = "zeros of partial sums are found with MPFR, to be handed to the enclosures"
)]

use kenzan::interval::Interval;
use rug::{Float, Rational};

fn q(n: i64, d: u64) -> Rational {
    Rational::from((n, d))
}

fn double(x: f64) -> Interval {
    Interval::point(Float::with_val(53, x))
}

/// Equal or neighbouring ends.
fn sharp(x: &Interval) -> bool {
    let mut next = x.lo().clone();
    next.next_up();
    *x.hi() <= next
}

/// Σ_{j≤k} (−1)ʲ yʲ/(j!(2j+1)), which MPFR's erf passes on its way.
fn partial_sum(y: &Float, k: u32) -> Float {
    let (mut power, mut sum) = (Float::with_val(y.prec(), 1), Float::with_val(y.prec(), 1));
    for j in 1..=k {
        power = -power * y / j;
        sum += Float::with_val(y.prec(), &power / (2 * j + 1));
    }
    sum
}

/// The square root of the zero of the k-th partial sum, k odd, by bisection.
fn root_of_partial_sum(k: u32, prec: u32) -> Float {
    let work = 2 * prec + 64;
    let (mut lo, mut hi) = (Float::with_val(work, 2), Float::with_val(work, 3 + 2 * k));
    for _ in 0..2 * prec + 40 {
        let middle = Float::with_val(work, &lo + &hi) >> 1u32;
        let side = if partial_sum(&middle, k) > 0 { &mut lo } else { &mut hi };
        *side = middle;
    }
    Float::with_val(prec, lo.sqrt())
}

/// erf by ₁F₁(1; 3/2; x²), whose engine shares nothing with erf's.
fn erf_by_kummer(x: &Interval) -> Interval {
    let prec = x.prec() + 64;
    let x = x.with_prec(prec);
    let square = x.sqr();
    let sum = Interval::hyp1f1(&q(1, 1), &q(3, 2), &square);
    x.scale(1) * (-square).exp() * sum / Interval::pi(prec).sqrt()
}

#[test]
fn erf_survives_where_a_partial_sum_vanishes() {
    for (k, precs) in [
        (1, &[53, 128, 1_021, 1_100, 2_100][..]),
        (3, &[1_100]),
        (5, &[1_100]),
        (7, &[1_200]),
    ] {
        for &prec in precs {
            let root = root_of_partial_sum(k, prec);
            let (mut below, mut above) = (root.clone(), root.clone());
            below.next_down();
            above.next_up();
            for x in [below, root, above] {
                let x = Interval::point(x);
                let (value, rest) = (x.erf(), x.erfc());
                assert!(sharp(&value) && sharp(&rest), "{k} {prec}");
                assert!(erf_by_kummer(&x).is_subset(&value), "{k} {prec}");
                let one = Interval::one(prec + 64);
                assert!((&one - erf_by_kummer(&x)).overlaps_at_all(&rest), "{k} {prec}");
                assert_eq!((-&x).erf(), -&value);
                assert!((one + erf_by_kummer(&x)).overlaps_at_all(&(-&x).erfc()), "{k} {prec}");
            }
        }
    }
}

#[test]
fn erf_of_a_long_mantissa_at_a_short_precision() {
    let digits = "0.98569412156457036047415219357774930642633747715044";
    let truth = Interval::from_decimal(digits, digits, 200).unwrap();
    for prec in 900..1_060 {
        let three = Interval::from_i64(3, prec);
        let value = three.sqrt().erf();
        assert!((&value - &truth).mag() < 1e-48, "{prec}");
        assert!(value.wid() < Float::with_val(prec, 1) >> (prec - 2), "{prec}");
    }
}

#[test]
fn erf_and_erfc_are_sharp_between_and_beyond_the_expansions() {
    for prec in [2, 24, 53, 200, 700] {
        for n in [96, 97, 110, 128, 200, 333, 512, 900, 1_700, 20_000, 1_700_000] {
            for x in [q(n, 64), q(-n, 64)] {
                let (x, longer) = (
                    Interval::from_rational(&x, prec),
                    Interval::from_rational(&x, prec).with_prec(prec + 150),
                );
                if !x.is_point() {
                    continue;
                }
                for f in [Interval::erf, Interval::erfc] {
                    assert!(sharp(&f(&x)), "{x}");
                    assert!(f(&longer).is_subset(&f(&x)), "{x}");
                }
            }
        }
    }
}

#[test]
fn q_near_one_is_one_or_its_neighbour() {
    let value = Interval::gamma_q(&q(401, 2), &double(3.0));
    assert!(sharp(&value) && *value.hi() == 1 && *value.lo() < 1);
    let digits = "2.080777244965575892431824333449142001613e-282";
    let complement = Interval::one(1_200) - Interval::gamma_q(&q(401, 2), &double(3.0).with_prec(1_200));
    let truth = Interval::from_decimal(digits, digits, 200).unwrap();
    assert!((complement / truth - Interval::one(53)).mag() < 1e-38);
    for (a, x) in [
        (q(1_000, 3), 1.0),
        (q(4_000, 1), 10.0),
        (q(4_001, 2), 5.0),
        (q(1, 3), 1e-300),
    ] {
        let value = Interval::gamma_q(&a, &double(x));
        assert!(sharp(&value) && *value.hi() == 1, "Q({a}, {x}) in {value}");
    }
}

#[test]
fn kummer_has_the_bits_that_cancel() {
    for (a, b, x, truth) in [
        (
            q(2_318, 1),
            q(202, 1),
            -790.0,
            "-7.839167601400878737465085058892005279208e-425",
        ),
        (
            q(4_000, 1),
            q(1, 2),
            -100.0,
            "1.558198171074855260240486132819553609827e-22",
        ),
        (
            q(-9_001, 2),
            q(1, 3),
            300.75,
            "-5.351929069686993206777641741104382713404e+65",
        ),
    ] {
        let value = Interval::hyp1f1(&a, &b, &double(x));
        assert!(sharp(&value), "{value}");
        let truth = Interval::from_decimal(truth, truth, 200).unwrap();
        assert!(truth.is_subset(&value), "{value}");
    }
}

#[test]
fn kummer_overflows_without_asking_for_bits() {
    let wide = Interval::hyp1f1(&q(1, 2), &q(3, 2), &double(1e5).hull(&double(1e18)));
    assert!(*wide.lo() > 1 && wide.hi().is_infinite(), "{wide}");
    let decayed = Interval::hyp1f1(&q(1, 2), &q(3, 2), &double(-1e18));
    assert!(sharp(&decayed) && *decayed.lo() > 0, "{decayed}");
}

#[test]
fn kummer_is_narrow_where_it_turns() {
    // Sampled extremes are within the range, and the range is hardly wider than they are.
    for (a, b, lo, hi) in [
        (q(-3, 2), q(1, 2), -3, 9),
        (q(-7, 2), q(1, 2), 0, 20),
        (q(5, 2), q(1, 2), -30, 1),
        (q(-5, 1), q(1, 2), 0, 10),
        (q(20, 1), q(1, 2), -1, 0),
        (q(5, 2), q(-1, 2), -3, 3),
    ] {
        let z = Interval::new(Float::with_val(53, lo), Float::with_val(53, hi)).unwrap();
        let range = Interval::hyp1f1(&a, &b, &z);
        let mut attained = Interval::empty(53);
        for k in 0..=1_000 {
            let at = q(lo, 1) + q((hi - lo) * k, 1_000);
            attained = attained.hull(&Interval::hyp1f1(&a, &b, &Interval::from_rational(&at, 53)));
        }
        assert!(attained.wid() >= range.wid() * 0.999f64, "{a} {b}: {attained} {range}");
        let middle = Interval::point(attained.mid());
        assert!(middle.is_subset(&range));
    }
}

#[test]
fn gamma_of_a_huge_integer_is_a_pole() {
    let far = Interval::point(Float::with_val(53, -1) << 1_000_000_000u32);
    assert!(far.gamma().is_empty());
    let mut left = far.inf();
    left.next_down();
    assert!(Interval::new(left, far.sup()).unwrap().gamma().is_entire());
    assert!(far.ln_gamma().is_empty());
}
