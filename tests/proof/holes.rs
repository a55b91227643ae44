//! Holes that were found from outside: each once let something false or undefined through, or something true be refuted.

use kenzan::prelude::*;
use kenzan::proof::{Claim, Step, Verdict, run_claim};

fn verdict(claim: Claim) -> Verdict {
    let record = run_claim(std::slice::from_ref(&claim), &claim, 20);
    record
        .statements
        .first()
        .map_or(Verdict::Undecided, |statement| statement.verdict)
}

fn claim() -> Claim {
    Claim::of("test/soundness", [equation(1)], "soundness")
        .real("t y")
        .between("v", "0", "1")
        .natural("n", 0)
}

#[test]
fn a_derivative_by_one_symbol_forgets_no_end_of_the_range_of_another() {
    // x|y| has a kink at y = 0, the end of the range of y.
    for formula in ["abs(y)", "sqrt(y^2)", "max(y, -y)"] {
        let claim = Claim::of("test/corner", [equation(1)], "corner")
            .between("x", "0", "1")
            .between("y", "0", "1")
            .corrected(&format!("diff(diff(x*{formula}, x), y) = 1"), normal_form("a corner"));
        assert_eq!(verdict(claim), Verdict::Undecided, "{formula}");
    }
    let smooth = Claim::of("test/corner", [equation(1)], "corner")
        .between("x", "0", "1")
        .between("y", "0", "1")
        .corrected("diff(diff(x*y^2, x), y) = 2*y", normal_form("no corner"));
    assert_eq!(verdict(smooth), Verdict::Proved);
}

#[test]
fn only_real_numbers_are_ordered() {
    let of = |relation: &str, step: Step| verdict(claim().corrected(relation, step));
    assert_eq!(
        of("max(i, 0) = (1 + i)/2", normal_form("an extremum")),
        Verdict::Undecided
    );
    assert_eq!(
        of("max(i*t, -i*t) = abs(t)", normal_form("an extremum")),
        Verdict::Undecided
    );
    assert_eq!(of("i < i + 1 + v", subdivision("the box")), Verdict::Undecided);
    assert_eq!(of("i*t <= i*t + 1", normal_form("a difference")), Verdict::Undecided);
    assert_eq!(of("max(t, -t) = abs(t)", normal_form("an extremum")), Verdict::Proved);
    assert_eq!(of("i*i*v < 1 - v", subdivision("real after all")), Verdict::Proved);
    assert_eq!(of("abs(exp(i*t)) <= 1", normal_form("a modulus")), Verdict::Proved);
}

#[test]
fn a_solution_need_not_exist_at_all_times() {
    // X = 1/(1 - t) is over at t = 1.
    let blow_up = |relation: &str, step: Step| {
        let claim = Claim::of("test/blow-up", [equation(1)], "blow-up").nonnegative("r");
        let claim = claim.solving("X(t)", "X(t)^2", "1").extension(relation, step);
        verdict(claim)
    };
    assert_eq!(blow_up("X(2) = X(2)", normal_form("the same")), Verdict::Undecided);
    assert_eq!(blow_up("X(r) - X(r) = 0", normal_form("the same")), Verdict::Undecided);
    assert_eq!(blow_up("X(2) - X(2) = 0", part("the same")), Verdict::Undecided);
    assert_eq!(
        blow_up("X(1/2) = 2", trajectory("followed", "r = 0")),
        Verdict::Confirmed
    );
}

#[test]
fn a_name_is_declared_or_defined() {
    let defined = |claim: Claim, head: &str, body: &str, relation: &str| {
        let claim = claim.define(head, body).corrected(relation, normal_form("put in"));
        run_claim(std::slice::from_ref(&claim), &claim, 20).failures.join("; ")
    };
    let message = "is declared and defined";
    assert!(defined(claim(), "t", "5", "t = 5").contains(message));
    assert!(defined(claim().function("f: R -> R"), "f(x)", "x", "f(2) = 2").contains(message));
}

#[test]
fn links_of_a_chain_are_confirmed_at_the_same_values() {
    let linked = |first: &str, second: &str| {
        let chain = chain()
            .equals("exp(1)*r", trajectory("first", first))
            .concluding(instances("second", second));
        let claim = Claim::of("test/links", [equation(1)], "links").between("r", "0", "3");
        verdict(
            claim
                .solving("X(t)", "X(t)", "1")
                .extension("X(r) = 2*exp(1)*(r - 1)", chain),
        )
    };
    // True at r = 1 and at r = 2 respectively, and the statement at neither.
    assert_eq!(linked("r = 1", "r = 2"), Verdict::Undecided);
}

