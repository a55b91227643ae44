//! Inequalities by derivatives, integration by parts and opaque functions: what they show, and what they must not.

use kenzan::prelude::*;
use kenzan::proof::{Claim, Verdict, run_claim};

fn outcome(claim: Claim) -> (Verdict, String) {
    let record = run_claim(std::slice::from_ref(&claim), &claim, 20);
    let point =
        |s: &kenzan::proof::StatementRecord| s.counterexample.as_ref().map_or(String::new(), |c| c.point.clone());
    record
        .statements
        .first()
        .map_or((Verdict::Undecided, record.failures.join("; ")), |s| {
            (s.verdict, point(s))
        })
}

fn claim() -> Claim {
    Claim::of("test/growth", [equation(1)], "growth")
        .real("x y")
        .nonnegative("a")
        .positive("h")
        .between("s", "1", "2")
        .natural("n", 1)
}

fn by_derivatives(relation: &str, variable: &str) -> Verdict {
    outcome(claim().corrected(relation, monotone("derivatives", variable))).0
}

fn parts(relation: &str, certificate: &str) -> Verdict {
    outcome(claim().corrected(relation, by_parts("parts", "z", certificate))).0
}

/// By parts, for every rapidly decreasing f.
fn parts_of_decaying(relation: &str, certificate: &str) -> Verdict {
    let claim = claim().function("f: R -> R, rapidly decreasing");
    outcome(claim.corrected(relation, by_parts("parts", "z", certificate))).0
}

#[test]
fn derivatives_show_what_grows_from_the_first_point() {
    for (relation, v) in [
        ("1 + a <= exp(a)", "a"),
        ("1 + h <= exp(h)", "h"),
        ("(1 + a/n)^n <= exp(a)", "a"),
        ("log(s) <= s - 1", "s"),
        ("a - a^3/6 <= sinh(a)", "a"),
    ] {
        assert_eq!(by_derivatives(relation, v), Verdict::Proved, "{relation}");
    }
}

#[test]
fn derivatives_prove_nothing_false_or_without_a_first_point() {
    for (relation, v) in [
        ("exp(a) <= 1 + a + a^2/2", "a"),
        ("2 + a <= exp(a)", "a"),
        ("s - 1 <= log(s)", "s"),
        ("1/2 <= s - 1", "s"),
        ("1 + x <= exp(x)", "x"),
        ("n <= n^2", "n"),
        ("0 <= 1 - abs(a - 1)", "a"),
        ("0 <= (a - 1)^2*(a - 2)", "a"),
        ("-1 <= 1/(a - 1)", "a"),
        ("1 = 1", "a"),
        ("a < exp(a)", "a"),
    ] {
        assert_ne!(by_derivatives(relation, v), Verdict::Proved, "{relation}");
    }
}

#[test]
fn parts_need_an_antiderivative_that_vanishes_at_both_ends() {
    let moment = "integral(z, -oo..oo, z^2*exp(-z^2)) = integral(z, -oo..oo, exp(-z^2))/2";
    assert_eq!(parts(moment, "-z*exp(-z^2)/2"), Verdict::Proved);
    assert_eq!(
        parts("integral(z, -oo..oo, z*exp(-z^2)) = 0", "-exp(-z^2)/2"),
        Verdict::Proved
    );
    for (relation, certificate) in [
        (
            "integral(z, -oo..oo, z^2*exp(-z^2)) = integral(z, -oo..oo, exp(-z^2))",
            "-z*exp(-z^2)/2",
        ),
        ("integral(z, -oo..oo, 1) = 0", "z"),
        ("integral(z, -oo..oo, exp(-z^2)) = 0", "sqrt(pi)*erf(z)/2"),
        ("integral(z, 0..1, 2*z) = 0", "z^2"),
        ("integral(z, -oo..oo, f'(z)) = 0", "f(z)"),
    ] {
        assert_ne!(parts(relation, certificate), Verdict::Proved, "{relation}");
    }
}

#[test]
fn parts_need_a_class_or_a_supposition() {
    let relation = "integral(z, -oo..oo, f'(z)) = 0";
    let of = |class: &str, suppositions: &[&str]| {
        let claim = claim().function(&format!("f: R -> R{class}"));
        let claim = claim.corrected(relation, by_parts("parts", "z", "f(z)"));
        outcome(
            suppositions
                .iter()
                .fold(claim, |claim, supposition| claim.supposing(supposition)),
        )
        .0
    };
    let (slope, itself) = (
        "integral(z, -oo..oo, f'(z)) exists",
        "integral(z, -oo..oo, f(z)) exists",
    );
    assert_eq!(of(", smooth", &[slope, itself]), Verdict::Proved);
    assert_eq!(of(", smooth, integrable", &[slope]), Verdict::Proved);
    assert_eq!(of(", rapidly decreasing", &[]), Verdict::Proved);
    // erf: the derivative is integrable, and its integral is 2. An integrable f with f' not integrable: no integral at all.
    for (class, suppositions) in [
        (", smooth", &[slope][..]),
        (", smooth, bounded", &[slope]),
        (", smooth, integrable", &[]),
        (", integrable", &[slope, itself]),
        ("", &[slope, itself]),
    ] {
        assert_ne!(
            of(class, suppositions),
            Verdict::Proved,
            "f: R -> R{class}, {suppositions:?}"
        );
    }
}

