//! A paper as a folder of text: what it is, what it says passage by passage, and its claims, one file each.
//!
//! `paper.kenzan` tells title, authors and passages. Every other `.kenzan` file of the folder and of those below it is a claim if it begins
//! with `claim`, and otherwise a list of activations, profiles, laws, tables of constants, constants, or constants that are published under
//! permanent ids. Nothing of a paper is in the program: whatever it says is read from here, and a mistake is told with its file, line and
//! column.
#![doc = include_str!("FORMAT.md")]
#![allow(
    rustdoc::broken_intra_doc_links,
    reason = "R[f] is a formula in the description of the format"
)]

mod activation;
mod among;
mod claim;
mod constant;
mod declaration;
pub mod digest;
mod entries;
mod entry;
mod fault;
mod format;
mod law;
mod library;
mod line;
mod measure;
mod mutant;
mod passage;
mod profile;
mod published;
mod statement;
mod step;
mod table;
mod unit;
mod witness;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use fault::{Fault, Faults};
pub use format::format;
pub use library::Library;
pub use unit::{Piece, Unit};

use crate::proof::{Activation, Claim, Constant, Family, Passage, Profile, Published, Table};
use digest::Digests;
use line::{Line, Misfit, lines};

/// The file that makes a folder a paper.
pub const PAPER: &str = "paper.kenzan";

/// The file of the scores of a paper's claims, which `kenzan mutate --write` writes.
pub const SCORES: &str = "scores.json";

/// A paper with its claims.
#[derive(Clone, Debug, Default)]
pub struct Paper {
    /// The name of its folder in a [`Library`]; empty for a paper by itself.
    pub name: String,
    /// What it is and what it says.
    pub work: Work,
    /// Its claims, in the order of the first passage that they are about.
    pub claims: Vec<Claim>,
    /// Activations.
    pub activations: Vec<Activation>,
    /// Families of profiles.
    pub profiles: Vec<Profile>,
    /// Families of laws.
    pub laws: Vec<Family>,
    /// Tables of constants, each with its name.
    pub tables: Vec<(String, Table)>,
    /// Constants of the theory.
    pub constants: Vec<Arc<dyn Constant>>,
    /// The constants that are published, in order.
    pub published: Vec<Published>,
    /// The digests of its texts.
    pub digests: Digests,
}

/// A file with its lines.
struct Sheet<'a> {
    path: &'a Path,
    text: &'a str,
    lines: Vec<Line>,
}

impl Sheet<'_> {
    fn is_claim(&self) -> bool {
        self.lines.first().is_none_or(|line| line.span().word().0 == "claim")
    }

    fn fault(&self, misfit: Misfit) -> Fault {
        placed(self.path, self.text, misfit)
    }
}

/// What a paper is, and what it says passage by passage.
#[derive(Clone, Debug, Default)]
pub struct Work {
    /// Its title.
    pub title: String,
    /// Its authors, in order.
    pub authors: Vec<String>,
    /// The year of its publication.
    pub year: Option<u32>,
    /// What it is: a paper, a thesis, a book.
    pub noun: String,
    /// How it is cited, in one line.
    pub cite: String,
    /// What each of its claims has to have.
    pub requires: Requirements,
    /// What is to be known of its text as a whole.
    pub notes: Vec<String>,
    /// Its passages in order.
    pub passages: Vec<Passage>,
}

/// How many mutants and witnesses a paper wants for each of its claims, at least.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Requirements {
    /// Mutants that are written down.
    pub mutants: usize,
    /// Witnesses.
    pub witnesses: usize,
}

impl Work {
    /// How it is cited: as it asks to be, or by authors, title and year.
    #[must_use]
    pub fn citation(&self) -> String {
        if !self.cite.is_empty() {
            return self.cite.clone();
        }
        let year = self.year.map(|year| format!(", {year}")).unwrap_or_default();
        format!("{}, {}{year}.", self.authors.join(", "), self.title)
    }

