//! Rigorous evaluation of formulas: known values, certain digits, typed errors, and what a computation must never claim.

use kenzan::enclose::{Assignment, EncloseError, Integrator, NoIntegrals, enclose, evaluate, evaluate_complex};
use kenzan::formula::{Symbol, parse_expr};
use kenzan::interval::{Complex, Interval};
use proptest::prelude::*;
use rug::{Float, Rational};
use std::collections::BTreeMap;

/// A closed formula to a number of certain digits.
fn closed(text: &str, digits: usize) -> Result<Interval, EncloseError> {
    enclose(&parse_expr(text).expect(text), &BTreeMap::new(), digits, &NoIntegrals)
}

/// A formula in x on an interval, at 64 bits.
fn on(text: &str, lo: f64, hi: f64) -> Result<Interval, EncloseError> {
    let x = Interval::new(Float::with_val(64, lo), Float::with_val(64, hi)).expect("lo <= hi");
    let at = Assignment::from([(Symbol::new("x"), x)]);
    evaluate(&parse_expr(text).expect(text), &at, 64, &NoIntegrals)
}

/// A formula in z on a rectangle, at 64 bits.
fn on_rectangle(text: &str, re: (f64, f64), im: (f64, f64)) -> Result<Complex, EncloseError> {
    let side = |(lo, hi)| Interval::new(Float::with_val(64, lo), Float::with_val(64, hi)).expect("lo <= hi");
    let at = BTreeMap::from([(Symbol::new("z"), Complex::new(side(re), side(im)))]);
    evaluate_complex(&parse_expr(text).expect(text), &at, 64)
}

fn is_rational(x: &Interval, p: i64, q: i64) -> bool {
    x.contains_rational(&Rational::from((p, q)))
}

#[test]
fn closed_formulas_agree_with_their_known_values() {
    for (left, right) in [
        ("4*atan(1)", "pi"),
        ("exp(1)", "e"),
        ("e^(2)", "exp(2)"),
        ("sqrt(2)^2", "2"),
        ("8^(1/3)", "2"),
        ("log(8)/log(2)", "3"),
        ("sin(pi/6)", "1/2"),
        ("cos(pi/3)", "1/2"),
        ("tan(pi/4)", "1"),
        ("cosh(2)^2 - sinh(2)^2", "1"),
        ("tanh(1)", "(e^2 - 1)/(e^2 + 1)"),
        ("abs(-3/2)", "3/2"),
        ("max(1, 5/2, 2) - min(3, 1/2)", "2"),
        ("sign(-pi)", "-1"),
        ("erf(2) + erfc(2)", "1"),
        ("gamma(1/2)^2", "pi"),
        ("gamma(-1/2)", "-2*sqrt(pi)"),
        ("dawson(1)", "hyp1f1(1, 3/2, -1)"),
        ("hyp1f1(1/2, 1/2, 3)", "exp(3)"),
        ("factorial(20)", "2432902008176640000"),
        ("doublefactorial(9)*doublefactorial(-1)", "945"),
        ("binomial(10, 3)", "120"),
        ("binomial(1/2, 3)", "1/16"),
        ("hermite(3, 2)", "2"),
        ("hermite(5, sqrt(2))", "(4 - 20 + 15)*sqrt(2)"),
        ("sum(k, 1..100, k^2)", "338350"),
        ("sum(k, 3..2, 1/k)", "0"),
        ("sum(k, 0..200, 1/factorial(k))", "e"),
        ("sum(j, 1..4, sum(k, 1..j, j*k))", "65"),
        ("i^2", "-1"),
        ("(1 + i)*(1 - i)", "2"),
        ("abs(3 + 4*i)", "5"),
        ("0^0", "1"),
        ("(-2)^(-3)", "-1/8"),
    ] {
        for digits in [15, 50, 100] {
            let (x, y) = (closed(left, digits), closed(right, digits));
            let (x, y) = match (x, y) {
                (Ok(x), Ok(y)) => (x, y),
                // 0 is found exactly or not at all.
                (x, y) => panic!("{left} = {right} at {digits} digits: {x:?}, {y:?}"),
            };
            assert!(x.overlaps_at_all(&y), "{left} = {right}: {x} and {y}");
            assert!(x.certain_digits() as usize >= digits.min(60), "{left}: {x}");
        }
    }
}

