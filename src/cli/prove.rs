//! `kenzan prove`: whether a relation holds.

use std::ffi::OsStr;
use std::path::Path;
use std::time::Duration;

use kenzan::ask::{ASKED, Given, Wrong, judgement_json, judgement_text};
use kenzan::paper::format;
use kenzan::proof::Verdict;

use super::args::{self, Format};
use super::output::{Failure, print, write_whole};

/// Prints what became of the relation; whether it is proved.
pub(crate) fn run(asked: &args::Prove) -> Result<bool, Failure> {
    let given = given(asked).map_err(|why| Failure::Usage(why.to_string()))?;
    let judgement = kenzan::prove(&asked.relation, &given).map_err(|why| Failure::Usage(why.to_string()))?;
    if let Some(path) = &asked.write {
        let text = judgement.paper.replacen(ASKED, &id(path), 1);
        // A text that the reader of papers does not take is written as it is.
        let laid_out = format(path, &text).unwrap_or(text);
        write_whole(path, laid_out)?;
    }
    print(&match asked.format {
        Format::Text => judgement_text(&judgement),
        Format::Json => judgement_json(&judgement) + "\n",
    })?;
    Ok(judgement.verdict == Verdict::Proved)
}

/// The id of a claim in that file, chapter and name.
fn id(path: &Path) -> String {
    let part = |part: Option<&OsStr>| {
        let text = part.and_then(OsStr::to_str).filter(|text| !text.is_empty())?;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        text.chars().all(plain).then(|| text.to_owned())
    };
    let chapter = part(path.parent().and_then(Path::file_name));
    match (chapter, part(path.file_stem())) {
        (Some(chapter), Some(name)) => format!("{chapter}/{name}"),
        (None, Some(name)) => format!("asked/{name}"),
        (_, None) => ASKED.into(),
    }
}

fn given(asked: &args::Prove) -> Result<Given, Wrong> {
    let given = Given::new().within(Duration::from_secs_f64(asked.budget));
    let given = asked
        .domains
        .iter()
        .try_fold(given, |given, text| given.declaring(text))?;
    let given = asked
        .letting
        .iter()
        .try_fold(given, |given, text| given.letting(text))?;
    asked
        .suppositions
        .iter()
        .try_fold(given, |given, text| given.supposing(text))
}
