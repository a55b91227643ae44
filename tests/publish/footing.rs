//! A claim stands no better than what it rests on.

use kenzan::paper::Work;
use kenzan::proof::theorem::named;
use kenzan::proof::{ClaimRecord, Formula, Grade, Ledger, Role, StatementRecord, Verdict};
use kenzan::publish::footing::Footing;

fn claim(id: &str, rests_on: &[&str]) -> ClaimRecord {
    ClaimRecord {
        id: id.into(),
        title: id.into(),
        equations: Vec::new(),
        passed: true,
        failures: Vec::new(),
        says: String::new(),
        symbols: Vec::new(),
        definitions: Vec::new(),
        statements: vec![StatementRecord {
            role: Role::Corrected,
            formula: Formula {
                text: "1 = 1".into(),
                latex: "1 = 1".into(),
                mathml: "<math alttext=\"1 = 1\"><mn>1</mn></math>".into(),
            },
            meaning: String::new(),
            supposes: Vec::new(),
            given: Vec::new(),
            places: Vec::new(),
            under: std::collections::BTreeMap::new(),
            leaves_open: Vec::new(),
            verdict: Verdict::Proved,
            expected: Verdict::Proved,
            grade: Grade::Exact,
            theorems: Vec::new(),
            counterexample: None,
        }],
        steps: Vec::new(),
        tables: Vec::new(),
        measured: Vec::new(),
        figures: Vec::new(),
        mutants: Vec::new(),
        score: None,
        witnesses: Vec::new(),
        rests_on: rests_on.iter().map(|id| (*id).into()).collect(),
        rests_on_confirmed: Vec::new(),
        rests_on_supposing: Vec::new(),
        theorems: Vec::new(),
        notes: Vec::new(),
    }
}

/// The footing of the last claim.
fn footing(claims: Vec<ClaimRecord>) -> Footing {
    let ledger = ledger(claims);
    Footing::of(ledger.claims.last().expect("a claim"), &ledger)
}

fn ledger(claims: Vec<ClaimRecord>) -> Ledger {
    Ledger {
        passed: claims.len(),
        failed: 0,
        claims,
        constants: Vec::new(),
    }
}

#[test]
fn proved_with_nothing_below_is_fully_verified() {
    assert_eq!(footing(vec![claim("a/a", &[])]), Footing::Full);
    assert_eq!(footing(vec![claim("a/a", &[]), claim("a/b", &["a/a"])]), Footing::Full);
}

#[test]
fn what_is_wrong_below_is_seen_above() {
    let changed = |change: &dyn Fn(&mut ClaimRecord)| {
        let mut below = claim("a/a", &[]);
        change(&mut below);
        let own = footing(vec![below.clone()]);
        let above = footing(vec![below, claim("a/b", &["a/a"]), claim("a/c", &["a/b"])]);
        (own, above)
    };
    let assume = |claim: &mut ClaimRecord| {
        claim.theorems = vec![named("tonelli-fubini").expect("in the library").clone()];
    };
    assert_eq!(changed(&assume), (Footing::Assuming, Footing::Assuming));
    let sample = |claim: &mut ClaimRecord| claim.statements[0].grade = Grade::Sampled;
    assert_eq!(changed(&sample), (Footing::Sampled, Footing::Sampled));
    let confirm = |claim: &mut ClaimRecord| claim.statements[0].verdict = Verdict::Confirmed;
    assert_eq!(changed(&confirm), (Footing::Confirmed, Footing::Confirmed));
    let undecide = |claim: &mut ClaimRecord| claim.statements[0].verdict = Verdict::Undecided;
    assert_eq!(changed(&undecide), (Footing::Open, Footing::Open));
    let fail = |claim: &mut ClaimRecord| claim.passed = false;
    assert_eq!(changed(&fail), (Footing::Failed, Footing::Open));
    let empty = |claim: &mut ClaimRecord| claim.statements.clear();
    assert_eq!(changed(&empty), (Footing::Open, Footing::Open));
}

#[test]
fn what_was_not_decided_or_rests_on_itself_is_open() {
    assert_eq!(footing(vec![claim("a/b", &["a/missing"])]), Footing::Open);
    assert_eq!(
        footing(vec![claim("a/a", &["a/b"]), claim("a/b", &["a/a"])]),
        Footing::Open
    );
}

#[test]
fn a_report_of_some_claims_has_no_link_to_the_others() {
    let pages = kenzan::publish::pages(&ledger(vec![claim("a/b", &["a/missing"])]), &Work::default());
    let page = |path: &str| {
        let found = pages.iter().find(|page| page.path == path);
        &found.expect("the page is written").text
    };
    for path in ["a/b.md", "site/a/b.html", "site/graph.html"] {
        assert!(page(path).contains("a/missing"), "{path}");
        assert!(
            !page(path).contains("missing.md") && !page(path).contains("missing.html"),
            "{path}"
        );
    }
    assert!(page("site/graph.html").contains("class=\"node open printed-holds\""));
}