#[test]
fn derivatives_are_taken() {
    let at = Assignment::from([(Symbol::new("x"), Interval::from_i64(2, 100))]);
    let e = parse_expr("diff(x^3 + sin(x), x) - 12 - cos(x)").expect("a formula");
    let x = evaluate(&e, &at, 100, &NoIntegrals).expect("defined at 2");
    assert!(x.contains_zero() && x.mag() < 1e-25);
}

#[test]
fn erf_at_the_root_of_three_has_three_hundred_digits() {
    let x = closed("erf(sqrt(3))", 300).expect("a number");
    assert!(x.certain_digits() >= 300);
    let known = "0.98569412156457036047415219357774930642633747715044";
    let known = Interval::from_decimal(known, known, 200).expect("a number");
    assert!((x - known).mag() < 1e-49);
    assert!(closed("erfc(-sqrt(3))", 400).is_ok_and(|x| x.certain_digits() >= 400));
}

#[test]
fn reciprocals_of_hyperbolic_functions_are_small_on_tall_boxes() {
    for text in [
        "1/cosh(z)",
        "z/(2*cosh(z)^2)",
        "cosh(z)^(-2)*3",
        "1/(sinh(z)^3*cosh(z))",
        "1/(z*sinh(z))",
    ] {
        let far = on_rectangle(text, (9.0, 10.0), (-2.0, 2.0)).unwrap_or_else(|error| panic!("{text}: {error}"));
        assert!(far.abs().sup() < 0.001, "{text}: {far}");
        assert!(on_rectangle(text, (-1.0, 1.0), (-2.0, 2.0)).is_err(), "{text}");
    }
}

#[test]
fn cancellation_is_met_by_precision() {
    let x = closed("(exp(1/10^40) - 1)*10^40", 50).expect("a number near 1");
    assert!(x.certain_digits() >= 50 && *x.lo() > 1);
    let x = closed("sin(10^300)", 20).expect("reduced exactly");
    assert!(x.certain_digits() >= 20);
}

#[test]
fn an_undecided_value_carries_its_enclosure() {
    let error = closed("sin(1)^2 + cos(1)^2 - 1", 15).expect_err("zero has no digits");
    let EncloseError::Undecided { reached: Some(x), .. } = &error else {
        panic!("{error:?}");
    };
    assert!(x.contains_zero() && x.mag() < 1e-300);
    assert!(error.to_string().starts_with("undecided"), "{error}");
    assert!(is_rational(&closed("2/3 - 4/6", 15).expect("exactly zero"), 0, 1));
}

#[test]
fn parameters_are_exact_rationals() {
    let e = parse_expr("x^(k/2)*factorial(k) - 6*x*sqrt(x)").expect("a formula");
    let at = BTreeMap::from([
        (Symbol::new("x"), Rational::from((1, 3))),
        (Symbol::new("k"), Rational::from(3)),
    ]);
    let error = enclose(&e, &at, 30, &NoIntegrals).expect_err("zero");
    assert!(matches!(error, EncloseError::Undecided { reached: Some(x), .. } if x.contains_zero()));
    assert!(enclose(&e, &BTreeMap::new(), 30, &NoIntegrals) == Err(EncloseError::Unbound(Symbol::new("x"))));
}

