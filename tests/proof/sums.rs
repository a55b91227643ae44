//! Finite sums with symbolic ends, and special cases of statements: what these steps show, and what they must refuse.

use kenzan::prelude::*;
use kenzan::proof::{Claim, ClaimRecord, Verdict, run_claim};

fn claim() -> Claim {
    Claim::of("test/sums", [equation(1)], "a sum")
        .natural("n", 0)
        .natural("N", 1)
        .real("x")
        .positive("u z")
        .nonnegative("d")
}

fn record(claim: &Claim) -> ClaimRecord {
    run_claim(std::slice::from_ref(claim), claim, 20)
}

/// A relation with a mistake in its text is undecided.
fn verdict(relation: &str, proof: impl Into<Proof>) -> Verdict {
    let statements = record(&claim().corrected(relation, proof)).statements;
    statements
        .first()
        .map_or(Verdict::Undecided, |statement| statement.verdict)
}

#[test]
fn telescoping_shows_a_sum() {
    for (relation, certificate) in [
        ("sum(k, 1..n, k) = n*(n + 1)/2", "k*(k - 1)/2"),
        ("(1 - x)*sum(k, 0..n, x^k) = 1 - x^(n + 1)", "-x^k"),
        ("sum(x, 1..n, 1) = n", "x"),
        ("sum(k, 0..N - 1, f(k + 1) - f(k)) = f(N) - f(0)", "f(k)"),
        ("sum(k, 1..n, 1/k^2) <= 2 - 2/(n + 1)", "-2/k"),
        ("1 - 1/(n + 1) <= sum(k, 1..n, 1/k^2)", "-1/k"),
        (
            "sum(k, 0..N - 1, 1/((N - k)*(N - k + 1))) = 1 - 1/(N + 1)",
            "1/(N - k + 1)",
        ),
        (
            "sum(b, 0..N - 1, exp(2*pi*i*b*n/N)*(exp(2*pi*i*n/N) - 1)) = 0",
            "exp(2*pi*i*b*n/N)",
        ),
    ] {
        assert_eq!(
            verdict(relation, telescoping("certificate", certificate)),
            Verdict::Proved,
            "{relation}"
        );
    }
}

#[test]
fn a_wrong_certificate_shows_no_sum() {
    for (relation, certificate, why) in [
        ("sum(k, 1..n, k) = n*(n + 1)/2", "k*(k + 1)/2", "shifted by one"),
        (
            "sum(k, 1..n, k) = n*(n + 1)/2 + 1",
            "k*(k - 1)/2",
            "a constant too many",
        ),
        (
            "sum(k, 1..n, 1/k^2) <= 1 - 1/(n + 1)",
            "-1/k",
            "terms above the differences",
        ),
        ("sum(k, 3..n, 1) = n - 2", "k", "a sum that may be empty"),
        (
            "sum(k, 0..n, 1/k - 1/(k + 1)) = 1 - 1/(n + 1)",
            "-1/k",
            "undefined at 0",
        ),
        ("sum(k, 0..n, 1/(n - k) - 1/(n - k)) = 0", "1", "undefined at the end"),
        ("sum(k, 1..x, 1) = x", "k", "an end that is no whole number"),
        ("sum(k, 1..n, k) = k*n", "k*n", "the index outside the sum"),
        ("sum(k, 1..n, f(k)) <= n", "k", "a function that nothing is known of"),
        ("sum(k, 1..n, i) <= n*i", "k*i", "numbers that are not real"),
    ] {
        assert_ne!(
            verdict(relation, telescoping("certificate", certificate)),
            Verdict::Proved,
            "{relation}: {why}"
        );
    }
}