#[test]
fn parts_rest_on_the_fundamental_theorem() {
    let claim = claim().corrected(
        "integral(z, -oo..oo, z*exp(-z^2)) = 0",
        by_parts("parts", "z", "-exp(-z^2)/2"),
    );
    let record = run_claim(std::slice::from_ref(&claim), &claim, 20);
    assert_eq!(record.statements[0].verdict, Verdict::Proved);
    assert_eq!(record.statements[0].theorems, ["fundamental-on-the-line"]);
}

#[test]
fn a_hypothesis_of_decay_makes_no_other_function_vanish_and_no_other_integral_exist() {
    for (relation, certificate) in [
        ("integral(z, -oo..oo, f'(z) + 1) = integral(z, -oo..oo, 1)", "f(z)"),
        // Where f vanishes at both ends the integral is 2.
        ("integral(z, -oo..oo, diff(erf(z + f(z)), z)) = 0", "erf(z + f(z))"),
        ("integral(z, -oo..oo, diff(z*exp(f(z)), z)) = 0", "z*exp(f(z))"),
    ] {
        assert_ne!(parts_of_decaying(relation, certificate), Verdict::Proved, "{relation}");
    }
}

#[test]
fn a_hypothesis_of_decay_reaches_opaque_functions_only() {
    assert_eq!(
        parts_of_decaying("integral(z, -oo..oo, f'(z)) = 0", "f(z)"),
        Verdict::Proved
    );
    for (relation, certificate) in [
        ("integral(z, -oo..oo, 1) = 0", "z"),
        ("integral(z, -oo..oo, 1 + f'(z)) = 0", "z + f(z)"),
        ("integral(z, -oo..oo, 1) = 0", "z*f(z)/f(z)"),
        ("integral(z, -oo..oo, exp(-z^2)) = 0", "sqrt(pi)*erf(z)/2"),
    ] {
        assert_ne!(parts_of_decaying(relation, certificate), Verdict::Proved, "{relation}");
    }
}

#[test]
fn a_statement_about_every_function_is_refuted_by_one_that_is_named() {
    let (verdict, point) = outcome(claim().corrected("diff(f(x)^2, x) = 2*f(x)", normal_form("wrong")));
    assert_eq!(verdict, Verdict::Refuted);
    assert!(point.contains("f(u) = "), "{point}");
    let (verdict, point) = outcome(claim().corrected("integral(z, -oo..oo, f(z)) = 0", normal_form("wrong")));
    assert_eq!((verdict, point.as_str()), (Verdict::Refuted, "f(u) = exp(-u^2)"));
    let (verdict, point) = outcome(claim().corrected("g(x, 0) = g(0, x)", normal_form("wrong")));
    assert_eq!(verdict, Verdict::Refuted);
    assert!(point.contains("g(u_1, u_2) = "), "{point}");
}

#[test]
fn true_statements_about_every_function_are_not_refuted() {
    for relation in [
        "f(x + 1) - f(x) = -(f(x) - f(1 + x))",
        "integral(z, -oo..oo, f'(z)) = 0",
        "g(x, y) - g(y, x) = -(g(y, x) - g(x, y))",
        "f(x) = f(x, x)",
    ] {
        let (verdict, _) = outcome(claim().corrected(relation, normal_form("expansion")));
        assert_ne!(verdict, Verdict::Refuted, "{relation}");
    }
}

#[test]
fn the_derivative_of_a_closed_integral_is_taken_at_a_point() {
    // Once a sum over one index that expanded to itself for ever.
    let claim = claim()
        .define("M(a)", "integral(z, -oo..oo, z^2*exp(-z^2/(2*(1 + a))))")
        .printed("diff(M(a), a) = 0", counterexample("a = 0"));
    let (verdict, _) = outcome(claim);
    assert_eq!(verdict, Verdict::Refuted);
}

#[test]
fn a_statement_under_a_hypothesis_is_put_to_functions_that_meet_it() {
    // False for f(u) = u, which does not decay, and true for every function tried that does.
    let relation = "abs(f(x)) <= 2";
    let bare = outcome(claim().corrected(relation, normal_form("wrong")));
    assert_eq!(bare.0, Verdict::Refuted);
    let decaying = claim().function("f: R -> R, rapidly decreasing");
    let decaying = outcome(decaying.corrected(relation, normal_form("wrong")));
    assert!(
        decaying.0 == Verdict::Undecided || decaying.1.contains("exp("),
        "{decaying:?}"
    );
    let supposing = claim().function("f: R -> R").corrected(relation, normal_form("wrong"));
    let supposing = outcome(supposing.supposing("integral(z, -oo..oo, f(z)) exists"));
    assert!(
        supposing.0 == Verdict::Undecided || supposing.1.contains("exp("),
        "{supposing:?}"
    );
}