#[test]
fn what_is_supposed_holds_where_a_statement_is_refuted() {
    // The supposition is that a < 1.
    let supposing = |relation: &str| {
        let claim = Claim::of("test/supposed", [equation(1)], "supposed").positive("a");
        verdict(
            claim
                .corrected(relation, normal_form("by what is supposed"))
                .supposing("integral(x, 0..1, x^(-a)) exists"),
        )
    };
    assert_eq!(supposing("a < 1"), Verdict::Undecided);
    assert_eq!(supposing("a < 1/10"), Verdict::Refuted);
}

#[test]
fn grids_and_powers_that_are_too_large_are_refused() {
    use kenzan::proof::{Point, PointError};
    for grid in [
        "n = 0..1000000000000",
        "n = 1..1000, m = 1..1000",
        "n = -9000000000000000000..9000000000000000000",
    ] {
        assert!(matches!(Point::grid(grid), Err(PointError::TooMany(_))), "{grid}");
    }
    assert_eq!(
        Point::grid("n = 1..100, m = 1..100").map(|points| points.len()),
        Ok(10_000)
    );
    let power = |n: u32| {
        let claim = Claim::of("test/power", [equation(1)], "power").matrix("A", "6", "6");
        verdict(claim.corrected(&format!("A^{n} = A^{n}"), normal_form("the same")))
    };
    assert_ne!(power(64), Verdict::Refuted);
    assert_eq!(power(2), Verdict::Proved);
}

#[test]
fn a_derivative_of_a_definition_exists_where_the_definition_does() {
    let of = |body: &str, relation: &str| {
        let claim = Claim::of("test/slope", [equation(1)], "slope")
            .real("x")
            .nonnegative("r");
        verdict(claim.define("g(u)", body).corrected(relation, normal_form("the slope")))
    };
    for (body, relation) in [
        ("log(-1 - u^2)", "g'(x) = 2*x/(1 + x^2)"),
        ("u + 1/0", "g'(0) = 1"),
        ("0*log(u) + u", "g'(0) = 1"),
        ("integral(t, 0..oo, 1) + u", "g'(0) = 1"),
        ("integral(t, 0..u, 1/t)", "g'(1) = 1"),
        ("log(u)", "g'(-1) = -1"),
        ("u^(5/2)", "g'(0) = 0"),
        ("u^(5/2)", "g''(r) = 15/4*sqrt(r)"),
    ] {
        assert_eq!(of(body, relation), Verdict::Undecided, "{body}");
    }
    for (body, relation) in [
        ("log(1 + u^2)", "g'(x) = 2*x/(1 + x^2)"),
        ("u^3", "g''(2*x) = 12*x"),
        ("u^3 + x", "g'(x) = 3*x^2"),
        ("exp(-u^2)", "g'''(0) = 0"),
        ("u^(5/2)", "g'(4) = 20"),
    ] {
        assert_eq!(of(body, relation), Verdict::Proved, "{body}");
    }
}

#[test]
fn a_derivative_under_quadrature_exists_nearby() {
    let of = |relation: &str| {
        let claim = Claim::of("test/slope", [equation(1)], "slope");
        verdict(claim.corrected(relation, quadrature("the integral", "")))
    };
    assert_ne!(of("integral(u, -2..-1, diff(log(u), u)) < 0"), Verdict::Proved);
    assert_ne!(
        of("integral(u, 0..1, u*diff(integral(t, 0..u, 1/t), u)) < 2"),
        Verdict::Proved
    );
    assert_eq!(of("integral(u, 1..2, diff(log(u), u)) < 1"), Verdict::Proved);
    assert_eq!(of("integral(u, -1..1, diff(exp(-u^2), u)^2) < 2"), Verdict::Proved);
}

#[test]
fn at_an_end_of_the_range_of_a_parameter_bounds_are_uniform() {
    let of = |declared: fn(Claim) -> Claim, relation: &str| {
        let claim = Claim::of("test/leibniz", [equation(1)], "leibniz").function("f: R -> R, rapidly decreasing");
        verdict(declared(claim).corrected(relation, normal_form("under the integral")))
    };
    let poles = "diff(integral(x, 0..oo, f(x)*exp(-3*x)/(2 + t*exp(x))), t) = \
                 integral(x, 0..oo, -f(x)*exp(-2*x)/(2 + t*exp(x))^2)";
    assert_eq!(of(|claim| claim.between("t", "0", "1"), poles), Verdict::Undecided);
    let heavy = "diff(integral(x, -oo..oo, f(x)*exp(-t*x^2 - 1)), t) = integral(x, -oo..oo, -x^2*f(x)*exp(-t*x^2 - 1))";
    assert_eq!(of(|claim| claim.nonnegative("t"), heavy), Verdict::Undecided);
    assert_eq!(of(|claim| claim.positive("t"), heavy), Verdict::Proved);
    let mild = "diff(integral(x, -oo..oo, f(x)*cos(t*x)), t) = integral(x, -oo..oo, -x*f(x)*sin(t*x))";
    assert_eq!(of(|claim| claim.nonnegative("t"), mild), Verdict::Proved);
}

