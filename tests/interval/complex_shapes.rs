//! Rectangles on which enclosures were true and useless: samples of the values lie inside, and little else does.

use kenzan::interval::{Complex, ComplexError, Interval};
use rug::{Float, Rational};

type Function = fn(&Complex) -> Result<Complex, ComplexError>;

fn interval(lo: f64, hi: f64) -> Interval {
    Interval::new(Float::with_val(53, lo), Float::with_val(53, hi)).unwrap()
}

fn rectangle(re: (f64, f64), im: (f64, f64)) -> Complex {
    Complex::new(interval(re.0, re.1), interval(im.0, im.1))
}

/// The hull of the values on a grid of the rectangle, its border included.
fn sampled(f: Function, re: (f64, f64), im: (f64, f64)) -> Complex {
    const STEPS: u32 = 12;
    let on = |(lo, hi): (f64, f64), k: u32| lo + (hi - lo) * f64::from(k) / f64::from(STEPS);
    let values = (0..=STEPS)
        .flat_map(|j| (0..=STEPS).map(move |k| (j, k)))
        .map(|(j, k)| {
            let (x, y) = (on(re, j), on(im, k));
            f(&rectangle((x, x), (y, y)).with_prec(90)).expect("holomorphic")
        });
    values.reduce(|hull, value| hull.hull(&value)).expect("a value")
}

/// Contains the samples, and is at most `times` as wide as they are, in the part that is wider.
fn check(name: &str, f: Function, re: (f64, f64), im: (f64, f64), times: f64) {
    let range = f(&rectangle(re, im)).unwrap_or_else(|error| panic!("{name} {re:?} {im:?}: {error}"));
    let sample = sampled(f, re, im);
    let inside = |part: &Interval, of: &Interval| part.with_prec(90).intersection(of) == *part;
    assert!(
        inside(&sample.re, &range.re) && inside(&sample.im, &range.im),
        "{name}: {sample} not in {range}"
    );
    let width = |z: &Complex| z.re.wid().max(&z.im.wid());
    assert!(
        width(&range) <= width(&sample) * times,
        "{name} {re:?} {im:?}: {range} around {sample}"
    );
}

#[test]
fn tan_and_tanh_are_tight_on_wide_rectangles() {
    let (tan, tanh): (Function, Function) = (|z| z.tan(), |z| z.tanh());
    for (re, im) in [
        ((0.1, 1.5), (0.0, 0.0)),
        ((-1.5, 1.5), (0.0, 0.0)),
        ((-1.0, 1.25), (-0.25, 0.5)),
        ((2.0, 4.5), (0.25, 9.0)),
    ] {
        check("tan", tan, re, im, 1.01);
        check("tanh", tanh, im, re, 1.01);
    }
    check("tanh", tanh, (-40.0, 40.0), (-1.0, 1.25), 1.1);
    check("tanh", tanh, (0.5, 9.0), (-3.0, 3.0), 1.1);
    let whole = Complex::new(interval(1.0, f64::INFINITY), interval(f64::NEG_INFINITY, f64::INFINITY));
    assert!(whole.tanh().unwrap().abs().sup() < 2);
    assert_eq!(
        rectangle((-0.5, 0.5), (1.0, 2.0)).tanh(),
        Err(ComplexError::Pole("tanh"))
    );
}

