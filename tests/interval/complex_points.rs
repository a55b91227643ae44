//! Complex points at which enclosures were true and useless; forty digits of each value by another program.

use kenzan::interval::{Complex, ComplexError, Interval};
use rug::{Float, Rational};

fn point(re: f64, im: f64) -> Complex {
    let part = |x| Interval::point(Float::with_val(53, x));
    Complex::new(part(re), part(im))
}

fn dyadic(numerator: i32, exponent: u32) -> Interval {
    Interval::point(Float::with_val(53, numerator) >> exponent)
}

/// The value contains numbers that agree with the truth to its 38 digits, and has 50 of 53 bits.
fn check(value: Result<Complex, ComplexError>, (re, im): (&str, &str)) {
    let value = value.expect("holomorphic");
    for (part, digits) in [(&value.re, re), (&value.im, im)] {
        let truth = Interval::from_decimal(digits, digits, 200).unwrap();
        let slack = truth.abs() * Interval::from_decimal("-1e-37", "1e-37", 200).unwrap();
        assert!((truth + slack).overlaps_at_all(part), "{digits} not in {part}");
    }
    let size = value.abs().sup() >> 50u32;
    assert!(value.re.wid() <= size && value.im.wid() <= size, "{value}");
}

/// Besides, each part has 50 bits of its own.
fn check_parts(value: Result<Complex, ComplexError>, truth: (&str, &str)) {
    check(value.clone(), truth);
    let value = value.expect("holomorphic");
    for part in [value.re, value.im] {
        assert!(part.wid() <= part.mag() >> 50u32, "{part}");
    }
}

#[test]
fn dawson_far_out_and_below_the_axis() {
    let far = (
        "0.0000178571428457543731415272467251399898245",
        "-0.0000000006377551024475478964503091510389421283524",
    );
    check(point(28_000.0, 1.0).dawson(), far);
    check(
        (-point(28_000.0, -1.0)).dawson(),
        ("-0.0000178571428457543731415272467251399898245", far.1),
    );
    check(
        point(6.0, -4.0).dawson(),
        (
            "0.05754496842887861432981197632004628063899",
            "0.03911887602169976763400730417217928110995",
        ),
    );
    check(
        point(3.0, -8.0).dawson(),
        (
            "-523897890019236206805351.1806372465639145",
            "436535286590834532199068.9689885405849154",
        ),
    );
    check(
        point(100.0, -0.5).dawson(),
        (
            "0.005000125003122576375849310945932950017524",
            "0.00002500312564080514144215774901685149316255",
        ),
    );
}

#[test]
fn log_beside_the_unit_circle() {
    check_parts(
        point(0.6, 0.8).log(),
        (
            "2.220446049250313154802973200651493368213e-17",
            "0.9272952180016122768374334479286894349262",
        ),
    );
    check_parts(
        point(0.8, -0.6).log(),
        (
            "2.220446049250313154802973200651493368213e-17",
            "-0.6435011087932843423938882437110620071724",
        ),
    );
    let near = Complex::new(Interval::one(53), dyadic(1, 70));
    check_parts(
        near.log(),
        (
            "3.587324068671531701564747733222185296077e-43",
            "8.470329472543003390683225006796419620514e-22",
        ),
    );
}

#[test]
fn atan_below_the_axis() {
    check_parts(
        point(0.3, -7.0).atan(),
        (
            "1.564558347279755983371311885329986431782",
            "-0.1435681317153595687314407538107302261097",
        ),
    );
    let flat = Complex::new(dyadic(1, 900), Interval::point(Float::with_val(53, -0.99)));
    check_parts(
        flat.atan(),
        (
            "5.944985860134541032620797042856916349091e-270",
            "-2.646652412362245751384246726273545037873",
        ),
    );
    let cusp = Complex::new(dyadic(1, 30), Interval::from_i64(-1, 53));
    check_parts(
        cusp.atan(),
        (
            "0.7853981636302789532695304747092966884046",
            "-10.74378129867915229602130799122601202686",
        ),
    );
}

#[test]
fn powers_keep_their_bits() {
    let z = point(1.1, 0.7);
    check(
        z.powi(1_000),
        (
            "5.405630781811697498362931996514038244424e+114",
            "1.587193557048074656011072312610435279382e+115",
        ),
    );
    check(
        z.pow(&point(1_000.5, 3.0)),
        (
            "-2.386350919065845138380325473656311751685e+114",
            "2.556181990169000086430281414478584437586e+114",
        ),
    );
}

#[test]
fn the_empty_set_stays_empty_under_powers() {
    let empty = Complex::new(Interval::empty(53), Interval::empty(53));
    for n in [-2, 0, 3] {
        assert!(empty.powi(n).unwrap().is_empty());
    }
    assert!(
        Complex::new(Interval::one(53), Interval::empty(53))
            .powi(0)
            .unwrap()
            .is_empty()
    );
}

#[test]
fn gamma_beside_its_poles() {
    let near = |n: i64, bits: u32, re: i32| {
        let offset = Interval::point(Float::with_val(53, re) >> bits);
        Complex::new(Interval::from_i64(n, 53) + offset, dyadic(1, bits))
    };
    check_parts(
        near(-3, 33, 1).gamma(),
        (
            "-715827882.8760196114497695362849435468718",
            "715827882.6666666666221972091595657472811",
        ),
    );
    check_parts(
        near(-20, 40, 0).gamma(),
        (
            "1.24153129969501219717811264038364695803e-18",
            "-4.519342020684337988127577027262656170968e-7",
        ),
    );
    check_parts(
        near(0, 50, -1).gamma(),
        (
            "-562949953421312.577215664901533739064703",
            "-562949953421311.9999999999999991215418091",
        ),
    );
}

#[test]
fn kummer_far_up_the_imaginary_axis() {
    let q = |n: i64, d: u64| Rational::from((n, d));
    let kummer = |a: (i64, u64), b: (i64, u64), re, im| Complex::hyp1f1(&q(a.0, a.1), &q(b.0, b.1), &point(re, im));
    check(
        kummer((1, 2), (3, 2), 1.0, 4_000.0),
        (
            "0.009674803986970892160933109613623183670066",
            "0.01015755270381791511715573039604117256686",
        ),
    );
    check(
        kummer((1, 2), (3, 2), 1.0, 30_000.0),
        (
            "0.003581581006109309441257299231592408093677",
            "0.00364508702467176407369888886066707303624",
        ),
    );
    check(
        kummer((1, 3), (5, 2), 100.0, -300.0),
        (
            "-20346878652342354612336523606643394194.08",
            "-46958093773440927502530596022348671584.06",
        ),
    );
    check(
        kummer((-7, 2), (3, 2), 1.0, 1_000.0),
        (
            "817005344.6896834429487311554430831130145",
            "834344905.2291165763148477641521596866491",
        ),
    );
}
