//! Proofs that look right and are not: none of them may prove its statement, and no true statement is refuted.

use kenzan::prelude::*;
use kenzan::proof::{Claim, Step, Verdict, run_claim};

fn verdict(claim: Claim) -> Verdict {
    let record = run_claim(std::slice::from_ref(&claim), &claim, 20);
    record
        .statements
        .first()
        .map_or(Verdict::Undecided, |statement| statement.verdict)
}

fn claim() -> Claim {
    Claim::of("test/soundness", [equation(1)], "soundness")
        .real("t y")
        .between("v", "0", "1")
        .natural("n", 0)
}

#[test]
fn a_substitution_does_not_bind_a_free_symbol_of_the_right_side() {
    let claim = claim().corrected(
        "integral(t, -oo..oo, t^2*exp(-t^2)) = integral(u, -oo..oo, t*u*exp(-u^2))",
        substitution("captures t", "u = t"),
    );
    assert_ne!(verdict(claim), Verdict::Proved);
}

#[test]
fn a_substitution_does_not_depend_on_an_inner_variable() {
    // Under the inner integral of the left side stands exp(-z^2), a constant over the whole line.
    let claim = claim().corrected(
        "integral(z, -oo..oo, integral(x, -oo..oo, exp(-x^2) - exp(-z^2))) = \
         integral(u, -oo..oo, integral(x, -oo..oo, exp(-x^2) - exp(-(u-x)^2)))",
        substitution("a shear", "u = z + x"),
    );
    assert_ne!(verdict(claim), Verdict::Proved);
}

#[test]
fn a_substitution_does_not_reach_a_variable_bound_inside() {
    let claim = claim().corrected(
        "integral(z, 0..1, integral(u, 0..2, z^2)) = integral(u, 0..1, integral(u, 0..2, u^2))",
        substitution("two variables of one name", "u = z"),
    );
    assert_ne!(verdict(claim), Verdict::Proved);
}

#[test]
fn links_shown_at_instances_refute_nothing() {
    // The first link is not an equality; its enclosures meet all the same. The statement is true.
    let claim = claim().printed(
        "y = y",
        chain()
            .equals("y + 1/10^40", quadrature("to twenty digits", "y = 1/3"))
            .concluding(counterexample("y = 1/3")),
    );
    assert_ne!(verdict(claim), Verdict::Refuted);
}

#[test]
fn the_mean_value_theorem_needs_a_function_that_is_defined() {
    // The derivative of the second term is 0 where the logarithm is not defined, too.
    let claim = || claim().real("x");
    assert_ne!(
        verdict(claim().corrected("abs(v + 0*log(1 - 2*v)) <= 2*v", mean_value("slope", "v"))),
        Verdict::Proved
    );
    assert_ne!(
        verdict(claim().corrected("0 <= 1 + v/8 + 0*log(3/4 - v)", subdivision("undefined near 1"))),
        Verdict::Proved
    );
}

#[test]
fn a_certificate_that_jumps_or_grows_on_one_side_proves_nothing() {
    use kenzan::exact::{Scope, normal, vanishes_at_infinity};
    use kenzan::formula::{Domains, Symbol, parse_expr};
    let z = Symbol::new("z");
    let scope = Scope::new(&Domains::new()).almost_everywhere(&z);
    let tame = |text: &str| {
        let value = normal(&parse_expr(text).expect(text), &scope).expect(text);
        vanishes_at_infinity(&value, &z, &scope)
    };
    assert!(!tame("sqrt(z^2)/z*exp(-z^2)"));
    assert!(!tame("(abs(z) - z)*exp(z^2)"));
    assert!(!tame("exp(-z*abs(z))"));
    assert!(!tame("exp(-z^2 + abs(z)^3 - z^3)"));
    assert!(tame("(abs(z) + z)*exp(-z^2)"));
    assert!(tame("abs(z^2 - 1)*exp(-z^2)"));
}

#[test]
fn complex_numbers_are_not_ordered() {
    for relation in ["i < i + 1", "i*y <= i*y", "y + i <= y + i + n"] {
        let claim = claim().corrected(relation, normal_form("a positive difference"));
        assert_ne!(verdict(claim), Verdict::Proved, "{relation}");
    }
    let real = "y < y + exp(i*y)*exp(-i*y)";
    assert_eq!(
        verdict(claim().corrected(real, normal_form("real after all"))),
        Verdict::Proved
    );
}

