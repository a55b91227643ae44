//! Samples are never proofs: a statement about measured quantities is supported at best, and nothing rests on it.

use std::path::Path;

use kenzan::paper::{Paper, Work};
use kenzan::prelude::*;
use kenzan::proof::{Claim, ClaimRecord, DIGITS, Grade, Ledger, Verdict, run_claim};
use kenzan::publish::{index, json, markdown, page};

fn run(claim: &Claim) -> ClaimRecord {
    run_claim(std::slice::from_ref(claim), claim, DIGITS)
}

/// The claim of a text.
fn read(text: &str) -> Claim {
    let folder = Path::new("p");
    let paper = "paper \"A test\"\nauthors A. Author\n\nfigure fig. 4: A coin.\nstatement (1): A coin.\n";
    let id = text.split_whitespace().nth(1).expect("an id");
    let files = vec![
        (folder.join("paper.kenzan"), paper.into()),
        (folder.join(format!("{id}.kenzan")), text.into()),
    ];
    let paper = Paper::of(folder, files).unwrap_or_else(|faults| panic!("{faults}"));
    paper.claims.into_iter().next().expect("a claim")
}

/// Two heads, as far as anybody looked.
const HEADS: &str = "
measure heads, failed, median, tenth, before, before_error, after, after_error
  by trained networks of x with unit = z, width = 1, networks = 2, points = 1, steps = 1, seed = 7
";

/// The distance of a formula that is read from another, so that a change of the formula is a change of the quantity.
fn coin() -> Claim {
    read(&format!(
        "claim test/coin \"a coin\"
about fig. 4

for x real

let bound = 3
let read = x
{HEADS}
measure distance by data gaps of read with data = x

corrected heads < bound
  by samples \"throws\"

corrected distance <= 1
  by samples \"length\"

extension x = x
  by normal form \"the same\"

mutant \"a lower bound\": let bound = 1
mutant \"another formula\": let read = x + 2

witness bound to 12 digits
"
    ))
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
        page.contains("2 networks of 1 units `z`, seed 7") && page.contains("`heads` = 2,"),
        "{page}"
    );
    let ledger = Ledger {
        claims: vec![record],
        constants: Vec::new(),
        passed: 1,
        failed: 0,
    };
    let value: serde_json::Value =
        serde_json::from_str(&json::ledger(&ledger, &kenzan::paper::Work::default())).expect("JSON");
    assert_eq!(value["claims"][0]["statements"][0]["verdict"], "supported");
    assert_eq!(value["claims"][0]["steps"][0]["verdict"], "supported");
    let index = markdown::page(&index::document(&ledger, &Work::default()));
    assert!(index.contains("supported by samples, not proved"), "{index}");
    assert!(index.contains("| Lemma | 0 | 0 | 0 | 0 | 2 | 0 | 0 |"), "{index}");
    assert!(
        index.contains("| Beyond the text | 1 | 0 | 0 | 0 | 0 | 0 | 0 |"),
        "{index}"
    );
}

#[test]
fn what_is_measured_can_fail() {
    let record = run(&coin().changed(&[restate("heads < bound", "bound < heads")]));
    assert_eq!(record.statements[0].verdict, Verdict::Refuted);
    assert_eq!(record.statements[0].grade, Grade::Sampled);
    fails_with(
        &coin().changed(&[restate("heads < bound", "heads < 2")]),
        "expected supported",
    );
    fails_with(
        &coin().changed(&[restate("heads < bound", "heads = 2")]),
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
    let cited = read(&format!(
        "claim test/cited \"a statement that cites a sample\"\nabout (1)\n{HEADS}"
    ))
    .corrected("heads <= 2", sampled("throws"))
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
    let beside = read(&format!(
        "claim test/beside \"a sample beside a proof\"\nabout (1)\n{HEADS}"
    ))
    .real("x")
    .corrected(
        "x = x",
        chain()
            .concluding(normal_form("the same"))
            .beside("heads < 3", sampled("throws")),
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
            &coin().corrected("heads < 3", proof),
            "`heads` in heads < 3 has no declared domain",
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
    let again = |names: &str| {
        read(&format!(
            "claim test/again \"a coin\"\nabout (1)\n\nfor x real\n{HEADS}\nmeasure {names} by data gaps of x with data = x\n"
        ))
    };
    fails_with(&again("x"), "`x` is measured and declared");
    fails_with(&again("heads"), "`heads` is measured twice");
}

#[test]
fn an_experiment_without_a_number_supports_nothing() {
    for (formula, data, why) in [
        ("1/(x - x)", "x", "division by zero"),
        ("x", "log(-1 - x^2)", "`lost` came out as inf"),
    ] {
        let claim = read(&format!(
            "claim test/lost \"a lost coin\"\nabout fig. 4\n\nmeasure lost by data gaps of {formula} with data = {data}\n"
        ));
        let record = self::run(&claim.corrected("lost < 1", sampled("throws")));
        assert_eq!(record.statements[0].verdict, Verdict::Undecided);
        assert!(record.steps[0].seen.contains(why), "{}", record.steps[0].seen);
    }
}

#[test]
fn a_mutant_measures_anew_only_what_it_changes() {
    // The formula that is read changes and its distance with it; the networks do not, and their numbers stay.
    let mutant = coin().changed(&[define("read", "x + 1/2")]);
    let (old, new) = (run(&coin()), run(&mutant));
    assert_eq!(old.measured[0], new.measured[0]);
    assert_ne!(old.measured[1], new.measured[1]);
    assert_eq!(new.measured[1].quantities[0].1, "5.0000e-1");
}

#[test]
fn the_page_tells_how_the_instrument_was_set() {
    let page = markdown::page(&page::document(&run(&coin()), &Work::default()));
    for told in [
        "**Trained networks.** Networks with one hidden layer",
        "| `f` | `x` | the function to be learnt, in x |",
        "| `width` | `1` | hidden units of each network |",
        "| `failed` | `1/100` |",
        "| `seed` | `7` |",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
    let json = serde_json::to_value(run(&coin())).expect("JSON");
    assert_eq!(json["measured"][1]["instrument"], "data gaps");
    assert_eq!(json["measured"][1]["settings"][1]["value"], "x");
}
