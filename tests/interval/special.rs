//! The special functions of real intervals: identities, second routes, inclusion, and the bugs others had.
#![allow(
    clippy::disallowed_methods,
    reason = "MPFR at high precision is what the enclosures are compared with"
)]

use kenzan::interval::Interval;
use proptest::prelude::*;
use rug::{Float, Rational};

fn q(n: i64, d: u64) -> Rational {
    Rational::from((n, d))
}

fn point(x: &Rational, prec: u32) -> Interval {
    Interval::from_rational(x, prec)
}

/// A rational number of absolute value at most `size`.
fn number(size: i64) -> impl Strategy<Value = Rational> {
    (-size * 4096..=size * 4096, 1u64..=4096).prop_map(|(n, d)| q(n, 4096) + q(1, 4096 * d) - q(1, 4096))
}

/// A piece of the line: a number, a width that may be zero or tiny, and a number inside.
fn piece(size: i64) -> impl Strategy<Value = (Rational, Rational, Rational)> {
    let width = prop_oneof![
        Just(q(0, 1)),
        (1i64..4096, 0u32..100).prop_map(|(n, shift)| q(n, 4096) >> shift),
        (0i64..3 * 4096).prop_map(|n| q(n, 4096)),
    ];
    (number(size), width, 0u64..=64).prop_map(|(lo, width, part)| {
        let hi = Rational::from(&lo + &width);
        let inside = &lo + Rational::from(&width * part) / 64u32;
        (lo, hi, inside)
    })
}

fn hull(lo: &Rational, hi: &Rational, prec: u32) -> Interval {
    point(lo, prec).hull(&point(hi, prec))
}

fn precision() -> impl Strategy<Value = u32> {
    2u32..400
}

/// Whether an interval is at most `units` units in the last place wide.
fn sharp(x: &Interval, units: u32) -> bool {
    let mut end = x.lo().clone();
    (0..units).for_each(|_| end.next_up());
    *x.hi() <= end
}

