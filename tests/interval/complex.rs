//! Complex rectangles: points at random stay inside, identities hold, and what is not holomorphic is refused.

use kenzan::interval::{Complex, ComplexError, Interval};
use proptest::prelude::*;
use rug::{Float, Rational};

type Function = fn(&Complex) -> Result<Complex, ComplexError>;

fn q(n: i64, d: u64) -> Rational {
    Rational::from((n, d))
}

fn number(size: i64) -> impl Strategy<Value = Rational> {
    (-size * 4096..=size * 4096, 1u64..=999).prop_map(|(n, d)| q(n, 4096) + q(1, 4096 * d) - q(1, 4096))
}

fn at(z: &(Rational, Rational), prec: u32) -> Complex {
    Complex::from_rationals(&z.0, &z.1, prec)
}

fn point(size: i64) -> impl Strategy<Value = (Rational, Rational)> {
    (number(size), number(size))
}

/// Two opposite corners of a rectangle and a point between them.
type Piece = [(Rational, Rational); 3];

fn piece(size: i64) -> impl Strategy<Value = Piece> {
    let width = || {
        prop_oneof![
            Just(q(0, 1)),
            (1i64..4096, 0u32..60).prop_map(|(n, shift)| q(n, 4096) >> shift),
            (0i64..2 * 4096).prop_map(|n| q(n, 4096)),
        ]
    };
    (point(size), width(), width(), 0u64..=16, 0u64..=16).prop_map(|((x, y), w, h, s, t)| {
        let corner = (Rational::from(&x + &w), Rational::from(&y + &h));
        let inside = (&x + w * s / 16u32, &y + h * t / 16u32);
        [(x.clone(), y.clone()), corner, inside]
    })
}

fn hull([p, q, _]: &Piece, prec: u32) -> Complex {
    at(p, prec).hull(&at(q, prec))
}

fn precision() -> impl Strategy<Value = u32> {
    20u32..400
}

fn meet(z: &Complex, w: &Complex) -> bool {
    z.re.overlaps_at_all(&w.re) && z.im.overlaps_at_all(&w.im)
}

fn one(prec: u32) -> Complex {
    Complex::real(Interval::one(prec))
}

