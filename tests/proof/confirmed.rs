//! What is known at listed values, or to so many digits, is confirmed and not proved; and it is put to the refuter.

use kenzan::prelude::*;
use kenzan::proof::{Claim, ClaimRecord, Grade, Proof, Step, Verdict, run_claim};

fn claim() -> Claim {
    Claim::of("test/confirmed", [equation(1)], "Confirmed")
        .real("x")
        .natural("n", 1)
        .matrix("A B", "n", "n")
}

fn record(claim: &Claim) -> ClaimRecord {
    run_claim(std::slice::from_ref(claim), claim, 30)
}

fn decided(relation: &str, proof: impl Into<Proof>) -> (Verdict, Grade) {
    let record = record(&claim().corrected(relation, proof));
    let statement = record.statements.first();
    statement.map_or_else(
        || panic!("{relation}: {:?}", record.failures),
        |statement| (statement.verdict, statement.grade),
    )
}

#[test]
fn what_holds_at_the_values_listed_is_refuted_at_others() {
    for (relation, proof) in [
        ("x^2 = x", Proof::from(instances("at two points", "x = 0..1"))),
        ("x = x + 1/10^40", quadrature("to thirty digits", "x = 1/3").into()),
        ("A*B = B*A", at_sizes("one entry", "n = 1").into()),
        ("A*B = B*A", at_random("one entry", "n = 1", 7).into()),
        ("x^2 <= 4", quadrature("inside", "x = -1..1").into()),
    ] {
        assert_eq!(decided(relation, proof).0, Verdict::Refuted, "{relation}");
    }
}

#[test]
fn equal_digits_are_no_proof() {
    let nearly = "exp(pi*sqrt(163)) = 262537412640768744";
    assert!(decided(nearly, quadrature("to thirty digits", "")).0 < Verdict::Proved);
    let (verdict, grade) = decided("integral(t, 0..1, exp(t)) = e - 1", quadrature("to thirty digits", ""));
    assert_eq!((verdict, grade), (Verdict::Confirmed, Grade::Enclosed));
}

#[test]
fn constants_that_enclosures_keep_apart_are_proved_to_be_apart() {
    for relation in ["pi < 22/7", "223/71 <= pi", "exp(pi*sqrt(163)) <> 262537412640768745"] {
        let (verdict, grade) = decided(relation, quadrature("to thirty digits", ""));
        assert_eq!((verdict, grade), (Verdict::Proved, Grade::Enclosed), "{relation}");
    }
    // Not so where a symbol is left open.
    let (verdict, _) = decided("x < x + 1", quadrature("to thirty digits", "x = 0..3"));
    assert_eq!(verdict, Verdict::Confirmed);
}

#[test]
fn a_second_route_that_confirms_takes_nothing_from_a_proof() {
    let squares = |second| Proof::from(normal_form("multiplied out")).second_route(second);
    let relation = "(x + 1)^2 = x^2 + 2*x + 1";
    assert_eq!(
        decided(relation, squares(quadrature("at points", "x = 0..3"))),
        (Verdict::Proved, Grade::Exact)
    );
    // One that shows nothing does.
    let (verdict, _) = decided(relation, squares(quadrature("nowhere", "x = 1..0")));
    assert_eq!(verdict, Verdict::Undecided);
    // As a link of the chain it is what the statement rests on.
    let chained = chain()
        .equals("(x + 1)*(x + 1)", quadrature("at points", "x = 0..3"))
        .concluding(normal_form("multiplied out"));
    assert_eq!(decided(relation, chained), (Verdict::Confirmed, Grade::Enclosed));
}

