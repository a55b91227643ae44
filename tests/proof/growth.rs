//! Inequalities along a variable, piece by piece, and steps that are found.

use kenzan::prelude::*;
use kenzan::proof::{Context, DIGITS, Verdict};

fn verdict(claim: Claim) -> Verdict {
    assert!(claim.mistakes().is_empty(), "{:?}", claim.mistakes());
    let context = Context::new(&claim, DIGITS).expect("a claim");
    context.check(0).expect("a statement").verdict
}

/// The domain of x, the relation, and the places.
fn by_growth(domain: &str, relation: &str, places: &[&str]) -> Verdict {
    let claim = Claim::of("example/growth", [], "growth");
    let claim = match domain {
        "real" => claim.real("x"),
        "> 0" => claim.positive("x"),
        ">= 0" => claim.nonnegative("x"),
        "in 0..3" => claim.between("x", "0", "3"),
        other => panic!("{other}"),
    };
    verdict(claim.extension(relation, growth("growth", "x", places)))
}

#[test]
fn inequalities_hold_on_pieces_that_begin_where_the_sides_meet() {
    let shown: [(&str, &str, &[&str]); 12] = [
        ("real", "1 - x^2/2 <= cos(x)", &["0"]),
        ("real", "cosh(x) <= exp(x^2/2)", &["0"]),
        ("real", "x*exp(-x) <= exp(-1)", &["1"]),
        ("real", "exp(-x)/(1 + exp(-x))^2 <= 1/4", &["0"]),
        ("> 0", "sin(x) < x", &[]),
        ("> 0", "-1/e <= x*log(x)", &["exp(-1)"]),
        ("> 0", "log(x) <= x - 1", &["1"]),
        (">= 0", "x/(1 + x) <= log(1 + x)", &[]),
        (">= 0", "erf(x) <= 2*x/sqrt(pi)", &[]),
        ("in 0..3", "x^2*(x - 2)^2 >= 0", &["2"]),
        ("in 0..3", "x*(3 - x) <= 9/4", &["3/2"]),
        ("real", "x^4 - 4*x < 6 + x^6", &["0"]),
    ];
    for (domain, relation, places) in shown {
        assert_eq!(
            by_growth(domain, relation, places),
            Verdict::Proved,
            "{relation} for x {domain}"
        );
    }
}

#[test]
fn their_false_neighbours_are_not_shown() {
    let kept: [(&str, &str, &[&str]); 10] = [
        ("real", "cos(x) <= 1 - x^2/2", &["0"]),
        ("real", "1 - x^2/2 < cos(x)", &["0"]),
        ("real", "x*exp(-x) < exp(-1)", &["1"]),
        ("real", "x*exp(-x) <= exp(-1) - 1/10^9", &["1"]),
        ("real", "exp(-x)/(1 + exp(-x))^2 <= 249/1000", &["0"]),
        (">= 0", "sin(x) < x", &[]),
        ("> 0", "x*log(x) >= -36/100", &["exp(-1)"]),
        (">= 0", "log(1 + x) <= x/(1 + x)", &[]),
        ("in 0..3", "x*(3 - x) < 9/4", &["3/2"]),
        ("in 0..3", "x^2*(x - 2)^2 >= 1/10^12", &["2"]),
    ];
    for (domain, relation, places) in kept {
        assert_ne!(
            by_growth(domain, relation, places),
            Verdict::Proved,
            "{relation} for x {domain}"
        );
    }
}

#[test]
fn what_is_not_defined_everywhere_is_not_shown() {
    for relation in ["log(x) <= x", "1/x <= 2 + 1/x", "sqrt(x) <= 1 + x"] {
        assert_ne!(by_growth("real", relation, &["0"]), Verdict::Proved, "{relation}");
    }
}

fn by_auto(relation: &str) -> (Verdict, Vec<String>) {
    let claim = Claim::of("example/auto", [], "auto")
        .real("x")
        .positive("a")
        .natural("n", 0);
    let claim = claim.extension(relation, auto("auto"));
    assert!(claim.mistakes().is_empty(), "{:?}", claim.mistakes());
    let context = Context::new(&claim, DIGITS).expect("a claim");
    let outcome = context.check(0).expect("a statement");
    (
        outcome.verdict,
        outcome.steps.iter().map(|step| step.words.clone()).collect(),
    )
}

#[test]
fn a_step_that_is_found_stands_in_the_place_of_auto() {
    for (relation, words) in [
        ("sin(x)^2 + cos(x)^2 = 1", "normal form"),
        ("-1/e <= a*log(a)", "growth in a from exp(-1)"),
        ("integral(z, -oo..oo, exp(-a*z^2)) = sqrt(pi/a)", "normal form"),
    ] {
        assert_eq!(
            by_auto(relation),
            (Verdict::Proved, vec![words.to_owned()]),
            "{relation}"
        );
    }
}

#[test]
fn auto_proves_nothing_false() {
    for relation in [
        "x*exp(-x) < exp(-1)",
        "sin(x) <= x",
        "1/x*x = 1",
        "n^2 < 2^n",
        "0*log(x) = 0",
    ] {
        assert_ne!(by_auto(relation).0, Verdict::Proved, "{relation}");
    }
    // Put to the terms of a sum, it stands for no step.
    let claim = Claim::of("example/auto", [], "auto").natural("n", 0);
    let claim = claim.extension("sum(k, 0..n, k) = sum(k, 0..n, k)", termwise(auto("auto")));
    assert_ne!(verdict(claim), Verdict::Proved);
}

#[test]
fn the_theorems_of_a_step_that_is_found_are_those_of_the_statement() {
    let claim = Claim::of("example/auto", [], "auto").positive("a");
    let claim = claim.extension("-1/e <= a*log(a)", auto("auto"));
    let record = kenzan::proof::run_claim(&[], &claim, DIGITS);
    assert!(
        record.statements[0].theorems.contains(&"increasing".to_owned()),
        "{:?}",
        record.statements[0].theorems
    );
}
