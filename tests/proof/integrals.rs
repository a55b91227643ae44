//! Recursions, rotations of rays, comparisons of integrands, rewriting and substitution of powers: what they show, and what
//! they must refuse. Every statement here that no proof may show is false or open, not merely unproved.

use kenzan::prelude::*;
use kenzan::proof::{Claim, Proof, Verdict, run_claim};

fn claim() -> Claim {
    Claim::of("test/integrals", [equation(1)], "integrals")
        .real("x")
        .positive("y")
        .natural("n", 0)
}

fn verdict(relation: &str, proof: impl Into<Proof>) -> Verdict {
    last(claim().corrected(relation, proof))
}

fn last(claim: Claim) -> Verdict {
    let record = run_claim(std::slice::from_ref(&claim), &claim, 20);
    record.statements.last().map_or(Verdict::Undecided, |s| s.verdict)
}

const MOMENTS: &str = "integral(z, -oo..oo, z^(2*n)*exp(-z^2/2)) = sqrt(2*pi)*doublefactorial(2*n - 1)";

fn moments(coefficients: &[&str], certificate: &str) -> Verdict {
    verdict(MOMENTS, recursion("by parts", "n", coefficients, certificate))
}

#[test]
fn a_recursion_shows_an_identity_for_every_n() {
    assert_eq!(
        moments(&["-(2*n + 1)", "1"], "-z^(2*n + 1)*exp(-z^2/2)"),
        Verdict::Proved
    );
}

#[test]
fn a_recursion_with_a_wrong_part_shows_nothing() {
    assert_ne!(
        moments(&["-(2*n + 1)", "1"], "z^(2*n + 1)*exp(-z^2/2)"),
        Verdict::Proved,
        "certificate"
    );
    assert_ne!(
        moments(&["-(2*n + 2)", "1"], "-z^(2*n + 1)*exp(-z^2/2)"),
        Verdict::Proved,
        "coefficient"
    );
    assert_ne!(moments(&["0", "0"], "0"), Verdict::Proved, "leading coefficient zero");
    assert_ne!(moments(&["0"], "0"), Verdict::Proved, "no step");
    assert_ne!(
        moments(&["-z^2", "1"], "0"),
        Verdict::Proved,
        "a coefficient that depends on z"
    );
}

#[test]
fn a_recursion_needs_its_leading_coefficient_at_every_n() {
    // Both sides satisfy (n-1) (I(n+1) - I(n)) = 0 only where n is not 1: the right side may jump there.
    let relation = "integral(z, -oo..oo, exp(-z^2)) = sqrt(pi)";
    let step = recursion("by parts", "n", &["1 - n", "n - 1"], "0");
    assert_ne!(
        verdict(relation, Proof::from(step).beside("n = n + 1", normal_form("false"))),
        Verdict::Proved
    );
    let jumps = "integral(z, -oo..oo, exp(-z^2)) + 0*n = sqrt(pi)";
    assert_ne!(
        verdict(jumps, recursion("not an integral", "n", &["-1", "1"], "0")),
        Verdict::Proved
    );
}

#[test]
fn a_recursion_needs_all_of_its_base_cases() {
    // 1, 2, 5, 14, … satisfies a recursion of order two that the left side, 1, 1, 1, …, satisfies too.
    let relation = "integral(z, -oo..oo, exp(-z^2)/sqrt(pi)) = 1 + n";
    let step = recursion("second differences vanish", "n", &["1", "-2", "1"], "0");
    assert_eq!(verdict(relation, step), Verdict::Refuted);
}

#[test]
fn a_certificate_must_vanish_at_both_ends() {
    // d/dz atan(z) is integrable, but atan does not vanish at infinity: the integral is π.
    let relation = "integral(z, -oo..oo, n/(1 + z^2)) = 0";
    let step = recursion("by parts", "n", &["-1", "1"], "atan(z)");
    assert_ne!(verdict(relation, step), Verdict::Proved);
}

