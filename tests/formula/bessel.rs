//! Bessel functions: closed forms, recurrences, derivatives, enclosures against second routes, and what is refused.

use std::collections::BTreeMap;

use kenzan::enclose::{Assignment, EncloseError, NoIntegrals, enclose, evaluate, evaluate_complex};
use kenzan::exact::{Outcome, prove_equal};
use kenzan::formula::{Domains, Symbol, parse_expr, parse_relation};
use kenzan::interval::{Bessel, Complex, ComplexError, Interval, Order};
use rug::{Float, Rational};

fn outcome(relation: &str, declarations: &[&str]) -> Outcome {
    let mut domains = Domains::new();
    for declaration in declarations {
        domains.declare(declaration).expect(declaration);
    }
    let r = parse_relation(relation).unwrap_or_else(|e| panic!("{e}"));
    prove_equal(&r.lhs, &r.rhs, &domains)
}

#[track_caller]
fn proved(relation: &str, declarations: &[&str]) {
    assert_eq!(outcome(relation, declarations), Outcome::Proved, "{relation}");
}

#[track_caller]
fn undecided(relation: &str, declarations: &[&str]) {
    assert!(
        matches!(outcome(relation, declarations), Outcome::Undecided(_)),
        "{relation} must not be provable"
    );
}

fn closed(text: &str, digits: usize) -> Result<Interval, EncloseError> {
    enclose(&parse_expr(text).expect(text), &BTreeMap::new(), digits, &NoIntegrals)
}

fn order(twice: i32) -> Order {
    Order::new(&Rational::from((twice, 2))).expect("a moderate order")
}

fn piece(lo: f64, hi: f64) -> Interval {
    Interval::new(Float::with_val(53, lo), Float::with_val(53, hi)).expect("lo <= hi")
}

#[test]
fn half_integer_orders_are_elementary() {
    let x = &["x > 0"];
    proved("besselj(1/2, x) = sqrt(2/(pi*x))*sin(x)", x);
    proved("besselj(-1/2, x) = sqrt(2/(pi*x))*cos(x)", x);
    proved("besselj(3/2, x) = sqrt(2/(pi*x))*(sin(x)/x - cos(x))", x);
    proved("bessely(1/2, x) = -sqrt(2/(pi*x))*cos(x)", x);
    proved("bessely(5/2, x) = sqrt(2/(pi*x))*((1 - 3/x^2)*cos(x) - 3*sin(x)/x)", x);
    proved("besseli(1/2, x) = sqrt(2/(pi*x))*sinh(x)", x);
    proved("besseli(-3/2, x) = sqrt(2/(pi*x))*(sinh(x) - cosh(x)/x)", x);
    proved("besselk(1/2, x) = sqrt(pi/(2*x))*exp(-x)", x);
    proved("besselk(-3/2, x) = sqrt(pi/(2*x))*exp(-x)*(1 + 1/x)", x);
    proved(
        "besselj(3/2, x)*bessely(1/2, x) - besselj(1/2, x)*bessely(3/2, x) = 2/(pi*x)",
        x,
    );
    proved(
        "besseli(5/2, x)*besselk(7/2, x) + besseli(7/2, x)*besselk(5/2, x) = 1/x",
        x,
    );
    undecided("besselj(1/2, x) = sqrt(2/(pi*x))*cos(x)", x);
    undecided("besselj(1/2, x) = besselj(1/2, x)", &[]);
}

#[test]
fn recurrences_and_reflections() {
    let n = &["n natural", "x > 0"];
    proved("besselj(n - 1, x) + besselj(n + 1, x) = 2*n/x*besselj(n, x)", n);
    proved(
        "bessely(n + 3, x) = 2*(n + 2)/x*bessely(n + 2, x) - bessely(n + 1, x)",
        n,
    );
    proved("besseli(n - 1, x) - besseli(n + 1, x) = 2*n/x*besseli(n, x)", n);
    proved("besselk(n + 1, x) - besselk(n - 1, x) = 2*n/x*besselk(n, x)", n);
    proved("besselj(-n, x) = (-1)^n*besselj(n, x)", n);
    proved("besselk(-n, x) = besselk(n, x)", n);
    proved("besselj(n, -x) = (-1)^n*besselj(n, x)", n);
    proved("besseli(3, -x) = -besseli(3, x)", &[]);
    proved("besselj(0, 0) = 1", &[]);
    proved("besselj(2, 0) = 0", &[]);
    undecided("besselj(n, x) = besselj(n + 1, x)", n);
    undecided("bessely(0, x) = bessely(0, x)", &[]);
    undecided("besselj(a, x) = besselj(a, x)", &["x > 0"]);
}

