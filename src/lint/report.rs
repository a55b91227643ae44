//! What was found in files, set for reading and for machines.

use serde::Serialize;
use serde_json::{Value, json as object};

use super::{Pair, Verdict};

/// A file, by the name that it was asked for by, and the pairs in it.
type Found = (String, Vec<Pair>);

/// The one rule of the report for code hosts.
const RULE: &str = "wrong-decimal";

/// A line for each decimal that is wrong or was not read, and one with the counts.
#[must_use]
pub fn text(files: &[Found]) -> String {
    let mut out = String::new();
    for (file, pairs) in files {
        for pair in pairs {
            let place = format!("{file}:{}:{}", pair.line, pair.column);
            match &pair.verdict {
                Verdict::Right => {}
                Verdict::Wrong { right } => {
                    let told = format!("{place}: wrong: {} is {right} ({})\n", pair.printed, pair.text);
                    out.push_str(&told);
                }
                Verdict::Unread(why) => out.push_str(&format!("{place}: not read: {} ({why})\n", pair.text)),
            }
        }
    }
    let counts = Counts::of(files);
    out.push_str(&format!(
        "{} read: {} right, {} wrong; {} not read\n",
        counts.read,
        counts.right,
        counts.wrong.len(),
        counts.unread
    ));
    out
}

#[derive(Serialize)]
struct Counts<'a> {
    read: usize,
    right: usize,
    wrong: Vec<Wrong<'a>>,
    unread: usize,
}

#[derive(Serialize)]
struct Wrong<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    text: &'a str,
    printed: &'a str,
    right: &'a str,
}

impl Counts<'_> {
    fn of(files: &[Found]) -> Counts<'_> {
        let mut counts = Counts {
            read: 0,
            right: 0,
            wrong: Vec::new(),
            unread: 0,
        };
        for (file, pairs) in files {
            for pair in pairs {
                match &pair.verdict {
                    Verdict::Right => counts.right += 1,
                    Verdict::Unread(_) => counts.unread += 1,
                    Verdict::Wrong { right } => counts.wrong.push(Wrong {
                        file,
                        line: pair.line,
                        column: pair.column,
                        text: &pair.text,
                        printed: &pair.printed,
                        right,
                    }),
                }
            }
        }
        counts.read = counts.right + counts.wrong.len();
        counts
    }
}

/// One JSON object: how many were read and right, which are wrong, and how many were not read.
#[must_use]
pub fn json(files: &[Found]) -> String {
    // Serialisation fails only for maps with keys that are not text; there are none.
    serde_json::to_string(&Counts::of(files)).unwrap_or_default()
}

/// The wrong ones in the format of code hosts, SARIF 2.1.0, with the right digits as a fix.
#[must_use]
pub fn sarif(files: &[Found]) -> String {
    let counts = Counts::of(files);
    let results: Vec<Value> = counts.wrong.iter().map(result).collect();
    let rule = object!({
        "id": RULE,
        "shortDescription": { "text": "A decimal is not the closed form beside it" },
    });
    let log = object!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "kenzan",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": [rule],
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    log.to_string()
}

fn result(wrong: &Wrong<'_>) -> Value {
    let region = object!({
        "startLine": wrong.line,
        "startColumn": wrong.column,
        "endColumn": wrong.column + wrong.printed.chars().count(),
    });
    let file = object!({ "uri": address(wrong.file) });
    let message = format!("{} is {} ({})", wrong.printed, wrong.right, wrong.text);
    object!({
        "ruleId": RULE,
        "level": "warning",
        "message": { "text": message },
        "locations": [{ "physicalLocation": { "artifactLocation": file, "region": region } }],
        "fixes": [{
            "description": { "text": "the right digits" },
            "artifactChanges": [{
                "artifactLocation": file,
                "replacements": [{ "deletedRegion": region, "insertedContent": { "text": wrong.right } }],
            }],
        }],
    })
}

/// The name of a file as a reference, which has no spaces and the like in it.
fn address(file: &str) -> String {
    let mut out = String::new();
    for byte in file.bytes() {
        match byte {
            b'\\' => out.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => out.push(char::from(byte)),
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}