type Unary = (&'static str, fn(&Interval) -> Interval);

const UNARY: [Unary; 9] = [
    ("gamma", |x| x.gamma()),
    ("ln_gamma", |x| x.ln_gamma()),
    ("erf", |x| x.erf()),
    ("erfc", |x| x.erfc()),
    ("dawson", |x| x.dawson()),
    ("1F1(1/2;3/2)", |x| Interval::hyp1f1(&q(1, 2), &q(3, 2), x)),
    ("1F1(5/2;1/2)", |x| Interval::hyp1f1(&q(5, 2), &q(1, 2), x)),
    ("1F1(-3/2;1/2)", |x| Interval::hyp1f1(&q(-3, 2), &q(1, 2), x)),
    ("Q(3/2)", |x| Interval::gamma_q(&q(3, 2), x)),
];

/// Those whose ranges are built from sharp values between turning points, hence monotone under inclusion.
const ISOTONE: [usize; 7] = [0, 1, 2, 3, 4, 5, 8];

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// f(x) at a far higher precision overlaps f(X) for x in X: x itself is known to within its last bit only.
    #[test]
    fn contains_the_values_of_members((lo, hi, inside) in piece(9), prec in precision()) {
        let (x, member) = (hull(&lo, &hi, prec), point(&inside, 2 * prec + 64));
        for (name, f) in UNARY {
            let value = f(&member);
            prop_assert!(value.is_empty() || value.overlaps_at_all(&f(&x)), "{name} {x} {inside}");
        }
    }

    /// The same with a member that is exact, so that the enclosure must contain that of its value.
    #[test]
    fn encloses_sharper_enclosures(n in -9000i64..9000, prec in precision()) {
        let x = q(n, 1024);
        for (name, f) in UNARY {
            let (wide, sharp) = (f(&point(&x, prec)), f(&point(&x, prec + 100)));
            prop_assert!(sharp.is_subset(&wide), "{name} at {x}: {sharp} not in {wide}");
        }
    }

    #[test]
    fn is_monotone_under_inclusion((lo, hi, inside) in piece(6), prec in precision()) {
        let (outer, inner) = (hull(&lo, &hi, prec), hull(&lo, &inside, prec));
        prop_assume!(inner.is_subset(&outer));
        for k in ISOTONE {
            let (name, f) = UNARY[k];
            prop_assert!(f(&inner).is_subset(&f(&outer)), "{name} {inner} {outer}");
        }
    }

    #[test]
    fn values_at_points_are_sharp(x in number(9), prec in precision()) {
        for (name, f) in UNARY {
            let x = Interval::point(point(&x, prec).mid());
            let value = f(&x);
            prop_assert!(value.is_empty() || sharp(&value, 2), "{name} {x} {value}");
        }
    }

    #[test]
    fn gamma_recurs_and_reflects(x in number(20), prec in precision()) {
        prop_assume!(!x.is_integer());
        let (x, one, pi) = (point(&x, prec), Interval::one(prec), Interval::pi(prec));
        prop_assert!((&x + &one).gamma().overlaps_at_all(&(&x * x.gamma())));
        prop_assert!(pi.overlaps_at_all(&(x.gamma() * (&one - &x).gamma() * (&x * &pi).sin())));
        if *x.lo() > 0 {
            prop_assert!(x.gamma().log().overlaps_at_all(&x.ln_gamma()));
        }
    }

    #[test]
    fn erf_and_erfc_are_complements((lo, hi, _) in piece(6), prec in precision()) {
        let x = hull(&lo, &hi, prec);
        prop_assert!((x.erf() + x.erfc()).contains(&Float::with_val(2, 1)));
        prop_assert_eq!((-&x).erf(), -x.erf());
    }

    /// x ₁F₁(½; 3/2; −x²) = (√π/2) erf x
    #[test]
    fn erf_is_hypergeometric(x in number(9), prec in precision()) {
        let x = point(&x, prec);
        let half = Interval::from_rational(&q(1, 2), prec);
        let first = &x * Interval::hyp1f1(&q(1, 2), &q(3, 2), &-x.sqr());
        prop_assert!(first.overlaps_at_all(&(Interval::pi(prec).sqrt() * half * x.erf())));
    }

    /// F(x) = x ₁F₁(1; 3/2; −x²), which is computed without the integral's own expansions.
    #[test]
    fn dawson_is_hypergeometric(x in number(40), prec in precision()) {
        let x = point(&x, prec);
        let other = &x * Interval::hyp1f1(&q(1, 1), &q(3, 2), &-x.sqr());
        prop_assert!(x.dawson().overlaps_at_all(&other), "{} {}", x.dawson(), other);
    }

    /// (F(x+h) − F(x))/h is a value of F′ = 1 − 2xF between the two.
    #[test]
    fn dawson_obeys_its_differential_equation((lo, hi, _) in piece(20), prec in precision()) {
        prop_assume!(lo < hi);
        let (x, y, between) = (point(&lo, prec), point(&hi, prec), hull(&lo, &hi, prec));
        let slope = Interval::one(prec) - Interval::from_i64(2, prec) * &between * between.dawson();
        let secant = y.dawson() - x.dawson();
        prop_assert!(secant.overlaps_at_all(&(slope * (y - x))));
    }

    /// The alternating series with rational partial sums, between two of which F(x) lies while 2x² < 3.
    #[test]
    fn dawson_lies_between_partial_sums(n in 1i64..1000, terms in 1u32..20) {
        let x = q(n, 1024);
        let step = Rational::from(&x * &x) * -2;
        let (mut term, mut sum) = (x.clone(), Rational::new());
        for k in 0..terms {
            sum += &term;
            term = term * &step / (2 * k + 3);
        }
        let bounds = hull(&sum, &Rational::from(&sum + &term), 300);
        prop_assert!(point(&x, 300).dawson().is_subset(&bounds));
    }

    /// (b−a) f(a−1) + (2a−b+z) f(a) − a f(a+1) = 0 for f(a) = ₁F₁(a; b; z).
    #[test]
    fn hypergeometric_neighbours_are_related(
        n in -9i64..9, m in 1i64..9, d in 1u64..4, z in number(30), prec in precision(),
    ) {
        let (a, b) = (q(n, d), q(2 * m - 1, 2));
        let f = |shift: i32| Interval::hyp1f1(&Rational::from(&a + shift), &b, &point(&z, prec));
        let exact = |x: Rational| point(&x, prec);
        let sum = exact(Rational::from(&b - &a)) * f(-1)
            + exact(Rational::from(&a * 2) - &b + &z) * f(0)
            - exact(a.clone()) * f(1);
        prop_assert!(sum.contains_zero(), "{a} {b} {z} {sum}");
    }

    /// Kummer's transformation, and a polynomial summed by hand.
    #[test]
    fn hypergeometric_special_values(n in -9i64..9, d in 1u64..4, z in number(600), prec in precision()) {
        let (a, b, x) = (q(n, d), q(7, 2), point(&z, prec));
        let other = x.exp() * Interval::hyp1f1(&Rational::from(&b - &a), &b, &-&x);
        prop_assert!(Interval::hyp1f1(&a, &b, &x).overlaps_at_all(&other));
        let by_hand = Rational::from(1) - Rational::from(&z * 4) + Rational::from(&z * &z) * q(4, 3);
        prop_assert!(Interval::hyp1f1(&q(-2, 1), &q(1, 2), &x).overlaps_at_all(&point(&by_hand, prec)));
        let quotient = x.exp_m1() / &x;
        prop_assert!(Interval::hyp1f1(&q(1, 1), &q(2, 1), &x).overlaps_at_all(&quotient));
    }

    /// MPFR's incomplete gamma function, and the recurrence between neighbours.
    #[test]
    fn incomplete_gamma_has_second_routes(n in 1i64..40, d in 1u64..6, z in number(60), prec in 2u32..200) {
        let (a, x) = (q(n, d), z.abs() + q(1, 100));
        let (s, t) = (point(&a, prec), point(&x, prec));
        let value = Interval::gamma_q(&a, &t);
        let witness = {
            let (s, t) = (Float::with_val(prec + 80, &a), Float::with_val(prec + 80, &x));
            Float::with_val(prec + 80, s.gamma_inc_ref(&t)) / s.gamma()
        };
        let near = Interval::point(witness).with_prec(prec + 40);
        prop_assert!(value.overlaps_at_all(&near), "{a} {x} {value} {near}");
        let next = Rational::from(&a + 1);
        let front = t.pow(&s) * (-&t).exp() / point(&next, prec).gamma();
        prop_assert!(Interval::gamma_q(&next, &t).overlaps_at_all(&(value + front)));
    }
}