#[test]
fn derivatives_solve_the_differential_equations() {
    let n = &["n natural", "x > 0"];
    for (c, s) in [("besselj", 1), ("bessely", 1), ("besseli", -1), ("besselk", -1)] {
        let f = format!("{c}(n, x)");
        let equation = format!("x^2*diff(diff({f}, x), x) + x*diff({f}, x) + ({s}*x^2 - n^2)*{f} = 0");
        proved(&equation, n);
    }
    let slope = parse_expr("besselj(0, x^2)")
        .unwrap()
        .derivative(&Symbol::new("x"))
        .unwrap();
    let at = Assignment::from([(Symbol::new("x"), piece(1.5, 1.5))]);
    let other = parse_expr("-2*x*besselj(1, x^2)").unwrap();
    let difference = evaluate(&(&slope - &other), &at, 80, &NoIntegrals).unwrap();
    assert!(difference.contains_zero() && difference.wid() < 1e-15, "{difference}");
    assert!(
        parse_expr("besselj(x, 1)")
            .unwrap()
            .derivative(&Symbol::new("x"))
            .is_err()
    );
}

#[test]
fn printed_as_letters_with_an_order() {
    let f = parse_expr("besselk(n + 1, x)^2").unwrap();
    assert_eq!(f.to_latex(), r"K_{n + 1}(x)^{2}");
    assert_eq!(f.to_string(), "besselk(n + 1, x)^2");
}

#[test]
fn values_agree_with_mpfr() {
    for n in [-7, -1, 0, 1, 2, 13] {
        for (p, q) in [(1, 1024), (1, 2), (5, 2), (39, 4), (20, 1)] {
            for prec in [53, 200] {
                let x = Float::with_val(prec, Rational::from((p, q)));
                let exact = Float::with_val(2 * prec, x.jn_ref(n));
                let value = Bessel::J.range(order(2 * n), &Interval::point(x.clone()));
                let mut next = value.lo().clone();
                next.next_up();
                assert!(value.contains(&exact), "J_{n}({x}) = {exact} is not in {value}");
                assert!(*value.hi() <= next, "J_{n}({x}) in {value}");
                let exact = Float::with_val(2 * prec, x.yn_ref(n));
                let value = Bessel::Y.range(order(2 * n), &Interval::point(x.clone()));
                let mut next = value.lo().clone();
                next.next_up();
                assert!(value.contains(&exact), "Y_{n}({x}) = {exact} is not in {value}");
                assert!(*value.hi() <= next, "Y_{n}({x}) in {value}");
            }
        }
    }
}

#[test]
fn an_enclosure_contains_the_one_of_four_times_its_precision() {
    for f in [Bessel::J, Bessel::Y, Bessel::I, Bessel::K] {
        for twice in [0, 1, 2, 5, 14, -3, -4, 81] {
            for (p, q) in [(1, 8), (1, 1), (17, 1), (18, 1), (55, 2), (500, 1)] {
                let x = |prec| Interval::from_rational(&Rational::from((p, q)), prec);
                let (coarse, fine) = (f.range(order(twice), &x(53)), f.range(order(twice), &x(212)));
                assert!(
                    fine.is_subset(&coarse),
                    "{f:?} {twice}/2 at {p}/{q}: {fine} in {coarse}"
                );
                assert!(coarse.certain_digits() >= 14, "{f:?} {twice}/2 at {p}/{q}: {coarse}");
            }
        }
    }
}

/// J_{n+1}Y_n - J_nY_{n+1} = 2/(πx) = 2 (I_nK_{n+1} + I_{n+1}K_n)/π.
#[test]
fn wronskians() {
    for n in [0, 1, 4, -3, 30] {
        for x in ["(1/3)", "1", "(19/2)", "40", "1000"] {
            let m = n + 1;
            let first =
                format!("besselj({m}, {x})*bessely({n}, {x}) - besselj({n}, {x})*bessely({m}, {x}) - 2/(pi*{x})");
            let second = format!("besseli({n}, {x})*besselk({m}, {x}) + besseli({m}, {x})*besselk({n}, {x}) - 1/{x}");
            for wronskian in [first, second] {
                let at = Assignment::new();
                let value = evaluate(&parse_expr(&wronskian).unwrap(), &at, 300, &NoIntegrals).unwrap();
                assert!(
                    value.contains_zero() && value.wid() < 1e-60,
                    "{wronskian} is in {value}"
                );
            }
        }
    }
}

