//! Integrals at the edges of the contract: uncertain and distant ends, formulas that are undefined somewhere, budgets that end.

use kenzan::enclose::{Assignment, EncloseError, NoIntegrals, evaluate};
use kenzan::formula::{Symbol, parse_expr};
use kenzan::interval::Interval;
use kenzan::quadrature::{Budget, Quadrature, QuadratureError};
use rug::Rational;

fn enclose(quadrature: Quadrature, body: &str, ends: [&str; 2], at: &Assignment) -> Result<Interval, QuadratureError> {
    let [lo, hi] = ends.map(|end| parse_expr(end).expect(end));
    let body = parse_expr(body).expect(body);
    quadrature.enclose(&body, &Symbol::new("x"), &lo, &hi, at, 60)
}

fn parameter(name: &str, lo: i64, hi: i64) -> Assignment {
    let range = Interval::from_i64(lo, 64).hull(&Interval::from_i64(hi, 64));
    Assignment::from([(Symbol::new(name), range)])
}

/// The value at each parameter is inside the enclosure for all of them.
fn holds(body: &str, ends: [&str; 2], values: &[(i64, i64)]) {
    let all = enclose(Quadrature::default(), body, ends, &parameter("a", 0, 1)).expect(body);
    for (numerator, denominator) in values {
        let q = Rational::from((10 * numerator, 10 * denominator));
        let one = Assignment::from([(Symbol::new("a"), Interval::from_rational(&q, 128))]);
        let value = enclose(Quadrature::default(), body, ends, &one).expect(body);
        assert!(value.overlaps_at_all(&all), "{body}, a = {q}: {value} outside {all}");
    }
}

#[test]
fn a_kink_inside_an_uncertain_end_is_not_taken_for_passed() {
    let values = [(0, 1), (1, 10), (3, 10), (7, 10), (1, 1)];
    holds("sign(x - 3/10)", ["a", "2"], &values);
    holds("sign(x - 3/10)", ["-2", "a"], &values);
    holds("abs(x - 3/10)^3 + max(x, 1/2)", ["a", "2"], &values);
    holds("sign(x - 3/10)", ["a^2", "a"], &values);
}

#[test]
fn an_end_that_is_rounded_at_a_kink_costs_no_digits() {
    let none = Assignment::new();
    let value = enclose(Quadrature::default(), "abs(sin(x))", ["pi", "2*pi"], &none);
    let value = value.expect("the kinks are at the ends");
    assert!(value.contains_rational(&Rational::from(2)) && value.certain_digits() > 15);
}

#[test]
fn a_kink_before_a_distant_end_is_not_met_on_the_way_back() {
    // ∫ (x - c) e^(-x/s) over [R, ∞) = s (R - c + s) e^(-R/s).
    let (body, exact) = (
        "abs(x - 3*10^9/2)*exp(-x/10^8)",
        "10^8*(2^31 - 3*10^9/2 + 10^8)*exp(-2^31/10^8)",
    );
    let none = Assignment::new();
    if let Ok(found) = enclose(Quadrature::default(), body, ["2^31", "oo"], &none) {
        let exact = parse_expr(exact).expect(exact);
        let exact = evaluate(&exact, &none, 128, &NoIntegrals).expect("a number");
        assert!(exact.is_subset(&found), "{found} does not contain {exact}");
    }
}

#[test]
fn integrands_undefined_far_out_have_no_integral() {
    let none = Assignment::new();
    for body in [
        "exp(-1000*x)/sqrt(1/(10 - x))",
        "exp(-1000*x)/(1/(10 - x))^(1/2)",
        "exp(-1000*x - log(1/(10 - x)))",
        "exp(-10000*x)*atan(tan(x))",
    ] {
        let found = enclose(Quadrature::default(), body, ["0", "oo"], &none);
        assert!(found.is_err(), "{body}: {found:?}");
    }
    let line = Interval::entire(64);
    let at = Assignment::from([(Symbol::new("x"), line)]);
    let formula = parse_expr("atan(tan(x))").expect("a formula");
    let found = evaluate(&formula, &at, 64, &NoIntegrals);
    assert!(matches!(found, Err(EncloseError::DivisionByZero { .. })));
}