#[test]
fn sums_are_compared_term_by_term() {
    let terms = || termwise(normal_form("terms"));
    for relation in [
        "sum(k, 0..n, f(k)) + 2*sum(k, 0..n, g(k)) = sum(k, 0..n, f(k) + 2*g(k))",
        "sum(k, 1..n, 1/(1 + k)) <= sum(k, 1..n, 1/k)",
        "abs(sum(k, 1..n, -abs(f(k)))) <= sum(k, 1..n, abs(f(k)))",
        "0 <= sum(k, 0..N, k)",
        "sum(k, 0..n - 1, 1/(n - k)) <= sum(k, 0..n - 1, 2/(n - k))",
        "sum(k, 0..n, sum(j, 0..k, x*f(j))) = x*sum(k, 0..n, sum(j, 0..k, f(j)))",
    ] {
        let proof = if relation.contains("j, 0") {
            termwise(terms())
        } else {
            terms()
        };
        assert_eq!(verdict(relation, proof), Verdict::Proved, "{relation}");
    }
    for (relation, why) in [
        ("sum(k, 0..n, k) <= sum(k, 0..N, k)", "two ranges"),
        ("sum(k, 1..n, 1) <= sum(j, 1..n, j*x)", "two indices"),
        ("sum(k, 0..n, x*k) <= sum(k, 0..n, x^2*k)", "false terms"),
        (
            "sum(k, 0..n, 1/k) = sum(k, 0..n, 2/k) - sum(k, 0..n, 1/k)",
            "undefined at 0",
        ),
        (
            "sum(k, 0..n, 1/(n - k)) <= sum(k, 0..n, 2/(n - k))",
            "undefined at the end",
        ),
        (
            "abs(sum(k, 0..n, f(k))) <= sum(k, 0..n, f(k))",
            "a function that may be negative",
        ),
        ("k*sum(k, 0..n, 1) = sum(k, 0..n, k)", "a factor that is the index"),
        (
            "sum(k, 0..n, i*k) <= sum(k, 0..n, i*k + 1)",
            "numbers that are not real",
        ),
    ] {
        assert_ne!(verdict(relation, terms()), Verdict::Proved, "{relation}: {why}");
    }
    let enclosed = termwise(instances("terms", "n = 0..3"));
    assert_ne!(
        verdict("sum(k, 0..n, k) <= sum(k, 0..n, k^2)", enclosed),
        Verdict::Proved
    );
}

/// The verdict on `relation` as a special case of `rule`, which is proved by normal form.
fn of_rule(rule: &str, relation: &str, at: &[&str]) -> Verdict {
    let claim = claim()
        .corrected(rule, normal_form("rule"))
        .label("rule")
        .corrected(relation, special_case("special", "rule", at));
    record(&claim).statements[1].verdict
}

#[test]
fn a_special_case_follows_from_its_statement() {
    let rule = "2*u*z <= u^2 + z^2";
    for (relation, at) in [
        ("2*u*exp(x) <= u^2 + exp(2*x)", &["z = exp(x)"][..]),
        ("2*z*u <= z^2 + u^2", &["z = u", "u = z"]),
        ("sum(k, 1..n, 2*u*k) <= sum(k, 1..n, u^2 + k^2)", &["z = k"]),
    ] {
        let step = special_case("special", "rule", at);
        let step = if relation.starts_with("sum") {
            termwise(step)
        } else {
            step
        };
        let claim = claim()
            .corrected(rule, normal_form("rule"))
            .label("rule")
            .corrected(relation, step);
        assert_eq!(record(&claim).statements[1].verdict, Verdict::Proved, "{relation}");
    }
}

#[test]
fn a_value_outside_the_domain_is_no_special_case() {
    for (rule, relation, at, why) in [
        ("0 < u", "0 < x", "u = x", "not positive"),
        ("0 <= d", "0 <= x", "d = x", "not at least 0"),
        ("1 <= N", "1 <= n", "N = n", "from 1 on"),
        ("1 <= N", "1 <= u", "N = u", "not a whole number"),
        ("0 <= x^2", "0 <= (i*x)^2", "x = i*x", "not real"),
        (
            "0 <= x^2",
            "0 <= abs(f(u))*f(u)",
            "x = f(u)",
            "a function that need not be real",
        ),
        ("0 < u", "1 < u", "u = u", "another relation"),
        ("0 <= d", "0 < u", "d = u", "a stronger relation"),
    ] {
        assert_ne!(of_rule(rule, relation, &[at]), Verdict::Proved, "{relation}: {why}");
    }
    // The statement comes first, and holds for all values.
    let later = claim()
        .corrected("0 <= x^4", special_case("special", "square", &["x = x^2"]))
        .corrected("0 <= x^2", normal_form("a square"))
        .label("square");
    assert!(record(&later).failures[0].contains("no statement before this one has the label `square`"));
    let instances_only = claim()
        .corrected("n <= 3", instances("some", "n = 0..3"))
        .label("small")
        .corrected("N <= 3", special_case("special", "small", &["n = N"]));
    assert_ne!(record(&instances_only).statements[1].verdict, Verdict::Proved);
}

