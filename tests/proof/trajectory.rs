//! Relations about the solutions of initial value problems: what is shown, what is refuted, and what must not be.

use kenzan::prelude::*;
use kenzan::proof::{Claim, Context, DIGITS, Grade, Verdict, run_claim};

fn oscillator() -> Claim {
    Claim::of("test/oscillator", [section("0", "a test")], "An oscillator")
        .real("x y t")
        .solving("X(t)", "Y(t)", "x")
        .solving("Y(t)", "-X(t)", "y")
}

fn blow_up() -> Claim {
    Claim::of(
        "test/blow-up",
        [section("0", "a test")],
        "A solution that tends to infinity",
    )
    .positive("x t")
    .solving("X(t)", "X(t)^2", "x")
}

/// The verdict on the statement of a claim, or the mistake that was found in it.
fn decided(claim: Claim) -> Result<(Verdict, Grade, String), String> {
    let context = Context::new(&claim, 20).map_err(|mistake| mistake.to_string())?;
    let outcome = context.check(0).map_err(|mistake| mistake.to_string())?;
    let seen = outcome
        .steps
        .iter()
        .map(|step| step.evidence.seen.words())
        .collect::<Vec<_>>();
    Ok((outcome.verdict, outcome.grade, seen.join("; ")))
}

fn verdict(claim: Claim) -> Verdict {
    decided(claim)
        .map(|(verdict, _, _)| verdict)
        .expect("a claim without mistakes")
}

const GRID: &str = "x = 1..2, y = 1/2, t = 3/2";

#[test]
fn true_relations_are_shown_at_the_instances_and_graded_as_such() {
    for relation in [
        "X(t)^2 + Y(t)^2 = x^2 + y^2",
        "X(t) = x*cos(t) + y*sin(t)",
        "X(2*t) = 2*X(t)*cos(t) - x",
        "X(-t) = x*cos(t) - y*sin(t)",
        "X(0) = x",
        "X(t) < x + y",
        "X(t) <= x + y",
        "X(t) <> Y(t)",
    ] {
        let (verdict, grade, seen) = decided(oscillator().corrected(relation, trajectory("motion", GRID))).unwrap();
        assert_eq!(
            (verdict, grade),
            (Verdict::Confirmed, Grade::Enclosed),
            "{relation}: {seen}"
        );
        assert!(seen.contains("2 instances"), "{seen}");
    }
}

#[test]
fn false_relations_are_refuted_by_an_instance() {
    for relation in [
        "X(t)^2 + Y(t)^2 = x^2",
        "X(t) = x*cos(t) - y*sin(t)",
        "x + y < X(t)",
        "x + y <= X(t)",
        "X(t) = x*cos(t) + y*sin(t) + 1/10^18",
    ] {
        let claim = oscillator().corrected(relation, trajectory("motion", GRID));
        assert_eq!(verdict(claim), Verdict::Refuted, "{relation}");
    }
}

#[test]
fn what_enclosures_cannot_tell_stays_open() {
    // Equal sides are neither less nor different, and a difference below the digits asked for proves no equality to be false.
    for relation in [
        "X(t)^2 + Y(t)^2 <> x^2 + y^2",
        "X(t)^2 + Y(t)^2 < x^2 + y^2",
        "X(t)^2 + Y(t)^2 <= x^2 + y^2",
    ] {
        let claim = oscillator().corrected(relation, trajectory("motion", GRID));
        assert_eq!(verdict(claim), Verdict::Undecided, "{relation}");
    }
}

#[test]
fn a_solution_that_does_not_exist_shows_nothing() {
    let exists = blow_up().corrected("X(t) = x/(1 - x*t)", trajectory("motion", "x = 1, t = 9/10"));
    assert_eq!(verdict(exists), Verdict::Confirmed);
    for relation in ["X(t) = x/(1 - x*t)", "X(t) < 0", "0 < X(t)^2 + 1"] {
        let claim = blow_up().corrected(relation, trajectory("motion", "x = 1, t = 2"));
        let (verdict, _, seen) = decided(claim).unwrap();
        assert_eq!(verdict, Verdict::Undecided, "{relation}");
        assert!(seen.contains("the solution up to time 2"), "{seen}");
    }
    // Two solutions start at 0.
    let branching = Claim::of("test/branching", [section("0", "a test")], "Branching")
        .positive("t")
        .solving("X(t)", "sqrt(X(t))", "0");
    assert_eq!(
        verdict(branching.corrected("X(t) = 0", trajectory("motion", "t = 1"))),
        Verdict::Undecided
    );
}

