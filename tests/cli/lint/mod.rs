//! `kenzan lint`: pairs that are right, wrong ones at their places, and what nothing may be said of.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use kenzan::lint::{Language, Verdict, fixed, lint};
use serde_json::{Value, json};
use tempfile::TempDir;

mod cases;

use cases::{FORMULAS, TRAPS, WORD_TRAPS, WORDS};

/// Each text with the language that it is in.
fn texts<'a>(formulas: &'a [&str], words: &'a [&str]) -> impl Iterator<Item = (String, Language)> + 'a {
    let formulas = formulas
        .iter()
        .map(|formula| (format!("Here ${formula}$."), Language::Tex));
    formulas.chain(words.iter().map(|words| ((*words).to_owned(), Language::Plain)))
}

#[test]
fn right_pairs_are_right() {
    let missed = texts(&FORMULAS, &WORDS).filter(|(text, language)| {
        let found = lint(text, *language);
        found.is_empty() || found.iter().any(|pair| pair.verdict != Verdict::Right)
    });
    assert_eq!(missed.collect::<Vec<_>>(), []);
}

#[test]
fn traps_are_passed_in_silence() {
    let caught = texts(&TRAPS, &WORD_TRAPS).filter(|(text, language)| !wrong(text, *language).is_empty());
    assert_eq!(caught.collect::<Vec<_>>(), []);
}

/// The wrong ones: line, column, as printed, right.
fn wrong(text: &str, language: Language) -> Vec<(usize, usize, String, String)> {
    let told = lint(text, language).into_iter().filter_map(|pair| match pair.verdict {
        Verdict::Wrong { right } => Some((pair.line, pair.column, pair.printed, right)),
        _ => None,
    });
    told.collect()
}

fn one(line: usize, column: usize, printed: &str, right: &str) -> (usize, usize, String, String) {
    (line, column, printed.into(), right.into())
}

#[test]
fn every_right_formula_with_another_digit_is_wrong() {
    let (mut told, mut missed) = (0, Vec::new());
    for formula in FORMULAS {
        // The last digit but one, by four.
        let (head, tail) = formula.rsplit_once('=').unwrap_or((formula, ""));
        let digits: Vec<usize> = tail
            .match_indices(|c: char| c.is_ascii_digit())
            .map(|(at, _)| at)
            .collect();
        if tail.contains(['\\', 'e', '}']) || digits.len() < 4 {
            continue;
        }
        let at = digits[digits.len() - 2];
        let digit = (tail.as_bytes()[at] - b'0' + 4) % 10;
        let text = format!("Here ${head}={}{digit}{}$.", &tail[..at], &tail[at + 1..]);
        told += 1;
        if wrong(&text, Language::Tex).len() != 1 {
            missed.push(text);
        }
    }
    assert_eq!(missed, [""; 0]);
    assert!(told > 25, "{told}");
}

#[test]
fn a_decimal_may_stand_before_and_beside_formulas() {
    let told = [
        (r"$c_0 \approx 2.665 = \frac{8}{3}$", one(1, 14, "2.665", "2.667")),
        (r"$\sqrt{2}$ $\approx 1.4242$ - so", one(1, 21, "1.4242", "1.4142")),
        (r"$\pi/2 \approx$ 1.5808.", one(1, 17, "1.5808", "1.5708")),
    ];
    for (text, expected) in told {
        assert_eq!(wrong(text, Language::Tex), [expected], "{text}");
    }
    // Right for one of its two neighbours.
    assert_eq!(wrong(r"$\sqrt{2} = 1.4142 = \sqrt{2.1}$", Language::Tex), []);
}

#[test]
fn a_paper_is_read() {
    let text = include_str!("paper.tex");
    let expected = [
        one(4, 15, "1.57059", "1.57080"),
        one(5, 33, "0.310679", "0.310102"),
        one(8, 14, "0.86612", "0.86603"),
        one(14, 17, "1.0968", "1.0986"),
        one(17, 16, "-1.4242", "-1.4142"),
        one(17, 42, "1.4_{15}^{16}", "1.4_{14}^{15}"),
    ];
    assert_eq!(wrong(text, Language::Tex), expected);
    let right = lint(text, Language::Tex)
        .iter()
        .filter(|pair| pair.verdict == Verdict::Right)
        .count();
    assert_eq!(right, 6);
}

