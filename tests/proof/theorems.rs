//! Theorems as schemas: the library is read, a text that is none is refused with its line.

use kenzan::formula::{Domains, parse_relation};
use kenzan::proof::theorem::{Discharged, Given, Unmet, library, named, read};

#[test]
fn every_theorem_of_the_library_has_a_conclusion_and_a_source() {
    assert!(library().len() >= 10);
    for theorem in library() {
        assert!(
            !theorem.source.is_empty() && !theorem.hypotheses.is_empty(),
            "{}",
            theorem.name
        );
        assert_eq!(named(&theorem.name), Some(theorem));
    }
    assert_eq!(named("positive-root"), None);
}

#[test]
fn a_theorem_reads_as_it_is_written() {
    let fubini = named("tonelli-fubini").expect("in the library");
    let suppositions: Vec<String> = fubini.suppositions().iter().map(|s| s.text()).collect();
    assert_eq!(
        suppositions,
        ["integral(x, a..b, integral(y, c..d, abs(F(x, y)))) exists"]
    );
    let declarations: Vec<String> = fubini.declarations().iter().map(|s| s.text()).collect();
    assert_eq!(declarations[0], "a real, -∞ or ∞");
    assert_eq!(declarations[4], "F: a…b × c…d → C, measurable");
    let residues = named("residues").expect("in the library");
    assert_eq!(
        residues.suppositions()[0].text(),
        "F is holomorphic at x + i*y for all x in R, y in 0…T, but for f(k) + i*g(k) with whole k in 1…M"
    );
}

/// The complaint about a text that is no theorem.
fn complaint(text: &str) -> String {
    read(text).expect_err("no theorem").to_string()
}

#[test]
fn a_text_that_is_no_theorem_is_refused_with_its_line() {
    let head = "theorem t\nsays S\nsource B\n";
    assert_eq!(
        complaint("says S"),
        "line 1: a theorem begins with `theorem` and its name"
    );
    assert_eq!(complaint(head), "line 1: the theorem has no conclusion");
    assert_eq!(
        complaint(&format!("{head}conclude x = 0")),
        "line 1: `x` is not declared"
    );
    assert_eq!(complaint(&format!("{head}real x, x")), "line 4: `x` is declared twice");
    assert_eq!(complaint(&format!("{head}lemma x")).split('`').nth(1), Some("lemma"));
    assert_eq!(
        complaint(&format!("{head}function f: R -> C, tame")),
        "line 4: `tame` is no class of functions"
    );
    assert_eq!(
        complaint(&format!("{head}function f: S -> C")),
        "line 4: `S` is no place: R, C, R^m or a range such as a..b is"
    );
    let twice = format!("{head}conclude 0 = 0\n\n{head}conclude 1 = 1");
    assert_eq!(complaint(&twice), "line 6: a theorem of the name t was there before");
    let wrong = format!("{head}function f: R -> C\nconclude f(1, 2) = 0");
    assert_eq!(complaint(&wrong), "line 1: `f` is not declared");
}

#[test]
fn theorems_are_compared_by_value() {
    let text = |hypothesis: &str| format!("theorem t\nsays S\nreal x\nsuppose {hypothesis}\nconclude 0 <= x\nsource B");
    let one = |hypothesis: &str| read(&text(hypothesis)).expect("a theorem").remove(0);
    assert_eq!(one("0 < x"), one("0 < x"));
    assert_ne!(one("0 < x"), one("0 <= x"));
}

/// What a theorem of the library says of a relation, with these values of its parameters, `F(x, y) = …` or `a = …`, and domains.
fn applied(theorem: &str, relation: &str, given: &[&str], declared: &[&str]) -> Result<Vec<Discharged>, Unmet> {
    let mut domains = Domains::new();
    for declaration in declared {
        domains.declare(declaration).expect("a declaration");
    }
    let given: Vec<Given> = given.iter().map(|text| Given::parse(text).expect("a value")).collect();
    let relation = parse_relation(relation).expect("a relation");
    let theorem = named(theorem).expect("in the library");
    theorem.apply(&relation, &given, &domains)
}

fn holds(theorem: &str, relation: &str, declared: &[&str]) {
    let discharged = applied(theorem, relation, &[], declared).unwrap_or_else(|unmet| panic!("{relation}: {unmet}"));
    let expected = named(theorem).expect("in the library").hypotheses.len();
    assert_eq!(discharged.len(), expected, "{relation}");
}

/// The hypothesis that keeps a theorem from showing a relation.
fn missing(theorem: &str, relation: &str, given: &[&str], declared: &[&str]) -> String {
    match applied(theorem, relation, given, declared) {
        Err(Unmet::Hypothesis { hypothesis, .. }) => hypothesis.text(),
        other => panic!("{relation}: {other:?}"),
    }
}

