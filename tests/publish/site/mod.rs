//! The site as it is committed: well-formed, linked, accessible, and of a size to be read on the way.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use kenzan::proofs;
use roxmltree::{Document, Node, ParsingOptions};

mod contrast;
mod links;

/// Bytes of a page, without its pictures.
const PAGE: u64 = 300_000;

/// Bytes of all reports on a paper for each statement of its claims.
const STATEMENT: u64 = 12_000;

fn reports() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("reports")
}

/// Every file below the reports, relative to them.
fn listing(below: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(reports().join(below)).expect("reports/ is committed");
    let mut found = Vec::new();
    for entry in entries.map(|entry| entry.expect("a readable folder")) {
        let path = below.join(entry.file_name());
        match entry.path().is_dir() {
            true => found.extend(listing(&path)),
            false => found.push(path),
        }
    }
    found.sort();
    found
}

/// The files of that ending with their texts.
fn texts(ending: &str) -> Vec<(PathBuf, String)> {
    let of_ending = |path: &PathBuf| path.extension().is_some_and(|extension| extension == ending);
    let read = |path: PathBuf| {
        let text = fs::read_to_string(reports().join(&path)).expect("a report is text");
        (path, text)
    };
    listing(Path::new("")).into_iter().filter(of_ending).map(read).collect()
}

/// Calls `look` with every page of the site and fails with what it complains of.
fn every_page(rule: &str, look: impl Fn(&Path, &Document<'_>, &mut Vec<String>)) {
    let pages = texts("html");
    assert!(pages.len() > 10, "the site is in reports/site");
    let mut offences = Vec::new();
    for (path, text) in &pages {
        let options = ParsingOptions {
            allow_dtd: true,
            ..ParsingOptions::default()
        };
        match Document::parse_with_options(text, options) {
            Ok(page) => {
                let mut found = Vec::new();
                look(path, &page, &mut found);
                offences.extend(
                    found
                        .into_iter()
                        .map(|offence| format!("{}: {offence}", path.display())),
                );
            }
            Err(error) => offences.push(format!("{} is not well-formed: {error}", path.display())),
        }
    }
    assert!(offences.is_empty(), "{rule}:\n  {}", offences.join("\n  "));
}

fn elements<'a>(page: &'a Document<'_>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    page.descendants().filter(move |node| node.has_tag_name(name))
}

/// All words in an element.
fn words(node: Node<'_, '_>) -> String {
    node.descendants().filter_map(|inside| inside.text()).collect()
}

#[test]
fn pages_say_what_their_parts_are() {
    every_page("a page has the landmarks of a page", |_, page, offences| {
        for landmark in ["main", "h1", "title", "footer"] {
            // A node of a picture has a title of its own.
            let pictured = |node: &Node<'_, '_>| node.ancestors().any(|above| above.has_tag_name("svg"));
            let count = elements(page, landmark).filter(|node| !pictured(node)).count();
            if count != 1 {
                offences.push(format!("{count} times <{landmark}>"));
            }
        }
        if page.root_element().attribute("lang") != Some("en") {
            offences.push("no language".into());
        }
        let skip = elements(page, "a").next().and_then(|first| first.attribute("href"));
        if skip != Some("#main") {
            offences.push("the first link does not skip to the text".into());
        }
        let mut level = 1;
        for heading in page.descendants() {
            let name = heading.tag_name().name();
            if let Some(next) = name.strip_prefix('h').and_then(|digit| digit.parse::<u32>().ok()) {
                if next > level + 1 || words(heading).trim().is_empty() {
                    offences.push(format!("<{name}> after <h{level}>, or empty"));
                }
                level = next;
            }
        }
        for head in elements(page, "th") {
            if !matches!(head.attribute("scope"), Some("col" | "row")) {
                offences.push(format!("a head without a scope: {}", words(head)));
            }
        }
        for picture in elements(page, "img") {
            if picture.attribute("alt").is_none_or(str::is_empty) {
                offences.push("a picture without words".into());
            }
        }
        for button in elements(page, "button") {
            if button.attribute("type") != Some("button") || words(button).is_empty() {
                offences.push("a button that does not say what it does".into());
            }
        }
        for field in elements(page, "input").chain(elements(page, "select")) {
            let labelled = |label: Node<'_, '_>| label.attribute("for") == field.attribute("id");
            if !elements(page, "label").any(labelled) {
                offences.push(format!("a field without a label: {:?}", field.attribute("id")));
            }
        }
        let live = |node: Node<'_, '_>| node.attribute("aria-live") == Some("polite");
        if !page
            .descendants()
            .any(|node| node.attribute("id") == Some("said") && live(node))
        {
            offences.push("nothing to say that a text was copied".into());
        }
    });
}

