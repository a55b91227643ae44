//! `kenzan constant w2` and `kenzan constant bures`: which number is which, and what is refused.

use std::process::Output;

use serde_json::Value;

use crate::kenzan;

fn ask(name: &str, from: &str, to: &str, more: &[&str]) -> Output {
    let (from, to) = (format!("from={from}"), format!("to={to}"));
    let mut arguments = vec!["constant", name, "--set", &from, "--set", &to];
    arguments.extend(more);
    kenzan(&arguments)
}

fn json(name: &str, from: &str, to: &str, more: &[&str]) -> Value {
    let output = ask(name, from, to, &[more, &["--format", "json"]].concat());
    assert_eq!(output.status.code(), Some(0), "{name} {from} {to}");
    serde_json::from_slice(&output.stdout).expect("one JSON value")
}

fn number(value: &Value) -> f64 {
    value.as_str().and_then(|text| text.parse().ok()).expect("a number")
}

fn refused(name: &str, from: &str, to: &str, why: &str) {
    let output = ask(name, from, to, &[]);
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2), "{name} {from} {to}: {said}");
    assert!(
        said.contains(why) && !said.contains("panicked"),
        "{name} {from} {to}: {said}"
    );
}

#[test]
fn both_numbers_are_named() {
    for (name, from, to) in [
        ("w2", "normal(0,1)", "uniform(0,1)"),
        ("bures", "[[2,1],[1,2]]", "[[3,0],[0,1]]"),
    ] {
        let value = json(name, from, to, &[]);
        assert_eq!(value["quantity"], "W2^2");
        let (square, root) = (number(&value["lo"]), number(&value["derived"]["W2"]["lo"]));
        assert!((square - root * root).abs() < 1e-12, "{square} {root}");
        let text = String::from_utf8(ask(name, from, to, &[]).stdout).expect("UTF-8");
        assert!(text.contains("\nW2^2\nfrom ") && text.contains("\nW2\nfrom "), "{text}");
    }
}

#[test]
fn covariances_by_closed_form_and_by_eigenvalues() {
    for (from, to, square) in [
        // 8 - 2√14.
        ("[[2,1],[1,2]]", "[[3,0],[0,1]]", 0.516_685_226_452_117_2),
        ("[[2]]", "[[8]]", 2.0),
        // A double eigenvalue: 21/2 - 4√6.
        (
            "[[2,0,0],[0,2,0],[0,0,2]]",
            "[[3,0,0],[0,3,0],[0,0,1/2]]",
            0.702_041_028_867_288_5,
        ),
        ("[[1,0],[0,4]]", "[[9,0],[0,1/4]]", 6.25),
        // The same, both turned by a rotation with rational entries.
        ("[[73/25,-36/25],[-36/25,52/25]]", "[[17/5,21/5],[21/5,117/20]]", 6.25),
        ("[[4,1,0],[1,4,1],[0,1,4]]", "[[4,1,0],[1,4,1],[0,1,4]]", 0.0),
    ] {
        let closed = json("bures", from, to, &[]);
        let other = json("bures", from, to, &["--method", "quadrature"]);
        let (a, b) = (number(&closed["lo"]), number(&other["lo"]));
        assert!((a - b).abs() < 1e-12, "{from} {to}: {a} {b}");
        assert!((a - square).abs() < 1e-12, "{from} {to}: {a}");
    }
}

#[test]
fn what_is_no_covariance_is_refused() {
    for (from, why) in [
        ("[[1,2],[2,1]]", "not positive definite"),
        ("[[1,0],[0,0]]", "not positive definite"),
        ("[[1,2],[0,1]]", "not symmetric"),
        ("[[1,2]]", "must be square"),
        ("[[1,0],[0]]", "must be square"),
        ("[[1]]", "equally many"),
        ("[]", "empty"),
        ("[[]]", "empty"),
        ("[[1,pi],[pi,20]]", "not a rational number"),
        ("[1,2]", "by its rows"),
        ("[[1,0],[0,1]", "by its rows"),
    ] {
        refused("bures", from, "[[3,0],[0,1]]", why);
    }
}

#[test]
fn what_is_no_law_is_refused() {
    for (from, why) in [
        ("normel(0,1)", "did you mean `normal`"),
        ("normal(0,-1)", "v must be positive"),
        ("cauchy(0,1)", "second moment"),
        ("mixture(1/2,0,1)", "add up to 1/2"),
    ] {
        refused("w2", from, "uniform(0,1)", why);
    }
}
