//! The files of a paper that are no claims: entries of its lists, in any order and any number of files.
//!
//! What is built on others is read after them, in the order of [`RANKS`]; claims stand before the constants that are published.

use super::activation::activation;
use super::constant::constant;
use super::law::law;
use super::line::{Line, Misfit, Span};
use super::profile::profile;
use super::table::table;
use super::{Paper, Sheet, block};

/// The words that begin an entry, those before claims in ranks, each of which may refer to those before.
pub(super) const RANKS: [&[&str]; 3] = [&["activation", "profile", "law"], &["table"], &["constant"]];

/// The word that begins an entry which refers to claims, too.
pub(super) const PUBLISH: &str = "publish";

/// What is wrong with the first words of a file's lines: it is a claim or its entries have known words.
pub(super) fn strangers(lines: &[Line]) -> Vec<Misfit> {
    let mut rest = lines;
    let mut misfits = Vec::new();
    while let Some((line, _, after)) = block(rest) {
        let (word, _) = line.span().word();
        if !RANKS.concat().contains(&word.as_str()) && word != PUBLISH {
            let words = RANKS.concat().join(", ");
            misfits.push(line.span().misfit(format!(
                "`{word}` begins nothing here: a file is a claim, which begins with `claim`, or its entries begin with {words} or {PUBLISH}"
            )));
        }
        rest = after;
    }
    misfits
}

impl Paper {
    /// Takes the entries of a file that begin with one of the words.
    pub(super) fn take(&mut self, words: &[&str], sheet: &Sheet<'_>) -> Vec<Misfit> {
        let mut rest = &sheet.lines[..];
        let mut misfits = Vec::new();
        while let Some((line, below, after)) = block(rest) {
            let (word, head) = line.span().word();
            if words.contains(&word.as_str()) {
                match word == PUBLISH {
                    true => misfits.extend(self.publish(&head, below)),
                    false => misfits.extend(self.entry(&word, &head, below).err()),
                }
            }
            rest = after;
        }
        misfits
    }

    fn entry(&mut self, word: &str, head: &Span<'_>, below: &[Line]) -> Result<(), Misfit> {
        match word {
            "activation" => {
                let it = activation(head, below)?;
                let names = || std::iter::once(it.name()).chain(it.aliases().iter().map(String::as_str));
                new(word, head, names(), |name| {
                    self.activations.iter().any(|known| known.is_called(name))
                })?;
                self.activations.push(it);
            }
            "profile" => {
                let it = profile(head, below)?;
                let names = || std::iter::once(it.name()).chain(it.aliases().iter().map(String::as_str));
                // Names are compared as those of members are.
                let known = |name: &str| {
                    self.profiles
                        .iter()
                        .any(|known| known.find(&format!("{name}0")).is_some())
                };
                new(word, head, names(), known)?;
                self.profiles.push(it);
            }
            "law" => {
                let it = law(head, below)?;
                let known = |name: &str| name == "mixture" || self.laws.iter().any(|known| known.name() == name);
                new(word, head, std::iter::once(it.name()), known)?;
                self.laws.push(it);
            }
            "table" => {
                let (name, it) = table(self, head, below)?;
                let known = |name: &str| self.tables.iter().any(|(known, _)| known == name);
                new(word, head, std::iter::once(name.as_str()), known)?;
                self.tables.push((name, it));
            }
            _ => {
                let it = constant(self, head, below)?;
                let known = |name: &str| self.constants.iter().any(|known| known.name() == name);
                new(word, head, std::iter::once(it.name()), known)?;
                self.constants.push(it);
            }
        }
        Ok(())
    }
}

/// Sees to it that no name is taken.
fn new<'a>(
    word: &str,
    head: &Span<'_>,
    mut names: impl Iterator<Item = &'a str>,
    known: impl Fn(&str) -> bool,
) -> Result<(), Misfit> {
    match names.find(|name| known(name)) {
        None => Ok(()),
        Some(name) => Err(head.misfit(format!("there is another {word} `{name}`: give this one another name"))),
    }
}
