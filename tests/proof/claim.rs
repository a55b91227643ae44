//! The claim layer: what must fail does fail, and an unknown never passes.

use kenzan::prelude::*;
use kenzan::proof::{Claim, ClaimRecord, DIGITS, Verdict, Witness, generic_points, run_claim};

fn run(claim: &Claim) -> ClaimRecord {
    run_claim(std::slice::from_ref(claim), claim, DIGITS)
}

fn square() -> Claim {
    Claim::of("test/square", [equation(1)], "the square of a sum")
        .real("x y")
        .define("square(u)", "u^2")
        .corrected("square(x + y) = x^2 + 2*x*y + y^2", normal_form("expansion"))
        .mutant("sign", define("square(u)", "-u^2"))
        .mutant("cube", define("square(u)", "u^3"))
        .witness(Witness::of("square(x + y)", "x = 1..3, y = 1/2", 12))
}

fn fails_with(claim: &Claim, reason: &str) {
    let record = run(claim);
    assert!(!record.passed, "{} passed", claim.id());
    assert!(
        record.failures.iter().any(|failure| failure.contains(reason)),
        "{:?} lacks {reason:?}",
        record.failures
    );
}

#[test]
fn a_sound_claim_passes() {
    let record = run(&square());
    assert!(record.passed, "{:?}", record.failures);
    assert_eq!(record.statements[0].verdict, Verdict::Proved);
    assert!(record.mutants.iter().all(|mutant| mutant.verdict == Verdict::Refuted));
}

#[test]
fn an_id_is_a_chapter_and_a_name() {
    for id in [
        "../escaped",
        "a b/c",
        "a b",
        "/test/square",
        "test//square",
        "test/square/",
        "/square",
        "test/",
        "square",
        "",
        "a/b/c",
        "Test/square",
        "test/../square",
        "./square",
        "test/squ\u{e4}re",
        "test\\square",
        "test/square.md",
        "test/sq\n",
    ] {
        let claim = Claim::of(id, [equation(1)], "the square of a number")
            .real("x")
            .corrected("x*x = x^2", normal_form("expansion"));
        fails_with(&claim, &format!("the id `{id}` is not a chapter and a name"));
    }
}

#[test]
fn claims_that_share_an_id_do_not_pass() {
    let catalogue = [square(), square().note("another"), Claim::of("test/cube", [], "a cube")];
    let ledger = kenzan::proof::run(&catalogue, &[&catalogue[0], &catalogue[1], &catalogue[2]], 15, &|_| {});
    let shared = |record: &ClaimRecord| {
        record
            .failures
            .contains(&"the id `test/square` belongs to another one, too".into())
    };
    assert_eq!(
        ledger.claims.iter().map(shared).collect::<Vec<_>>(),
        [true, true, false]
    );
    assert_eq!(ledger.passed, 0);
    // The one that is run alone is told from its namesake, too.
    assert!(shared(&run_claim(&catalogue, &catalogue[0], 15)));
}

#[test]
fn a_wrong_statement_is_refuted_with_a_counterexample() {
    let claim = square().corrected("square(x) = x", normal_form("wrong"));
    fails_with(&claim, "refuted, expected proved");
    let record = run(&claim);
    assert!(record.statements[1].counterexample.is_some());
}

#[test]
fn an_undecided_statement_does_not_pass() {
    // True, but beyond the exact layer: nothing may turn "unknown" into "proved" or "refuted".
    let claim = square().corrected(
        "exp(sin(x)) <= 1 + x^2 + abs(sin(exp(x))) + 2*abs(x)",
        normal_form("unknown sign"),
    );
    fails_with(&claim, "undecided, expected proved");
}

#[test]
fn a_statement_expected_to_be_false_must_be_refuted() {
    let claim = square().printed("square(x) = x^2", counterexample("x = 2, y = 0"));
    fails_with(&claim, "expected refuted");
}

#[test]
fn a_counterexample_must_lie_in_the_domain() {
    let claim = Claim::of("test/domain", [equation(1)], "a point outside")
        .positive("x")
        .printed("x < 0", counterexample("x = -1"));
    fails_with(&claim, "outside the declared domains");
}

#[test]
fn a_surviving_mutant_fails_the_claim() {
    let claim = square().mutant("nothing new", define("square(u)", "u*u"));
    fails_with(&claim, "nothing new");
}

#[test]
fn a_mutant_that_changes_nothing_fails_the_claim() {
    fails_with(&square().mutant("idle", Vec::new()), "does not change the claim");
}

#[test]
fn a_mutant_that_changes_what_is_not_there_fails_the_claim() {
    for (change, why) in [
        (define("cube(u)", "u^3"), "`cube(u)` is not defined"),
        (restate("x = y", "x = x"), "`x = y`"),
        (solving("X(t)", "X(t)", "1"), "`X(t)` is not defined"),
    ] {
        fails_with(&square().mutant("astray", change), why);
    }
}

#[test]
fn a_mutant_names_a_statement_by_its_label_and_may_change_several_things() {
    let claim = square()
        .label("square")
        .mutant("labelled", restate("square", "square(x + y) = x^2 + x*y + y^2"))
        .mutant("two", [between("x", "1", "2"), define("square(u)", "u^4")]);
    let record = run(&claim);
    assert!(record.passed, "{:?}", record.failures);
}

#[test]
fn a_mutant_that_is_only_undecided_fails_the_claim() {
    let claim = square().mutant("ill-formed", define("square(u)", "unknown(u)"));
    fails_with(&claim, "ill-formed");
}