const FUNCTIONS: [(&str, Function); 24] = [
    ("recip", |z| z.recip()),
    ("sqr", |z| Ok(z.sqr())),
    ("cube", |z| z.powi(3)),
    ("exp", |z| Ok(z.exp())),
    ("log", |z| z.log()),
    ("sqrt", |z| z.sqrt()),
    ("pow", |z| {
        z.pow(&Complex::from_rationals(&q(1, 3), &q(-1, 2), z.prec()))
    }),
    ("sin", |z| Ok(z.sin())),
    ("cos", |z| Ok(z.cos())),
    ("tan", |z| z.tan()),
    ("sinh", |z| Ok(z.sinh())),
    ("cosh", |z| Ok(z.cosh())),
    ("tanh", |z| z.tanh()),
    ("sech", |z| z.sech()),
    ("csch", |z| z.csch()),
    ("atan", |z| z.atan()),
    ("erf", |z| z.erf()),
    ("erfc", |z| z.erfc()),
    ("dawson", |z| z.dawson()),
    ("gamma", |z| z.gamma()),
    ("1F1", |z| Complex::hyp1f1(&q(-1, 3), &q(5, 2), z)),
    ("1F1, mean", |z| Complex::hyp1f1(&q(1, 3), &q(5, 2), z)),
    ("far dawson", |z| {
        (z + &Complex::from_rationals(&q(9, 1), &q(-1, 1), z.prec())).dawson()
    }),
    ("far 1F1", |z| {
        let far = z + &Complex::from_rationals(&q(3, 1), &q(99, 1), z.prec());
        Complex::hyp1f1(&q(1, 3), &q(5, 2), &far)
    }),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn contains_the_values_of_members(piece in piece(4), prec in precision()) {
        let (z, member) = (hull(&piece, prec), at(&piece[2], 2 * prec + 64));
        for (name, f) in FUNCTIONS {
            if let Ok(range) = f(&z) {
                let value = f(&member).expect("defined on the whole, hence at every point");
                prop_assert!(meet(&value, &range), "{name} on {z}: {value} not in {range}");
            }
        }
    }

    /// At an exact point the sharper enclosure lies within the coarser, and that is narrow.
    #[test]
    fn encloses_sharper_enclosures(x in -4096i64..4096, y in -4096i64..4096, prec in precision()) {
        let z = (q(x, 1024), q(y, 1024));
        for (name, f) in FUNCTIONS {
            let (Ok(wide), Ok(sharp)) = (f(&at(&z, prec)), f(&at(&z, prec + 100))) else {
                continue;
            };
            prop_assert!(sharp.is_subset(&wide), "{name}: {sharp} not in {wide}");
            if prec > 40 {
                let size = wide.abs().sup() >> (prec - 20);
                let narrow = wide.re.wid() <= size && wide.im.wid() <= size;
                prop_assert!(narrow, "{name} at {x}/1024 + i·{y}/1024: {wide}");
            }
        }
    }

    #[test]
    fn agrees_with_real_functions(x in number(6), prec in precision()) {
        let (z, x) = (at(&(x.clone(), q(0, 1)), prec), Interval::from_rational(&x, prec));
        let nearly = Complex::new(x.clone(), Interval::from_rational(&q(0, 1), prec).hull(&Interval::from_rational(&(q(1, 1) >> 200), prec)));
        for (value, real) in [(z.exp(), x.exp()), (z.sin(), x.sin()), (z.tanh().unwrap(), x.tanh()),
            (z.atan().unwrap(), x.atan()), (nearly.erf().unwrap(), x.erf()),
            (nearly.erfc().unwrap(), x.erfc()), (nearly.dawson().unwrap(), x.dawson())] {
            prop_assert!(value.re.overlaps_at_all(&real) && value.im.contains_zero(), "{value} {real}");
        }
    }

    #[test]
    fn odd_and_conjugate_symmetry(z in point(5), prec in precision()) {
        let z = at(&z, prec);
        for f in [Complex::erf, Complex::dawson, Complex::atan, Complex::tan] {
            if let Ok(value) = f(&z) {
                prop_assert!(meet(&f(&-&z).unwrap(), &-&value));
                prop_assert!(meet(&f(&z.conj()).unwrap(), &value.conj()));
            }
        }
    }

    #[test]
    fn inverse_functions_undo(piece in piece(3), prec in precision()) {
        let (z, inside) = (hull(&piece, prec), at(&piece[2], prec));
        if let Ok(log) = z.log() {
            prop_assert!(meet(&log.exp(), &inside));
        }
        if let Ok(root) = z.sqrt() {
            prop_assert!(meet(&root.sqr(), &inside) && *root.re.lo() >= 0);
        }
        if let Ok(angle) = z.atan().and_then(|angle| angle.tan()) {
            prop_assert!(meet(&angle, &inside));
        }
        if let Ok(inverse) = z.recip() {
            prop_assert!(meet(&(&inverse * &inside), &one(prec)));
            prop_assert!(meet(&(&inside / &z).unwrap(), &one(prec)));
        }
    }

    #[test]
    fn elementary_identities(z in point(20), w in point(3), prec in precision()) {
        let (z, w) = (at(&z, prec), at(&w, prec));
        prop_assert!(meet(&(&z.exp() * &w.exp()), &(&z + &w).exp()));
        prop_assert!(meet(&(&z.sin().sqr() + &z.cos().sqr()), &one(prec)));
        prop_assert!(meet(&(&z.cosh().sqr() - &z.sinh().sqr()), &one(prec)));
        prop_assert!(z.abs().sqr().overlaps_at_all(&(&z * &z.conj()).re));
        if let (Ok(tan), Ok(tanh)) = (z.tan(), z.tanh()) {
            prop_assert!(meet(&(&tan * &z.cos()), &z.sin()));
            prop_assert!(meet(&(&tanh * &z.cosh()), &z.sinh()));
        }
        if let Ok(power) = z.pow(&w) {
            prop_assert!(meet(&(&power * &z.pow(&-&w).unwrap()), &one(prec)));
        }
    }

    #[test]
    fn erf_and_erfc_are_complements(z in point(12), prec in precision()) {
        let z = at(&z, prec);
        prop_assert!(meet(&(&z.erf().unwrap() + &z.erfc().unwrap()), &one(prec)));
        prop_assert!(meet(&(&z.erfc().unwrap() + &(-&z).erfc().unwrap()), &(&one(prec) + &one(prec))));
    }

    /// The asymptotic expansion at low precision against the series at high precision, whatever the direction.
    #[test]
    fn erfc_expansions_agree(r in 8u64..20, n in -64i64..=64, d in 1u64..9) {
        let (x, y) = (q(64 - n.abs(), 64) * r, q(n, 64) * r + q(1, 1000 * d));
        let z = (x, y);
        prop_assert!(at(&z, 400).erfc().unwrap().is_subset(&at(&z, 20).erfc().unwrap().hull(&at(&z, 24).erfc().unwrap())));
        prop_assert!(meet(&at(&z, 400).dawson().unwrap(), &at(&z, 20).dawson().unwrap()));
    }

    /// F(z) = z ₁F₁(1; 3/2; −z²), and Kummer's transformation.
    #[test]
    fn hypergeometric_identities(z in point(6), prec in precision()) {
        let (z, one, half) = (at(&z, prec), q(1, 1), q(3, 2));
        let direct = Complex::hyp1f1(&one, &half, &-z.sqr()).unwrap();
        prop_assert!(meet(&z.dawson().unwrap(), &(&z * &direct)));
        let turned = Complex::hyp1f1(&q(1, 2), &half, &z.sqr()).unwrap();
        prop_assert!(meet(&direct, &(&turned * &(-z.sqr()).exp())));
    }

    #[test]
    fn is_monotone_under_inclusion(piece in piece(4), prec in precision()) {
        let (outer, inner) = (hull(&piece, prec), at(&piece[0], prec).hull(&at(&piece[2], prec)));
        prop_assume!(inner.is_subset(&outer));
        for (name, f) in &FUNCTIONS[..14] {
            // Wherever the whole is accepted so is the part.
            let Ok(range) = f(&outer) else { continue };
            prop_assert!(f(&inner).is_ok_and(|part| part.is_subset(&range)), "{name} {inner} {outer}");
        }
    }

    /// Γ(z+1) = zΓ(z) and Legendre's Γ(z)Γ(z+½) = 2^{1−2z} √π Γ(2z).
    #[test]
    fn gamma_recurs_and_doubles(z in point(9), prec in precision()) {
        let z = at(&z, prec);
        prop_assume!(z.gamma().is_ok() && !z.im.contains_zero());
        let gamma = |z: &Complex| z.gamma().unwrap();
        prop_assert!(meet(&gamma(&(&z + &one(prec))), &(&z * &gamma(&z))));
        let half = Complex::from_rationals(&q(1, 2), &q(0, 1), prec);
        let power = (&one(prec) - &(&z + &z)).scale(&Interval::ln2(prec)).exp();
        let right = (&power * &gamma(&(&z + &z))).scale(&Interval::pi(prec).sqrt());
        prop_assert!(meet(&right, &(&gamma(&z) * &gamma(&(&z + &half)))));
    }
}

