//! Both sides exist, or nothing is proved: integrals of open functions, quotients by zero, derivatives at kinks, and what a
//! declared class or a supposition changes.

use kenzan::prelude::*;
use kenzan::proof::{Claim, Evidence, Existence, Grade, Step, Verdict, run_claim};

fn verdict(claim: Claim) -> Verdict {
    let record = run_claim(std::slice::from_ref(&claim), &claim, 20);
    record
        .statements
        .first()
        .map_or(Verdict::Undecided, |statement| statement.verdict)
}

fn claim(function: &str) -> Claim {
    Claim::of("test/existence", [equation(1)], "existence")
        .real("x y")
        .function(function)
        .function("F: R^2 -> C")
}

/// Neither side of these exists for every function of the class, whatever step is tried.
fn unproved(function: &str, relation: &str, steps: Vec<Proof>) {
    for step in steps {
        let shown = format!("{step:?}");
        let verdict = verdict(claim(function).corrected(relation, step));
        assert_ne!(verdict, Verdict::Proved, "{relation}: {shown}");
    }
}

fn step(step: Step) -> Proof {
    Proof::from(step)
}

#[test]
fn the_difference_of_two_shifts_need_not_integrate_to_zero() {
    // π for f = atan.
    let relation = "integral(z, -oo..oo, f(z + 1) - f(z)) = 0";
    let shifted = || {
        chain()
            .equals(
                "integral(z, -oo..oo, f(z + 1)) - integral(z, -oo..oo, f(z))",
                linearity("two integrals"),
            )
            .equals(
                "integral(u, -oo..oo, f(u)) - integral(z, -oo..oo, f(z))",
                part("the same integral"),
            )
            .concluding(normal_form("equal"))
    };
    unproved("f: R -> C", relation, vec![shifted(), step(normal_form("equal"))]);
    unproved("f: R -> R, bounded, smooth", relation, vec![shifted()]);
    let sum = "integral(z, -oo..oo, f(z) + g(z)) = integral(z, -oo..oo, f(z)) + integral(z, -oo..oo, g(z))";
    let by_linearity = |function| verdict(claim(function).corrected(sum, linearity("a sum")));
    assert_eq!(by_linearity("f g: R -> C, integrable"), Verdict::Proved);
    assert_ne!(by_linearity("f g: R -> C, bounded"), Verdict::Proved);
}

#[test]
fn nothing_times_an_integral_that_does_not_exist_is_not_zero() {
    for relation in [
        "0*integral(z, 0..1, f(z)/z) = 0",
        "sum(k, 0..oo, f(k)) - sum(k, 0..oo, f(k)) = 0",
        "integral(z, -oo..oo, f(z)) - integral(z, -oo..oo, f(z)) = 0",
        "integral(z, 0..1, f(z)) = integral(u, 0..1, f(u))",
        "integral(z, -oo..oo, integral(w, -oo..oo, abs(F(z, w)))) = integral(w, -oo..oo, integral(z, -oo..oo, abs(F(z, w))))",
    ] {
        let steps = vec![
            step(normal_form("equal")),
            step(linearity("equal")),
            step(part("equal")),
            step(interchange("Fubini")),
        ];
        unproved("f: R -> C", relation, steps);
    }
    unproved(
        "f: R -> C",
        "integral(z, 0..oo, -abs(f(z))) <= integral(z, 0..oo, exp(-z))",
        vec![step(majorant("negative")), step(normal_form("negative"))],
    );
}

#[test]
fn equals_for_equals_needs_what_surrounds_them_to_exist() {
    for relation in [
        "integral(z, 0..1, 1/z) + (1 - 1) = integral(z, 0..1, 1/z) + 0",
        "1/(1 - 1) = 1/0",
        "log(-1 + 0) = log(-1)",
        "1/x + (x - x) = 1/x + 0",
        "sqrt(x + 0) = sqrt(x)",
        "diff(abs(y), y) + (x - x) = diff(abs(y), y)",
    ] {
        unproved(
            "f: R -> C",
            relation,
            vec![step(part("equal")), step(normal_form("equal"))],
        );
    }
    let fine = "integral(z, 0..oo, exp(-z)) + (x - x) = integral(z, 0..oo, exp(-z)) + 0";
    assert_eq!(
        verdict(claim("f: R -> C").corrected(fine, part("equal"))),
        Verdict::Proved
    );
}