    /// Its key in a bibliography: the last name of the first author and the year.
    #[must_use]
    pub fn key(&self) -> String {
        let first = self.authors.first().map_or("anonymous", String::as_str);
        let last = first.split_whitespace().last().unwrap_or_default();
        let plain: String = last
            .to_lowercase()
            .chars()
            .filter(|c| c.is_ascii_alphanumeric())
            .collect();
        match self.year {
            Some(year) => format!("{plain}-{year}"),
            None => plain,
        }
    }
}

impl Paper {
    /// Reads the paper of a folder.
    ///
    /// # Errors
    /// Everything that is wrong with it, with file, line and column.
    pub fn read(folder: &Path) -> Result<Paper, Faults> {
        let mut faults = Vec::new();
        let mut files = Vec::new();
        collect(folder, &mut files, &mut faults);
        match faults.is_empty() {
            true => Paper::of(folder, files),
            false => Err(Faults(faults)),
        }
    }

    /// Reads the paper of a folder, given its files with their texts.
    ///
    /// # Errors
    /// Everything that is wrong with it, with file, line and column.
    pub fn of(folder: &Path, mut files: Vec<(PathBuf, String)>) -> Result<Paper, Faults> {
        let mut faults = Vec::new();
        files.sort();
        let scores = files.iter().position(|(path, _)| *path == folder.join(SCORES));
        let scores = match scores.map(|place| files.remove(place)) {
            Some((path, text)) => serde_json::from_str(&text).unwrap_or_else(|error| {
                let reason = format!("these are no scores, as `kenzan mutate --write` writes them: {error}");
                faults.push(Fault::of_file(&path, reason));
                Vec::new()
            }),
            None => Vec::new(),
        };
        files.retain(|(path, _)| path.extension().is_some_and(|ending| ending == "kenzan"));
        let Some((head, text)) = files.iter().find(|(path, _)| *path == folder.join(PAPER)) else {
            let reason = format!("there is no {PAPER} in this folder: `kenzan new DIR` writes a paper to begin with");
            return Err(Faults(vec![Fault::of_file(folder, reason)]));
        };
        let mut paper = Paper::default();
        let mut told = true;
        match lines(text).and_then(|lines| passage::work(&lines)) {
            Ok((work, misfits)) => {
                faults.extend(misfits.into_iter().map(|misfit| placed(head, text, misfit)));
                paper.work = work;
            }
            Err(misfit) => {
                faults.push(placed(head, text, misfit));
                told = false;
            }
        }
        let mut sheets = Vec::new();
        for (path, text) in files.iter().filter(|(path, _)| path != head) {
            match lines(text) {
                Ok(lines) => sheets.push(Sheet { path, text, lines }),
                Err(misfit) => faults.push(placed(path, text, misfit)),
            }
        }
        let is_list = |path: &Path| path == head || sheets.iter().any(|sheet| sheet.path == path && !sheet.is_claim());
        let lists = files.iter().filter(|(path, _)| is_list(path));
        paper.digests.lists = digest::digest(lists.flat_map(|(path, text)| {
            let name = path.strip_prefix(folder).unwrap_or(path).as_os_str();
            [name.as_encoded_bytes(), text.as_bytes()]
        }));
        faults.extend(paper.fill(&sheets, told));
        match faults.is_empty() {
            true => {
                paper.order();
                paper.claims = paper.claims.into_iter().map(|claim| claim.scored(&scores)).collect();
                Ok(paper)
            }
            false => Err(Faults(faults)),
        }
    }

