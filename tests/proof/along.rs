//! Along a number: induction, remainders, what is constant.

use kenzan::prelude::*;
use kenzan::proof::{Context, DIGITS, Step, Verdict};

fn verdict(relation: &str, step: Step) -> Verdict {
    let claim = Claim::of("example/along", [], "along")
        .natural("n", 0)
        .natural("m", 1)
        .real("x")
        .positive("t")
        .nonzero("y")
        .function("g: R -> R");
    let claim = claim.extension(relation, step);
    assert!(claim.mistakes().is_empty(), "{:?}", claim.mistakes());
    let context = Context::new(&claim, DIGITS).expect("a claim");
    context.check(0).expect("a statement").verdict
}

#[test]
fn induction_shows_what_holds_first_and_from_each_number_to_the_next() {
    for (relation, number) in [
        ("sum(k, 1..m, 1/k^2) <= 2 - 1/m", "m"),
        ("2*sqrt(n + 1) - 2 <= sum(k, 1..n, 1/sqrt(k))", "n"),
        ("sum(k, 1..n, k*factorial(k)) = factorial(n + 1) - 1", "n"),
        ("sum(k, 0..n, (2*k + 1)^3) = (n + 1)^2*(2*(n + 1)^2 - 1)", "n"),
    ] {
        assert_eq!(
            verdict(relation, successor("induction", number)),
            Verdict::Proved,
            "{relation}"
        );
    }
    for (relation, number) in [
        // True, but not by induction as it stands.
        ("sum(k, 1..n, 1/(k*(k + 1))) < 1", "n"),
        ("sum(k, 1..m, 1/k^2) < 2 - 1/m", "m"),
        ("sum(k, 1..m, 1/k^2) <= 3/2 - 1/m", "m"),
        ("sum(k, 1..n, k*factorial(k)) = factorial(n + 1)", "n"),
        ("sum(k, 0..n, (-1)^k) <= 0", "n"),
        ("sum(k, n..2*n, 1/(k + 1)) = 1", "n"),
        ("n^2 <= 2^n", "n"),
        ("n = 0", "n"),
    ] {
        assert_ne!(
            verdict(relation, successor("induction", number)),
            Verdict::Proved,
            "{relation}"
        );
    }
}

#[test]
fn remainders_are_looked_at_each_by_itself() {
    for (relation, divisor) in [
        ("mod(n^2 + n, 2) = 0", "2"),
        ("mod(n^3 - n, 3) = 0", "3"),
        ("mod(n*(n + 1)*(n + 2), 6) = 0", "6"),
        ("mod(m^2, 4) <> 3", "4"),
    ] {
        let number = if relation.contains("m^2") { "m" } else { "n" };
        assert_eq!(
            verdict(relation, residues("remainders", number, divisor)),
            Verdict::Proved,
            "{relation}"
        );
    }
    for (relation, divisor) in [
        ("mod(n^2 + n, 4) = 0", "4"),
        ("mod(n^3 + n, 3) = 0", "3"),
        ("mod(n, 2) = 0", "2"),
        ("1/mod(n, 3) <= 1", "3"),
    ] {
        assert_ne!(
            verdict(relation, residues("remainders", "n", divisor)),
            Verdict::Proved,
            "{relation}"
        );
    }
    let claim = Claim::of("example/along", [], "along").natural("n", 0);
    let claim = claim.extension("n = n", residues("remainders", "n", "1"));
    assert!(!claim.mistakes().is_empty(), "1 is no divisor");
}

#[test]
fn what_is_constant_along_an_interval_is_what_it_is_at_a_point() {
    for (relation, name, point) in [
        ("atan(t) + atan(1/t) = pi/2", "t", "1"),
        ("log(x + sqrt(1 + x^2)) = -log(sqrt(1 + x^2) - x)", "x", "0"),
    ] {
        assert_eq!(
            verdict(relation, constancy("constant", name, point)),
            Verdict::Proved,
            "{relation}"
        );
    }
    for (relation, name, point) in [
        // It jumps at 0, where it is not defined: the range is no interval.
        ("atan(y) + atan(1/y) = pi/2", "y", "1"),
        ("atan(x) + atan(1/x) = pi/2", "x", "1"),
        ("atan(t) + atan(1/t) = pi/3", "t", "1"),
        ("sign(x) = 1", "x", "1"),
        ("abs(x) = x", "x", "1"),
        ("t^2 = t", "t", "1"),
        ("t = t", "t", "-1"),
        ("g(x) = g(0)", "x", "0"),
        ("x/x = 1", "x", "1"),
    ] {
        assert_ne!(
            verdict(relation, constancy("constant", name, point)),
            Verdict::Proved,
            "{relation}"
        );
    }
}