#[test]
fn a_solution_is_no_free_parameter_for_the_other_methods() {
    // False for most functions X, true for this one: neither provable nor refutable without the equation of motion.
    let claim = blow_up().corrected("x < X(t)", normal_form("no method for it"));
    assert_eq!(verdict(claim), Verdict::Undecided);
    // True wherever X(t) is a number, which only its trajectory tells.
    let claim = blow_up().corrected("X(t)*X(t) = X(t)^2", normal_form("a product"));
    assert_eq!(verdict(claim), Verdict::Undecided);
}

#[test]
fn mutants_of_the_equation_of_motion_are_seen() {
    let claim = blow_up()
        .corrected("X(t) = x/(1 - x*t)", trajectory("motion", "x = 1, t = 1/4"))
        .confirmed()
        .mutant("sign", solving("X(t)", "-X(t)^2", "x"))
        .mutant("start", solving("X(t)", "X(t)^2", "2*x"))
        .witness(Witness::of("X(t)", "x = 1, t = 1/4", 9).instead("4/3"));
    let record = run_claim(&[], &claim, DIGITS);
    assert!(record.passed, "{:?}", record.failures);
    let shown: Vec<&str> = record.definitions.iter().map(|formula| formula.text.as_str()).collect();
    assert_eq!(shown, ["X'(t) = X(t)^2", "X(0) = x"]);
    let unchanged = claim.mutant("none", solving("X(t)", "X(t)^2", "x"));
    assert!(!run_claim(&[], &unchanged, DIGITS).passed);
}

#[test]
fn mistakes_in_the_text_are_named() {
    let plain = || {
        Claim::of("test/mistakes", [section("0", "a test")], "Mistakes")
            .real("x")
            .positive("t")
    };
    let ask = |claim: Claim, grid: &str| decided(claim.corrected("X(t) = x", trajectory("motion", grid))).unwrap_err();
    let grid = "x = 1, t = 1";
    assert!(ask(plain(), grid).contains("needs an initial value problem"));
    assert!(ask(plain().solving("X", "1", "x"), grid).contains("not a name applied to the time"));
    assert!(ask(plain().solving("X(t)", "1", "t"), grid).contains("depends on the time"));
    assert!(ask(plain().solving("X(t)", "X(t)", "x"), "x = 1").contains("no value for `t`"));
    assert!(ask(plain().solving("X(t)", "x*X(t)", "1"), "t = 1").contains("no value for `x`"));
    assert!(ask(plain().solving("X(t)", "1", "x").define("X(u)", "u"), grid).contains("also a definition"));
    assert!(
        ask(plain().solving("X(t)", "1", "x").solving("Y(s)", "1", "x"), grid)
            .contains("not a name applied to the time")
    );
    // Not mistakes in the text, but nothing that could be followed.
    let open = |claim: Claim, relation: &str| verdict(claim.corrected(relation, trajectory("motion", grid)));
    assert_eq!(
        open(plain().solving("X(t)", "X(2*t)", "x"), "X(t) = x"),
        Verdict::Undecided
    );
    assert_eq!(
        open(plain().solving("X(t)", "1", "x"), "X(sqrt(2)*t) = x"),
        Verdict::Undecided
    );
    assert_eq!(open(plain().solving("X(t)", "0", "x"), "X'(t) = 1"), Verdict::Undecided);
    assert_eq!(
        open(plain().solving("X(t)", "0", "x"), "integral(t, 0..1, X(t)) = x"),
        Verdict::Undecided
    );
}
