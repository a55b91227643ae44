//! Real intervals at random: 2 to 400 bits, points and intervals, small, large, tiny, exact and unbounded ends.
//!
//! Four properties of every function: the image of a member, computed with many more bits, is a member of the image;
//! the image of a point is that point's value or two neighbours around it; a part is mapped into the image of the
//! whole; and where a second formula exists, both agree. Arithmetic is checked against exact rational numbers.
#![allow(
    clippy::disallowed_methods,
    reason = "MPFR at high precision is what the enclosures are compared with"
)]

use kenzan::interval::Interval;
use proptest::prelude::*;
use rug::{Float, Integer, Rational, ops::Pow};

/// Bits of the reference values.
const MANY: u32 = 1200;

/// A finite number of up to the given precision: random bits or few of them, at exponents mostly near 0.
fn number(prec: u32) -> impl Strategy<Value = Float> {
    let exponent = prop_oneof![6 => -3..4i32, 3 => -12..12i32, 1 => -120..120i32, 1 => -9..-2i32];
    let bits = prop_oneof![3 => any::<[u64; 7]>(), 1 => (1..40u64).prop_map(|n| [n, 0, 0, 0, 0, 0, 0])];
    (bits, exponent, any::<bool>(), 0..12u8).prop_map(move |(words, exponent, negative, special)| {
        if special == 0 {
            return Float::new(prec);
        }
        let digits = Integer::from_digits(&words, rug::integer::Order::Msf);
        let size = digits.significant_bits() as i32;
        let x = Float::with_val(prec, digits) << (exponent - size);
        let x = if special == 1 {
            Float::with_val(prec, x.round())
        } else {
            x
        };
        if negative { -x } else { x }
    })
}

/// An interval of finite ends together with a member of it, all of one precision.
fn with_member() -> impl Strategy<Value = (Interval, Interval)> {
    (2..400u32)
        .prop_flat_map(|prec| (number(prec), number(prec), number(prec), 0..10u8))
        .prop_map(|(a, b, c, kind)| {
            let mut ends = [a, b, c];
            if kind < 3 && !ends[0].is_zero() {
                // Narrow: the ends are neighbours a few steps apart.
                ends[1] = ends[0].clone();
                ends[2] = ends[0].clone();
                (0..kind).for_each(|_| ends[1].next_up());
                (0..2 * kind).for_each(|_| ends[2].next_up());
            }
            ends.sort_by(|x, y| x.partial_cmp(y).unwrap());
            let [lo, member, hi] = ends;
            let whole = match kind {
                8 => half_line(lo.clone(), false),
                9 => half_line(hi.clone(), true),
                _ => Interval::new(lo, hi).unwrap(),
            };
            (whole, Interval::point(member))
        })
}

fn half_line(end: Float, below: bool) -> Interval {
    let infinity = Float::with_val(end.prec(), rug::float::Special::Infinity);
    if below {
        Interval::new(-infinity, end)
    } else {
        Interval::new(end, infinity)
    }
    .unwrap()
}

/// The one number of a point.
fn value(x: &Interval) -> &Float {
    x.lo()
}

/// Is the interval as tight as can be around one number: that number, or two neighbours?
fn is_tightest(x: &Interval) -> bool {
    let mut next = x.inf();
    next.next_up();
    x.is_empty() || x.is_point() || next == *x.hi()
}

