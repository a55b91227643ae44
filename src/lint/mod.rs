//! The numbers of a text beside their closed forms: `\frac{\pi}{2} \approx 1.5708` in a paper, `0.7071  # sqrt(2)/2` in a program ([`lint`]).
//!
//! A pair is a closed form and a decimal with a sign of equality between them, or in two cells of a table, or a literal with the formula in its
//! comment. The closed form is read from LaTeX or from the syntax of programs into the language of formulas, and [`crate::eval`] encloses
//! it: that a number is right or wrong rests on the enclosure alone. What may be meant otherwise (a logarithm of another base, a factor that
//! may stand below the line, degrees) is read in every way, and a number is wrong only if it is in all of them. Where the text does not make
//! certain that both sides are one number, nothing is said.
//!
//! ```
//! use kenzan::lint::{Language, Verdict, lint};
//!
//! let found = lint(r"Here $\pi/2 = 1.57059$ and $\sqrt{2} \approx 1.414$.", Language::Tex);
//! assert_eq!(found[0].verdict, Verdict::Wrong { right: "1.57080".into() });
//! assert_eq!((found[0].line, found[0].column), (1, 15));
//! assert_eq!(found[1].verdict, Verdict::Right);
//! ```

mod binder;
mod call;
mod command;
mod constant;
mod decimal;
mod fix;
mod function;
mod judge;
mod language;
mod notebook;
mod pair;
mod passage;
mod reader;
mod reading;
mod report;
mod scan;
mod table;
mod term;
mod token;

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;

use judge::{Judgement, judge};
use pair::{Candidate, Footing};

pub use fix::fixed;
pub use judge::Unread;
pub use language::Language;
pub use report::{json, sarif, text};

/// A decimal beside its closed form.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The line of the decimal, from 1.
    pub line: usize,
    /// Its column in characters, from 1.
    pub column: usize,
    /// The bytes that it takes.
    pub place: Range<usize>,
    /// The pair as it stands.
    pub text: String,
    /// The decimal as it stands.
    pub printed: String,
    /// What is to be said of it.
    pub verdict: Verdict,
}

/// What is to be said of a decimal.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// It is the closed form, rounded or truncated.
    Right,
    /// It is not.
    Wrong {
        /// As many digits as were printed, right.
        right: String,
    },
    /// The closed form was not read, or has no value that is known.
    Unread(Unread),
}

/// The pairs of a text, in their order.
#[must_use]
pub fn lint(text: &str, language: Language) -> Vec<Pair> {
    let mut candidates = Vec::new();
    for passage in passage::passages(text, language) {
        candidates.extend(pair::candidates(&passage));
    }
    candidates.sort_by_key(|candidate| candidate.place.start);
    let judged: Vec<Judgement> = candidates.par_iter().map(judge).collect();
    let trusted = trusted_columns(&candidates, &judged);
    let lines = starts(text);
    let told = candidates.into_iter().zip(judged).filter_map(|(candidate, judgement)| {
        let verdict = match judgement {
            Judgement::Right => Verdict::Right,
            Judgement::Wrong { right } => match candidate.footing {
                Footing::Columns(table) if !trusted.contains(&table) => return None,
                _ => Verdict::Wrong { right },
            },
            Judgement::Unread(why) => match candidate.footing {
                Footing::Columns(table) if !trusted.contains(&table) => return None,
                _ => Verdict::Unread(why),
            },
            Judgement::Silent => return None,
        };
        let line = lines.partition_point(|start| *start <= candidate.place.start);
        let start = lines.get(line.saturating_sub(1)).copied().unwrap_or(0);
        Some(Pair {
            line,
            column: text.get(start..candidate.place.start)?.chars().count() + 1,
            printed: text.get(candidate.place.clone())?.to_owned(),
            place: candidate.place,
            text: candidate.text,
            verdict,
        })
    });
    let mut told: Vec<Pair> = told.collect();
    // A decimal between two forms is right if it is for one of them.
    told.sort_by_key(|pair| (pair.place.start, pair.verdict != Verdict::Right));
    told.dedup_by_key(|pair| pair.place.start);
    told
}

/// The bytes that lines begin at.
fn starts(text: &str) -> Vec<usize> {
    std::iter::once(0)
        .chain(text.match_indices('\n').map(|(at, _)| at + 1))
        .collect()
}

/// The pairs of columns of a table of which most rows agree, two at least: nothing but that says that the one is the value of the other.
fn trusted_columns(candidates: &[Candidate], judged: &[Judgement]) -> Vec<(usize, usize, usize)> {
    let mut votes: BTreeMap<(usize, usize, usize), (usize, usize)> = BTreeMap::new();
    for (candidate, judgement) in candidates.iter().zip(judged) {
        if let Footing::Columns(table) = candidate.footing {
            let (right, wrong) = votes.entry(table).or_default();
            match judgement {
                Judgement::Right => *right += 1,
                Judgement::Wrong { .. } => *wrong += 1,
                Judgement::Silent | Judgement::Unread(_) => {}
            }
        }
    }
    let trusted = votes
        .into_iter()
        .filter(|(_, (right, wrong))| *right >= 2 && right > wrong);
    trusted.map(|(table, _)| table).collect()
}