#[test]
fn a_ray_turns_towards_decay_only() {
    let wave = "integral(z, 0..oo, exp(-z^2/2)*cos(y*z)) = ";
    let turned = "integral(t, 0..oo, exp(-y*t/sqrt(2))*cos(y*t/sqrt(2) - t^2/2 + pi/4))";
    assert_eq!(
        verdict(&format!("{wave}{turned}"), rotation("by π/4", "1/4")),
        Verdict::Proved
    );
    // The same with the wrong sign of the phase.
    let wrong = "integral(t, 0..oo, exp(-y*t/sqrt(2))*cos(y*t/sqrt(2) + t^2/2 + pi/4))";
    assert_ne!(
        verdict(&format!("{wave}{wrong}"), rotation("by π/4", "1/4")),
        Verdict::Proved
    );
    // Turned by π/2 the Gaussian grows.
    let half = "integral(t, 0..oo, exp(t^2/2 - y*t)*cos(pi/2))";
    assert_ne!(
        verdict(&format!("{wave}{half}"), rotation("by π/2", "1/2")),
        Verdict::Proved
    );
    // Without decay on the new ray: x may be 0.
    let unsigned = "integral(z, 0..oo, exp(-z^2/2)*cos(x*z)) = integral(t, 0..oo, exp(-x*t/sqrt(2))*cos(x*t/sqrt(2) - t^2/2 + pi/4))";
    assert_ne!(verdict(unsigned, rotation("by π/4", "1/4")), Verdict::Proved);
    // A pole of order one at the origin.
    let singular =
        "integral(z, 0..oo, exp(-z^2/2)*cos(y*z)/z) = integral(t, 0..oo, exp(-y*t/sqrt(2))*cos(y*t/sqrt(2) - t^2/2)/t)";
    assert_ne!(verdict(singular, rotation("by π/4", "1/4")), Verdict::Proved);
}

#[test]
fn integrands_are_compared_at_their_extremes() {
    let bound = |f: &str, g: &str| {
        let relation = format!("abs(integral(t, 0..oo, {f})) <= integral(t, 0..oo, {g})");
        verdict(&relation, majorant("a bound"))
    };
    assert_eq!(bound("exp(-t)*sin(t^3)", "exp(-t)"), Verdict::Proved);
    assert_eq!(bound("exp(-t)*sin(t^2)*cos(t^3)", "t^2*exp(-t)"), Verdict::Proved);
    assert_ne!(bound("exp(-t)*sin(t^3)", "exp(-t)/2"), Verdict::Proved, "half of it");
    assert_ne!(
        bound("exp(-t)*cos(t^3)", "t^3*exp(-t)"),
        Verdict::Proved,
        "a cosine is not small near 0"
    );
    assert_ne!(
        bound("exp(-t)*(3 - 4*sin(t)^2)", "exp(-t)"),
        Verdict::Proved,
        "not of degree one"
    );
    assert_ne!(
        bound("exp(-t)*sin(i*t^2)/i", "exp(-t)"),
        Verdict::Proved,
        "an imaginary argument"
    );
    assert_ne!(bound("exp(-t)*sin(t)", "1"), Verdict::Proved, "a divergent bound");
    // A function left open may have any values, its modulus real ones only.
    assert_eq!(bound("exp(-t)*sin(abs(h(t)))", "exp(-t)"), Verdict::Proved);
    assert_ne!(bound("exp(-t)*sin(h(t))", "exp(-t)"), Verdict::Proved, "complex values");
    assert_ne!(
        bound("exp(-t)*sin(i*abs(h(t)))", "exp(-t)"),
        Verdict::Proved,
        "imaginary values"
    );
    assert_ne!(
        bound("exp(-t)*sin(abs(log(t - 1)))", "exp(-t)"),
        Verdict::Proved,
        "a modulus of nothing on half of the range"
    );
    assert_ne!(
        bound("exp(-t)*sin(abs(h(t)))", "exp(-t)/2"),
        Verdict::Proved,
        "half of it"
    );
}

#[test]
fn powers_are_substituted_on_the_half_line_only() {
    let change = |relation: &str, rule: &str| verdict(relation, substitution("a power", rule));
    let square = "integral(z, y..oo, 2*z*exp(-z^2)) = integral(t, y^2..oo, exp(-t))";
    assert_eq!(change(square, "t = z^2"), Verdict::Proved);
    let inverse = "integral(a, 0..y, exp(-1/a)/a^2) = integral(t, 1/y..oo, exp(-t))";
    assert_eq!(change(inverse, "t = 1/a"), Verdict::Proved);
    let folded = "integral(z, -oo..oo, 2*abs(z)*exp(-z^2)) = integral(t, 0..oo, exp(-t))";
    assert_ne!(
        change(folded, "t = z^2"),
        Verdict::Proved,
        "the square is not one to one on the line"
    );
    let end = "integral(z, y..oo, 2*z*exp(-z^2)) = integral(t, y..oo, exp(-t))";
    assert_ne!(change(end, "t = z^2"), Verdict::Proved, "the end does not correspond");
    let swapped = "integral(a, 0..y, exp(-1/a)/a^2) = integral(t, 0..1/y, exp(-t))";
    assert_ne!(
        change(swapped, "t = 1/a"),
        Verdict::Proved,
        "a falling rule swaps the ends"
    );
}

