//! Passages that can be read in several ways, and passages of which special cases are shown, as the ledger tells them.

use std::path::{Path, PathBuf};

use kenzan::paper::{Fault, Paper};
use kenzan::proof::{Claim, DIGITS, run};
use kenzan::publish::json;
use serde_json::{Value, json};

const PAPER: &str = "paper \"A test\"
authors A. Author

statement (1): The mass of the Gaussian is √(πs).
for every s > 0
reading half: the Gaussian is exp(-x²/2s)
reading plain: the Gaussian is exp(-x²/s)
statement (2): The square of a sum.
for every x, y
statement (3): A slip.
defect misprint
";

const CLAIM: &str = "claim a/b \"Readings\"
about (1), (2), (3)
says Something.

for s > 0
for x, y real

let mass(c) = integral(u, -oo..oo, exp(-u^2/(c*s)))

printed mass(2) = sqrt(pi*s)
  decides (1) under half
  fails at s = 1

printed mass(1) = sqrt(pi*s)
  decides (1) under plain
  by normal form

corrected (x + 1)^2 = x^2 + 2*x + 1
  decides (2)
  by normal form

printed x = x + 1
  decides (3)
  fails at x = 0
";

fn read(paper: &str, claim: &str) -> Result<Paper, Vec<Fault>> {
    let folder = Path::new("p");
    let files: Vec<(PathBuf, String)> = [("paper.kenzan", paper), ("a/b.kenzan", claim)]
        .map(|(name, text)| (folder.join(name), text.into()))
        .into();
    Paper::of(folder, files).map_err(|faults| faults.0)
}

fn passages(paper: &str, claim: &str) -> Value {
    let paper = read(paper, claim).expect("no fault");
    let claims: Vec<&Claim> = paper.claims.iter().collect();
    let ledger = run(&paper.claims, &claims, DIGITS, &|_| {});
    let text = json::ledger(&ledger, &paper.work);
    let ledger: Value = serde_json::from_str(&text).expect("JSON");
    ledger["passages"].clone()
}

#[test]
fn each_reading_has_its_verdict_and_a_defect_is_named() {
    let found = passages(PAPER, CLAIM);
    assert_eq!(
        found[0]["readings"],
        json!([{"name": "half", "as_printed": "refuted"}, {"name": "plain", "as_printed": "holds"}])
    );
    assert_eq!(
        (&found[0]["defect"], &found[0]["generality"]),
        (&json!("convention"), &json!("general"))
    );
    assert_eq!(found[0]["for_every"], json!(["s > 0"]));
    // Of negative numbers nothing is shown, nor where only some of what decides the passage leaves the name open.
    let wider = PAPER.replace("for every s > 0", "for every s");
    assert_eq!(passages(&wider, CLAIM)[0]["special"], json!(["s"]));
    let one = "corrected integral(u, -oo..oo, exp(-u^2)) = sqrt(pi)\n  decides (1) under plain\n  by normal form\n";
    assert_eq!(passages(PAPER, &format!("{CLAIM}\n{one}"))[0]["special"], json!(["s"]));
    // What is wrong is known where it is known what holds instead.
    assert_eq!(found[2]["defect"], "false");
    let mended = format!("{CLAIM}\ncorrected x < x + 1\n  decides (3)\n  by normal form\n");
    assert_eq!(passages(PAPER, &mended)[2]["defect"], "misprint");
    // Refuted under every reading it is false, whatever holds of other passages.
    let worse = CLAIM.replace(
        "printed mass(1) = sqrt(pi*s)\n  decides (1) under plain\n  by normal form\n\n",
        "",
    );
    assert_eq!(passages(PAPER, &worse)[0]["defect"], "false");
    // Nothing is wrong where nothing printed is refuted, whatever the paper expects.
    let sound = CLAIM.replace(
        "printed x = x + 1\n  decides (3)\n  fails at x = 0",
        "printed x = x\n  decides (3)\n  by normal form",
    );
    assert_eq!(passages(PAPER, &sound)[2]["defect"], Value::Null);
}

#[test]
fn what_is_made_concrete_is_computed() {
    let found = passages(PAPER, CLAIM);
    assert_eq!(
        (&found[1]["generality"], &found[1]["special"]),
        (&json!("special"), &json!(["y"]))
    );
    assert_eq!(found[2]["generality"], "none");
    // A definition that makes a name concrete does not leave it open.
    let hidden = CLAIM
        .replace("let mass", "let z = y - y\nlet mass")
        .replace("(x + 1)^2 = x^2 + 2*x + 1", "(x + y)^2 = x^2 + 2*x*y + y^2 + z");
    assert_eq!(passages(PAPER, &hidden)[1]["generality"], "general");
    // The same letter for a real number is not the natural number that is meant.
    let natural = PAPER.replace("for every x, y", "for every x natural from 1");
    assert_eq!(passages(&natural, CLAIM)[1]["special"], json!(["x"]));
    let declared = CLAIM.replace("for x, y real", "for y real\nfor x natural from 1");
    let declared = declared.replace(
        "printed x = x + 1\n  decides (3)\n  fails at x = 0",
        "printed x = x + 1\n  decides (3)\n  fails at x = 1",
    );
    assert_eq!(passages(&natural, &declared)[1]["generality"], "general");
    let fixed = CLAIM
        .replace("let mass", "let w = 3\nlet mass")
        .replace("(x + 1)^2 = x^2 + 2*x + 1", "(x + w)^2 = x^2 + 6*x + 9");
    let paper = PAPER.replace("for every x, y", "for every x, w");
    assert_eq!(passages(&paper, &fixed)[1]["special"], json!(["w"]));
}

#[test]
fn readings_that_do_not_fit_are_told() {
    let told = |paper: &str, claim: &str, reason: &str| {
        let faults = read(paper, claim).expect_err(reason);
        assert!(faults.iter().any(|fault| fault.reason.contains(reason)), "{faults:?}");
    };
    told(
        PAPER,
        &CLAIM.replace("under half", "under quarter"),
        "the readings of that passage are: half, plain",
    );
    told(PAPER, &CLAIM.replace(" under half", ""), "is read in several ways");
    told(
        PAPER,
        &CLAIM.replace("decides (2)", "decides (2) under half"),
        "under half",
    );
    told(
        &PAPER.replace("reading plain", "reading half"),
        CLAIM,
        "a reading `half` was there before",
    );
    told(
        &PAPER.replace("defect misprint", "defect slip"),
        CLAIM,
        "a defect is one of",
    );
    told(
        &PAPER.replace("for every s > 0", "for all s"),
        CLAIM,
        "for every m natural, t > 0, f",
    );
    told(
        "paper \"A test\"\nauthors A. Author\nfor every s\n",
        CLAIM,
        "there is none",
    );
}