#[test]
fn a_supposed_integral_tells_nothing_where_its_factor_vanishes() {
    let of = |supposed: &str, declared: fn(Claim) -> Claim| {
        let claim = declared(Claim::of("test/factor", [equation(1)], "factor").function("f: R -> R"));
        let relation = "integral(x, -oo..oo, f(x)) - integral(x, -oo..oo, f(x)) = 0";
        let claim = claim.corrected(relation, normal_form("the same"));
        verdict(claim.supposing(&format!("integral(x, -oo..oo, {supposed}) exists")))
    };
    assert_eq!(of("a*f(x)", |claim| claim.real("a")), Verdict::Undecided);
    assert_eq!(of("a*f(x)", |claim| claim.nonzero("a")), Verdict::Proved);
    assert_eq!(of("f(x)/a", |claim| claim.nonzero("a")), Verdict::Proved);
    assert_eq!(of("2*f(x)", |claim| claim.real("a")), Verdict::Proved);
}

#[test]
fn definitions_that_expand_beyond_measure_are_mistakes() {
    let nested = |first: &str, next: fn(&str) -> String, levels: usize| {
        let claim = Claim::of("test/nested", [equation(1)], "nested")
            .real("x")
            .define("f0(u)", first);
        let claim = (1..=levels).fold(claim, |claim, level| {
            claim.define(&format!("f{level}(u)"), &next(&format!("f{}", level - 1)))
        });
        let claim = claim.corrected(&format!("f{levels}(x) = f{levels}(x)"), normal_form("the same"));
        run_claim(std::slice::from_ref(&claim), &claim, 20).failures.join("; ")
    };
    let message = "stands for a formula of more than";
    assert!(nested("sin(u)", |f| format!("sin({f}({f}(u)))"), 24).contains(message));
    assert!(nested("u + u", |f| format!("{f}(u) + {f}(u)"), 60).contains(message));
    assert!(nested("u*u + u", |f| format!("{f}({f}(u))"), 7).contains(message));
    assert_eq!(nested("sin(u)", |f| format!("sin({f}(u))"), 5), "");
}

#[test]
fn a_counterexample_that_is_told_is_one() {
    let printed = |point: &str| verdict(claim().positive("x").printed("x = 1", counterexample(point)));
    assert_eq!(printed("x = 2"), Verdict::Refuted);
    // It fails elsewhere, not here.
    assert_eq!(printed("x = 1"), Verdict::Undecided);
    assert_eq!(printed("x = -1"), Verdict::Undecided);
}

#[test]
fn a_relation_that_is_supposed_is_supposed_for_all_values() {
    let f = "f: R -> R, continuous, bounded";
    let claim = |premise: &str, step: Step| {
        let claim = claim().real("x").function(f).premise("zero: f(x) = 0");
        let everywhere = claim.corrected(
            "integral(x, 0..1, f(x)) = integral(x, 0..1, 0)",
            rewriting("by the supposition", "zero"),
        );
        everywhere
            .label("everywhere")
            .premise(premise)
            .corrected("integral(x, 0..1, f(x)) = integral(x, 0..1, 0)", step)
    };
    let second = |claim: Claim| run_claim(std::slice::from_ref(&claim), &claim, 20).statements[1].verdict;
    // At 1/2 alone it says nothing of the integral.
    let at_half = special_case("at a point", "everywhere", &["x = 1/2"]);
    assert_eq!(second(claim("f(1/2) = 0", at_half.clone())), Verdict::Undecided);
    assert_eq!(second(claim("f(t) = 0", at_half)), Verdict::Proved);
    // Of numbers alone it would be false, and show anything.
    let numbers = self::claim().real("x").premise("one: x = 1");
    let numbers = numbers.corrected("integral(x, 0..1, x) = 1", rewriting("by the supposition", "one"));
    assert_ne!(verdict(numbers.clone()), Verdict::Proved);
    let told = run_claim(std::slice::from_ref(&numbers), &numbers, 20).failures;
    assert!(told.iter().any(|told| told.contains("no open function")), "{told:?}");
}
