//! The theorems of steps: a kind supplies its own, no other can take their place, and a step by theorem shows nothing but its
//! conclusion.

use kenzan::formula::{Domains, parse_relation};
use kenzan::prelude::*;
use kenzan::proof::theorem::{library, named};
use kenzan::proof::{Claim, ClaimRecord, Step, Verdict, run_claim};

fn decided(relation: &str, step: Step) -> ClaimRecord {
    let claim = Claim::of("test/theorems", [equation(1)], "theorems of steps")
        .real("x")
        .positive("y")
        .nonzero("z")
        .nonnegative("a")
        .between("v", "0", "1")
        .natural("n", 0)
        .corrected(relation, step);
    run_claim(std::slice::from_ref(&claim), &claim, 20)
}

/// A relation that a kind of step shows, and the theorems that the kind rests on.
struct Example {
    relation: &'static str,
    step: Step,
    rests_on: &'static [&'static str],
    /// The theorems of the library whose conclusion the relation is, as it stands.
    concluded_by: &'static [&'static str],
}

fn examples() -> Vec<Example> {
    let example = |relation, step, rests_on, concluded_by| Example {
        relation,
        step,
        rests_on,
        concluded_by,
    };
    vec![
        example(
            "integral(s, 0..1, integral(t, -oo..oo, s*exp(-t^2))) = integral(t, -oo..oo, integral(s, 0..1, s*exp(-t^2)))",
            interchange("in the other order"),
            &["tonelli-fubini"],
            &["tonelli-fubini"],
        ),
        example(
            "integral(t, 0..oo, exp(-t^2/2)*cos(y*t)) = integral(t, 0..oo, exp(-y*t/sqrt(2))*cos(y*t/sqrt(2) - t^2/2 + pi/4))",
            rotation("by π/4", "1/4"),
            &["cauchy-sector"],
            &[],
        ),
        example(
            "integral(t, -oo..oo, exp(-i*t*z)/cosh(t)) = pi/cosh(pi*z/2)",
            contour("rectangle", "pi", &["i*pi/2"]),
            &["residues"],
            &[],
        ),
        example(
            "integral(t, -oo..oo, diff(t*exp(-t^2), t)) = 0",
            by_parts("parts", "t", "t*exp(-t^2)"),
            &["fundamental-on-the-line"],
            &["fundamental-on-the-line"],
        ),
        example(
            "integral(t, -oo..oo, t^(2*n)*exp(-t^2/2)) = sqrt(2*pi)*doublefactorial(2*n - 1)",
            recursion("moments", "n", &["-(2*n + 1)", "1"], "-t^(2*n + 1)*exp(-t^2/2)"),
            &["fundamental-on-the-line"],
            &[],
        ),
        example(
            "integral(t, -oo..oo, t^(2*n)*exp(-t^2/2)) = sqrt(2*pi)*doublefactorial(2*n - 1)",
            induction("moments", "n", "-t^(2*n + 1)*exp(-t^2/2)"),
            &["fundamental-on-the-line"],
            &[],
        ),
        example(
            "integral(t, 0..a, 2*t) = a^2",
            antiderivative("certificate", "t^2"),
            &["fundamental", "monotonicity"],
            &[],
        ),
        example("abs(v - v^2/4) <= 1*v", mean_value("slope", "v"), &["mean-value"], &[]),
        example("1 + a <= exp(a)", monotone("slope", "a"), &["increasing"], &[]),
        example(
            "abs(integral(t, 0..oo, exp(-t)*sin(t^3))) <= integral(t, 0..oo, exp(-t))",
            majorant("a bound"),
            &["comparison", "monotonicity"],
            &["comparison"],
        ),
        example(
            "2*integral(t, 0..y, exp(-t)) - integral(t, 0..y, t) = integral(t, 0..y, 2*exp(-t) - t)",
            linearity("one integral"),
            &["linearity"],
            &[],
        ),
        example(
            "integral(t, -oo..oo, exp(-t^2)) = integral(u, -oo..oo, exp(-u^2/4)/2)",
            substitution("u = 2t", "u = 2*t"),
            &["change-of-variables"],
            &[],
        ),
    ]
}

#[test]
fn each_kind_of_step_supplies_its_theorems_and_meets_their_hypotheses() {
    for Example {
        relation,
        step,
        rests_on,
        ..
    } in examples()
    {
        let record = decided(relation, step);
        assert_eq!(
            record.statements[0].verdict,
            Verdict::Proved,
            "{relation}: {:?}",
            record.steps[0]
        );
        assert_eq!(record.statements[0].theorems, rests_on, "{relation}");
        for supplied in &record.steps[0].theorems {
            let theorem = named(&supplied.theorem.name).expect("in the library");
            assert_eq!(*theorem, supplied.theorem, "{relation}");
            assert_eq!(theorem.hypotheses.len(), supplied.discharged.len(), "{relation}");
        }
    }
}

