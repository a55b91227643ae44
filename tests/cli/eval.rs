//! `kenzan eval`: values in every format, what has none, and questions that make no sense.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn answer(arguments: &[&str]) -> String {
    crate::answer(&[&["eval"], arguments].concat()).trim_end().to_owned()
}

fn refusal(arguments: &[&str]) -> String {
    crate::refusal(2, &[&["eval"], arguments].concat())
}

/// The line of a question that has no value, which ends with 1.
fn nothing(arguments: &[&str]) -> String {
    let output = crate::kenzan(&[&["eval"], arguments].concat());
    let said = crate::stdout(&output);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
    said.trim_end().to_owned()
}

fn from_input(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kenzan"))
        .arg("eval")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("kenzan starts");
    // A program that refuses its arguments does not read on.
    child.stdin.take().expect("an input").write_all(input.as_bytes()).ok();
    child.wait_with_output().expect("kenzan ends")
}

#[test]
fn values_are_told_on_a_line() {
    let told = [
        ("integral(x, -oo..oo, exp(-x^2))", "1.7724538509055160272… = sqrt(pi)"),
        ("integral(x, 0..1, exp(-x)*sin(x^3))", "0.10739003275169482692…"),
        ("2^10", "1024"),
        ("1/8", "0.125 = 1/8"),
        ("-1/3", "-0.33333333333333333333… = -1/3"),
        ("exp(i*pi/3)", "0.5 + 0.86602540378443864676…*i"),
        ("log(2 - i)", "0.80471895621705018730… - 0.46364760900080611621…*i"),
        (
            "integral(x, 0..1, exp(i*x^2))",
            "0.90452423790027208147… + 0.31026830172338110180…*i",
        ),
        ("integral(x, -oo..oo, sin(x)*exp(-x^2))", "0"),
        ("sum(k, 0..oo, 1/factorial(k))", "2.7182818284590452353… = e"),
        ("solve(x, x + exp(x), 2)", "0.44285440100238858314…"),
        ("diff(sin(x)^2, x = 1)", "0.90929742682568169539… = sin(2)"),
        ("det([[1, 2], [3, 4]])", "-2"),
        ("erf(1) - erf(1)", "0"),
        ("2^(10^9)", "4.6129760011690693931…e301029995"),
    ];
    for (formula, expected) in told {
        assert_eq!(answer(&["--", formula]), expected, "{formula}");
    }
    assert_eq!(
        answer(&["erf(x)/x", "--let", "x=1/3", "--digits", "50"]),
        "1.0879443352981888002245359204435976390764247711176… = 3*erf(1/3)"
    );
    assert_eq!(answer(&["a + b", "--let", "a=1/2", "--let", "b=a^2"]), "0.75 = 3/4");
    let long = answer(&["pi", "--digits", "10000"]);
    assert!(
        long.starts_with("3.14159265358979") && long.ends_with("567…"),
        "{}",
        long.len()
    );
}

#[test]
fn a_range_gives_the_least_and_the_greatest_value() {
    let told: [(&[&str], &str); 5] = [
        (&["sin(x)/x", "--let", "x=0.1..0.2"], "[0.99334665, 0.99833417]"),
        (&["x^2 - x", "--let", "x=0..1"], "[-0.25, 0]"),
        (&["x*y", "--let", "x=-1..1", "--let", "y=0..2"], "[-2, 2]"),
        (&["abs(x)", "--let", "x=-1..1/2"], "[0, 1]"),
        (&["max(x, 1 - x)", "--let", "x=0..1"], "[0.5, 1]"),
    ];
    for (arguments, expected) in told {
        assert_eq!(answer(arguments), expected, "{arguments:?}");
    }
    // At a jump the range is not that of the ends.
    assert_eq!(answer(&["sign(2*x - 1)*x", "--let", "x=0..1"]), "[-0.5, 1]");
    let pole = nothing(&["1/x", "--let", "x=-1..1"]);
    assert!(pole.starts_with("undefined: at x = 0: `1/0` is not defined"), "{pole}");
}

#[test]
fn what_has_no_value_is_said_to_have_none_for_a_reason() {
    for (formula, start) in [
        ("1/0", "undefined: `1/0` is not defined: division by zero"),
        (
            "0*log(-1)",
            "undefined: `log(-1)` is not defined: log has no real value",
        ),
        (
            "integral(x, 0..1, 1/(2*x - 1))",
            "divergent: `integral(x, 0..1, 1/(2*x - 1))` diverges at 1/2",
        ),
        (
            "0*integral(x, 1..oo, 1/x)",
            "divergent: `integral(x, 1..oo, 1/x)` diverges",
        ),
        (
            "sum(k, 1..oo, k)",
            "undecided: no rule finds the sum of `sum(k, 1..oo, k)`",
        ),
        ("10^10^10", "undecided: the value is too large"),
        ("factorial(10^8)", "undecided: the argument of factorial"),
        ("sum(k, 1..10^9, 1/k)", "undecided: the number of terms"),
    ] {
        let said = nothing(&[formula]);
        assert!(
            said.starts_with(start) && said.lines().count() == 1,
            "{formula}: {said}"
        );
    }
    // What converges is not said to diverge, whether its value is found or not.
    for formula in [
        "integral(x, 0..1, 1/sqrt(x))",
        "integral(x, 1..oo, 1/x^(3/2))",
        "integral(x, 0..1, x^x)",
    ] {
        let output = crate::kenzan(&["eval", formula, "--digits", "5"]);
        let said = crate::stdout(&output);
        assert!(
            !said.starts_with("divergent") && !said.starts_with("undefined"),
            "{formula}: {said}"
        );
    }
}