#[test]
fn programs_are_read() {
    let text = include_str!("gains.txt");
    let expected = [
        one(3, 41, "1.7673", "1.6667"),
        one(6, 8, "1.7139588594436646", "1.7128585504496627"),
        one(9, 5, "-0.866125", "-0.866025"),
    ];
    assert_eq!(wrong(text, Language::Python), expected);
    let right = lint(text, Language::Python)
        .iter()
        .filter(|pair| pair.verdict == Verdict::Right)
        .count();
    assert_eq!(right, 8);
    let text = "/// The constant √2/2 ≈ 0.7081.\nconst A: f64 = 0.797_884; // sqrt(2/pi)\n#define B 1.12838 /* 2/sqrt(M_PI) */\n\
                float c = 0.7979f; // sqrt(2/PI)\nfn f<'a>(x: &'a str) { 'x'; } // 1/3 = 0.3334\n";
    assert_eq!(
        wrong(text, Language::C),
        [one(1, 25, "0.7081", "0.7071"), one(5, 40, "0.3334", "0.3333")]
    );
    assert_eq!(lint(text, Language::C).len(), 5);
}

#[test]
fn notes_and_their_tables_are_read() {
    let text = "Both $\\pi/4 = 0.7853$ and `sqrt(2) = 1.4153`.\n\n\
                | name | exact | value | error |\n|---|---|---|---|\n\
                | a | $\\sqrt{2}$ | 1.41421 | 0.001 |\n| b | sqrt(3) | 1.73205 | 0.002 |\n\
                | c | π/2 | 1.57097 | 0.003 |\n| d | $\\log 7$ | 1.94591 | 0.00123 |\n\n\
                | start | reached |\n|---|---|\n| 1/2 | 0.501 |\n| 1/3 | 0.341 |\n| 1/4 | 0.250 |\n\n\
                ```python\nx = 0.7171  # sqrt(2)/2\n```\n";
    let expected = [
        one(1, 38, "1.4153", "1.4142"),
        one(7, 13, "1.57097", "1.57080"),
        one(17, 5, "0.7171", "0.7071"),
    ];
    assert_eq!(wrong(text, Language::Markdown), expected);
}

