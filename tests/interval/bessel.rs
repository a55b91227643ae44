//! Bessel functions of half-integer order of a complex variable, and rectangles of integer order.

use kenzan::interval::{Bessel, Complex, Interval, Order};
use rug::{Float, Rational};

fn order(twice: i32) -> Order {
    Order::new(&Rational::from((twice, 2))).expect("an order")
}

fn point(re: f64, im: f64, prec: u32) -> Complex {
    let part = |x: f64| Interval::point(Float::with_val(prec, x));
    Complex::new(part(re), part(im))
}

fn rectangle([a, b, c, d]: [f64; 4]) -> Complex {
    let side = |lo, hi| Interval::new(Float::with_val(53, lo), Float::with_val(53, hi)).expect("lo <= hi");
    Complex::new(side(a, b), side(c, d))
}

/// Twice the order, the argument, and both parts of the value as mpmath 1.3 gives them at 50 digits, rounded to 32.
const KNOWN: [(Bessel, i32, f64, f64, &str, &str); 14] = [
    (
        Bessel::J,
        5,
        1.0,
        -2.0,
        "-0.39451722589398722018177098119434",
        "-0.29762822990293870394755294364279",
    ),
    (
        Bessel::J,
        -3,
        -1.0,
        1.0,
        "0.48476780408845246072958338463228",
        "-0.68582351115230312437343095360889",
    ),
    (
        Bessel::J,
        1,
        3.0,
        4.0,
        "-3.0813244033972604472805706426789",
        "-9.2374868886291193455759399186102",
    ),
    (
        Bessel::J,
        7,
        0.5,
        -0.25,
        "-0.000037370210814984382762753553062839",
        "-0.00098152920226992912295718851932786",
    ),
    (
        Bessel::J,
        -5,
        2.0,
        0.125,
        "0.82214340056023634440920732986886",
        "-0.07924300379348910041275387873975",
    ),
    (
        Bessel::J,
        41,
        10.0,
        10.0,
        "0.0089564637607586086302457993803032",
        "0.024782879264864304776000219547479",
    ),
    (
        Bessel::J,
        1,
        -200.0,
        1.0,
        "0.032492075160987601231165970891096",
        "-0.075946923942767406914956391109382",
    ),
    (
        Bessel::Y,
        5,
        1.0,
        -2.0,
        "-0.16455430540474224892862091194272",
        "0.24435834430100640405591254246874",
    ),
    (
        Bessel::Y,
        -3,
        -1.0,
        1.0,
        "0.3732018437026371938165334543838",
        "0.25115830598729948221749558131361",
    ),
    (
        Bessel::Y,
        1,
        3.0,
        4.0,
        "9.2428614369614505203252165315108",
        "-3.0850428249153325625224016385854",
    ),
    (
        Bessel::Y,
        7,
        0.5,
        -0.25,
        "2.4873202615019279930255462144443",
        "-93.321775806672330918791811534839",
    ),
    (
        Bessel::Y,
        -5,
        2.0,
        0.125,
        "0.22376548049644912550976718207176",
        "0.026484846809815637026461498524696",
    ),
    (
        Bessel::Y,
        41,
        10.0,
        10.0,
        "-0.32630447683808148073601636048466",
        "0.48047631955663241524334172028775",
    ),
    (
        Bessel::Y,
        1,
        -200.0,
        1.0,
        "0.05779620207767076188240312303877",
        "0.042558429868328932020863196554924",
    ),
];

#[test]
fn half_integer_orders_meet_published_arithmetic() {
    for (f, twice, re, im, real, imaginary) in KNOWN {
        let value = f.on_rectangle(order(twice), &point(re, im, 100)).expect("a value");
        for (part, digits) in [(&value.re, real), (&value.im, imaginary)] {
            let known = Float::with_val(200, Float::parse(digits).unwrap())
                .to_rational()
                .unwrap();
            let slack = Rational::from(known.abs_ref()) / Rational::from(10u128.pow(30));
            let ends = [Rational::from(&known - &slack), known + slack].map(|q| Interval::from_rational(&q, 200));
            let known = ends[0].hull(&ends[1]);
            assert!(
                !part.intersection(&known).is_empty(),
                "{f:?} {twice}/2 at {re} + {im}i: {part}, not {digits}"
            );
            assert!(part.certain_digits() >= 26, "{f:?} {twice}/2 at {re} + {im}i: {part}");
        }
    }
}