#[test]
fn fubini_exchanges_integrals_that_converge_absolutely() {
    let relation =
        "integral(u, 0..1, integral(v, -oo..oo, u*exp(-v^2))) = integral(v, -oo..oo, integral(u, 0..1, u*exp(-v^2)))";
    holds("tonelli-fubini", relation, &[]);
    // Free symbols that have the names of the theorem's own.
    let relation = "integral(F, 0..1, integral(a, -oo..oo, x*F*exp(-a^2))) = integral(a, -oo..oo, integral(y, 0..1, x*y*exp(-a^2)))";
    holds("tonelli-fubini", relation, &["x real"]);
    // Another integrand on the right.
    let other =
        "integral(u, 0..1, integral(v, -oo..oo, u*exp(-v^2))) = integral(v, -oo..oo, integral(u, 0..1, u^2*exp(-v^2)))";
    assert!(matches!(
        applied("tonelli-fubini", other, &[], &[]),
        Err(Unmet::Conclusion(_))
    ));
}

#[test]
fn fubini_needs_absolute_convergence() {
    // The two sides are π/4 and -π/4.
    let f = "(x^2 - y^2)/(x^2 + y^2)^2";
    let relation = format!("integral(x, 0..1, integral(y, 0..1, {f})) = integral(y, 0..1, integral(x, 0..1, {f}))");
    assert!(missing("tonelli-fubini", &relation, &[], &[]).ends_with("exists"));
}

#[test]
fn the_fundamental_theorem_needs_a_continuous_derivative() {
    holds(
        "fundamental",
        "integral(t, 0..1, diff(t^2*exp(t), t)) = 1^2*exp(1) - 0^2*exp(0)",
        &[],
    );
    let given = ["C(x) = s*x^3/3"];
    let shown = applied("fundamental", "integral(t, 0..2, s*t^2) = 8*s/3", &given, &["s real"]);
    assert!(shown.is_ok(), "{shown:?}");
    let wrong = applied("fundamental", "integral(t, 0..2, s*t^2) = 7*s/3", &given, &["s real"]);
    assert!(matches!(wrong, Err(Unmet::Conclusion(_))), "{wrong:?}");
    // 1/x jumps over its pole, sign over the origin: neither is the integral of its derivative from -1 to 1.
    for jump in ["1/x", "sign(x)"] {
        let at = |end: &str| jump.replace('x', end);
        let relation = format!("integral(x, -1..1, diff({jump}, x)) = {} - {}", at("1"), at("(-1)"));
        let outcome = applied("fundamental", &relation, &[&format!("C(x) = {jump}")], &[]);
        assert!(matches!(outcome, Err(Unmet::Parameter { .. })), "{jump}: {outcome:?}");
    }
}

#[test]
fn a_primitive_that_does_not_vanish_at_both_ends_is_not_integrated_away() {
    holds(
        "fundamental-on-the-line",
        "integral(x, -oo..oo, diff(x*exp(-x^2), x)) = 0",
        &[],
    );
    // tanh increases by 2.
    let given = ["C(x) = tanh(x)"];
    let hypothesis = missing(
        "fundamental-on-the-line",
        "integral(x, -oo..oo, diff(tanh(x), x)) = 0",
        &given,
        &[],
    );
    assert_eq!(hypothesis, "C(x) → 0 as x → -oo");
}

#[test]
fn a_change_of_variables_needs_a_slope_that_does_not_vanish() {
    let given = [
        "u(x) = 2*x + 1",
        "F(y) = exp(-y^2)",
        "a = -oo",
        "b = oo",
        "c = -oo",
        "d = oo",
    ];
    let relation = "integral(x, -oo..oo, exp(-(2*x + 1)^2)*2) = integral(y, -oo..oo, exp(-y^2))";
    let shown = applied("change-of-variables", relation, &given, &[]);
    assert!(shown.is_ok(), "{shown:?}");
    // x² has two branches.
    let given = ["u(x) = x^2", "F(y) = exp(-y)", "a = -oo", "b = oo", "c = oo", "d = oo"];
    let relation = "integral(x, -oo..oo, exp(-x^2)*2*x) = integral(y, oo..oo, exp(-y))";
    assert!(applied("change-of-variables", relation, &given, &[]).is_err());
    // A constant is no change of variables.
    let given = ["u(x) = 0", "F(y) = 1", "a = 0", "b = 1", "c = 0", "d = 0"];
    let hypothesis = missing(
        "change-of-variables",
        "integral(x, 0..1, 0) = integral(y, 0..0, 1)",
        &given,
        &[],
    );
    assert!(hypothesis.contains("<> 0"), "{hypothesis}");
}

