//! Published constants that have no number, and the commands and threads that must give the same ones.

use std::process::Command;
use std::sync::Arc;

use kenzan::proof::{Constant, ConstantRecord, FormulaConstant, Ledger, PUBLISHED_DIGITS, Published, publish};
use kenzan::proofs;
use kenzan::publish::constants::{Copies, document, files};
use kenzan::publish::markdown;
use serde_json::Value;

fn compute(list: &[Published]) -> Vec<ConstantRecord> {
    publish(&proofs::paper().constants, list, PUBLISHED_DIGITS)
}

fn ledger(constants: Vec<ConstantRecord>) -> Ledger {
    Ledger {
        claims: Vec::new(),
        passed: 0,
        failed: 0,
        constants,
    }
}

/// The published constants with these ids.
fn some(ids: &[&str]) -> Vec<Copies> {
    let mut list = proofs::paper().published;
    list.retain(|published| ids.contains(&published.id.as_str()));
    compute(&list).iter().filter_map(Copies::of).collect()
}

#[test]
fn what_is_no_number_is_not_published_as_one() {
    let pair = |activation: &str, rho: &str| {
        let settings =
            [&format!("activation={activation}"), &format!("rho={rho}"), "m=2"].map(|text: &str| text.to_owned());
        Published::of(
            "test",
            "pair",
            &settings.each_ref().map(String::as_str),
            "ridgelet/pairs",
        )
    };
    for (published, why) in [
        (pair("relu", "G2"), "divergent"),
        (pair("relu", "G1"), "principal value"),
        (pair("relu", "G5"), "exactly 0"),
        (pair("rely", "G5"), "unknown activation"),
        (Published::of("test", "no-such", &[], "ridgelet/pairs"), "no constant"),
        (
            Published::of("test", "profile-energy", &["m=2", "n=0"], "ridgelet/plancherel"),
            "exists only where m <= 2*n",
        ),
        (
            Published::of("test", "profile-energy", &["m=6", "n=1"], "ridgelet/plancherel"),
            "exists only where m <= 2*n",
        ),
        (
            Published::of("test", "normal-entropy", &[], "dae/entropy-flow").derived("W2"),
            "no number called W2",
        ),
    ] {
        let record = compute(std::slice::from_ref(&published)).remove(0);
        assert!(
            record.number.is_none() && Copies::of(&record).is_none(),
            "{published:?}"
        );
        let failure = record.failure.clone().expect("a reason");
        assert!(failure.contains(why), "{failure}");
        let ledger = ledger(vec![record]);
        let page = markdown::page(&document(&ledger));
        assert!(page.contains("**No number:** `test`"), "{page}");
        let json: Value = serde_json::from_str(&files(&ledger)[0].text).expect("JSON");
        assert_eq!(json["failures"]["test"], Value::from(failure));
    }
}

#[test]
fn routes_that_disagree_leave_no_number() {
    let wrong = FormulaConstant::of("wrong", "a closed form that is false", "integral(x, 0..1, x^2)").closed("1/2");
    let right = FormulaConstant::of("right", "one that is true", "integral(x, 0..1, x^2)").closed("1/3");
    let constants: [Arc<dyn Constant>; 2] = [Arc::new(wrong), Arc::new(right)];
    let list = ["wrong", "right"].map(|name| Published::of(name, name, &[], "test"));
    let records = publish(&constants, &list, 20);
    let failure = records[0].failure.as_deref().expect("a disagreement");
    assert!(
        records[0].number.is_none() && failure.contains("closed form 1/2 lies outside"),
        "{failure}"
    );
    assert_eq!((records[1].failure.as_deref(), records[1].routes.len()), (None, 2));
}

#[test]
fn constants_with_ids_that_are_none_or_shared_have_no_number() {
    let right = FormulaConstant::of("right", "one that is true", "integral(x, 0..1, x^2)").closed("1/3");
    let constants: [Arc<dyn Constant>; 1] = [Arc::new(right)];
    let ids = ["../escaped", "a b", "", "a/b", "Right", "twice", "twice", "right-2"];
    let list = ids.map(|id| Published::of(id, "right", &[], "test"));
    let records = publish(&constants, &list, 20);
    for (id, record) in ids.iter().zip(&records) {
        let failure = match *id {
            "right-2" => None,
            "twice" => Some("the id `twice` belongs to another one, too".to_owned()),
            id => Some(format!(
                "the id `{id}` is not a name in small letters, digits and hyphens"
            )),
        };
        assert_eq!(
            (&record.failure, record.number.is_some()),
            (&failure, failure.is_none())
        );
    }
}

/// The words of a command, as a shell reads them where it has no quotes but single ones.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in command.chars() {
        match c {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().expect("never empty").push(c),
        }
    }
    words
}

#[test]
fn the_printed_commands_recompute_the_same_ends() {
    let ids = [
        "relu-integral-m3-k2-unitary",
        "tanh-g3-m2",
        "tanh-elementary-m2-d0",
        "profile-energy-m2-n1",
        "truncation-a30",
        "bures-space-squared",
        "w2-normal-lognormal",
        "normal-entropy",
    ];
    let copies = some(&ids);
    assert_eq!(copies.len(), ids.len());
    for copies in copies {
        let id = copies.id.as_str();
        let by_id = format!("kenzan constant {id} --digits {PUBLISHED_DIGITS}");
        for command in [&copies.command, &by_id] {
            let words = words(command);
            assert_eq!(words[0], "kenzan");
            let output = Command::new(env!("CARGO_BIN_EXE_kenzan"))
                .args(&words[1..])
                .args(["--format", "json"])
                .output();
            let output = output.expect("kenzan starts");
            assert_eq!(output.status.code(), Some(0), "{command}");
            let answer: Value = serde_json::from_slice(&output.stdout).expect("one JSON value");
            let number = match id {
                "w2-normal-lognormal" => &answer["derived"]["W2"],
                _ => &answer,
            };
            let ends = |value: &Value| {
                [&value["lo"], &value["hi"], &value["exact"]["lo"], &value["exact"]["hi"]].map(Value::clone)
            };
            let expected = [
                &copies.ends.lo,
                &copies.ends.hi,
                &copies.ends.exact.lo,
                &copies.ends.exact.hi,
            ];
            assert_eq!(
                ends(number),
                expected.map(|text| Value::from(text.as_str())),
                "{command}"
            );
        }
    }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let list: Vec<Published> = proofs::paper().published.into_iter().step_by(5).collect();
    let with = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("a thread pool can be made").install(|| compute(&list))
    };
    assert_eq!(with(1), with(3));
}