#[test]
fn values_known_in_closed_form() {
    let prec = 200;
    let pi = Interval::pi(prec);
    let gamma = |n, d| point(&q(n, d), prec).gamma();
    assert!(gamma(1, 2).overlaps_at_all(&pi.sqrt()));
    assert!(gamma(-1, 2).overlaps_at_all(&(Interval::from_i64(-2, prec) * pi.sqrt())));
    assert_eq!(gamma(6, 1), Interval::from_i64(120, prec));
    assert_eq!(point(&q(2, 1), prec).ln_gamma(), Interval::zero(prec));
    let x = point(&q(7, 3), prec);
    assert!(Interval::gamma_q(&q(1, 1), &x).overlaps_at_all(&(-&x).exp()));
    assert!(Interval::gamma_q(&q(1, 2), &x).overlaps_at_all(&x.sqrt().erfc()));
    assert_eq!(
        Interval::hyp1f1(&q(3, 7), &q(2, 1), &Interval::zero(prec)),
        Interval::one(prec)
    );
    assert_eq!(
        Interval::hyp1f1(&q(-1, 1), &q(1, 1), &Interval::one(prec)),
        Interval::zero(prec)
    );
    assert_eq!(Interval::zero(prec).dawson(), Interval::zero(prec));
}

#[test]
fn unbounded_and_empty_arguments() {
    let half_line = |from: i64| {
        Interval::new(
            Float::with_val(53, from),
            Float::with_val(53, rug::float::Special::Infinity),
        )
        .unwrap()
    };
    assert!(Interval::empty(53).dawson().is_empty() && Interval::empty(53).gamma().is_empty());
    assert!(Interval::entire(53).gamma().is_entire());
    assert_eq!(
        Interval::entire(53).erf(),
        Interval::from_i64(-1, 53).hull(&Interval::one(53))
    );
    assert!(half_line(1).dawson().contains_zero() && half_line(1).dawson().is_bounded());
    assert_eq!(*half_line(2).gamma().lo(), 1);
    assert_eq!(*Interval::gamma_q(&q(5, 2), &half_line(-1)).hi(), 1);
    assert!(Interval::gamma_q(&q(5, 2), &Interval::from_i64(-1, 53)).is_empty());
    assert!(Interval::hyp1f1(&q(1, 2), &q(-3, 1), &Interval::one(53)).is_empty());
    assert!(!half_line(0).ln_gamma().is_bounded() && !half_line(0).gamma().is_bounded());
}