#[test]
fn a_bound_must_hold_everywhere_and_be_integrable() {
    let relation = "abs(integral(x, -oo..oo, sin(x)*exp(-x^2))) <= integral(x, -oo..oo, exp(-x^2))";
    let outcome = applied("comparison", relation, &[], &[]);
    assert!(
        outcome.is_ok() || matches!(outcome, Err(Unmet::Hypothesis { .. })),
        "{outcome:?}"
    );
    let relation = "abs(integral(x, 0..1, x - 1)) <= integral(x, 0..1, 1)";
    holds("comparison", relation, &[]);
    let relation = "abs(integral(x, 0..1, x - 2)) <= integral(x, 0..1, 1)";
    assert!(missing("comparison", relation, &[], &[]).starts_with("abs(F(x)) <= G(x)"));
    // From 1 to 0 the integral of the bound is negative.
    let relation = "abs(integral(x, 1..0, x)) <= integral(x, 1..0, 1)";
    assert_eq!(missing("comparison", relation, &[], &[]), "a < b");
}

#[test]
fn the_mean_value_theorem_needs_its_start_and_its_slope() {
    let given = ["D(v) = v - v^2/4", "b = t", "c = 1"];
    let shown = applied("mean-value", "abs(t - t^2/4) <= 1*t", &given, &["t in 0..1"]);
    assert!(shown.is_ok(), "{shown:?}");
    let given = ["D(v) = v + 1", "b = t", "c = 1"];
    assert_eq!(
        missing("mean-value", "abs(t + 1) <= 1*t", &given, &["t in 0..1"]),
        "D(0) = 0"
    );
}

#[test]
fn a_value_for_a_name_that_is_no_parameter_is_refused() {
    let outcome = applied("fundamental", "integral(t, 0..1, 1) = 1", &["K(x) = x"], &[]);
    assert!(matches!(outcome, Err(Unmet::Unknown(_))), "{outcome:?}");
    let outcome = applied("fundamental", "integral(t, 0..1, 1) = 1", &["C(x, y) = x"], &[]);
    assert!(matches!(outcome, Err(Unmet::Unknown(_))), "{outcome:?}");
    let outcome = applied("fundamental", "integral(t, 0..1, 1) = 1", &[], &[]);
    assert!(matches!(outcome, Err(Unmet::Open(_))), "{outcome:?}");
}

#[test]
fn parts_over_the_line_need_all_three_products() {
    let relation = "integral(x, -oo..oo, x*diff(exp(-x^2), x)) = -integral(x, -oo..oo, exp(-x^2)*diff(x, x))";
    holds("by-parts", relation, &[]);
    // 1·tanh' has the integral 2, tanh·1' the integral 0.
    let given = ["F(x) = 1", "G(x) = tanh(x)"];
    let relation = "integral(x, -oo..oo, 1*diff(tanh(x), x)) = -integral(x, -oo..oo, tanh(x)*diff(1, x))";
    let hypothesis = missing("by-parts", relation, &given, &[]);
    assert_eq!(hypothesis, "integral(x, -oo..oo, F(x)*G(x)) exists");
}

#[test]
fn a_derivative_under_the_integral_needs_one_bound_for_all_parameters() {
    let given = ["F(x, s) = exp(-x^2)*s^2", "G(x) = 4*exp(-x^2)", "c = -2", "d = 2"];
    let relation = "diff(integral(x, -oo..oo, exp(-x^2)*t^2), t) = integral(x, -oo..oo, diff(exp(-x^2)*t^2, t))";
    let shown = applied("leibniz", relation, &given, &["t in -1..1"]);
    assert!(shown.is_ok(), "{shown:?}");
    let half = ["F(x, s) = exp(-x^2)*s^2", "G(x) = 2*exp(-x^2)", "c = -2", "d = 2"];
    assert!(missing("leibniz", relation, &half, &["t in -1..1"]).starts_with("abs(diff(F(x, s), s)) <= G(x)"));
    // The integral is t e^{-t²}, whose derivative at 0 is 1; under the sign it is 0 there. No integrable function is above all of them.
    let f = |s: &str| format!("{s}^3/x^2*exp(-{s}^2/x)");
    let relation = format!(
        "diff(integral(x, 0..1, {}), t) = integral(x, 0..1, diff({}, t))",
        f("t"),
        f("t")
    );
    let given = [
        format!("F(x, s) = {}", f("s")),
        "G(x) = 2".into(),
        "c = -1".into(),
        "d = 1".into(),
    ];
    let given: Vec<&str> = given.iter().map(String::as_str).collect();
    assert!(applied("leibniz", &relation, &given, &["t in -1/2..1/2"]).is_err());
}
