//! A run in parts: each decides every n-th unit, on whatever machine, and all together are the run.
//!
//! Nobody knows how long a unit takes before it is decided. Neighbours in a paper are alike, so that every n-th is a fair share.

use std::fmt;

use borsh::{BorshDeserialize, BorshSerialize};

use super::library::Volume;
use crate::paper::digest::Digest;
use crate::paper::{Library, Paper, Piece, Unit};

/// What the file of a part is called inside.
pub const KIND: &str = "part";

/// Which part of how many, from 1 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, BorshSerialize, BorshDeserialize)]
pub struct Shard {
    number: usize,
    of: usize,
}

/// The most parts.
const MOST: usize = 10_000;

impl Shard {
    /// Reads `2/4`; none unless the second number is from 1 to 10,000 and the first from 1 to it.
    #[must_use]
    pub fn read(text: &str) -> Option<Shard> {
        let (number, of) = text.split_once('/')?;
        let (number, of) = (number.parse().ok()?, of.parse().ok()?);
        (1 <= number && number <= of && of <= MOST).then_some(Shard { number, of })
    }

    /// The name of its file.
    #[must_use]
    pub fn file(self) -> String {
        format!("{}-of-{}.part", self.number, self.of)
    }

    /// Its share of things in order.
    pub fn share<T>(self, all: Vec<T>) -> Vec<T> {
        all.into_iter().skip(self.number - 1).step_by(self.of).collect()
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

/// What a run decides: the same for all its parts.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
struct Plan {
    digits: usize,
    papers: Vec<Share>,
    /// The ids of all units in order, and what their outcomes depend on.
    units: Vec<(String, Digest)>,
}

/// A paper of a run.
#[derive(Clone, Debug, PartialEq, Eq, BorshSerialize, BorshDeserialize)]
struct Share {
    name: String,
    /// Of all its texts.
    text: Digest,
    /// How many of its units are decided.
    units: usize,
}

/// A part of a run.
#[derive(Clone, Debug, BorshSerialize, BorshDeserialize)]
pub struct Part {
    plan: Plan,
    shard: Shard,
    pieces: Vec<Piece>,
}

/// What two parts of different runs do not have in common.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Difference {
    /// The number of parts.
    #[error("one of {of} parts, not of {instead}")]
    Parts {
        /// That of the other.
        of: usize,
        /// That of the one.
        instead: usize,
    },
    /// The digits.
    #[error("to {to} digits, not to {instead}")]
    Digits {
        /// Those of the other.
        to: usize,
        /// Those of the one.
        instead: usize,
    },
    /// The papers.
    #[error("of other papers")]
    Papers,
    /// The claims and constants.
    #[error("of other claims")]
    Claims,
    /// What they say.
    #[error("of another text of {}", paper(.0))]
    Text(String),
    /// What was kept beside them, as the scores of their mutants.
    #[error("of another state of `{0}`")]
    Unit(String),
}

impl Difference {
    /// Between two parts, if there is one.
    fn between(one: &Part, other: &Part) -> Option<Difference> {
        let names = |part: &Part| {
            let shares = part.plan.papers.iter();
            shares
                .map(|share| (share.name.clone(), share.units))
                .collect::<Vec<_>>()
        };
        let ids = |part: &Part| part.plan.units.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
        let text = one
            .plan
            .papers
            .iter()
            .zip(&other.plan.papers)
            .find(|(a, b)| a.text != b.text);
        let unit = one.plan.units.iter().zip(&other.plan.units).find(|(a, b)| a != b);
        let (of, instead) = (other.shard.of, one.shard.of);
        let (to, known) = (other.plan.digits, one.plan.digits);
        match (text, unit) {
            _ if of != instead => Some(Difference::Parts { of, instead }),
            _ if to != known => Some(Difference::Digits { to, instead: known }),
            _ if names(one) != names(other) => Some(Difference::Papers),
            (Some((share, _)), _) => Some(Difference::Text(share.name.clone())),
            _ if ids(one) != ids(other) => Some(Difference::Claims),
            (None, Some(((id, _), _))) => Some(Difference::Unit(id.clone())),
            (None, None) => None,
        }
    }
}

/// Why parts do not make a run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MergeError {
    /// There is none.
    #[error("there are no parts to merge")]
    None,
    /// Two are not of one run.
    #[error("{other} is no part of the run of {one}: it is {difference}")]
    Foreign {
        /// The one.
        one: String,
        /// The other.
        other: String,
        /// How they differ.
        difference: Difference,
    },
    /// Two are the same part.
    #[error("{one} and {other} are both the part {shard}")]
    Twice {
        /// The part.
        shard: Shard,
        /// The one.
        one: String,
        /// The other.
        other: String,
    },
    /// Some are not there.
    #[error("{} of {of} parts are missing: {}", .missing.len(), named(.missing))]
    Missing {
        /// Their numbers.
        missing: Vec<usize>,
        /// How many there are.
        of: usize,
    },
    /// The papers are not as they were.
    #[error("{part} decided another text of {}: merge beside the papers that were decided, or name them by --paper", paper(.name))]
    Paper {
        /// The part.
        part: String,
        /// The name of the paper.
        name: String,
    },
    /// A part does not hold what it should.
    #[error("{part} does not hold what belongs to it: write it again")]
    Pieces {
        /// The part.
        part: String,
    },
}