#[test]
fn the_triangle_inequality_needs_a_bound_of_the_difference() {
    let bound = "abs(3*x - d) <= 3*abs(x) + d";
    let of = |statement: &str, relation: &str| {
        let claim = claim()
            .corrected(statement, chain().concluding(normal_form("bound")))
            .label("bound")
            .corrected(relation, triangle("triangle", "bound"));
        let record = record(&claim);
        (record.statements[0].verdict, record.statements[1].verdict)
    };
    let small = "abs(sin(u) - z) <= 1 + z + u";
    for (statement, relation, why) in [
        ("abs(u - z) <= abs(z - u)", "z - abs(z - u) <= abs(z)", "the other term"),
        ("abs(u - z) <= abs(z - u)", "z + abs(z - u) <= abs(u)", "the wrong sign"),
        (
            "abs(u - z) <= abs(z - u)",
            "z - abs(z - u) < abs(u)",
            "a strict inequality",
        ),
        ("abs(u + z) <= u + z", "z - (u + z) <= abs(u)", "a sum"),
        ("abs(x)*abs(x) <= x^2", "x - x^2 <= abs(x)", "a product"),
        (bound, "d <= abs(3*x)", "the bound left out"),
        (small, "z <= abs(sin(u))", "the bound left out"),
    ] {
        assert_ne!(of(statement, relation).1, Verdict::Proved, "{relation}: {why}");
    }
    let shown = of("abs(u - z) <= abs(z - u)", "z - abs(z - u) <= abs(u)");
    assert_eq!(shown, (Verdict::Proved, Verdict::Proved));
    // A bound that is not proved gives nothing.
    assert_ne!(of("abs(u - z) <= u", "z - u <= abs(u)").1, Verdict::Proved);
}

#[test]
fn a_special_case_may_have_a_positive_factor() {
    let rule = "2*u*z <= u^2 + z^2";
    assert_eq!(
        of_rule(rule, "exp(x)*(2*u*u) <= exp(x)*(u^2 + u^2)", &["z = u"]),
        Verdict::Proved
    );
    assert_ne!(of_rule(rule, "x*(2*u*u) <= x*(u^2 + u^2)", &["z = u"]), Verdict::Proved);
}

#[test]
fn a_certificate_speaks_of_declared_symbols_only() {
    // For N = 2 the sum is -1. The undeclared symbol has the name that the rest N - k - 1 of the sum gets.
    let relation = "sum(k, 0..N - 1, (2*k + 1 - N)*(N - 1 - k)) = 0";
    for rest in ["more", "more_1", "w"] {
        let certificate = format!("k*(k - N)*{rest}");
        assert_ne!(
            verdict(relation, telescoping("certificate", &certificate)),
            Verdict::Proved,
            "{certificate}"
        );
    }
}

#[test]
fn equal_numbers_that_are_not_real_are_not_compared() {
    let rule = "exp(i*x) = cos(x) + i*sin(x)";
    assert_ne!(
        of_rule(rule, "exp(i*u) <= cos(u) + i*sin(u)", &["x = u"]),
        Verdict::Proved
    );
    assert_eq!(
        of_rule(rule, "exp(i*u) = cos(u) + i*sin(u)", &["x = u"]),
        Verdict::Proved
    );
    let rule = "(x + 1)^2 = x^2 + 2*x + 1";
    assert_eq!(of_rule(rule, "(u + 1)^2 <= u^2 + 2*u + 1", &["x = u"]), Verdict::Proved);
}
