//! The command line: what it prints, what it refuses, and its exit codes.

use std::fs;
use std::io::Read as _;
use std::process::{Command, Stdio};

use kenzan::publish::json::SCHEMA;
use serde_json::Value;

use crate::{answer, json, refusal, stderr};

#[test]
fn help_and_version_are_answers() {
    assert!(answer(&["--help"]).contains("Exit codes"));
    assert!(answer(&["--version"]).contains(env!("CARGO_PKG_VERSION")));
    for command in ["verify", "show", "constant", "completions"] {
        assert!(answer(&[command, "--help"]).contains("Usage"), "{command}");
    }
}

#[test]
fn wrong_use_ends_with_2() {
    refusal(2, &["prove-everything"]);
    refusal(2, &["show"]);
    refusal(2, &["verify", "--jobs", "0"]);
    refusal(2, &["verify", "--jobs", "many"]);
    refusal(2, &["verify", "--digits", "0"]);
    refusal(2, &["verify", "--digits", "20001"]);
    refusal(2, &["verify", "--format", "xml"]);
    refusal(2, &["completions", "tcsh"]);
}

#[test]
fn completions_exist_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(answer(&["completions", shell]).contains("verify"), "{shell}");
    }
}

#[test]
fn the_claims_are_listed_and_unknown_ones_named() {
    let list = answer(&["verify", "--list"]);
    assert!(list.lines().any(|id| id == "ridgelet/relu-admissible"), "{list}");
    assert_eq!(
        answer(&["verify", "--list", "brenier*form"]),
        "transport/brenier-form\n"
    );
    let ridgelet = answer(&["verify", "--list", "ridgelet"]);
    assert!(
        ridgelet.lines().all(|line| line.starts_with("ridgelet/")),
        "the chapter, and not figure/ridgelet-spectrum: {ridgelet}"
    );
    assert!(refusal(2, &["verify", "optimun"]).contains("`dae/optimum`"));
    assert!(refusal(2, &["show", "ridgelet/relu-admisible"]).contains("`ridgelet/relu-admissible`"));
    refusal(2, &["verify", "zzz"]);
}

#[test]
fn constants_are_listed_and_unknown_ones_named() {
    let list = answer(&["constant"]);
    assert!(
        list.contains("relu-integral") && list.contains("relu-scalar") && list.contains("10000"),
        "{list}"
    );
    assert!(refusal(2, &["constant", "relu-intergal"]).contains("`relu-integral`"));
}

#[test]
fn a_constant_carries_its_closed_form_and_both_renderings_of_its_ends() {
    let value = json(&[
        "constant",
        "relu-integral",
        "--set",
        "m=3",
        "--set",
        "k=2",
        "--digits",
        "50",
        "--format",
        "json",
    ]);
    assert_eq!(value["parameters"], serde_json::json!({ "m": 3, "k": 2 }));
    assert_eq!((value["lo"].as_str(), value["hi"].as_str()), (Some("-3"), Some("-3")));
    assert_eq!(value["closed_form"]["text"], "-doublefactorial(2*k - 1)");
    assert!(
        value["closed_form"]["latex"]
            .as_str()
            .is_some_and(|latex| latex.contains("!!"))
    );
    assert!(value["exact"]["lo"].is_string() && value["exact"]["hi"].is_string());
}

/// The two ends of a constant as f64, which suffices to compare with values known by heart.
fn ends(value: &Value) -> (f64, f64) {
    let end = |name: &str| {
        value[name]
            .as_str()
            .and_then(|text| text.parse().ok())
            .expect("a decimal number")
    };
    (end("lo"), end("hi"))
}

#[test]
fn conventions_differ_by_the_powers_of_two_pi_that_theory_says() {
    let tau = std::f64::consts::TAU;
    let expected = [
        ("relu-integral", "angular", -15.0),
        ("relu-integral", "ordinary", -15.0 / (tau * tau)),
        ("relu-integral", "unitary", -15.0 / 2.506_628_274_631_000_2),
        ("relu-scalar", "angular", -15.0 * tau * tau),
        ("relu-scalar", "ordinary", -15.0 / (tau * tau)),
        ("relu-scalar", "unitary", -15.0 * tau * tau * 2.506_628_274_631_000_2),
    ];
    for (name, convention, number) in expected {
        for method in ["closed", "quadrature"] {
            let settings = [
                "--set",
                "m=3",
                "--set",
                "k=3",
                "--convention",
                convention,
                "--method",
                method,
            ];
            let value = json(&[&["constant", name, "--format", "json"], &settings[..]].concat());
            let (lo, hi) = ends(&value);
            let slack = 1e-14 * f64::abs(number);
            assert!(
                lo <= number + slack && number - slack <= hi && hi - lo <= slack,
                "{name} {settings:?}: {value}"
            );
        }
    }
}

#[test]
fn constants_come_in_every_format() {
    let of = |format: &str| {
        answer(&[
            "constant",
            "relu-scalar",
            "--set",
            "m=2",
            "--set",
            "k=0",
            "--digits",
            "12",
            "--format",
            format,
        ])
    };
    assert!(of("text").contains("-6.28318530717"));
    assert!(of("latex").starts_with("-6.28318530717"));
    assert!(of("csv").starts_with("name,convention,method,k,m,lo,hi\nrelu-scalar,angular,closed,0,2,-6.28318530717"));
    let reference = of("bibtex");
    assert!(
        reference.starts_with("@misc{kenzan-relu-scalar-m2-k0-angular,"),
        "{reference}"
    );
    assert_eq!(
        reference.matches('{').count(),
        reference.matches('}').count(),
        "{reference}"
    );
}