#[test]
fn a_substitution_keeps_to_the_real_line() {
    // cosh(z + iπ) = -cosh z: the left side is -π. Between the line and the one above it lies a pole.
    let relation = "integral(z, -oo..oo, 1/cosh(z + i*pi)) = pi";
    let shifted = chain()
        .equals(
            "integral(u, -oo..oo, 1/cosh(u))",
            substitution("a complex shift", "u = z + i*pi"),
        )
        .concluding(contour("the rectangle above the line", "pi", &["i*pi/2"]));
    let claim = Claim::of("test/shift", [equation(1)], "shift").corrected(relation, shifted);
    let record = run_claim(std::slice::from_ref(&claim), &claim, 20);
    assert!(
        record.statements.iter().all(|s| s.verdict != Verdict::Proved),
        "{record:?}"
    );
}

#[test]
fn a_function_that_nobody_declared_is_a_mistake() {
    let claim = |names: &str| {
        let claim = Claim::of("test/functions", [equation(1)], "a function left open")
            .real("x")
            .function(&format!("{names}: R -> C"))
            .define("g(u)", "f(u)^2")
            .corrected("g(x)*(1 + 0) = f(x)*f(x)", normal_form("a square"));
        run_claim(std::slice::from_ref(&claim), &claim, 20)
    };
    let about = |names: &str, name: &str| {
        let failures = claim(names).failures;
        failures
            .iter()
            .any(|failure| failure.contains(&format!("the function `{name}`")))
    };
    assert!(about("h", "f"), "neither defined nor declared");
    assert!(about("f h", "h"), "declared and not left open");
    assert!(!about("f", "f"));
    let symbols = claim("f").symbols;
    assert!(symbols.iter().any(|line| line == "f: R -> C"), "{symbols:?}");
}

#[test]
fn only_real_numbers_are_compared() {
    let steps: [(&str, Step); 5] = [
        ("i <= i + v", monotone("grows", "v")),
        ("i*v <= i*v + v^2", monotone("grows", "v")),
        (
            "i <= integral(s, 0..1, i + 1)",
            antiderivative("an imaginary slope", "i*s"),
        ),
        (
            "integral(s, 0..oo, i*exp(-s)) <= integral(s, 0..oo, (i + 1)*exp(-s))",
            majorant("a real difference"),
        ),
        (
            "integral(s, -oo..oo, f(s)*exp(-s^2)) <= integral(s, -oo..oo, f(s)*exp(-s^2) + exp(-s^2))",
            majorant("a function that need not be real"),
        ),
    ];
    for (relation, step) in steps {
        assert_ne!(
            verdict(claim().function("f: R -> C, bounded").corrected(relation, step)),
            Verdict::Proved,
            "{relation}"
        );
    }
}

#[test]
fn what_a_cited_statement_supposes_is_supposed_by_those_that_cite_it() {
    let lemma = "integral(z, -oo..oo, f(z) + 0) = integral(z, -oo..oo, f(z))";
    let supposition = "integral(z, -oo..oo, f(z)) exists";
    let decided = |supposing: bool| {
        let claim = claim()
            .function("f: R -> R")
            .corrected(lemma, normal_form("a lemma"))
            .supposing(supposition)
            .label("lemma")
            .corrected(
                "integral(z, -oo..oo, f(z) + 0) <= integral(z, -oo..oo, f(z))",
                special_case("cited", "lemma", &[]),
            );
        let claim = if supposing { claim.supposing(supposition) } else { claim };
        let record = run_claim(std::slice::from_ref(&claim), &claim, 20);
        [0, 1].map(|n| record.statements[n].verdict)
    };
    assert_eq!(decided(true), [Verdict::Proved, Verdict::Proved]);
    assert_eq!(decided(false), [Verdict::Proved, Verdict::Undecided]);
}

#[test]
fn names_that_are_the_languages_own_are_mistakes_and_no_panic() {
    let of = |claim: Claim| run_claim(&[], &claim, 15).failures.join("; ");
    let declared = Claim::of("test/name", [equation(1)], "A name")
        .real("diff")
        .extension("1 + 1 = 2", normal_form("numbers"));
    assert!(of(declared).contains("`diff` is a built-in name"));
    let named = Claim::of("test/step", [equation(1)], "A name in a step")
        .positive("x")
        .extension("x <= 2*x", monotone("by derivatives", "pi"));
    assert!(of(named).contains("`pi` is a built-in name"));
}
