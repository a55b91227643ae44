//! Every form of a step is read, and told how it is written where something is missing.

use std::path::{Path, PathBuf};

use kenzan::paper::Paper;

fn read(step: &str) -> Result<Paper, String> {
    let folder = Path::new("p");
    let paper = "paper \"A test\"\nauthors A. Author\n\nstatement (1): Something holds.\n";
    let claim = format!(
        "claim a/b \"A test\"\nabout (1)\n\nfor k, m natural\nfor s, c real\n\nextension moment: s = s\n  by part\n\nextension s = s\n  by {step}\n"
    );
    let files: Vec<(PathBuf, String)> = vec![
        (folder.join("paper.kenzan"), paper.into()),
        (folder.join("a/b.kenzan"), claim),
    ];
    Paper::of(folder, files).map_err(|faults| faults.to_string())
}

const STEPS: [&str; 35] = [
    "normal form",
    "part",
    "linearity",
    "substitution u = a*z",
    "interchange",
    "parts in x with F(x)*G(x)",
    "antiderivative x^2/2",
    "contour of height pi around i*pi/2",
    "rotation through 1/4",
    "recursion in k with coefficients 1; -(2*k + 1) from z^(2*k + 1)",
    "induction on k with z^(2*k + 1)",
    "telescoping with k/(k + 1)",
    "theorem leibniz with G(x) = exp(-x^2)",
    "rewriting with moment",
    "case of moment at s = 1; c = 0",
    "triangle with moment",
    "monotone in x",
    "mean value in x",
    "majorant",
    "subdivision",
    "quadrature for s = 1..3",
    "quadrature",
    "folded quadrature for s = 1",
    "plane quadrature in s for s = 0 or 1/2",
    "instances for s = 0..6",
    "sizes for m = 1..3",
    "random instances for m = 1..3 with seed 7",
    "trajectory for s = 1",
    "termwise normal form",
    "auto",
    "growth in s",
    "growth in s from 0; 1",
    "constancy in s from 1",
    "steps in m",
    "residues of m modulo 3",
];

#[test]
fn every_form_is_read_with_and_without_a_name() {
    for step in STEPS {
        read(step).unwrap_or_else(|why| panic!("{step}: {why}"));
        read(&format!("{step} \"the name\"")).unwrap_or_else(|why| panic!("{step}: {why}"));
    }
}

#[test]
fn what_is_missing_or_too_much_is_told() {
    for (step, reason) in [
        ("parts in x", "this step is written `by parts in x with"),
        ("parts", "this step is written `by parts in x with"),
        ("substitution", "this step is written `by substitution u = a*z`"),
        ("normal form at x = 1", "this step is written `by normal form`"),
        ("monotone", "this step is written `by monotone in x`"),
        ("instances", "this step is written `by instances for"),
        ("random instances for m = 1..3", "with seed 7"),
        ("case of moment", "this step is written `by case of"),
        ("quadrature for s = 1/2..3", "whole numbers"),
        ("normal form \"a name\" more", "stands in quotes at its end"),
        ("residues of m modulo 1", "is no divisor"),
        ("magic", "a step is by normal form, part"),
    ] {
        let why = read(step).expect_err(step);
        assert!(why.contains(reason), "{step}: {why}");
    }
}