#[test]
fn bad_parameters_are_refused_by_name() {
    let with = |settings: &[&str]| {
        let flags: Vec<&str> = settings.iter().flat_map(|setting| ["--set", setting]).collect();
        refusal(2, &[&["constant", "relu-integral"], &flags[..]].concat())
    };
    assert!(with(&["m=0", "k=1"]).contains("from 1 to 10000"));
    assert!(with(&["m=1", "k=-1"]).contains("from 0 to 10000"));
    assert!(with(&["m=1", "k=1/2"]).contains("whole number"));
    assert!(with(&["m=1.5", "k=1"]).contains("whole number"));
    assert!(with(&["m=10001", "k=1"]).contains("10000"));
    assert!(with(&["m=99999999999999999999", "k=1"]).contains("10000"));
    assert!(with(&["m=", "k=1"]).contains("whole number"));
    assert!(with(&["m"]).contains("parameter=value"));
    assert!(with(&["n=1"]).contains("m, k"));
    assert!(with(&["m=1", "m=2", "k=0"]).contains("twice"));
    assert!(with(&["m=1"]).contains("needs a value of k"));
    let digits = |n: &str| {
        refusal(
            2,
            &[
                "constant",
                "relu-integral",
                "--set",
                "m=1",
                "--set",
                "k=0",
                "--digits",
                n,
            ],
        )
    };
    assert!(digits("0").contains("20000") && digits("20001").contains("20000"));
    refusal(2, &["constant", "--set", "m=1"]);
}

#[test]
fn a_claim_is_decided_and_shown() {
    let evidence = json(&["check", "transport/brenier-form", "--format", "json"]);
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    assert_eq!(
        crate::schema::offences(&schema, "/$defs/papers", &evidence),
        Vec::<String>::new()
    );
    let evidence = &evidence["papers"]["survey"];
    assert_eq!(
        (evidence["passed"].as_u64(), evidence["failed"].as_u64()),
        (Some(1), Some(0))
    );
    let claim = &evidence["claims"][0];
    assert_eq!(
        (claim["id"].as_str(), claim["passed"].as_bool()),
        (Some("transport/brenier-form"), Some(true))
    );
    for list in ["equations", "statements", "steps", "mutants", "witnesses"] {
        assert!(
            claim[list].as_array().is_some_and(|list| !list.is_empty()),
            "{list}: {claim}"
        );
    }
    let fields = [
        "role",
        "text",
        "latex",
        "verdict",
        "expected",
        "grade",
        "theorems",
        "counterexample",
    ];
    for statement in claim["statements"].as_array().expect("seen above") {
        assert!(fields.iter().all(|field| statement.get(field).is_some()), "{statement}");
    }
    assert!(claim["mutants"][0]["text"].is_string() && claim["mutants"][0]["verdict"] == "refuted");
    assert!(claim["witnesses"][0]["engines"].is_array() && claim["witnesses"][0]["agrees"] == true);
    let table = answer(&["verify", "brenier-form"]);
    assert!(
        table.contains("ok   transport/brenier-form") && table.contains("1 as expected, 0 not"),
        "{table}"
    );
    assert!(answer(&["show", "transport/brenier-form"]).contains("Counterexample"));
}

#[test]
fn a_report_that_cannot_be_written_ends_with_3() {
    let home = tempfile::tempdir().expect("a temporary folder");
    let file = home.path().join("file");
    fs::write(&file, "").expect("the disk has room");
    let below = file.join("reports");
    assert!(refusal(3, &["verify", "brenier-form", "--out", &below.to_string_lossy()]).contains("file"));
    let foreign = home.path().join("index.md");
    fs::write(&foreign, "mine").expect("the disk has room");
    assert!(refusal(3, &["verify", "brenier-form", "--out", &home.path().to_string_lossy()]).contains("index.md"));
    assert_eq!(fs::read_to_string(&foreign).expect("still there"), "mine");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kenzan"))
        .args([
            "constant",
            "relu-scalar",
            "--set",
            "m=2",
            "--set",
            "k=1",
            "--digits",
            "20000",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("kenzan starts");
    drop(child.stdout.take());
    let mut said = String::new();
    child
        .stderr
        .take()
        .expect("piped")
        .read_to_string(&mut said)
        .expect("standard error is UTF-8");
    assert_eq!(
        (child.wait().expect("kenzan ends").code(), said.as_str()),
        (Some(0), "")
    );
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_device_ends_with_3() {
    for arguments in [&["constant"][..], &["--help"], &["verify", "--list"]] {
        let full = fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("Linux has /dev/full");
        let output = Command::new(env!("CARGO_BIN_EXE_kenzan"))
            .args(arguments)
            .stdout(full)
            .output()
            .expect("kenzan starts");
        assert_eq!(output.status.code(), Some(3), "{arguments:?}");
        assert!(stderr(&output).contains("standard output"));
    }
}

#[test]
fn the_readme_shows_what_is_printed() {
    let readme = include_str!("../../README.md");
    let command = "constant relu-scalar --set m=3 --set k=2 --digits 20";
    let arguments: Vec<&str> = command.split(' ').collect();
    assert!(readme.contains(&format!("$ kenzan {command}\n{}", answer(&arguments))));
}
