//! Where the special functions turn or have poles: ranges that the values at the ends do not tell.

use kenzan::interval::Interval;
use rug::Rational;

fn q(n: i64, d: u64) -> Rational {
    Rational::from((n, d))
}

fn point(x: &Rational, prec: u32) -> Interval {
    Interval::from_rational(x, prec)
}

fn hull(lo: &Rational, hi: &Rational, prec: u32) -> Interval {
    point(lo, prec).hull(&point(hi, prec))
}

type Function = fn(&Interval) -> Interval;

/// Functions whose values at 1/2 are irrational.
const FUNCTIONS: [(&str, Function); 8] = [
    ("gamma", Interval::gamma),
    ("ln_gamma", Interval::ln_gamma),
    ("erf", Interval::erf),
    ("erfc", Interval::erfc),
    ("dawson", Interval::dawson),
    ("1F1(1/2;3/2)", |x| Interval::hyp1f1(&q(1, 2), &q(3, 2), x)),
    ("1F1(-3/2;1/2)", |x| Interval::hyp1f1(&q(-3, 2), &q(1, 2), x)),
    ("Q(3/2)", |x| Interval::gamma_q(&q(3, 2), x)),
];

/// The extreme of a function over an interval where it turns, that its ends know nothing of.
fn turns(range: &Interval, extreme: &str, ends: &Interval) {
    let extreme = Interval::from_decimal(extreme, extreme, 100).unwrap();
    assert!(extreme.is_subset(range), "{range}");
    assert!(extreme.is_disjoint(ends), "{ends}");
}

#[test]
fn ends_are_not_hulled_across_the_maximum_of_dawson() {
    let (near, far) = (Interval::from_i64(0, 80), Interval::from_i64(3, 80));
    let (x, ends) = (near.hull(&far), near.dawson().hull(&far.dawson()));
    turns(&x.dawson(), "0.54104422463518169847275933", &ends);
    turns(&(-&x).dawson(), "-0.54104422463518169847275933", &-&ends);
    assert_eq!(x.hull(&-&x).dawson(), x.dawson().hull(&-x.dawson()));
    assert!(*x.dawson().hi() < 0.541045);
}

#[test]
fn ends_are_not_hulled_across_the_minima_of_gamma() {
    let x = hull(&q(1, 1), &q(2, 1), 80);
    turns(&x.gamma(), "0.885603194410888700278815900582", &Interval::one(80));
    turns(
        &x.ln_gamma(),
        "-0.12148629053584960809551455717769",
        &Interval::zero(80),
    );
    let gap = hull(&q(-3, 4), &q(-1, 4), 80);
    let ends = gap.lo().to_rational().zip(gap.hi().to_rational()).unwrap();
    let ends = point(&ends.0, 80).gamma().hull(&point(&ends.1, 80).gamma());
    turns(&gap.gamma(), "-3.544643611155005089121963993275", &ends);
    assert!(*gap.gamma().hi() < -3.544);
}

/// 1F1(3/2; 1/2; z) = e^z (1+2z) has its minimum −2e^{−3/2} at −3/2, and 1F1(−2; 1/2; z) = 1 − 4z + 4z²/3 is −2 at 3/2.
#[test]
fn ends_are_not_hulled_across_the_minima_of_1f1() {
    let minimum = "-0.44626032029685964486";
    for (a, x, minimum) in [
        (q(3, 2), hull(&q(-4, 1), &q(0, 1), 80), minimum),
        (q(-2, 1), hull(&q(0, 1), &q(3, 1), 80), "-2"),
    ] {
        let f = |x: &Interval| Interval::hyp1f1(&a, &q(1, 2), x);
        let ends = f(&Interval::point(x.inf())).hull(&f(&Interval::point(x.sup())));
        turns(&f(&x), minimum, &ends);
        assert!(*f(&x).lo() > -3 && *f(&x).hi() < 2);
    }
}

#[test]
fn gamma_across_a_pole_is_unbounded() {
    assert!(hull(&q(-1, 2), &q(1, 2), 60).gamma().is_entire());
    assert!(hull(&q(-5, 2), &q(-3, 2), 60).gamma().is_entire());
    assert!(Interval::from_i64(-3, 60).gamma().is_empty());
    let beside = hull(&q(-1, 1), &q(-1, 2), 60).gamma();
    assert!(beside.lo().is_infinite() && *beside.hi() < -3);
    assert!(hull(&q(-2, 1), &q(-1, 1), 60).gamma().hi().is_infinite());
}

/// A value that is no number of the format has an enclosure of positive width, at any precision and also about zero.
#[test]
fn the_rounding_of_the_ends_is_allowed_for() {
    for prec in [2, 3, 24, 53, 400] {
        for (name, f) in FUNCTIONS {
            let value = f(&point(&q(1, 2), prec));
            assert!(value.lo() < value.hi() && value.is_bounded(), "{name} {value}");
        }
        let symmetric = Interval::from_i64(-1, prec).hull(&Interval::one(prec));
        for f in [Interval::erf, Interval::dawson] {
            let (wide, sharp) = (f(&symmetric), f(&symmetric.with_prec(prec + 99)));
            assert!(sharp.is_interior(&wide) && wide == -&wide);
        }
    }
}
