//! The ledger fits its schema, and an altered one does not.

use kenzan::proof::{Claim, DIGITS, run};
use kenzan::proofs;
use kenzan::publish::json;
use serde_json::Value;

/// A change of a file, and what it is.
type Alteration = (&'static str, fn(&mut Value));

fn schema() -> Value {
    serde_json::from_str(json::SCHEMA).expect("the schema is JSON")
}

fn offences(ledger: &Value) -> Vec<String> {
    crate::schema::offences(&schema(), "", ledger)
}

/// Some claims decided now, with tables, counterexamples and assumptions among them.
fn ledger() -> Value {
    let catalogue = proofs::catalogue();
    let wanted = [
        "optimum/normal-equation",
        "ridgelet/relu-admissible",
        "ridgelet/pairs",
        "transport/brenier-form",
    ];
    let selected: Vec<&Claim> = catalogue.iter().filter(|claim| wanted.contains(&claim.id())).collect();
    assert_eq!(selected.len(), wanted.len());
    serde_json::from_str(&json::ledger(
        &run(&catalogue, &selected, DIGITS, &|_| {}),
        &proofs::paper().work,
    ))
    .expect("the ledger is JSON")
}

#[test]
fn the_committed_ledger_fits() {
    let committed = serde_json::from_str(include_str!("../../reports/survey/ledger.json")).expect("the ledger is JSON");
    assert_eq!(offences(&committed), Vec::<String>::new());
}

#[test]
fn a_ledger_fits_and_altered_ones_do_not() {
    let ledger = ledger();
    assert_eq!(offences(&ledger), Vec::<String>::new());
    let altered: [Alteration; 8] = [
        ("an unknown verdict", |ledger| {
            ledger["claims"][0]["statements"][0]["verdict"] = "true".into()
        }),
        ("an unknown grade", |ledger| {
            ledger["claims"][0]["steps"][0]["grade"] = "good".into()
        }),
        ("a count as text", |ledger| ledger["passed"] = "4".into()),
        ("a field too many", |ledger| {
            ledger["claims"][1]["date"] = "today".into()
        }),
        ("no evidence", |ledger| {
            drop(ledger["claims"][1].as_object_mut().map(|claim| claim.remove("steps")))
        }),
        ("half a counterexample", |ledger| {
            let statements = ledger["claims"].as_array_mut().into_iter().flatten();
            for statement in statements.flat_map(|claim| claim["statements"].as_array_mut().into_iter().flatten()) {
                if let Some(counterexample) = statement["counterexample"].as_object_mut() {
                    counterexample.remove("left");
                }
            }
        }),
        ("an empty id", |ledger| ledger["claims"][0]["id"] = "".into()),
        ("a negative count", |ledger| ledger["failed"] = (-1).into()),
    ];
    for (what, alter) in altered {
        let mut ledger = ledger.clone();
        alter(&mut ledger);
        assert!(!offences(&ledger).is_empty(), "{what} is not noticed");
    }
}
