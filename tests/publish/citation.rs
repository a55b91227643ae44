//! CITATION.cff is what version 1.2.0 of the format asks for.
//!
//! The file is read as the part of YAML that it uses: top-level keys with a value on their line, folded texts, and lists of texts or of mappings.

use std::collections::BTreeMap;

const CITATION: &str = include_str!("../../CITATION.cff");

/// The keys that the format knows, of <https://github.com/citation-file-format/citation-file-format>, schema 1.2.0.
const KNOWN: [&str; 19] = [
    "abstract",
    "authors",
    "cff-version",
    "commit",
    "contact",
    "date-released",
    "doi",
    "identifiers",
    "keywords",
    "license",
    "license-url",
    "message",
    "preferred-citation",
    "references",
    "repository",
    "repository-artifact",
    "repository-code",
    "title",
    "type",
];

/// The value on the line of each top-level key, and the lines below it, without their indentation.
fn sections(text: &str) -> BTreeMap<String, (String, Vec<String>)> {
    let mut sections: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    let mut current = String::new();
    for line in text
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
    {
        match line.split_once(':').filter(|_| !line.starts_with([' ', '-'])) {
            Some((key, value)) => {
                current = key.to_owned();
                let twice = sections.insert(current.clone(), (value.trim().to_owned(), Vec::new()));
                assert!(twice.is_none(), "{key} stands twice");
            }
            None => {
                let (_, lines) = sections.get_mut(&current).expect("a list or text belongs to a key");
                lines.push(line.trim().to_owned());
            }
        }
    }
    sections
}

/// What is wrong with a citation file for a version of the package.
fn offences(text: &str, version: &str) -> Vec<String> {
    let sections = sections(text);
    let mut found = Vec::new();
    let unquoted = |text: &str| text.trim_matches('"').to_owned();
    let value = |key: &str| sections.get(key).map(|(value, _)| unquoted(value)).unwrap_or_default();
    for key in ["cff-version", "message", "title"] {
        if value(key).is_empty() {
            found.push(format!("{key} is missing"));
        }
    }
    for (key, expected) in [("cff-version", "1.2.0"), ("version", version)] {
        if value(key) != expected {
            found.push(format!("{key} is {}, not {expected}", value(key)));
        }
    }
    if !["software", "dataset"].contains(&value("type").as_str()) {
        found.push(format!("type is {}", value("type")));
    }
    for key in sections
        .keys()
        .filter(|key| !KNOWN.contains(&key.as_str()) && *key != "version" && *key != "url")
    {
        found.push(format!("the format knows no {key}"));
    }
    let lines = |key: &str| sections.get(key).map(|(_, lines)| lines.clone()).unwrap_or_default();
    let authors = lines("authors");
    let named = |line: &String| {
        ["- name:", "- family-names:", "- given-names:", "- alias:"]
            .iter()
            .any(|start| line.starts_with(start))
    };
    if authors.is_empty() || authors.iter().any(|line| line.starts_with('-') && !named(line)) {
        found.push("every author has a name".into());
    }
    let licences = lines("license");
    for licence in licences.iter().map(|line| line.trim_start_matches("- ")) {
        if !["MIT", "Apache-2.0"].contains(&licence) {
            found.push(format!("{licence} is not a licence of this package"));
        }
    }
    for item in lines("references").join("\n").split("- type: ").skip(1) {
        for key in ["title:", "authors:"] {
            if !item.lines().any(|line| line.starts_with(key)) {
                found.push(format!("a reference has no {key}"));
            }
        }
    }
    found
}

#[test]
fn the_citation_file_is_valid() {
    assert_eq!(offences(CITATION, env!("CARGO_PKG_VERSION")), Vec::<String>::new());
    let licences: Vec<&str> = env!("CARGO_PKG_LICENSE").split(" OR ").collect();
    assert_eq!(
        licences,
        ["MIT", "Apache-2.0"],
        "the licences of the package are those of the citation"
    );
}

#[test]
fn mistakes_are_found() {
    let version = env!("CARGO_PKG_VERSION");
    for (from, to) in [
        ("cff-version: 1.2.0", "cff-version: 1.1.0"),
        ("type: software", "type: program"),
        ("message: ", "massage: "),
        ("  - name: \"The kenzan developers\"\n", ""),
        ("  - name: ", "  - nom: "),
        ("  - MIT\n", "  - GPL\n"),
        ("title: \"kenzan", "titel: \"kenzan"),
    ] {
        let altered = CITATION.replacen(from, to, 1);
        assert_ne!(altered, CITATION, "{from}");
        assert!(!offences(&altered, version).is_empty(), "{from} to {to}");
    }
    assert!(!offences(CITATION, "9.9.9").is_empty());
}