fn rectangle(x: (i64, i64), y: (i64, i64)) -> Complex {
    let side = |(lo, hi): (i64, i64)| Interval::from_i64(lo, 80).hull(&Interval::from_i64(hi, 80));
    Complex::new(side(x), side(y))
}

/// Every error names its function and its reason; touching the cut is meeting it.
#[test]
fn branch_cuts_and_poles_are_refused() {
    let cut = |name| Err(ComplexError::BranchCut(name));
    assert_eq!(rectangle((-2, -1), (-1, 1)).log(), cut("log"));
    assert_eq!(rectangle((-2, -1), (0, 1)).log(), cut("log"));
    assert_eq!(rectangle((0, 1), (0, 1)).sqrt(), cut("sqrt"));
    assert_eq!(rectangle((-2, -1), (-1, 0)).pow(&rectangle((1, 1), (1, 1))), cut("pow"));
    assert_eq!(rectangle((-1, 1), (1, 2)).atan(), cut("atan"));
    assert_eq!(rectangle((-1, 1), (-3, -2)).atan(), cut("atan"));
    assert!(rectangle((-2, -1), (1, 2)).log().is_ok() && rectangle((1, 2), (-5, 5)).atan().is_ok());
    assert_eq!(rectangle((-1, 1), (0, 1)).recip(), Err(ComplexError::DivisionByZero));
    assert_eq!(
        rectangle((1, 1), (0, 1)) / rectangle((0, 1), (-1, 0)),
        Err(ComplexError::DivisionByZero)
    );
    assert_eq!(rectangle((0, 1), (0, 0)).powi(-1), Err(ComplexError::DivisionByZero));
    assert_eq!(
        Complex::hyp1f1(&q(1, 2), &q(-2, 1), &rectangle((0, 1), (0, 1))),
        Err(ComplexError::Pole("hyp1f1"))
    );
    assert_eq!(rectangle((-2, -1), (-1, 1)).gamma(), Err(ComplexError::Pole("gamma")));
    assert!(rectangle((1, 2), (1, 2)).gamma().is_ok());
    let unbounded = Complex::new(Interval::entire(80), Interval::one(80));
    assert_eq!(unbounded.erf(), Err(ComplexError::Budget("erf")));
}