/// The first of the numbers.
fn named(numbers: &[usize]) -> String {
    let first: Vec<String> = numbers.iter().take(10).map(ToString::to_string).collect();
    let more = if numbers.len() > 10 { ", …" } else { "" };
    first.join(", ") + more
}

fn paper(name: &str) -> String {
    match name {
        "" => "the paper".into(),
        name => format!("the paper `{name}`"),
    }
}

impl Part {
    /// What was decided, of these papers and of all these units, in a shard.
    #[must_use]
    pub fn of(papers: &[&Paper], units: &[Unit<'_>], digits: usize, shard: Shard, pieces: Vec<Piece>) -> Part {
        let share = |paper: &&Paper| Share {
            name: paper.name.clone(),
            text: paper.digests.all(),
            units: units.iter().filter(|unit| unit.paper().name == paper.name).count(),
        };
        let plan = Plan {
            digits,
            papers: papers.iter().map(share).collect(),
            units: units
                .iter()
                .map(|unit| (unit.id().into(), unit.digest(digits)))
                .collect(),
        };
        Part { plan, shard, pieces }
    }
}

/// The papers of a run with what was decided of each, from all its parts, in any order, each with its name.
///
/// # Errors
/// [`MergeError`] if a part is missing, stands there twice, or is of another run, or of other papers than those of the library.
pub fn merge<'a>(mut parts: Vec<(String, Part)>, library: &'a Library) -> Result<Vec<Volume<'a>>, MergeError> {
    parts.sort_by_key(|(_, part)| part.shard);
    let (first, plan, of) = match parts.first() {
        Some((name, part)) => (name.clone(), part.plan.clone(), part.shard.of),
        None => return Err(MergeError::None),
    };
    for (other, part) in &parts {
        if let Some(difference) = Difference::between(&parts[0].1, part) {
            let (one, other) = (first, other.clone());
            return Err(MergeError::Foreign { one, other, difference });
        }
    }
    for pair in parts.windows(2) {
        if let [(one, part), (other, next)] = pair
            && part.shard == next.shard
        {
            let (shard, one, other) = (part.shard, one.clone(), other.clone());
            return Err(MergeError::Twice { shard, one, other });
        }
    }
    let there = |number: &usize| parts.iter().any(|(_, part)| part.shard.number == *number);
    let missing: Vec<usize> = (1..=of).filter(|number| !there(number)).collect();
    if !missing.is_empty() {
        return Err(MergeError::Missing { missing, of });
    }
    let mut papers = Vec::new();
    for share in &plan.papers {
        let known = library.papers.iter().find(|paper| paper.name == share.name);
        let same = known.filter(|paper| paper.digests.all() == share.text);
        let (part, name) = (first.clone(), share.name.clone());
        papers.push(same.ok_or(MergeError::Paper { part, name })?);
    }
    let mut pieces = interleaved(parts, &plan.units)?.into_iter();
    let volume = |(share, paper): (&Share, &'a Paper)| Volume::of(paper, pieces.by_ref().take(share.units));
    Ok(plan.papers.iter().zip(papers).map(volume).collect())
}

/// The pieces of all parts in the order of the run.
fn interleaved(parts: Vec<(String, Part)>, units: &[(String, Digest)]) -> Result<Vec<Piece>, MergeError> {
    let of = parts.len();
    let mut rows = Vec::new();
    for (index, (name, part)) in parts.into_iter().enumerate() {
        let belong = units.iter().skip(index).step_by(of).map(|(id, _)| id.as_str());
        if !part.pieces.iter().map(Piece::id).eq(belong) {
            return Err(MergeError::Pieces { part: name });
        }
        rows.push(part.pieces.into_iter());
    }
    Ok((0..units.len()).filter_map(|place| rows[place % of].next()).collect())
}
