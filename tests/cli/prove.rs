//! `kenzan prove`: relations that hold, that fail, that say nothing, and questions that make no sense.

use serde_json::Value;

fn asked(arguments: &[&str]) -> (i32, String) {
    let output = crate::kenzan(&[&["prove"], arguments].concat());
    assert_eq!(crate::stderr(&output), "", "{arguments:?}");
    (output.status.code().unwrap_or(-1), crate::stdout(&output))
}

fn json(arguments: &[&str]) -> Value {
    let (_, text) = asked(&[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&text).expect("one JSON value")
}

#[test]
fn what_holds_is_proved_and_the_step_is_shown() {
    let (code, text) = asked(&["integral(x, -oo..oo, exp(-a*x^2)) = sqrt(pi/a)", "--for", "a > 0"]);
    assert_eq!(code, 0, "{text}");
    assert!(
        text.starts_with("proved: integral(x, -oo..oo, exp(-a*x^2)) = sqrt(pi/a)\n"),
        "{text}"
    );
    assert!(
        text.contains("by normal form: both sides have the normal form"),
        "{text}"
    );
    let value = json(&["sin(x) < x", "--for", "x > 0"]);
    assert_eq!(value["verdict"], "proved");
    assert!(
        value["steps"][0]["method"].is_string() && value["steps"][0]["seen"].is_string(),
        "{value}"
    );
    assert_eq!(value["steps"][0]["formula"], "sin(x) < x");
    assert!(value["counterexample"].is_null() && value["reason"].is_null());
    for arguments in [
        &["n < 2^n", "--for", "n natural"][..],
        &["g(x) <= g(0)", "--for", "x real", "--let", "g(x) = exp(-x^2)"],
        &["x^2 <= x", "--let", "x=0..1"],
        &[
            "transpose(A*B) = transpose(B)*transpose(A)",
            "--for",
            "A, B real 2 by 2",
        ],
        &[
            "integral(x, -oo..oo, f(-x)) = integral(x, -oo..oo, f(x))",
            "--for",
            "f: R -> R, integrable",
        ],
        &["1 + 1 = 2"],
    ] {
        assert_eq!(json(arguments)["verdict"], "proved", "{arguments:?}");
    }
}

#[test]
fn a_theorem_that_a_step_rests_on_is_named() {
    let value = json(&["sin(x) < x", "--for", "x > 0"]);
    assert!(value["theorems"].is_array());
    let supposed = json(&[
        "integral(x, -oo..oo, f(x) + g(x)) = integral(x, -oo..oo, f(x)) + integral(x, -oo..oo, g(x))",
        "--for",
        "f, g: R -> R, continuous",
        "--suppose",
        "integral(x, -oo..oo, f(x)) exists",
        "--suppose",
        "integral(x, -oo..oo, g(x)) exists",
    ]);
    assert_eq!(supposed["suppositions"].as_array().map(Vec::len), Some(2), "{supposed}");
}

#[test]
fn what_fails_is_refuted_at_the_simplest_point_found() {
    for (arguments, point) in [
        (&["sqrt(x^2) = x", "--for", "x real"][..], "x = -1"),
        (&["x < max(x, y)", "--for", "x, y real"], "x = 0, y = 0"),
        (&["x^2 <= x", "--for", "x natural"], "x = 2"),
        (&["sum(k, 0..n, k) = n*(n - 1)/2", "--for", "n natural"], "n = 1"),
        (&["exp(pi*sqrt(163)) = 262537412640768744"], ""),
    ] {
        let (code, _) = asked(arguments);
        let value = json(arguments);
        assert_eq!(
            (code, &value["verdict"]),
            (1, &Value::from("refuted")),
            "{arguments:?}: {value}"
        );
        assert_eq!(value["counterexample"]["point"], point, "{value}");
        let sides = &value["counterexample"];
        assert!(
            sides["left"] != sides["right"] || arguments[0].contains(" < "),
            "{value}"
        );
    }
}

#[test]
fn what_is_not_decided_has_a_reason() {
    let (code, text) = asked(&["1/x + (x - x) = 1/x", "--for", "x real"]);
    assert_eq!(code, 1);
    assert!(text.starts_with("undecided: "), "{text}");
    assert!(
        text.contains("at x = 0 a side has no value: `1/0` is not defined"),
        "{text}"
    );
    let open = json(&[
        "integral(x, 0..1, f(x)/x) = integral(x, 0..1, f(x)/x)",
        "--for",
        "f: R -> R, continuous",
    ]);
    assert_eq!(open["verdict"], "undecided", "{open}");
    assert!(
        open["reason"]
            .as_str()
            .is_some_and(|why| why.contains("steps shows it")),
        "{open}"
    );
    let start = std::time::Instant::now();
    let late = json(&["integral(x, 0..1, gamma(x + 1)) = 5", "--budget", "1"]);
    assert!(
        start.elapsed().as_secs() < 6 && late["verdict"] == "undecided",
        "{late}"
    );
}

#[test]
fn questions_that_make_no_sense_are_refused_at_their_column() {
    for (arguments, start) in [
        (
            &["x < y", "--for", "x real"][..],
            "kenzan: column 5: `y` ranges nowhere: say where, as in --for 'y real'",
        ),
        (&["x <", "--for", "x real"], "kenzan: column 4: expected a number"),
        (&["x + 1"], "kenzan: column 6: "),
        (
            &["f(x) = 1", "--for", "x real"],
            "kenzan: column 1: there is no function `f`",
        ),
        (
            &["x = 1", "--for", "x in 2..1"],
            "kenzan: column 6: the lower end is above the upper end",
        ),
        (&["x = 1", "--for", "x > 1"], "kenzan: column 5: only `> 0`"),
        (
            &["x = 1", "--for", "x real", "--for", "x > 0"],
            "kenzan: `x` is let be two things",
        ),
        (
            &["x = 1", "--for", "x real", "--let", "c=1"],
            "kenzan: `c` is let be something, and does not occur",
        ),
        (
            &["x = 1", "--for", "x real", "--suppose", "x > 0"],
            "kenzan: column 3: ",
        ),
        (&["1 = 1", "--suppose", "2"], "kenzan: `2` supposes nothing"),
        (&["1 = 1", "--budget", "0"], "error: invalid value '0'"),
        (&[""], "kenzan: column 1: the formula is empty"),
    ] {
        let said = crate::refusal(2, &[&["prove"], arguments].concat());
        assert!(said.starts_with(start), "{arguments:?}: {said}");
    }
}

#[test]
fn what_was_asked_is_written_as_a_claim() {
    let folder = tempfile::tempdir().expect("a folder");
    let paper = folder.path().join("paper");
    let paper = paper.to_str().expect("a name");
    crate::answer(&["new", paper]);
    let file = format!("{paper}/asked/sines.kenzan");
    std::fs::create_dir(format!("{paper}/asked")).expect("a folder");
    let question = ["sin(x) < x", "--for", "x > 0", "--write", &file];
    assert_eq!(asked(&question).0, 0);
    let text = std::fs::read_to_string(&file).expect("the claim");
    assert!(
        text.starts_with("claim asked/sines ") && text.contains("by auto"),
        "{text}"
    );
    let told = crate::answer(&["check", "asked/sines", "--paper", paper]);
    assert!(told.contains("1 proved"), "{told}");
    let page = crate::answer(&["show", "asked/sines", "--paper", paper]);
    assert!(!page.contains("any step"), "the step that was found is shown: {page}");
}