#[test]
fn exponentials_are_substituted_on_the_line() {
    let change = |relation: &str, rule: &str| verdict(relation, substitution("an exponential", rule));
    let falling = "integral(z, -oo..oo, exp(-z)*exp(-y*exp(-z))) = integral(t, 0..oo, exp(-y*t))";
    assert_eq!(change(falling, "t = exp(-z)"), Verdict::Proved);
    let part = "integral(z, 0..oo, 2*exp(-2*z)/(1 + exp(-4*z))) = integral(t, 0..1, 1/(1 + t^2))";
    assert_eq!(change(part, "t = exp(-2*z)"), Verdict::Proved);
    let rising = "integral(z, x..oo, exp(z)*exp(-exp(z))) = integral(t, exp(x)..oo, exp(-t))";
    assert_eq!(change(rising, "t = exp(z)"), Verdict::Proved);
    for (relation, rule, why) in [
        (
            "integral(z, -oo..oo, exp(-y*exp(-z))) = integral(t, 0..oo, exp(-y*t))",
            "t = exp(-z)",
            "the factor is missing",
        ),
        (
            "integral(z, -oo..oo, exp(-z)*exp(-y*exp(-z))) = integral(t, -oo..oo, exp(-y*t))",
            "t = exp(-z)",
            "the image is a half line",
        ),
        (
            "integral(z, 0..oo, exp(-z)*exp(-y*exp(-z))) = integral(t, 1..oo, exp(-y*t))",
            "t = exp(-z)",
            "a falling rule swaps the ends",
        ),
        (
            "integral(z, -oo..oo, 2*z*exp(z^2)*exp(-y*exp(z^2))) = integral(t, 0..oo, exp(-y*t))",
            "t = exp(z^2)",
            "not monotone",
        ),
        (
            "integral(z, -oo..oo, x*exp(x*z)*exp(-y*exp(x*z))) = integral(t, 0..oo, exp(-y*t))",
            "t = exp(x*z)",
            "x may be 0",
        ),
        (
            "integral(z, -oo..oo, exp(z)) = integral(t, 0..oo, 1)",
            "t = exp(z)",
            "neither side exists",
        ),
    ] {
        assert_ne!(change(relation, rule), Verdict::Proved, "{why}");
    }
}

#[test]
fn a_reflection_exchanges_infinite_ends() {
    let change = |relation: &str, rule: &str| verdict(relation, substitution("a reflection", rule));
    let reflected = "integral(z, -oo..y, exp(z)) = integral(t, -y..oo, exp(-t))";
    assert_eq!(change(reflected, "t = -z"), Verdict::Proved);
    let kept = "integral(z, 0..oo, exp(-z)) = integral(t, 0..oo, exp(-t/2)/2)";
    assert_eq!(change(kept, "t = 2*z"), Verdict::Proved);
    for relation in [
        "integral(z, -oo..y, exp(z)) = integral(t, -oo..-y, exp(-t))",
        "integral(z, -oo..y, exp(z)) = integral(t, y..oo, exp(-t))",
        "integral(z, 0..oo, exp(-z)) = integral(t, 0..oo, exp(t))",
    ] {
        assert_ne!(change(relation, "t = -z"), Verdict::Proved, "{relation}");
    }
}

#[test]
fn rewriting_needs_a_proved_statement_before() {
    let equation = "integral(z, -oo..oo, exp(-z^2)) = sqrt(pi)";
    let squared = "integral(z, -oo..oo, exp(-z^2))^2 = pi";
    let proved = claim().corrected(equation, normal_form("a Gaussian integral"));
    assert_eq!(
        last(proved.label("Gauss").corrected(squared, rewriting("squared", "Gauss"))),
        Verdict::Proved
    );
    let open = "f(x) = f(y)";
    let unproved = claim().corrected(open, normal_form("false"));
    assert_ne!(
        last(
            unproved
                .label("open")
                .corrected("f(x)^2 = f(y)^2", rewriting("squared", "open"))
        ),
        Verdict::Proved
    );
    // A statement cannot be shown by itself.
    assert_ne!(
        last(claim().corrected(open, rewriting("itself", "itself")).label("itself")),
        Verdict::Proved
    );
    // y is positive where it is declared, and ranges over the line under the integral.
    let positive = "abs(y) = y";
    let line = claim().corrected(positive, normal_form("y > 0"));
    let false_on_the_line = "integral(y, -oo..oo, abs(y)*exp(-y^2)) = integral(y, -oo..oo, y*exp(-y^2))";
    assert_ne!(
        last(
            line.label("y > 0")
                .corrected(false_on_the_line, rewriting("y > 0", "y > 0"))
        ),
        Verdict::Proved
    );
}

