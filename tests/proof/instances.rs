//! Exact checks at instances, in finite arithmetic and by normal form: what they prove, and what they must refuse.

use kenzan::exact::Finite;
use kenzan::formula::parse_expr;
use kenzan::prelude::*;
use kenzan::proof::{Claim, Point, Verdict, run_claim};
use kenzan::proofs;
use kenzan::session::Session;

fn finite(text: &str) -> Result<Finite, String> {
    Finite::of(&parse_expr(text).expect("a formula")).map_err(|obstacle| obstacle.to_string())
}

fn verdict(relation: &str, grid: &str) -> (Verdict, String) {
    let claim = Claim::of("test/instances", [equation(1)], "instances")
        .prime("p")
        .natural("n", 0)
        .real("x")
        .corrected(relation, instances("at the instances", grid));
    let record = run_claim(std::slice::from_ref(&claim), &claim, 20);
    let seen = record.steps.first().map(|step| step.seen.clone()).unwrap_or_default();
    (
        record.statements.first().map_or(Verdict::Undecided, |s| s.verdict),
        seen,
    )
}

#[test]
fn equal_polynomials_in_the_values_of_functions_are_equal() {
    for zero in [
        "sum(k, 0..4, f(k)) - f(0) - f(1) - f(2) - f(3) - f(4)",
        "(f(1) + g(2))^2 - f(1)^2 - 2*f(1)*g(2) - g(2)^2",
        "sum(j, 0..2, sum(k, 0..2, f(j)*g(k))) - sum(j, 0..2, f(j))*sum(k, 0..2, g(k))",
        "mod(-7, 3) - 2",
        "mod(7, 3) - 1",
        "sum(k, 3..2, f(k))",
        "sum(k, 1..3, sum(k, k..k, k)) - 6",
        "sum(k, 0..3, sum(j, 0..k, 1)) - 10",
        "sum(a, 0..2, sum(b, 0..2, sum(c, 0..2, sum(l, 0..1, a*l + c)))) - 81",
        "(6*f(1) + 4)/2 - 3*f(1) - 2",
        "0^0 - 1",
    ] {
        assert!(finite(zero).expect(zero).is_zero(), "{zero}");
    }
    for other in ["f(1) - f(2)", "f(1)*g(1) - f(1)^2", "mod(-7, 3) - 1", "f(0) - g(0)"] {
        let polynomial = finite(other).expect(other);
        assert!(!polynomial.is_zero(), "{other}");
        let values = polynomial.witness().unwrap_or_default();
        assert_ne!(polynomial.at(&values), Some(0), "{other}");
    }
}

#[test]
fn what_is_not_a_whole_number_is_refused() {
    for text in [
        "1/2",
        "f(1)/2",
        "f(1/2)",
        "f(f(1))",
        "1/0",
        "mod(1, 0)",
        "mod(1, -3)",
        "2^(-1)",
        "x",
        "pi",
        "2^1000",
        "f(1)^9",
        "sum(k, 0..oo, f(k))",
        "integral(t, 0..1, t)",
        "sum(j, 1..10000, sum(k, 1..10000, j*k))",
        "sum(j, 1..10^15, 1)",
    ] {
        assert!(finite(text).is_err(), "{text}");
    }
}

#[test]
fn a_true_relation_is_confirmed_and_a_false_one_refuted() {
    let (confirmed, seen) = verdict("sum(k, 0..n, f(k)) = f(n) + sum(k, 0..n - 1, f(k))", "n = 1..4");
    assert_eq!(confirmed, Verdict::Confirmed, "{seen}");
    assert!(seen.contains("each of 4 instances"), "{seen}");
    let (refuted, seen) = verdict("sum(k, 0..n, f(k)) = f(n)", "n = 0..3");
    assert_eq!(refuted, Verdict::Refuted, "{seen}");
    assert!(seen.contains("n = 1") && seen.contains("f(0)"), "{seen}");
}

#[test]
fn symbols_left_open_stay_open() {
    let (confirmed, seen) = verdict("(x + 1)^n = sum(k, 0..n, binomial(n, k)*x^k)", "n = 1..5");
    assert_eq!(confirmed, Verdict::Confirmed, "{seen}");
    assert_eq!(verdict("x^n = x", "n = 1..2").0, Verdict::Refuted);
    assert_eq!(verdict("(x + 1)^2 = x^2 + 2*x + 1", "").0, Verdict::Proved);
}