#[test]
fn nothing_is_proved_from_what_is_only_confirmed() {
    let cited = "x^2 = x*x";
    for (relation, step) in [
        (
            "(x + 1)^2 = (x + 1)*(x + 1)",
            special_case("at x + 1", "square", &["x = x + 1"]),
        ),
        ("x^2 + sin(x) = x*x + sin(x)", rewriting("by the square", "square")),
    ] {
        let of = |first: Proof| {
            let claim = claim().corrected(cited, first).label("square");
            record(&claim.corrected(relation, step.clone())).statements[1].verdict
        };
        assert_eq!(of(normal_form("a square").into()), Verdict::Proved, "{relation}");
        assert!(
            of(instances("at points", "x = 0..3").into()) < Verdict::Proved,
            "{relation}"
        );
    }
}

#[test]
fn a_claim_says_what_it_expects_and_what_it_rests_on() {
    let shown = |claim: Claim, other: &[Claim]| run_claim(other, &claim, 30);
    let weak = || claim().corrected("x^2 = x*x", instances("at points", "x = 0..3"));
    let unexpected = |claim: Claim| {
        let failures = shown(claim, &[]).failures;
        failures.iter().any(|failure| failure.contains("expected"))
    };
    assert!(unexpected(weak()), "a weaker verdict than a proof is told");
    assert!(!unexpected(weak().confirmed()));
    let proved = claim().corrected("x^2 = x*x", normal_form("a square"));
    assert!(unexpected(proved.clone().confirmed()), "so is a stronger one");
    // Through a claim between, too.
    let middle = Claim::of("test/middle", [equation(1)], "Middle").rests_on("test/confirmed");
    let above = || Claim::of("test/above", [equation(1)], "Above").rests_on("test/middle");
    let on = |below: Claim| shown(above(), &[below, middle.clone(), above()]).rests_on_confirmed;
    assert_eq!(on(weak().confirmed()), ["test/confirmed"]);
    assert!(on(proved).is_empty());
}

#[test]
fn what_a_claim_rests_on_supposes_is_told() {
    let below = claim()
        .function("f: R -> C")
        .corrected(
            "integral(z, -oo..oo, f(z)) = integral(u, -oo..oo, f(u))",
            normal_form("a name"),
        )
        .supposing("integral(z, -oo..oo, f(z)) exists");
    let middle = Claim::of("test/middle", [equation(1)], "Middle").rests_on("test/confirmed");
    let above = Claim::of("test/above", [equation(1)], "Above").rests_on("test/middle");
    let all = [below.clone(), middle, above.clone()];
    let told = run_claim(&all, &above, 15).rests_on_supposing;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].claim, "test/confirmed");
    assert_eq!(told[0].supposes[0].text, "integral(z, -oo..oo, f(z))");
    // Its own suppositions are told with its statements.
    assert!(run_claim(&all, &below, 15).rests_on_supposing.is_empty());
}

#[test]
fn a_second_route_says_whether_it_asks_the_exact_layer() {
    let shares = |relation: &str, second: Step| {
        let proof = Proof::from(normal_form("closed")).second_route(second);
        let claim = claim().corrected(relation, proof);
        let record = run_claim(std::slice::from_ref(&claim), &claim, 15);
        assert_eq!(record.steps.len(), 2, "{relation}: {:?}", record.failures);
        assert!(record.steps[0].shares.is_none(), "what concludes is no second route");
        record.steps[1].shares.clone()
    };
    let finite = shares("integral(t, 0..1, exp(t)) = e - 1", quadrature("enclosed", ""));
    assert_eq!(finite, Some(Vec::new()), "a finite range without kinks");
    for (relation, second) in [
        ("integral(t, -oo..oo, exp(-t^2)) = sqrt(pi)", quadrature("a weight", "")),
        ("integral(t, -1..1, abs(t)) = 1", quadrature("a kink", "")),
        ("integral(t, 0..1, t^2/t) = 1/2", quadrature("a quotient", "")),
        ("solve(t, t + t^3, 2) = 1", quadrature("an inverse", "")),
        ("x^2 = x*x", instances("exact numbers", "x = 0..2")),
    ] {
        let asked = shares(relation, second).expect("a second route");
        assert!(!asked.is_empty(), "{relation}");
    }
    assert_eq!(shares("x^2 = x*x", normal_form("again")), None, "no route by numbers");
}
