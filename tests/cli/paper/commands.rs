//! `new`, `check`, `explain`, `mutate` and `fmt`, as an author outside would use them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

pub(super) fn kenzan(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kenzan"))
        .args(arguments)
        .env("KENZAN_CACHE", "")
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .expect("kenzan runs")
}

fn said(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8(text).expect("text")
}

/// Runs, and looks at the exit code.
pub(super) fn run(folder: &Path, code: i32, arguments: &[&str]) -> String {
    let output = kenzan(folder, arguments);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text}");
    text
}

/// A new paper, and its claim after an exchange of words.
fn paper(old: &str, new: &str) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    run(folder.path(), 0, &["new", "demo", "--author", "Ada Lovelace"]);
    let claim = folder.path().join("demo/gaussian/variance.kenzan");
    let text = fs::read_to_string(&claim).expect("the claim");
    assert!(text.contains(old), "{old}");
    fs::write(claim, text.replacen(old, new, 1)).expect("written");
    folder
}

#[test]
fn a_new_paper_passes_and_its_report_names_its_author() {
    let folder = paper("V = v", "V = v");
    let text = run(folder.path(), 0, &["check", "--paper", "demo", "--out", "reports"]);
    assert!(text.contains("Ada Lovelace, A note on normal laws, 2026."), "{text}");
    let page = fs::read_to_string(folder.path().join("reports/gaussian/variance.md")).expect("the page");
    assert!(page.contains("author = {Ada Lovelace}"), "{page}");
    let index = fs::read_to_string(folder.path().join("reports/index.md")).expect("the index");
    assert!(index.contains("The note in its order"), "{index}");
    let site = fs::read_to_string(folder.path().join("reports/site/index.html")).expect("the site");
    assert!(site.contains("Ada Lovelace") && !site.contains("Sonoda"), "{site}");
    run(folder.path(), 0, &["fmt", "--check", "demo"]);
    let again = run(folder.path(), 2, &["new", "demo"]);
    assert!(again.contains("is there already"), "{again}");
}

#[test]
fn a_wrong_sign_is_told_with_both_sides() {
    let folder = paper("printed V = v", "printed V = -v");
    let text = run(folder.path(), 1, &["check", "--paper", "demo"]);
    assert!(text.contains("V = -v is refuted, expected proved"), "{text}");
    // The README shows these lines.
    let shown: Vec<&str> = text.lines().filter(|line| line.contains("refuted")).collect();
    assert!(include_str!("../../../README.md").contains(&shown.join("\n")), "{text}");
    let why = run(folder.path(), 1, &["explain", "gaussian/variance", "--paper", "demo"]);
    assert!(why.contains("left side minus right side: 2*v"), "{why}");
    assert!(why.contains("at m = 1/3, v = "), "{why}");
}

#[test]
fn a_mistake_writes_nothing() {
    let folder = paper("by normal form", "by normal from");
    let text = run(folder.path(), 2, &["check", "--paper", "demo", "--out", "reports"]);
    assert!(
        text.contains("demo/gaussian/variance.kenzan:18:6: there is no step `by normal from"),
        "{text}"
    );
    assert!(text.contains("did you mean `by normal form`?"), "{text}");
    assert!(!folder.path().join("reports").exists());
    fs::create_dir(folder.path().join("empty")).expect("the disk has room");
    let nothing = run(folder.path(), 2, &["check", "--paper", "empty"]);
    assert!(nothing.contains("there is no paper.kenzan in this folder"), "{nothing}");
}

#[test]
fn a_step_that_gets_further_is_named() {
    let folder = paper("by normal form \"a Gaussian moment\"", "by interchange");
    let why = run(
        folder.path(),
        1,
        &["explain", "gaussian/variance", "1", "--paper", "demo"],
    );
    assert!(why.contains("`by normal form` gets further: proved"), "{why}");
    let beyond = run(
        folder.path(),
        2,
        &["explain", "gaussian/variance", "2", "--paper", "demo"],
    );
    assert!(beyond.contains("has no statement 2: it has 1"), "{beyond}");
}

#[test]
fn a_missing_declaration_is_named() {
    let folder = paper("for v > 0", "for v > 0\nfor f: R -> R\nfor r real");
    let claim = folder.path().join("demo/gaussian/variance.kenzan");
    let text = fs::read_to_string(&claim).expect("the claim");
    let more = "\nextension integral(y, 0..1, 2*f(y)) = 2*integral(y, 0..1, f(y))\n  by normal form\n\n\
        extension log(r^2) = 2*log(r)\n  by normal form\n";
    fs::write(&claim, text + more).expect("the disk has room");
    let class = run(
        folder.path(),
        1,
        &["explain", "gaussian/variance", "2", "--paper", "demo"],
    );
    assert!(
        class.contains("with `for f: R -> R, continuous` it gets further: proved"),
        "{class}"
    );
    let sign = run(
        folder.path(),
        1,
        &["explain", "gaussian/variance", "3", "--paper", "demo"],
    );
    assert!(sign.contains("with `for r > 0` it gets further: proved"), "{sign}");
}

#[test]
fn automatic_mutants_are_counted() {
    let folder = paper("V = v", "V = v");
    let text = run(folder.path(), 0, &["mutate", "--paper", "demo"]);
    assert!(
        text.contains("gaussian/variance: ") && text.contains("mutants refuted, 0 still true"),
        "{text}"
    );
    let json = run(folder.path(), 0, &["mutate", "--paper", "demo", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(found[0]["claim"], "gaussian/variance");
    assert!(found[0]["refuted"].as_u64().is_some_and(|count| count > 10), "{found}");
}

#[test]
fn scores_are_kept_until_the_claim_is_changed() {
    let folder = paper("V = v", "V = v");
    let plain = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let page = || plain(run(folder.path(), 0, &["show", "gaussian/variance", "--paper", "demo"]));
    assert!(page().contains("was not looked at in this version of the claim"));
    run(folder.path(), 0, &["mutate", "--paper", "demo", "--write"]);
    assert!(page().contains("Changes of one token"), "{}", page());
    let claim = folder.path().join("demo/gaussian/variance.kenzan");
    let text = fs::read_to_string(&claim).expect("the claim");
    fs::write(&claim, text.replace("by normal form", "by part")).expect("written");
    let shown = plain(said(&kenzan(
        folder.path(),
        &["show", "gaussian/variance", "--paper", "demo"],
    )));
    assert!(
        shown.contains("was not looked at in this version of the claim"),
        "{shown}"
    );
    let scores = folder.path().join("demo/scores.json");
    fs::write(&scores, "no scores").expect("written");
    let told = run(folder.path(), 2, &["check", "--paper", "demo"]);
    assert!(
        told.contains("scores.json") && told.contains("these are no scores"),
        "{told}"
    );
}

#[test]
fn what_is_laid_out_badly_is_told_and_mended() {
    let folder = paper("  decides (2)", "     decides   (2)");
    let told = run(folder.path(), 1, &["fmt", "--check", "demo"]);
    assert!(told.contains("variance.kenzan is not laid out"), "{told}");
    run(folder.path(), 0, &["fmt", "demo"]);
    run(folder.path(), 0, &["fmt", "--check", "demo"]);
    run(folder.path(), 3, &["fmt", "nowhere"]);
}