#[test]
fn questions_that_make_no_sense_are_refused_at_their_column() {
    let refused: [(&[&str], &str); 17] = [
        (&["(1+2"], "kenzan: column 5: expected `)`"),
        (&[""], "kenzan: column 1: the formula is empty"),
        (&["foo(3)"], "kenzan: column 1: there is no function `foo`"),
        (
            &["1 + erff(2)"],
            "kenzan: column 5: there is no function `erff`: did you mean `erf",
        ),
        (
            &["2*x + 1"],
            "kenzan: column 3: `x` has no value: give it one, as in --let x=1/3",
        ),
        (
            &["2*alpha", "--let", "alpa=1"],
            "kenzan: column 3: `alpha` has no value: did you mean `alpa`?",
        ),
        (
            &["pi", "--let", "y=3"],
            "kenzan: `y` is let be something, and does not occur",
        ),
        (&["pi", "--digits", "0"], "error: invalid value '0'"),
        (&["pi", "--digits", "10001"], "error: invalid value '10001'"),
        (
            &["x", "--let", "x=2..1"],
            "kenzan: column 3: the lower end is above the upper end",
        ),
        (
            &["x", "--let", "x=0..oo"],
            "kenzan: column 3: the ends of a range are rational numbers",
        ),
        (&["x", "--let", "x=1/("], "kenzan: column 6: expected a number"),
        (&["x", "--let", "x"], "kenzan: `x` lets nothing be"),
        (
            &["x", "--let", "pi=3"],
            "kenzan: `pi` is not what a definition begins with",
        ),
        (
            &["x", "--let", "x=1", "--let", "x=0..2"],
            "kenzan: `x` is let be two things",
        ),
        (
            &["[[1, 2], [3, 4]]"],
            "kenzan: `[[1, 2], [3, 4]]`: this is a 2 by 2 matrix",
        ),
        (&["\u{202e}\u{1f937} ∑"], "kenzan: column 1: unexpected character"),
    ];
    for (arguments, start) in refused {
        let said = refusal(arguments);
        assert!(said.starts_with(start), "{arguments:?}: {said}");
    }
    for input in [
        "(".repeat(100_000),
        format!("{}1{}", "(".repeat(100_000), ")".repeat(100_000)),
        "-".repeat(100_000),
    ] {
        let output = from_input(&[], &input);
        let said = crate::stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains("nested more than"), "{said}");
    }
}

#[test]
fn formulas_come_from_standard_input_and_have_a_line_each() {
    let output = from_input(&[], "pi^2/6\n\nlog(2)\n");
    assert_eq!(
        crate::stdout(&output),
        "1.6449340668482264364…\n0.69314718055994530941…\n"
    );
    assert_eq!(answer(&["1 + 1", "x", "--let", "x=3"]), "2\n3");
    let said = refusal(&["1 + 1", "1 +"]);
    assert!(said.starts_with("kenzan: formula 2: column 4"), "{said}");
    let said = crate::stderr(&from_input(&[], ""));
    assert!(said.contains("there is no formula"), "{said}");
}

#[test]
fn the_json_object_says_what_kind_of_answer_it_is() {
    let json = |arguments: &[&str]| -> Value {
        let output = crate::kenzan(&[&["eval", "--format", "json"], arguments].concat());
        serde_json::from_str(&crate::stdout(&output)).expect("one JSON value")
    };
    let value = json(&["integral(x, -oo..oo, exp(-x^2))"]);
    assert_eq!(value["status"], "value");
    assert_eq!(value["closed"], "sqrt(pi)");
    assert!(
        value["lo"]
            .as_str()
            .is_some_and(|lo| lo.starts_with("1.77245385090551602729"))
    );
    assert!(
        value["exact"]["hi"]
            .as_str()
            .is_some_and(|hi| hi.starts_with("0x1.c5bf891b"))
    );
    assert!(value["digits"].as_u64().is_some_and(|digits| digits >= 20));
    assert!(value["seconds"].is_f64() && value["reason"].is_null());
    let complex = json(&["exp(i)"]);
    assert!(complex["re"]["lo"].is_string() && complex["im"]["exact"]["hi"].is_string() && complex["lo"].is_null());
    assert_eq!(json(&["1/0"])["status"], "undefined");
    assert_eq!(json(&["integral(x, 1..oo, 1/x)"])["status"], "divergent");
    let open = json(&["sum(k, 1..oo, k)"]);
    assert_eq!(open["status"], "undecided");
    assert!(open["lo"].is_null() && open["reason"].as_str().is_some_and(|why| !why.is_empty()));
    assert_eq!(json(&["1/3"])["closed"], "1/3");
}

#[test]
fn other_formats() {
    assert_eq!(
        answer(&["sqrt(6)", "--format", "latex"]),
        "2.44948974278317809819_{7}^{8}"
    );
    assert_eq!(
        answer(&["pi", "--format", "hex"]),
        "[0x1.921fb54442d18469898cc517p+1, 0x1.921fb54442d18469898cc5174p+1]"
    );
    let verbose = answer(&["integral(x, 0..pi, sin(x))", "--verbose"]);
    assert!(
        verbose.starts_with("integral(x, 0..pi, sin(x)) = 2\n  by exact arithmetic, in "),
        "{verbose}"
    );
    assert!(verbose.ends_with("exactly from 0x1p+1 to 0x1p+1"), "{verbose}");
}

#[test]
fn an_answer_keeps_to_its_budget() {
    let start = std::time::Instant::now();
    let said = nothing(&["integral(x, 0..1, gamma(x + 1))", "--digits", "2000", "--budget", "1"]);
    assert!(
        said.starts_with("undecided: the work that it may take is done; ask for fewer digits"),
        "{said}"
    );
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}