    /// Reads everything but what the paper says, as far as what comes first is without a fault: what refers to a thing that could not be read
    /// would be told wrongly. Whether claims are about passages of the paper is seen where these are known.
    fn fill(&mut self, sheets: &[Sheet<'_>], told: bool) -> Vec<Fault> {
        let (claims, lists): (Vec<&Sheet<'_>>, Vec<&Sheet<'_>>) = sheets.iter().partition(|sheet| sheet.is_claim());
        let mut faults = Vec::new();
        for sheet in &lists {
            let strangers = entries::strangers(&sheet.lines).into_iter();
            faults.extend(strangers.map(|misfit| sheet.fault(misfit)));
        }
        for words in entries::RANKS {
            if !faults.is_empty() {
                return faults;
            }
            faults.extend(self.taken(words, &lists));
        }
        if !faults.is_empty() {
            return faults;
        }
        let mut paths = BTreeMap::new();
        for sheet in claims {
            match claim::claim(&sheet.lines, self) {
                Ok(reading) if reading.misfits.is_empty() => {
                    if told {
                        faults.extend(among::stranger(&reading.claim, self, sheet.path));
                    }
                    let text = digest::digest([sheet.text.as_bytes()]);
                    self.digests.claims.insert(reading.claim.id().to_owned(), text);
                    paths.insert(reading.claim.id().to_owned(), sheet.path);
                    self.claims.push(reading.claim);
                }
                Ok(reading) => faults.extend(reading.misfits.into_iter().map(|misfit| sheet.fault(misfit))),
                Err(misfit) => faults.push(sheet.fault(misfit)),
            }
        }
        if faults.is_empty() {
            let strange = among::baseless(&self.claims).into_iter();
            faults.extend(strange.map(|(id, reason)| Fault::of_file(paths[id], reason)));
        }
        faults.extend(among::circle(&self.claims).map(|circle| {
            let path = paths[&circle[0]];
            Fault::of_file(
                path,
                format!(
                    "the claims rest on each other in a circle: {}",
                    circle.join(" rests on ")
                ),
            )
        }));
        match faults.is_empty() {
            true => self.taken(&[entries::PUBLISH], &lists),
            false => faults,
        }
    }

    /// The faults of the entries that begin with these words.
    fn taken(&mut self, words: &[&str], lists: &[&Sheet<'_>]) -> Vec<Fault> {
        let mut faults = Vec::new();
        for sheet in lists {
            let misfits = self.take(words, sheet).into_iter();
            faults.extend(misfits.map(|misfit| sheet.fault(misfit)));
        }
        faults
    }

    /// Puts the claims in the order of the first passage that each is about, those of one passage by their ids.
    fn order(&mut self) {
        let place = |claim: &Claim| {
            let about = |passage: &Passage| claim.places().contains(&passage.place);
            self.work.passages.iter().position(about).unwrap_or(usize::MAX)
        };
        let mut claims = std::mem::take(&mut self.claims);
        claims.sort_by_cached_key(|claim| (place(claim), claim.id().to_owned()));
        self.claims = claims;
    }
}

/// The mark of an encoding that some editors put before a text.
const MARK: char = '\u{feff}';

/// The `.kenzan` files of a folder and of those below it.
fn collect(folder: &Path, files: &mut Vec<(PathBuf, String)>, faults: &mut Vec<Fault>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return faults.push(Fault::of_file(folder, format!("this folder cannot be read: {error}"))),
    };
    for entry in entries.flatten() {
        let path = entry.path();
        // A link to a folder may lead back here, and what is no file may never end.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            collect(&path, files, faults);
        } else if path.is_file()
            && (path.extension().is_some_and(|ending| ending == "kenzan") || path.ends_with(SCORES))
        {
            match fs::read_to_string(&path) {
                Ok(text) => files.push((path, text.trim_start_matches(MARK).into())),
                Err(error) => faults.push(Fault::of_file(&path, format!("this file is no readable text: {error}"))),
            }
        }
    }
}

/// A mistake with its file and its line.
fn placed(file: &Path, text: &str, misfit: Misfit) -> Fault {
    Fault {
        file: file.into(),
        line: misfit.line,
        column: misfit.column,
        reason: misfit.reason,
        source: text
            .lines()
            .nth(misfit.line.saturating_sub(1))
            .unwrap_or_default()
            .into(),
    }
}

/// A line with those that are indented below it, and the lines after.
fn block(lines: &[Line]) -> Option<(&Line, &[Line], &[Line])> {
    let (line, after) = lines.split_first()?;
    let below = after.iter().take_while(|child| child.indent > line.indent).count();
    let (below, after) = after.split_at(below);
    Some((line, below, after))
}