#[test]
fn a_derivative_is_two_sided_whatever_the_domain() {
    let claim = || {
        claim("f: R -> C")
            .between("v", "0", "1")
            .between("w", "1", "2")
            .between("s", "0", "0")
            .nonnegative("a")
            .positive("b")
            .define("h(x)", "diff(min(x, 1), x)")
    };
    for relation in [
        "h(v) = 1",
        "h(w) = 0",
        "diff(min(v, 1), v) = 1",
        "diff(min(w, 1), w) = 0",
        "diff(abs(s), s) = 1",
        "diff(abs(a), a) = 1",
        "diff(sqrt(a), a) = 1/(2*sqrt(a))",
        "diff(sqrt(a)*0, a) = 0",
        "diff(0*log(v + 0), v) = 0",
        "diff(a^(3/2), a) = 3/2*a^(1/2)",
        "diff(max(v, 0), v) = 1",
        "diff(v*abs(v), v) = 2*v",
    ] {
        let verdict = verdict(claim().corrected(relation, normal_form("a derivative")));
        assert_ne!(verdict, Verdict::Proved, "{relation}");
    }
    for relation in [
        "diff(a^2, a) = 2*a",
        "diff(exp(-v), v) = -exp(-v)",
        "diff(sqrt(b + a), a) = 1/(2*sqrt(a + b))",
        "diff(log(w), w) = 1/w",
        "diff(abs(w), w) = 1",
        "diff(abs(b), b) = 1",
    ] {
        let verdict = verdict(claim().corrected(relation, normal_form("a derivative")));
        assert_eq!(verdict, Verdict::Proved, "{relation}");
    }
}

#[test]
fn a_derivative_of_an_open_function_needs_a_smooth_one() {
    let relation = "diff(f(x)^2, x) = 2*f(x)*f'(x)";
    let of = |function| verdict(claim(function).corrected(relation, normal_form("chain rule")));
    assert_eq!(of("f: R -> C, smooth"), Verdict::Proved);
    assert_eq!(of("f: R -> C, rapidly decreasing"), Verdict::Proved);
    assert_ne!(of("f: R -> C, continuous"), Verdict::Proved);
    assert_ne!(of("f: R -> C"), Verdict::Proved);
    let primitive = "diff(integral(z, 0..x, f(z)), x) = f(x)";
    assert_ne!(
        verdict(claim("f: R -> C, integrable").corrected(primitive, normal_form("a primitive"))),
        Verdict::Proved
    );
}

