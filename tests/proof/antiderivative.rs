//! The fundamental theorem of calculus as a step: what it shows, and what it must refuse.

use kenzan::prelude::*;
use kenzan::proof::{Claim, Verdict, run_claim};

fn verdict(relation: &str, certificate: &str) -> Verdict {
    let claim = Claim::of("test/antiderivative", [equation(1)], "an integral")
        .positive("A M")
        .real("x y")
        .corrected(relation, antiderivative("certificate", certificate));
    let record = run_claim(std::slice::from_ref(&claim), &claim, 20);
    record.statements[0].verdict
}

#[test]
fn an_antiderivative_shows_its_integral() {
    for (relation, certificate) in [
        ("integral(a, 0..A, 1/(1 + a)) = log(1 + A)", "log(1 + a)"),
        ("atan(A) = integral(a, 0..A, 1/(1 + a^2))", "atan(a)"),
        (
            "integral(a, 0..A, (1 + a^2)^(-1/2)) = log(A + sqrt(1 + A^2))",
            "log(a + sqrt(1 + a^2))",
        ),
        (
            "M = integral(a, 0..sinh(M), (1 + a^2)^(-1/2))",
            "log(a + sqrt(1 + a^2))",
        ),
        ("A^2/2 <= integral(a, 0..A, a + a^4)", "a^2/2"),
        ("integral(a, 0..A, a*y) = A^2*y/2", "a^2*y/2"),
    ] {
        assert_eq!(verdict(relation, certificate), Verdict::Proved, "{relation}");
    }
}

#[test]
fn a_wrong_certificate_shows_nothing() {
    for (relation, certificate, why) in [
        ("integral(a, 0..A, a) = A^2/2", "a^2", "twice the antiderivative"),
        (
            "integral(a, 0..A, 1/(1 + a)) = log(1 + A)",
            "log(2 + a)",
            "another slope",
        ),
        ("integral(a, 0..A, 1/(1 + a)) = log(1 + A)", "log(1 + A)", "no slope"),
        (
            "A^2/2 <= integral(a, 0..A, a - a^4)",
            "a^2/2",
            "a slope above the integrand",
        ),
        ("integral(a, 0..A, a) <= A^2", "a^2", "an upper bound"),
        ("integral(a, x..y, 2*a) = y^2 - x^2", "a^2", "ends not in order"),
        ("integral(a, -A..A, 1/a^2) = -2/A", "-1/a", "a pole on the way"),
        ("integral(a, 0..A, 1/a) = log(A)", "log(a)", "a pole at the end"),
        (
            "integral(a, -A..A, 1/(2*sqrt(a))) = sqrt(A)",
            "sqrt(a)",
            "undefined on one side",
        ),
        ("integral(a, -A..A, sign(a)) = 0", "abs(a)", "a jump"),
        (
            "integral(a, 0..A, f(a)) = f(A) - f(0)",
            "f(a)",
            "a function nobody declared",
        ),
        ("integral(x, 0..A, x) = x*A/2", "x^2/2", "the variable outside"),
        ("integral(a, 0..oo, exp(-a)) = 1", "-exp(-a)", "an infinite range"),
    ] {
        assert_ne!(verdict(relation, certificate), Verdict::Proved, "{why}: {relation}");
    }
}

#[test]
fn a_false_integral_is_refuted() {
    assert_eq!(verdict("integral(a, 0..A, a) = A^2", "a^2"), Verdict::Refuted);
}