#[test]
fn undefined_points_are_typed_errors() {
    use EncloseError as E;
    assert!(matches!(closed("1/0", 15), Err(E::DivisionByZero { .. })));
    assert!(matches!(closed("0^(-2)", 15), Err(E::DivisionByZero { .. })));
    assert!(matches!(closed("log(-1)", 15), Err(E::Domain { function: "log", .. })));
    assert!(matches!(closed("log(0)", 15), Err(E::Domain { .. })));
    assert!(matches!(closed("sqrt(-1/7)", 15), Err(E::Domain { .. })));
    assert!(matches!(closed("(-8)^(1/3)", 15), Err(E::Domain { .. })));
    assert!(matches!(closed("gamma(-2)", 15), Err(E::Domain { .. })));
    assert!(matches!(closed("hyp1f1(1, -1, 2)", 15), Err(E::Domain { .. })));
    assert!(matches!(
        closed("factorial(1/2)", 15),
        Err(E::NotInteger { .. } | E::Undecided { .. })
    ));
    assert!(matches!(closed("oo + 1", 15), Err(E::Infinite)));
    assert!(matches!(closed("1 + i", 15), Err(E::Undecided { last: Some(_), .. })));
    assert!(matches!(closed("f(1)", 15), Err(E::Undefined(_))));
    assert!(matches!(closed("integral(x, 0..1, x)", 15), Err(E::Integral { .. })));
    assert!(matches!(
        closed("10^(10^30)", 15),
        Err(E::Overflow | E::Undecided { .. })
    ));
    // Never certain at any precision, and never a number.
    assert!(matches!(
        closed("1/sin(pi)", 15),
        Err(E::Undecided { reached: None, .. })
    ));
    assert!(matches!(
        closed("log(sin(pi))", 15),
        Err(E::Undecided { reached: None, .. })
    ));
    assert!(matches!(closed("tan(pi/2)", 15), Err(E::Undecided { .. })));
}

#[test]
fn a_power_is_undefined_only_where_its_exponent_is_certainly_no_integer() {
    // The exponents are 0, 2 and 0, which rounding hides.
    for text in ["(-3/4)^(0*sqrt(2))", "(-3)^(sqrt(2)^2)", "0^(pi - pi)"] {
        let error = closed(text, 10).expect_err(text);
        let certain = matches!(error, EncloseError::Domain { .. } | EncloseError::DivisionByZero { .. });
        assert!(!certain, "{text}: {error:?}");
    }
    for text in ["(-3/4)^sqrt(2)", "(-3)^(1/2)"] {
        assert!(matches!(closed(text, 10), Err(EncloseError::Domain { .. })), "{text}");
    }
    assert!(matches!(
        closed("0^(-sqrt(2))", 10),
        Err(EncloseError::DivisionByZero { .. })
    ));
}

#[test]
fn wide_arguments_that_meet_a_singularity_are_refused() {
    for (text, lo, hi) in [
        ("1/x", -1.0, 1.0),
        ("1/x", 0.0, 1.0),
        ("x^(-1)", -1.0, 0.0),
        ("tan(x)", 1.0, 2.0),
        ("log(x)", 0.0, 1.0),
        ("log(x)", -1.0, 1.0),
        ("sqrt(x)", -1.0, 1.0),
        ("x^(1/2)", -1.0, 1.0),
        ("x^x", 0.0, 1.0),
        ("gamma(x)", -0.5, 0.5),
        ("gamma(x)", -1.5, -0.5),
        ("factorial(x)", 1.0, 2.0),
    ] {
        assert!(
            on(text, lo, hi).is_err(),
            "{text} on [{lo}, {hi}]: {:?}",
            on(text, lo, hi)
        );
    }
    // At the border of the domain, but inside.
    assert!(on("sqrt(x)", 0.0, 4.0).is_ok_and(|y| is_rational(&y, 2, 1) && is_rational(&y, 0, 1)));
    assert!(on("gamma(x)", -0.75, -0.5).is_ok_and(|y| *y.hi() < -3));
    assert!(
        on("x*x", -1.0, 2.0).is_ok_and(|y| *y.lo() >= 0),
        "a square is not negative"
    );
}

#[test]
fn empty_ranges_are_refused() {
    let at = Assignment::from([(Symbol::new("x"), Interval::empty(64))]);
    let result = evaluate(&parse_expr("x").expect("x"), &at, 64, &NoIntegrals);
    assert_eq!(result, Err(EncloseError::EmptyRange(Symbol::new("x"))));
}

