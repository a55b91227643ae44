//! What evidence says: sides that are seen to differ, and no formula that nobody can read.

use kenzan::prelude::*;
use kenzan::proof::{Claim, Counterexample, Step, run_claim};

fn claim() -> Claim {
    Claim::of("test/words", [equation(1)], "Words")
        .real("x")
        .natural("n", 1)
}

fn counterexample(relation: &str, step: Step) -> Counterexample {
    let claim = claim().corrected(relation, step);
    let record = run_claim(std::slice::from_ref(&claim), &claim, 30);
    let found = record
        .statements
        .first()
        .and_then(|statement| statement.counterexample.clone());
    found.unwrap_or_else(|| panic!("{relation} is not refuted: {:?}", record.failures))
}

#[test]
fn a_refutation_prints_two_sides_that_differ() {
    for (relation, step) in [
        ("x = x + 1/10^40", normal_form("nearly")),
        ("sqrt(2) = sqrt(2) + 1/10^60", normal_form("nearly")),
        ("sqrt(2) + i = sqrt(2) + i*(1 + 1/10^30)", normal_form("nearly")),
        ("exp(pi*sqrt(163)) = 262537412640768744", normal_form("nearly")),
        ("x^2 = x^2*(1 + 1/7^90)", quadrature("nearly", "x = 1/3")),
        ("integral(t, 0..1, exp(t)) = e - 1 - 1/10^25", quadrature("nearly", "")),
    ] {
        let found = counterexample(relation, step);
        assert_ne!(found.left, found.right, "{relation}");
        let longest = |side: &str| side.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
        assert!(
            longest(&found.left) <= Some(110) && longest(&found.right) <= Some(110),
            "{found}"
        );
    }
    // Equal sides refute a strict inequality.
    let equal = counterexample("x < x", normal_form("equal"));
    assert_eq!(equal.left, equal.right);
}

#[test]
fn long_fractions_are_enclosed() {
    let found = counterexample("(1 + 1/7^90)^2 = 1", normal_form("a long fraction"));
    assert!(found.left.starts_with("in [1.0000") && found.right == "1", "{found}");
}

#[test]
fn a_formula_too_long_to_read_is_not_measured() {
    let claim = claim()
        .corrected("sin(x)*(2/3)^200 = (2/3)^200*sin(x)", normal_form("long numbers"))
        .corrected("(x + cos(x) + n)^9 = (n + x + cos(x))^9", normal_form("many terms"))
        .corrected("0 < (x + cos(x) + n)^8 + 1", normal_form("many terms"));
    let record = run_claim(std::slice::from_ref(&claim), &claim, 30);
    for step in &record.steps {
        assert!(
            step.seen.len() < 100 && !step.seen.contains("characters"),
            "{}",
            step.seen
        );
    }
    assert_eq!(record.steps[0].seen, "both sides have the same normal form");
}

#[test]
fn a_singularity_that_may_be_removable_is_not_called_a_pole() {
    for integral in [
        "integral(t, 0..1, abs(t - 1/3)^(-1/2))",
        "integral(t, 0..1, (cos(t) - 1 + t^2/2)/t^4)",
    ] {
        let claim = claim().corrected(&format!("{integral} = 1"), quadrature("enclosed", ""));
        let record = run_claim(std::slice::from_ref(&claim), &claim, 15);
        let seen = &record.steps[0].seen;
        assert!(!seen.contains("pole"), "{integral}: {seen}");
    }
}