#[test]
fn notebooks_are_read_at_their_places_in_the_file() {
    let cell = |kind: &str, lines: &[&str]| json!({ "cell_type": kind, "metadata": {}, "source": lines });
    let cells = [
        cell("markdown", &["# Title\n", "Here $\\frac{\\pi}{2} = 1.5780$ holds."]),
        cell("code", &["x = 0.7071  # sqrt(2)/2\n", "y = 0.7171  # sqrt(2)/2"]),
    ];
    let text = serde_json::to_string_pretty(&json!({ "cells": cells, "nbformat": 4 })).expect("a notebook");
    let found = wrong(&text, Language::Notebook);
    let numbers: Vec<&str> = found.iter().map(|(.., printed, _)| printed.as_str()).collect();
    assert_eq!(numbers, ["1.5780", "0.7171"]);
    for (line, column, printed, _) in found {
        let line = text.lines().nth(line - 1).expect("the line is there");
        let there: String = line.chars().skip(column - 1).take(printed.len()).collect();
        assert_eq!(there, printed);
    }
    assert_eq!(
        wrong(r#"{"says": "sqrt(2) = 1.4242"}"#, Language::Json),
        [one(1, 21, "1.4242", "1.4142")]
    );
}

#[test]
fn what_is_not_read_is_told_with_the_reason() {
    for (text, reason) in [
        (r"$\zeta(3) = 1.2020$", "`zeta` is not known here"),
        (r"$\lfloor 2.5 \rfloor = 2.000$", "`lfloor` is not known here"),
        (r"$1\frac12 = 1.500$", "it may be meant in several ways"),
        (r"$\frac{1}{0} = 1.500$", "division by zero"),
        (r"$\sqrt{-1} = 1.000$", "no real value"),
    ] {
        let found = lint(text, Language::Tex);
        let Some(Verdict::Unread(why)) = found.first().map(|pair| &pair.verdict) else {
            panic!("{text}: {found:?}");
        };
        assert!(why.to_string().contains(reason), "{text}: {why}");
    }
}

#[test]
fn fixing_twice_is_fixing_once() {
    let text = include_str!("paper.tex");
    let once = fixed(text, &lint(text, Language::Tex));
    assert!(
        once.contains("1.57080") && once.contains("1.4_{14}^{15}") && !once.contains("1.57059"),
        "{once}"
    );
    assert_eq!(wrong(&once, Language::Tex), []);
    assert_eq!(fixed(&once, &lint(&once, Language::Tex)), once);
    assert_eq!(fixed("x = -1.5  # 3/2", &[]), "x = -1.5  # 3/2");
}

#[test]
fn nonsense_is_read_to_its_end() {
    let deep = format!("${}1{} = 1.234$", "{(".repeat(50_000), ")}".repeat(50_000));
    let signs = "= ".repeat(50_000);
    let many = format!("${} = 1.500$", "1 + ".repeat(50_000));
    for text in [
        &deep,
        &signs,
        &many,
        "\\",
        "$",
        "$$",
        "\\begin{",
        "\\[",
        "\\frac",
        "\0\u{1}=\u{fffd}1.5",
        "`=`1.5",
        "'",
        "\"",
        "/*",
        "\"\"\"",
    ] {
        for language in [
            Language::Tex,
            Language::Markdown,
            Language::Notebook,
            Language::Python,
            Language::C,
            Language::Json,
            Language::Plain,
        ] {
            assert_eq!(
                wrong(text, language),
                [],
                "{}",
                text.chars().take(40).collect::<String>()
            );
        }
    }
}

fn from_input(input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kenzan"))
        .args(["lint", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("kenzan starts");
    child.stdin.take().expect("an input").write_all(input).ok();
    child.wait_with_output().expect("kenzan ends")
}

#[test]
fn the_command_tells_and_puts_right() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("a paper.tex");
    fs::write(
        &path,
        "Here $\\pi/2 = 1.57059$, $\\sqrt{2} = 1.414$, $\\zeta(3) = 1.202$.\n",
    )
    .expect("a file");
    let name = path.to_str().expect("a name");
    let output = crate::kenzan(&["lint", name]);
    let told = format!(
        "{name}:1:15: wrong: 1.57059 is 1.57080 (\\pi/2 = 1.57059)\n{name}:1:57: not read: \\zeta(3) = 1.202 (`zeta` is not known here)\n\
         2 read: 1 right, 1 wrong; 1 not read\n"
    );
    assert_eq!((output.status.code(), crate::stdout(&output)), (Some(1), told));
    let output = crate::kenzan(&["lint", name, "--format", "json"]);
    let told: Value = serde_json::from_str(&crate::stdout(&output)).expect("JSON");
    let wrong = json!({ "file": name, "line": 1, "column": 15, "text": "\\pi/2 = 1.57059", "printed": "1.57059", "right": "1.57080" });
    assert_eq!(told, json!({ "read": 2, "right": 1, "wrong": [wrong], "unread": 1 }));
    let output = crate::kenzan(&["lint", name, "--format", "sarif"]);
    let told: Value = serde_json::from_str(&crate::stdout(&output)).expect("JSON");
    let place = &told["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(
        (&told["version"], &place["region"]["startColumn"]),
        (&json!("2.1.0"), &json!(15))
    );
    assert!(
        place["artifactLocation"]["uri"]
            .as_str()
            .is_some_and(|uri| uri.ends_with("a%20paper.tex"))
    );
    let output = crate::kenzan(&["lint", "--fix", name]);
    assert_eq!(crate::stderr(&output), format!("{name}: 1 put right\n"));
    assert_eq!(output.status.code(), Some(0));
    assert!(fs::read_to_string(&path).expect("the file").contains("1.57080"));
    assert!(crate::answer(&["lint", name]).contains("0 wrong"));
}

#[test]
fn wrong_use_and_unreadable_files_are_told_apart() {
    crate::refusal(2, &["lint"]);
    crate::refusal(2, &["lint", "--fix", "-"]);
    crate::refusal(3, &["lint", "no such file.tex"]);
    assert_eq!(from_input(b"sqrt(2) = 1.4242").status.code(), Some(1));
    assert_eq!(from_input(b"sqrt(2) = 1.4142").status.code(), Some(0));
    assert_eq!(from_input(b"").status.code(), Some(0));
    let binary = from_input(b"\xff\xfe\x00sqrt(2) = 1.4242");
    assert_eq!(binary.status.code(), Some(3));
    assert!(crate::stderr(&binary).contains("UTF-8"));
}