#[test]
fn holomorphy_is_verified() {
    // A pole, a cut, a kink, an order, a function without a holomorphic enclosure.
    for (text, re, im) in [
        ("1/z", (-1.0, 1.0), (-1.0, 1.0)),
        ("1/(1 + z^2)", (-0.1, 0.1), (0.5, 1.5)),
        ("tan(z)", (1.0, 2.0), (-1.0, 1.0)),
        ("tanh(z)", (-0.1, 0.1), (1.0, 2.0)),
        ("log(z)", (-2.0, -1.0), (-1.0, 1.0)),
        ("log(z)", (-2.0, -1.0), (0.0, 1.0)),
        ("sqrt(z)", (-1.0, 1.0), (-1.0, 1.0)),
        ("z^(1/3)", (-1.0, 1.0), (0.0, 1.0)),
        ("atan(z)", (-0.5, 0.5), (0.5, 1.5)),
        ("abs(z)", (-1.0, 1.0), (-1.0, 1.0)),
        ("sign(z)", (-1.0, 1.0), (-1.0, 1.0)),
        ("max(z, 1 - z)", (0.0, 1.0), (-1.0, 1.0)),
        ("gamma(z)", (1.0, 2.0), (-1.0, 1.0)),
        // On the real line |exp(iz)| = 1, which no sign of a real part could tell.
        ("abs(exp(i*z))", (-0.1, 0.1), (-0.1, 0.1)),
        ("integral(x, -1..1, abs(x - z))", (-0.1, 0.1), (-0.1, 0.1)),
    ] {
        let result = on_rectangle(text, re, im);
        assert!(result.is_err(), "{text}: {result:?}");
    }
    let w = on_rectangle("abs(z)", (-2.0, -1.0), (-1.0, 1.0)).expect("the branch -z");
    assert!(*w.re.lo() >= 1 && *w.re.hi() <= 2);
    let w = on_rectangle("max(z, 1 - z)", (0.75, 1.0), (-1.0, 1.0)).expect("the branch z");
    assert!(*w.re.lo() >= 0.75);
    let w = on_rectangle("integral(x, 0..1, exp(-x*z))", (1.0, 1.0), (0.0, 0.125)).expect("entire in z");
    assert!(w.re.contains(&Float::with_val(53, 0.6321)) && w.re.wid() < 0.5);
    let w = on_rectangle("sum(k, 0..3, z^k)", (0.0, 0.0), (1.0, 1.0)).expect("a polynomial");
    assert!(w.re.contains_zero() && w.im.contains_zero());
}

#[test]
fn removable_singularities_are_filled_on_rectangles_only() {
    for (text, at_zero) in [
        ("sin(z)/z", 1.0),
        ("(1 - cos(z))/z^2", 0.5),
        ("z^3/(z - sinh(z))", -6.0),
    ] {
        let w = on_rectangle(text, (-0.01, 0.02), (-0.01, 0.01)).expect(text);
        assert!(
            w.re.contains(&Float::with_val(53, at_zero)) && w.re.wid() < 0.1,
            "{text}: {w:?}"
        );
    }
    for text in ["sin(z)/z^2", "cos(z)/z", "(z + 1/10^30)/z", "sqrt(z)/z", "abs(z)/z"] {
        let result = on_rectangle(text, (-0.01, 0.02), (-0.01, 0.01));
        assert!(result.is_err(), "{text}: {result:?}");
    }
    assert!(matches!(
        on("sin(x)/x", -1.0, 1.0),
        Err(EncloseError::DivisionByZero { .. })
    ));
}