#[test]
fn no_theorem_takes_the_place_of_another_at_any_kind_of_step() {
    let mut domains = Domains::new();
    for declaration in ["y > 0", "z <> 0", "a >= 0", "v in 0..1", "n natural"] {
        domains.declare(declaration).expect("a declaration");
    }
    for Example {
        relation, concluded_by, ..
    } in examples()
    {
        let relation = parse_relation(relation).expect("a relation");
        for theorem in library() {
            let shown = theorem.apply(&relation, &[], &domains).is_ok();
            let expected = concluded_by.contains(&theorem.name.as_str());
            assert_eq!(shown, expected, "{} for {relation}", theorem.name);
        }
    }
}

#[test]
fn a_theorem_of_no_library_is_a_mistake() {
    let record = decided("x = x", by_theorem("a root", "positive-root", &[]));
    assert!(!record.passed);
    let told = record.failures.join("\n");
    assert!(told.contains("there is no theorem `positive-root`"), "{told}");
    let record = decided("x = x", by_theorem("no value", "fundamental", &["no value"]));
    assert!(
        record.failures.join("\n").contains("`no value` gives no parameter"),
        "{:?}",
        record.failures
    );
}

#[test]
fn a_step_by_theorem_tells_how_each_hypothesis_is_met_or_which_is_not() {
    let relation = "integral(t, -oo..oo, diff(exp(-t^2), t)) = 0";
    let record = decided(relation, by_theorem("vanishes", "fundamental-on-the-line", &[]));
    assert_eq!(record.steps[0].verdict, Verdict::Proved);
    assert!(
        record.steps[0].seen.contains("`C(x) → 0 as x → oo`: "),
        "{}",
        record.steps[0].seen
    );
    // atan increases by π.
    let relation = "integral(t, -oo..oo, diff(atan(t), t)) = 0";
    let record = decided(relation, by_theorem("vanishes", "fundamental-on-the-line", &[]));
    assert_ne!(record.steps[0].verdict, Verdict::Proved);
    assert!(
        record.steps[0].seen.contains("hypothesis not seen: C(x) → 0"),
        "{}",
        record.steps[0].seen
    );
}

#[test]
fn definitions_may_be_used_in_the_values_of_parameters() {
    let claim = |name: &str| {
        let value = format!("C({name}) = h({name})*t");
        let claim = Claim::of("test/theorems", [equation(1)], "definitions")
            .real("x")
            .define("t", "2*x")
            .define("h(s)", "s^2")
            .corrected(
                "integral(s, 0..1, 4*x*s) = 2*x",
                by_theorem("a square", "fundamental", &[&value]),
            );
        run_claim(std::slice::from_ref(&claim), &claim, 20).statements[0].verdict
    };
    assert_eq!(claim("s"), Verdict::Proved);
    // The argument x is another than the symbol x that t is made of.
    assert_eq!(claim("x"), Verdict::Proved);
}

#[test]
fn fubini_for_an_open_function_needs_a_supposition() {
    let relation =
        "integral(s, -oo..oo, integral(t, -oo..oo, f(s, t))) = integral(t, -oo..oo, integral(s, -oo..oo, f(s, t)))";
    let decided = |supposition: Option<&str>| {
        let claim = Claim::of("test/theorems", [equation(1)], "an open function").function("f: R^2 -> C");
        let claim = claim.corrected(relation, by_theorem("in the other order", "tonelli-fubini", &[]));
        let claim = supposition.into_iter().fold(claim, Claim::supposing);
        run_claim(std::slice::from_ref(&claim), &claim, 20).statements[0].verdict
    };
    assert_eq!(decided(None), Verdict::Undecided);
    let of_the_modulus = "integral(s, -oo..oo, integral(t, -oo..oo, abs(f(s, t)))) exists";
    assert_eq!(decided(Some(of_the_modulus)), Verdict::Proved);
    // The iterated integral of f itself may exist though that of its modulus does not.
    let of_f = "integral(s, -oo..oo, integral(t, -oo..oo, f(s, t))) exists";
    assert_eq!(decided(Some(of_f)), Verdict::Undecided);
}

#[test]
fn a_theorem_for_differentiable_functions_needs_their_class() {
    let relation = "integral(t, 0..1, diff(f(t), t)) = f(1) - f(0)";
    let decided = |class: &str| {
        let claim =
            Claim::of("test/theorems", [equation(1)], "an open function").function(&format!("f: R -> C{class}"));
        let claim = claim.corrected(relation, by_theorem("increase", "fundamental", &[]));
        run_claim(std::slice::from_ref(&claim), &claim, 20).statements[0].verdict
    };
    assert_eq!(decided(", smooth"), Verdict::Proved);
    // The Cantor function is continuous, and its derivative vanishes almost everywhere.
    assert_ne!(decided(", continuous"), Verdict::Proved);
    assert_ne!(decided(""), Verdict::Proved);
}
