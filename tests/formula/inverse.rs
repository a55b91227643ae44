//! Inverse functions of the language: printed and read back, differentiated, enclosed on the line and off it, integrated,
//! and refused where the formula is not certain to increase.

use std::collections::BTreeMap;

use kenzan::enclose::{EncloseError, NoIntegrals, enclose, evaluate, evaluate_complex};
use kenzan::formula::{Expr, Symbol, parse_expr};
use kenzan::interval::{Complex, Interval};
use kenzan::quadrature::{Quadrature, integrate};
use rug::Rational;

/// The quantile of the standard normal law at `u`.
fn probit(u: &str) -> String {
    format!("solve(x, erfc(-x/sqrt(2))/2, {u})")
}

fn parse(text: &str) -> Expr {
    parse_expr(text).unwrap_or_else(|error| panic!("{error}"))
}

fn value(text: &str, digits: usize) -> Interval {
    enclose(&parse(text), &BTreeMap::new(), digits, &Quadrature::default()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn an_inverse_is_printed_and_read_back() {
    let formula = parse("solve(x, x^3 + x, 2*u)");
    assert_eq!(formula.to_string(), "solve(x, x^3 + x, 2*u)");
    assert_eq!(formula.to_latex(), r"(x \mapsto x^{3} + x)^{-1}(2 u)");
    assert!(formula.to_mathml().contains("↦"));
    assert_eq!(
        formula.free_symbols().into_iter().collect::<Vec<_>>(),
        [Symbol::new("u")]
    );
    let moved = formula.substitute(&Symbol::new("u"), &parse("x"));
    assert!(moved.alpha_eq(&parse("solve(y, y^3 + y, 2*x)")), "{moved}");
    assert!(parse_expr("solve(x, x)").is_err());
}

#[test]
fn its_derivative_is_the_reciprocal_of_the_slope() {
    let slope = parse("solve(x, x^3 + x, u)")
        .derivative(&Symbol::new("u"))
        .expect("a derivative");
    let at = BTreeMap::from([(Symbol::new("u"), Rational::from(10))]);
    let found = enclose(&slope, &at, 20, &NoIntegrals).expect("a value");
    // x^3 + x = 10 at x = 2, where the slope is 13.
    assert!(found.contains_rational(&Rational::from((1, 13))));
}

#[test]
fn real_values_are_certain_to_any_number_of_digits() {
    for digits in [5, 15, 50, 300] {
        let root = value("solve(x, x^3 + x, 10)", digits);
        assert!(root.contains_rational(&Rational::from(2)), "{root}");
        assert!(root.certain_digits() as usize >= digits);
    }
    // The upper five per cent of a normal law.
    let (lo, hi) = value(&probit("19/20"), 30).to_decimal(20);
    assert!(
        lo.starts_with("1.64485362695147") && hi.starts_with("1.64485362695147"),
        "{lo} {hi}"
    );
    let far = value(&probit("1e-40"), 30);
    assert!((far.mid().to_f64() + 13.310_921_371_425).abs() < 1e-9, "{far}");
    let round_trip = value(&format!("erfc(-{}/sqrt(2))/2", probit("1/7")), 40);
    assert!(round_trip.contains_rational(&Rational::from((1, 7))));
}

#[test]
fn a_range_of_values_has_a_range_of_inverses() {
    let u = Symbol::new("u");
    let formula = parse("solve(x, x + sinh(x), u)");
    let at = BTreeMap::from([(u.clone(), Interval::from_i64(1, 60).hull(&Interval::from_i64(3, 60)))]);
    let range = evaluate(&formula, &at, 60, &NoIntegrals).expect("a range");
    for n in 10..=30 {
        let inside = BTreeMap::from([(u.clone(), Interval::from_rational(&Rational::from((n, 10)), 100))]);
        let point = evaluate(&formula, &inside, 100, &NoIntegrals).expect("a value");
        assert!(point.is_subset(&range), "{n}: {point} in {range}");
    }
}

#[test]
fn complex_values_continue_the_real_ones() {
    let formula = parse("solve(x, x + sinh(x), u)");
    let rectangle = |re: (i64, i64), im: (i64, i64)| {
        let side = |(a, b): (i64, i64)| {
            Interval::from_rational(&Rational::from((a, 10)), 80)
                .hull(&Interval::from_rational(&Rational::from((b, 10)), 80))
        };
        Complex::new(side(re), side(im))
    };
    for (re, im) in [((10, 12), (0, 3)), ((-5, -4), (-4, 4)), ((0, 1), (2, 3))] {
        let at = BTreeMap::from([(Symbol::new("u"), rectangle(re, im))]);
        let z = evaluate_complex(&formula, &at, 80).expect("a rectangle");
        // f of the enclosure contains the rectangle it came from.
        let back = &z + &z.sinh();
        assert!(rectangle(re, im).is_subset(&back), "{back}");
    }
}

#[test]
fn an_integral_of_an_inverse_is_the_area_beside_the_curve() {
    // Young: the areas under y = x^3 + x on [0, 2] and beside it make up the rectangle 2 by 10.
    let inverse = parse("solve(x, x^3 + x, u)");
    let area = integrate(
        &inverse,
        &Symbol::new("u"),
        &parse("0"),
        &parse("10"),
        &BTreeMap::new(),
        25,
    )
    .expect("an area");
    assert!(area.contains_rational(&Rational::from(14)), "{area}");
}

#[test]
fn what_may_not_increase_is_refused() {
    for body in [
        "x^2",
        "x^3",
        "-x",
        "abs(x)",
        "sin(x)",
        "x + 2*sin(x)",
        "a*x",
        "1",
        "x + sign(x)",
    ] {
        let formula = parse(&format!("solve(x, {body}, 1/2)"));
        let refused = evaluate(&formula, &BTreeMap::new(), 60, &NoIntegrals);
        assert!(
            matches!(refused, Err(EncloseError::NotIncreasing { .. })),
            "{body}: {refused:?}"
        );
    }
    // A value that is never taken.
    for u in ["2", "-1/10", "1", "0"] {
        let never = evaluate(&parse(&probit(u)), &BTreeMap::new(), 60, &NoIntegrals);
        assert!(never.is_err(), "{u}: {never:?}");
    }
}

#[test]
fn a_cut_of_the_formula_off_the_line_is_not_crossed() {
    // The inverse of log(1 + e^x) is log(e^u - 1), about u here; but the logarithm is cut at x = s + πi for s > 0, beyond which
    // its principal value is 2πi off, while the derivative knows nothing of that.
    let formula = parse("solve(x, log(1 + exp(x)), u)");
    for quarters in [1, 8, 16, 30] {
        let im = Interval::from_rational(&Rational::from((quarters, 4)), 80);
        let at = BTreeMap::from([(Symbol::new("u"), Complex::new(Interval::from_i64(5, 80), im.clone()))]);
        match evaluate_complex(&formula, &at, 80) {
            // x - u = log(1 - e^-u), whose modulus is below 1/50.
            Ok(z) => assert!((&z.im - &im).mig() < 0.02, "{quarters}: {z}"),
            Err(error) => assert!(quarters > 1, "{quarters}: {error}"),
        }
    }
}