#[test]
fn integrals_are_handed_to_the_integrator_with_their_parameters() {
    struct Fixed;
    impl Integrator for Fixed {
        fn integrate(
            &self,
            body: &kenzan::formula::Expr,
            var: &Symbol,
            lo: &kenzan::formula::Expr,
            hi: &kenzan::formula::Expr,
            at: &Assignment,
            prec: u32,
        ) -> Result<Interval, EncloseError> {
            assert_eq!(
                (var.to_string(), body.to_string()),
                ("t".to_string(), "t*k*a".to_string())
            );
            assert_eq!((lo.to_string(), hi.to_string()), ("-oo".to_string(), "a".to_string()));
            assert_eq!(at.keys().map(Symbol::to_string).collect::<Vec<_>>(), ["a", "k"]);
            Ok(&at[&Symbol::new("k")] * &at[&Symbol::new("a")].with_prec(prec))
        }
    }
    let e = parse_expr("sum(k, 1..3, integral(t, -oo..a, t*k*a))").expect("a formula");
    let at = Assignment::from([(Symbol::new("a"), Interval::from_i64(7, 64))]);
    assert!(is_rational(&evaluate(&e, &at, 64, &Fixed).expect("42"), 42, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Point values lie in the enclosures over boxes that contain the point, at every precision.
    #[test]
    fn inclusion(text in formula(), x in -3.0f64..3.0, left in 0.0f64..0.5, right in 0.0f64..0.5) {
        let e = parse_expr(&text).expect(&text);
        let symbol = Symbol::new("x");
        let at = |x: Interval| Assignment::from([(symbol.clone(), x)]);
        let point = Interval::point(Float::with_val(53, x));
        let wide = Interval::new(Float::with_val(60, x - left), Float::with_val(60, x + right)).expect("ordered");
        if let Ok(outer) = evaluate(&e, &at(wide), 60, &NoIntegrals) {
            let inner = evaluate(&e, &at(point), 300, &NoIntegrals);
            let inner = inner.map_err(|error| TestCaseError::fail(format!("{text} at {x}: {error}")))?;
            prop_assert!(outer.overlaps_at_all(&inner), "{} at {}: {} misses {}", text, x, outer, inner);
            prop_assert!(inner.wid() <= outer.wid());
        }
    }

    /// A real point evaluated as a rectangle agrees with the real evaluation.
    #[test]
    fn rectangles_agree_with_the_real_line(text in formula(), x in -3.0f64..3.0) {
        let e = parse_expr(&text).expect(&text);
        let symbol = Symbol::new("x");
        let point = Interval::point(Float::with_val(53, x));
        let small = Interval::new(Float::with_val(64, -1e-9), Float::with_val(64, 1e-9)).expect("ordered");
        let rectangle = BTreeMap::from([(symbol.clone(), Complex::new(point.with_prec(64), small))]);
        if let Ok(outer) = evaluate_complex(&e, &rectangle, 64) {
            let inner = evaluate(&e, &Assignment::from([(symbol, point)]), 200, &NoIntegrals);
            let inner = inner.map_err(|error| TestCaseError::fail(format!("{text} at {x}: {error}")))?;
            prop_assert!(outer.re.overlaps_at_all(&inner) && outer.im.contains_zero(), "{} at {}", text, x);
        }
    }
}

/// Formulas in x.
fn formula() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("x".to_string()),
        Just("pi".to_string()),
        (1i32..9).prop_map(|n| n.to_string()),
        (1i32..9, 2i32..9).prop_map(|(p, q)| format!("({p}/{q})")),
    ];
    leaf.prop_recursive(4, 24, 2, |inner| {
        let unary = prop::sample::select(vec![
            "sqrt", "exp", "log", "sin", "cos", "tan", "sinh", "cosh", "tanh", "atan", "abs", "sign", "erf", "erfc",
            "dawson", "gamma",
        ]);
        let binary = prop::sample::select(vec!["+", "-", "*", "/"]);
        prop_oneof![
            (unary, inner.clone()).prop_map(|(f, a)| format!("{f}({a})")),
            (inner.clone(), binary, inner.clone()).prop_map(|(a, op, b)| format!("({a} {op} {b})")),
            (inner.clone(), -3i32..4).prop_map(|(a, n)| format!("({a})^({n})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("max({a}, {b})")),
            (inner, 0i32..5).prop_map(|(a, n)| format!("hermite({n}, {a})")),
        ]
    })
}

#[test]
fn a_derivative_needs_a_formula_that_is_defined_nearby() {
    for formula in [
        "diff(x^(3/2), x = 0)",
        "diff(sqrt(x^3), x = 0)",
        "diff(0*sqrt(x), x = 0)",
    ] {
        assert!(closed(formula, 15).is_err(), "{formula}");
    }
    assert!(closed("diff(x^(3/2), x = 1)", 15).is_ok());
}
