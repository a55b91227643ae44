//! Links: every one leads to a file, and to a place in it, that is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::{every_page, reports, texts};

/// The ids of every page.
fn ids() -> BTreeMap<PathBuf, BTreeSet<String>> {
    let ids = std::cell::RefCell::new(BTreeMap::new());
    every_page("an id stands once", |path, page, offences| {
        let mut own = BTreeSet::new();
        for id in page.descendants().filter_map(|node| node.attribute("id")) {
            if !own.insert(id.to_owned()) {
                offences.push(format!("#{id} twice"));
            }
        }
        ids.borrow_mut().insert(path.to_owned(), own);
    });
    ids.into_inner()
}

/// `a/../b` without the detour.
fn straight(path: &Path) -> PathBuf {
    let mut straight = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::ParentDir => {
                straight.pop();
            }
            other => straight.push(other),
        }
    }
    straight
}

#[test]
fn links_of_the_site_lead_to_files_and_places_that_are_there() {
    let ids = ids();
    let links = std::cell::Cell::new(0);
    every_page(
        "a link leads somewhere, and nothing is loaded from elsewhere",
        |path, page, offences| {
            for node in page.descendants() {
                for name in ["href", "src"] {
                    let Some(target) = node.attribute(name).filter(|target| *target != "data:,") else {
                        continue;
                    };
                    links.set(links.get() + 1);
                    if target.contains(':') || target.starts_with("//") || target.starts_with('/') {
                        offences.push(format!("{target} is not in the report"));
                        continue;
                    }
                    let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
                    let file = match file {
                        "" => path.to_owned(),
                        file => straight(&path.with_file_name(file)),
                    };
                    if !reports().join(&file).is_file() {
                        offences.push(format!("{target} is not there"));
                    } else if !anchor.is_empty() && !ids.get(&file).is_some_and(|ids| ids.contains(anchor)) {
                        offences.push(format!("{target} has no such place"));
                    }
                }
            }
            for name in page.descendants().filter_map(|node| node.attribute("aria-labelledby")) {
                if !ids[path].contains(name) {
                    offences.push(format!("named by #{name}, which is not there"));
                }
            }
        },
    );
    assert!(links.get() > 500, "{} links", links.get());
    for name in ["style.css", "site.js"] {
        let text = fs::read_to_string(reports().join("site").join(name)).expect("part of the site");
        for sign in ["http:", "https:", "url(", "@import", "fetch(", "XMLHttpRequest"] {
            assert!(!text.contains(sign), "{name} would load something: {sign}");
        }
    }
}

/// The anchors that a site which shows Markdown makes of the headings of a text.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    let mut code = false;
    for line in text.lines() {
        code ^= line.starts_with("```");
        let words = line.trim_start_matches('#');
        if code || words.len() == line.len() || !words.starts_with(' ') {
            continue;
        }
        // Of a link only the words count.
        let mut plain = String::new();
        let mut rest = words.trim();
        while let Some((before, after)) = rest.split_once("](") {
            plain += before;
            rest = after.split_once(')').map_or("", |(_, after)| after);
        }
        plain += rest;
        let kept = |c: &char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_');
        let lower = plain.to_lowercase().replace("\\_", "_");
        let slug: String = lower
            .chars()
            .filter(kept)
            .map(|c| if c == ' ' { '-' } else { c })
            .collect();
        let numbered = (1..).map(|n| format!("{slug}-{n}"));
        let new = std::iter::once(slug.clone())
            .chain(numbered)
            .find(|slug| !anchors.contains(slug));
        anchors.extend(new);
    }
    anchors
}

#[test]
fn links_of_the_markdown_reports_lead_to_files_and_headings_that_are_there() {
    let texts = texts("md");
    let headings: BTreeMap<&Path, BTreeSet<String>> = texts
        .iter()
        .map(|(path, text)| (path.as_path(), anchors(text)))
        .collect();
    let mut offences = Vec::new();
    let mut links = 0;
    for (path, text) in &texts {
        // An escaped bracket is text.
        let plain = text.replace("\\](", "");
        for target in plain.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if target.contains(':') {
                continue;
            }
            links += 1;
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = match file {
                "" => path.to_owned(),
                file => straight(&path.with_file_name(file)),
            };
            let known = headings.get(file.as_path());
            if !reports().join(&file).is_file() {
                offences.push(format!("{}: {target} is not there", path.display()));
            } else if !anchor.is_empty() && !known.is_some_and(|known| known.contains(anchor)) {
                offences.push(format!("{}: {target} has no such heading", path.display()));
            }
        }
    }
    assert!(links > 100, "{links} links");
    assert!(
        offences.is_empty(),
        "a link leads somewhere:\n  {}",
        offences.join("\n  ")
    );
}
