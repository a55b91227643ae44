//! Samples are never proofs: a statement about measured quantities is supported at best, and nothing rests on it.

use kenzan::formula::Expr;
use kenzan::instrument::Observation;
use kenzan::paper::Work;
use kenzan::prelude::*;
use kenzan::proof::{Claim, ClaimRecord, DIGITS, Grade, Ledger, Verdict, run_claim};
use kenzan::publish::{index, json, markdown, page};

fn run(claim: &Claim) -> ClaimRecord {
    run_claim(std::slice::from_ref(claim), claim, DIGITS)
}

fn half(_: &[Expr]) -> Result<Observation, String> {
    Ok(Observation::of("two throws of a coin", vec![0.5]))
}

/// The number of digits of the formula read, so that a change of the formula is a change of the quantity.
fn length(formulas: &[Expr]) -> Result<Observation, String> {
    Ok(Observation::of("a formula", vec![formulas[0].to_string().len() as f64]))
}

fn failing(_: &[Expr]) -> Result<Observation, String> {
    Err("the coin was lost".into())
}

fn no_number(_: &[Expr]) -> Result<Observation, String> {
    Ok(Observation::of("a coin on its edge", vec![f64::NAN]))
}

fn coin() -> Claim {
    Claim::of("test/coin", [figure(4)], "a coin")
        .real("x")
        .define("bound", "3/4")
        .define("read", "x")
        .measured("heads", &[], half)
        .measured("digits", &["read"], length)
        .corrected("heads < bound", sampled("throws"))
        .corrected("digits <= 1", sampled("length"))
        .extension("x = x", normal_form("the same"))
        .mutant("a lower bound", define("bound", "1/4"))
        .mutant("a longer formula", define("read", "x + 1"))
        .witness(Witness::of("bound", "", 12))
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
fn what_is_measured_is_supported_and_never_proved() {
    let record = run(&coin());
    assert!(record.passed, "{:?}", record.failures);
    let verdicts: Vec<_> = record.statements.iter().map(|it| (it.verdict, it.grade)).collect();
    assert_eq!(
        verdicts,
        [
            (Verdict::Supported, Grade::Sampled),
            (Verdict::Supported, Grade::Sampled),
            (Verdict::Proved, Grade::Exact)
        ]
    );
    assert!(Verdict::Undecided < Verdict::Supported && Verdict::Supported < Verdict::Proved);
}

#[test]
fn pages_and_ledgers_do_not_call_samples_proofs() {
    let record = run(&coin());
    let page = markdown::page(&page::document(&record, &Work::default()));
    assert_eq!(page.matches("supported by samples, not proved").count(), 2, "{page}");
    assert_eq!(page.matches("**proved**").count(), 1, "{page}");
    assert!(
        page.contains("two throws of a coin") && page.contains("`heads` = 5.0000e-1"),
        "{page}"
    );
    let ledger = Ledger {
        claims: vec![record],
        constants: Vec::new(),
        passed: 1,
        failed: 0,
    };
    let value: serde_json::Value = serde_json::from_str(&json::ledger(&ledger)).expect("JSON");
    assert_eq!(value["claims"][0]["statements"][0]["verdict"], "supported");
    assert_eq!(value["claims"][0]["steps"][0]["verdict"], "supported");
    let index = markdown::page(&index::document(&ledger, &Work::default()));
    assert!(index.contains("supported by samples, not proved"), "{index}");
    assert!(index.contains("| Lemma | 0 | 0 | 0 | 0 | 2 | 0 | 0 |"), "{index}");
    assert!(
        index.contains("| Beyond the survey | 1 | 0 | 0 | 0 | 0 | 0 | 0 |"),
        "{index}"
    );
}

#[test]
fn what_is_measured_can_fail() {
    let record = run(&coin().changed(&[restate("heads < bound", "bound < heads")]));
    assert_eq!(record.statements[0].verdict, Verdict::Refuted);
    assert_eq!(record.statements[0].grade, Grade::Sampled);
    fails_with(
        &coin().changed(&[restate("heads < bound", "heads < 1/2")]),
        "expected supported",
    );
    fails_with(
        &coin().changed(&[restate("heads < bound", "heads = 1/2")]),
        "is undecided",
    );
}

#[test]
fn nothing_rests_on_samples() {
    let upper = Claim::of("test/upper", [equation(1)], "a claim that rests on a coin")
        .rests_on("test/coin")
        .real("x")
        .corrected("x = x", normal_form("the same"))
        .mutant("successor", restate("x = x", "x = x + 1"))
        .mutant("square", restate("x = x", "x = x^2"))
        .witness(Witness::of("x", "x = 1..2", 12));
    let record = run_claim(&[coin(), upper.clone()], &upper, DIGITS);
    assert_eq!(
        record.failures,
        ["`test/upper` rests on `test/coin`, but samples are no foundation"]
    );
}

#[test]
fn nothing_is_rewritten_by_samples() {
    let cited = Claim::of("test/cited", [equation(1)], "a statement that cites a sample")
        .measured("heads", &[], half)
        .corrected("heads <= 1/2", sampled("throws"))
        .label("few heads")
        .corrected("1 = 1", rewriting("by the sample", "few heads"));
    let record = run(&cited);
    assert_eq!(
        record.steps[1].verdict,
        Verdict::Undecided,
        "{:?}",
        record.steps[1].seen
    );
    assert!(
        record.steps[1].seen.contains("not an equality that is proved"),
        "{:?}",
        record.steps[1].seen
    );
}

#[test]
fn a_sample_beside_a_proof_leaves_no_proof() {
    let beside = Claim::of("test/beside", [equation(1)], "a sample beside a proof")
        .real("x")
        .measured("heads", &[], half)
        .corrected(
            "x = x",
            chain()
                .concluding(normal_form("the same"))
                .beside("heads < 1", sampled("throws")),
        );
    let statement = &run(&beside).statements[0];
    assert_eq!(
        (statement.verdict, statement.grade),
        (Verdict::Supported, Grade::Sampled)
    );
}

#[test]
fn other_methods_know_no_measured_quantity() {
    for proof in [normal_form("a number"), subdivision("a number"), counterexample("")] {
        fails_with(
            &coin().corrected("heads < 2", proof),
            "`heads` in heads < 2 has no declared domain",
        );
    }
}

#[test]
fn samples_speak_of_measured_quantities_only() {
    fails_with(
        &coin().corrected("x < 1", sampled("nothing")),
        "`x` in x < 1 is not measured",
    );
    fails_with(
        &coin().corrected("0 < 1", sampled("nothing")),
        "nothing in 0 < 1 is measured",
    );
    fails_with(&coin().measured("x", &[], half), "`x` is measured and declared");
    fails_with(&coin().measured("heads", &[], half), "`heads` is measured twice");
}

#[test]
fn an_experiment_without_a_number_supports_nothing() {
    for (run, why) in [
        (failing as Experiment, "the coin was lost"),
        (no_number, "came out as NaN"),
    ] {
        let claim = Claim::of("test/lost", [figure(4)], "a lost coin")
            .measured("lost", &[], run)
            .corrected("lost < 1", sampled("throws"));
        let record = self::run(&claim);
        assert_eq!(record.statements[0].verdict, Verdict::Undecided);
        assert!(record.steps[0].seen.contains(why), "{}", record.steps[0].seen);
    }
    let claim = coin()
        .measured("one two", &[], half)
        .corrected("one < 1", sampled("throws"));
    let record = run(&claim);
    assert_eq!(record.statements[3].verdict, Verdict::Undecided);
}