type Function = (&'static str, fn(&Interval) -> Interval, fn(Float) -> Float);

/// Every function of one variable, with the same function on numbers.
const FUNCTIONS: &[Function] = &[
    ("sqr", Interval::sqr, Float::square),
    ("sqrt", Interval::sqrt, Float::sqrt),
    ("recip", Interval::recip, Float::recip),
    ("exp", Interval::exp, Float::exp),
    ("exp2", Interval::exp2, Float::exp2),
    ("exp10", Interval::exp10, Float::exp10),
    ("exp_m1", Interval::exp_m1, Float::exp_m1),
    ("log", Interval::log, Float::ln),
    ("log2", Interval::log2, Float::log2),
    ("log10", Interval::log10, Float::log10),
    ("log1p", Interval::log1p, Float::ln_1p),
    ("sin", Interval::sin, Float::sin),
    ("cos", Interval::cos, Float::cos),
    ("tan", Interval::tan, Float::tan),
    ("asin", Interval::asin, Float::asin),
    ("acos", Interval::acos, Float::acos),
    ("atan", Interval::atan, Float::atan),
    ("sinh", Interval::sinh, Float::sinh),
    ("cosh", Interval::cosh, Float::cosh),
    ("tanh", Interval::tanh, Float::tanh),
    ("asinh", Interval::asinh, Float::asinh),
    ("acosh", Interval::acosh, Float::acosh),
    ("atanh", Interval::atanh, Float::atanh),
    ("abs", Interval::abs, Float::abs),
    ("floor", Interval::floor, Float::floor),
    ("ceil", Interval::ceil, Float::ceil),
    ("trunc", Interval::trunc, Float::trunc),
    ("even", Interval::round_ties_to_even, Float::round_even),
    ("away", Interval::round_ties_to_away, Float::round),
    ("cbrt", Interval::cbrt, Float::cbrt),
    ("cube", |x| x.powi(3), |x| x.pow(3)),
    ("fourth", |x| x.powi(4), |x| x.pow(4)),
    ("1/cube", |x| x.powi(-3), |x| x.pow(-3)),
    ("1/fourth", |x| x.powi(-4), |x| x.pow(-4)),
    ("fifth root", |x| x.root(5), |x| x.root(5)),
    ("sixth root", |x| x.root(6), |x| x.root(6)),
    ("scale", |x| x.scale(-7), |x| x >> 7),
];

/// Are the two enclosures of one number compatible?
fn agree(x: &Interval, y: &Interval) -> bool {
    x.overlaps_at_all(y)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn functions_contain_their_values((whole, part) in with_member()) {
        for (name, on_interval, on_number) in FUNCTIONS {
            let exact = on_number(Float::with_val(MANY, value(&part)));
            let (image, at_part) = (on_interval(&whole), on_interval(&part));
            prop_assert!(is_tightest(&at_part), "{name}({part}) = {at_part}");
            prop_assert!(at_part.is_subset(&image), "{name}: {at_part} outside {image}");
            prop_assert!(image.prec() == whole.prec());
            if exact.is_finite() {
                prop_assert!(at_part.contains(&exact), "{name}({part}) = {at_part} without {exact}");
            } else {
                // NaN: outside the domain. Infinite: a pole, or an overflow.
                prop_assert!(
                    at_part.is_empty() || (exact.is_infinite() && !at_part.is_bounded()),
                    "{name}({part}) = {at_part} outside the domain"
                );
            }
        }
    }

    #[test]
    fn ends_of_images_are_attained((whole, _) in with_member()) {
        // Monotone functions are tight when each end of the image is the rounded image of an end.
        for (name, on_interval, _) in FUNCTIONS.iter().filter(|(name, ..)| {
            ["exp", "atan", "sinh", "tanh", "asinh", "floor", "cube", "fifth root", "exp_m1"].contains(name)
        }) {
            let at_ends = on_interval(&Interval::point(whole.inf())).hull(&on_interval(&Interval::point(whole.sup())));
            if whole.is_bounded() {
                prop_assert_eq!(on_interval(&whole), at_ends, "{}", name);
            }
        }
    }

    #[test]
    fn lower_precision_is_wider((whole, _) in with_member(), prec in 2..400u32) {
        prop_assert!(whole.is_subset(&whole.with_prec(prec)));
        prop_assert_eq!(whole.with_prec(prec).prec(), prec);
        let (narrow, wide) = (whole.with_prec(400), whole.with_prec(prec));
        for (name, f, _) in FUNCTIONS {
            prop_assert!(f(&narrow).is_subset(&f(&wide)), "{}", name);
        }
    }

    #[test]
    fn arithmetic_agrees_with_rational_numbers((x, a) in with_member(), (y, b) in with_member(), (z, c) in with_member()) {
        let exact = |v: &Interval| value(v).to_rational().unwrap();
        let (p, q, r) = (exact(&a), exact(&b), exact(&c));
        let mut cases = vec![
            (&x + &y, &a + &b, Rational::from(&p + &q)),
            (&x - &y, &a - &b, Rational::from(&p - &q)),
            (&x * &y, &a * &b, Rational::from(&p * &q)),
            (x.fma(&y, &z), a.fma(&b, &c), Rational::from(&p * &q) + &r),
            (x.min(&y), a.min(&b), p.clone().min(q.clone())),
            (x.max(&y), a.max(&b), p.clone().max(q.clone())),
        ];
        if q != 0 {
            cases.push((&x / &y, &a / &b, p / q));
        } else {
            prop_assert!((&a / &b).is_empty());
        }
        for (whole, part, exact) in cases {
            prop_assert!(part.contains_rational(&exact) && is_tightest(&part));
            prop_assert!(part.is_subset(&whole), "{part} outside {whole}");
        }
    }

    #[test]
    fn products_are_hulls_of_corners((x, a) in with_member(), (y, b) in with_member()) {
        let [x, y] = [(x, a), (y, b)].map(|(whole, part)| if whole.is_bounded() { whole } else { part });
        let corner = |u: Float, v: Float| Interval::point(u) * Interval::point(v);
        let hull = corner(x.inf(), y.inf()).hull(&corner(x.inf(), y.sup()));
        let hull = hull.hull(&corner(x.sup(), y.inf())).hull(&corner(x.sup(), y.sup()));
        prop_assert_eq!(&x * &y, hull.clone());
        prop_assert_eq!(x.fma(&y, &Interval::zero(2)), hull);
        if !y.contains_zero() {
            let corner = |u: Float, v: Float| Interval::point(u) / Interval::point(v);
            let hull = corner(x.inf(), y.inf()).hull(&corner(x.inf(), y.sup()));
            prop_assert_eq!(&x / &y, hull.hull(&corner(x.sup(), y.inf())).hull(&corner(x.sup(), y.sup())));
            prop_assert_eq!(x.div_to_pair(&y), (&x / &y, Interval::empty(2)));
        }
    }

    #[test]
    fn functions_of_two_variables((x, a) in with_member(), (y, b) in with_member()) {
        let (u, v) = (Float::with_val(MANY, value(&a)), Float::with_val(MANY, value(&b)));
        let angle = a.atan2(&b);
        prop_assert!(angle.is_subset(&x.atan2(&y)) && is_tightest(&angle));
        prop_assert!(angle.contains(&u.clone().atan2(&v)) || (u.is_zero() && v.is_zero() && angle.is_empty()));
        let length = a.hypot(&b);
        prop_assert!(length.is_subset(&x.hypot(&y)) && is_tightest(&length));
        prop_assert!(length.contains(&u.clone().hypot(&v)));
        // An exponent of ±2¹²⁰ overflows any reference; a tenth of that size does not.
        let small = b.with_prec(b.prec()).scale(-110);
        for (exponents, exponent) in [(&y, &b), (&y.scale(-110), &small)] {
            let power = a.pow(exponent);
            prop_assert!(power.is_subset(&x.pow(exponents)), "{a}^{exponent} = {power} outside {}", x.pow(exponents));
            prop_assert!(is_tightest(&power));
            let exact = u.clone().pow(Float::with_val(MANY, value(exponent)));
            let defined = u > 0 || (u.is_zero() && *value(exponent) > 0);
            prop_assert_eq!(power.is_empty(), !defined);
            if defined && exact.is_normal() {
                prop_assert!(power.contains(&exact));
            }
        }
    }

    #[test]
    fn second_formulas_agree((_, x) in with_member(), (_, y) in with_member()) {
        let one = Interval::one(2);
        prop_assert!((x.sin().sqr() + x.cos().sqr()).contains(&Float::with_val(2, 1)));
        prop_assert!(agree(&x.tan(), &(x.sin() / x.cos())));
        let half = x.scale(-1);
        prop_assert!(agree(&x.sin(), &(half.sin() * half.cos()).scale(1)));
        prop_assert!(agree(&x.cos(), &(&one - half.sin().sqr().scale(1))));
        prop_assert!(agree(&x.atan(), &x.atan2(&one)));
        prop_assert!(agree(&x.tanh(), &(&one - Interval::from_i64(2, 2) / (x.scale(1).exp() + &one))));
        prop_assert!(agree(&x.sinh(), &((x.exp() - (-&x).exp()).scale(-1))));
        prop_assert!(agree(&x.cosh(), &((x.exp() + (-&x).exp()).scale(-1))));
        prop_assert!(agree(&x.asinh(), &(&x + (x.sqr() + &one).sqrt()).log()));
        prop_assert!(agree(&x.exp_m1(), &(x.exp() - &one)));
        prop_assert!(agree(&x.exp(), &(&x / Interval::ln2(x.prec())).exp2()));
        prop_assert!(x.exp().log().contains(value(&x)));
        prop_assert!(x.root(3).powi(3).contains(value(&x)) && x.sinh().asinh().contains(value(&x)));
        prop_assert!(agree(&x.powi(5), &(x.sqr().sqr() * &x)));
        let size = x.abs();
        if !size.contains_zero() {
            prop_assert!(size.log().exp().contains(value(&size)));
            prop_assert!(agree(&size.pow(&y), &(&y * size.log()).exp()));
            prop_assert!(agree(&size.log2(), &(size.log() / Interval::ln2(x.prec()))));
            prop_assert!(agree(&size.log10(), &(size.log() / Interval::from_i64(10, 4).with_prec(x.prec()).log())));
            prop_assert!(agree(&size.log1p(), &(&size + &one).log()));
        }
        if size.precedes(&one) {
            prop_assert!(agree(&x.asin(), &x.atan2(&((&one - &x) * (&one + &x)).sqrt())));
            prop_assert!(agree(&(x.asin() + x.acos()), &Interval::pi(x.prec()).scale(-1)));
        }
    }

    #[test]
    fn sets_and_measures((x, a) in with_member(), (y, b) in with_member()) {
        let hull = x.hull(&y);
        prop_assert!(x.is_subset(&hull) && y.is_subset(&hull) && x.intersection(&y).is_subset(&x));
        prop_assert_eq!(x.intersection(&y).contains(value(&a)), y.contains(value(&a)));
        prop_assert!(x.contains(value(&a)) && x.contains(&x.mid()) && y.contains_rational(&value(&b).to_rational().unwrap()));
        prop_assert_eq!(x.is_disjoint(&y), x.strictly_precedes(&y) || y.strictly_precedes(&x));
        let (middle, radius) = (Interval::point(x.mid()), Interval::point(x.rad()));
        prop_assert!(x.is_subset(&(&middle - &radius).hull(&(&middle + &radius))));
        prop_assert!(Float::with_val(MANY, value(&a).abs_ref()) <= x.mag() && *value(&a).as_abs() >= x.mig());
        if x.is_bounded() {
            prop_assert!(x.wid() >= Float::with_val(MANY, x.hi() - x.lo()));
            prop_assert!((&x + &y).cancel_minus(&y).is_entire() || x.is_subset(&(&x + &y).cancel_minus(&y)));
        }
        let (left, right) = b.div_to_pair(&x);
        let quotient = &b / &a;
        prop_assert!(quotient.is_empty() || quotient.overlaps_at_all(&left) || quotient.overlaps_at_all(&right));
    }

    #[test]
    fn text_is_outward_or_exact((x, _) in with_member(), digits in 1..150usize) {
        let (lo, hi) = x.to_decimal(digits);
        let read = Interval::from_decimal(&lo, &hi, 1000).unwrap();
        prop_assert!(x.is_subset(&read), "{lo} {hi}");
        // One digit more never shows a wider interval.
        let (lo, hi) = x.to_decimal(digits + 1);
        prop_assert!(Interval::from_decimal(&lo, &hi, 1000).unwrap().is_subset(&read));
        let (lo, hi) = x.to_hex();
        prop_assert_eq!(Interval::from_hex(&lo, &hi).unwrap(), x.clone());
        if x.certain_digits() > 0 && !x.is_point() {
            let size = Float::with_val(MANY, 10).pow(x.certain_digits());
            prop_assert!(Float::with_val(MANY, x.hi() - x.lo()) * size <= x.mig());
        }
    }

    #[test]
    fn rational_numbers_are_enclosed_tightly(n in any::<i64>(), d in 1..i64::MAX, prec in 2..200u32) {
        let q = Rational::from((n, d));
        let x = Interval::from_rational(&q, prec);
        prop_assert!(x.contains_rational(&q) && is_tightest(&x));
        prop_assert_eq!(x.is_point(), *x.lo() == q);
        let whole = Interval::from_i64(n, prec);
        prop_assert_eq!(&whole, &Interval::from_integer(&Integer::from(n), prec));
        prop_assert!(whole.contains(&Float::with_val(64, n)) && is_tightest(&whole));
    }

    #[test]
    fn functions_agree_with_their_series(n in -500..500i64, prec in 2..150u32) {
        // Summed in rational numbers. The coefficients are at most 1, so for |x| ≤ 1/2 the terms from xⁿ on sum up to at
        // most 2 |x|ⁿ.
        let x = Rational::from((n, 1000));
        let series = |coefficient: fn(u32) -> Rational| {
            let (mut sum, mut power) = (Rational::new(), Rational::from(1));
            for k in 0..60 {
                sum += coefficient(k) * &power;
                power *= &x;
            }
            let last = Interval::from_rational(&power.abs(), 200).scale(1);
            Interval::from_rational(&sum, 400) + last.hull(&-&last)
        };
        fn over_factorial(k: u32, sign: i32) -> Rational {
            Rational::from((Integer::from(sign), Integer::from(Integer::factorial(k))))
        }
        /// The sign of the k-th term of a series in x² only, or 0 where it has no k-th term.
        fn alternating(k: u32, parity: u32) -> i32 {
            if k % 2 == parity { 1 - 2 * (k as i32 / 2 % 2) } else { 0 }
        }
        let at = Interval::from_rational(&x, prec);
        prop_assert!(agree(&at.exp(), &series(|k| over_factorial(k, 1))));
        prop_assert!(agree(&at.sin(), &series(|k| over_factorial(k, alternating(k, 1)))));
        prop_assert!(agree(&at.cos(), &series(|k| over_factorial(k, alternating(k, 0)))));
        prop_assert!(agree(&at.sinh(), &series(|k| over_factorial(k, (k % 2) as i32))));
        prop_assert!(agree(&at.atan(), &series(|k| Rational::from((alternating(k, 1), k.max(1))))));
        prop_assert!(agree(&at.atanh(), &series(|k| Rational::from((k % 2, k.max(1))))));
        let logarithm = series(|k| Rational::from((if k == 0 { 0 } else { 2 * (k as i32 % 2) - 1 }, k.max(1))));
        prop_assert!(agree(&at.log1p(), &logarithm));
    }
}