#[test]
fn a_statement_rests_on_the_theorems_of_the_statement_it_cites() {
    let equation = "integral(t, -oo..oo, exp(-t^2)) = integral(u, -oo..oo, exp(-u^2/4)/2)";
    let cites = claim()
        .corrected(equation, substitution("u = 2t", "u = 2*t"))
        .label("same")
        .corrected(
            "1 + integral(t, -oo..oo, exp(-t^2)) = 1 + sqrt(pi)",
            rewriting("cited", "same"),
        );
    let record = run_claim(std::slice::from_ref(&cites), &cites, 20);
    assert_eq!(record.statements[1].theorems, ["change-of-variables"]);
}

#[test]
fn linearity_keeps_ranges_and_factors_apart() {
    let relation = |right: &str| format!("2*integral(z, 0..y, exp(-z)) - integral(z, 0..y, z) = {right}");
    let combined = relation("integral(z, 0..y, 2*exp(-z) - z)");
    assert_eq!(verdict(&combined, linearity("one integral")), Verdict::Proved);
    let range = relation("integral(z, 0..1, 2*exp(-z) - z)");
    assert_ne!(verdict(&range, linearity("another range")), Verdict::Proved);
    let factor = relation("integral(z, 0..y, exp(-z) - z)");
    assert_ne!(verdict(&factor, linearity("a factor lost")), Verdict::Proved);
}

#[test]
fn integrals_are_taken_apart_only_where_each_exists() {
    let proved = |relation: &str, proof: Proof| {
        let claim = Claim::of("test/parts", [equation(1)], "parts of a sum")
            .positive("u")
            .real("x")
            .function("f: R -> R")
            .corrected(relation, proof);
        run_claim(std::slice::from_ref(&claim), &claim, 20).statements[0].verdict == Verdict::Proved
    };
    let by = |middle: &str| {
        chain()
            .equals(middle, linearity("parts"))
            .concluding(normal_form("the rest"))
    };
    for (relation, middle) in [
        (
            "integral(t, 0..oo, exp(-t) + t) - integral(t, 0..oo, t) = 1",
            "integral(t, 0..oo, exp(-t))",
        ),
        (
            "abs(integral(t, 0..oo, 1 + exp(-t)) - integral(t, 0..oo, 1)) <= 2",
            "abs(integral(t, 0..oo, exp(-t)))",
        ),
        ("(x - x)*integral(t, 0..oo, t) = 0", "integral(t, 0..oo, 0)"),
        (
            "integral(s, 0..1, integral(t, 0..oo, s + exp(-t)) - integral(t, 0..oo, s)) = 1",
            "integral(s, 0..1, integral(t, 0..oo, exp(-t)))",
        ),
    ] {
        assert!(!proved(relation, by(middle)), "{relation}");
    }
    // f(t) = -t has an integral with t added, and none without.
    let open = "integral(t, 0..oo, t + f(t)) = integral(t, 0..oo, t) + integral(t, 0..oo, f(t))";
    assert!(!proved(open, linearity("parts").into()));
    for relation in [
        "abs(integral(t, 0..oo, 1) - integral(t, 0..oo, 1)) <= integral(t, 0..oo, exp(-t))",
        "integral(t, 0..oo, 1) - integral(t, 0..oo, 1) <= integral(t, 0..oo, exp(-t))",
        "integral(t, 0..oo, -t) <= integral(t, 0..oo, exp(-t))",
        "abs((x - x)*integral(t, 0..oo, t)) <= integral(t, 0..oo, exp(-t))",
    ] {
        assert!(!proved(relation, majorant("bound").into()), "{relation}");
    }
    let waves = "integral(t, 0..oo, t*exp(-u*t)*(cos(x*t^3) - sin(t)))";
    let apart = "integral(t, 0..oo, t*exp(-u*t)*cos(x*t^3)) - integral(t, 0..oo, t*exp(-u*t)*sin(t))";
    let relation = format!("abs({apart}) <= 2/u^2");
    let proof = chain()
        .equals(&format!("abs({waves})"), linearity("parts"))
        .at_most("integral(t, 0..oo, 2*t*exp(-u*t))", majorant("bound"))
        .concluding(normal_form("the rest"));
    assert!(proved(&relation, proof));
}