#[test]
fn a_divisor_inside_a_divisor_keeps_its_zeros() {
    let zero = parameter("a", 0, 0);
    for (body, ends) in [
        ("1/(1/a)", ["0", "1"]),
        ("1/(1/max(x, 0))", ["-1", "1"]),
        ("1/(1/(x - x))", ["0", "1"]),
        ("x/(2*(1/(x - x)))", ["0", "1"]),
        ("(x - x)/(x - x)", ["-1", "1"]),
        ("0/(x - x)", ["-1", "1"]),
        ("x + 0/0", ["0", "1"]),
        ("x*(sin(a)/a)", ["0", "1"]),
    ] {
        let found = enclose(Quadrature::default(), body, ends, &zero);
        assert!(found.is_err(), "{body}: {found:?}");
    }
}

#[test]
fn a_sum_up_to_the_variable_of_integration_is_not_one_up_to_its_namesake() {
    let found = enclose(
        Quadrature::default(),
        "sum(k, 1..x, k)",
        ["0", "x"],
        &parameter("x", 3, 3),
    );
    assert!(found.is_err(), "{found:?}");
}

#[test]
fn what_an_ended_budget_leaves_is_about_the_whole_integral() {
    let poor = Quadrature {
        budget: Budget { pieces: 2, points: 2 },
    };
    let none = Assignment::new();
    let mut seen = 0;
    for (body, ends) in [
        ("1/(1 + x^8) + exp(-x^2)", ["-oo", "oo"]),
        ("exp(-x^2)/(1 + x^2)", ["-oo", "oo"]),
        ("x/(1 + x^4)^2", ["-oo", "oo"]),
        ("exp(-x)/(1 + x^2)", ["oo", "0"]),
        ("exp(-x)/(1 + x^2)", ["0", "oo"]),
        ("2 + cos(x)", ["5", "0"]),
    ] {
        let full = enclose(Quadrature::default(), body, ends, &none).expect(body);
        if let Err(QuadratureError::BudgetExhausted {
            reached: Some(reached), ..
        }) = enclose(poor, body, ends, &none)
        {
            seen += 1;
            assert!(full.is_subset(&reached), "{body}: {full} outside {reached}");
        }
    }
    assert!(seen >= 3, "only {seen} left an enclosure");
}

/// Budgets do not multiply: all integrals under an integral share one allowance.
#[test]
fn integrals_under_integrals_share_an_allowance() {
    let start = std::time::Instant::now();
    let budget = Budget {
        pieces: 20_000,
        points: 2_000,
    };
    let inside = "integral(b, -oo..oo, integral(y, -oo..oo, exp(-y^2/2 - (x*y - b)^2/2))^2)";
    let result = enclose(Quadrature { budget }, inside, ["0", "3"], &Assignment::new());
    let nested = |error: &EncloseError| matches!(error, EncloseError::Integral { lasting: true, .. });
    match &result {
        Err(QuadratureError::Nested { allowance }) => assert!(*allowance > 0),
        Err(QuadratureError::Formula(error)) => assert!(nested(error), "{error}"),
        other => panic!("{other:?}"),
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn a_slow_power_is_integrated_up_to_infinity_at_once() {
    let start = std::time::Instant::now();
    for (body, value) in [("x^(-1001/1000)", 1000), ("-3*sqrt(x)/x^(1501/1000)", -3000)] {
        let sum = enclose(Quadrature::default(), body, ["1", "oo"], &Assignment::new()).expect(body);
        assert!(sum.contains(&rug::Float::with_val(64, value)), "{body}: {sum}");
        assert!(rug::Float::with_val(64, sum.hi() - sum.lo()) < 1e-9, "{body}: {sum}");
    }
    let divergent = enclose(Quadrature::default(), "x^(-999/1000)", ["1", "oo"], &Assignment::new());
    assert!(
        matches!(divergent, Err(QuadratureError::Divergent { .. })),
        "{divergent:?}"
    );
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