/// J_{ν+1} Y_ν - J_ν Y_{ν+1} = 2/(πz) (10.5.2 of the NIST Digital Library of Mathematical Functions), also where the closed form and the
/// series meet.
#[test]
fn their_wronskian_is_that_of_all_orders() {
    for twice in [-7, -3, -1, 0, 1, 2, 3, 5, 20, 21, 41] {
        for (re, im) in [
            (1.0, 1.0),
            (-3.0, 0.5),
            (20.0, -1.0),
            (20.5, 1.0),
            (0.0, 9.0),
            (1e-3, 1e-3),
        ] {
            let z = point(re, im, 200);
            let at = |f: Bessel, n: i32| f.on_rectangle(order(twice + 2 * n), &z).expect("a value");
            let [j, k] = [at(Bessel::J, 0), at(Bessel::J, 1)];
            let [y, w] = [at(Bessel::Y, 0), at(Bessel::Y, 1)];
            let found = &(&k * &y) - &(&j * &w);
            let two = Interval::from_i64(2, 200) / Interval::pi(200);
            let difference = &found - &z.recip().unwrap().scale(&two);
            assert!(difference.contains_zero(), "{twice}/2 at {re} + {im}i: {difference:?}");
            let exponent = |x: Float| x.get_exp().unwrap_or(i32::MIN);
            let allowed = exponent((&k * &y).abs().sup()).max(0) - 150;
            assert!(exponent(difference.abs().mag()) <= allowed, "{twice}/2 at {re} + {im}i");
        }
    }
}

#[test]
fn rectangles_hold_their_points_and_are_not_much_wider() {
    let sides = [
        ([1.0, 2.0, 1.0, 2.0], 12.0),
        ([20.0, 21.0, 1.0, 2.0], 8.0),
        ([-3.0, -2.75, 0.5, 0.75], 8.0),
        ([5.0, 5.0625, -0.03125, 0.03125], 3.0),
    ];
    for (f, twice) in [
        (Bessel::J, 0),
        (Bessel::Y, 0),
        (Bessel::Y, 2),
        (Bessel::J, 1),
        (Bessel::Y, 1),
        (Bessel::J, -3),
        (Bessel::Y, 5),
    ] {
        for (side, most) in sides {
            let whole = f.on_rectangle(order(twice), &rectangle(side)).expect("a range");
            let [a, b, c, d] = side;
            let mut range: Option<Complex> = None;
            for j in 0..=8 {
                for k in 0..=8 {
                    let (x, y) = (f64::from(j) / 8.0, f64::from(k) / 8.0);
                    let at = f
                        .on_rectangle(order(twice), &point(a + (b - a) * x, c + (d - c) * y, 53))
                        .expect("a value");
                    assert!(at.is_subset(&whole), "{f:?} {twice}/2 on {side:?}: {at:?} in {whole:?}");
                    range = Some(range.map_or(at.clone(), |range| range.hull(&at)));
                }
            }
            let range = range.expect("points");
            let wide = |z: &Complex| z.re.wid().to_f64().max(z.im.wid().to_f64());
            assert!(
                wide(&whole) <= most * wide(&range),
                "{f:?} {twice}/2 on {side:?}: {whole:?} for {range:?}"
            );
        }
    }
}

#[test]
fn the_cut_is_left_out() {
    for f in [Bessel::J, Bessel::Y] {
        for side in [[-2.0, -1.0, -0.5, 0.5], [-1.0, 1.0, 0.0, 0.0], [0.0, 1.0, -1.0, 1.0]] {
            assert!(f.on_rectangle(order(3), &rectangle(side)).is_err(), "{f:?} {side:?}");
        }
    }
}