#[test]
fn every_formula_has_a_text_and_no_latex_is_left_over() {
    let mut formulas = 0;
    let seen = std::cell::RefCell::new(&mut formulas);
    every_page("formulas are MathML with a text beside", |_, page, offences| {
        for formula in elements(page, "math") {
            **seen.borrow_mut() += 1;
            if formula.attribute("alttext").is_none_or(|text| text.trim().is_empty()) || !formula.has_children() {
                offences.push("a formula without a text".into());
            }
        }
        for node in page.descendants().filter(Node::is_text) {
            // What is to be copied may be TeX, and a command is shown as it is typed.
            if node
                .ancestors()
                .any(|above| above.has_tag_name("pre") || above.has_tag_name("code"))
            {
                continue;
            }
            let text = node.text().unwrap_or_default();
            if ["\\frac", "\\int", "\\mathit", "\\hat", "$"]
                .iter()
                .any(|sign| text.contains(sign))
            {
                offences.push(format!("LaTeX: {text}"));
            }
        }
    });
    assert!(formulas > 500, "{formulas} formulas");
}

#[test]
fn reports_are_of_a_size_to_be_read() {
    let mut sums: BTreeMap<PathBuf, u64> = BTreeMap::new();
    let mut offences = Vec::new();
    for path in listing(Path::new("")) {
        let size = fs::metadata(reports().join(&path))
            .expect("a file of the reports")
            .len();
        *sums.entry(path.iter().take(1).collect()).or_default() += size;
        let is_page = path
            .extension()
            .is_some_and(|extension| extension == "html" || extension == "md");
        if is_page && size > PAGE {
            offences.push(format!("{}: {size} bytes", path.display()));
        }
    }
    assert!(
        offences.is_empty(),
        "a page has at most {PAGE} bytes:\n  {}",
        offences.join("\n  ")
    );
    for (paper, sum) in sums {
        let Ok(ledger) = fs::read_to_string(reports().join(&paper).join("ledger.json")) else {
            // The front page of all papers, and the list of the files.
            assert!(sum <= 100 * STATEMENT, "{} has {sum} bytes", paper.display());
            continue;
        };
        let ledger: serde_json::Value = serde_json::from_str(&ledger).expect("a ledger");
        let claims = ledger["claims"].as_array().expect("claims").iter();
        let statements: usize = claims
            .map(|claim| claim["statements"].as_array().map_or(0, Vec::len))
            .sum();
        let most = statements as u64 * STATEMENT;
        assert!(sum <= most, "{} has {sum} bytes, more than {most}", paper.display());
    }
}

#[test]
fn every_claim_is_on_the_first_page_of_its_paper_and_in_the_picture_with_all_it_rests_on() {
    for paper in proofs::library().papers {
        let home = reports().join(&paper.name);
        let ledger = fs::read_to_string(home.join("ledger.json")).expect("the ledger is committed");
        let ledger: serde_json::Value = serde_json::from_str(&ledger).expect("the ledger is JSON");
        let site = |name: &str| fs::read_to_string(home.join("site").join(name)).expect("a page of the site");
        let (front, graph) = (site("index.html"), site("graph.html"));
        let claims = ledger["claims"].as_array().expect("a list of claims");
        let mut arrows = 0;
        for claim in claims {
            let id = claim["id"].as_str().expect("an id");
            assert!(
                front.contains(&format!("<a href=\"{id}.html\">")),
                "{id} is on the first page"
            );
            assert!(
                graph.contains(&format!("<a href=\"{id}.html\" class=\"node ")),
                "{id} is in the picture"
            );
            arrows += claim["rests_on"].as_array().expect("a list").len();
            let steps = claim["steps"].as_array().expect("a list").iter();
            let supplied = steps.flat_map(|step| step["theorems"].as_array().cloned().unwrap_or_default());
            let names: BTreeSet<String> = supplied.map(|supplied| supplied["theorem"].to_string()).collect();
            arrows += names.len();
        }
        assert_eq!(graph.matches("<g class=\"arrow").count(), arrows);
    }
}

#[test]
fn the_front_page_leads_to_every_paper() {
    for paper in proofs::library().papers {
        let index = fs::read_to_string(reports().join("index.md")).expect("the front page is committed");
        assert!(index.contains(&format!("({}/index.md)", paper.name)), "{index}");
        let site = fs::read_to_string(reports().join("site/index.html")).expect("the front page is committed");
        let link = format!("<a href=\"../{}/site/index.html\">", paper.name);
        assert_eq!(
            site.matches(&link).count(),
            3,
            "in the menu, the table and the text: {site}"
        );
    }
}
