//! The examples in the description of the format are a paper that passes, and every word of it is described.

use std::path::{Path, PathBuf};

use kenzan::instrument::Instrument;
use kenzan::paper::Paper;
use kenzan::proof::{DIGITS, publish, run_claim};

const GUIDE: &str = include_str!("../../../src/paper/FORMAT.md");

fn examples() -> Vec<&'static str> {
    let blocks = GUIDE.split("```kenzan\n").skip(1);
    blocks
        .map(|block| block.split("```").next().unwrap_or_default())
        .collect()
}

#[test]
fn the_examples_are_a_paper_that_passes() {
    let folder = Path::new("guide");
    let [head, claim, field, scaling, lists] = &examples()[..] else {
        panic!("a paper, three claims and lists");
    };
    let files: Vec<(PathBuf, String)> = vec![
        (folder.join("paper.kenzan"), (*head).into()),
        (folder.join("gaussian/variance.kenzan"), (*claim).into()),
        (folder.join("gaussian/field.kenzan"), (*field).into()),
        (folder.join("gaussian/scaling.kenzan"), (*scaling).into()),
        (folder.join("lists.kenzan"), (*lists).into()),
    ];
    let paper = Paper::of(folder, files).unwrap_or_else(|faults| panic!("{faults}"));
    for claim in &paper.claims {
        let record = run_claim(&paper.claims, claim, DIGITS);
        assert!(record.passed, "{:?}", record.failures);
    }
    for record in publish(&paper.constants, &paper.published, DIGITS) {
        assert!(record.number.is_some(), "{}: {:?}", record.id, record.failure);
    }
}

#[test]
fn every_instrument_is_described_with_what_it_needs_and_what_it_may_be_told() {
    for instrument in Instrument::ALL {
        let row = GUIDE
            .lines()
            .find(|line| line.starts_with(&format!("| `{}` |", instrument.name)));
        let row = row.unwrap_or_else(|| panic!("{} is not described", instrument.name));
        let cells: Vec<&str> = row.split(" | ").collect();
        for setting in instrument.settings {
            let cell = if setting.default.is_none() { cells[2] } else { cells[3] };
            assert!(
                cell.contains(&format!("`{}`", setting.name)),
                "{}: {}",
                instrument.name,
                setting.name
            );
        }
        let words = row.matches('`').count() / 2 - usize::from(row.contains("`(1, 2)"));
        assert_eq!(words, 1 + instrument.settings.len(), "{row}");
    }
}

/// The words of the patterns by which editors colour a paper.
fn coloured() -> Vec<String> {
    fn matched(value: &serde_json::Value, found: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(fields) => fields.iter().for_each(|(name, field)| match field.as_str() {
                Some(pattern) if name == "match" => found.push(pattern.replace("\\b", " ").replace("\\s", " ")),
                _ => matched(field, found),
            }),
            serde_json::Value::Array(items) => items.iter().for_each(|item| matched(item, found)),
            _ => {}
        }
    }
    let grammar = include_str!("../../../editors/kenzan.tmLanguage.json");
    let grammar = serde_json::from_str(grammar).expect("the grammar is JSON");
    let mut patterns = Vec::new();
    matched(&grammar, &mut patterns);
    let words = patterns
        .iter()
        .flat_map(|pattern| pattern.split(|c: char| !c.is_alphabetic()));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

#[test]
fn editors_know_every_keyword() {
    let known = coloured();
    let rows = GUIDE.lines().filter(|line| line.starts_with("| `"));
    let rows = rows.filter(|row| {
        !Instrument::ALL
            .iter()
            .any(|it| row.starts_with(&format!("| `{}` |", it.name)))
    });
    let mut count = 0;
    for row in rows {
        let cell = row.split(" | ").next().unwrap_or_default();
        for phrase in cell.split('`').skip(1).step_by(2) {
            let mut words = phrase.split(' ');
            let first = words.next().unwrap_or_default();
            // A name that the author chooses, as in `label: RELATION`, and what is no word.
            if !first.chars().all(char::is_alphabetic) {
                continue;
            }
            let kind = words.next().filter(|kind| first == "by" && *kind != "STEP");
            for word in [Some(first), kind].into_iter().flatten() {
                count += 1;
                assert!(known.iter().any(|one| one == word), "`{word}` of `{phrase}`");
            }
        }
    }
    assert!(count > 80, "{count}");
}