#[test]
fn classes_decide_which_integrals_of_open_functions_exist() {
    let exists = |function: &str, integral: &str| {
        let relation = format!("{integral} + 0*x = {integral}");
        verdict(claim(function).corrected(&relation, normal_form("equal"))) == Verdict::Proved
    };
    for (function, integral) in [
        ("f: R -> C, integrable", "integral(z, -oo..oo, f(z))"),
        ("f: R -> C, integrable", "integral(z, -oo..oo, f(2*z - x)*sin(z))"),
        ("f: R -> C, integrable", "integral(z, 0..oo, f(z)*exp(-i*x*z))"),
        ("f: R -> C, integrable", "integral(z, 0..1, f(z)*z^3)"),
        (
            "f g: R -> C, square integrable",
            "integral(z, -oo..oo, f(z)*g(z + x)*cos(z))",
        ),
        ("f: R -> C, square integrable", "integral(z, -oo..oo, f(z)^2)"),
        ("f: R -> C, rapidly decreasing", "integral(z, -oo..oo, z^7*f''(3*z))"),
        (
            "f: R -> C, of polynomial growth",
            "integral(z, -oo..oo, f(z)*exp(-z^2))",
        ),
        ("f: R -> C, bounded", "integral(z, 0..oo, f(z)*exp(-z))"),
        ("f: R -> C, continuous", "integral(z, 0..1, f(z))"),
    ] {
        assert!(exists(function, integral), "{function}: {integral}");
    }
    for (function, integral) in [
        ("f: R -> C", "integral(z, 0..1, f(z))"),
        ("f: R -> C, smooth", "integral(z, -oo..oo, f(z))"),
        ("f: R -> C, bounded", "integral(z, -oo..oo, f(z))"),
        ("f: R -> C, integrable", "integral(z, -oo..oo, f(z)^2)"),
        ("f: R -> C, integrable", "integral(z, -oo..oo, z*f(z))"),
        ("f: R -> C, integrable", "integral(z, -oo..oo, f(x*z))"),
        ("f: R -> C, integrable", "integral(z, -oo..oo, f(z^2))"),
        ("f: R -> C, integrable", "integral(z, -oo..oo, f'(z))"),
        ("f: R -> C, smooth, integrable", "integral(z, -oo..oo, f'(z))"),
        ("f: R -> C, integrable", "integral(z, 0..1, f(z)/z)"),
        ("f g: R -> C, integrable", "integral(z, 0..1, f(z)*g(z))"),
        ("f: R -> C, square integrable", "integral(z, -oo..oo, f(z))"),
        ("f: R -> C, of polynomial growth", "integral(z, -oo..oo, f(z)*exp(z))"),
        (
            "f: R -> C, of polynomial growth",
            "integral(z, -oo..oo, f'(z)*exp(-z^2))",
        ),
        ("f: R -> C, continuous", "integral(z, 0..oo, f(z)*exp(-z))"),
        ("f: R^2 -> C, integrable", "integral(z, -oo..oo, f(z, x))"),
        ("f: R -> C, rapidly decreasing", "integral(z, -oo..oo, exp(z)*f(z))"),
    ] {
        assert!(!exists(function, integral), "{function}: {integral}");
    }
}

#[test]
fn a_supposition_is_a_part_of_the_statement() {
    let relation = "integral(z, -oo..oo, 2*f(z)*z) = 2*integral(z, -oo..oo, z*f(z))";
    let bare = claim("f: R -> C").corrected(relation, normal_form("a factor"));
    assert_ne!(verdict(bare.clone()), Verdict::Proved);
    let supposing = bare.clone().supposing("integral(u, -oo..oo, f(u)*u) exists");
    let record = run_claim(std::slice::from_ref(&supposing), &supposing, 20);
    assert_eq!(record.statements[0].verdict, Verdict::Proved);
    let supposed: Vec<&str> = record.statements[0]
        .supposes
        .iter()
        .map(|formula| formula.text.as_str())
        .collect();
    assert_eq!(supposed, ["integral(u, -oo..oo, f(u)*u)"]);
    // Another integral does not help.
    for other in ["integral(u, -oo..oo, f(u)) exists", "integral(u, 0..oo, f(u)*u) exists"] {
        assert_ne!(verdict(bare.clone().supposing(other)), Verdict::Proved, "{other}");
    }
    for mistake in [
        "f(x) = 0",
        "f(x) exists",
        "integral(u, 0..1, u)",
        "integral(u, 0..1, f(u*q)) exists",
    ] {
        let claim = bare.clone().supposing(mistake);
        let record = run_claim(std::slice::from_ref(&claim), &claim, 20);
        assert!(
            record
                .failures
                .iter()
                .any(|failure| failure.contains(mistake.trim_end_matches(" exists"))),
            "{mistake}: {:?}",
            record.failures
        );
    }
}

