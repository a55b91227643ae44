//! Intervals and rectangles of numbers at the limits of MPFR's exponents, and others so far apart that a careless method
//! is wrong there, or never ends.

use kenzan::interval::{Complex, Interval};
use rug::{Float, Rational};

/// 2ⁿ at 53 bits.
fn power(n: i32) -> Interval {
    Interval::one(53).scale(n)
}

/// Exponents whose squares overflow or underflow, and some whose squares do not.
const EXPONENTS: [i32; 9] = [
    -1_073_741_822,
    -600_000_000,
    -536_870_913,
    -40,
    0,
    40,
    536_870_912,
    600_000_000,
    1_073_741_821,
];

#[test]
fn reciprocals_on_the_axes_are_exact() {
    for n in EXPONENTS {
        let (x, inverse, zero) = (power(n), power(-n), Interval::zero(53));
        let at = |re: &Interval, im: &Interval| Complex::new(re.clone(), im.clone()).recip();
        assert_eq!(at(&x, &zero).unwrap(), Complex::real(inverse.clone()));
        let upward = at(&zero, &x).unwrap();
        assert_eq!(upward, Complex::new(zero.clone(), -&inverse));
        let downward = at(&zero, &-&x).unwrap();
        assert_eq!(downward, Complex::new(zero, inverse));
    }
}

#[test]
fn reciprocals_on_the_diagonals_are_exact() {
    for n in EXPONENTS {
        let (x, half) = (power(n), power(-n - 1));
        let diagonal = Complex::new(-&x, x.clone());
        assert_eq!(diagonal.recip().unwrap(), Complex::new(-&half, -&half));
        // The real part c/(c²+d²) is greatest where c = |d|.
        let across = Complex::new(Interval::zero(53).hull(&x.scale(1)), x);
        assert_eq!(across.recip().unwrap().re.hi(), half.hi());
    }
}

#[test]
fn a_negligible_part_moves_the_reciprocal_to_the_right_side() {
    for (n, small) in [(0, -600_000_000), (600_000_000, 200_000_000), (-1000, -1_073_741_000)] {
        let z = Complex::new(-power(n), power(small)).recip().unwrap();
        // −2⁻ⁿ/(1+ε) lies just above −2⁻ⁿ, and the imaginary part just above −2^{small−2n}.
        let (re, im) = (-power(-n), -power(small).scale(-n).scale(-n));
        for (part, bound) in [(z.re, re), (z.im, im)] {
            let mut next = bound.sup();
            next.next_up();
            assert!(part.lo() == bound.lo() && *part.hi() == next, "{part}");
        }
    }
}

#[test]
fn gamma_turns_between_far_ends() {
    let (far, near) = (
        power(-1_000_000_000).hull(&power(1_000_000_000)),
        Interval::one(53).hull(&power(1)),
    );
    assert_eq!(far.gamma().lo(), near.gamma().lo());
    assert!(far.gamma().hi().is_infinite());
    assert_eq!(far.ln_gamma().lo(), near.ln_gamma().lo());
    assert_eq!(far.ln_gamma().hi(), power(1_000_000_000).ln_gamma().hi());
}

#[test]
fn dawson_is_beside_its_limit_at_tiny_and_huge_numbers() {
    for n in [-400, -1_000_000, -1_000_000_000] {
        let x = power(n);
        let mut below = x.inf();
        below.next_down();
        let value = x.dawson();
        assert!(value.hi() == x.hi() && *value.lo() == below, "{value}");
        assert_eq!((-x).dawson(), -value);
    }
    for n in [400, 1_000_000, 1_000_000_000] {
        let limit = power(-n - 1);
        let mut above = limit.sup();
        above.next_up();
        let value = power(n).dawson();
        assert!(*value.hi() == above && value.lo() == limit.lo(), "{value}");
    }
    let least = power(-1_073_741_824);
    assert_eq!(least.dawson(), Interval::zero(53).hull(&least));
}

#[test]
fn what_no_expansion_reaches_is_given_up_at_once() {
    let (half, large) = (Rational::from((-1, 2)), Rational::from((10i128.pow(30) + 1, 3)));
    let everything = Interval::hyp1f1(&half, &Rational::from((3, 2)), &-power(1_000_000_000));
    assert!(everything.is_entire());
    let q = Interval::gamma_q(&large, &power(10).hull(&power(110)));
    assert_eq!(q, Interval::zero(53).hull(&Interval::one(53)));
    assert!(q.contains(&Float::with_val(2, 0.5)));
}

#[test]
fn a_share_of_almost_everything_is_seen_at_once() {
    let one = Interval::one(53);
    for (a, x) in [(100_000u64, 50_000i64), (1_000_000, 900_000), (1 << 60, 1 << 59)] {
        let q = Interval::gamma_q(&Rational::from(a), &Interval::from_i64(x, 53));
        assert!(
            q.contains_rational(&Rational::from(1))
                && q.certain_digits() >= 15
                && q.is_subset(&Interval::zero(53).hull(&one)),
            "{q}"
        );
    }
    // A tenth above the mean nothing is left, and there the bound says nothing.
    let q = Interval::gamma_q(&Rational::from(1_000), &Interval::from_i64(1_100, 53));
    assert!(*q.hi() < 0.01 && *q.lo() > 0, "{q}");
}