#[test]
fn a_disagreeing_witness_fails_the_claim() {
    let with = |witness: Witness| square().witness(witness);
    let square_of_three = || Witness::of("square(x)", "x = 3", 9);
    assert!(run(&with(square_of_three())).passed);
    fails_with(&with(square_of_three().instead("9.1")), "disagrees");
    fails_with(&with(square_of_three().instead("9 + 1/10^8")), "9.00000001");
    fails_with(
        &with(square_of_three().instead("integral(u, 0..oo, 1)")),
        "no trustworthy number",
    );
    fails_with(&with(square_of_three().instead("stranger(x)")), "no trustworthy number");
    fails_with(&with(square_of_three().instead("9 + i")), "no trustworthy number");
    fails_with(&with(square_of_three().instead("9 +")), "9 +");
    fails_with(&with(Witness::of("square(x)", "z = 3", 9)), "z");
}

#[test]
fn a_proof_without_a_concluding_step_fails_the_claim() {
    let claim = square().corrected("x = x", chain().equals("x + 0", normal_form("half way")));
    fails_with(&claim, "does not end at its right side");
    fails_with(&square().corrected("x = x", chain()), "does not end at its right side");
}

#[test]
fn a_broken_link_is_not_mended_by_a_true_statement() {
    let claim = square().corrected(
        "x = x",
        chain()
            .equals("x + 1", normal_form("wrong"))
            .concluding(normal_form("wrong")),
    );
    fails_with(&claim, "undecided, expected proved");
}

#[test]
fn a_chain_of_inequalities_does_not_prove_an_equality() {
    let claim = square().corrected(
        "0 = x^2",
        chain()
            .at_most("x^2", normal_form("square"))
            .concluding(normal_form("same")),
    );
    fails_with(&claim, "not an equality");
}

#[test]
fn a_refutation_needs_its_links() {
    // The last link fails at the point, but the first is false, so nothing is refuted: x = x holds.
    let claim = square().printed(
        "x = x",
        chain()
            .equals("x + 1", normal_form("false"))
            .concluding(counterexample("x = 0")),
    );
    fails_with(&claim, "expected refuted");
}

#[test]
fn mistakes_in_formulas_are_reported_not_thrown() {
    fails_with(&square().corrected("x = (", normal_form("syntax")), "x = (");
    fails_with(
        &square().corrected("x = stranger", normal_form("undeclared")),
        "stranger",
    );
    fails_with(
        &square()
            .define("loop", "loop + 1")
            .corrected("loop = x", normal_form("recursion")),
        "loop",
    );
    fails_with(&square().rests_on("test/nowhere"), "test/nowhere");
    fails_with(&square().changed(&[restate("a = b", "b = a")]), "a = b");
}

#[test]
fn a_mistake_in_a_step_is_told_with_its_statement_its_name_and_the_column() {
    let claim = square().corrected("x = x", recursion("the moments", "n", &["1", "x^^2"], "x"));
    for part in ["statement 2, `x = x`", "step “the moments”", "formula x^^2", "column 3"] {
        fails_with(&claim, part);
    }
}

#[test]
fn a_statement_is_cited_by_a_label_that_one_before_it_has() {
    let cites = |label: &str| square().corrected("x = x", rewriting("cited", label));
    fails_with(
        &cites("nowhere"),
        "no statement before this one has the label `nowhere`",
    );
    fails_with(&cites("itself").label("itself"), "no statement before this one");
    let twice = square()
        .label("one")
        .corrected("x = x", normal_form("the same"))
        .label("one");
    fails_with(&twice, "the label `one` is given where there is one already");
    let none = Claim::of("test/none", [equation(1)], "none").label("one");
    fails_with(&none, "`label` needs a statement before it");
}

#[test]
fn a_substitution_needs_its_factor_and_its_orientation() {
    let base = || square().positive("s");
    let claim = base().corrected(
        "integral(t, -oo..oo, exp(-t^2)) = integral(u, -oo..oo, exp(-u^2/4))",
        substitution("a factor is missing", "u = 2*t"),
    );
    fails_with(&claim, "expected proved");
    let claim = base().corrected(
        "integral(t, -oo..oo, exp(-t^2)) = integral(u, -oo..oo, exp(-u^2/4)/2)",
        substitution("right", "u = 2*t"),
    );
    assert!(run(&claim).passed, "{:?}", run(&claim).failures);
    let claim = base().corrected(
        "integral(t, -oo..oo, exp(-t^4)) = integral(u, -oo..oo, exp(-u^4))",
        substitution("the substitution has slope 0", "u = 0*t"),
    );
    fails_with(&claim, "expected proved");
}

#[test]
fn generic_points_are_different_points() {
    use kenzan::formula::{Domains, Symbol};
    use std::collections::BTreeSet;
    let symbol = Symbol::new("x");
    for declaration in [
        "x real",
        "x > 0",
        "x >= 0",
        "x <> 0",
        "x natural",
        "x natural from 3",
        "x in 0..1",
        "x in -2..5",
    ] {
        let mut domains = Domains::new();
        domains.declare(declaration).expect(declaration);
        let points = generic_points(std::slice::from_ref(&symbol), &domains, 40);
        let different: BTreeSet<_> = points.iter().map(|point| point.0.clone()).collect();
        assert_eq!((points.len(), different.len()), (40, 40), "{declaration}");
        assert!(points.iter().all(|point| point.lies_in(&domains)), "{declaration}");
    }
    let mut domains = Domains::new();
    domains.declare("x in 2..2").expect("a range");
    assert_eq!(generic_points(&[symbol], &domains, 40).len(), 1);
}