/// J_0 is not monotone on \[-1, 1\]: the values at the ends are not its range.
#[test]
fn a_range_holds_the_turning_points_inside() {
    let at = Assignment::from([(Symbol::new("x"), piece(-1.0, 1.0))]);
    let value = evaluate(&parse_expr("besselj(0, x)").unwrap(), &at, 53, &NoIntegrals).unwrap();
    assert!(value.contains(&Float::with_val(53, 1)), "{value}");
    for (f, twice, lo, hi) in [
        (Bessel::J, 0, -1.0, 1.0),
        (Bessel::J, 0, 0.0, 60.0),
        (Bessel::J, 2, -3.0, 3.0),
        (Bessel::J, 3, 0.5, 9.0),
        (Bessel::J, -1, 0.25, 9.0),
        (Bessel::Y, 0, 0.125, 9.0),
        (Bessel::Y, 6, 1.0, 12.0),
        (Bessel::I, 0, -2.0, 1.0),
        (Bessel::I, 2, -2.0, 1.0),
        (Bessel::I, -1, 0.25, 3.0),
        (Bessel::K, 4, 0.25, 3.0),
    ] {
        let range = f.range(order(twice), &piece(lo, hi));
        let mut values = Interval::empty(53);
        for j in 0..=200 {
            let x = lo + (hi - lo) * f64::from(j) / 200.0;
            let value = f.range(order(twice), &piece(x, x));
            values = values.hull(&value);
        }
        assert!(
            values.is_subset(&range),
            "{f:?} {twice}/2 on [{lo}, {hi}]: {values} in {range}"
        );
        assert!(range.is_bounded(), "{range}");
    }
    let tail = Interval::new(
        Float::with_val(53, 100),
        Float::with_val(53, rug::float::Special::Infinity),
    )
    .unwrap();
    assert!(Bessel::J.range(order(0), &tail).mag() < 0.08);
    assert!(Bessel::K.range(order(0), &tail).mag() < 1e-43);
}

#[test]
fn arguments_of_any_size() {
    let mut huge = Float::with_val(53, 1);
    huge <<= 200_000u32;
    for twice in [0, 1, 2000] {
        for f in [Bessel::J, Bessel::Y] {
            let value = f.range(order(twice), &Interval::point(huge.clone()));
            assert!(value.mag() < 1e-300, "{f:?}: {value}");
        }
        let decayed = Bessel::K.range(order(twice), &Interval::point(huge.clone()));
        assert!(*decayed.lo() >= 0 && decayed.mag() < 1e-300, "{decayed}");
        let grown = Bessel::I.range(order(twice), &Interval::point(huge.clone()));
        assert!(*grown.lo() > 1e300, "{grown}");
    }
    // The series cancels hundreds of digits here.
    assert!(closed("besselj(1000, 1000)", 30).is_ok());
}

#[test]
fn outside_the_domain_there_is_an_error() {
    for text in [
        "bessely(0, 0)",
        "bessely(0, -1)",
        "besselk(2, -1)",
        "besselj(1/2, -1)",
        "besselj(1/3, 1)",
        "besselj(5000, 1)",
        "besselj(pi, 1)",
    ] {
        assert!(closed(text, 15).is_err(), "{text}");
    }
    assert!(parse_expr("besselj(1)").is_err());
    assert!(parse_expr("BesselJ(0, 1)").unwrap_err().to_string().contains("besselj"));
}

#[test]
fn rectangles() {
    let side = |lo: f64, hi: f64| piece(lo, hi);
    let on = |text: &str, z: Complex| {
        evaluate_complex(&parse_expr(text).unwrap(), &BTreeMap::from([(Symbol::new("z"), z)]), 53)
    };
    // J_n(iy) = i^n I_n(y), H_0(iy) = (2/(πi)) K_0(y).
    let i = Complex::new(side(0.0, 0.0), side(3.0, 3.0));
    let difference = on("besselj(2, z) + besseli(2, 3)", i.clone()).unwrap();
    assert!(
        difference.contains_zero() && difference.abs().mag() < 1e-14,
        "{difference:?}"
    );
    let difference = on("besselj(0, z) + i*bessely(0, z) - 2/(pi*i)*besselk(0, 3)", i).unwrap();
    assert!(
        difference.contains_zero() && difference.abs().mag() < 1e-14,
        "{difference:?}"
    );
    // Inclusion, and the cut.
    for f in ["besselj(1, z)", "bessely(1, z)", "besseli(1, z)", "besselk(1, z)"] {
        let whole = on(f, Complex::new(side(1.0, 1.5), side(-0.25, 0.5))).expect(f);
        let part = on(f, Complex::new(side(1.25, 1.25), side(0.5, 0.5))).expect(f);
        assert!(part.is_subset(&whole), "{f}: {part:?} in {whole:?}");
    }
    let across = Complex::new(side(-1.0, 1.0), side(-1.0, 1.0));
    for f in [Bessel::Y, Bessel::K] {
        assert!(matches!(
            f.on_rectangle(order(0), &across),
            Err(ComplexError::BranchCut(_))
        ));
    }
    assert!(Bessel::J.on_rectangle(order(0), &across).is_ok());
}
