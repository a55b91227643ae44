//! `kenzan lint`: the decimals of files beside their closed forms.

use std::io::{self, Read as _};
use std::path::Path;

use kenzan::lint::{Language, Pair, Verdict, fixed, json, lint, sarif, text};

use super::args::{self, LintFormat};
use super::output::{Failure, complain, print, refused, write_whole};

/// The largest file that is read, in bytes.
const LARGEST: u64 = 1 << 26;

/// Prints what is wrong; whether nothing is, or nothing any more.
pub(crate) fn run(asked: &args::Lint) -> Result<bool, Failure> {
    let is_input = |path: &Path| path == Path::new("-");
    if asked.fix && asked.files.iter().any(|path| is_input(path)) {
        return Err(Failure::Usage("standard input cannot be put right in its place".into()));
    }
    let mut texts = Vec::new();
    for path in &asked.files {
        let read = if is_input(path) { input() } else { file(path) };
        texts.push((path, read.map_err(refused(path))?));
    }
    let found = texts.iter().map(|(path, text)| {
        let name = if is_input(path) {
            "standard input".into()
        } else {
            path.display().to_string()
        };
        (name, lint(text, Language::of(path)))
    });
    let found: Vec<(String, Vec<Pair>)> = found.collect();
    let told = match asked.format {
        LintFormat::Text => text(&found),
        LintFormat::Json => format!("{}\n", json(&found)),
        LintFormat::Sarif => format!("{}\n", sarif(&found)),
    };
    print(&told)?;
    let wrong = |pairs: &[Pair]| {
        pairs
            .iter()
            .filter(|pair| matches!(pair.verdict, Verdict::Wrong { .. }))
            .count()
    };
    if asked.fix {
        for ((path, text), (name, pairs)) in texts.iter().zip(&found) {
            if wrong(pairs) > 0 {
                write_whole(path, fixed(text, pairs))?;
                complain(&format!("{name}: {} put right", wrong(pairs)));
            }
        }
        return Ok(true);
    }
    Ok(found.iter().all(|(_, pairs)| wrong(pairs) == 0))
}

fn input() -> io::Result<String> {
    let mut text = String::new();
    io::stdin().lock().take(LARGEST).read_to_string(&mut text)?;
    Ok(text)
}

fn file(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    std::fs::File::open(path)?.take(LARGEST).read_to_string(&mut text)?;
    Ok(text)
}