/// Arguments far beyond the reach of the power series still have sharp or at least valid values, and soon.
#[test]
fn large_arguments() {
    let huge = Interval::from_i64(10, 100).powi(30);
    let dawson = huge.dawson();
    assert!(sharp(&dawson, 2) && dawson.overlaps_at_all(&(huge.clone() + &huge).recip()));
    assert!(sharp(&Interval::gamma_q(&q(4, 3), &Interval::from_i64(90_000, 100)), 2));
    assert!(sharp(&Interval::hyp1f1(&q(1, 2), &q(9, 4), &-&huge), 2));
    assert!(sharp(
        &Interval::hyp1f1(&q(1, 2), &q(9, 4), &Interval::from_i64(20_000, 100)),
        2
    ));
    assert!(Interval::hyp1f1(&q(5, 2), &q(1, 4), &-huge).is_entire());
    assert!(!Interval::from_rational(&q(-2_000_001, 2), 100).gamma().is_empty());
}

/// Forty digits each from mpmath, which shares no code with MPFR's users.
#[test]
fn values_to_thirty_digits() {
    let prec = 110;
    let x = |n, d| point(&q(n, d), prec);
    let f = |a, b, z: Interval| Interval::hyp1f1(&a, &b, &z);
    for (value, digits) in [
        (x(3, 1).dawson(), "0.1782710306105582873425994922405126302292"),
        (x(30, 1).dawson(), "0.01667594140105917579843578041580641347884"),
        (
            f(q(-1, 2), q(1, 2), x(-5, 1)),
            "3.963861043104220887600566572429005965757",
        ),
        (
            f(q(7, 3), q(1, 2), x(-5, 1)),
            "0.08887387895762246823019461492491647435379",
        ),
        (
            f(q(1, 2), q(9, 4), x(20_000, 1)),
            "1.474044976095103222976145508182416855388e+8678",
        ),
        (
            Interval::gamma_q(&q(7, 2), &x(10, 1)),
            "0.005569683072945571336071548285998890274193",
        ),
        (
            Interval::gamma_q(&q(4, 3), &x(200, 1)),
            "9.078058059838877550278671933887332078762e-87",
        ),
        (x(10, 1).erfc(), "2.088487583762544757000786294957788611561e-45"),
    ] {
        let expected = Interval::from_decimal(digits, digits, prec).unwrap();
        assert!(sharp(&value, 2) && value.overlaps_at_all(&expected), "{value} {digits}");
    }
}
