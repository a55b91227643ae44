//! Theorems as schemas: the library is read, a text that is none is refused with its line.

use kenzan::proof::theorem::{library, named, read};

#[test]
fn every_theorem_of_the_library_has_a_conclusion_and_a_source() {
    assert!(library().len() >= 10);
    for theorem in library() {
        assert!(
            !theorem.source.is_empty() && !theorem.hypotheses.is_empty(),
            "{}",
            theorem.name
        );
        assert_eq!(named(&theorem.name), Some(theorem));
    }
    assert_eq!(named("positive-root"), None);
}

#[test]
fn a_theorem_reads_as_it_is_written() {
    let fubini = named("tonelli-fubini").expect("in the library");
    let suppositions: Vec<String> = fubini.suppositions().iter().map(|s| s.text()).collect();
    assert_eq!(
        suppositions,
        ["integral(x, a..b, integral(y, c..d, abs(F(x, y)))) exists"]
    );
    let declarations: Vec<String> = fubini.declarations().iter().map(|s| s.text()).collect();
    assert_eq!(declarations[0], "a real, -∞ or ∞");
    assert_eq!(declarations[4], "F: a…b × c…d → C, measurable");
    let residues = named("residues").expect("in the library");
    assert_eq!(
        residues.suppositions()[0].text(),
        "F is holomorphic at x + i*y for all x in R, y in 0…T, but for f(k) + i*g(k) with whole k in 1…M"
    );
}

/// The complaint about a text that is no theorem.
fn complaint(text: &str) -> String {
    read(text).expect_err("no theorem").to_string()
}

#[test]
fn a_text_that_is_no_theorem_is_refused_with_its_line() {
    let head = "theorem t\nsays S\nsource B\n";
    assert_eq!(
        complaint("says S"),
        "line 1: a theorem begins with `theorem` and its name"
    );
    assert_eq!(complaint(head), "line 1: the theorem has no conclusion");
    assert_eq!(
        complaint(&format!("{head}conclude x = 0")),
        "line 1: `x` is not declared"
    );
    assert_eq!(complaint(&format!("{head}real x, x")), "line 4: `x` is declared twice");
    assert_eq!(complaint(&format!("{head}lemma x")).split('`').nth(1), Some("lemma"));
    assert_eq!(
        complaint(&format!("{head}function f: R -> C, tame")),
        "line 4: `tame` is no class of functions"
    );
    assert_eq!(
        complaint(&format!("{head}function f: S -> C")),
        "line 4: `S` is no place: R, C or a range such as a..b is"
    );
    let twice = format!("{head}conclude 0 = 0\n\n{head}conclude 1 = 1");
    assert_eq!(complaint(&twice), "line 6: a theorem of the name t was there before");
    let wrong = format!("{head}function f: R -> C\nconclude f(1, 2) = 0");
    assert_eq!(complaint(&wrong), "line 1: `f` is not declared");
}

#[test]
fn theorems_are_compared_by_value() {
    let text = |hypothesis: &str| format!("theorem t\nsays S\nreal x\nsuppose {hypothesis}\nconclude 0 <= x\nsource B");
    let one = |hypothesis: &str| read(&text(hypothesis)).expect("a theorem").remove(0);
    assert_eq!(one("0 < x"), one("0 < x"));
    assert_ne!(one("0 < x"), one("0 <= x"));
}