#[test]
fn instances_lie_in_the_domains() {
    assert_eq!(verdict("mod(p, 2) = mod(p, 2)", "p = 3 or 5").0, Verdict::Confirmed);
    assert_eq!(verdict("mod(p, 2) = mod(p, 2)", "p = 3 or 4").0, Verdict::Undecided);
    assert_ne!(verdict("n = n", "").0, Verdict::Refuted);
}

#[test]
fn grids_have_values_formulas_and_unions() {
    let points = Point::grid("p = 2 or 3, x = 0..p^2 - 1; p = 5, x = 7").expect("a grid");
    assert_eq!(points.len(), 4 + 9 + 1);
    assert_eq!(points[13].to_string(), "p = 5, x = 7");
    for wrong in ["x = 0..y", "x = 1 or y", "x", "x = 0..1/2"] {
        assert!(Point::grid(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_step_without_symbols_takes_place_here() {
    let claim = Claim::of("test/here", [equation(1)], "here")
        .corrected("integral(t, 0..1, exp(t)) = e - 1", quadrature("both sides", ""))
        .corrected("integral(t, 0..1, exp(t)) = e", quadrature("both sides", ""));
    let record = run_claim(std::slice::from_ref(&claim), &claim, 20);
    assert_eq!(record.steps[0].method, "rigorous quadrature");
    let seen = &record.steps[0].seen;
    assert!(seen.contains("at one instance; here both sides lie in [1.71"), "{seen}");
    assert_eq!(record.statements[1].verdict, Verdict::Refuted);
    assert_eq!(Point::parse("n = 1").expect("a point").place(), "at n = 1");
}

#[test]
fn the_random_points_of_the_finite_field_come_from_the_seed_it_names() {
    let catalogue = proofs::catalogue();
    let claim = catalogue.iter().find(|claim| claim.id() == "ridgelet/finite-field");
    let record = run_claim(&catalogue, claim.expect("the claim"), 20);
    let step = record.steps.iter().find(|step| step.name == "points drawn at random");
    let method = &step.expect("the step").method;
    let grid = method.strip_prefix("exact at the instances ").expect("a grid");
    let value = |point: &Point, name: &str| point.0[&kenzan::formula::Symbol::new(name)].to_f64() as u64;
    let mut state = 2018;
    let mut drawn = |size: u64| {
        state = state * 48271 % 2_147_483_647;
        state % size
    };
    let points = Point::grid(grid).expect("a grid");
    assert!(points.len() > 5, "{grid}");
    for point in points {
        let size = value(&point, "p").pow(value(&point, "m") as u32);
        let [x, y] = ["x", "y"].map(|name| value(&point, name));
        assert_eq!(x, drawn(size), "{point}");
        assert!(y == x || y == drawn(size), "{point}");
    }
}

#[test]
fn a_function_left_open_is_not_any_function() {
    // True of even functions only.
    let claim = Claim::of("test/opaque", [equation(1)], "opaque")
        .real("x")
        .corrected("integral(u, -oo..oo, f(u)*u) = 0", normal_form("no parity is known"));
    let record = run_claim(std::slice::from_ref(&claim), &claim, 20);
    assert_eq!(record.statements[0].verdict, Verdict::Refuted);
}

#[test]
fn another_integrand_is_not_that_of_the_rule() {
    let tanh = |relation: &str| {
        let claim = Claim::of("test/plane", [equation(1)], "plane")
            .real("x")
            .corrected(relation, plane_quadrature("in the plane", "x", "x = 1"));
        // The step refuses at once; what the refuter may do beside it is limited.
        let session = Session::limited(1_000_000);
        let record = session.enter(|| run_claim(std::slice::from_ref(&claim), &claim, 20));
        record.statements[0].verdict
    };
    for relation in [
        "integral(a, -oo..oo, integral(b, -oo..oo, exp(-a^2 - b^2)*tanh(a*x - b))) = 0",
        "integral(a, -oo..oo, integral(b, 0..oo, integral(y, -oo..oo, exp(-y^2/2)*(3*(a*y - b) - (a*y - b)^3)*exp(-(a*y - b)^2/2))*tanh(a*x - b))) = 0",
    ] {
        assert!(tanh(relation) < Verdict::Confirmed, "{relation}");
    }
}