#[test]
fn sech_and_csch_are_small_on_tall_boxes_far_out() {
    for x in [20.0, -23.0, 700.0, 1e6] {
        let z = rectangle((x, x + 2.0), (-3.0, 3.5));
        assert_eq!(z.cosh().recip(), Err(ComplexError::DivisionByZero));
        let bound = Interval::point(Float::with_val(53, -x.abs().min((x + 2.0).abs())))
            .exp()
            .sup()
            * 6;
        assert!(
            z.sech().unwrap().abs().sup() < bound && z.csch().unwrap().abs().sup() < bound,
            "{x}"
        );
    }
    check("csch", |z| z.csch(), (0.0, 0.0), (0.5, 1.0), 1.1);
    check("csch", |z| z.csch(), (-1.0, 0.0), (0.5, 1.0), 2.0);
    check("sech", |z| z.sech(), (5.0, 6.0), (-1.5, 2.0), 1.1);
    check("csch", |z| z.csch(), (-6.0, -5.0), (-1.5, 2.0), 1.1);
    assert_eq!(
        rectangle((-0.5, 0.5), (1.0, 2.0)).sech(),
        Err(ComplexError::Pole("sech"))
    );
    assert_eq!(
        rectangle((-0.5, 0.5), (-1.0, 2.0)).csch(),
        Err(ComplexError::Pole("csch"))
    );
}

#[test]
fn atan_is_the_mirror_image_below_the_axis() {
    for (re, im) in [
        ((0.25, 0.5), (-9.0, -7.0)),
        ((-3.0, -0.125), (-1.5, -0.5)),
        ((0.5, 2.0), (-0.75, 2.5)),
    ] {
        check("atan", |z| z.atan(), re, im, 1.5);
        let z = rectangle(re, im);
        let (value, mirrored) = (z.atan().unwrap(), (-&z).atan().unwrap());
        assert_eq!(value, -mirrored);
    }
}

#[test]
fn dawson_is_narrow_on_unit_squares() {
    let dawson: Function = |z| z.dawson();
    for (x, y) in [
        (5.0, 0.0),
        (5.0, -0.5),
        (7.0, 3.0),
        (20.0, -0.5),
        (100.0, 2.0),
        (-29.0, -1.0),
        (28_000.0, 1.0),
    ] {
        check("dawson", dawson, (x, x + 1.0), (y, y + 1.0), 3.0);
    }
    for (x, y) in [(0.0, 0.0), (2.0, 0.0), (1.0, 2.0), (0.0, 3.0), (2.0, 4.0)] {
        check("dawson", dawson, (x, x + 1.0), (y, y + 1.0), 8.0);
    }
    check("dawson", dawson, (-10.0, 10.0), (-1.0, 1.0), 4.0);
    check("dawson", dawson, (3.0, 3.0 + 1e-9), (-2.0, -2.0 + 1e-9), 1.01);
}

#[test]
fn gamma_is_bounded_beside_the_imaginary_axis() {
    let gamma: Function = |z| z.gamma();
    check("gamma", gamma, (0.01, 2.0), (0.0, 1.0), 4.0);
    check("gamma", gamma, (0.01, 0.02), (0.0, 0.01), 1.5);
    check("gamma", gamma, (-0.5, 3.0), (0.5, 1.0), 8.0);
    check("gamma", gamma, (-5.5, -5.375), (0.0, 0.125), 2.0);
    check("gamma", gamma, (-3.0 + 1e-9, -3.0 + 2e-9), (0.0, 1e-9), 1.5);
    for (re, im) in [
        ((0.01, 2.0), (-30.0, 30.0)),
        ((1.0, 100.0), (-200.0, 200.0)),
        ((-1.0, 1.0), (-1.0, 1.0)),
        ((-40.0, 2.0), (0.5, 1.0)),
    ] {
        let kind = rectangle(re, im).gamma().err();
        assert!(
            matches!(kind, None | Some(ComplexError::Pole("gamma"))),
            "{re:?} {im:?}: {kind:?}"
        );
    }
}

#[test]
fn kummer_is_narrow_far_up_the_imaginary_axis() {
    let kummer: Function = |z| Complex::hyp1f1(&Rational::from((1, 2)), &Rational::from((3, 2)), z);
    for y in [300.0, 4_000.0, -30_000.0] {
        check("1F1", kummer, (1.0, 1.25), (y, y + 0.25), 2.0);
        check("1F1", kummer, (-1.0, 1.0), (y, y + 2.0), 3.0);
    }
}