/// tan and tanh have bounds on a rectangle only if it keeps off the poles π(k+½), iπ(k+½).
#[test]
fn tan_across_a_pole_is_refused() {
    assert_eq!(rectangle((1, 2), (-1, 1)).tan(), Err(ComplexError::Pole("tan")));
    assert_eq!(rectangle((-1, 1), (4, 5)).tanh(), Err(ComplexError::Pole("tanh")));
    assert!(rectangle((-1, 1), (0, 0)).tan().unwrap().re.is_bounded());
    assert!(rectangle((2, 4), (-1, 1)).tan().is_ok());
    let far = rectangle((1000, 1_000_000_000), (0, 9)).tanh().unwrap();
    assert!(far.re.contains(&Float::with_val(80, 1)) && far.abs().wid() < 1e-9);
}

/// An integer power of a rectangle across the cut is no power by logarithms.
#[test]
fn integer_powers_have_no_cut() {
    let z = rectangle((-2, 1), (-1, 1));
    let cube = z.pow(&Complex::real(Interval::from_i64(3, 80))).unwrap();
    assert!(cube.is_subset(&(&(&z * &z) * &z)));
    assert_eq!(z.powi(0), Ok(Complex::real(Interval::one(80))));
}

/// The reciprocal of a rectangle that surrounds no zero is exact at its extremes, here at c = d = 1.
#[test]
fn reciprocals_are_tight() {
    let inverse = rectangle((1, 2), (-1, 1)).recip().unwrap();
    let exact = |lo: Rational, hi: Rational| Interval::from_rational(&lo, 80).hull(&Interval::from_rational(&hi, 80));
    assert_eq!(inverse.re, exact(q(2, 5), q(1, 1)));
    assert_eq!(inverse.im, exact(q(-1, 2), q(1, 2)));
}

/// Forty digits each from mpmath.
#[test]
fn values_to_thirty_digits() {
    let at = |x: (i64, u64), y: i64| Complex::from_rationals(&q(x.0, x.1), &q(y, 1), 110);
    for (value, re, im) in [
        (
            at((1, 1), 1).erf(),
            "1.316151281697947644880271080243670369028",
            "0.1904534692378346862841088619691624424378",
        ),
        (
            at((1, 1), 1).dawson(),
            "0.9903730923223613889339471183065765234126",
            "-0.6388730515644432931177057465189677789291",
        ),
        (
            at((2, 1), -9).erfc(),
            "159455449090446750133786248823689.1169884",
            "-58123527175797796621225313521775.23267867",
        ),
        (
            at((1, 8), 12).erf(),
            "2.430885741919732002806185327923289825887e+60",
            "-1.586056591590650327273070969050900797974e+61",
        ),
        (
            at((1, 8), 12).dawson(),
            "4.253565022407722173721341625482099052944e+61",
            "-2.98398328761384615079246684080995347982e+62",
        ),
        (
            Complex::hyp1f1(&q(-1, 3), &q(5, 2), &at((-3, 1), 4)),
            "1.386960527710474665009165004056208005685",
            "-0.3165823991523850581210865848098150790385",
        ),
    ] {
        let value = value.unwrap();
        let expected = |text: &str| Interval::from_decimal(text, text, 110).unwrap();
        assert!(meet(&value, &Complex::new(expected(re), expected(im))), "{value}");
        assert!(
            value.re.certain_digits() > 30 && value.im.certain_digits() > 30,
            "{value}"
        );
    }
}

/// On the axes, where one part vanishes, and at zero.
#[test]
fn functions_on_the_axes() {
    for n in [-7i64, -1, 1, 7] {
        let imaginary = at(&(q(0, 1), q(n, 2)), 90);
        let y = Interval::from_rational(&q(n, 2), 90);
        assert!(imaginary.exp().re.overlaps_at_all(&y.cos()));
        for f in [Complex::erf, Complex::dawson, Complex::tan] {
            let value = f(&imaginary).unwrap();
            assert!(value.re.contains_zero() && !value.im.contains_zero(), "{value}");
        }
        assert!(imaginary.tan().unwrap().im.overlaps_at_all(&y.tanh()));
        let rest = &imaginary.erfc().unwrap() - &one(90);
        assert!(rest.re.contains_zero());
    }
    let zero = at(&(q(0, 1), q(0, 1)), 90);
    for f in [
        Complex::erf,
        Complex::dawson,
        Complex::tan,
        Complex::tanh,
        Complex::atan,
    ] {
        assert_eq!(f(&zero), Ok(zero.clone()));
    }
    assert_eq!(zero.exp(), one(90));
}
