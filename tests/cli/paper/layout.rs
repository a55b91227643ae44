//! `format` changes white space only, and nothing the second time.

use std::fs;
use std::path::{Path, PathBuf};

use kenzan::paper::format;

fn laid(text: &str) -> String {
    format(Path::new("a.kenzan"), text).expect("text")
}

#[test]
fn indentation_gaps_and_spaces() {
    let text = "claim  a/b   \"The  title\"\n\n\n\nprinted x =   1\n    by part\n      -- a comment\n";
    let expected = "claim a/b \"The  title\"\n\nprinted x = 1\n  by part\n    -- a comment\n";
    assert_eq!(laid(text), expected);
}

#[test]
fn long_lines_are_broken_where_they_read_on() {
    let sum: Vec<String> = (0..60).map(|n| format!("x^{n}")).collect();
    let text = format!("let f(x) = {}\nsays {}\n", sum.join(" + "), "word ".repeat(60));
    let once = laid(&text);
    assert!(once.lines().all(|line| line.chars().count() <= 118), "{once}");
    assert_eq!(laid(&once), once);
    let joined = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(joined(&once), joined(&text));
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("folder") {
        let path = entry.expect("entry").path();
        match path.is_dir() {
            true => files(&path, found),
            false if path.extension().is_some_and(|ending| ending == "kenzan") => found.push(path),
            false => {}
        }
    }
}

#[test]
fn every_file_of_a_paper_here_is_laid_out() {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("proofs"), &mut found);
    assert!(!found.is_empty());
    for path in found {
        let text = fs::read_to_string(&path).expect("text");
        assert_eq!(laid(&text), text, "`kenzan fmt` mends {}", path.display());
    }
}