#[test]
fn integrals_that_diverge_in_a_hidden_place_are_not_equal_to_themselves() {
    for relation in [
        "integral(z, 0..1, 1/(1 - mod(z, 1))) + 0*x = integral(u, 0..1, 1/(1 - mod(u, 1)))",
        "integral(z, 0..1, integral(t, 0..oo, sign(z)^2*exp(-z*t))) + 0*x = integral(u, 0..1, integral(t, 0..oo, sign(u)^2*exp(-u*t)))",
        "integral(z, 0..oo, sin(z)/z) - integral(u, 0..oo, sin(u)/u) = 0*x",
        "integral(z, -oo..oo, 1/z) = 0*x",
        "integral(z, -1..1, 1/z^3) = 0*x",
        "integral(z, -oo..oo, z/(1 + z^2)) = 0*x",
        "integral(z, 0..oo, 1/(1 + z)) + 0*x = integral(u, 0..oo, 1/(1 + u))",
        "sum(k, 1..oo, 1/k) - sum(k, 1..oo, 1/k) = 0*x",
        "integral(z, oo..oo, exp(-z^2)) = 0*x",
        "diff(f(abs(x)), x) + 0*x = diff(f(abs(x)), x)",
        "integral(z, -oo..oo, f(x*z)) + 0*x = integral(z, -oo..oo, f(x*z))",
    ] {
        let steps = vec![
            step(normal_form("equal")),
            step(part("equal")),
            step(linearity("equal")),
        ];
        unproved("f: R -> R, smooth, integrable", relation, steps);
    }
}

#[test]
fn a_check_that_says_nothing_of_existence_has_shown_nothing() {
    assert_eq!(Evidence::proved(Grade::Exact, "equal").existence, Existence::Open);
    assert_eq!(Evidence::confirmed("equal").existence, Existence::Open);
}

#[test]
fn a_factor_of_a_sum_without_terms_has_to_exist() {
    // At n = 0 the sum has no term, and its factor is 0/0.
    let claim = |from| {
        Claim::of("test/existence", [equation(1)], "a factor")
            .natural("n", from)
            .function("f: R -> R")
    };
    let steps = || {
        [
            ("(n^2/n)*sum(k, 1..n, 1) = n^2", telescoping("telescoping", "k*n")),
            ("(n^2/n)*sum(k, 1..n, 1) <= n^2", telescoping("telescoping", "k*n")),
            (
                "(n^2/n)*sum(k, 1..n, f(k)) = sum(k, 1..n, n*f(k))",
                termwise(normal_form("equal")),
            ),
            (
                "sum(k, 1..n, n*f(k)^2) <= (n^2/n)*sum(k, 1..n, f(k)^2)",
                termwise(normal_form("equal")),
            ),
        ]
    };
    for (relation, step) in steps() {
        let undefined = claim(0).corrected(relation, step);
        let record = run_claim(std::slice::from_ref(&undefined), &undefined, 20);
        assert_ne!(record.statements[0].verdict, Verdict::Proved, "{relation}");
        assert!(
            record.steps[0].seen.contains("is not seen to exist"),
            "{}",
            record.steps[0].seen
        );
    }
    for (relation, step) in steps() {
        assert_eq!(
            verdict(claim(1).corrected(relation, step)),
            Verdict::Proved,
            "{relation}"
        );
    }
}

#[test]
fn existence_spreads_along_a_chain_and_no_farther() {
    let moved = |integrand: &str| {
        let relation = format!("integral(z, -oo..oo, {integrand}) = integral(u, -oo..oo, f(u))");
        let proof = chain()
            .equals("integral(w, -oo..oo, f(w))", substitution("shift", "w = z + x"))
            .concluding(substitution("a name", "u = w"));
        move |function: &str| verdict(claim(function).corrected(&relation, proof.clone()))
    };
    assert_eq!(moved("f(z + x)")("f: R -> R, integrable"), Verdict::Proved);
    assert_eq!(moved("f(z + x)")("f: R -> R, continuous"), Verdict::Undecided);
}
