//! No published id and no published number changes in silence.
//!
//! `permanent.csv` has a line for every id with the ends of its number as they were first published. It only grows: where a number
//! turns out to be another, a second line for the id is added at the end of the file, and where an id is withdrawn, a line with `withdrawn` for the
//! ends. Every such line must be told in CHANGELOG.md, by a line that has the id in backquotes.

use std::collections::BTreeMap;

use kenzan::interval::Interval;
use kenzan::paper::Paper;
use kenzan::proof::{PUBLISHED_DIGITS, publish};
use kenzan::proofs;
use kenzan::publish::constants::Copies;

const HEADER: &str = "id,lo,hi";
const WITHDRAWN: &str = "withdrawn";

/// What is wrong with computed numbers (id, lower end, upper end), given the list of permanent ones and the changelog.
fn offences(permanent: &str, computed: &[(String, String, String)], changelog: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut lines = permanent.lines();
    if lines.next() != Some(HEADER) {
        found.push(format!("the list begins with {HEADER}"));
    }
    let mut entries: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for line in lines {
        match line.split(',').collect::<Vec<_>>()[..] {
            [id, lo, hi] => entries.entry(id).or_default().push((lo, hi)),
            _ => found.push(format!("no entry: {line}")),
        }
    }
    for (id, history) in &entries {
        let told = changelog
            .lines()
            .filter(|line| line.contains(&format!("`{id}`")))
            .count();
        if told < history.len() - 1 {
            found.push(format!("CHANGELOG.md has to tell what became of `{id}`"));
        }
        let now = computed.iter().find(|(known, ..)| known == id);
        match (history.last(), now) {
            (Some((lo, _)), None) if *lo != WITHDRAWN => found.push(format!(
                "{id} has disappeared: add {id},{WITHDRAWN},{WITHDRAWN} to the list, and tell it in CHANGELOG.md"
            )),
            (Some((lo, _)), Some(_)) if *lo == WITHDRAWN => {
                found.push(format!("{id} was withdrawn and is published again"))
            }
            (Some(before), Some((_, lo, hi))) if !overlap(*before, (lo, hi)) => found.push(format!(
                "{id} was in [{}, {}]: add {id},{lo},{hi} to the list, and tell it in CHANGELOG.md",
                before.0, before.1
            )),
            _ => {}
        }
    }
    for (id, lo, hi) in computed.iter().filter(|(id, ..)| !entries.contains_key(id.as_str())) {
        found.push(format!("a new constant: add {id},{lo},{hi} to the list"));
    }
    found
}

/// Whether two enclosures have a number in common; ends that cannot be read have none.
fn overlap(before: (&str, &str), now: (&str, &str)) -> bool {
    let interval = |(lo, hi): (&str, &str)| Interval::from_decimal(lo, hi, 400).ok();
    match (interval(before), interval(now)) {
        (Some(before), Some(now)) => !before.intersection(&now).is_empty(),
        _ => false,
    }
}

#[test]
fn published_constants_are_what_they_were() {
    let of_paper = |paper: &Paper| publish(&paper.constants, &paper.published, PUBLISHED_DIGITS);
    let records: Vec<_> = proofs::library().papers.iter().flat_map(of_paper).collect();
    let computed: Vec<_> = records
        .iter()
        .filter_map(Copies::of)
        .map(|copies| (copies.id, copies.ends.lo, copies.ends.hi))
        .collect();
    let found = offences(
        include_str!("permanent.csv"),
        &computed,
        include_str!("../../CHANGELOG.md"),
    );
    assert!(found.is_empty(), "tests/publish/permanent.csv:\n{}", found.join("\n"));
}

const LIST: &str = "id,lo,hi\none,1,1\npi,3.14,3.15\n";

fn computed(entries: &[(&str, &str, &str)]) -> Vec<(String, String, String)> {
    entries
        .iter()
        .map(|(id, lo, hi)| ((*id).into(), (*lo).into(), (*hi).into()))
        .collect()
}

#[test]
fn what_is_unchanged_passes() {
    assert!(offences(LIST, &computed(&[("one", "1", "1"), ("pi", "3.1415", "3.1416")]), "").is_empty());
}

#[test]
fn a_new_id_is_added_to_the_list() {
    let found = offences(
        LIST,
        &computed(&[("one", "1", "1"), ("pi", "3.1415", "3.1416"), ("e", "2.7", "2.8")]),
        "`e`",
    );
    assert_eq!(found, ["a new constant: add e,2.7,2.8 to the list"]);
}

#[test]
fn an_id_that_disappears_is_told() {
    let now = computed(&[("one", "1", "1")]);
    assert!(offences(LIST, &now, "- `pi` is gone.")[0].starts_with("pi has disappeared"));
    let list = format!("{LIST}pi,withdrawn,withdrawn\n");
    assert_eq!(
        offences(&list, &now, ""),
        ["CHANGELOG.md has to tell what became of `pi`"]
    );
    assert!(offences(&list, &now, "- `pi` is withdrawn.").is_empty());
    let again = computed(&[("one", "1", "1"), ("pi", "3.1415", "3.1416")]);
    assert_eq!(
        offences(&list, &again, "`pi`"),
        ["pi was withdrawn and is published again"]
    );
}

#[test]
fn a_number_that_is_another_is_told_each_time() {
    let now = computed(&[("one", "1", "1"), ("pi", "3.2", "3.3")]);
    assert!(offences(LIST, &now, "- `pi` is 3.2 now.")[0].contains("add pi,3.2,3.3"));
    let list = format!("{LIST}pi,3.2,3.3\n");
    assert_eq!(
        offences(&list, &now, "- pi changed"),
        ["CHANGELOG.md has to tell what became of `pi`"]
    );
    assert!(offences(&list, &now, "- `pi` is 3.2 now.").is_empty());
    let (list, now) = (
        format!("{list}pi,4,4\n"),
        computed(&[("one", "1", "1"), ("pi", "4", "4")]),
    );
    assert_eq!(
        offences(&list, &now, "- `pi` is 3.2 now."),
        ["CHANGELOG.md has to tell what became of `pi`"]
    );
    assert!(offences(&list, &now, "- `pi` is 3.2 now.\n- `pi` is 4 now.").is_empty());
}

#[test]
fn a_last_digit_that_is_another_is_noticed() {
    let list = "id,lo,hi\nc,5.860185137333273841286,5.860185137333273841287\n";
    let next = computed(&[("c", "5.860185137333273841288", "5.860185137333273841289")]);
    assert_eq!(offences(list, &next, "").len(), 1);
    let more = computed(&[("c", "5.8601851373332738412861", "5.8601851373332738412862")]);
    assert!(offences(list, &more, "").is_empty());
}

#[test]
fn a_list_that_cannot_be_read_is_no_list() {
    let now = computed(&[("one", "1", "1"), ("pi", "3.1415", "3.1416")]);
    assert!(!offences("one,1,1\npi,3.14,3.15\n", &now, "").is_empty());
    assert!(!offences("id,lo,hi\none,1,1\npi,3.14\n", &now, "").is_empty());
    assert!(!offences("id,lo,hi\none,1,1\npi,high,low\n", &now, "").is_empty());
}
